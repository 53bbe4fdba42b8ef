"""Stops with a sentence where a port of this machine is taken already."""

import socket
import sys


def main() -> None:
    port = sys.argv[1]
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65_536):
        sys.exit(f"PORT is {port!r}. Choose a number from 1 to 65535: make serve PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError as error:
            sys.exit(f"Port {port} cannot be used ({error.strerror}). Choose another: make serve PORT=8001")


if __name__ == "__main__":
    main()
