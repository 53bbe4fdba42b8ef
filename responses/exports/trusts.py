"""trusts.csv: a row a trust asked."""

from collections.abc import Iterable

from responses.exports.columns import Column, joined
from responses.exports.file import File
from responses.exports.selection import Selection
from responses.models import Trust


def _trusts_columns(selection: Selection) -> list[Column]:
    return [
        Column("ods_code", "ODS code", lambda row: row.ods_code),
        Column("trust", "Name", lambda row: row.name),
        Column(
            "former_names",
            "Earlier names with the last month of the register that has them",
            lambda row: joined(row.former_names.all()),
        ),
        Column("trust_type", "Type of the trust, a closed list", lambda row: row.type),
        Column("region_code", "ODS code of its NHS England region", lambda row: row.region_id),
        Column("region", "Name of its NHS England region", lambda row: row.region),
        Column("icb_code", "ODS code of its ICB", lambda row: row.icb_id),
        Column("icb", "Name of its ICB, or the code where the name is not known", lambda row: row.icb),
        Column("postcode", "Postcode", lambda row: row.postcode),
        Column("opened", "When it opened", lambda row: row.opened, "date"),
        Column("closed", "When it closed, empty where open", lambda row: row.closed, "date"),
        Column(
            "successors",
            "ODS codes of the trusts that took over from it",
            lambda row: joined(succession.successor_id for succession in row.successions_from.all()),
        ),
    ]


def _trusts_rows(selection: Selection) -> Iterable[Trust]:
    return (
        Trust.objects.filter(responses__in=selection.responses.order_by().values("pk"))
        .select_related("region", "icb")
        .prefetch_related("former_names", "successions_from")
        .order_by("name", "ods_code")
    )


TRUSTS = File(
    "trusts.csv",
    "Trusts",
    "One row for each trust asked.",
    _trusts_columns,
    _trusts_rows,
    lambda selection: selection.responses.count(),
)
