from django.contrib import admin

from responses.admin.shown import ShownByRequestsAdmin
from responses.models import Topic


@admin.register(Topic)
class TopicAdmin(ShownByRequestsAdmin):
    shown_by = ("questions__topic", "questions__topic__parent")
    list_display = ["name", "parent", "slug", "order"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug", "definition"]
    prepopulated_fields = {"slug": ["name"]}
