"""Layouts of letters, each in a text of its own."""

from responses.intake.aligning import align
from tests.intake.aligning.letters import ASKED, passages, plain, question, quotes

CLOSING = (
    "If you are unhappy with this response you may ask for an internal review, and after that complain to "
    "the Information Commissioner.\n\nYours sincerely\n\nPat Exampel\nInformation Officer"
)


def test_answers_beneath_their_questions():
    text = (
        "Dear Sir,\n\nThank you for your request.\n\n"
        "1. How many gardens do you keep at your hospitals, and who looks after them?\n\n"
        "Four gardens. Volunteers weed them.\n\nA gardener comes in spring.\n\n"
        "2. Is there a written policy on feeding the pigeons?\n\nNo.\n\n"
        f"3. What did the Trust spend on bulbs in 2022/23?\n\n£310.\n\n{CLOSING}"
    )
    assert passages(text) == {
        "1": "Four gardens. Volunteers weed them.\n\nA gardener comes in spring.",
        "2": "No.",
        "3": "£310.",
    }


def test_answers_on_the_line_of_their_questions_though_misspelt_and_cut_short():
    text = (
        "1. How many gardens do you keep at your hopsitals, and who looks after them? Four\n\n"
        "2. Is there a writen policy on feeding the pigeons? Y/\n\n"
        "3. What did the Trust spend on bulbs ... Not held"
    )
    assert passages(text) == {"1": "Four", "2": "Y/", "3": "Not held"}


def test_a_question_without_an_answer_has_no_passage():
    text = (
        "1. How many gardens do you keep at your hospitals, and who looks after them?\n\nFour.\n\n"
        "2. Is there a written policy on feeding the pigeons?\n\n"
        f"3. What did the Trust spend on bulbs in 2022/23?\n\n£310.\n\n{CLOSING}"
    )
    alignment = align(plain(text), ASKED)
    assert quotes(text, alignment)["2"] == ""
    assert alignment.found[1].wording is not None


def test_all_questions_and_then_all_answers():
    text = "You asked:\n\n" + "\n\n".join(f"{one.code}. {one.text}" for one in ASKED)
    text += f"\n\nOur response:\n\n1. Four gardens.\n\n2. No, there is none.\n\n3. £310 in all.\n\n{CLOSING}"
    assert passages(text) == {"1": "Four gardens.", "2": "No, there is none.", "3": "£310 in all."}


def test_the_request_quoted_and_then_again_with_answers():
    quoted = "\n\n".join(f"{one.code}. {one.text}" for one in ASKED)
    answered = "\n\n".join(
        f"{one.code}. {one.text}\n\nAnswer: Number {one.code} of our file." for one in ASKED
    )
    text = f"You wrote:\n\n{quoted}\n\nWe can now tell you this.\n\n{answered}\n\n{CLOSING}"
    assert passages(text) == {one.code: f"Number {one.code} of our file." for one in ASKED}


def test_one_answer_to_all():
    text = (
        "Dear Sir,\n\nThank you for your request, which we received on 3 May.\n\n"
        f"The Trust does not keep gardens, pigeons or bulbs of any kind.\n\n{CLOSING}"
    )
    assert set(passages(text).values()) == {"The Trust does not keep gardens, pigeons or bulbs of any kind."}


def test_prose_that_names_the_questions():
    text = (
        "In respect of questions 1 and 3, no records are held by the Estates Department.\n\n"
        "In answer to question 2, the Trust has no such policy.\n\n" + CLOSING
    )
    found = passages(text)
    assert (
        found["1"]
        == found["3"]
        == ("In respect of questions 1 and 3, no records are held by the Estates Department.")
    )
    assert found["2"] == "In answer to question 2, the Trust has no such policy."


def test_a_reference_to_another_answer():
    text = "\n\n".join(f"{one.code}. {one.text}\n\nFour gardens." for one in ASKED[:2])
    text += f"\n\n3. {ASKED[2].text}\n\nSee answer to question 1."
    alignment = align(plain(text), ASKED)
    assert [found.refers_to for found in alignment.found] == ["", "", "1"]


def test_a_service_that_is_not_run():
    asked = (
        question(
            "a-1", "Is there a policy on garden gnomes?", number="1", service="a", names=("Mowing Service",)
        ),
        question(
            "b-1", "Is there a policy on garden gnomes?", number="1", service="b", names=("Pruning Service",)
        ),
    )
    text = (
        "Mowing Service\n\n1. Is there a policy on garden gnomes? Yes\n\n"
        "Pruning Service The following questions are not applicable, not in the organisation.\n\n"
        f"1. Is there a policy on garden gnomes?\n\n{CLOSING}"
    )
    alignment = align(plain(text), asked)
    assert quotes(text, alignment) == {"a-1": "Yes", "b-1": ""}
    (provision,) = alignment.provisions
    assert provision.service == "b"
    assert text[provision.span.start : provision.span.end] == (
        "The following questions are not applicable, not in the organisation."
    )


def test_nothing_is_found_in_an_empty_letter():
    assert [found.spans for found in align(plain(""), ASKED).found] == [(), (), ()]
    assert align(plain("Dear Sir"), ()).found == ()
