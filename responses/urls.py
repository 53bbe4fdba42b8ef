"""Addresses of the app's pages and files."""

from django.urls import URLPattern, URLResolver, include, path

from responses.views import (
    about,
    answers,
    compare,
    corrections,
    coverage,
    downloads,
    questions,
    requests,
    resources,
    search,
    trusts,
)

app_name = "responses"

_of_a_request: list[URLPattern | URLResolver] = [
    path("", requests.request_page, name="request"),
    path("compare/", compare.compare, name="compare"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("coverage.svg", coverage.picture_file, name="coverage_picture"),
    path("coverage.csv", coverage.figures_file, name="coverage_figures"),
    path("questions/", questions.questions, name="questions"),
    path("questions/<slug:code>/", questions.question, name="question"),
    path("trusts/<slug:ods>/", answers.trust_response, name="trust_response"),
    path("answers/<slug:ods>/<slug:code>/", answers.answer, name="answer"),
    path("responses/", requests.responses, name="responses"),
    path("resources/", resources.resources, name="resources"),
    path("resources/<slug:resource>/", resources.resource, name="resource"),
    path("downloads/", downloads.downloads, name="downloads"),
    path("downloads/<str:name>", downloads.download, name="download"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", requests.home, name="home"),
    path("requests/", requests.requests, name="requests"),
    path("requests/<slug:slug>/", include(_of_a_request)),
    path("trusts/", trusts.trusts, name="trusts"),
    path("trusts/<slug:ods>/", trusts.trust, name="trust"),
    path("search/", search.search, name="search"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/new/", corrections.new_correction, name="new_correction"),
    path("corrections/thanks/", corrections.thanks, name="correction_thanks"),
    path("about/", about.about, name="about"),
    path("help/", about.help_page, name="help"),
    path("accessibility/", about.accessibility, name="accessibility"),
]
