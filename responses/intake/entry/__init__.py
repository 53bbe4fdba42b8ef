"""Data entry: the one place that writes requests asked, responses, answers and what supports them.

Every function takes keywords only, is one transaction, writes the history with its author and reason, and
raises EntryError, with sentences for the person at the form, when nothing of it could be saved.
"""

from responses.intake.entry.asking import Asked, ask_trusts, asking_problems, require_trusts
from responses.intake.entry.closing import (
    close_unanswered,
    closing_problems,
    has_entries,
    is_overdue,
    overdue,
    reopen,
)
from responses.intake.entry.entries import (
    AnswerEntry,
    MentionEntry,
    PassageEntry,
    ProvisionEntry,
    ResponseEntry,
    SourceEntry,
)
from responses.intake.entry.passages import add_passage
from responses.intake.entry.problems import EntryError, Problem
from responses.intake.entry.provisions import set_provision
from responses.intake.entry.publishing import (
    mark_checked,
    missing,
    publish,
    return_to_draft,
    with_missing,
)
from responses.intake.entry.resources import ResourceEntry, find_or_create_resource
from responses.intake.entry.saving import Saved, save_entry
from responses.intake.entry.sources import (
    add_source,
    change_source,
    removal_problem,
    remove_source,
    text_stays,
)
from responses.intake.entry.spans import Span, find_spans, locate, span_at

__all__ = [
    "AnswerEntry",
    "Asked",
    "EntryError",
    "MentionEntry",
    "PassageEntry",
    "Problem",
    "ProvisionEntry",
    "ResourceEntry",
    "ResponseEntry",
    "Saved",
    "SourceEntry",
    "Span",
    "add_passage",
    "add_source",
    "ask_trusts",
    "asking_problems",
    "change_source",
    "close_unanswered",
    "closing_problems",
    "find_or_create_resource",
    "find_spans",
    "has_entries",
    "is_overdue",
    "locate",
    "mark_checked",
    "missing",
    "overdue",
    "publish",
    "removal_problem",
    "remove_source",
    "reopen",
    "require_trusts",
    "return_to_draft",
    "save_entry",
    "set_provision",
    "span_at",
    "text_stays",
    "with_missing",
]
