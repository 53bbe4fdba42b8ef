"""Answers are entered on the page of their response; here is where their history is read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from responses.admin.history import HistoryAdmin, PartChange, mention_changes, passage_changes
from responses.models import Answer


@admin.register(Answer)
class AnswerAdmin(HistoryAdmin):
    list_display = ["trust", "question_code", "state", "value", "qualified"]
    list_filter = ["response__request", "state"]
    list_select_related = ["response__trust", "question"]
    search_fields = ["response__trust__name", "response__trust__ods_code", "question__code", "note"]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def part_changes(self, key: int) -> list[PartChange]:
        return passage_changes(answer_id=key) + mention_changes(key)

    def history_view_title(self, request: HttpRequest, obj: Answer) -> str:
        return f"History: {obj.response.trust}, {obj.question.code}"

    @admin.display(ordering="response__trust__name")
    def trust(self, answer: Answer) -> str:
        return str(answer.response.trust)

    @admin.display(ordering="question__code", description="question")
    def question_code(self, answer: Answer) -> str:
        return answer.question.code
