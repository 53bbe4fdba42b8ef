"""Five fictional letters and what somebody who reads them would code: the task of review_keys.py.

    DJANGO_SETTINGS_MODULE=... python benchmarks/review_letters.py

makes their requests and trusts, and somebody who may review them, in the database of the site.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.intake.fictional_letters import FictionalLetter, make_letter

USER, PASSWORD = "benchmark", "benchmark"
#: Seed, layout and file format; the pool is the one that no rule was written by.
LETTERS = (
    (501, "answer_beneath_numbered", "pdf"),
    (502, "table_two_columns", "docx"),
    (503, "you_asked_our_response", "eml"),
    (504, "service_not_provided", "html"),
    (505, "answer_on_same_line", "txt"),
)


def letters() -> list[FictionalLetter]:
    return [make_letter(*one, pool="held_out") for one in LETTERS]


def trust_code(position: int) -> str:
    return f"XXV{position:02}"


def make_all() -> None:
    """A request, a trust and a response for each letter."""
    import django

    django.setup()
    from django.contrib.auth.models import User

    user = User.objects.create_superuser(USER, password=PASSWORD)
    for position, letter in enumerate(letters()):
        _make_response(position, letter, user)


def _make_response(position: int, letter: FictionalLetter, user: object) -> None:
    from responses.intake.entry import ask_trusts
    from responses.models import FOIRequest, Question, Service, Trust

    request = FOIRequest.objects.create(slug=f"review-{position}", title=f"Review {position}", fictional=True)
    made: dict[str, Question] = {}
    for order, asked in enumerate(letter.questions):
        name, *short = asked.service_names
        service, _ = Service.objects.get_or_create(
            slug=asked.service, defaults={"name": name, "short_name": (short or [name])[0]}
        )
        condition, _, value = asked.asked_if.partition("=")
        made[asked.code] = Question.objects.create(
            request=request,
            service=service,
            parent=made.get(asked.parent),
            code=asked.code,
            order=order,
            kind=asked.kind,
            options=[list(option) for option in asked.options],
            condition_question=made.get(condition),
            condition_value=value,
            text=asked.text,
        )
    trust = Trust.objects.create(ods_code=trust_code(position), name=f"Fictional trust {position}")
    ask_trusts(request=request, trusts=[trust], sent_on=None, author=user)  # type: ignore[arg-type]


if __name__ == "__main__":
    make_all()
