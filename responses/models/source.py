import hashlib
from typing import Any

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


def unaltered_text(text: str) -> str:
    """The text as it is kept: line ends are LF and there is no NUL; nothing else is touched."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


class Source(models.Model):
    """A letter, e-mail, web page or attachment of a response; an attachment we do not hold has no text."""

    class Kind(models.TextChoices):
        ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
        CLARIFICATION = "clarification", "Clarification"
        REPLY = "reply", "Reply"
        REVIEW = "review", "Internal review"
        ATTACHMENT = "attachment", "Attachment"

    response = models.ForeignKey("Response", models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.REPLY)
    name = models.CharField(max_length=200, blank=True, help_text="Name of the file or page.")
    dated = models.DateField(null=True, blank=True)
    address = models.URLField(max_length=500, blank=True)
    file = models.FileField(
        upload_to="sources/", blank=True, help_text="Kept for editors; never served to the public."
    )
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    media_type = models.CharField(max_length=100, blank=True)
    supersedes = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="superseded_by"
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["response", "dated", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "sha256"], condition=~Q(sha256=""), name="source_once_a_response"
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=models.F("id")),
                name="source_not_its_own_successor",
            ),
        ]

    def __str__(self) -> str:
        return (
            self.name or f"{self.get_kind_display()} {self.dated.isoformat() if self.dated else ''}".strip()
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.text = unaltered_text(self.text)
        # A file's sha256 is of its bytes, set by whoever stores it; a pasted text has that of its UTF-8.
        if not self.file:
            self.sha256 = self._text_sha256()
        super().save(*args, **kwargs)

    def text_problem(self) -> str:
        """A sentence where the text is not as it was kept, else empty; a file's sha256 is of its bytes."""
        if self.text != unaltered_text(self.text):
            return "Its text holds a NUL, or a line end other than LF."
        if self.sha256 != self._text_sha256() and not self.file:
            return "Its text is not the one that its sha256 is of."
        return ""

    def _text_sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest() if self.text else ""
