"""Reading a letter in a process of its own, which a hostile file can crash without harm."""

import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
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
    if len(data) > LARGEST_FILE:
        raise DocumentError(name, f"is larger than {LARGEST_FILE // 1_000_000} MB")
    order = {"name": name, "memory": memory, "seconds": math.ceil(seconds), "output": output}
    answer = _answer(json.dumps(order).encode() + b"\n" + data, name, seconds)
    try:
        whole = json.loads(answer)
        if "reason" in whole:
            raise DocumentError(name, str(whole["reason"])[:300])
        return loaded(whole, name=name, sha256=hashlib.sha256(data).hexdigest())
    except DocumentError:
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DocumentError(name, "could not be read: the reader broke off") from error


def _answer(given: bytes, name: str, seconds: float) -> bytes:
    """What the child writes when it is given these bytes."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(given)
        source.seek(0)
        try:
            # A fixed command without a shell; secrets in the environment stay here.
            done = subprocess.run(
                [sys.executable, "-m", "responses.intake.documents"],
                stdin=source,
                stdout=target,
                stderr=subprocess.DEVNULL,
                cwd=_PROJECT,
                env={"PATH": os.defpath, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise DocumentError(name, f"took longer than {seconds:g} seconds to read") from error
        if done.returncode != 0:
            raise DocumentError(name, "could not be read: it needs too much time or memory, or is broken")
        target.seek(0)
        return target.read()
