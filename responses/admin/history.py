"""Who changed what, when and why, as the admin shows it."""

from typing import Any

from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin


class HistoryAdmin(SimpleHistoryAdmin):
    """A model with a page of its history, which is read and never turned back.

    Going back to an older row would pass by the rules of responses.intake.entry.
    """

    # The package's own list has an inline style, which the site's Content-Security-Policy forbids.
    object_history_list_template = "admin/history_list.html"

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True
