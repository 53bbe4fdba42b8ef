"""The register: trusts with their former names and successors, regions and integrated care boards."""

from django.contrib import admin
from django.http import HttpRequest

from responses.admin.shown import ShownByRequestsAdmin
from responses.models import FormerName, IntegratedCareBoard, Region, Succession, Trust


class FormerNameInline(admin.TabularInline):
    model = FormerName
    extra = 0


class SuccessionInline(admin.TabularInline):
    model = Succession
    fk_name = "predecessor"
    autocomplete_fields = ["successor"]
    verbose_name = "successor"
    verbose_name_plural = "successors"
    extra = 0


@admin.register(Trust)
class TrustAdmin(ShownByRequestsAdmin):
    shown_by = ("responses__trust",)
    list_display = ["name", "ods_code", "type", "region", "icb", "country", "closed", "fictional"]
    list_filter = ["type", "region", "country", "fictional", ("closed", admin.EmptyFieldListFilter)]
    list_select_related = ["region", "icb"]
    search_fields = ["name", "ods_code", "former_names__name"]
    autocomplete_fields = ["region", "icb"]
    inlines = [FormerNameInline, SuccessionInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Trust | None = None) -> list[str]:
        # Its code is the trust's key: saved under another code it would be another trust.
        return ["ods_code"] if obj else []


@admin.register(Region)
class RegionAdmin(ShownByRequestsAdmin):
    shown_by = ("responses__trust__region",)
    list_display = ["code", "name"]
    search_fields = ["code", "name"]


@admin.register(IntegratedCareBoard)
class IntegratedCareBoardAdmin(ShownByRequestsAdmin):
    shown_by = ("responses__trust__icb",)
    list_display = ["code", "name"]
    search_fields = ["code", "name"]
