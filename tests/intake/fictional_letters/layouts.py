"""Layouts in which each question stands with its answer, and what these are built from."""

from collections.abc import Callable
from dataclasses import replace

from responses.intake.aligning.contract import AskedQuestion
from tests.intake.fictional_letters.answers import Written, answer_elements
from tests.intake.fictional_letters.drafting import Line, Table
from tests.intake.fictional_letters.gold import GoldProvision
from tests.intake.fictional_letters.pools import lines as phrase_lines
from tests.intake.fictional_letters.pools import rows
from tests.intake.fictional_letters.scene import Scene


def beneath(scene: Scene) -> None:
    """Each question restated, its answer beneath."""
    marker = scene.author.phrase("marks", "answer_mark") if scene.author.maybe(0.15) else ""
    for first, group in scene.by_service():
        scene.service_heading(first)
        for question in group:
            scene.ask(question)
            if marker and question.code in scene.written:
                scene.draft.paragraph(marker, bold=True)
            scene.answer(question)


def same_line(scene: Scene) -> None:
    """Each answer on its question's own line; what is longer goes on beneath."""
    dash = scene.author.phrase("marks", "dash").strip()
    for first, group in scene.by_service():
        scene.service_heading(first)
        for question in group:
            answer_on_line(scene, question, dash)


def answer_on_line(scene: Scene, question: AskedQuestion, dash: str) -> None:
    """The question, and behind it the first paragraph of its answer."""
    written = scene.written.get(question.code, Written(None, ()))  # type: ignore[arg-type]
    if not written.parts or written.parts[0].startswith(("•", "‖")):
        scene.ask(question)
        scene.answer(question)
        return
    behind = dash if dash == ":" else f" {dash}".rstrip()
    scene.draft.add(scene.line(question, f"{behind} {written.parts[0]}"))
    scene.draft.add(*answer_elements(replace(written, parts=written.parts[1:])))


def mixed_places(scene: Scene) -> None:
    """Short answers on the question's own line, longer ones beneath."""
    for first, group in scene.by_service():
        scene.service_heading(first)
        for question in group:
            written = scene.written.get(question.code)
            if written and written.plain and len(written.parts[0]) < 90:
                answer_on_line(scene, question, "")
            else:
                scene.ask(question)
                scene.answer(question)


def marked_pairs(scene: Scene) -> None:
    """ "Question 1." and "Answer:", on lines of their own or in front of the texts."""
    _marked(scene, scene.author.phrase("marks", "pair"), own_line=scene.author.maybe(0.4))


def you_asked(scene: Scene) -> None:
    """ "You asked:" and "Our response:" around every question."""
    _marked(scene, scene.author.phrase("marks", "you_asked"), own_line=scene.author.maybe(0.7))


def _marked(scene: Scene, pair: str, *, own_line: bool) -> None:
    ask, answer = pair.split(" / ")
    numbered = "{number}" in ask
    for first, group in scene.by_service():
        scene.service_heading(first)
        for question in group:
            number = scene.labels[question.code].reference or question.number
            line = scene.line(question)
            if numbered:
                line = replace(line, marker="", drawn=False)
            _mark(scene, ask.replace("{number}", number), [line], own_line=own_line)
            if question.code in scene.written:
                elements = answer_elements(scene.written[question.code])
                _mark(scene, answer.replace("{number}", number), elements, own_line=own_line)


def _mark(scene: Scene, mark: str, elements: list, *, own_line: bool) -> None:
    first = elements[0] if elements else None
    if own_line or not isinstance(first, Line) or first.kind == "item":
        scene.draft.paragraph(mark, bold=True)
        scene.draft.add(*elements)
        return
    text = f"{first.written} ".rstrip()
    scene.draft.add(Line(f"{mark} {text}", bold=len(mark)), *elements[1:])


def two_columns(scene: Scene) -> None:
    """A table of questions and answers, one for each service."""
    header = scene.author.phrase("marks", "table2").split(" / ")
    for first, group in scene.by_service():
        scene.service_heading(first)
        cells = [((scene.line(question),), scene.lines(question)) for question in group]
        _table(scene, header, cells)


def three_columns(scene: Scene) -> None:
    """A table of numbers, questions and answers, one for each service."""
    header = scene.author.phrase("marks", "table3").split(" / ")
    for first, group in scene.by_service():
        scene.service_heading(first)
        cells = []
        for question in group:
            label = scene.labels[question.code].reference or question.number
            line = replace(scene.line(question), marker="", drawn=False)
            cells.append(((Line(label),), (line,), scene.lines(question)))
        _table(scene, header, cells)


def _table(scene: Scene, header: list[str], cells: list) -> None:
    header_row = tuple((Line(name, bold=len(name)),) for name in header)
    with_header = scene.author.maybe(0.8)
    scene.draft.add(Table(((header_row, *cells) if with_header else tuple(cells)), header=with_header))


def definitions_first(scene: Scene) -> None:
    """Definitions that look like questions, then the questions with their answers."""
    scene.lead("lead_request")
    head, items = scene.author.chance.choice(_definitions(scene.author.pool))
    scene.draft.paragraph(head)
    style = scene.author.chance.choice(("•", "number", "number", "letter"))
    for place, item in enumerate(items, start=1):
        marker = {"•": "•", "number": f"{place}.", "letter": f"{chr(96 + place)})"}[style]
        scene.draft.add(Line(item, kind="item", marker=marker, drawn=style == "number" and scene.drawn))
    scene.author.chance.choice((beneath, same_line, mixed_places, marked_pairs))(scene)


def _definitions(pool: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    mine = False
    for line in phrase_lines("definitions"):
        if line.startswith("  - "):
            if mine:
                found[-1][1].append(line[4:])
            continue
        mine = line[0] == pool[0]
        if mine:
            found.append((line[2:], []))
    return found


def service_absent(scene: Scene) -> None:
    """One service that the trust does not run: a sentence on its heading or beneath, no answers."""
    groups = list(scene.by_service())
    absent = scene.author.chance.choice(groups[1:])[0].service
    inner = scene.author.chance.choice((beneath, same_line, mixed_places))
    for first, group in groups:
        if first.service != absent:
            inner(replace(scene, questions=group, draft=scene.draft))
            continue
        _say_absent(scene, first, group)
        if scene.author.maybe(0.7):
            for question in group:
                scene.ask(question)


def _say_absent(scene: Scene, first: AskedQuestion, group: list[AskedQuestion]) -> None:
    where, template = scene.author.chance.choice(rows("provisions", scene.author.pool))
    top = [question for question in group if not question.parent]
    name = scene.service_name(first)
    sentence = scene.author.fill(
        template,
        service=first.service_names[0],
        first=scene.labels[top[0].code].reference or "1",
        last=scene.labels[top[-1].code].reference or str(len(top)),
    )
    if where == "heading":
        space = scene.author.chance.choice((" ", ": ", " – "))
        scene.draft.add(Line(f"{name}{space}{sentence}", bold=len(name)))
    else:
        scene.draft.heading(name)
        scene.draft.paragraph(sentence)
    scene.provisions.append(GoldProvision(first.service, sentence))
    for question in group:
        if question.code in scene.written:
            gold = replace(
                scene.written[question.code].gold, texts=(), state="not_applicable", value="", raw_mark="",
                qualified=False, sections=(), cause="provision", refers_to="", resources=(),
            )  # fmt: skip
            scene.written[question.code] = Written(gold)


Layout = Callable[[Scene], None]
