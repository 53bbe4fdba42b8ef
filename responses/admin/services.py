from django.contrib import admin

from responses.admin.shown import ShownByRequestsAdmin
from responses.models import Service


@admin.register(Service)
class ServiceAdmin(ShownByRequestsAdmin):
    shown_by = ("questions__service",)
    list_display = ["short_name", "name", "slug", "order"]
    search_fields = ["short_name", "name", "slug"]
    prepopulated_fields = {"slug": ["short_name"]}
