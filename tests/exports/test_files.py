"""The files of a request, cell by cell, on four trusts in the four ways a response can stand."""

import csv
import hashlib
import io
import zipfile
from datetime import date

import pytest

from responses.exports.columns import guarded
from responses.exports.files import FILES
from responses.exports.selection import Selection
from responses.models import FOIRequest
from tests.scenario import SECRETS, make_scenario

COLUMNS = {
    "answers.csv": (
        "request fictional ods_code trust trust_type region_code region icb_code icb service question "
        "number question_text topic state value qualified sections raw_mark text note resources reference "
        "replied_on source_url"
    ),
    "summary.csv": (
        "request fictional service question number question_text topic asked replied applicable answered "
        "yes partly no left_blank unclear not_held refused referred_elsewhere not_applicable no_reply "
        "pending base yes_share yes_low yes_high"
    ),
    "responses.csv": (
        "request fictional ods_code trust reference sent_on request_received_on due_on due_estimated "
        "replied_on working_days on_time outcome status reuse source_url"
    ),
    "questions.csv": (
        "request service question parent number kind options asked_if topic source question_text"
    ),
    "trusts.csv": (
        "ods_code trust former_names trust_type region_code region icb_code icb postcode opened closed "
        "successors"
    ),
    "resources.csv": ("request ods_code question resource kind name issuer url area"),
}


@pytest.fixture
def request_(db) -> FOIRequest:
    return make_scenario()


