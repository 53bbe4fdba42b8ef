"""The one reading of a whole letter that fits best: which anchors hold, and what is answer, what is frame.

Dynamic programming over the pieces of the letter (Viterbi, IEEE Trans. Inf. Theory 13, 1967). A state is the
target announced last, whether the letter is still quoting the request or already answering it, and where the
piece stands: before an answer, in one, or after one. Scores are logarithms of odds, judged, not fitted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from responses.intake.aligning.anchors import Anchor
from responses.intake.aligning.targets import Target

#: Right behind an announcement, further on but before the answer, in the answer, and after it.
ANNOUNCED, BEFORE, IN, AFTER = "announced", "before", "in", "after"

#: An answer is worth that much where a question has none yet: most questions are answered.
_ANSWERED = 3.0
_ANSWERED_UNDER_HEADING = 0.5
_ANSWERED_AGAIN = -1.0
#: What stands between an answer and the next question is hardly ever the frame.
_INTERRUPTED = 1.5
#: Nearly every letter answers something.
_NO_ANSWER = 6.0
_CLOSING = 0.8
_GOING_ON = 0.3
#: How much likelier a sentence belongs to an answer that stands before it in the same paragraph.
_SAME_PARAGRAPH = 3.0
#: How much less likely each further sentence is in an answer that nothing but its words tells.
_DOUBT = 0.3
_RESUMING = 2.5
_PASSED_OVER = 0.3
_WAITING, _WAITING_IN_CLOSING = 0.35, 2.5
#: Nearly every answer begins right behind what announces it.
_WAITING_AT_FIRST = 1.0
_SKIPPED, _MOST_SKIPPED = 0.35, 3.0
_SKIPPED_AT_START, _MOST_AT_START = 0.15, 2.0
_BACKWARD, _BACKWARD_IN_QUOTE = 11.0, 1.0
_BY_REFERENCE, _OTHER_SERVICE, _STRANGE, _UNANNOUNCED = 0.3, 0.6, 2.0, 1.5
_LABEL_IN_ANSWER = 1.0
_BEAM, _MOST_STATES = 40.0, 300


@dataclass(frozen=True, slots=True)
class Unit:
    """What the reading needs to know of one piece of the letter.

    ``likeness`` is that of an answer (likeness.py), at most 1; where only it tells that a letter answers at
    all, ``strength`` counts, the same without that bound. ``label`` is ``answer``, ``question`` or empty.
    ``breaks`` is the cost of an answer running on into this piece from the one before, ``inside`` that of an
    answer beginning here and not before. ``closing`` is true where it says what only the end of a letter
    says, ``inside_line`` of a sentence that does not begin its line, or an item of a list that goes on.
    """

    likeness: float
    label: str = ""
    breaks: float = 0.0
    closing: bool = False
    strength: float = 0.0
    inside: float = 0.0
    inside_line: bool = False


class State(NamedTuple):
    """Place of the last target in the list of targets, -1 before the first; ``answering`` the request.

    ``done`` is the order of the last target before the letter went back to earlier ones, or of the last one
    of a service that it says is not run, -1 where it does neither: up to it, no answers are expected.
    """

    target: int
    answering: bool
    place: str
    done: int = -1


class Step(NamedTuple):
    """One step of a reading: an anchor taken before piece ``unit``, or the piece itself read as ``place``."""

    score: float
    unit: int
    anchor: Anchor | None
    place: str
    answering: bool
    earlier: "Step | None"


START = State(-1, False, BEFORE)


class Reader:
    """Finds the best reading. ``starting`` and ``ending`` give the units between which each anchor stands."""

    def __init__(self, units: Sequence[Unit], targets: Sequence[Target]) -> None:
        self._units = units
        self._targets = list(targets)
        self._several: dict[Target, int] = {}
        self._last_of_service = {target.service: target.order for target in targets}

    def read(self, anchors: Mapping[int, Sequence[tuple[Anchor, int]]]) -> list[Step]:
        """``anchors`` by the unit before which they stand, each with the unit at which it ends."""
        arriving: list[dict[State, Step]] = [{} for _ in range(len(self._units) + 1)]
        arriving[0][START] = Step(0.0, 0, None, BEFORE, False, None)
        for number, unit in enumerate(self._units):
            current = _pruned(arriving[number])
            arriving[number] = {}
            for anchor, end in sorted(anchors.get(number, ()), key=lambda one: one[1] > number):
                into = current if end == number else arriving[end]
                self._announce(dict(current), anchor, number, into)
            for state, step in current.items():
                self._go_on(state, step, unit, number, arriving[number + 1])
        last = max(
            arriving[-1].items(), key=lambda one: one[1].score - _NO_ANSWER * (one[0].answering is False)
        )
        return _unwound(last[1])

    def _announce(
        self, current: Mapping[State, Step], anchor: Anchor, number: int, into: dict[State, Step]
    ) -> None:
        target = self._place_of(anchor.target)
        for state, step in current.items():
            if step.anchor is not None and step.anchor.start == step.anchor.end and step.unit == number:
                continue
            for answering in (True,) if state.answering else (False, True):
                cost = self._cost(state, anchor, answering)
                if cost is not None:
                    cost += _INTERRUPTED * (state.place == AFTER and state.answering)
                    score = step.score + anchor.reward - cost
                    following = State(target, answering, ANNOUNCED, self._done(state, anchor, answering))
                    _keep(into, following, Step(score, number, anchor, ANNOUNCED, answering, step))

    def _done(self, state: State, anchor: Anchor, answering: bool) -> int:
        """Up to which target no answer is expected any more, once the letter goes on with this anchor."""
        if anchor.denied and answering:
            return self._last_of_service[anchor.target.service]
        if not state.answering or anchor.kind == "reference" or state.target < 0:
            return state.done
        came_from = self._targets[state.target].order
        done = max(state.done, came_from) if anchor.target.order < came_from else state.done
        return done if answering and anchor.target.order <= done else -1

    def _place_of(self, target: Target) -> int:
        if not target.several:
            return target.order
        if target not in self._several:
            self._several[target] = len(self._targets)
            self._targets.append(target)
        return self._several[target]

    def _cost(self, state: State, anchor: Anchor, answering: bool) -> float | None:
        """What it costs to come from a state to a target; None where it cannot be."""
        target = anchor.target
        if anchor.kind == "all":
            return None if state.answering or not answering else 0.0
        if anchor.kind == "reference" and not answering:
            return None
        origin = self._targets[state.target] if state.target >= 0 else None
        # The name of a service announces the questions of that service.
        strange = _STRANGE * (origin is not None and not origin.codes and origin.service != target.service)
        strange += _UNANNOUNCED * (
            origin is not None and bool(target.codes) and origin.service != target.service
        )
        if origin is None or answering != state.answering:
            strange += _STRANGE * (anchor.kind == "tail")
            return min(_MOST_AT_START, _SKIPPED_AT_START * target.before) + strange
        if origin.everything:
            return None
        if anchor.kind == "reference":
            return _BY_REFERENCE + _OTHER_SERVICE * (origin.service != target.service)
        if target is origin and state.place in (ANNOUNCED, BEFORE):
            return 0.0
        if target.order <= origin.order:
            return (_BACKWARD if answering else _BACKWARD_IN_QUOTE) + strange
        skipped = target.before - origin.before - (not origin.heading and bool(origin.codes))
        strange += _STRANGE * (anchor.kind == "tail" and not origin.is_family_of(target))
        return min(_MOST_SKIPPED, _SKIPPED * max(0, skipped)) + strange

    def _go_on(self, state: State, step: Step, unit: Unit, number: int, into: dict[State, Step]) -> None:
        for place, gain in self._gains(state, unit):
            following = State(state.target, state.answering, place, state.done)
            _keep(into, following, Step(step.score + gain, number, None, place, state.answering, step))

    def _gains(self, state: State, unit: Unit) -> list[tuple[str, float]]:
        """Where a piece can stand after a state, and what that is worth."""
        if state.target < 0:
            return [(BEFORE, -_PASSED_OVER * max(0.0, unit.likeness))]
        if not state.answering:
            return [(BEFORE, 0.0)]
        if unit.label:
            return self._label_gains(state, unit.label)
        if state.place == IN:
            everything = self._targets[state.target].everything
            return [(IN, _continued(unit, sparing=everything)), (AFTER, -_CLOSING)]
        passed = -_PASSED_OVER * max(0.0, unit.likeness)
        if state.place == AFTER:
            return [(AFTER, passed), (IN, unit.likeness - _RESUMING)]
        return self._opening_gains(state, unit, passed)

    def _opening_gains(self, state: State, unit: Unit, passed: float) -> list[tuple[str, float]]:
        """The same where no answer has begun yet."""
        target = self._targets[state.target]
        gains: list[tuple[str, float]] = []
        if not target.everything:
            waiting = _WAITING + _WAITING_IN_CLOSING * unit.closing
            waiting += _WAITING_AT_FIRST * (state.place == ANNOUNCED and bool(target.codes))
            gains += [(BEFORE, passed - waiting), (AFTER, -_CLOSING)]
        opening = self._worth_of_answer(target, state.done)
        if opening is not None:
            likeness = unit.strength if target.everything else unit.likeness
            gains.append((IN, opening + likeness + min(0.0, likeness) - unit.breaks - unit.inside))
        return gains

    def _label_gains(self, state: State, label: str) -> list[tuple[str, float]]:
        if label == "answer":
            before = state.place in (ANNOUNCED, BEFORE)
            return [(ANNOUNCED, 0.8)] if before else [(state.place, -_LABEL_IN_ANSWER)]
        return [(state.place if state.place != IN else AFTER, 0.0)]

    def _worth_of_answer(self, target: Target, done: int) -> float | None:
        if not target.codes:
            return None
        if target.order <= done:
            return _ANSWERED_AGAIN
        return _ANSWERED_UNDER_HEADING if target.heading else _ANSWERED


def _continued(unit: Unit, *, sparing: bool) -> float:
    """What it is worth that an answer goes on: a long one is hardly likelier than a short one."""
    likeness = unit.likeness - (_DOUBT if sparing and not unit.inside_line else 0.0)
    if unit.inside_line and likeness < 0:
        likeness = min(0.0, likeness + _SAME_PARAGRAPH)
    return (likeness if likeness < 0 else _GOING_ON * likeness) - unit.breaks


def _keep(into: dict[State, Step], state: State, step: Step) -> None:
    known = into.get(state)
    if known is None or known.score < step.score:
        into[state] = step


def _pruned(states: dict[State, Step]) -> dict[State, Step]:
    """Without what is far behind the best: no real letter turns so late."""
    best = max(step.score for step in states.values()) if states else 0.0
    kept = {state: step for state, step in states.items() if step.score >= best - _BEAM}
    if len(kept) <= _MOST_STATES:
        return kept
    ordered = sorted(kept.items(), key=lambda item: -item[1].score)
    return dict(ordered[:_MOST_STATES])


def _unwound(last: Step | None) -> list[Step]:
    steps: list[Step] = []
    while last is not None and last.earlier is not None:
        steps.append(last)
        last = last.earlier
    return steps[::-1]
