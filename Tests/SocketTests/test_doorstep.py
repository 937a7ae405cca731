"""A socket of the real hall, from the first byte of its handshake: what is refused, and what ends it."""

import contextlib
import json
import os
import pathlib
import socket
import struct
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from hall import close_code
from line import PATIENCE_S
from rude import BROKEN, KEY, MAXIMUM_FRAGMENTS, RudeClient, closing, header, in_pieces, masked
from server import until

SOCKETS_OF_ONE_SESSION = 5
# How long a socket may be silent, and an HTTP connection without a request.
SILENCE_S, NEXT_REQUEST_S = 45, 30
UNREADABLE = b'{"id":"early","type":"nonsense"}'


@pytest.fixture(scope="module")
def hall(shared_hall):
    return shared_hall


@pytest.fixture
def client(hall):
    with RudeClient(hall.port) as client:
        yield client


def handshake(hall, client, line=None, who=0, **changes):
    """Asks for a socket, as somebody; the changes are those of ``RudeClient.request``."""
    token = {} if who is None else {"Authorization": f"Bearer {hall.token(who)}"}
    return client.request(line or f"GET /live/{hall.code} HTTP/1.1", **token | changes)


def enter(hall, client, who=0):
    """Comes in, and is welcomed."""
    assert handshake(hall, client, who=who).head()[0] == 101
    opcode, welcome = client.frame()
    assert (opcode, json.loads(welcome)["type"]) == (1, "welcome")
    return client


def end(client):
    """The code with which the server ends, after whatever else it has to say."""
    while (frame := client.frame()) and frame[0] != 8:
        pass
    assert frame, "there was no Close frame"
    assert client.frame() is None, "and then the end"
    return struct.unpack("!H", frame[1][:2])[0]


# By what is wrong: the status, the request line and the fields.
WRONG = {
    "a request that asks for no upgrade": (426, {"Upgrade": None, "Connection": None}),
    "an upgrade to something else": (426, {"Upgrade": "h2c"}),
    "no Upgrade": (426, {"Upgrade": None}),
    "no upgrade in Connection": (400, {"Connection": "keep-alive"}),
    "no key": (400, {"Sec_WebSocket_Key": None}),
    "an empty key": (400, {"Sec_WebSocket_Key": ""}),
    "a short key": (400, {"Sec_WebSocket_Key": "c2hvcnQ="}),
    "a key that is no Base64": (400, {"Sec_WebSocket_Key": "!" * 22 + "=="}),
    "two keys": (400, {"Sec_WebSocket_Key": [KEY, KEY]}),
    "no version": (426, {"Sec_WebSocket_Version": None}),
    "version 8": (426, {"Sec_WebSocket_Version": "8"}),
    "version 14": (426, {"Sec_WebSocket_Version": "14"}),
    "two versions": (426, {"Sec_WebSocket_Version": ["13", "13"]}),
    "a subprotocol that nobody speaks": (400, {"Sec_WebSocket_Protocol": "chat, wiebiedt.v2"}),
    "a body": (400, {"Content_Length": "0"}),
    "HTTP/1.0": (400, {"line": "GET {path} HTTP/1.0"}),
    "POST": (405, {"line": "POST {path} HTTP/1.1"}),
    "no token": (401, {"who": None}),
    "a token that nobody has": (401, {"Authorization": "Bearer " + "A" * 43}),
    "a conference that is not there": (404, {"line": "GET /live/000000 HTTP/1.1"}),
    "an address of 5 kB": (414, {"line": "GET {path}?x=" + "x" * 5_000 + " HTTP/1.1"}),
    "an address that is none": (400, {"line": "GET {path}?as=%zz HTTP/1.1"}),
    "another path": (404, {"line": "GET /nothing/here HTTP/1.1"}),
}


@pytest.mark.parametrize(("status", "changes"), WRONG.values(), ids=WRONG)
def test_a_handshake_that_is_wrong_is_refused_in_words(hall, client, status, changes):
    changes = dict(changes)
    line = changes.pop("line", "GET {path} HTTP/1.1").format(path=f"/live/{hall.code}")

    told, fields = handshake(hall, client, line, **changes).head()

    assert told == status
    assert fields["content-type"] == "application/problem+json"
    assert fields.get("sec-websocket-version") == ("13" if status == 426 else None)
    assert ("allow" in fields) == (status == 405)


def test_compression_is_not_taken_and_nothing_is_lost_by_offering_it(hall, client):
    told, fields = handshake(hall, client, Sec_WebSocket_Extensions="permessage-deflate; client_max_window_bits").head()

    assert told == 101
    assert "sec-websocket-extensions" not in fields


def test_the_first_subprotocol_that_is_ours_is_taken(hall, client):
    _, fields = handshake(hall, client, Sec_WebSocket_Protocol="chat, wiebiedt.v1").head()

    assert fields["sec-websocket-protocol"] == "wiebiedt.v1"


def in_one_packet(hall, who, frames):
    """A handshake with frames right behind it."""
    lines = [f"GET /live/{hall.code} HTTP/1.1", "Host: h", "Upgrade: websocket", "Connection: upgrade"]
    lines += [f"Sec-WebSocket-Key: {KEY}", "Sec-WebSocket-Version: 13"]
    lines += [f"Authorization: Bearer {hall.token(who)}"] if who is not None else []
    return "\r\n".join([*lines, "", ""]).encode() + frames


