"""Addresses of the site: the admin, the health check, and the pages of the app."""

from django.contrib import admin
from django.urls import include, path

from responses.views.health import healthz

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("", include("responses.urls")),
]
