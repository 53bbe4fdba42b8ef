"""Real-looking public data to search, and around it everything that a search must never find."""

from datetime import date

from responses.intake.entry import (
    AnswerEntry,
    PassageEntry,
    ProvisionEntry,
    ResponseEntry,
    add_source,
    ask_trusts,
    close_unanswered,
    save_entry,
)
from responses.models import FOIRequest, IntegratedCareBoard, Region, Response, Topic
from responses.search import find, read_query
from tests.fictional import LETTER, make_holidays, make_request, make_trust
from tests.scenario import DRAFT, PUBLISHED, SECRETS, make_scenario

REAL = "/requests/real/"
#: Words of the scene that are not public, each for another reason.
HIDDEN = (
    *SECRETS,
    "dear colleague",  # the letter beyond its passages
    "Trust XXAAA",  # fictional
    "Zzyzx",  # a letter that does not allow re-use
    "Hidden request",
    "Welsh Trust",
)


def make_scene() -> FOIRequest:
    """R1A published and open, R1B a draft, R1C closed unanswered, R1D published and restricted."""
    make_scenario("fictional")
    make_holidays(2020, 2022)
    request = make_request("real", fictional=False)
    topic = Topic.objects.create(slug="sextortion", name="Sextortion", definition="Blackmail with images.")
    request.questions.filter(code__in=("camhs-2a-i", "camhs-3")).update(topic=topic)
    trusts = _trusts()
    ask_trusts(request=request, trusts=trusts, sent_on=date(2024, 3, 1), author=None)
    response = request.responses.get
    _publish(response(trust="R1A"), answers=PUBLISHED, text=LETTER, reuse="ogl", reference="FOI-77/24")
    _publish(response(trust="R1D"), answers=RESTRICTED, text=RESTRICTED_LETTER, reuse="restricted")
    entry = ResponseEntry(facts={"reference": "SECRET-REF", "outcome": "refused"}, answers=DRAFT)
    save_entry(response=response(trust="R1B"), entry=entry, author=None)
    close_unanswered(
        responses=request.responses.filter(trust="R1C"), author=None, today=date(2024, 6, 1), reason="Silent"
    )
    FOIRequest.objects.create(slug="hidden", title="Hidden request", public=False)
    make_trust("RT4", "Welsh Trust", country="wales")
    return request


RESTRICTED_LETTER = "1. No, see Zzyzx.\nWe train staff, says Quokka.\n"
RESTRICTED = (
    AnswerEntry("camhs-1", "answered", "no", passages=(PassageEntry(quote="1. No, see Zzyzx."),)),
    AnswerEntry("camhs-1a", "not_applicable", cause="condition"),
    AnswerEntry("camhs-2", "answered", note="Café Ångström’s tools; children and policies."),
    AnswerEntry("camhs-2a-i", "left_blank"),
    AnswerEntry(
        "camhs-3",
        "answered",
        passages=(PassageEntry(quote="We train staff, says Quokka.", release_reason="On the trust’s site."),),
    ),
    AnswerEntry("camhs-4", "answered", "12"),
)


def _trusts() -> list:
    region = Region.objects.get(code="Y60")
    board = IntegratedCareBoard.objects.create(code="QGH", name="Border ICB")
    castle = make_trust(
        "R1A", "Castle NHS Trust", region=region, icb=board, type="mental_health", postcode="WR5 1JR"
    )
    castle.former_names.create(name="Old Keep NHS Trust", vintage="2022-02")
    others = (("R1B", "Bridge NHS Trust"), ("R1C", "Chapel NHS Trust"), ("R1D", "Dales NHS Trust"))
    return [castle, *(make_trust(code, name) for code, name in others)]


def _publish(response: Response, *, answers: tuple, text: str, reuse: str, reference: str = "") -> None:
    add_source(response=response, text=text, author=None)
    facts = {"outcome": "answered", "replied_on": date(2024, 4, 3), "reuse": reuse, "reference": reference}
    provisions = (ProvisionEntry("camhs", "yes"), ProvisionEntry("sarc", "no"))
    entry = ResponseEntry(facts=facts, provisions=provisions, answers=answers)
    save_entry(response=response, entry=entry, author=None, status="published")


def answer(ods: str, code: str) -> str:
    """The address of an answer."""
    return f"{REAL}answers/{ods}/{code}/"


def question(code: str) -> str:
    """The address of a question."""
    return f"{REAL}questions/{code}/"


def found(text: str, **filters: str) -> list[str]:
    """The addresses of the first page, in order."""
    return [hit.entry.address for hit in find(read_query(text), filters=filters).hits]
