"""Linking a question to the one that it repeats."""

import re

from responses.models import FOIRequest, Repeat
from tests.admin.pages import text_of
from tests.fictional import make_request

ADD = "/admin/responses/repeat/add/"


def offered(page: str, name: str) -> list[str]:
    select = page.split(f'name="{name}"')[1].split("</select>")[0]
    return re.findall(r'<option value="\d+">(.+?)</option>', select)


def test_editors_link_a_question_to_the_earlier_one_with_a_reason(desk):
    request, earlier = make_request(), make_request("earlier")
    FOIRequest.objects.filter(pk=request.pk).update(previous=earlier)
    page = desk.get(ADD).content.decode()
    assert offered(page, "question")[0] == "example: camhs-1: Wording of camhs-1?"
    assert offered(page, "earlier")[0] == "earlier: camhs-1: Wording of camhs-1?"
    assert len(offered(page, "question")) == len(offered(page, "earlier")) == 10
    wrong = {
        "question": request.questions.get(code="camhs-1").pk,
        "earlier": earlier.questions.get(code="camhs-3").pk,
        "comparable": "on",
        "reason": "Same wording.",
    }
    assert "Questions of another kind" in text_of(desk.post(ADD, wrong).content.decode())
    assert not Repeat.objects.exists()
    desk.post(ADD, wrong | {"earlier": earlier.questions.get(code="camhs-1").pk})
    repeat = Repeat.objects.get()
    assert (str(repeat), repeat.comparable, repeat.reason) == (
        "camhs-1 repeats camhs-1",
        True,
        "Same wording.",
    )
    assert "Same wording." in text_of(desk.get("/admin/responses/repeat/").content.decode())
