"""Lists of words."""


def among(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())
