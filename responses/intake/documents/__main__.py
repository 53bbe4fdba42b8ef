"""Reads one letter from standard input and writes it to standard output as JSON; see `isolation`.

The first line of the input is JSON: the file's name, and the limits on memory (bytes), time (seconds of the
processor) and output (bytes). The rest are the file's bytes.
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

    try:
        answer = dumped(read_document(data, order["name"]))
    except DocumentError as error:
        answer = json.dumps({"reason": error.reason}).encode()
    sys.stdout.buffer.write(answer)


main()
