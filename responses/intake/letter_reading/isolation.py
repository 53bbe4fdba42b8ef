"""Reading a letter from end to end in a process of its own, which a hostile letter can crash without harm."""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import asdict

from responses.intake.aligning import AskedQuestion
from responses.intake.documents import Document, DocumentError
from responses.intake.documents.isolation import (
    MOST_MEMORY,
    MOST_OUTPUT,
    document_from,
    refuse_large,
    run_child,
)
from responses.intake.letter_reading.letter import NOTHING, ReadLetter
from responses.intake.letter_reading.transport import loaded
from responses.intake.suggesting import KnownResource

#: Of the processor, for the whole chain, in seconds. A busy machine may take longer by the clock.
TIME_OUT = 9.0
_BY_THE_CLOCK = 3
_BROKE_OFF = "Its text was read, but looking for answers took too long or failed: nothing is suggested."


def read_letter(
    data: bytes,
    name: str,
    asked: Sequence[AskedQuestion],
    known: Sequence[KnownResource] = (),
    *,
    seconds: float = TIME_OUT,
) -> ReadLetter:
    """Read a letter and find what it says of each question; `name` is the file's, whose extension counts.

    Raises DocumentError with one line where the bytes cannot be read. Where only the search for answers takes
    too long, the document is returned without suggestions and says so.
    """
    refuse_large(data, name)
    order = {
        "name": name,
        "memory": MOST_MEMORY,
        "seconds": math.ceil(seconds),
        "output": MOST_OUTPUT,
        "asked": [asdict(one) for one in asked],
        "known": [asdict(one) for one in known],
    }
    given = (json.dumps(order).encode(), b"\n", data)
    written, broken = run_child("responses.intake.letter_reading", given, _BY_THE_CLOCK * seconds)
    first, _, second = written.partition(b"\n")
    if broken and b"\n" not in written:
        raise DocumentError(name, broken)
    document = document_from(first, name, hashlib.sha256(data).hexdigest())
    return _with_reading(document, second, asked)


def _with_reading(document: Document, line: bytes, asked: Sequence[AskedQuestion]) -> ReadLetter:
    if not document.text.strip():
        return ReadLetter(document, NOTHING)
    try:
        return ReadLetter(document, loaded(line, document, asked))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ReadLetter(document, NOTHING, _BROKE_OFF)
