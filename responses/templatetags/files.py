"""The files beside a table: what is displayed, and all of it."""

from dataclasses import replace
from typing import Any

from django import template
from django.utils import timezone

from responses.exports.files import FILES
from responses.exports.selection import Selection
from responses.filters import Choices

register = template.Library()


@register.inclusion_tag("responses/table_files.html", takes_context=True)
def table_files(context: dict[str, Any], name: str, pages: int = 1, **narrowed: str) -> dict[str, Any]:
    """Links to the file ``name`` of the page's choices and of the whole request, with their rows.

    ``narrowed`` are choices that the table makes by itself, such as ``question="camhs-1"``. A question that
    chooses trusts cannot choose rows as well: then the file has all questions, and the link says so, as
    it does where the table has several ``pages``.
    """
    page = context["page"]
    choices = replace(page.choices, sort="name", page="1", view="")
    all_questions = choices.chooses_by_answer and narrowed.pop("question", "") != ""
    choices = replace(choices, **{key: (value,) for key, value in narrowed.items()})
    whole = Choices(base=choices.base)
    return {
        "foi_request": page.foi_request,
        "name": name,
        "all_questions": all_questions,
        "in_pages": pages > 1,
        "displayed": choices.query_string(),
        "all": whole.query_string(),
        "displayed_rows": _rows(page, name, choices),
        "all_rows": _rows(page, name, whole),
    }


def _rows(page: Any, name: str, choices: Choices) -> int:
    selection = Selection(
        request=page.foi_request,
        responses=choices.responses(page.foi_request),
        questions=choices.questions(page.questions),
        every_question=page.questions,
        base=choices.base,
        today=timezone.localdate(),
    )
    return FILES[name].count(selection)
