"""Fictional letters for the worked example, written with the place of every answer in them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from responses.models import Question

#: What a fictional trust writes, by what it means; {name} is a fictional resource.
PHRASES: dict[str, tuple[tuple[str, str], ...]] = {
    "yes": (
        ("Yes", "Yes, this is set out in our {name}."),
        ("Y", "Y"),
        ("YES", "YES. Staff follow the {name}."),
        ("Yes", "Yes"),
    ),
    "qualified": (
        ("Yes", "Yes, where the child has agreed to it."),
        ("Yes", "Yes, as part of a wider plan of care."),
    ),
    "partly": (
        ("Partly", "Partly: in our northern area only."),
        ("Yes and no", "Yes and no, it differs between teams."),
    ),
    "no": (("No", "No."), ("N", "N"), ("NO", "NO, we have none at present.")),
    "text": (
        ("", "Staff use the {name}, and talk to the named nurse where they are worried."),
        ("", "We offer support through the {name}."),
        ("", "This is covered by the {name}, which is renewed every three years."),
    ),
    "inside": (("", "They are within the NHS."),),
    "both": (("", "Some are within the NHS and others are charities."),),
    "unclear": (("Y/N", "Y/N"), ("?", "See above?"), ("tbc", "tbc")),
    "not_held": (("", "The trust does not record this."), ("", "This information is not held.")),
    "refused": (
        ("", "This is exempt under section 12 of the Act, as it would take more than 18 hours to find."),
        ("", "We withhold this under section 40 of the Act."),
    ),
    "referred_elsewhere": (
        ("", "Please see the policies page of our website."),
        ("", "Please see the attached document."),
    ),
    "trust": (("N/A", "N/A to our service."),),
    "left_blank": (("", ""),),
}

_OPENINGS = (
    "Dear colleague,\n\nThank you for your request, {reference}. Our answers are below.\n\n",
    "Freedom of Information request {reference}\n\nWe have now looked into your questions.\n\n",
    "Our reference: {reference}\n\nFurther to your letter we can tell you the following.\n\n",
)
_CLOSINGS = (
    "\nIf you are not content with this answer you may ask us to look at it again.\n",
    "\nThis is a letter of a fictional trust.\n",
    "\nYours faithfully\nInformation team\n",
)


@dataclass(frozen=True)
class Written:
    """An answer as the letter has it: where it stands, its mark, and what it means."""

    code: str
    meaning: str
    raw_mark: str
    spans: tuple[tuple[int, int], ...]


@dataclass
class Letter:
    """A text that grows, and remembers where each answer stands in it, counted in code points."""

    text: str = ""
    written: list[Written] = field(default_factory=list)

    def add(self, text: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += text
        return start, len(self.text)


def write_letter(
    questions: list[Question],
    *,
    reference: str,
    meaning_of: Callable[[Question], str],
    resource_of: Callable[[Question], str],
    chance: random.Random,
) -> Letter:
    """A fictional letter with the questions restated, each with its answer beneath or beside it."""
    letter = Letter()
    letter.add(chance.choice(_OPENINGS).format(reference=reference))
    beside = chance.random() < 0.4
    for question in questions:
        letter.add(f"{question.number}) {question.text}{' ' if beside else chr(10)}")
        _write_answer(letter, question, meaning_of(question), resource_of(question), chance)
    letter.add(chance.choice(_CLOSINGS))
    return letter


def _write_answer(
    letter: Letter, question: Question, meaning: str, resource: str, chance: random.Random
) -> None:
    mark, phrase = chance.choice(PHRASES[meaning])
    spans = [letter.add(phrase.format(name=resource))] if phrase else []
    # Now and then the answer goes on in a paragraph of its own: a second passage.
    if phrase and meaning == "text" and chance.random() < 0.3:
        letter.add("\n\n")
        spans.append(letter.add("A further team meets every month to look at this."))
    letter.add("\n\n")
    letter.written.append(Written(question.code, meaning, mark, tuple(spans)))
