"""Four fictional trusts in the four ways a response can stand: published, draft, no reply, awaiting."""

from datetime import date

from responses.intake.entry import (
    AnswerEntry,
    MentionEntry,
    PassageEntry,
    ProvisionEntry,
    ResourceEntry,
    ResponseEntry,
    add_source,
    ask_trusts,
    close_unanswered,
    save_entry,
)
from responses.models import FOIRequest, Region, Response, Trust
from tests.fictional import LETTER, make_holidays, make_request, make_trust

#: What only the draft holds: nothing of it may ever be public.
SECRETS = ("Secret note", "Secret policy", "SECRET-REF", "secret mark")

PUBLISHED = (
    AnswerEntry(
        "camhs-1",
        "answered",
        "yes",
        qualified=True,
        raw_mark="Y –",
        note="=1+1 names a policy.",
        passages=(PassageEntry(quote="Y – we do have a policy, called “Safe Online”."),),
        mentions=(MentionEntry(ResourceEntry(kind="policy", name="Safe Online"), area="north"),),
    ),
    AnswerEntry("camhs-1a", "answered", "yes"),
    AnswerEntry("camhs-2", "answered", note="Two tools."),
    AnswerEntry("camhs-2a-i", "left_blank"),
    AnswerEntry("camhs-3", "refused", sections="12|40"),
    AnswerEntry("camhs-4", "answered", "7"),
)
DRAFT = (
    AnswerEntry(
        "camhs-1",
        "answered",
        "no",
        raw_mark="secret mark",
        note="Secret note",
        mentions=(MentionEntry(ResourceEntry(kind="policy", name="Secret policy")),),
    ),
)


def make_scenario(slug: str = "example") -> FOIRequest:
    """XXAAA published, without a SARC; XXBBB a draft; XXCCC closed as unanswered; XXDDD awaiting."""
    make_holidays(2023, 2028)
    region = Region.objects.create(code="Y60", name="Midlands")
    request = make_request(slug)
    trusts = [make_trust(f"XX{letter * 3}", region=region if letter < "C" else None) for letter in "ABCD"]
    ask_trusts(request=request, trusts=trusts[:3], sent_on=date(2024, 3, 1), author=None)
    ask_trusts(request=request, trusts=trusts[3:], sent_on=date(2028, 3, 1), author=None)
    _publish(request.responses.get(trust="XXAAA"))
    _draft(request.responses.get(trust="XXBBB"))
    close_unanswered(responses=request.responses.filter(trust="XXCCC"), author=None, today=date(2024, 6, 1))
    return request


def _publish(response: Response) -> None:
    add_source(response=response, text=LETTER, author=None)
    save_entry(
        response=response,
        entry=ResponseEntry(
            facts={
                "reference": "REF-1",
                "outcome": "answered",
                "replied_on": date(2024, 4, 3),
                "reuse": "ogl",
            },
            provisions=(ProvisionEntry("camhs", "yes"), ProvisionEntry("sarc", "no")),
            answers=PUBLISHED,
        ),
        author=None,
        status="published",
    )


def _draft(response: Response) -> None:
    save_entry(
        response=response,
        entry=ResponseEntry(
            facts={"reference": "SECRET-REF", "outcome": "refused", "replied_on": date(2024, 5, 1)},
            answers=DRAFT,
        ),
        author=None,
    )


def publish_all(request: FOIRequest, trusts: list[Trust]) -> None:
    """Each of these trusts answers everything alike, naming a tool of its own and a shared one."""
    for trust in trusts:
        tools = tuple(
            MentionEntry(ResourceEntry(kind="tool", name=name, own=own))
            for name, own in (("Body Map", True), ("Get Safe", False))
        )
        answers = tuple(
            AnswerEntry(
                question.code,
                "answered",
                "yes" if question.kind == "yes_no" else "",
                note="A note.",
                mentions=tools,
            )
            for question in request.questions.filter(kind__in=("yes_no", "list", "text"))
        )
        save_entry(
            response=request.responses.get(trust=trust),
            entry=ResponseEntry(
                facts={"outcome": "answered"},
                provisions=(ProvisionEntry("camhs", "yes"), ProvisionEntry("sarc", "yes")),
                answers=(
                    *answers,
                    AnswerEntry("camhs-4", "answered", "3"),
                    AnswerEntry("sarc-1", "left_blank"),
                    AnswerEntry("sarc-3a-i", "answered", "inside"),
                ),
            ),
            author=None,
            status="published",
        )
