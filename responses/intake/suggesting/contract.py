"""What suggesting takes in beside the alignment, and what it gives out: plain frozen values, no Django."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from responses.intake.aligning.contract import Span


class LinkIn(Protocol):
    """A stretch of the text that links to an address."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def address(self) -> str: ...


class AttachmentIn(Protocol):
    """A file that came with the letter; its size in bytes where that is known."""

    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int | None: ...


class LetterIn(Protocol):
    """What is needed of a letter that has been read."""

    @property
    def text(self) -> str: ...
    @property
    def links(self) -> Sequence[LinkIn]: ...
    @property
    def attachments(self) -> Sequence[AttachmentIn]: ...


ResourceKind = Literal["policy", "tool", "training", "support", "link"]


@dataclass(frozen=True, slots=True)
class KnownResource:
    """A resource that is on record already: its key there, its name and its kind."""

    key: str
    name: str
    kind: ResourceKind


@dataclass(frozen=True)
class Suggestion:
    """How one answer might be coded.

    ``basis`` names the rule that decided, and ``confidence`` is how often such suggestions are right, 0 to 1.
    """

    state: str
    value: str = ""
    raw_mark: str = ""
    qualified: bool = False
    sections: tuple[str, ...] = ()
    cause: str = ""
    basis: str = ""
    confidence: float = 0.0


@dataclass(frozen=True)
class SuggestedAnswer:
    """The suggestion for one question, with its passages; ``found`` is false where no passage was found."""

    code: str
    spans: tuple[Span, ...]
    found: bool
    suggestion: Suggestion
    refers_to: str = ""


@dataclass(frozen=True)
class SuggestedProvision:
    """A service that the trust says it does not run (``no``), and the sentence that says so."""

    service: str
    state: str
    span: Span
    confidence: float


@dataclass(frozen=True)
class SuggestedResource:
    """A resource that an answer names.

    ``key`` is that of the known resource, or empty for a new one. ``address`` and ``size`` (as written:
    ``986KB``) are empty where there is none. ``attached``: the letter speaks of it as an attachment.
    """

    code: str
    name: str
    kind: ResourceKind
    span: Span
    key: str = ""
    address: str = ""
    attached: bool = False
    size: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class NamedAttachment:
    """A file that came with the letter or is named in it.

    ``size`` is as written, or made from the bytes; empty where it is unknown. ``span`` is None where the text
    does not name it. ``codes`` are the questions whose answers do.
    """

    name: str
    size: str
    span: Span | None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """Something that the letter says about itself, and where; without a value nothing was found."""

    value: str | date | None = None
    span: Span | None = None
    confidence: float = 0.0

    @property
    def found(self) -> bool:
        return self.value is not None


@dataclass(frozen=True)
class LetterFacts:
    """What the letter says about itself. ``reuse`` is ``not_stated`` where nothing is said about it."""

    reference: Fact = field(default_factory=Fact)
    sent_on: Fact = field(default_factory=Fact)
    received_on: Fact = field(default_factory=Fact)
    answered_on: Fact = field(default_factory=Fact)
    reuse: Fact = field(default_factory=Fact)
    exemptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """A name, an e-mail address or a telephone number, which is not to be published."""

    span: Span
    kind: Literal["name", "email", "phone"]


@dataclass(frozen=True)
class LetterReading:
    """All that is suggested from one letter: an answer for each answerable question in order, and more."""

    answers: tuple[SuggestedAnswer, ...]
    provisions: tuple[SuggestedProvision, ...]
    resources: tuple[SuggestedResource, ...]
    facts: LetterFacts
    personal: tuple[PersonalSpan, ...]
    attachments: tuple[NamedAttachment, ...] = ()
