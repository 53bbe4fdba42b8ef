"""Reading a letter in a process of its own, which a hostile file can crash without harm."""

import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from responses.intake.documents.document import Document, DocumentError
from responses.intake.documents.reading import LARGEST_FILE
from responses.intake.documents.transport import loaded

#: Of address space, in bytes; pictures of a page alone may take a hundred million.
MOST_MEMORY = 1_000_000_000
#: Of the answer, in bytes.
MOST_OUTPUT = 100_000_000
TIME_OUT = 10.0

_PROJECT = Path(__file__).resolve().parents[3]


def read_safely(
    data: bytes, name: str, *, seconds: float = TIME_OUT, memory: int = MOST_MEMORY, output: int = MOST_OUTPUT
) -> Document:
    """Read a letter as `read_document` does, in a child process with limits on time, memory and output.

    Raises DocumentError, also where the child dies, takes too long or says what makes no sense.
    """
    refuse_large(data, name)
    order = {"name": name, "memory": memory, "seconds": math.ceil(seconds), "output": output}
    given = (json.dumps(order).encode(), b"\n", data)
    answer, broken = run_child("responses.intake.documents", given, seconds)
    if broken:
        raise DocumentError(name, broken)
    return document_from(answer, name, hashlib.sha256(data).hexdigest())


def refuse_large(data: bytes, name: str) -> None:
    """DocumentError where a file is too large to be given to a child."""
    if len(data) > LARGEST_FILE:
        raise DocumentError(name, f"is larger than {LARGEST_FILE // 1_000_000} MB")


def document_from(answer: bytes, name: str, sha256: str) -> Document:
    """The document that a child wrote; DocumentError where it says why there is none, or makes no sense."""
    try:
        whole = json.loads(answer)
        if "reason" in whole:
            raise DocumentError(name, str(whole["reason"])[:300])
        return loaded(whole, name=name, sha256=sha256)
    except DocumentError:
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DocumentError(name, "could not be read: the reader broke off") from error


def run_child(module: str, given: Iterable[bytes], seconds: float) -> tuple[bytes, str]:
    """What a module writes when it runs as a process that is given these bytes, and why it broke off."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.writelines(given)
        source.seek(0)
        broken = ""
        try:
            # Without a shell; secrets in the environment stay here.
            done = subprocess.run(  # noqa: S603 -- the module is one of ours
                [sys.executable, "-m", module],
                stdin=source,
                stdout=target,
                stderr=subprocess.DEVNULL,
                cwd=_PROJECT,
                env={"PATH": os.defpath, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
                timeout=seconds,
                check=False,
            )
            if done.returncode != 0:
                broken = "could not be read: it needs too much time or memory, or is broken"
        except subprocess.TimeoutExpired:
            broken = f"took longer than {seconds:g} seconds to read"
        target.seek(0)
        return target.read(), broken
