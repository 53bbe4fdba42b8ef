"""A small fictional request for tests: two services, a heading, a chain of conditions, every kind."""

from datetime import date

from responses.intake.entry import ask_trusts
from responses.models import BankHoliday, FOIRequest, Question, Response, Service, Trust

#: code, parent, kind, options, condition
QUESTIONS: tuple[tuple[str, str, str, list[list[str]], str], ...] = (
    ("camhs-1", "", "yes_no", [], ""),
    ("camhs-1a", "camhs-1", "yes_no", [], "camhs-1=yes"),
    ("camhs-2", "", "list", [], ""),
    ("camhs-2a", "camhs-2", "heading", [], ""),
    ("camhs-2a-i", "camhs-2a", "yes_no", [], ""),
    ("camhs-3", "", "text", [], ""),
    ("camhs-4", "", "number", [], ""),
    ("sarc-1", "", "choice", [["police", "The police"], ["nhs", "The NHS"]], ""),
    ("sarc-3", "", "yes_no", [], ""),
    ("sarc-3a", "sarc-3", "yes_no", [], "sarc-3=yes"),
    ("sarc-3a-i", "sarc-3a", "choices", [["inside", "Inside"], ["outside", "Outside"]], "sarc-3a=yes"),
)
LETTER = """Dear colleague 👩🏽‍⚕️,

1. Y – we do have a policy, called “Safe Online”.
1a. Y
2. Screening Tool; Body Map
Our SARC is not provided   by
the trust.
"""


def make_services() -> None:
    for order, (slug, short) in enumerate((("camhs", "CAMHS"), ("sarc", "SARC"))):
        Service.objects.get_or_create(
            slug=slug, defaults={"short_name": short, "name": f"{short} in full", "order": order}
        )


def make_request(slug: str = "example", *, fictional: bool = True, questions=QUESTIONS) -> FOIRequest:
    make_services()
    request = FOIRequest.objects.create(slug=slug, title=f"Request {slug}", fictional=fictional, public=True)
    made: dict[str, Question] = {}
    for order, (code, parent, kind, options, condition) in enumerate(questions):
        asked_if, _, value = condition.partition("=")
        made[code] = Question.objects.create(
            request=request,
            service_id=code.split("-")[0],
            parent=made.get(parent),
            code=code,
            order=order,
            kind=kind,
            options=options,
            condition_question=made.get(asked_if),
            condition_value=value,
            text=f"Wording of {code}?",
        )
    return request


def make_trust(code: str = "XXAAA", name: str = "", **fields) -> Trust:
    return Trust.objects.create(ods_code=code, name=name or f"Trust {code}", **fields)


def make_holidays(first: int = 2024, last: int = 2026) -> None:
    for year in range(first, last + 1):
        BankHoliday.objects.create(
            date=date(year, 12, 25), division=BankHoliday.Division.ENGLAND_AND_WALES, name="Christmas Day"
        )


def make_response(author=None, *, code: str = "XXAAA", request: FOIRequest | None = None) -> Response:
    request = request or make_request()
    asked = ask_trusts(request=request, trusts=[make_trust(code)], sent_on=date(2024, 3, 1), author=author)
    return asked.new[0]


def states(response: Response) -> dict[str, str]:
    """Code and state of each answer; not applicable with its cause."""
    return {
        answer.question.code: f"{answer.state} {answer.cause}".strip()
        for answer in response.answers.select_related("question").order_by("question__order")
    }
