"""From the bytes of a letter to what it says of each question of a request; nothing here writes."""

from responses.intake.letter_reading.asking import asked_questions, known_resources
from responses.intake.letter_reading.chain import ReadLetter, read_letter

__all__ = ["ReadLetter", "asked_questions", "known_resources", "read_letter"]
