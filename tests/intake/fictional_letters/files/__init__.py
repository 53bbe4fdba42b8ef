"""Writers of letters: one for each file format, from a draft to bytes."""

from collections.abc import Callable, Mapping

from tests.intake.fictional_letters.drafting import Draft
from tests.intake.fictional_letters.files.markup import write_html, write_markdown
from tests.intake.fictional_letters.files.message import write_message
from tests.intake.fictional_letters.files.pdf import write_pdf
from tests.intake.fictional_letters.files.plain import write_text
from tests.intake.fictional_letters.files.word import write_docx
from tests.intake.fictional_letters.pools import Author

WRITERS: Mapping[str, Callable[[Draft, Author], bytes]] = {
    "txt": write_text,
    "md": write_markdown,
    "html": write_html,
    "docx": write_docx,
    "pdf": write_pdf,
    "eml": write_message,
}
