"""What an editor, or an import, says of one response: plain values, checked only when they are saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from responses.intake.entry.resources import ResourceEntry
from responses.models import Answer, Provision, Resource, Source


@dataclass(frozen=True)
class PassageEntry:
    """A place in a source: by ``start`` and ``end`` (code points), or by a ``quote`` to be found.

    With a place, a quote that is given must be what stands there. Without a source, all sources of the
    response are searched; ``which`` chooses among several places, counted from 1.
    """

    source: Source | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""
    which: int | None = None
    release_reason: str = ""


@dataclass(frozen=True)
class MentionEntry:
    """A resource that an answer names: one that exists, or the description of one to find or to make."""

    resource: Resource | ResourceEntry
    area: str = ""
    note: str = ""


@dataclass(frozen=True)
class AnswerEntry:
    """One answer in full. ``passages`` and ``mentions`` None leave those that are there; () removes them."""

    code: str
    state: str = Answer.State.PENDING
    value: str = ""
    cause: str = ""
    qualified: bool = False
    raw_mark: str = ""
    sections: str = ""
    note: str = ""
    passages: tuple[PassageEntry, ...] | None = None
    mentions: tuple[MentionEntry, ...] | None = None


@dataclass(frozen=True)
class ProvisionEntry:
    """Whether the trust runs the service; ``passages`` as in AnswerEntry."""

    service: str
    state: str = Provision.State.UNKNOWN
    note: str = ""
    passages: tuple[PassageEntry, ...] | None = None


@dataclass(frozen=True)
class SourceEntry:
    """A letter, e-mail or page to add; an attachment that is not held has a name and no text."""

    text: str = ""
    kind: str = Source.Kind.REPLY
    name: str = ""
    dated: date | None = None
    address: str = ""


@dataclass(frozen=True)
class ResponseEntry:
    """A response as it should be. What is not named, a fact, a service or a question, stays as it is.

    ``sources`` are added first, so that passages can be sought in them.
    """

    facts: Mapping[str, object] = field(default_factory=dict)
    sources: tuple[SourceEntry, ...] = ()
    provisions: tuple[ProvisionEntry, ...] = ()
    answers: tuple[AnswerEntry, ...] = ()
