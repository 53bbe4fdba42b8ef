"""Addresses of the app's pages and files."""

from django.urls import URLPattern, URLResolver

app_name = "responses"

urlpatterns: list[URLPattern | URLResolver] = []
