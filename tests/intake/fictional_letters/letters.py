"""One fictional letter from its seed, layout and file format."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from responses.intake.aligning.contract import AskedQuestion
from tests.intake.fictional_letters import layouts, layouts_apart
from tests.intake.fictional_letters.answers import Written, make_answers
from tests.intake.fictional_letters.drafting import Draft
from tests.intake.fictional_letters.files import WRITERS
from tests.intake.fictional_letters.frame import close_letter, open_letter
from tests.intake.fictional_letters.gold import FictionalLetter, GoldAnswer
from tests.intake.fictional_letters.numbering import FULL_STYLES, OTHER_STYLES, labels
from tests.intake.fictional_letters.pools import Author, rows
from tests.intake.fictional_letters.questionnaires import make_questions
from tests.intake.fictional_letters.scene import Scene


@dataclass(frozen=True)
class Plan:
    """A layout: who writes its body, which numberings it can have, and for how many services."""

    body: layouts.Layout
    styles: Sequence[str] = (*FULL_STYLES, "lost", "none", *OTHER_STYLES)
    services: Sequence[int] = (1, 1, 1, 2, 3)
    references: float = 0.05


LAYOUTS: dict[str, Plan] = {
    "answer_beneath_numbered": Plan(layouts.beneath, FULL_STYLES),
    "answer_beneath_plain": Plan(layouts.beneath, ("none",)),
    "answer_on_same_line": Plan(layouts.same_line),
    "mixed_places": Plan(layouts.mixed_places),
    "questions_then_answers": Plan(layouts_apart.questions_then_answers, FULL_STYLES),
    "table_two_columns": Plan(layouts.two_columns),
    "table_three_columns": Plan(layouts.three_columns, FULL_STYLES),
    "question_and_answer_marks": Plan(layouts.marked_pairs, FULL_STYLES),
    "you_asked_our_response": Plan(layouts.you_asked),
    "one_answer_to_all": Plan(layouts_apart.one_answer),
    "prose_by_number": Plan(layouts_apart.prose, ("full", "full_bracket", "dot", "decimal"), (1,)),
    "quoted_then_answered": Plan(layouts_apart.quoted_then_answered),
    "refers_to_other_answers": Plan(layouts.beneath, FULL_STYLES, references=0.35),
    "numbers_restart": Plan(layouts.mixed_places, FULL_STYLES, (2, 3)),
    "numbers_lost_letters": Plan(layouts.mixed_places, ("lost",), (1, 2)),
    "numbers_differ": Plan(layouts.beneath, OTHER_STYLES),
    "service_not_provided": Plan(layouts.service_absent, (*FULL_STYLES, "lost"), (2, 3)),
    "definitions_first": Plan(layouts.definitions_first),
}
FORMATS = tuple(WRITERS)


def make_letter(seed: int, layout: str, file_format: str, pool: str = "tuning") -> FictionalLetter:
    """The letter of this seed; the same arguments always give the same bytes.

    ``layout`` is one of LAYOUTS, ``file_format`` one of FORMATS, ``pool`` ``tuning`` or ``held_out``.
    """
    plan = LAYOUTS[layout]
    chance = random.Random(f"{seed} {layout} {file_format} {pool}")  # noqa: S311
    author = Author(pool, chance)
    scene = _scene(author, plan)
    open_letter(author, scene.draft, pages=file_format in ("docx", "pdf"))
    plan.body(scene)
    facts = close_letter(author, scene.draft)
    answers = tuple(scene.written[q.code].gold for q in scene.questions if q.code in scene.written)
    claimed = {section for answer in answers for section in answer.sections}
    return FictionalLetter(
        seed=seed,
        layout=layout,
        file_format=file_format,
        pool=pool,
        name=f"{re.sub('[^A-Za-z0-9]+', '-', author.fixed['reference'])}.{file_format}",
        data=WRITERS[file_format](scene.draft, author),
        questions=tuple(scene.questions),
        answers=answers,
        provisions=tuple(scene.provisions),
        facts=replace(facts, exemptions=tuple(sorted(claimed))),
        personal=tuple(sorted(_personal(author, scene.draft))),
    )


def _scene(author: Author, plan: Plan) -> Scene:
    chance = author.chance
    services = chance.choice(plan.services)
    answerable = (
        chance.choice((1, 3, 5, 6, 8, 10, 12, 14, 18, 24, 40)) if services == 1 else chance.randint(6, 40)
    )
    questions = make_questions(chance, author.pool, services=services, answerable=answerable)
    style = chance.choice(plan.styles)
    numbers = labels(questions, style)
    written = make_answers(author, questions)
    if any(numbers[question.code].reference for question in questions):
        _refer(author, questions, written, numbers, plan.references)
    return Scene(
        author=author,
        draft=Draft(),
        questions=questions,
        written=written,
        labels=numbers,
        drawn=style == "lost" or (style == "dot" and author.maybe(0.3)),
        bold=author.maybe(0.4),
    )


def _refer(
    author: Author,
    questions: Sequence[AskedQuestion],
    written: dict[str, Written],
    numbers: dict,
    share: float,
) -> None:
    """Let some answers point to an earlier one of the same service and kind."""
    earlier: list[AskedQuestion] = []
    conditions = {question.asked_if.partition("=")[0] for question in questions}
    for question in questions:
        if question.code not in written:
            continue
        known = [e for e in earlier if e.kind == question.kind and e.service == question.service]
        gold = written[question.code].gold
        free = gold.cause != "condition" and not question.asked_if and question.code not in conditions
        if known and free and author.maybe(share):
            target = author.chance.choice(known)
            written[question.code] = _reference(author, gold.code, written[target.code], numbers[target.code])
        elif gold.texts and question.kind != "choice" and numbers[question.code].reference:
            earlier.append(question)


def _reference(author: Author, code: str, target: Written, label) -> Written:
    template = author.chance.choice(rows("references", author.pool))[0]
    text = author.fill(template, number=label.reference)
    gold = GoldAnswer(
        code,
        (text,),
        target.gold.state,
        target.gold.value,
        qualified=target.gold.qualified,
        sections=target.gold.sections,
        cause=target.gold.cause,
        refers_to=target.gold.code,
    )
    return Written(gold, (text,))


def _personal(author: Author, draft: Draft) -> set[str]:
    """Names of people and e-mail addresses that stand in the letter."""
    known = {name for slot in ("officer", "requester", "officer_mail") for name in author.used.get(slot, ())}
    known |= {f"{box}@{author.fixed['domain']}" for box in ("foi", "freedomofinformation")}
    text = "\n".join(line.text for line in draft.lines())
    return {name for name in known if name in text}
