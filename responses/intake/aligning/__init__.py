"""Finding passages: a document and the questions that were asked in, spans out. No database."""

from responses.intake.aligning.align import align
from responses.intake.aligning.contract import Alignment, AskedQuestion, Found, ProvisionFound, Span

__all__ = ["Alignment", "AskedQuestion", "Found", "ProvisionFound", "Span", "align"]
