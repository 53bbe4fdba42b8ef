"""The files that came with a letter, and those that its text names."""

from collections.abc import Sequence

from responses.intake.aligning.contract import Span
from responses.intake.suggesting.contract import AttachmentIn, LetterIn, NamedAttachment, SuggestedAnswer
from responses.intake.suggesting.files import NamedFile, named_files


def attachments_of(letter: LetterIn, answers: Sequence[SuggestedAnswer]) -> tuple[NamedAttachment, ...]:
    """Each file once: those that came with the letter first, then those that are only named."""
    named: dict[str, NamedFile] = {}
    codes: dict[str, list[str]] = {}
    for file in named_files(letter.text):
        key = file.name.casefold()
        named.setdefault(key, file)
        codes.setdefault(key, []).extend(_naming(file.span, answers))
    came = {attachment.name.casefold(): attachment for attachment in letter.attachments}
    keys = [*came, *(key for key in named if key not in came)]
    return tuple(_joined(came.get(key), named.get(key), codes.get(key, [])) for key in keys)


def _naming(place: Span, answers: Sequence[SuggestedAnswer]) -> list[str]:
    """Codes of the questions whose passages hold this place."""
    return [
        answer.code
        for answer in answers
        if any(span.start <= place.start and place.end <= span.end for span in answer.spans)
    ]


def _joined(came: AttachmentIn | None, named: NamedFile | None, codes: Sequence[str]) -> NamedAttachment:
    size = named.size if named else ""
    if came is not None and came.size is not None:
        size = f"{max(1, round(came.size / 1000))} kB"
    name = came.name if came is not None else named.name if named else ""
    return NamedAttachment(name, size, named.span if named else None, tuple(dict.fromkeys(codes)))
