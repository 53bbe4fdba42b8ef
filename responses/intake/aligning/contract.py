"""What finding passages takes in and gives out: plain frozen values, no Django."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A place in one text, counted in Unicode code points, half open like a slice."""

    start: int
    end: int


@dataclass(frozen=True)
class AskedQuestion:
    """A question as it was sent. All of a request's questions are given in order, headings among them.

    ``number`` is the printed one (``2a(ii)``); ``parent`` a code or empty; ``service`` a slug, and
    ``service_names`` what letters may call it. ``options`` are pairs of code and label; ``asked_if`` is
    ``code=value`` or empty. Kind ``heading`` is never answered.
    """

    code: str
    number: str
    parent: str
    service: str
    service_names: tuple[str, ...]
    kind: str
    options: tuple[tuple[str, str], ...]
    asked_if: str
    text: str


@dataclass(frozen=True)
class Found:
    """What was found for one question: its answer's passages, where it is restated, and how sure this is.

    No ``spans`` means that nothing was found. ``refers_to`` is the code of another question whose answer
    this one points to. ``confidence`` is 0 to 1.
    """

    code: str
    spans: tuple[Span, ...]
    wording: Span | None
    confidence: float
    refers_to: str = ""


@dataclass(frozen=True)
class ProvisionFound:
    """The sentence by which a trust says that it does not run a service."""

    service: str
    span: Span


@dataclass(frozen=True)
class Alignment:
    """One ``Found`` for each answerable question, in order, and the provisions."""

    found: tuple[Found, ...]
    provisions: tuple[ProvisionFound, ...]
