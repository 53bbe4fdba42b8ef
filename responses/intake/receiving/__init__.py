"""Keeping letters: the file beside its response, what was read of it, and what that suggests.

Nothing here codes an answer: the response stays as it is, and its answers stay pending.
"""

from responses.intake.receiving.letters import read_source, receive_letter

__all__ = ["read_source", "receive_letter"]
