from tests.intake.documents.made import mail, read, texts


def test_a_message_has_a_head_a_text_and_attachments():
    document = read(mail("Four gardens.\n", attached={"list.pdf": b"%PDF-1.4 more"}), "reply.eml")
    assert "From: foi@trust.example" in texts(document, "header")
    assert texts(document, "paragraph") == ["Four gardens."]
    assert [(one.name, one.size) for one in document.attachments] == [("list.pdf", 13)]


def test_the_text_that_keeps_its_lists_is_chosen():
    html = "<html><body><ol><li>Gardens?<ol type='a'><li>Four</li></ol></li></ol></body></html>"
    document = read(mail("Gardens? Four\n", html=html), "reply.eml")
    said = texts(document, "item", "paragraph")
    assert said in (["1. Gardens?", "a. Four"], ["Gardens? Four"])


def test_earlier_mail_in_a_thread_is_quoted():
    text = "We keep four.\n\nOn Monday 3 May 2021 at 10:04, Someone wrote:\n> How many gardens do you keep?\n"
    document = read(mail(text), "reply.eml")
    assert texts(document, "paragraph")[0] == "We keep four."
    quoted = " ".join(texts(document, "quoted"))
    assert "How many gardens do you keep?" in quoted


def test_encoded_subjects_and_texts_are_decoded():
    document = read(mail("Vier Gärten – alle grün.\n", Subject="Ihre Anfrage – Gärten"), "reply.eml")
    assert "Subject: Ihre Anfrage – Gärten" in document.text
    assert "Vier Gärten – alle grün." in document.text
