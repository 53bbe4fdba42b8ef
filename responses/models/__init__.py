"""The nouns of the product, one file each. docs/method.md explains the words."""

from responses.models.answer import Answer
from responses.models.bank_holiday import BankHoliday
from responses.models.coding import Coding
from responses.models.correction import Correction
from responses.models.foi_request import FOIRequest
from responses.models.passage import Passage
from responses.models.provision import Provision
from responses.models.question import Question, number_questions
from responses.models.reading import Reading, Suggestion
from responses.models.region import IntegratedCareBoard, Region
from responses.models.repeat import Repeat
from responses.models.resource import Mention, Resource
from responses.models.response import Deadline, Response
from responses.models.search_entry import SearchEntry, SearchGroup
from responses.models.service import Service
from responses.models.source import Source
from responses.models.states import BASE_LABELS, STATE_MEANINGS, VALUE_SYMBOLS, StateMeaning
from responses.models.topic import Topic
from responses.models.trust import FormerName, Succession, Trust

__all__ = [
    "BASE_LABELS",
    "STATE_MEANINGS",
    "VALUE_SYMBOLS",
    "Answer",
    "BankHoliday",
    "Coding",
    "Correction",
    "Deadline",
    "FOIRequest",
    "FormerName",
    "IntegratedCareBoard",
    "Mention",
    "Passage",
    "Provision",
    "Question",
    "Reading",
    "Region",
    "Repeat",
    "Resource",
    "Response",
    "SearchEntry",
    "SearchGroup",
    "Service",
    "Source",
    "StateMeaning",
    "Succession",
    "Suggestion",
    "Topic",
    "Trust",
    "number_questions",
]
