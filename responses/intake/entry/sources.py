"""Letters, e-mails and pages of a response: their text is never altered once a passage points into it."""

from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from responses.intake.entry.problems import EntryError, Problem, require_short_reason
from responses.intake.entry.sheet import Author, sign
from responses.models import Coding, Reading, Response, Source
from responses.models.source import unaltered_text


@transaction.atomic
def add_source(
    *,
    response: Response,
    text: str,
    author: Author,
    kind: str = Source.Kind.REPLY,
    name: str = "",
    dated: date | None = None,
    address: str = "",
    media_type: str = "text/plain",
    supersedes: Source | None = None,
    reason: str = "Source added",
) -> Source:
    """Keep a text beside its response, unaltered but for its line ends. An attachment named only has none."""
    source = Source(
        response=response,
        kind=kind,
        name=name,
        dated=dated,
        address=address,
        text=unaltered_text(text),
        media_type=media_type if text else "",
        supersedes=supersedes,
    )
    if not (text.strip() or name):
        raise EntryError([Problem("Paste the text, or name the attachment that is not held.", field="text")])
    require_successor(source)
    _save(source, author=author, reason=reason)
    return source


@transaction.atomic
def change_source(*, source: Source, author: Author, reason: str, **changes: object) -> Source:
    """Change what is said about a source, and its text as long as no passage points into it."""
    source = Source.objects.select_for_update().select_related("response").get(pk=source.pk)
    text = source.text
    for name, value in changes.items():
        if name not in ("kind", "name", "dated", "address", "text"):
            raise TypeError(f"A source's {name} cannot be changed.")
        setattr(source, name, value)
    source.text = unaltered_text(source.text)
    if source.text != text and (problem := text_stays(source)):
        raise EntryError([Problem(problem, field="text")])
    _save(source, author=author, reason=reason)
    return source


@transaction.atomic
def remove_source(*, source: Source, author: Author, reason: str) -> None:
    """Remove a source that no passage and no coding points into, and its file with it."""
    if problem := removal_problem(source):
        raise EntryError(problem)
    sign(source, author=author, reason=reason)
    response, file = source.response, source.file
    source.delete()
    touch(response)
    if file:
        transaction.on_commit(partial(file.storage.delete, file.name))


def _save(source: Source, *, author: Author, reason: str) -> None:
    require_short_reason(reason)
    require_fields(source)
    same = Source.objects.filter(response=source.response, text=source.text).exclude(pk=source.pk).first()
    # A file may say what another one says: it is known by its bytes.
    if source.text and same and not source.file:
        raise EntryError([Problem(f"The same text is already here, as “{same}”.", field="text")])
    sign(source, author=author, reason=reason)
    source.save()
    touch(source.response)


def require_fields(source: Source) -> None:
    """EntryError where what is said about a source does not fit its columns."""
    try:
        source.clean_fields(exclude={"response", "supersedes", "file"})
    except ValidationError as error:
        raise EntryError(
            [Problem(" ".join(messages), field=name) for name, messages in error.message_dict.items()]
        ) from error


def require_successor(source: Source) -> None:
    """EntryError where a source cannot take the place of what it is said to supersede."""
    earlier = source.supersedes
    if earlier is None:
        return
    if earlier.response_id != source.response_id:
        raise EntryError([Problem(f"“{earlier}” belongs to another response.", field="supersedes")])
    if later := earlier.superseded_by.exclude(pk=source.pk).first():
        sentence = f"“{earlier}” is superseded by “{later}” already: choose that one."
        raise EntryError([Problem(sentence, field="supersedes")])


def touch(response: Response) -> None:
    # The response itself did not change, so its history gets no row; only the date that readers see moves.
    Response.objects.filter(pk=response.pk).update(changed_at=timezone.now())


def removal_problem(source: Source) -> str:
    """A sentence where a source cannot be removed, else empty."""
    if source.passages.exists():
        return _pointed_into(source, "it cannot be removed")
    spans = Coding.objects.filter(answer__response=source.response_id).values_list("spans", flat=True)
    if any(key == source.pk for of_coding in spans for key, *_ in of_coding):
        return f"A coding points into “{source}”, so it cannot be removed."
    return ""


def text_stays(source: Source) -> str:
    """A sentence where the text of a source can no longer be changed, else empty."""
    if source.passages.exists():
        return _pointed_into(source, "its text stays as it is")
    if source.file or Reading.objects.filter(source=source).exists():
        return f"“{source}” was read as it is, so its text stays. Add the new text as a source of its own."
    return ""


def _pointed_into(source: Source, what: str) -> str:
    number = source.passages.count()
    passages = "1 passage points" if number == 1 else f"{number} passages point"
    return (
        f"{passages} into “{source}”, so {what}. "
        "Remove the passages first, or add the new text as a source of its own."
    )
