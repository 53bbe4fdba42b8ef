"""The state, value and mark that a passage suggests."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from responses.intake.aligning.contract import AskedQuestion
from responses.intake.suggesting.contract import Suggestion
from responses.intake.suggesting.cues import does
from responses.intake.suggesting.marks import Mark, leading_mark
from responses.intake.suggesting.numbers import (
    counts_any_of,
    figures,
    has_figure,
    none_of_them,
    plain,
    suppressed,
)
from responses.intake.suggesting.sections import exemptions
from responses.intake.suggesting.sentences import sentences
from responses.intake.suggesting.values import options_named, partly, polarity, qualified

_ASKS_NUMBER = re.compile(
    r"\b(?:how\s+(?:many|much)|(?:the\s+)?number\s+of|total|what\s+(?:was|is|were)\s+the\s+(?:spend|cost|budget))\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"^\W*(?:however|but|nevertheless|that\s+said|nonetheless|we\s+can\s+(?:confirm|say|tell|provide)|i\s+can\s+confirm)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"^\W*(?:no|not)\b", re.IGNORECASE)
#: Of several things that one sentence does, the first counts.
_ORDER = ("not_applicable", "refused", "not_held", "filler", "pointer")
_STATE_OF = {
    "refused": "refused",
    "not_held": "not_held",
    "pointer": "referred_elsewhere",
    "not_applicable": "not_applicable",
}


@dataclass(frozen=True)
class Passage:
    """An answer's text with what each of its sentences does; empty for those that tell something."""

    text: str
    question: AskedQuestion

    @cached_property
    def sentences(self) -> list[str]:
        return sentences(self.text)

    @cached_property
    def acts(self) -> list[str]:
        return [_act(sentence) for sentence in self.sentences]

    @cached_property
    def told(self) -> list[str]:
        """The sentences that tell something."""
        return [sentence for sentence, act in zip(self.sentences, self.acts, strict=True) if not act]

    @cached_property
    def lead(self) -> str:
        """What the first sentence does that is no filler."""
        return next((act for act in self.acts if act != "filler"), "filler")

    @property
    def asks_number(self) -> bool:
        return self.question.kind == "number" or _ASKS_NUMBER.search(self.question.text) is not None


def _act(sentence: str) -> str:
    found, sections = does(sentence), exemptions(sentence)
    if "21" in sections:
        return "pointer"
    if sections:
        found.add("refused")
    return next((act for act in _ORDER if act in found), "")


def suggest_coding(text: str, question: AskedQuestion) -> Suggestion:
    """The coding that the passage suggests, without confidence; an empty text is left blank."""
    if not text.strip(" \n\t.-–—•*|:"):
        return Suggestion("left_blank", basis="blank")
    mark = leading_mark(text)
    coded = _from_mark(mark, text, question) if mark else None
    coded = coded or _from_words(Passage(text, question))
    return replace(coded, sections=exemptions(text))


def _from_mark(mark: Mark, text: str, question: AskedQuestion) -> Suggestion | None:
    """What a mark at the beginning settles, or None where it does not settle anything for this kind."""
    bare = len(mark.rest.split()) <= 3
    if mark.meaning in ("both", "open"):
        if not bare:
            return None
        return Suggestion("unclear", raw_mark=mark.written, basis="mark_open")
    if mark.meaning == "not_applicable":
        return Suggestion("not_applicable", raw_mark=mark.written, cause="trust", basis="mark_not_applicable")
    if question.kind == "yes_no":
        return _yes_no_mark(mark, text)
    if question.kind == "number":
        # "No" without a figure is no number.
        return Suggestion("answered", "0", mark.written, basis="zero") if mark.meaning == "none" else None
    if question.kind in ("text", "list") and mark.meaning in ("yes", "no", "partly"):
        return Suggestion("answered", raw_mark=mark.written, basis="mark_words")
    return None


def _yes_no_mark(mark: Mark, text: str) -> Suggestion:
    value = {"none": "no"}.get(mark.meaning, mark.meaning)
    first = next(iter(sentences(text)), text)
    if value == "yes" and partly(first):
        value = "partly"
    with_condition = value == "yes" and qualified(mark.rest)
    basis = f"mark_{value}" if not with_condition else "mark_qualified"
    return Suggestion("answered", value, mark.written, qualified=with_condition, basis=basis)


def _from_words(passage: Passage) -> Suggestion:
    if passage.question.kind == "number":
        return _number(passage)
    if passage.question.kind in ("choice", "choices") and passage.question.options:
        chosen = _options(passage)
        if chosen:
            return chosen
    state = _state(passage)
    if state != "answered":
        return _other(passage, state)
    if passage.question.kind == "yes_no":
        sentence = next(iter(passage.told), passage.text)
        value = polarity(sentence)
        return Suggestion("answered", value, basis=f"polarity_{value}")
    return Suggestion("answered", basis="words_mixed" if any(passage.acts) else "words")


def _other(passage: Passage, state: str) -> Suggestion:
    mixed = "mixed" if passage.told else "alone"
    cause = "trust" if state == "not_applicable" else ""
    return Suggestion(state, cause=cause, basis=f"{state}_{mixed}")


def _state(passage: Passage) -> str:
    """The state that the sentences add up to: the first that fits of what they do."""
    acts, told = [act for act in passage.acts if act != "filler"], passage.told
    if set(acts) <= {"", "pointer"}:
        return "answered" if told or not acts else _STATE_OF["pointer"]
    if passage.asks_number and told:
        return "answered" if _gives_figure(passage) else _strongest(acts)
    if not passage.lead or any(_CONTRAST.search(sentence) for sentence in told):
        return "answered"
    return _strongest(acts)


def _gives_figure(passage: Passage) -> bool:
    """Whether a part of the figure is given: before any cue, or later of things that the question names."""
    for place, (sentence, act) in enumerate(zip(passage.sentences, passage.acts, strict=True)):
        if act or not has_figure(sentence):
            continue
        if not any(passage.acts[:place]) or counts_any_of(sentence, passage.question.text):
            return True
    return False


def _strongest(acts: Sequence[str]) -> str:
    return next(_STATE_OF[act] for act in _ORDER if act in acts and act in _STATE_OF)


def _number(passage: Passage) -> Suggestion:
    """A number from the sentences that tell something; masked ones are none."""
    counted = [figure for sentence in passage.told for figure in figures(sentence)]
    first = next((figures(sentence) for sentence in passage.told if figures(sentence)), [])
    if first:
        basis = "figure" if len(set(counted)) == 1 else "figures"
        return Suggestion("answered", plain(first[0]), basis=basis)
    if any(none_of_them(sentence) for sentence in passage.told):
        return Suggestion("answered", "0", basis="zero_words")
    cues = [act for act in passage.acts if act not in ("", "filler")]
    if cues:
        return _other(passage, _strongest(cues))
    if suppressed(passage.text):
        return Suggestion("refused" if exemptions(passage.text) else "unclear", basis="masked")
    return Suggestion("answered", basis="no_figure")


def _options(passage: Passage) -> Suggestion | None:
    """The options that are named, where one or several are named well enough."""
    named = [
        (code, score)
        for code, score in options_named(passage.text, passage.question.options)
        if score >= 0.85
    ]
    if not named:
        return None
    exact = [code for code, score in named if score >= 1]
    if passage.question.kind == "choices":
        return Suggestion("answered", "|".join(sorted(exact or [named[0][0]])), basis="options")
    return Suggestion("answered", named[0][0], basis="option" if len(exact) == 1 else "option_near")
