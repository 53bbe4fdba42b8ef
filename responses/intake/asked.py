"""What is read for: the questions of a request as they were sent, and the resources on record."""

from django.db.models import Q

from responses.intake.aligning import AskedQuestion
from responses.intake.suggesting import KnownResource
from responses.models import FOIRequest, Question, Resource, Trust


def asked_questions(request: FOIRequest) -> tuple[AskedQuestion, ...]:
    """All questions that were sent, in order and with their printed numbers, headings among them.

    What only the coders judge is in no letter, and is left out.
    """
    numbered = request.questions.all().numbered()
    return tuple(_asked(one) for one in numbered if one.origin == Question.Origin.SENT)


def _asked(question: Question) -> AskedQuestion:
    service = question.service
    return AskedQuestion(
        code=question.code,
        number=question.number,
        parent=question.parent.code if question.parent else "",
        service=service.slug,
        service_names=tuple(dict.fromkeys((service.short_name, service.name))),
        kind=question.kind,
        options=tuple((code, label) for code, label in question.options),
        asked_if=question.asked_if,
        text=question.text,
    )


def known_resources(trust: Trust | None = None) -> tuple[KnownResource, ...]:
    """Resources that answers of this trust may mean: what is shared, and the trust's own, never another's."""
    found = Resource.objects.filter(Q(issuer_trust__isnull=True) | Q(issuer_trust=trust)).order_by("pk")
    return tuple(KnownResource(str(one.pk), one.name, one.kind) for one in found)  # type: ignore[arg-type]
