"""Reading letters: the bytes of a file in, a `Document` out. No database, no network."""

from responses.intake.documents.document import Attachment, Block, Document, DocumentError, Link
from responses.intake.documents.isolation import read_safely
from responses.intake.documents.reading import read_document

__all__ = ["Attachment", "Block", "Document", "DocumentError", "Link", "read_document", "read_safely"]
