import pytest

from responses.intake.receiving.names import LONGEST, extension_of, readable_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Reply.pdf", "Reply.pdf"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\ada\Reply 2.docx", "Reply 2.docx"),
        ("Re\nply\x00\u202efdp.txt", "Re ply fdp.txt"),
        (".htaccess", "htaccess"),
        ("..", "letter"),
        ("", "letter"),
        ("a" * 300 + ".pdf", "a" * (LONGEST - 4) + ".pdf"),
        ("é" * 300, "é" * LONGEST),
    ],
)
def test_names_of_others_are_made_readable(given, kept):
    assert readable_name(given) == kept


@pytest.mark.parametrize(
    ("name", "extension"), [("a.PDF", ".pdf"), ("a", ""), ("a.p d", ""), ("a.tar.gz", ".gz"), ("a.(x", "")]
)
def test_extensions_are_letters_and_digits(name, extension):
    assert extension_of(name) == extension
