"""Receiving the letters of many trusts: the list is checked whole, then each letter is kept by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from responses.intake.documents import DocumentError
from responses.intake.entry import EntryError
from responses.intake.letter_files import letter_bytes
from responses.intake.reading import InputError, Row, read_table
from responses.intake.receiving.letters import receive_letter
from responses.models import FOIRequest, Response, Source


@dataclass(frozen=True)
class ListedLetter:
    """A file and the response that it belongs to."""

    path: Path
    response: Response


@dataclass(frozen=True)
class Received:
    """What became of one letter; without a source it was not kept, and ``problem`` says why."""

    letter: ListedLetter
    source: Source | None
    #: Questions with passages, and questions asked for; both 0 where nothing was suggested.
    found: int = 0
    asked: int = 0
    problem: str = ""


def listed_letters(folder: Path, listing: Path, request: FOIRequest) -> list[ListedLetter]:
    """The letters that a CSV (``file, ods_code``) names; InputError for its first wrong cell."""
    rows = read_table(listing, ("file", "ods_code"))
    if not rows:
        raise InputError("it names no letter", file=listing.name)
    responses = _responses(request)
    seen: dict[tuple[str, str], int] = {}
    letters = []
    for row in rows:
        pair = (row["file"], row["ods_code"].upper())
        if pair in seen:
            raise row.error("file", f"“{row['file']}” of {pair[1]} stands in row {seen[pair]} already")
        seen[pair] = row.number
        letters.append(ListedLetter(_file(folder, row), _response(responses, row)))
    return letters


def not_listed(folder: Path, letters: Sequence[ListedLetter]) -> list[str]:
    """Names of the files in the folder that the list leaves out, hidden ones and CSV files aside."""
    listed = {letter.path.name for letter in letters}
    names = (path.name for path in folder.iterdir() if path.is_file() and path.suffix.lower() != ".csv")
    return sorted(name for name in names if name not in listed and not name.startswith("."))


def one_letter(path: Path, code: str, request: FOIRequest) -> ListedLetter:
    """A letter of one trust; InputError where that trust was not asked, or there is no such file."""
    if not path.is_file():
        raise InputError("there is no such file", file=str(path))
    response = _responses(request).get(code.upper())
    if response is None:
        raise InputError(_not_asked(code, request))
    return ListedLetter(path, response)


def receive_letters(letters: Sequence[ListedLetter]) -> Iterator[Received]:
    """Keep each letter, going on after one that is refused; each is written when it is asked for."""
    for letter in letters:
        try:
            data = letter_bytes(letter.path)
            source = receive_letter(response=letter.response, data=data, name=letter.path.name, author=None)
        except (EntryError, DocumentError) as error:
            yield Received(letter, None, problem=" ".join(str(error).split()))
        else:
            yield _received(letter, source)


def _received(letter: ListedLetter, source: Source) -> Received:
    spans = list(source.reading.suggestions.filter(answer__isnull=False).values_list("spans", flat=True))
    return Received(letter, source, sum(map(bool, spans)), len(spans), source.reading.problem)


def _responses(request: FOIRequest) -> dict[str, Response]:
    found = request.responses.select_related("trust", "request")
    return {response.trust_id: response for response in found}


def _file(folder: Path, row: Row) -> Path:
    name = row["file"]
    if not name or name != PurePath(name).name or not (folder / name).is_file():
        raise row.error("file", f"the folder {folder} has no file “{name}”")
    return folder / name


def _response(responses: dict[str, Response], row: Row) -> Response:
    code = row["ods_code"].upper()
    if code not in responses:
        raise row.error(
            "ods_code", f"“{row['ods_code']}” is no trust that was asked; record it as asked first"
        )
    return responses[code]


def _not_asked(code: str, request: FOIRequest) -> str:
    return (
        f"trust {code} has not been asked “{request.slug}”: record it as asked first, in the admin under "
        "Responses"
    )
