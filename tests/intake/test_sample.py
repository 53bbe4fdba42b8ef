"""The sample data: the register, the real response, and a second run that changes nothing."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command

from responses.intake.sample import load_sample
from responses.models import (
    BankHoliday,
    FOIRequest,
    FormerName,
    Mention,
    Passage,
    Question,
    Region,
    Response,
    Service,
    Succession,
    Topic,
    Trust,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_data")]

CAMHS = {
    "camhs-1": ("answered", "yes", "Yes"),
    "camhs-1a": ("answered", "yes", "Yes"),
    "camhs-2": ("answered", "", ""),
    "camhs-2a-i": ("answered", "yes", "Y"),
    "camhs-2a-ii-1": ("answered", "yes", "Y/"),
    "camhs-2a-ii-2": ("answered", "yes", "Y/"),
    "camhs-2a-iii": ("answered", "yes", "Y"),
    "camhs-2a-iv": ("answered", "yes", "Y"),
    "camhs-3": ("answered", "", ""),
    "camhs-3a": ("answered", "yes", "Yes"),
    "camhs-4": ("answered", "yes", "YES"),
    "camhs-4a": ("answered", "", ""),
    "camhs-5": ("left_blank", "", ""),
}
#: Kind, condition and printed number of every question.
QUESTIONS = {
    "camhs-1": ("yes_no", "", "1"),
    "camhs-1a": ("yes_no", "camhs-1=yes", "1a"),
    "camhs-2": ("list", "", "2"),
    "camhs-2a": ("heading", "", "2a"),
    "camhs-2a-i": ("yes_no", "", "2a(i)"),
    "camhs-2a-ii": ("heading", "", "2a(ii)"),
    "camhs-2a-ii-1": ("yes_no", "", "2a(ii)(1)"),
    "camhs-2a-ii-2": ("yes_no", "", "2a(ii)(2)"),
    "camhs-2a-iii": ("yes_no", "", "2a(iii)"),
    "camhs-2a-iv": ("yes_no", "", "2a(iv)"),
    "camhs-3": ("text", "", "3"),
    "camhs-3a": ("yes_no", "", "3a"),
    "camhs-4": ("yes_no", "", "4"),
    "camhs-4a": ("text", "camhs-4=yes", "4a"),
    "camhs-5": ("text", "", "5"),
    "sarc-1": ("yes_no", "", "1"),
    "sarc-1a": ("list", "sarc-1=yes", "1a"),
    "sarc-2": ("yes_no", "", "2"),
    "sarc-2a": ("heading", "sarc-2=yes", "2a"),
    "sarc-2a-i": ("list", "sarc-2=yes", "2a(i)"),
    "sarc-2a-ii": ("heading", "", "2a(ii)"),
    "sarc-2a-ii-1": ("list", "sarc-2=yes", "2a(ii)(1)"),
    "sarc-2a-ii-2": ("list", "sarc-2=yes", "2a(ii)(2)"),
    "sarc-2a-iii": ("list", "sarc-2=yes", "2a(iii)"),
    "sarc-2a-iv": ("list", "sarc-2=yes", "2a(iv)"),
    "sarc-3": ("text", "", "3"),
    "sarc-3a": ("yes_no", "", "3a"),
    "sarc-3a-i": ("choices", "sarc-3a=yes", "3a(i)"),
    "sarc-4": ("yes_no", "", "4"),
    "sarc-4a": ("text", "sarc-4=yes", "4a"),
}


def real_request() -> FOIRequest:
    return FOIRequest.objects.get(slug="technology-facilitated-abuse")


def response_of_r1a() -> Response:
    return Response.objects.get(request__slug="technology-facilitated-abuse", trust="R1A")


def test_r1a_as_it_answered():
    answers = response_of_r1a().answers.select_related("question").order_by("question__order")
    camhs = {
        a.question.code: (a.state, a.value, a.raw_mark) for a in answers if a.question.service_id == "camhs"
    }
    assert camhs == CAMHS
    assert [a.question.code for a in answers if a.qualified] == ["camhs-3a"]
    assert [a.question.code for a in answers if a.value == "yes"] == [
        code for code, (_, value, _) in CAMHS.items() if value
    ]
    sarc = [(a.state, a.cause, a.value) for a in answers if a.question.service_id == "sarc"]
    assert sarc == [("not_applicable", "provision", "")] * 13
    assert dict(response_of_r1a().provisions.values_list("service", "state")) == {
        "camhs": "yes",
        "sarc": "no",
    }


def test_the_facts_of_r1a_with_no_date_invented():
    fields = (
        *("reference", "outcome", "status", "reuse", "source_url"),
        *("sent_on", "received_on", "clarified_on", "extended_to", "replied_on"),
    )
    assert Response.objects.filter(pk=response_of_r1a().pk).values_list(*fields).get() == (
        "HACW-2760",
        "answered",
        "published",
        "not_stated",
        "https://hacw.nhs.uk/freedom-of-information---hacw-2760",
        *(None, None, None, None, None),
    )
    assert real_request().sent_on is None


def test_only_r1a_is_recorded_as_asked_and_the_page_can_say_so():
    assert list(real_request().responses.values_list("trust", flat=True)) == ["R1A"]
    assert real_request().asked_note == (
        "Only Herefordshire and Worcestershire Health and Care NHS Trust is recorded here as asked. "
        "Which other trusts were asked is not known to us."
    )


def test_no_text_of_a_real_letter_ships():
    sources = (
        response_of_r1a().sources.order_by("kind").values_list("kind", "name", "address", "text", "dated")
    )
    assert list(sources) == [
        ("attachment", "CAMHS intercollegiate guidance.pdf", "", "", None),
        (
            "reply",
            "Freedom of Information - HACW-2760",
            "https://hacw.nhs.uk/freedom-of-information---hacw-2760",
            "",
            None,
        ),
    ]
    assert Passage.objects.filter(source__response__trust__fictional=False).count() == 0


def test_a_trust_is_the_issuer_of_its_own_documents_and_get_safe_is_one_record():
    mentions = Mention.objects.filter(answer__response=response_of_r1a())
    named = mentions.values_list("answer__question__code", "resource__name", "resource__issuer_trust", "area")
    assert set(named.filter(answer__question__code__in=["camhs-1", "camhs-2"])) == {
        ("camhs-1", "Child Exploitation Policy", "R1A", ""),
        ("camhs-1", "Safeguarding Children Policy", "R1A", ""),
        ("camhs-1", "Electronic Alerts Policy", "R1A", ""),
        ("camhs-2", "Get Safe", None, "both counties"),
        ("camhs-2", "Exploitation tools and pathways", None, "both counties"),
    }
    get_safe = mentions.filter(resource__name="Get Safe")
    assert list(
        get_safe.order_by("answer__question__order").values_list("answer__question__code", "area")
    ) == [
        ("camhs-2", "both counties"),
        ("camhs-4a", "Worcestershire"),
    ]
    assert len(set(get_safe.values_list("resource", flat=True))) == 1
    answered_in_words = {"camhs-2": 2, "camhs-3": 8, "camhs-4a": 26}
    assert {
        code: mentions.filter(answer__question__code=code).count() for code in answered_in_words
    } == answered_in_words


@pytest.mark.parametrize("slug", ["technology-facilitated-abuse", "worked-example"])
def test_both_requests_have_the_questionnaire(slug):
    questions = FOIRequest.objects.get(slug=slug).questions.all().numbered()
    assert {one.code: (one.kind, one.asked_if, one.number) for one in questions} == QUESTIONS
    assert {one.code: one.options for one in questions if one.options} == {
        "sarc-3a-i": [["inside", "Inside the NHS"], ["outside", "Outside the NHS"]]
    }


def test_no_heading_with_initials_ships():
    texts = [
        *Question.objects.values_list("text", flat=True),
        *Topic.objects.values_list("definition", flat=True),
    ]
    texts += FOIRequest.objects.values_list("definitions", flat=True)
    assert [text for text in texts if "PhD" in text or "Request Questions" in text] == []
    assert real_request().definitions == "A child is anyone under the age of 18."


def test_the_definitions_are_a_tree():
    tree = dict(Topic.objects.exclude(definition="").values_list("slug", "parent"))
    umbrella = "technology-facilitated-abuse"
    assert tree == {
        umbrella: None,
        "online-grooming": umbrella,
        "youth-produced-image": umbrella,
        "sextortion": "youth-produced-image",
        "non-consensual-sharing": "youth-produced-image",
        "live-streaming": umbrella,
        "abuse-material": umbrella,
    }


def test_topics_are_what_the_services_share():
    request = real_request()
    shared = {
        topic: set(request.questions.answerable().filter(topic=topic).values_list("service", flat=True))
        for topic in ("recording", "assessment", "support", "training", "sextortion", "live-streaming")
    }
    assert shared == {key: {"camhs", "sarc"} for key in shared}


def test_sarc_has_its_caveat():
    caveat = Service.objects.get(pk="sarc").caveat
    assert "is not a region without a SARC" in caveat
    assert set(Service.objects.values_list("pk", flat=True)) == {"camhs", "sarc", "organisation"}


def test_the_register_has_english_care_and_welsh_trusts():
    assert Trust.objects.real().count() == 279
    r1a = Trust.objects.select_related("region", "icb").get(pk="R1A")
    assert (r1a.name, r1a.type, str(r1a.region), str(r1a.icb), r1a.postcode, r1a.opened, r1a.vintage) == (
        "Herefordshire and Worcestershire Health and Care NHS Trust",
        "mental_health_and_community",
        "Midlands",
        "Herefordshire and Worcestershire ICB",
        "WR5 1JR",
        date(2011, 7, 1),
        "2026-07",
    )
    assert set(Trust.objects.filter(country="wales").values_list("pk", flat=True)) == {"RQF", "RT4", "RYT"}
    care_trusts = Trust.objects.filter(pk__in=["TAJ", "TAD", "TAE", "TAF", "TAH"], country="england")
    assert dict(care_trusts.values_list("pk", "closed")) == {
        "TAD": None,
        "TAE": date(2016, 12, 31),
        "TAF": date(2024, 10, 31),
        "TAH": None,
        "TAJ": None,
    }
    assert FormerName.objects.filter(vintage="2022-02").count() == 17
    assert Region.objects.count() == 7


def test_mergers_are_many_to_one():
    into = Succession.objects.filter(successor="G6V2S").order_by("date", "predecessor")
    assert list(into.values_list("predecessor", "date")) == [
        ("RRP", date(2024, 11, 1)),
        ("TAF", date(2024, 11, 1)),
        ("RNK", date(2026, 4, 1)),
    ]
    assert str(Trust.objects.get(pk="G6V2S").icb) == "Z9B2Z"


def test_bank_holidays_reach_from_2012_to_2028():
    assert BankHoliday.objects.count() == 472
    days = BankHoliday.objects.order_by("date").values_list("date", flat=True)
    assert (days.first(), days.last()) == (date(2012, 1, 2), date(2028, 12, 26))
    assert list(BankHoliday.objects.filter(date=date(2026, 6, 15)).values_list("division", flat=True)) == [
        "scotland"
    ]


def everything() -> dict[str, list[tuple]]:
    """Every row of every table of ours, histories included."""
    models = apps.get_app_config("responses").get_models()
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in models}


def test_a_second_run_changes_nothing():
    before = everything()
    assert {"HistoricalAnswer", "HistoricalPassage"} <= set(before)
    load_sample()
    assert everything() == before


def test_a_second_run_is_quick(django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        load_sample()


def test_what_an_editor_or_a_later_register_changed_stays():
    Trust.objects.filter(pk="R1A").update(name="Later name", vintage="2027-01")
    Trust.objects.filter(pk="R0A").update(postcode="M1 1AA")
    FOIRequest.objects.filter(pk=real_request().pk).update(title="Another title")
    response_of_r1a().answers.filter(question__code="camhs-1").update(note="Put better.")
    BankHoliday.objects.filter(date=date(2026, 6, 15)).update(name="A day off")
    before = everything()
    load_sample()
    assert everything() == before


def test_what_is_older_or_missing_is_brought_up():
    Trust.objects.filter(pk="RA2").update(
        name="Royal Surrey County Hospital NHS Foundation Trust", vintage="2022-02", icb=None
    )
    FormerName.objects.filter(trust="RA2").delete()
    Trust.objects.filter(pk="TAJ").delete()
    BankHoliday.objects.filter(date=date(2026, 6, 15)).delete()
    load_sample()
    surrey = Trust.objects.get(pk="RA2")
    assert (surrey.name, surrey.vintage) == ("Royal Surrey NHS Foundation Trust", "2026-07")
    assert list(surrey.former_names.values_list("name", "vintage")) == [
        ("Royal Surrey County Hospital NHS Foundation Trust", "2022-02")
    ]
    assert Trust.objects.filter(pk="TAJ").exists()
    assert BankHoliday.objects.filter(date=date(2026, 6, 15)).exists()


def test_the_command_says_what_there_is(capsys):
    call_command("load_sample")
    assert capsys.readouterr().out.splitlines() == [
        "279 trusts in the register",
        "Request technology-facilitated-abuse: 1 response",
        "Request worked-example (fictional): 60 responses",
    ]
