"""Layouts in which the questions stand in one place and the answers in another."""

from collections.abc import Sequence
from dataclasses import replace

from responses.intake.aligning.contract import AskedQuestion
from tests.intake.fictional_letters.answers import Written, answer_elements, write
from tests.intake.fictional_letters.drafting import Line
from tests.intake.fictional_letters.gold import GoldAnswer
from tests.intake.fictional_letters.layouts import beneath, marked_pairs, mixed_places, same_line
from tests.intake.fictional_letters.pools import rows
from tests.intake.fictional_letters.scene import Scene


def quote_request(scene: Scene) -> None:
    """The request as it was sent, with its own first and last words."""
    scene.lead("lead_request")
    if scene.author.maybe(0.6):
        scene.draft.paragraph(scene.author.phrase("before", "request_intro"))
    for first, group in scene.by_service():
        scene.service_heading(first)
        for question in group:
            scene.draft.add(scene.line(question, change=False))
    if scene.author.maybe(0.4):
        scene.draft.paragraph(scene.author.phrase("before", "request_end"))


def quoted_then_answered(scene: Scene) -> None:
    """The request quoted first, and then again with answers."""
    quote_request(scene)
    scene.lead("lead_answers")
    scene.author.chance.choice((beneath, beneath, same_line, mixed_places, marked_pairs))(scene)


def questions_then_answers(scene: Scene) -> None:
    """All questions, then all answers by number; a question left blank has a bare number or nothing."""
    quote_request(scene)
    scene.lead("lead_answers")
    bare = scene.author.maybe(0.5)
    for first, group in scene.by_service():
        scene.service_heading(first)
        for question in group:
            if question.code in scene.written:
                _numbered_answer(scene, question, bare=bare)


def _numbered_answer(scene: Scene, question: AskedQuestion, *, bare: bool) -> None:
    """The answer behind its own full number: the parts of a nested number are not drawn apart here."""
    label = scene.labels[question.code]
    # "a." alone is no number in a list of answers, so the whole number is written in the letter's manner.
    ending = label.marker[-1] if not label.reference.endswith(")") else ""
    marker = label.marker if label.reference in label.marker else f"{label.reference}{ending}"
    elements = answer_elements(scene.written[question.code])
    first = elements[0] if elements else None
    if isinstance(first, Line) and first.kind != "item":
        scene.draft.add(replace(first, marker=marker), *elements[1:])
    elif elements or bare:
        scene.draft.add(Line("", marker=marker), *elements)


def one_answer(scene: Scene) -> None:
    """One passage that answers all questions, or a few neighbours of one parent."""
    if scene.author.maybe(0.6):
        _answer_all(scene)
    else:
        _answer_neighbours(scene)


def _together(scene: Scene) -> Written:
    state, sections, text = scene.author.chance.choice(rows("together", scene.author.pool))
    coding = GoldAnswer(
        "",
        state=state,
        sections=tuple(sections.split()),
        cause="trust" if state == "not_applicable" else "",
    )
    return write(scene.author, coding, text)


def _share(scene: Scene, written: Written, questions: Sequence[AskedQuestion]) -> None:
    for question in questions:
        if question.code in scene.written:
            gold = replace(written.gold, code=question.code)
            scene.written[question.code] = replace(written, gold=gold)


def _answer_all(scene: Scene) -> None:
    if scene.author.maybe(0.6):
        quote_request(scene)
        if scene.author.maybe(0.8):
            scene.lead("lead_answers")
    written = _together(scene)
    scene.draft.add(*answer_elements(written))
    _share(scene, written, scene.questions)


def _answer_neighbours(scene: Scene) -> None:
    groups = list(scene.by_service())
    for first, group in groups:
        scene.service_heading(first)
        top = [place for place, question in enumerate(group) if not question.parent] + [len(group)]
        start = scene.author.chance.randrange(len(top) - 1)
        end = min(len(top) - 1, start + scene.author.chance.randint(1, 2))
        for place, question in enumerate(group):
            scene.ask(question)
            if place == top[end] - 1:
                written = _together(scene)
                scene.draft.add(*answer_elements(written))
                _share(scene, written, group[top[start] : top[end]])
            elif not top[start] <= place < top[end]:
                scene.answer(question)


def prose(scene: Scene) -> None:
    """Paragraphs that say by number which questions they answer, in any order that suits the writer."""
    if scene.author.maybe(0.5):
        quote_request(scene)
        scene.lead("lead_answers")
    open_codes = [question for question in scene.questions if question.code in scene.written]
    blank = [q for q in open_codes if len(open_codes) > 3 and scene.author.maybe(0.06)]
    for question in blank:
        scene.written[question.code] = Written(GoldAnswer(question.code))
    todo = [question for question in open_codes if question not in blank]
    while todo:
        kind = todo[0].kind
        alike = [question for question in todo[1:6] if question.kind == kind]
        more = scene.author.chance.randint(0, 2) if scene.author.maybe(0.5) else 0
        together = [todo[0], *alike[:more]]
        _sentence(scene, together)
        todo = [question for question in todo if question not in together]


def _sentence(scene: Scene, together: Sequence[AskedQuestion]) -> None:
    author = scene.author
    kind = together[0].kind
    fitting = [
        row
        for row in rows("sentences", author.pool)
        if (row[0] == "any" or kind in row[0].split())
        and (len(together) == 1 or row[0] == "any" or kind == "yes_no")
    ]
    _, state, value, sections, text = author.chance.choice(fitting)
    cause = "trust" if state == "not_applicable" else ""
    coding = GoldAnswer("", state=state, value=value, sections=tuple(sections.split()), cause=cause)
    written = write(author, coding, text)
    many = "many" if len(together) > 1 else "one"
    leads = [row[1] for row in rows("prose", author.pool) if row[0] == many]
    lead = author.chance.choice(leads).strip().replace("{numbers}", _numbers(scene, together))
    scene.draft.paragraph(f"{lead} {written.parts[0]}")
    also = f"{lead} {written.gold.text}"
    for question in together:
        scene.written[question.code] = replace(
            written, gold=replace(written.gold, code=question.code, also=also)
        )


def _numbers(scene: Scene, together: Sequence[AskedQuestion]) -> str:
    *first, last = (scene.labels[question.code].reference for question in together)
    return f"{', '.join(first)} and {last}" if first else last
