"""A running server does what the documents say."""

import base64
import json
import urllib.error
import urllib.request
from contextlib import ExitStack

import pytest
from websockets.sync.client import connect

from documents import OPENAPI, ROOT, check_body, check_frame, resolved, story

GETS = [path for path, item in OPENAPI["paths"].items() if "get" in item]
SECURED = [path for path in GETS if OPENAPI["paths"][path]["get"].get("security")]
STREAM = "/api/v1/conferences/{code}/events"
CONFERENCE = "/api/v1/conferences/{code}"
PLACES = {"path": "lists/kinds.json", "offer": "1", "pitch": "p1", "sheet": "badges"}
RECEIPT = CONFERENCE + "/offers/{offer}/receipt"


class Direct(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def ask(hall, path, role=None, method="GET", body=None, headers=None, code=None, of=None, query=""):
    """Asks, and checks that the answer is one of those described. Returns status, headers and body."""
    address = path.format(**{**PLACES, **(of or {})}, code=code or hall.code, token=hall.token("organiser"))
    request = urllib.request.Request(
        f"http://127.0.0.1:{hall.port}{address}{query}", method=method, headers=headers or {}
    )
    if role:
        request.add_header("Authorization", "Bearer " + hall.token(role))
    if body is not None:
        request.data = body if isinstance(body, bytes) else json.dumps(body).encode()
        if not request.has_header("Content-type"):
            request.add_header("Content-Type", "application/json")
    try:
        answer = urllib.request.build_opener(Direct).open(request, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        content = read_first_frame(answer) if path == STREAM and answer.status == 200 else answer.read()
        check_described(path, method, answer, content)
        return answer.status, answer.headers, content


def read_first_frame(stream):
    for line in stream:
        if line.startswith(b"data: "):
            frame = json.loads(line.removeprefix(b"data: "))
            check_frame("welcome", frame)
            return line


def check_described(path, method, answer, content):
    responses = OPENAPI["paths"][path][method.lower()]["responses"]
    assert str(answer.status) in responses, content
    response = resolved(responses[str(answer.status)])
    for name, header in response.get("headers", {}).items():
        assert answer.headers[name], name
        expected = resolved(header).get("schema", {}).get("const")
        assert expected in (None, answer.headers[name])
    assert answer.headers["API-Version"] == OPENAPI["info"]["version"]
    if not response.get("content"):
        assert content == b""
        return
    assert answer.headers["Content-Type"] in response["content"]
    schema = response["content"][answer.headers["Content-Type"]].get("schema")
    if schema and "json" in answer.headers["Content-Type"] and "jsonl" not in answer.headers["Content-Type"]:
        check_body(schema, json.loads(content))
    else:
        assert content


class Line:
    """A socket of somebody, with its frames checked as they come in."""

    def __init__(self, hall, role):
        self.opening = connect(
            f"ws://127.0.0.1:{hall.port}/live/{hall.code}",
            subprotocols=["wiebiedt.v1"],
            additional_headers={"Authorization": "Bearer " + hall.token(role)},
        )

    def __enter__(self):
        self.socket = self.opening.__enter__()
        self.next("welcome")
        return self

    def __exit__(self, *error):
        self.opening.__exit__(*error)

    def next(self, *types):
        while True:
            frame = json.loads(self.socket.recv(timeout=10))
            check_frame(frame["type"], frame)
            if frame["type"] in types:
                return frame

    def tell(self, command):
        self.socket.send(json.dumps(command))
        return self.next("recorded", "refused")


@pytest.fixture(scope="module")
def played(hall):
    """The hall after every example of a command was sent as written; the answers are with it."""
    with ExitStack() as stack:
        lines = {role: stack.enter_context(Line(hall, role)) for role in {role for role, _ in story()}}
        hall.answers = [lines[role].tell(command) for role, command in story()]
    return hall


def test_every_command_example_sent_as_written_is_recorded(played):
    assert [answer["type"] for answer in played.answers] == ["recorded"] * len(story())
    assert [answer["id"] for answer in played.answers] == [command["id"] for _, command in story()]


def test_every_command_example_sent_again_by_post_is_answered_as_before(played):
    for (role, command), first in zip(story(), played.answers):
        status, _, content = ask(played, CONFERENCE + "/commands", role, "POST", command)
        assert (status, json.loads(content)) == (200, {**first, "repeated": True})


def test_a_frame_that_is_no_command_is_refused_as_described(played):
    faults = [("{", "malformed"), ("[]", "malformed"), ("{}", "idInvalid"), ('{"id":"1"}', "fieldMissing")]
    with Line(played, "employer") as line:
        for text, code in faults:
            line.socket.send(text)
            assert line.next("refused")["code"] == code


@pytest.mark.parametrize("path", GETS)
def test_every_get_answers_as_described(played, path):
    status, _, _ = ask(played, path, "organiser", code="482917" if path == "/{code}" else None)
    statement = 200 if (ROOT / "Web/accessibility/index.html").exists() else 404
    others = {"/live/{code}": 426, "/k/{token}": 303, "/accessibility": statement, "/toegankelijkheid": statement}
    # The demo conference is past all rehearsing.
    others[CONFERENCE + "/rehearsal"] = 409
    assert status == others.get(path, 200)


@pytest.mark.parametrize("path", SECURED)
def test_every_get_that_asks_who_you_are_answers_strangers_as_described(played, path):
    assert ask(played, path)[0] == 401
    if "{code}" in path:
        assert ask(played, path, "organiser", code="100000")[0] == 404


@pytest.mark.parametrize("role", ["organiser", "moderator", "clerk", "jury", "wethouder"])
def test_offers_are_listed_as_described(played, role):
    _, _, content = ask(played, CONFERENCE + "/offers", role)
    own = 1 if role == "wethouder" else 0
    assert len(json.loads(content)["offers"]) == 5 - own


@pytest.mark.parametrize("role", ["organiser", "moderator", "clerk", "jury", "wethouder", "employer", "screen"])
def test_everybody_is_told_of_themselves_as_described(played, role):
    assert json.loads(ask(played, CONFERENCE + "/me", role)[2])["role"] == role


@pytest.mark.parametrize("path", [CONFERENCE + "/people", CONFERENCE + "/ledger.jsonl", CONFERENCE + "/offers"])
def test_an_employer_is_refused_as_described(played, path):
    assert ask(played, path, "employer")[0] == 403


def test_who_was_erased_is_listed_by_number_alone(played):
    _, _, content = ask(played, CONFERENCE + "/people", "organiser")
    row = next(row for row in json.loads(content)["people"] if row["person"] == 29)
    assert row == {"person": 29, "role": "employer", "sector": "schoonmaak", "show": True, "erased": True}


@pytest.mark.parametrize(
    "role, offer, status, code",
    [
        ("employer", "1", 200, None),
        ("wethouder", "1", 200, None),
        ("clerk", "3", 200, None),
        ("organiser", "4", 200, None),
        ("employer", "3", 404, "offerUnknown"),
        ("organiser", "99", 404, "offerUnknown"),
        ("organiser", "x", 404, "offerUnknown"),
        ("moderator", "1", 403, "notAllowed"),
        ("screen", "1", 403, "notAllowed"),
    ],
)
def test_a_receipt_is_for_those_whose_offer_it_is(played, role, offer, status, code):
    answered, _, content = ask(played, RECEIPT, role, of={"offer": offer})
    assert answered == status
    assert json.loads(content)["code"] == code if code else content.startswith(b"wiebiedt.receipt@v1\n")


def test_a_receipt_holds_the_line_of_the_ledger_and_the_checkpoint_of_its_size(played):
    receipt = ask(played, RECEIPT, "employer")[2].decode().split("\n")
    _, _, ledger = ask(played, CONFERENCE + "/ledger.jsonl", "organiser")
    assert receipt[1] == ledger.decode().split("\n")[json.loads(receipt[1])["seq"] - 1]
    note = "\n".join(receipt[receipt.index("c2sp.org/tlog-proof@v1") :]).split("\n\n", 1)[1]
    size = note.split("\n")[1]
    assert ask(played, CONFERENCE + "/checkpoint", query=f"?covering={size}")[2].decode() == note
    assert ask(played, RECEIPT, "employer", query=f"?size={size}")[2].decode() == "\n".join(receipt)


def test_the_receipts_of_a_pitch_are_for_its_wethouder(played):
    _, _, content = ask(played, CONFERENCE + "/pitches/{pitch}/receipts", "wethouder")
    receipts = content.decode().split("\n" + "=" * 40 + "\n")
    assert [json.loads(receipt.split("\n")[1])["offer"] for receipt in receipts] == [1, 2, 3, 4]
    assert ask(played, CONFERENCE + "/pitches/{pitch}/receipts", "wethouder", of={"pitch": "p2"})[0] == 404
    assert ask(played, CONFERENCE + "/pitches/{pitch}/receipts", "employer")[0] == 403


@pytest.mark.parametrize(
    "path, query, status, code",
    [
        (CONFERENCE + "/checkpoint", "?covering=999999", 404, "checkpointUnknown"),
        (CONFERENCE + "/checkpoint.svg", "?covering=999999", 404, "checkpointUnknown"),
        (CONFERENCE + "/checkpoint", "?covering=0", 400, "fieldInvalid"),
        (CONFERENCE + "/checkpoint.svg", "?covering=x", 400, "fieldInvalid"),
        (RECEIPT, "?size=100", 404, "checkpointUnknown"),
        (RECEIPT, "?size=-1", 400, "fieldInvalid"),
    ],
)
def test_a_checkpoint_that_is_not_there_is_refused_as_described(played, path, query, status, code):
    answered, _, content = ask(played, path, "organiser", query=query)
    assert (answered, json.loads(content)["code"]) == (status, code)


def test_exports_name_the_checkpoint_that_they_were_made_from(played):
    _, _, content = ask(played, CONFERENCE + "/exports/commitments.json", "organiser")
    ledger = json.loads(content)["ledger"]
    _, _, note = ask(played, CONFERENCE + "/checkpoint", query=f"?covering={ledger['size']}")
    assert note.decode() == ledger["checkpoint"]
    letters = base64.b32encode(bytes.fromhex(ledger["root"])[:20]).decode()
    assert ledger["code"].split("-") == [letters[place : place + 4] for place in range(0, 32, 4)]
    assert base64.b64encode(bytes.fromhex(ledger["root"])).decode() == ledger["checkpoint"].split("\n")[2]
    _, _, rows = ask(played, CONFERENCE + "/exports/commitments.csv", "organiser")
    head, first = (row.split(";") for row in rows.decode("utf-8-sig").split("\r\n")[:2])
    # That the JSON was taken is a line as well.
    _, _, note = ask(played, CONFERENCE + "/checkpoint", query=f"?covering={ledger['size'] + 1}")
    root = base64.b64decode(note.decode().split("\n")[2])
    letters = base64.b32encode(root[:20]).decode()
    code = "-".join(letters[place : place + 4] for place in range(0, 32, 4))
    assert (head[-1], first[-1]) == ("logboekcode", f"{ledger['size'] + 1} regels {code}")


def test_words_are_in_a_ledger_file_only_when_asked_for(played):
    path = CONFERENCE + "/exports/ledger.txt"
    bare, whole = (ask(played, path, "organiser", query=query)[2].decode() for query in ("", "?words=yes"))
    assert whole.startswith(bare) and "\nwords " in whole and "\nwords " not in bare
    lines = ask(played, CONFERENCE + "/ledger.jsonl", "organiser")[2].decode()
    assert bare.startswith(lines + "\n")


def test_people_come_in_and_go_as_described(played):
    for path, role, expected in [(CONFERENCE + "/join", None, 200), (CONFERENCE + "/people", "clerk", 201)]:
        example = OPENAPI["paths"][path]["post"]["requestBody"]["content"]["application/json"]["example"]
        status, _, content = ask(played, path, role, "POST", example)
        assert status == expected
        token = json.loads(content)["token"]
        headers = {"Authorization": "Bearer " + token}
        assert ask(played, CONFERENCE + "/me", headers=headers)[0] == 200
        assert ask(played, CONFERENCE + "/leave", method="POST", headers=headers)[0] == 204


@pytest.mark.parametrize(
    "body, status, code",
    [
        (b"{", 400, "malformed"),
        ({"name": "Ann"}, 400, "fieldMissing"),
        ({"name": " ", "organisation": "B"}, 400, "textMissing"),
        ({"name": "Ann", "organisation": "B", "id": "a b"}, 400, "idInvalid"),
        ({"name": "Ann", "organisation": "B", "id": "1"}, 400, "idInvalid"),
        (b'"' + b"a" * 20_000 + b'"', 413, "tooLarge"),
    ],
)
def test_a_join_that_cannot_be_is_refused_as_described(played, body, status, code):
    answered, _, content = ask(played, CONFERENCE + "/join", None, "POST", body)
    assert (answered, json.loads(content)["code"]) == (status, code)


def test_a_page_of_another_site_is_refused_as_described(played):
    headers = {"Origin": "https://elsewhere.example"}
    body = {"name": "Ann", "organisation": "B"}
    status, _, content = ask(played, CONFERENCE + "/join", None, "POST", body, headers)
    assert (status, json.loads(content)["code"]) == (403, "foreignOrigin")


def test_an_address_with_a_slash_at_its_end_is_unknown(played):
    for path in GETS:
        if path != "/":
            request = f"http://127.0.0.1:{played.port}{path.format(**PLACES, code=played.code, token='x')}/"
            with pytest.raises(urllib.error.HTTPError, match="404"):
                urllib.request.urlopen(request, timeout=60)


@pytest.mark.parametrize("path", ["/", "/health/live", "/metrics", "/api/v1/openapi.json"])
def test_a_get_answers_head_as_well(played, path):
    request = urllib.request.Request(f"http://127.0.0.1:{played.port}{path}", method="HEAD")
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.headers["Content-Type"] in resolved(OPENAPI["paths"][path]["get"]["responses"]["200"])["content"]


def test_a_post_to_the_socket_is_refused_as_described(played):
    assert ask(played, "/live/{code}", "employer", "POST", b"")[0] == 405
