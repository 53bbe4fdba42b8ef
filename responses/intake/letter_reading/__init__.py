"""From the bytes of a letter to what it says of each question of a request. No database, no network."""

from responses.intake.letter_reading.isolation import read_letter
from responses.intake.letter_reading.letter import ReadLetter, find_answers

__all__ = ["ReadLetter", "find_answers", "read_letter"]
