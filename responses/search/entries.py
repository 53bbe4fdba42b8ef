"""What can be found, and in which words: entries of trusts, questions, resources, responses and answers."""

from collections.abc import Iterable

from django.urls import reverse

from responses.models import (
    Answer,
    FOIRequest,
    Mention,
    Provision,
    Question,
    Resource,
    Response,
    SearchEntry,
    Trust,
)

Kind = SearchEntry.Kind


def sentences(*parts: str) -> str:
    """The parts that are not empty, each as a sentence."""
    stripped = (part.strip() for part in parts)
    return " ".join(part if part[-1] in ".!?”" else f"{part}." for part in stripped if part)


def trust_entry(trust: Trust) -> SearchEntry:
    former = "; ".join(name.name for name in trust.former_names.all())
    body = sentences(
        trust.get_type_display() if trust.type != Trust.Type.UNKNOWN else "",
        str(trust.region or ""),
        str(trust.icb or ""),
        trust.postcode,
        f"Former names: {former}" if former else "",
        "Closed" if trust.closed else "",
    )
    return _entry(Kind.TRUST, reverse("responses:trust", args=[trust.pk]), str(trust), body)


def question_entry(question: Question, request: FOIRequest) -> SearchEntry:
    topic = question.topic
    body = sentences(
        question.service.name,
        f"Topic: {topic.name}" if topic else "",
        topic.definition if topic else "",
        question.coding_note,
        "; ".join(label for _, label in question.options),
    )
    return _entry(
        Kind.QUESTION,
        reverse("responses:question", args=[request.slug, question.code]),
        f"{question.service} {question.number}: {question.text}",
        body,
        request=request,
        service=question.service_id,
    )


def resource_entry(resource: Resource, questions: Iterable[Question], request: FOIRequest) -> SearchEntry:
    """A resource and the questions in whose answers it is named."""
    named_in = "; ".join(place_of(question) for question in questions)
    body = sentences(
        f"{resource.get_kind_display()}{f' of {resource.issuer}' if resource.issuer else ''}",
        f"Named in answers to {named_in}",
    )
    return _entry(
        Kind.RESOURCE,
        reverse("responses:resource", args=[request.slug, resource.slug]),
        resource.name,
        body,
        request=request,
    )


def response_entry(response: Response, request: FOIRequest) -> SearchEntry:
    provisions = (
        sentences(
            f"{provision.service.name}: {provision.get_state_display().lower()}",
            provision.note,
            *_free_quotes(response, provision),
        )
        for provision in response.provisions.all()
        if provision.state != Provision.State.UNKNOWN
    )
    body = sentences(
        response.get_outcome_display(),
        f"Reference {response.reference}" if response.reference else "",
        response.note,
        *provisions,
    )
    return _entry(
        Kind.RESPONSE,
        reverse("responses:trust_response", args=[request.slug, response.trust_id]),
        f"{response.trust.name}: the whole response",
        body,
        request=request,
        response=response,
    )


def answer_entries(
    response: Response, answers: Iterable[Answer], questions: dict[int, Question], request: FOIRequest
) -> list[SearchEntry]:
    """Every answer in which there is something to read: a bare state is for the filters of the comparison."""
    return [
        _answer_entry(response, answer, questions[answer.question_id], request)
        for answer in answers
        if answer.question_id in questions and _says_something(answer)
    ]


def _says_something(answer: Answer) -> bool:
    if answer.state == Answer.State.ANSWERED:
        return True
    return bool(answer.note or answer.raw_mark or answer.sections or answer.mentions.all())


def _answer_entry(response: Response, answer: Answer, question: Question, request: FOIRequest) -> SearchEntry:
    body = sentences(
        _state_words(answer, question),
        answer.raw_mark and f"The trust wrote “{answer.raw_mark}”",
        answer.note,
        *(_mention_words(mention) for mention in answer.mentions.all()),
        *_free_quotes(response, answer),
    )
    return _entry(
        Kind.ANSWER,
        reverse("responses:answer", args=[request.slug, response.trust_id, question.code]),
        f"{response.trust.name}: {place_of(question)}",
        body,
        context=question.text,
        request=request,
        service=question.service_id,
        response=response,
    )


def place_of(question: Question) -> str:
    """``CAMHS 2a(ii)(1), Sextortion``."""
    topic = f", {question.topic.name}" if question.topic else ""
    return f"{question.service} {question.number}{topic}"


def _state_words(answer: Answer, question: Question) -> str:
    words = question.value_label(answer.value) or answer.get_state_display()
    if answer.qualified:
        words += ", with a condition attached"
    if answer.sections:
        plural = "s" if len(answer.section_list) > 1 else ""
        words += f", section{plural} {' and '.join(answer.section_list)} of the Act"
    return words


def _mention_words(mention: Mention) -> str:
    resource = mention.resource
    words = [f"{resource.get_kind_display()}: {resource}", mention.area, mention.note]
    return ", ".join(filter(None, words))


def _free_quotes(response: Response, owner: object) -> list[str]:
    """The passages whose words may be shown: those of a letter that allows it, and those released."""
    free = response.text_may_be_shown
    return [passage.quote for passage in owner.passages.all() if free or passage.release_reason]  # type: ignore[attr-defined]


def _entry(
    kind: Kind,
    address: str,
    title: str,
    body: str,
    *,
    context: str = "",
    service: str = "",
    request: FOIRequest | None = None,
    response: Response | None = None,
) -> SearchEntry:
    return SearchEntry(
        kind=kind,
        address=address,
        title=" ".join(title.split()),
        body=" ".join(body.split()),
        context=context,
        service=service,
        request=request,
        response=response,
    )
