"""The parts of an archive that Word wrote, each read with a limit on its size."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from lxml import etree

from responses.intake.documents.formats import UnreadableError

_MOST_BYTES = 40_000_000
_MOST_MEMBERS = 5_000
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    _STRICT + b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    _STRICT + b"officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}

Element = Any


class Archive:
    """A .docx file; raises `UnreadableError` where it is none, is encrypted, or unpacks to too much."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableError("is a broken Word file") from error
        members = self._file.infolist()
        if len(members) > _MOST_MEMBERS:
            raise UnreadableError("unpacks to more than any letter holds")
        self._names = {member.filename for member in members}
        self._left = _MOST_BYTES

    def has(self, name: str) -> bool:
        return name in self._names

    def part(self, name: str) -> Element | None:
        """The root element of a part, None where there is no such part."""
        if name not in self._names:
            return None
        data = self._bytes(name)
        for strict, usual in _USUAL.items():
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableError("is a broken Word file") from error
        if root.getroottree().docinfo.doctype:
            raise UnreadableError("declares XML entities, which no letter needs")
        return root

    def _bytes(self, name: str) -> bytes:
        try:
            with self._file.open(name) as member:
                data = member.read(self._left + 1)
        except RuntimeError as error:
            raise UnreadableError("is encrypted; it needs a password") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise UnreadableError("is a broken Word file") from error
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError("unpacks to more than any letter holds")
        return data

    def relations(self, part: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to: by its id, the kind of relation and the address or name of a part."""
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in root if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def main_part(self) -> str:
        """The name of the part that holds the letter's text."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and self.has(target):
                return target
        return "word/document.xml"