def rows(request: FOIRequest, name: str) -> list[dict[str, str]]:
    lines = list(FILES[name].lines(Selection.whole(request, today=date(2024, 6, 1))))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def fetch(client, name: str, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/requests/example/downloads/{name}{query}")
    assert response.status_code == 200, response.content
    text = b"".join(response.streaming_content).decode()
    found = list(csv.reader(io.StringIO(text, newline="")))
    return [dict(zip(found[0], line, strict=True)) for line in found[1:]]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_the_contract(request_, name):
    lines = list(FILES[name].lines(Selection.whole(request_, today=date(2024, 6, 1))))
    assert lines[0] == COLUMNS[name].split()


def test_every_trust_asked_has_a_row_for_every_question(request_):
    answers = rows(request_, "answers.csv")
    assert len(answers) == 4 * 10
    assert {row["ods_code"] for row in answers} == {"XXAAA", "XXBBB", "XXCCC", "XXDDD"}


def test_an_answer_in_full(request_):
    assert rows(request_, "answers.csv")[0] == {
        "request": "example",
        "fictional": "true",
        "ods_code": "XXAAA",
        "trust": "Trust XXAAA",
        "trust_type": "unknown",
        "region_code": "Y60",
        "region": "Midlands",
        "icb_code": "",
        "icb": "",
        "service": "camhs",
        "question": "camhs-1",
        "number": "1",
        "question_text": "Wording of camhs-1?",
        "topic": "",
        "state": "answered",
        "value": "yes",
        "qualified": "true",
        "sections": "",
        "raw_mark": "Y –",
        "text": "Y – we do have a policy, called “Safe Online”.",
        "note": "'=1+1 names a policy.",
        "resources": "Safe Online",
        "reference": "REF-1",
        "replied_on": "2024-04-03",
        "source_url": "",
    }


def test_sections_are_joined_and_text_needs_a_licence(request_):
    refused = rows(request_, "answers.csv")[4]
    assert (refused["question"], refused["state"], refused["sections"]) == ("camhs-3", "refused", "12 | 40")
    request_.responses.filter(trust="XXAAA").update(reuse="not_stated")
    assert {row["text"] for row in rows(request_, "answers.csv")} == {""}


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_a_draft_is_in_any_file(request_, name):
    text = str(list(FILES[name].lines(Selection.whole(request_, today=date(2024, 6, 1)))))
    assert [secret for secret in SECRETS if secret in text] == []


def test_matrix(request_):
    assert [list(row.values())[9:] for row in rows(request_, "matrix.csv")] == [
        ["true", "yes", "yes", "answered", "left_blank", "refused", "7", *["not_applicable"] * 4],
        ["false", *["pending"] * 10],
        ["false", *["no_reply"] * 10],
        ["false", *["pending"] * 10],
    ]
    header = list(rows(request_, "matrix.csv")[0])
    assert header[9:] == [
        "replied",
        *("camhs-1", "camhs-1a", "camhs-2", "camhs-2a-i", "camhs-3", "camhs-4"),
        *("sarc-1", "sarc-3", "sarc-3a", "sarc-3a-i"),
    ]


def test_summary_counts_shares_and_bounds(request_):
    first, *_, last = rows(request_, "summary.csv")
    counts = {
        name: first[name]
        for name in ("asked", "replied", "applicable", "answered", "yes", "no_reply", "pending")
    }
    assert counts == {
        "asked": "4",
        "replied": "1",
        "applicable": "1",
        "answered": "1",
        "yes": "1",
        "no_reply": "1",
        "pending": "2",
    }
    assert [first[name] for name in ("base", "yes_share", "yes_low", "yes_high")] == [
        "applicable",
        "1.000000",
        "0.250000",
        "1.000000",
    ]
    # No yes, no share and no bound can be said of a question that is not yes or no.
    assert [last[name] for name in ("question", "yes", "no", "yes_share", "yes_low")] == [
        "sarc-3a-i",
        "",
        "",
        "",
        "",
    ]


def test_share_of_an_empty_base_is_empty(request_):
    by_code = {row["question"]: row for row in rows(request_, "summary.csv")}
    sarc = by_code["sarc-3"]
    assert (sarc["applicable"], sarc["yes"], sarc["yes_share"]) == ("0", "0", "")


def test_responses_show_silence_at_once_and_replies_when_published(request_):
    found = [
        [
            row[name]
            for name in ("ods_code", "reference", "due_on", "due_estimated", "replied_on", "working_days")
        ]
        + [row["on_time"], row["outcome"], row["status"]]
        for row in rows(request_, "responses.csv")
    ]
    # Only Christmas Day is a holiday in this table.
    assert found == [
        ["XXAAA", "REF-1", "2024-03-29", "true", "2024-04-03", "23", "no", "answered", "published"],
        ["XXBBB", "", "2024-03-29", "true", "", "", "", "", "draft"],
        ["XXCCC", "", "2024-03-29", "true", "", "", "no", "no_reply", "published"],
        ["XXDDD", "", "2028-03-29", "true", "", "", "", "awaiting", "draft"],
    ]


def test_questions_have_headings_and_numbers_from_the_tree(request_):
    found = [
        (row["question"], row["parent"], row["number"], row["kind"])
        for row in rows(request_, "questions.csv")
    ]
    assert found == [
        ("camhs-1", "", "1", "yes_no"),
        ("camhs-1a", "camhs-1", "1a", "yes_no"),
        ("camhs-2", "", "2", "list"),
        ("camhs-2a", "camhs-2", "2a", "heading"),
        ("camhs-2a-i", "camhs-2a", "2a(i)", "yes_no"),
        ("camhs-3", "", "3", "text"),
        ("camhs-4", "", "4", "number"),
        ("sarc-1", "", "1", "choice"),
        ("sarc-3", "", "2", "yes_no"),
        ("sarc-3a", "sarc-3", "2a", "yes_no"),
        ("sarc-3a-i", "sarc-3a", "2a(i)", "choices"),
    ]


def test_resources(request_):
    assert [list(row.values()) for row in rows(request_, "resources.csv")] == [
        ["example", "XXAAA", "camhs-1", "safe-online", "policy", "Safe Online", "", "", "north"]
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\x00"])
def test_formula_guard(sign):
    assert guarded(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"
    assert guarded("1-2") == "1-2"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?region=Y60",
        "?service=sarc",
        "?question=camhs-2a-i",
        "?question=camhs-1&value=yes",
        "?question=camhs-1&state=pending",
        "?trust=XXDDD&base=asked",
        "?type=acute",
    ],
)
@pytest.mark.parametrize("name", FILES)
def test_header_and_cells_agree_whatever_is_filtered(request_, client, name, query):
    for row in fetch(client, name, query):
        assert None not in row


def test_filters_choose_rows_and_columns(request_, client):
    assert {row["ods_code"] for row in fetch(client, "answers.csv", "?region=Y60")} == {"XXAAA", "XXBBB"}
    assert [row["ods_code"] for row in fetch(client, "matrix.csv", "?question=camhs-1&value=yes")] == [
        "XXAAA"
    ]
    assert [row["ods_code"] for row in fetch(client, "matrix.csv", "?question=camhs-1&state=pending")] == [
        "XXBBB",
        "XXDDD",
    ]
    assert list(fetch(client, "matrix.csv", "?service=sarc&trust=XXAAA")[0])[10:] == [
        "sarc-1",
        "sarc-3",
        "sarc-3a",
        "sarc-3a-i",
    ]
    assert fetch(client, "summary.csv", "?base=asked&question=camhs-1")[0]["yes_share"] == "0.250000"
    assert [row["question"] for row in fetch(client, "questions.csv", "?question=camhs-2a-i")] == [
        "camhs-2",
        "camhs-2a",
        "camhs-2a-i",
    ]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?region=Y99", "There is no region “Y99”."),
        ("?colour=red", "“colour” is not a choice."),
        ("?base=all", "There is no base “all”."),
        ("?state=answered", "To choose by state or value, choose one question as well."),
        ("?bom=yes", "bom is 1 or left out, not “yes”."),
        ("?page=-1", "There is no page “-1”."),
        ("?question=camhs-2a-i&value=maybe", "There is no value “maybe”."),
    ],
)
def test_an_unknown_choice_is_refused_in_one_line(request_, client, query, sentence):
    response = client.get(f"/requests/example/downloads/answers.csv{query}")
    assert (response.status_code, response.content.decode()) == (400, f"{sentence}\n")


