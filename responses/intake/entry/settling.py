"""What follows from a provision or from an answer for the other answers of the same response.

Coded work is never lost. A provision of no makes not applicable what holds no coding: answers that are
pending, left blank or already not applicable (their raw mark, note, passages and resources stay). An answer
with any other state stands in its way, and the entry is refused with the list of them. A condition that fails
leaves every coded answer alone; one answered against it is flagged. On the way back, only answers that the
provision, or the condition, had set return to pending.
"""

from responses.intake.entry.problems import Problem
from responses.intake.entry.sheet import Sheet
from responses.models import Answer, Provision

UNCODED_STATES = (Answer.State.PENDING, Answer.State.LEFT_BLANK)


def settle(sheet: Sheet) -> list[Problem]:
    """Bring all answers in line with the provisions and conditions; what stands in the way is returned."""
    blocked = _settle_provisions(sheet)
    _settle_conditions(sheet)
    return blocked


def _settle_provisions(sheet: Sheet) -> list[Problem]:
    in_the_way: dict[str, list[str]] = {}
    for code, answer in sheet.answers.items():
        if sheet.provision_state(answer) != Provision.State.NO:
            if _is(answer, Answer.Cause.PROVISION) and sheet.was_automatic(answer):
                _return_to_pending(answer)
        elif answer.state in (*UNCODED_STATES, Answer.State.NOT_APPLICABLE):
            _make_not_applicable(answer, Answer.Cause.PROVISION)
        else:
            in_the_way.setdefault(answer.question.service_id, []).append(code)
    return [_in_the_way(service, codes) for service, codes in in_the_way.items()]


def _in_the_way(service: str, codes: list[str]) -> Problem:
    return Problem(
        f"Answers are already coded for this service: {', '.join(codes)}. If the trust does not run it, "
        "set these to pending first; if it does, change this back.",
        place=service,
        field="state",
    )


def _settle_conditions(sheet: Sheet) -> None:
    # Chains settle from the top: one round for each link, and never more rounds than there are answers.
    for _ in sheet.answers:
        changed = [_settle_condition(sheet, answer) for answer in sheet.answers.values()]
        if not any(changed):
            return


def _settle_condition(sheet: Sheet, answer: Answer) -> bool:
    """Whether the answer changed."""
    if sheet.provision_state(answer) == Provision.State.NO:
        return False
    fails = answer.condition_fails(sheet.condition_of(answer))
    if fails and answer.state in UNCODED_STATES:
        _make_not_applicable(answer, Answer.Cause.CONDITION)
        return True
    if not fails and _is(answer, Answer.Cause.CONDITION) and sheet.was_automatic(answer):
        _return_to_pending(answer)
        return True
    return False


def _is(answer: Answer, cause: str) -> bool:
    return answer.state == Answer.State.NOT_APPLICABLE and answer.cause == cause


def _make_not_applicable(answer: Answer, cause: str) -> None:
    answer.state, answer.cause = Answer.State.NOT_APPLICABLE, cause
    answer.value, answer.qualified = "", False


def _return_to_pending(answer: Answer) -> None:
    answer.state, answer.cause = Answer.State.PENDING, ""
