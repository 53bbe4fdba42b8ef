"""Fictional letters for the worked example, written with the place of every answer in them."""

import random
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from responses.models import Question

Span = tuple[int, int]


@dataclass(frozen=True)
class Phrase:
    """What a fictional trust writes, the mark in it, and what a coder would note; {name} is a resource."""

    text: str
    mark: str = ""
    note: str = ""
    sections: str = ""


_SHORT_YES = (Phrase("Yes", "Yes"), Phrase("Y", "Y"), Phrase("YES", "YES"))

#: Phrases that depend on the kind of resource that a question is about.
PHRASES_BY_KIND: Mapping[str, Mapping[str, tuple[Phrase, ...]]] = {
    "yes": {
        "policy": (
            *_SHORT_YES,
            Phrase("Yes, this is set out in the {name}.", "Yes"),
            Phrase("YES. Staff follow the {name}.", "YES"),
        ),
        "tool": (*_SHORT_YES, Phrase("Yes, the {name} asks about this.", "Yes")),
        "support": (*_SHORT_YES, Phrase("Yes, through the {name}.", "Yes")),
        "training": (
            *_SHORT_YES,
            Phrase("Yes, all staff take the {name}.", "Yes"),
            Phrase("Y - see the {name}.", "Y"),
        ),
        "comment": _SHORT_YES,
    },
    "text": {
        "policy": (
            Phrase("Staff follow the {name}, which is renewed every three years."),
            Phrase("The {name} says how this is recorded.", note="One document covers all teams."),
        ),
        "tool": (
            Phrase("Staff use the {name} at the first meeting.", note="Used at the first meeting."),
            Phrase("We use the {name}, and talk to the named nurse where we are worried."),
            Phrase(
                "We use the {name}. The rest is exempt under section 31 of the Act.",
                note="Answered in part: other tools are withheld.",
                sections="31",
            ),
        ),
        "support": (
            Phrase("We offer support through the {name}."),
            Phrase(
                "Children are offered the {name}; families can ask for it as well.", note="For families too."
            ),
        ),
        "training": (
            Phrase("This is covered by the {name}, once a year.", note="Every year."),
            Phrase("Staff take the {name} when they start, and every three years after that."),
        ),
        "comment": (Phrase("We have nothing to add."), Phrase("We are glad to be asked about this.")),
    },
}

#: Phrases that fit any question, by what they mean.
PHRASES: Mapping[str, tuple[Phrase, ...]] = {
    "qualified": (
        Phrase("Yes, where the child has agreed to it.", "Yes", "Only with the child's agreement."),
        Phrase("Yes, as part of a wider plan of care.", "Yes", "Only within a wider plan of care."),
    ),
    "partly": (
        Phrase("Partly: in our northern area only.", "Partly", "One of two areas."),
        Phrase("Yes and no, it differs between teams.", "Yes and no", "Some teams only."),
    ),
    "no": (
        Phrase("No.", "No"),
        Phrase("N", "N"),
        Phrase("NO, not at present.", "NO", "“Not at present”: no plan is named."),
    ),
    "inside": (Phrase("They are within the NHS."),),
    "both": (Phrase("Some are within the NHS and others are charities."),),
    "unclear": (
        Phrase("Y/N", "Y/N", "Both letters stand there, neither is struck out."),
        Phrase("?", "?", "A question mark is all there is."),
        Phrase("tbc", "tbc", "To be confirmed; nothing came later."),
    ),
    "not_held": (
        Phrase("The trust does not record this.", note="Not recorded."),
        Phrase("This information is not held.", note="Not held."),
    ),
    "refused": (
        Phrase(
            "This is exempt under section 12 of the Act: it would take more than 18 hours.", sections="12"
        ),
        Phrase("We withhold this under section 40 of the Act, as few children are concerned.", sections="40"),
    ),
    "referred_elsewhere": (
        Phrase("Please see the policies page of our website.", note="Only points to a website."),
        Phrase("Please see the attached document.", note="The document did not come with the letter."),
    ),
    "trust": (Phrase("N/A to our service.", "N/A", "The trust says that it does not apply to its service."),),
    "left_blank": (Phrase(""),),
}

#: One sentence that answers several questions at once.
TOGETHER: Mapping[str, Phrase] = {
    "yes": Phrase(
        "Yes to all of these: the {name} asks about each.", "Yes to all", "One sentence answers all."
    ),
    "text": Phrase("The {name} asks about each of these.", note="One sentence answers all."),
    "refused": Phrase(
        "To find this would take more than 18 hours. We refuse the request under section 12 of the Act.",
        note="The whole request is refused.",
        sections="12",
    ),
    "not_held": Phrase("We hold no information on any of these questions.", note="One sentence answers all."),
}

