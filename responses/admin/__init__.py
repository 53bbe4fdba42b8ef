"""Data entry, under /admin/: made for the task. One module a noun, a folder for the entry page."""

from django.contrib import admin

from responses.admin import (
    answers,
    bank_holidays,
    corrections,
    repeats,
    requests,
    resources,
    responses,
    services,
    sources,
    topics,
    trusts,
)

__all__ = [
    "answers",
    "bank_holidays",
    "corrections",
    "repeats",
    "requests",
    "resources",
    "responses",
    "services",
    "sources",
    "topics",
    "trusts",
]

admin.site.site_title = "FOI responses"
admin.site.site_header = "FOI responses: data entry"
admin.site.index_title = "Data entry"
