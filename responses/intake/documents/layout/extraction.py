"""Words and rules of a PDF page, as pdfium finds them."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from responses.intake.documents.layout.words import Page, Rule, Word

_THIN = 2.6
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 1_000
#: pdfium's own signs for a hyphen at the end of a line, whatever hyphen the file has there.
_LINE_END = (0x2, 0xFFFE)
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_SPACES = frozenset((0x0, 0x9, 0xA, 0xD, 0x20, 0xA0, 0x3000, *range(0x2000, 0x200B), 0x202F))
_FORCED_BOLD = 1 << 18

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class _View:
    """From a page's own coordinates to points from the left and the top of the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn = page.get_rotation()
        across, down = self.right - self.left, self.top - self.bottom
        self.width, self.height = (down, across) if self.turn % 180 else (across, down)

    def place(self, x: float, y: float) -> Point:
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def is_upright(self, across: float, up: float) -> bool:
        """Whether text in this direction reads from left to right on the page as it is shown."""
        direction = {0: across, 90: up, 180: -across, 270: -up}[self.turn]
        return direction > 0.9 * max(abs(across), abs(up))


def page_of(page: pdfium.PdfPage, number: int) -> Page:
    """Everything a page of a PDF file prints, `number` from 1."""
    view = _View(page)
    result = Page(number, view.width, view.height)
    links = list(_links(page, view))
    text = page.get_textpage()
    try:
        for word, upright in _words(text.raw, view):
            (result.words if upright else result.aside).append(_linked(word, links))
    finally:
        text.close()
    result.words = _without_doubles(result.words)
    _add_objects(page, view, result)
    return result


def _words(text: raw.FPDF_TEXTPAGE, view: _View) -> Iterator[tuple[Word, bool]]:
    """The words of a page, in the order in which they are stored, each with whether it is upright."""
    letters: list[_Letter] = []
    for letter in _letters(text):
        if letters and (letter is None or _is_apart(letters[-1], letter)):
            yield _word(text, letters, view)
            letters = []
        if letter:
            letters.append(letter)
    if letters:
        yield _word(text, letters, view)


class _Letter(NamedTuple):
    """A character that is printed: where it begins on its base line, and the box around it."""

    place: int
    code: int
    origin: Point
    left: float
    right: float
    height: float


def _letters(text: raw.FPDF_TEXTPAGE) -> Iterator[_Letter | None]:
    """The characters of a page; None for white space."""
    x, y, area = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    place_x, place_y, place_area = ctypes.byref(x), ctypes.byref(y), ctypes.byref(area)
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _SPACES:
            yield None
            continue
        raw.FPDFText_GetLooseCharBox(text, index, place_area)
        raw.FPDFText_GetCharOrigin(text, index, place_x, place_y)
        yield _Letter(index, code, (x.value, y.value), area.left, area.right, abs(area.top - area.bottom))


def _is_apart(before: _Letter, letter: _Letter) -> bool:
    """Whether two neighbouring letters are of different words although no white space parts them."""
    step = max(abs(letter.origin[0] - before.origin[0]), abs(letter.origin[1] - before.origin[1]))
    return before.code in _LINE_END or step > 2.5 * max(letter.height, letter.right - letter.left, 1)


def _word(text: raw.FPDF_TEXTPAGE, letters: Sequence[_Letter], view: _View) -> tuple[Word, bool]:
    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    first = letters[0]
    raw.FPDFText_GetMatrix(text, first.place, ctypes.byref(matrix))
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, first.place, name, len(name), ctypes.byref(flags))
    height = first.origin[1]
    ends = [view.place(edge, height) for edge in (min(one.left for one in letters), _right(letters))]
    word = Word(
        text="".join(_character(letter.code) for letter in letters),
        left=min(x for x, _ in ends),
        right=max(x for x, _ in ends),
        base=view.place(*first.origin)[1],
        size=max(raw.FPDFText_GetFontSize(text, first.place) * math.hypot(matrix.c, matrix.d), 1.0),
        bold=bool(_BOLD.search(name.value)) or bool(flags.value & _FORCED_BOLD),
    )
    return word, view.is_upright(matrix.a, matrix.b)


def _right(letters: Sequence[_Letter]) -> float:
    return max(letter.right for letter in letters)


def _character(code: int) -> str:
    if code in _LINE_END:
        return "-"
    # Half of a character that UTF-16 writes as two, or nothing that can be written.
    return chr(code) if code < 0x110000 else "\N{REPLACEMENT CHARACTER}"


def _without_doubles(words: Sequence[Word]) -> list[Word]:
    """The words without those printed twice on one spot, as some programs do to make them bold."""
    seen: set[tuple[str, int, int]] = set()
    result = []
    for word in words:
        places = {(word.text, round(word.left + shift), round(word.base)) for shift in (-0.5, 0, 0.5)}
        if not places & seen:
            result.append(word)
        seen |= places
    return result


def _links(page: pdfium.PdfPage, view: _View) -> Iterator[tuple[str, Box]]:
    """The addresses that areas of a page link to."""
    position, link, area = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0) if action else 0
        if length <= 1 or not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(area)):
            continue
        address = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(page.pdf.raw, action, address, length)
        yield (
            address.value.decode("utf-8", "replace"),
            _box(view, area.left, area.bottom, area.right, area.top),
        )


def _box(view: _View, left: float, bottom: float, right: float, top: float) -> Box:
    """Left, top, right and bottom on the page as it is shown."""
    (one_x, one_y), (two_x, two_y) = view.place(left, bottom), view.place(right, top)
    return min(one_x, two_x), min(one_y, two_y), max(one_x, two_x), max(one_y, two_y)


def _linked(word: Word, links: Sequence[tuple[str, Box]]) -> Word:
    middle, height = (word.left + word.right) / 2, word.base - word.size / 4
    for address, (left, top, right, bottom) in links:
        if left <= middle <= right and top <= height <= bottom:
            return replace(word, address=address)
    return word


def _add_objects(page: pdfium.PdfPage, view: _View, result: Page) -> None:
    """Add the page's rules, and whether a picture covers a good part of it."""
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]
    for item in islice(page.get_objects(filter=kinds, max_depth=3), _MOST_OBJECTS):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = _box(view, *item.get_bounds())
            if (right - left) * (bottom - top) > 0.3 * view.width * view.height:
                result.has_image = True
        else:
            result.rules += _rules(item.raw, view)


def _rules(path: raw.FPDF_PAGEOBJECT, view: _View) -> Iterator[Rule]:
    """The straight thin lines of a path: its strokes, and filled areas as thin as a stroke."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    for points in _outlines(path, view):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
            yield from _rule((min(xs), min(ys)), (max(xs), max(ys)))
        elif stroke.value:
            for one, two in pairwise(points):
                yield from _rule(one, two)


def _rule(one: Point, two: Point) -> Iterator[Rule]:
    across, down = abs(one[0] - two[0]), abs(one[1] - two[1])
    if across <= _THIN < down:
        yield Rule(True, (one[0] + two[0]) / 2, min(one[1], two[1]), max(one[1], two[1]))
    elif down <= _THIN < across:
        yield Rule(False, (one[1] + two[1]) / 2, min(one[0], two[0]), max(one[0], two[0]))


def _outlines(path: raw.FPDF_PAGEOBJECT, view: _View) -> Iterator[list[Point]]:
    """The corners of each part of a path, those that are not made of straight lines left out."""
    count = raw.FPDFPath_CountSegments(path)
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    points: list[Point] = []
    curved = False
    for index in range(count if count <= _MOST_SEGMENTS else 0):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        place = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        points.append(view.place(*place))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
