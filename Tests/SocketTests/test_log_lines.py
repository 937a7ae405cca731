"""Whatever is sent or set, each line of the log is one object: nobody forges one, or steers an operator's terminal."""

import contextlib
import json
import re
from urllib.parse import quote

import pytest

from hall import Hall
from nonsense import FORGED
from rude import KEY, RudeClient, closing, masked

# What is said once to the person who starts the server, and is not meant for a program.
FOR_THE_OPERATOR = re.compile(r"Ledgers are signed by the key [A-Z0-9-]+|WieBiedt serves http://[\d.:]+")
# All that a terminal obeys or a reader of lines takes for an end, but the end of a line itself.
RAW = re.compile(r"[\x00-\x09\x0b-\x1f]")


def objects(log):
    """The lines of a log as what they say; one that is no object of ours fails."""
    assert RAW.search(log) is None
    lines = [json.loads(line) for line in log.split("\n")[:-1] if not FOR_THE_OPERATOR.fullmatch(line)]
    assert log.endswith("\n") and all({"at", "level", "logger", "message"} <= line.keys() for line in lines)
    return lines


@pytest.fixture
def hall(demo, tmp_path):
    hall = Hall(demo, tmp_path, LOG_LEVEL="trace")
    yield hall
    hall.close()


def says_it_everywhere(hall, text):
    """As an address, as fields, as frames and as members, by who is somebody and who is nobody."""
    raw, token = text.encode(), hall.token(0).encode()
    for line in [
        b"GET /%s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" % raw,
        b"GET / HTTP/1.1\r\nHost: %s\r\n\r\n" % raw,
        b"GET %s/me HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\n\r\n" % (hall.api.encode(), raw),
        b"GET / HTTP/1.1\r\nHost: h\r\nUser-Agent: %s\r\nReferer: %s\r\nX-Request-Id: %s\r\n\r\n" % (raw, raw, raw),
        b"GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: %s\r\nOrigin: %s\r\n\r\n" % (raw, raw),
        b"%s / HTTP/1.1\r\nHost: h\r\n\r\n" % raw,
        raw,
    ]:
        with RudeClient(hall.port) as client, contextlib.suppress(EOFError, ConnectionError, ValueError, TimeoutError):
            client.socket.settimeout(0.2)
            client.say(line)
            client.head()
    with RudeClient(hall.port) as client, contextlib.suppress(EOFError, ConnectionError):
        client.request(f"GET /live/{hall.code} HTTP/1.1", Authorization=f"Bearer {token.decode()}")
        assert client.head()[0] == 101
        command = json.dumps({"id": text, "type": text}).encode()
        for frame in masked(1, raw), masked(1, command), closing(4000, raw[:100]):
            client.say(frame)
        while client.frame():
            pass
    for path in f"/{quote(text)}", f"/live/{quote(text)}", f"{hall.api}/offers?as={quote(text)}", f"/k/{quote(text)}":
        hall.get(path, "organiser", Sec_WebSocket_Key=KEY)
    hall.post(f"{hall.api}/join", {"name": text, "organisation": text, "sector": text})
    hall.post(f"{hall.api}/people/import?dryRun=yes", raw, "organiser", Content_Type="text/csv")
    hall.post(f"{hall.api}/commands", {"id": "charter", "type": "changeCharter", "name": text}, "organiser")


def test_nothing_that_is_sent_makes_a_line_of_its_own_even_where_all_is_logged(hall):
    began = len(objects(hall.log))

    for text in FORGED:
        says_it_everywhere(hall, text)
    assert hall.stop()[0] == 0

    said = objects(hall.log)[began:]
    assert sum(line["level"] in ("trace", "debug") for line in said) > 0, "all is logged that can be"
    assert not [line for line in said if line["level"] in ("error", "critical")]
    assert "forged" not in hall.log, "what strangers send is not even logged"


@pytest.mark.parametrize("text", FORGED)
def test_a_name_in_a_file_of_settings_that_is_logged_is_one_line_that_says_just_that(hall, tmp_path, text):
    """This is what is logged of what others wrote: an operator is warned of it."""
    hall.stop()
    began, path = len(hall.log), tmp_path / "wiebiedt.json"
    path.write_text(json.dumps({text: 1}))

    hall.start(WIEBIEDT_CONFIG=str(path))

    warned = [line["message"] for line in objects(hall.log[began:]) if line["level"] == "warning"]
    assert [message for message in warned if message.startswith(f"{text} ({path}) is no setting")] != []
