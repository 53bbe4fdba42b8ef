"""Mails that are answered in the mail they quote."""

from dataclasses import replace

from responses.intake.aligning import align
from tests.intake.aligning.letters import ASKED, plain, quotes


def _mail(*answers: str) -> str:
    quoted = "\n\n".join(
        f"{one.code}. {one.text}\n\n{answer}" for one, answer in zip(ASKED, answers, strict=True)
    )
    return f"Dear Sir,\n\nPlease see beneath each of your questions.\n\nRegards\n\nPat\n\nHello,\n\n{quoted}"


def test_answers_between_the_questions_of_the_quoted_mail():
    text = _mail("Four gardens.", "No, there is none.", "£310 in all.")
    document = plain(text)
    quoted = text.index("Hello")
    blocks = tuple(
        replace(block, kind="quoted") if block.start >= quoted else block for block in document.blocks
    )
    found = quotes(text, align(replace(document, blocks=blocks), ASKED))
    assert found == {"1": "Four gardens.", "2": "No, there is none.", "3": "£310 in all."}
