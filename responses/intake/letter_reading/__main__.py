"""Reads one letter from standard input, and writes what was read as lines of JSON; see `isolation`.

The first line of the input is the order, in JSON: the file's name, the limits, the questions and the known
resources; the rest are the file's bytes. The first line of the output is the document, or why there is none,
the second what is suggested: written apart, so that the first stays where the second takes too long.
"""

import json
import sys

from responses.intake.documents.limits import limit


def main() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    limit(order)
    data = sys.stdin.buffer.read()

    # Imported under the limits, and none of it is Django.
    from responses.intake.documents.document import DocumentError
    from responses.intake.documents.reading import read_document
    from responses.intake.documents.transport import dumped
    from responses.intake.letter_reading import transport
    from responses.intake.letter_reading.letter import find_answers

    try:
        document = read_document(data, order["name"])
    except DocumentError as error:
        _write(json.dumps({"reason": error.reason}).encode())
        return
    _write(dumped(document))
    asked, known = transport.asked_from(order), transport.known_from(order)
    _write(transport.dumped(find_answers(document, asked, known)))


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


main()
