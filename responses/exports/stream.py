"""Rows of cells as the bytes of a CSV file: UTF-8, CRLF, RFC 4180."""

import csv
import io
from collections.abc import Iterable, Iterator

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ROWS_AT_ONCE = 500


def csv_bytes(lines: Iterable[list[str]], *, bom: bool = False) -> Iterator[bytes]:
    """Chunks of some hundred rows; with ``bom`` the first begins with a byte order mark."""
    if bom:
        yield BYTE_ORDER_MARK
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for number, line in enumerate(lines, start=1):
        writer.writerow(line)
        if number % _ROWS_AT_ONCE == 0:
            yield _drained(buffer)
    yield _drained(buffer)


def _drained(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
