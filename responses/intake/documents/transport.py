"""A document as JSON and back, to cross from one process to another."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, get_args

from responses.intake.documents.document import Attachment, Block, Document, Kind, Link

_KINDS = get_args(Kind)


def dumped(document: Document) -> bytes:
    """The document as JSON in UTF-8; blocks and links without the names of their fields."""
    whole = {
        "name": document.name,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "text": document.text,
        "blocks": [list(asdict(block).values()) for block in document.blocks],
        "pages": document.pages,
        "links": [list(asdict(link).values()) for link in document.links],
        "attachments": [list(asdict(attachment).values()) for attachment in document.attachments],
        "problem": document.problem,
    }
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace")


def loaded(whole: Mapping[str, Any], *, name: str, sha256: str) -> Document:
    """The document again; raises ValueError, KeyError or TypeError where it breaks its own rules.

    The process that wrote it has handled a hostile file: nothing it says is taken on trust.
    """
    text = whole["text"]
    document = Document(
        name=name,
        media_type=str(whole["media_type"]),
        sha256=sha256,
        text=text,
        blocks=tuple(Block(*fields) for fields in whole["blocks"]),
        pages=int(whole["pages"]),
        links=tuple(Link(*fields) for fields in whole["links"]),
        attachments=tuple(Attachment(*fields) for fields in whole["attachments"]),
        problem=str(whole["problem"]),
    )
    _check(document)
    return document


def _check(document: Document) -> None:
    if not isinstance(document.text, str) or "\0" in document.text or "\r" in document.text:
        raise ValueError("the text is none")
    last = 0
    for block in document.blocks:
        if not last <= block.start < block.end <= len(document.text) or block.kind not in _KINDS:
            raise ValueError("a block is out of place")
        last = block.end
    for link in document.links:
        if not 0 <= link.start < link.end <= len(document.text) or not isinstance(link.address, str):
            raise ValueError("a link is out of place")