def test_bytes_of_a_file(request_, client):
    plain = b"".join(client.get("/requests/example/downloads/trusts.csv").streaming_content)
    marked = b"".join(client.get("/requests/example/downloads/trusts.csv?bom=1").streaming_content)
    assert marked == b"\xef\xbb\xbf" + plain
    assert plain.count(b"\r\n") == plain.count(b"\n") == 5


def test_the_blank_table_has_a_row_for_every_answerable_question(request_, client):
    response = client.get("/requests/example/downloads/entry-template.csv?service=sarc&bom=1")
    lines = response.content.decode("utf-8-sig").split("\r\n")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Disposition"] == 'attachment; filename="example-entry-template.csv"'
    assert lines == [
        "service,question,number,question_text,ods_code,state,value,qualified,sections,raw_mark,note,resources",
        "sarc,sarc-1,1,Wording of sarc-1?,,,,,,,,",
        "sarc,sarc-3,2,Wording of sarc-3?,,,,,,,,",
        "sarc,sarc-3a,2a,Wording of sarc-3a?,,,,,,,,",
        "sarc,sarc-3a-i,2a(i),Wording of sarc-3a-i?,,,,,,,,",
        "",
    ]


def test_the_archive_holds_the_same_bytes_as_the_files(request_, client):
    response = client.get("/requests/example/downloads/example.zip?region=Y60")
    assert response["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        for name in FILES:
            alone = client.get(f"/requests/example/downloads/{name}?region=Y60")
            assert archive.read(name) == b"".join(alone.streaming_content), name


def test_the_archive_says_where_it_is_from_and_takes_the_mark(request_, client):
    FOIRequest.objects.update(fictional=False)
    with zipfile.ZipFile(
        io.BytesIO(client.get("/requests/example/downloads/example.zip?bom=1").content)
    ) as archive:
        readme = archive.read("README.txt").decode()
        assert archive.read("trusts.csv").startswith(b"\xef\xbb\xbfods_code")
        checksums = dict(line.split("  ")[::-1] for line in archive.read("CHECKSUMS").decode().splitlines())
        assert checksums["trusts.csv"] == hashlib.sha256(archive.read("trusts.csv")).hexdigest()
    lines = {line.partition(": ")[0]: line.partition(": ")[2] for line in readme.splitlines()}
    assert lines["Source"].startswith("the trusts' replies to this Freedom of Information request")
    assert lines["How to cite"].endswith("example.zip, http://testserver/requests/example/.")


def test_unknown_files_and_draft_requests_are_404(request_, client):
    assert client.get("/requests/example/downloads/secrets.csv").status_code == 404
    FOIRequest.objects.update(public=False)
    assert client.get("/requests/example/downloads/answers.csv").status_code == 404


@pytest.mark.parametrize(("name", "queries"), [("answers.csv", 7), ("matrix.csv", 5), ("summary.csv", 4)])
def test_queries_do_not_grow_with_the_trusts(request_, client, django_assert_num_queries, name, queries):
    with django_assert_num_queries(queries):
        assert len(fetch(client, name))
    with django_assert_num_queries(queries + 1):
        fetch(client, name, "?trust=XXAAA")
