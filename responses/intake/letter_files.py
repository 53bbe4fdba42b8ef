"""Letters that lie in files: which are meant, and their bytes."""

from collections.abc import Sequence
from pathlib import Path

from responses.intake.documents import DocumentError
from responses.intake.documents.reading import LARGEST_FILE
from responses.intake.reading import InputError
from responses.models import FOIRequest


def letter_files(paths: Sequence[Path]) -> list[Path]:
    """The files meant: each of them, and those in each folder by name, without hidden ones and subfolders."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
            if not inside:
                raise InputError("the folder holds no file", file=str(path))
            found += inside
        else:
            found.append(path)
    return found


def letter_bytes(path: Path) -> bytes:
    """What is in the file; DocumentError with one line where it is not there, or too large for a letter."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentError(path.name, f"is larger than {LARGEST_FILE // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(str(path), f"cannot be read: {error.strerror}") from error


def require_request(slug: str) -> FOIRequest:
    """The request of this slug; InputError where there is none, or none of its questions can be answered."""
    request = FOIRequest.objects.filter(slug=slug).first()
    if request is None:
        raise InputError(f"no request has the slug “{slug}”")
    if not request.questions.answerable().exists():
        raise InputError(f"the request “{slug}” has no question that can be answered")
    return request
