"""Data entry, under /admin/: made for the task. One module a noun, a folder for the entry page."""

from responses.admin import (
    answers,
    bank_holidays,
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
    "requests",
    "resources",
    "responses",
    "services",
    "sources",
    "topics",
    "trusts",
]