_OPENINGS = (
    "Dear colleague,\n\nThank you for your request, {reference}. Our answers are below.\n\n",
    "Freedom of Information request {reference}\n\nWe have now looked into your questions.\n\n",
    "Our reference: {reference}\n\nFurther to your letter we can tell you the following.\n\n",
    "{reference}\n\nPlease find our replies under each of your questions.\n\n",
)
_CLOSINGS = (
    "If you are not content with this answer you may ask us to look at it again.\n",
    "This is a letter of a fictional trust.\n",
    "Yours faithfully\nInformation team\n",
)
_ABSENT = ("We do not run this service.", "Not applicable: the trust has no such service.")
_SECOND_PARAGRAPH = "A further team meets every month to look at this."


@dataclass(frozen=True)
class Written:
    """An answer as the letter has it: where it stands, and what was meant by it."""

    meaning: str
    phrase: Phrase
    spans: tuple[Span, ...]
    names_resource: bool


@dataclass
class Letter:
    """A text that grows, and remembers where everything stands in it, counted in code points."""

    text: str = ""
    written: dict[str, Written] = field(default_factory=dict)
    absent: dict[str, Span] = field(default_factory=dict)

    def add(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        return start, len(self.text)


@dataclass(frozen=True)
class Author:
    """Who writes a letter: what each question gets as its answer, and how."""

    reference: str
    meaning_of: Callable[[Question], str]
    kind_of: Callable[[Question], str]
    resource_of: Callable[[Question], str]
    #: Codes that one sentence answers.
    together: Collection[str]
    chance: random.Random


def write_letter(questions: Sequence[Question], absent: Iterable[tuple[str, str]], author: Author) -> Letter:
    """A fictional letter that restates each question, with its answer beneath or beside it.

    ``absent`` are slug and name of the services that the trust says it does not run.
    """
    letter = Letter()
    letter.add(author.chance.choice(_OPENINGS).format(reference=author.reference))
    gap = " " if author.chance.random() < 0.4 else "\n"
    service = ""
    for group in _groups(questions, author.together):
        if group[0].service_id != service:
            service = group[0].service_id
            letter.add(f"{group[0].service.name}\n\n")
        _write_group(letter, group, author, gap)
    for slug, name in absent:
        letter.add(f"{name}\n\n")
        letter.absent[slug] = letter.add(author.chance.choice(_ABSENT))
        letter.add("\n\n")
    letter.add(author.chance.choice(_CLOSINGS))
    return letter


def _groups(questions: Sequence[Question], together: Collection[str]) -> list[list[Question]]:
    """Questions that are answered one by one, and neighbours of one service that are answered together."""
    groups: list[list[Question]] = []
    for question in questions:
        last = groups[-1][-1] if groups else None
        joins = last is not None and last.service_id == question.service_id
        if joins and last is not None and {last.code, question.code} <= set(together):
            groups[-1].append(question)
        else:
            groups.append([question])
    return groups


def _write_group(letter: Letter, group: Sequence[Question], author: Author, gap: str) -> None:
    for question in group[:-1]:
        letter.add(f"{question.number}. {question.text}\n")
    question = group[-1]
    letter.add(f"{question.number}. {question.text}{gap}")
    meaning = author.meaning_of(question)
    phrase = (
        TOGETHER[meaning] if len(group) > 1 else _phrase(meaning, author.kind_of(question), author.chance)
    )
    written = _write_answer(letter, phrase, meaning, author.resource_of(question), author.chance)
    letter.written |= {question.code: written for question in group}


def _phrase(meaning: str, kind: str, chance: random.Random) -> Phrase:
    return chance.choice(PHRASES_BY_KIND[meaning][kind] if meaning in PHRASES_BY_KIND else PHRASES[meaning])


def _write_answer(
    letter: Letter, phrase: Phrase, meaning: str, resource: str, chance: random.Random
) -> Written:
    spans = [letter.add(phrase.text.format(name=resource))] if phrase.text else []
    # Now and then the answer goes on in a paragraph of its own: a second passage.
    if phrase.text and meaning == "text" and chance.random() < 0.2:
        letter.add("\n\n")
        spans.append(letter.add(_SECOND_PARAGRAPH))
    letter.add("\n\n")
    return Written(meaning, phrase, tuple(spans), "{name}" in phrase.text)