def test_a_message_in_the_same_packet_as_the_handshake_is_answered_once_it_is_known_who_says_it(hall, client):
    client.say(in_one_packet(hall, 0, masked(1, UNREADABLE)))

    assert client.head()[0] == 101
    said = [json.loads(client.frame()[1]) for _ in range(2)]
    assert [said[0]["type"], said[1].get("code")] == ["welcome", "unknownCommand"]


def test_a_message_behind_the_handshake_of_nobody_is_never_read(hall, client):
    before = hall.seq
    command = {"id": "smuggled", "type": "stagePitch", "pitch": "p1"}
    client.say(in_one_packet(hall, None, masked(1, json.dumps(command).encode())))

    assert client.head()[0] == 401
    assert client.frame() is None or b"smuggled" not in client.buffer
    assert hall.seq == before


@pytest.mark.parametrize(
    ("code", "data"), [*BROKEN.values(), (1003, masked(2, b"ja"))], ids=[*BROKEN, "a binary message"]
)
def test_a_frame_that_breaks_a_rule_ends_the_line_with_a_code_and_writes_nothing(hall, client, code, data):
    before = hall.seq
    enter(hall, client)

    with contextlib.suppress(ConnectionError):  # it may have heard enough before all is said
        client.say(data)

    assert end(client) == code
    assert hall.seq == before


def test_a_message_in_as_many_fragments_as_may_be_is_read(hall, client):
    enter(hall, client).say(in_pieces(MAXIMUM_FRAGMENTS))

    opcode, told = client.frame_but_pings()
    assert (opcode, json.loads(told)["code"]) == (1, "malformed"), "read, and found to be no JSON"
    client.say(masked(9, b"still here"))
    assert client.frame_but_pings() == (10, b"still here")


@pytest.mark.parametrize("code", [1000, 1001, 3000, 4999])
def test_a_close_is_answered_with_its_own_code_and_nothing_after_it_is_heard(hall, client, code):
    before = hall.seq
    enter(hall, client, "moderator")
    command = {"id": f"late-{code}", "type": "stagePitch", "pitch": "p1"}

    client.say(closing(code, b"tot ziens") + masked(1, json.dumps(command).encode()))

    assert end(client) == code
    assert hall.seq == before


def test_a_length_that_is_only_a_word_costs_no_memory(hall):
    def resident():
        status = pathlib.Path(f"/proc/{hall.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    before = resident()
    for _ in range(50):
        with RudeClient(hall.port) as client:
            enter(hall, client).say(header(0x81, b"\xff" + struct.pack("!Q", 1 << 40)))
            assert end(client) == 1009

    assert resident() - before < 50_000, "kB: 50 times 2^40 bytes were announced"


def test_a_line_that_is_torn_in_the_middle_of_a_frame_leaves_nothing_behind(hall):
    before, said = hall.sockets, len(hall.log)
    for _ in range(20):
        with RudeClient(hall.port) as client:
            enter(hall, client).say(masked(1, UNREADABLE)[:9])
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    until(lambda: hall.sockets <= before, what="the lines that were reset to be gone")
    assert '"level":"error"' not in hall.log[said:]


def test_the_sixth_socket_of_a_session_ends_the_oldest_and_no_other(hall):
    with contextlib.ExitStack() as stack:
        neighbour = stack.enter_context(hall.line(3))
        lines = [stack.enter_context(hall.line(2)) for _ in range(SOCKETS_OF_ONE_SESSION + 1)]

        assert close_code(lines[0]) == 4501
        for line in [*lines[1:], neighbour]:
            line.send(UNREADABLE.decode())
            while json.loads(line.recv(PATIENCE_S))["type"] != "refused":
                pass


def silent(hall, first):
    """Says something and then nothing: how the server ends it, and after how many seconds."""
    with RudeClient(hall.port) as client:
        client.socket.settimeout(2 * SILENCE_S)
        first(client)
        began = time.monotonic()
        while (frame := client.frame()) and frame[0] != 8:
            pass
        code = struct.unpack("!H", frame[1][:2])[0] if frame else None
        return code, time.monotonic() - began


def asks_once(client):
    client.say(b"GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n")
    assert client.head()[0] == 200
    client.buffer = b""


@pytest.mark.timeout(3 * SILENCE_S)
@pytest.mark.skipif("WIEBIEDT_WAITS" not in os.environ, reason="it takes 50 s: WIEBIEDT_WAITS=1")
def test_who_says_nothing_any_more_is_let_go_in_time(hall):
    ways = {
        "no Pong": (1001, SILENCE_S, lambda client: enter(hall, client)),
        "half a frame": (1001, SILENCE_S, lambda client: enter(hall, client, 1).say(masked(1, UNREADABLE)[:9])),
        "half a message": (1001, SILENCE_S, lambda client: enter(hall, client, 2).say(masked(1, b"ja", final=False))),
        "no next request": (None, NEXT_REQUEST_S, asks_once),
    }
    with ThreadPoolExecutor(len(ways)) as people:
        told = list(people.map(lambda way: silent(hall, way[2]), ways.values()))

    assert {name: code for name, (code, _) in zip(ways, told)} == {name: way[0] for name, way in ways.items()}
    late = {name: took for (name, way), (_, took) in zip(ways.items(), told) if not -1 < took - way[1] < 5}
    assert late == {}
