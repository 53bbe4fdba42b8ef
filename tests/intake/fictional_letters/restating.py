"""How a trust restates a question: word by word, or with the small changes that letters make."""

import random
import re

_QUOTES = str.maketrans({"'": "’", "‘": "'", '"': "”"})
_SHORTER = (
    ("How many ", "Number of "),
    ("Please provide ", "Provide "),
    ("Please describe ", "Describe "),
    ("Please list ", "List "),
    ("Is there a ", "A "),
    ("Does the Trust have ", "Do you have "),
    ("Please explain ", "Explain "),
    ("What support ", "Support "),
)


def restate(chance: random.Random, text: str) -> str:
    """The question as the letter has it: half the time as it was sent."""
    change = chance.choice(
        (_same, _same, _same, _same, _quotes, _typo, _cut, _first_sentence, _shorten, _spaces)
    )
    return change(chance, text)


def _same(chance: random.Random, text: str) -> str:
    return text


def _quotes(chance: random.Random, text: str) -> str:
    return text.translate(_QUOTES).replace(" - ", " – ")


def _typo(chance: random.Random, text: str) -> str:
    """One or two words with two letters exchanged or one missing."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    for place in chance.sample(long, min(2, len(long))):
        word, at = words[place], chance.randrange(1, len(words[place]) - 2)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        words[place] = chance.choice((swapped, word[:at] + word[at + 1 :]))
    return " ".join(words)


def _cut(chance: random.Random, text: str) -> str:
    """Without what stands in parentheses, and without the question mark."""
    return re.sub(r" ?\([^)]*\)", "", text).rstrip("?")


def _first_sentence(chance: random.Random, text: str) -> str:
    first = re.split(r"(?<=[.?]) (?=[A-Z])", text)[0]
    return first if len(first.split()) >= 6 else text


def _shorten(chance: random.Random, text: str) -> str:
    for long, short in _SHORTER:
        if text.startswith(long):
            return short + text[len(long) :]
    return text


def _spaces(chance: random.Random, text: str) -> str:
    """Double spaces and an odd capital, as copying leaves them."""
    return text.replace(". ", ".  ").replace("Trust", "trust")
