"""The value of an answered question: yes, partly or no; an option; a number."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from responses.intake.suggesting.sentences import sentences

_PARTLY = re.compile(
    r"\b(?:partly|partially|in\s+part|to\s+some\s+extent|not\s+all|some\s+(?:of\s+our\s+)?(?:\w+\s+)?(?:do|does|are|have|wards|sites|teams|areas)|"
    r"(?:about\s+|around\s+)?half\s+of|varies|differs?|at\s+some|in\s+some\s+(?:areas|sites|services|teams|localities)|"
    r"mixed\s+picture|some\s+but)\b|\byes\b[^.]{0,80}\bonly\b|\byes\b[^.]{0,60}\bno\s+(?:for|in|at)\b|\bonly\s+(?:in|at|for)\s+(?:the\s+)?[A-Z]",
    re.IGNORECASE,
)
_ONLY_IF = re.compile(r"\bonly\s+(?:where|when|if|with|after|on|as|once|by)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)\s?(?:not|n['’]t)\b|\bnot\s+(?:currently|at\s+present|at\s+this\s+time|yet|in\s+place|routinely|specifically|something)\b"
    r"|\bno\s+(?:such|specific|formal|written|dedicated|policy|plans?|longer|single|current|named|other|local|standard)\b|\bnone\b|\bnothing\b|\bnever\b|\bneither\b|"
    r"\bthere\s+(?:is|are|was|were)\s+(?:currently\s+|at\s+present\s+)?no\b|\b(?:has|have)\s+no\b|\bwithout\s+(?:a|any)\b|\bno\s+\w+\s+(?:exists?|is\s+in\s+place)\b|\bcannot\b|\bour\s+answer\s+is\s+no\b",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"\b(?:as\s+part\s+of|but\s+only|only\s+(?:where|when|if|with|after|once)|subject\s+to|"
    r"depend(?:s|ing|ent)\s+(?:up)?on|provided\s+(?:that)?|providing\s+that|unless|on\s+a\s+case[\s-]by[\s-]case|"
    r"in\s+(?:some|certain|exceptional)\s+(?:cases|circumstances)|as\s+(?:appropriate|required|needed|necessary)|"
    r"(?:if|where|when)\s+(?:\w+\s+)?(?:appropriate|required|needed|necessary|relevant|indicated|possible|applicable)|"
    r"within\s+(?:the|a|our)\s+(?:wider|broader|overall)|with\s+(?:the\s+)?consent|"
    r"according\s+to\s+(?:need|the\s+needs)|(?:up)?on\s+request|to\s+an\s+extent|in\s+principle)\b",
    re.IGNORECASE,
)
# Right behind the mark these give a condition; further on they only tell when or where.
_QUALIFIED_AT_ONCE = re.compile(
    r"^[\s,–—:;.\-]*(?:but\s+)?(?:only\s+)?(?:if|where|when|whenever)\b", re.IGNORECASE
)
_NEW_PARAGRAPH = re.compile(r"[.\s]*\n[^a-z(]")


def qualified(rest: str) -> bool:
    """Whether a yes has a condition attached, by the first sentence of what follows the mark."""
    if _NEW_PARAGRAPH.match(rest):
        return False
    first = next(iter(sentences(rest)), "")
    # A short clause right behind the mark; far on in a sentence such words only describe.
    return (_QUALIFIED_AT_ONCE.match(first) or _QUALIFIED.search(first[:70])) is not None


def partly(text: str) -> bool:
    """Whether the text says yes for some and not for all."""
    return _PARTLY.search(_ONLY_IF.sub(" ", text)) is not None


def polarity(sentence: str) -> str:
    """What a sentence without a mark answers: ``yes``, ``partly`` or ``no``."""
    if partly(sentence):
        return "partly"
    main = re.split(
        r",?\s+(?:although|but|however|though|whilst|while|except)\b", sentence, flags=re.IGNORECASE
    )[0]
    return "no" if _NEGATIVE.search(main) else "yes"


def options_named(text: str, options: Sequence[tuple[str, str]]) -> list[tuple[str, float]]:
    """The options that the text names, with how like it they are, 0 to 1, best first."""
    scored = []
    folded = " ".join(text.casefold().split())
    for code, label in options:
        wanted = " ".join(label.casefold().split())
        if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded):
            scored.append((code, 1.0 + len(wanted) / 1000))
        else:
            scored.append(
                (code, fuzz.partial_ratio(wanted, folded) / 100 * min(1.0, len(folded) / len(wanted)))
            )
    return sorted(scored, key=lambda pair: -pair[1])
