"""resources.csv: a row a mention."""

from django.db.models import QuerySet

from responses.analysis.resources import public_mentions
from responses.exports.columns import Column
from responses.exports.file import File
from responses.exports.selection import Selection
from responses.models import Mention


def _resources_columns(selection: Selection) -> list[Column]:
    slug = selection.request.slug
    return [
        Column("request", "Slug of the FOI request", lambda row: slug),
        Column("ods_code", "ODS code of the trust", lambda row: row.answer.response.trust_id),
        Column("question", "Code of the question", lambda row: row.answer.question.code),
        Column("resource", "Identifier of the resource", lambda row: row.resource.slug),
        Column("kind", "policy, tool, training, support or link", lambda row: row.resource.kind),
        Column("name", "Name of the resource", lambda row: row.resource.name),
        Column("issuer", "Who issued it", lambda row: row.resource.issuer),
        Column("url", "Its address", lambda row: row.resource.url),
        Column("area", "Area that the trust names it for", lambda row: row.area),
    ]


def _resources_rows(selection: Selection) -> QuerySet[Mention]:
    return public_mentions(selection.responses, selection.questions)


RESOURCES = File(
    "resources.csv",
    "Resources",
    "One row for each time that a published answer names a resource.",
    _resources_columns,
    _resources_rows,
    lambda selection: _resources_rows(selection).count(),
)
