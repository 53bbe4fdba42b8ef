"""The state, value and mark that a passage suggests."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from responses.intake.aligning.contract import AskedQuestion
from responses.intake.suggesting.contract import Suggestion
from responses.intake.suggesting.cues import (
    BARE_POINTER,
    about_people,
    denies_service,
    does,
    has_other_clause,
    surely,
)
from responses.intake.suggesting.marks import Mark, leading_mark, unlabelled
from responses.intake.suggesting.numbers import (
    counts_any_of,
    figures,
    has_figure,
    measures,
    none_of_them,
    plain,
    suppressed,
    total,
)
from responses.intake.suggesting.options import options_named
from responses.intake.suggesting.sections import exemptions
from responses.intake.suggesting.sentences import sentences
from responses.intake.suggesting.values import partly, polarity, qualified

_ASKS_NUMBER = re.compile(
    r"\b(?:how\s+(?:many|much)|(?:the\s+)?number\s+of|total|what\s+(?:was|is|were)\s+the\s+(?:spend|cost|budget))\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"^\W*(?:however|but|nevertheless|that\s+said|nonetheless|we\s+can\s+(?:confirm|say|tell|provide)|i\s+can\s+confirm)",
    re.IGNORECASE,
)
_ASKS_WHETHER_RUN = re.compile(
    r"\b(?:do|does|is|are)\b[^?]{0,60}\b(?:provide|offer|run|commission|deliver|operate|host|service)",
    re.IGNORECASE,
)
# Words of sentences that tell nothing, where no cue was recognised.
_HINT = re.compile(
    r"\b(?:attach\w*|enclos\w*|append\w*|annex\w*|links?|web\s?\w*|online|publish\w*|publicly|available|contact\w*|hold|held|"
    r"holds|record(?:s|ed|ing)?|collect\w*|data|information|exempt\w*|section|disclos\w*|commission\w*|appl(?:y|icable)|"
    r"remit|unable|cannot|able|request\w*|system|systems|search\w*|known|separate(?:ly)?|provider|provided\s+by|"
    r"document|spreadsheet|confidential\w*|withh\w+|copy|responsib\w+|report(?:s|ed|able)?)\b",
    re.IGNORECASE,
)
#: Longer passages tell something, whatever words they use.
_SHORT = 30
#: So few words answer yes or no in ways of their own.
_LACONIC = 3
#: What sentences do that only say why another one refuses, denies or points elsewhere.
_EXPLAINS = {"effort": {"refused", "not_held"}, "others": {"pointer"}}
#: Something that is more than dots and dashes.
_SAYS = re.compile(r"[^\W_]|[?✓✔☑✗✘☒£]")
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
    def explained(self) -> bool:
        """Whether a sentence was left out that only says why another one gives no answer."""
        return self.acts != self._own_acts

    @cached_property
    def _own_acts(self) -> list[str]:
        return [_act(sentence, self.question) for sentence in self.sentences]

    @cached_property
    def acts(self) -> list[str]:
        """What each sentence does; why something would be too much work is no answer of its own."""
        acts = self._own_acts
        explaining = [cue for cue, of in _EXPLAINS.items() if of & set(acts)]
        if not explaining:
            return acts
        return [
            act or ("filler" if does(sentence, explaining) else "")
            for act, sentence in zip(acts, self.sentences, strict=True)
        ]

    @cached_property
    def told(self) -> list[str]:
        """The sentences that tell something."""
        return [sentence for sentence, act in zip(self.sentences, self.acts, strict=True) if not act]

    @cached_property
    def lead(self) -> str:
        """What the first sentence does that is no filler."""
        return next((act for act in self.acts if act != "filler"), "filler")


def _act(sentence: str, question: AskedQuestion) -> str:
    found, sections = does(sentence), exemptions(sentence)
    if "21" in sections:
        return "pointer"
    if sections:
        found.add("refused")
    unsure = "not_held" in found and not surely(sentence, "not_held")
    if unsure and question.kind != "number" and has_other_clause(sentence, "not_held"):
        found.discard("not_held")
    if about_people(sentence):
        found -= {"pointer", "not_held"} if unsure else {"pointer"}
    if "not_applicable" in found and _asks_whether_run(question) and not sections:
        found.discard("not_applicable")
    if denies_service(sentence, question.service_names):
        found.add("not_applicable")
    return next((act for act in _ORDER if act in found), "")


def _asks_number(question: AskedQuestion) -> bool:
    return question.kind == "number" or _ASKS_NUMBER.search(question.text) is not None


def _asks_whether_run(question: AskedQuestion) -> bool:
    """Whether "we do not run that" answers the question with no."""
    return question.kind == "yes_no" and _ASKS_WHETHER_RUN.search(question.text) is not None


def suggest_coding(text: str, question: AskedQuestion) -> Suggestion:
    """The coding that the passage suggests, without confidence; an empty text is left blank."""
    text = unlabelled(text)
    if not _SAYS.search(text):
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
        if question.kind != "yes_no" and "known" in mark.written.lower():
            return Suggestion("not_held", raw_mark=mark.written, basis="mark_unknown")
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
    if value == "yes" and partly(text):
        value = "partly"
    with_condition = value == "yes" and qualified(mark.rest)
    basis = f"mark_{value}" if not with_condition else "mark_qualified"
    if basis == "mark_yes" and re.search(r"\w", mark.rest):
        basis = "mark_yes_and_more"
    return Suggestion("answered", value, mark.written, qualified=with_condition, basis=basis)


def _from_words(passage: Passage) -> Suggestion:
    if BARE_POINTER.match(" ".join(passage.text.split())):
        return Suggestion("referred_elsewhere", basis="referred_elsewhere_alone")
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
        return Suggestion("answered", value, basis=f"polarity_{value}{_doubt(passage)}")
    if passage.question.kind in ("choice", "choices"):
        return Suggestion("unclear", basis="no_option")
    return Suggestion("answered", basis=f"words{'_mixed' if any(passage.acts) else _doubt(passage)}")


def _doubt(passage: Passage) -> str:
    """What the basis of a short passage ends with, where it speaks of records, documents or other bodies."""
    told = " ".join(passage.told)
    words = len(told.split())
    laconic = passage.question.kind == "yes_no" and words <= _LACONIC
    return "_doubtful" if laconic or (words <= _SHORT and _HINT.search(told)) else ""


def _other(passage: Passage, state: str) -> Suggestion:
    cause = "trust" if state == "not_applicable" else ""
    return Suggestion(state, cause=cause, basis=f"{state}_{_company(passage, state)}")


def _company(passage: Passage, state: str) -> str:
    """What stands beside the sentence that decides, or whether it is not quite sure."""
    if passage.told:
        return "mixed"
    cue = next(cue for cue, its_state in _STATE_OF.items() if its_state == state)
    deciding = [text for text, act in zip(passage.sentences, passage.acts, strict=True) if act == cue]
    if not any(surely(sentence, cue) for sentence in deciding):
        return "likely"
    return "explained" if passage.explained else "alone"


def _state(passage: Passage) -> str:
    """The state that the sentences add up to: the first that fits of what they do."""
    acts, told = [act for act in passage.acts if act != "filler"], passage.told
    if set(acts) <= {"", "pointer"}:
        return "answered" if told or not acts else _STATE_OF["pointer"]
    if _asks_number(passage.question) and told:
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
    told = " \n".join(passage.told)
    counted, whole = figures(told), total(told)
    if counted:
        basis = "figure" if len(set(counted)) == 1 else "figures" if whole is None else "figure_total"
        return Suggestion("answered", plain(whole if whole is not None else counted[0]), basis=basis)
    if any(none_of_them(sentence) for sentence in passage.told):
        return Suggestion("answered", "0", basis="zero_words")
    if measures(told):
        return Suggestion("answered", plain(measures(told)[0]), basis="measure")
    cues = [act for act in passage.acts if act not in ("", "filler")]
    if cues:
        return _other(passage, _strongest(cues))
    if suppressed(passage.text):
        return Suggestion("refused" if exemptions(passage.text) else "unclear", basis="masked")
    return Suggestion("unclear", basis="no_figure")


def _options(passage: Passage) -> Suggestion | None:
    """The options that are named in what is told."""
    several = passage.question.kind == "choices"
    named = options_named(" ".join(passage.told), passage.question.options, several=several)
    if not named:
        return None
    basis = "option" if min(sure for _, sure in named) == 1 else "option_near"
    return Suggestion("answered", "|".join(sorted(code for code, _ in named)), basis=basis)
