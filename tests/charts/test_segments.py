"""The parts of a bar: all of them, and none that looks like another without its colour."""

import pytest

from responses.charts.segments import ANSWERS, REPLIES, Segment
from responses.models import STATE_MEANINGS, VALUE_SYMBOLS
from responses.stats import STATES


def test_segments_are_the_values_and_the_states_once_each():
    codes = [segment.code for segment in ANSWERS]
    assert sorted(codes) == sorted([*VALUE_SYMBOLS, *STATES])
    labels = {segment.code: segment.label for segment in ANSWERS}
    assert {code: labels[code] for code in STATES} == {
        code: meaning.label for code, meaning in STATE_MEANINGS.items()
    }


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, between 0 and 1."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [ANSWERS, REPLIES])
def test_no_two_segments_look_alike_in_grey(palette: tuple[Segment, ...]):
    """The same pattern in the same ink only on grounds that differ clearly in lightness."""
    alike = [
        (one.label, other.label)
        for place, one in enumerate(palette)
        for other in palette[place + 1 :]
        if (one.pattern, one.ink) == (other.pattern, other.ink) and contrast(one.colour, other.colour) < 1.5
    ]
    assert alike == []


def test_patterns_stand_out_from_their_ground():
    for segment in (*ANSWERS, *REPLIES):
        if segment.pattern:
            assert contrast(segment.colour, segment.ink) >= 3, segment.label
