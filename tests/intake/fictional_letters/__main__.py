"""Print how well a reader finds the answers of fictional letters.

    python -m tests.intake.fictional_letters MODULE:FUNCTION [--pool held_out] [--seeds 5] [--worst 10]

The function takes a file's bytes, its name and the questions, and returns a text for each question's code.
"""

import argparse
import importlib

from tests.intake.fictional_letters.letters import LAYOUTS
from tests.intake.fictional_letters.pools import POOLS
from tests.intake.fictional_letters.scoring import Reader, letters, score, table


def _reader(name: str) -> Reader:
    module, _, function = name.partition(":")
    found: Reader = getattr(importlib.import_module(module), function)
    return found


def main() -> None:
    """Score the reader that is named on the command line."""
    parser = argparse.ArgumentParser(description="Score a reader on fictional letters.")
    parser.add_argument("reader", help="module:function")
    parser.add_argument("--pool", choices=POOLS, default="tuning")
    parser.add_argument("--seeds", type=int, default=3, help="letters for each layout and file format")
    parser.add_argument("--layout", choices=LAYOUTS, action="append")
    parser.add_argument("--worst", type=int, default=0, help="print that many of the worst answers")
    options = parser.parse_args()
    scores = score(
        _reader(options.reader), letters(range(options.seeds), options.pool, options.layout or LAYOUTS)
    )
    print(table(scores))  # noqa: T201
    for each in sorted(scores, key=lambda s: s.f1)[: options.worst]:
        letter = each.letter
        place = f"{letter.seed} {letter.layout} {letter.file_format} {each.answer.code}"
        print(f"{each.f1:.2f} {place}\n   is {each.answer.text!r}\nfound {each.found!r}")  # noqa: T201


if __name__ == "__main__":
    main()
