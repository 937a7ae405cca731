"""The NL API design rules (Logius), for every operation of the API; the rule is named by its id.

Two are kept otherwise, on purpose. The names in addresses are English, as all that goes over the wire (interface-language
wants Dutch unless there is a reason: a stranger can take part with the two documents alone). And the lists `qr`, `me` and
`leave` are things that happen or of which there is one, so they are not in the plural (naming-collections).
"""

import http.client
import json
import re

import pytest

from documents import OPENAPI, resolved

API = [path for path in OPENAPI["paths"] if path.startswith("/api/")]
OPERATIONS = [(method, path, item[method]) for path, item in OPENAPI["paths"].items() for method in item]
TAKEN = b'{"role":"employer","name":"<secret>","organisation":"<secret>","sector":"zorg","badge":101}'


def parameters(operation, place):
    return [each["name"] for each in map(resolved, operation.get("parameters", [])) if each["in"] == place]


def ask(hall, method, path, body=None, **headers):
    line = http.client.HTTPConnection("127.0.0.1", hall.port, timeout=10)
    try:
        line.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        line.close()


def test_uri_version_every_address_of_the_api_begins_with_its_major_version():
    major = OPENAPI["info"]["version"].split(".")[0]
    assert API and [path for path in API if not path.startswith(f"/api/v{major}/")] == []
    assert re.fullmatch(r"\d+\.\d+\.\d+", OPENAPI["info"]["version"]), "semver"


def test_no_trailing_slash_and_path_segments_kebab_case():
    segments = [segment for path in OPENAPI["paths"] for segment in path.split("/")[1:]]
    wrong = [part for part in segments if not re.fullmatch(r"\{[a-zA-Z]+\}|[a-z0-9.]+(-[a-z0-9]+)*|", part)]
    assert wrong == []
    assert [path for path in OPENAPI["paths"] if path != "/" and path.endswith("/")] == []


def test_path_segments_name_no_operation_and_hide_no_file_type():
    told = {segment for path in API for segment in path.split("/")}
    verbs = {"get", "list", "create", "update", "delete", "remove", "add", "set", "make", "do"}
    assert told & verbs == set()


