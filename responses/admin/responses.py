"""The responses to requests: the list with what is missing in each, and the way to the entry page."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from responses.admin.asking import ask_view
from responses.admin.closing import close_view
from responses.admin.entry.endpoints import due_view, resources_view
from responses.admin.entry.view import entry_view
from responses.admin.history import HistoryAdmin, PartChange, provision_changes, source_changes
from responses.admin.review.second import second_view
from responses.admin.review.upload import upload_view
from responses.admin.review.view import review_view
from responses.intake.entry import EntryError, has_entries, is_overdue, mark_checked, publish, with_missing
from responses.models import BankHoliday, Response, Source
from responses.models.response import ResponseQuerySet


class OverdueFilter(admin.SimpleListFilter):
    title = "time limit"
    parameter_name = "overdue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Overdue")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Response]) -> QuerySet[Response]:
        if self.value() != "yes":
            return queryset
        calendar, today = BankHoliday.objects.calendar(), timezone.localdate()
        awaited = Response.objects.awaiting()
        return queryset.filter(pk__in=[one.pk for one in awaited if is_overdue(one, calendar, today=today)])


class ResponseList(ChangeList):
    """Rows that know when they were due: the calendar is read once for all of them."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        calendar, today = BankHoliday.objects.calendar(), timezone.localdate()
        for response in self.result_list:
            response.due = response.deadline(calendar, today=today)
            response.overdue = is_overdue(response, calendar, today=today)


def _letters() -> Any:
    """How many texts a response has: a count of its own, since it must not multiply the answers."""
    texts = Source.objects.filter(response=OuterRef("pk")).exclude(text="").order_by()
    counted = texts.values("response").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


@admin.register(Response)
class ResponseAdmin(HistoryAdmin):
    list_display = ["trust", "status", "outcome", "due_on", "missing", "letters", "of_request"]
    list_filter = ["request", "status", "outcome", OverdueFilter, "trust__region", "trust__type"]
    list_select_related = ["request", "trust"]
    search_fields = ["trust__name", "trust__ods_code", "reference"]
    ordering = ["request", "trust__name"]
    actions = ["check_chosen", "publish_chosen", "close_chosen"]
    change_list_template = "admin/responses/response/change_list.html"

    def get_queryset(self, request: HttpRequest) -> ResponseQuerySet:
        return with_missing(Response.objects.all()).annotate(letter_count=_letters())

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ResponseList

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("due/", view(self._for_editors(due_view)), name="responses_response_due"),
            path("resources/", view(self._for_editors(resources_view)), name="responses_response_resources"),
            path("close/", view(self.close_view), name="responses_response_close"),
            path("<int:key>/upload/", view(self._of(upload_view)), name="responses_response_upload"),
            path("<int:key>/review/", view(self._of(review_view)), name="responses_response_review"),
            path("<int:key>/second/", view(self._of(second_view)), name="responses_response_second"),
        ]
        return own + super().get_urls()

    def _of(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """A view of one response, which asks for its permissions itself."""

        def bound(request: HttpRequest, key: int) -> HttpResponse:
            return view(self, request, key)

        return bound

    def _for_editors(
        self, view: Callable[[HttpRequest], HttpResponse]
    ) -> Callable[[HttpRequest], HttpResponse]:
        def guarded(request: HttpRequest) -> HttpResponse:
            if not self.has_view_or_change_permission(request):
                return HttpResponse(status=403)
            return view(request)

        return guarded

    # Pages

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        # What is missing in each needs the width of the list of models.
        context = {"title": "Responses", "is_nav_sidebar_enabled": False}
        return super().changelist_view(request, context | (extra_context or {}))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return ask_view(self, request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return entry_view(self, request, object_id)

    def close_view(self, request: HttpRequest) -> HttpResponse:
        return close_view(self, request)

    def history_view_title(self, request: HttpRequest, obj: Response) -> str:
        return f"History: {obj.trust}, {obj.request}"

    def part_changes(self, key: int) -> list[PartChange]:
        """Its answers have histories of their own, linked from the entry page."""
        return provision_changes(key) + source_changes(key)

    def has_delete_permission(self, request: HttpRequest, obj: Response | None = None) -> bool:
        """A trust recorded as asked by mistake can be taken out as long as nothing was entered for it."""
        if obj is not None and (obj.sources.exists() or has_entries(obj)):
            return False
        return super().has_delete_permission(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Its pending answers and unknown provisions go with it; nobody may delete those by themselves."""
        to_delete, counts, _, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, set(), protected

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    # Columns

    @admin.display(description="request", ordering="request")
    def of_request(self, response: Any) -> str:
        """Short: the list is wide, and its filter has the whole title."""
        return Truncator(response.request.title).chars(24)

    @admin.display(description="due")
    def due_on(self, response: Any) -> str:
        if response.due.on is None:
            return response.due.problem or "Not known"
        estimated = " (estimated)" if response.due.estimated else ""
        late = format_html(" <strong>{}</strong>", "overdue") if response.overdue else ""
        return format_html("{}{}{}", response.due.on.isoformat(), estimated, late)

    @admin.display(description="missing")
    def missing(self, response: Any) -> str:
        missing = []
        if response.pending_count:
            missing.append(f"{response.pending_count} of {response.answer_count} pending")
        if response.valueless_count:
            missing.append(f"{response.valueless_count} answered without a value")
        if response.outcome == Response.Outcome.AWAITING:
            missing.append("no outcome")
        return ", ".join(missing) or "Nothing"

    @admin.display(description="letters")
    def letters(self, response: Any) -> str:
        """Ways to its screens that show nothing of its coding on the way to a second one."""
        steps = ["upload", "review", "second"] if response.letter_count else ["upload"]
        words = {"upload": "Take in", "review": "Review", "second": "Code again"}
        links = (
            (reverse(f"admin:responses_response_{step}", args=[response.pk]), words[step], response.trust)
            for step in steps
        )
        return format_html_join(" · ", '<a href="{}">{}<span class="visually-hidden">: {}</span></a>', links)

    # Actions

    @admin.action(description="Mark as checked", permissions=["change"])
    def check_chosen(self, request: HttpRequest, queryset: QuerySet[Response]) -> None:
        self._each(request, queryset, mark_checked, "marked as checked")

    @admin.action(description="Publish", permissions=["change"])
    def publish_chosen(self, request: HttpRequest, queryset: QuerySet[Response]) -> None:
        self._each(request, queryset, publish, "published")

    @admin.action(description="Close overdue as unanswered…", permissions=["change"])
    def close_chosen(self, request: HttpRequest, queryset: QuerySet[Response]) -> HttpResponse:
        chosen = QueryDict(mutable=True)
        chosen.setlist("response", [str(response.pk) for response in queryset])
        return HttpResponseRedirect(f"{reverse('admin:responses_response_close')}?{chosen.urlencode()}")

    def _each(
        self, request: HttpRequest, responses: Iterable[Response], write: Callable[..., Response], done: str
    ) -> None:
        number = 0
        for response in responses:
            try:
                write(response=response, author=request.user)
                number += 1
            except EntryError as error:
                first, more = str(error.problems[0]), len(error.problems) - 1
                rest = f" (and {more} more)" if more else ""
                messages.warning(request, f"{response.trust} was not {done}: {first}{rest}")
        if number:
            messages.success(request, f"{number} {done}.")
