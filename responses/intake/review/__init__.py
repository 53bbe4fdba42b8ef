"""Reviewing a letter: a person confirms what a program suggests, one answer at a time.

items.py says what there is to look at and what is left; decisions.py, passages.py and letter_facts.py write
what was decided, through responses.intake.entry; undoing.py takes it back; codings.py keeps what coders said.
"""

from responses.intake.review.codings import (
    code_second,
    code_service_absent,
    second_coding_problem,
)
from responses.intake.review.decisions import accept, change, decide_provision, not_answered
from responses.intake.review.items import AnswerItem, ProvisionItem, Review, ServiceItems, read_review
from responses.intake.review.letter_facts import FACTS, FactItem, accept_fact, change_fact, fact_not_stated
from responses.intake.review.passages import extend_passage, remove_passage, set_passage
from responses.intake.review.picture import Done
from responses.intake.review.undoing import undo

__all__ = [
    "FACTS",
    "AnswerItem",
    "Done",
    "FactItem",
    "ProvisionItem",
    "Review",
    "ServiceItems",
    "accept",
    "accept_fact",
    "change",
    "change_fact",
    "code_second",
    "code_service_absent",
    "decide_provision",
    "extend_passage",
    "fact_not_stated",
    "not_answered",
    "read_review",
    "remove_passage",
    "second_coding_problem",
    "set_passage",
    "undo",
]
