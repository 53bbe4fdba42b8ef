"""Data for measurements: of the size asked for, fictional, and the same for the same seed."""

import pytest
from django.core.management import CommandError, call_command

from responses.models import Answer, FOIRequest, Question, Trust


def content() -> list[tuple[str, str, str, str]]:
    answers = Answer.objects.order_by("response__trust", "question__code")
    return list(answers.values_list("response__trust", "question__code", "state", "value"))


@pytest.mark.django_db
def test_it_has_the_size_asked_for_and_is_deterministic():
    call_command("make_benchmark_data", trusts=12, questions=5)
    first = content()
    assert len(first) == 60
    assert Trust.objects.filter(fictional=True).count() == 12
    assert FOIRequest.objects.get().fictional is True
    call_command("make_benchmark_data", trusts=12, questions=5)
    assert content() == first
    call_command("make_benchmark_data", trusts=12, questions=5, seed=2)
    assert content() != first
    assert (Trust.objects.count(), Question.objects.count()) == (12, 5)


@pytest.mark.django_db
def test_every_answer_fits_its_question():
    call_command("make_benchmark_data", trusts=12, questions=5)
    assert [answer.value_problem() for answer in Answer.objects.all() if answer.value_problem()] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("trusts", "questions"), [(0, 5), (5, 0), (50_000, 5)])
def test_impossible_sizes_are_refused(trusts, questions):
    with pytest.raises(CommandError, match="Choose 1 to 40,000 trusts"):
        call_command("make_benchmark_data", trusts=trusts, questions=questions)
    assert FOIRequest.objects.count() == 0