def test_query_keys_camel_case():
    keys = {key for _, _, operation in OPERATIONS for key in parameters(operation, "query")}
    assert keys and [key for key in keys if not re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", key)] == []


def test_no_sensitive_uris_but_the_personal_link_itself():
    told = {name for _, _, operation in OPERATIONS for place in ("path", "query") for name in parameters(operation, place)}
    assert told & {"name", "email", "organisation", "phone", "password"} == set()
    with_token = {path for _, path, operation in OPERATIONS if "token" in parameters(operation, "path")}
    assert with_token == {"/k/{token}"}
    assert not any("token" in parameters(operation, "query") for _, _, operation in OPERATIONS)


def test_http_methods_only_those_of_the_standard_and_a_get_takes_no_body():
    assert {method for method, _, _ in OPERATIONS} <= {"get", "post", "put", "patch", "delete"}
    assert [path for method, path, operation in OPERATIONS if method == "get" and "requestBody" in operation] == []


def test_doc_openapi_contact_and_language():
    assert OPENAPI["openapi"].startswith("3.")
    assert {"name", "url"} <= OPENAPI["info"]["contact"].keys()


def test_publish_openapi_anybody_may_read_it_from_any_site(hall):
    status, headers, body = ask(hall, "GET", "/api/v1/openapi.json", Origin="https://elsewhere.example")
    assert (status, headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert json.loads(body) == OPENAPI


def test_version_header_every_answer_of_the_api_that_is_described_has_it():
    without = [
        (path, status)
        for _, path, operation in OPERATIONS
        for status, answer in operation["responses"].items()
        if status != "101" and path.startswith("/api/") and "API-Version" not in resolved(answer).get("headers", {})
    ]
    assert without == []


def test_error_handling_every_error_that_is_described_is_a_problem_but_an_answer_to_a_command():
    others = {
        (path, status)
        for _, path, operation in OPERATIONS
        for status, answer in operation["responses"].items()
        if int(status) >= 400 and "application/problem+json" not in resolved(answer).get("content", {})
    }
    commands = "/api/v1/conferences/{code}/commands"
    assert {path for path, _ in others} <= {commands, "/health/ready"}
    assert [path for _, path, operation in OPERATIONS if "422" in operation["responses"]] == [], "400 says it"


ORGANISER, STRANGE = {"Authorization": "{organiser}"}, {"Origin": "https://elsewhere.example"}
PROVOKED = {
    "words that are no JSON": (400, "POST", "/api/v1/conferences/{code}/join", {}, b"{<secret>"),
    "nobody": (401, "GET", "/api/v1/conferences/{code}/me", {}, None),
    "a page of another site": (403, "POST", "/api/v1/conferences/{code}/join", STRANGE, b"{}"),
    "a conference that is not there": (404, "GET", "/api/v1/conferences/100000", {}, None),
    "an address that leads nowhere": (404, "GET", "/api/v1/nothing", {}, None),
    "a method that is not there": (405, "PATCH", "/api/v1/conferences/{code}/me", {}, b"{}"),
    "a method that repeats what it gets": (405, "TRACE", "/api/v1/conferences/{code}", {}, None),
    "a badge that somebody has": (409, "POST", "/api/v1/conferences/{code}/people", ORGANISER, TAKEN),
    "a body that is too large": (413, "POST", "/api/v1/conferences/{code}/join", {}, b'{"name":"<secret>' + b"a" * 20_000),
    "a socket without a handshake": (426, "GET", "/live/{code}", ORGANISER, None),
}  # fmt: skip


@pytest.mark.parametrize(("status", "method", "path", "fields", "body"), PROVOKED.values(), ids=PROVOKED)
def test_error_handling_a_problem_says_what_is_wrong_and_nothing_else(hall, status, method, path, fields, body):
    secret = "geheim-zinnetje-7391"
    told = {name: value.format(organiser="Bearer " + hall.token("organiser")) for name, value in fields.items()}
    query = f"?{secret}={secret}"
    if body:
        body = body.replace(b"<secret>", secret.encode())

    answered, headers, content = ask(hall, method, path.format(code=hall.code) + query, body, X_Secret=secret, **told)

    assert (answered, headers["Content-Type"]) == (status, "application/problem+json")
    problem = json.loads(content)
    assert set(problem) - {"field"} == {"status", "title", "detail", "code"}
    assert problem["status"] == status
    assert re.fullmatch(r"[a-z][a-zA-Z]+", problem["code"])
    assert problem["detail"].endswith(".")
    says_nothing_of_the_inside(content.decode() + str(headers), secret, hall)


def test_error_handling_a_refused_command_is_told_its_own_id_and_nothing_else_of_itself(hall):
    secret = "geheim-zinnetje-7391"
    command = {"id": "refused-1", "type": secret, "note": secret, secret: secret}
    who = {"Authorization": "Bearer " + hall.token("employer")}

    status, _, content = ask(
        hall, "POST", f"/api/v1/conferences/{hall.code}/commands", json.dumps(command).encode(), **who
    )

    assert (status, json.loads(content)["code"], json.loads(content)["id"]) == (400, "unknownCommand", "refused-1")
    says_nothing_of_the_inside(content.decode(), secret, hall)


def says_nothing_of_the_inside(text, secret, hall):
    """No stack, no file, no type, no library; and nothing of what was asked comes back."""
    told = [word for word in INSIDE if re.search(word, text)]
    assert told == []
    assert secret not in text
    assert hall.token("organiser") not in text


INSIDE = [
    r"\.swift", r"Swift\.", r"NIO", r"Hummingbird", r"SQLite", r"GRDB", r"\w+Error", r"0x[0-9a-f]{6}", r"/home/", r"/work/",
    r"/usr/", r"\bat \S+:\d+", r"Optional\(", r"stack", r"Fatal", r"threw",
]  # fmt: skip
