from django.contrib import admin
from django.db.models import Count, QuerySet, URLField
from django.http import HttpRequest

from responses.admin.shown import ShownByRequestsAdmin
from responses.models import Resource


@admin.register(Resource)
class ResourceAdmin(ShownByRequestsAdmin):
    shown_by = ("responses__answers__mentions__resource",)
    list_display = ["name", "kind", "issuer", "url", "mentioned"]
    list_filter = ["kind"]
    list_select_related = ["issuer_trust"]
    search_fields = ["name", "issuer_name", "issuer_trust__name", "url"]
    autocomplete_fields = ["issuer_trust"]
    prepopulated_fields = {"slug": ["name"]}
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resource]:
        return super().get_queryset(request).annotate(mention_count=Count("mentions"))

    @admin.display(ordering="mention_count", description="mentioned by")
    def mentioned(self, resource: Resource) -> int:
        return vars(resource)["mention_count"]
