"""The formats that can be read: each module in this folder is one, and names itself in its FORMAT."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from responses.intake.documents.writing import Writer


@dataclass(frozen=True)
class Format:
    """A format of files, how one is known, and what reads it."""

    #: What a person calls it.
    name: str
    media_type: str
    #: Of file names, in small letters, each with its dot.
    extensions: tuple[str, ...]
    #: Whether a file's bytes are in this format, as far as its beginning shows.
    recognises: Callable[[bytes], bool]
    #: Writes the document; raises `UnreadableError`. What it needs is imported only when it is called.
    read: Callable[[bytes], Writer]
    #: Whether the bytes alone settle it: then a file with this extension has to be recognised.
    binary: bool = False


class UnreadableError(ValueError):
    """Why a file cannot be read, in words that follow the file's name."""


@cache
def known_formats() -> tuple[Format, ...]:
    """Every format, in the order of the modules' names."""
    return tuple(import_module(f"{__name__}.{module.name}").FORMAT for module in iter_modules(__path__))
