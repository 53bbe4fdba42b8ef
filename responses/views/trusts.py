"""The register of trusts, and one trust over all requests."""

from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from responses.analysis.asked import asked_rows
from responses.analysis.counts import response_figures
from responses.analysis.facets import Facts, option_counts
from responses.models import Region, Response, Trust
from responses.tables import TrustTable
from responses.views.downloads import today
from responses.views.page import neighbours, sort_and_page, unknown_sort

_REGISTER_CHOICES = ("q", "region", "type", "open", "sort", "page")


@require_safe
def trusts(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    found = _search(Trust.objects.for_register(), query)
    notices = []
    searched = found
    wanted: dict[str, list[str]] = {}
    for name, known in (
        ("region", set(Region.objects.values_list("pk", flat=True))),
        ("type", set(Trust.Type.values)),
    ):
        chosen = [item for item in request.GET.getlist(name) if item]
        notices += [f"There is no {name} “{item}”." for item in chosen if item not in known]
        wanted[name] = [item for item in chosen if item in known]
        if wanted[name]:
            found = found.filter(**{f"{name}__in": wanted[name]})
    is_open = request.GET.get("open", "")
    wanted["open"] = [is_open] if is_open in ("yes", "no") else []
    if wanted["open"]:
        found = found.filter(closed__isnull=is_open == "yes")
    elif is_open:
        notices.append(f"Open is yes or no, not “{is_open}”.")
    counts = option_counts(_register_facts(searched), wanted)
    table = TrustTable(found)
    notices += unknown_sort(request, table.columns.names())
    notices += [f"“{name}” is not a choice." for name in request.GET if name not in _REGISTER_CHOICES]
    sort_and_page(request, table, rows=50)
    table.caption = f"{table.paginator.count} trust{'' if table.paginator.count == 1 else 's'}"
    context = {
        "table": table,
        "vintage": Trust.objects.for_register().aggregate(latest=Max("vintage"))["latest"],
        "query": query,
        "notices": notices,
        "regions": [(region, counts["region"][region.pk]) for region in Region.objects.all()],
        "types": [(value, label, counts["type"][value]) for value, label in Trust.Type.choices],
        "open": counts["open"]["yes"],
        "closed": counts["open"]["no"],
        "chosen": request.GET,
    }
    return render(request, "responses/trusts.html", context)


def _register_facts(found: QuerySet[Trust]) -> list[Facts]:
    """What each trust found can be chosen by; one query."""
    rows = found.values_list("pk", "region", "type", "closed")
    return [
        {"region": (region,) if region else (), "type": (kind,), "open": ("no" if closed else "yes",)}
        for _, region, kind, closed in rows
    ]


def _search(found: QuerySet[Trust], query: str) -> QuerySet[Trust]:
    for word in query.split()[:8]:
        found = found.filter(
            Q(name__icontains=word) | Q(ods_code__iexact=word) | Q(former_names__name__icontains=word)
        )
    return found.distinct()


@require_safe
def trust(request: HttpRequest, ods: str) -> HttpResponse:
    found = get_object_or_404(Trust.objects.for_register(), pk=ods)
    responses = (
        Response.objects.filter(trust=found, request__public=True)
        .select_related("request", "trust")
        .order_by("request")
    )
    answered = response_figures(responses)
    register = list(Trust.objects.for_register().values_list("ods_code", "name"))
    context = {
        "trust": found,
        "neighbours": neighbours(register, (found.pk, found.name)),
        "former_names": found.former_names.all(),
        "predecessors": found.successions_to.select_related("predecessor"),
        "successors": found.successions_from.select_related("successor"),
        "rows": [(row, answered.get(row.response.pk)) for row in asked_rows(responses, today=today())],
    }
    return render(request, "responses/trust.html", context)
