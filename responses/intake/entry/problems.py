"""What keeps an entry from being saved, in words for the person at the form."""

from collections.abc import Sequence
from dataclasses import dataclass

#: What the history keeps of a reason (the length of its column).
LONGEST_REASON = 100


@dataclass(frozen=True)
class Problem:
    """One sentence, and the field that it belongs to.

    ``place`` is ``facts``, ``source`` for one to be added, a service's slug for its provision, or a
    question's code; ``field`` the field there. Both are empty where the sentence is about everything.
    """

    sentence: str
    place: str = ""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class EntryError(ValueError):
    """The entry was refused and nothing of it was saved."""

    def __init__(self, problems: Sequence[Problem] | str) -> None:
        self.problems = (Problem(problems),) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def require(problems: Sequence[Problem]) -> None:
    """Raise EntryError when there are any."""
    if problems:
        raise EntryError(problems)


def require_short_reason(reason: str) -> None:
    """Raise EntryError where the history cannot keep the reason."""
    if "\x00" in reason:
        raise EntryError([Problem("The reason holds a character that is none.", field="reason")])
    if len(reason) > LONGEST_REASON:
        raise EntryError(
            [Problem(f"Give the reason in at most {LONGEST_REASON} characters.", field="reason")]
        )
