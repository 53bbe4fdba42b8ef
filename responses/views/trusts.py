"""The register of trusts, and one trust over all requests."""

from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django_tables2 import RequestConfig

from responses.analysis.asked import asked_rows
from responses.analysis.counts import response_figures
from responses.models import Region, Response, Trust
from responses.tables import TrustTable
from responses.views.downloads import today
from responses.views.page import neighbours, unknown_sort

_REGISTER_CHOICES = ("q", "region", "type", "open", "sort", "page")


def trusts(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    found = _search(Trust.objects.for_register(), query)
    notices = []
    for name, path, known in (
        ("region", "region", set(Region.objects.values_list("pk", flat=True))),
        ("type", "type", set(Trust.Type.values)),
    ):
        chosen = [item for item in request.GET.getlist(name) if item]
        notices += [f"There is no {name} “{item}”." for item in chosen if item not in known]
        if wanted := [item for item in chosen if item in known]:
            found = found.filter(**{f"{path}__in": wanted})
    is_open = request.GET.get("open", "")
    if is_open in ("yes", "no"):
        found = found.filter(closed__isnull=is_open == "yes")
    elif is_open:
        notices.append(f"Open is yes or no, not “{is_open}”.")
    table = TrustTable(found)
    notices += unknown_sort(request, table.columns.names())
    notices += [f"“{name}” is not a choice." for name in request.GET if name not in _REGISTER_CHOICES]
    RequestConfig(request, paginate={"per_page": 50, "silent": True}).configure(table)
    table.caption = f"{table.paginator.count} trust{'' if table.paginator.count == 1 else 's'}"
    context = {
        "table": table,
        "vintage": Trust.objects.for_register().aggregate(latest=Max("vintage"))["latest"],
        "query": query,
        "notices": notices,
        "regions": Region.objects.all(),
        "types": Trust.Type.choices,
        "chosen": request.GET,
    }
    return render(request, "responses/trusts.html", context)


def _search(found: QuerySet[Trust], query: str) -> QuerySet[Trust]:
    for word in query.split()[:8]:
        found = found.filter(
            Q(name__icontains=word) | Q(ods_code__iexact=word) | Q(former_names__name__icontains=word)
        )
    return found.distinct()


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
