"""responses.csv: a row a trust asked, with dates, time limit and outcome."""

from responses.analysis.asked import AskedRow, asked_rows
from responses.exports.columns import Column
from responses.exports.file import File, request_columns
from responses.exports.selection import Selection


def _responses_columns(selection: Selection) -> list[Column]:
    return [
        *request_columns(selection),
        Column("ods_code", "ODS code of the trust", lambda row: row.trust.ods_code),
        Column("trust", "Name of the trust", lambda row: row.trust.name),
        Column("reference", "The trust's own reference", lambda row: row.reference),
        Column("sent_on", "When the request was sent", lambda row: row.response.sent_on, "date"),
        Column(
            "request_received_on", "When the trust received it", lambda row: row.response.received_on, "date"
        ),
        Column("due_on", "The twentieth working day after receipt", lambda row: row.deadline.on, "date"),
        Column(
            "due_estimated",
            "true where it is counted from the day of sending",
            lambda row: row.deadline.estimated if row.deadline.on else None,
            "boolean",
        ),
        Column("replied_on", "Date of the published reply", lambda row: row.replied_on, "date"),
        Column("working_days", "Working days to the reply", lambda row: row.working_days, "integer"),
        Column("on_time", "yes, no, or empty where not known", lambda row: row.on_time),
        Column(
            "outcome", "What came of it; empty where a reply is not yet published", lambda row: row.outcome
        ),
        Column("status", "draft, checked or published", lambda row: row.response.status),
        Column("reuse", "What the reply says of re-use", lambda row: row.reuse),
        Column("source_url", "Address of the reply on the trust's site", lambda row: row.source_url),
    ]


def _responses_rows(selection: Selection) -> list[AskedRow]:
    return asked_rows(selection.responses.select_related("trust"), today=selection.today)


RESPONSES = File(
    "responses.csv",
    "Responses",
    "One row for each trust asked: dates, time limit and outcome.",
    _responses_columns,
    _responses_rows,
    lambda selection: selection.responses.count(),
)
