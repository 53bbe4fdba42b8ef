"""What each state of an answer is called, looks like and means: one table for pages, files and help."""

from dataclasses import dataclass

from responses.models.answer import Answer
from responses.stats import BASE_STATES, STATES


@dataclass(frozen=True)
class StateMeaning:
    """A state with its symbol, its definition and the names of the bases that it counts in."""

    code: str
    label: str
    symbol: str
    definition: str

    @property
    def bases(self) -> tuple[str, ...]:
        return tuple(name for name, states in BASE_STATES.items() if self.code in states)


_SYMBOLS_AND_DEFINITIONS = {
    "answered": ("●", "The trust answered, with a value or in words."),
    "left_blank": ("□", "The trust replied to other questions but wrote nothing for this one."),
    "unclear": ("?", "The trust wrote something that cannot be coded. Its own mark is kept."),
    "not_held": ("∅", "The trust says that it does not record this information."),
    "refused": ("⊘", "The trust withheld the information under a section of the Act."),
    "referred_elsewhere": ("↗", "The trust only points to something we do not hold, such as a web page."),
    "not_applicable": (
        "–",
        "The question does not apply: the trust does not run the service, answered no to the question "
        "that this one depends on, or says so itself.",
    ),
    "no_reply": ("○", "The reply was overdue and was closed as unanswered."),
    "pending": ("…", "A reply is awaited, or has come and is not yet published."),
}

STATE_MEANINGS = {
    state: StateMeaning(state, Answer.State(state).label, *_SYMBOLS_AND_DEFINITIONS[state])
    for state in STATES
}

#: Symbols of the values of a yes/no answer, which take the place of the state's own symbol.
VALUE_SYMBOLS = {"yes": "✓", "partly": "◐", "no": "✗"}

BASE_LABELS = {
    "asked": "all trusts asked",
    "replied": "trusts that replied",
    "applicable": "trusts that replied and to which the question applies",
}
