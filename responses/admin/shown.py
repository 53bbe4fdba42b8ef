"""What stands on the pages and in the files of requests, and is edited on a page of its own."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from responses.models import FOIRequest


class ShownByRequestsAdmin(admin.ModelAdmin):
    """Saving it moves the date at which the data of each request that shows it last changed."""

    #: From a request to what is edited.
    shown_by: tuple[str, ...]

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        for path in self.shown_by:
            FOIRequest.objects.filter(**{path: obj}).touch()
