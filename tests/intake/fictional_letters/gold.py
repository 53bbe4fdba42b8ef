"""What a fictional letter is, and what a researcher would have got out of it by hand."""

from dataclasses import dataclass
from datetime import date

from responses.intake.aligning.contract import AskedQuestion


@dataclass(frozen=True)
class GoldAnswer:
    """The answer to one question.

    ``texts`` are its paragraphs, items and rows in order: without the question, its number, and words such
    as "Answer:". ``also`` is the same with the words that lead in to it, where a researcher might copy these.
    """

    code: str
    texts: tuple[str, ...] = ()
    state: str = "left_blank"
    value: str = ""
    raw_mark: str = ""
    qualified: bool = False
    sections: tuple[str, ...] = ()
    cause: str = ""
    refers_to: str = ""
    resources: tuple[str, ...] = ()
    also: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


@dataclass(frozen=True)
class GoldProvision:
    """The sentence by which the trust says that it does not run a service."""

    service: str
    text: str


@dataclass(frozen=True)
class GoldFacts:
    """What the letter says about itself; empty or None where it does not."""

    reference: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    answered_on: date | None = None
    reuse: str = "not_stated"
    exemptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class FictionalLetter:
    """One letter as it arrived, the questions that were sent, and what is to be found in it.

    ``personal`` are names of people and e-mail addresses that stand in it.
    """

    seed: int
    layout: str
    file_format: str
    pool: str
    name: str
    data: bytes
    questions: tuple[AskedQuestion, ...]
    answers: tuple[GoldAnswer, ...]
    provisions: tuple[GoldProvision, ...]
    facts: GoldFacts
    personal: tuple[str, ...]
