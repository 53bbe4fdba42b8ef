from django.db import models
from django.db.models import Q


class SearchGroup(models.Model):
    """What is indexed together, with the version of it that the index holds: the register, or one response.

    ``words`` are the different words of its entries as they are written, to suggest one for a misspelling.
    """

    key = models.CharField(max_length=100, primary_key=True)
    version = models.CharField(max_length=64)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.key


class SearchEntry(models.Model):
    """One thing that a search can find, made from public data only: it can all be thrown away and made anew.

    ``tokens`` are the folded, stemmed words of title and body, in order, as ``responses.search.text`` makes
    them: both databases match these, so that both find the same.
    """

    class Kind(models.TextChoices):
        TRUST = "trust", "Trusts"
        QUESTION = "question", "Questions"
        RESOURCE = "resource", "Resources"
        RESPONSE = "response", "Responses"
        ANSWER = "answer", "Answers"

    group = models.ForeignKey(SearchGroup, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=Kind)
    request = models.ForeignKey("FOIRequest", models.CASCADE, null=True, related_name="+")
    response = models.ForeignKey("Response", models.CASCADE, null=True, related_name="+")
    service = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=400)
    title = models.TextField()
    context = models.TextField(blank=True, help_text="The question of an answer; not searched.")
    body = models.TextField(blank=True)
    tokens = models.TextField()

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.CheckConstraint(condition=~Q(tokens=""), name="search_entry_has_tokens"),
            models.UniqueConstraint(fields=["group", "address"], name="search_entry_once_a_group"),
        ]

    def __str__(self) -> str:
        return self.title
