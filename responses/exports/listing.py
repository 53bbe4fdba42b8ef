"""What the files of a request hold and how large they are, without making large ones in full."""

from dataclasses import dataclass

from responses.exports.columns import Column
from responses.exports.file import File
from responses.exports.files import FILES
from responses.exports.package import members_of, packed
from responses.exports.selection import Selection

#: Up to so many answers every file is made to know its size; beyond, the first trusts stand for all.
EXACT_ANSWERS = 2_000


@dataclass(frozen=True)
class ListedFile:
    """A file with its number of rows, and its size in bytes: exact, or extrapolated from the first trusts."""

    name: str
    title: str
    description: str
    columns: tuple[tuple[str, str, str], ...]
    rows: int
    bytes: int


@dataclass(frozen=True)
class Listing:
    """All files of a request; ``exact`` says whether the sizes are those of the files or extrapolated."""

    files: tuple[ListedFile, ...]
    archive_bytes: int
    exact: bool


def listing(selection: Selection) -> Listing:
    """The files of ``selection``; rows are always exact."""
    trusts = selection.responses.count()
    answers = trusts * len(selection.questions)
    exact = answers <= EXACT_ANSWERS or trusts <= 2
    # Half as many answers as are made in full at the most, of two trusts at the least.
    some = max(2, trusts * EXACT_ANSWERS // max(1, answers) // 2)
    sample = selection if exact else selection.of_first(some)
    members = members_of(sample)
    archive_bytes = len(packed(members))
    if not exact:
        # Repetition packs well, so what a further trust adds is measured, not taken from the mean.
        fewer = len(packed(members_of(selection.of_first(some // 2))))
        archive_bytes += (archive_bytes - fewer) * (trusts - some) // (some - some // 2)
    files = tuple(_listed(file, selection, sample, members[file.name]) for file in FILES.values())
    return Listing(files, archive_bytes, exact)


def _listed(file: File, selection: Selection, sample: Selection, content: bytes) -> ListedFile:
    rows = file.count(selection)
    return ListedFile(
        name=file.name,
        title=file.title,
        description=file.description,
        columns=tuple(_described(column) for column in file.columns(selection)),
        rows=rows,
        bytes=_size(content, rows, file.count(sample)),
    )


def _described(column: Column) -> tuple[str, str, str]:
    return column.name, column.type, column.description


def _size(content: bytes, rows: int, rows_made: int) -> int:
    """The size of a file of ``rows`` rows, from the ``content`` of one with the same header."""
    if rows == rows_made or not rows_made:
        return len(content)
    header = content.index(b"\r\n") + 2
    return header + (len(content) - header) * rows // rows_made
