"""Names of files that others chose: kept for people to read, never used as a place to write to."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 200
#: Of an extension with its dot; anything else is part of the name.
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,12}$")


def readable_name(name: str) -> str:
    """The last part of a file's name, on one line and without invisible characters, or ``letter``."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in last)
    short = " ".join(visible.split()).lstrip(".") or "letter"
    extension = extension_of(short)
    return short[: LONGEST - len(extension)] + extension if len(short) > LONGEST else short


def extension_of(name: str) -> str:
    """The extension in small letters with its dot, empty where there is none."""
    found = _EXTENSION.search(PurePosixPath(name).name)
    return found[0].lower() if found else ""
