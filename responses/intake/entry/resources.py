"""Resources that answers name: found again where they are known, made once where they are not."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from responses.intake.entry.problems import EntryError, Problem
from responses.models import Resource, Trust

_LONGEST_SLUG = 120


@dataclass(frozen=True)
class ResourceEntry:
    """A resource as an editor describes it. ``own`` is a document of the answering trust itself."""

    kind: str
    name: str
    url: str = ""
    own: bool = False
    issuer_name: str = ""


@transaction.atomic
def find_or_create_resource(*, entry: ResourceEntry, trust: Trust) -> tuple[Resource, bool]:
    """The resource of this kind, name and issuer, and whether it is new.

    A trust's own document is never taken for another trust's of the same name. Capitals and white space
    in names make no difference; an address is added where none was known and never replaced.
    """
    described = _described(entry, trust)
    known = _known(described)
    if known is None:
        described.slug = _free_slug(described)
        described.save()
        return described, True
    _add_address(known, described.url)
    return known, False


def _described(entry: ResourceEntry, trust: Trust) -> Resource:
    issuer_name = " ".join(entry.issuer_name.split())
    if entry.own and issuer_name:
        raise EntryError(
            [
                Problem(
                    "A trust's own document has that trust as its issuer, and no other.", field="issuer_name"
                )
            ]
        )
    resource = Resource(
        kind=entry.kind,
        name=" ".join(entry.name.split()),
        url=entry.url.strip(),
        issuer_trust=trust if entry.own else None,
        issuer_name=issuer_name,
    )
    _require_fields(resource)
    return resource


def _require_fields(resource: Resource) -> None:
    if "|" in resource.name:
        raise EntryError([Problem("The name of a resource cannot hold a bar (|).", field="resource")])
    try:
        resource.clean_fields(exclude={"slug", "issuer_trust"})
    except ValidationError as error:
        problems = [f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items()]
        raise EntryError(
            [
                Problem(f"The resource “{resource.name}” cannot be added: {line}", field="resource")
                for line in problems
            ]
        ) from error


def _known(described: Resource) -> Resource | None:
    return (
        Resource.objects.filter(
            kind=described.kind,
            name__iexact=described.name,
            issuer_trust=described.issuer_trust,
            issuer_name__iexact=described.issuer_name,
        )
        .order_by("pk")
        .first()
    )


def _add_address(known: Resource, url: str) -> None:
    if not url or url == known.url:
        return
    if known.url:
        raise EntryError(
            [
                Problem(
                    f"“{known}” is known with the address {known.url}. Leave the address empty, "
                    "or give it another name if it is another document.",
                    field="resource",
                )
            ]
        )
    known.url = url
    known.save(update_fields=["url"])


def _free_slug(resource: Resource) -> str:
    owner = f"-{resource.issuer_trust_id.lower()}" if resource.issuer_trust_id else ""
    stem = (slugify(resource.name) or resource.kind)[: _LONGEST_SLUG - len(owner) - 4] + owner
    taken = set(Resource.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)
