"""Lists that are taken home: who may, what they are called, while the hall goes on, many at once, and left halfway."""

import contextlib
import csv
import io
import os
import pathlib
import re
import socket
import struct
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from hall import ZAANSTAD, Hall
from line import PATIENCE_S
from server import until

LISTS = ["commitments.csv", "commitments.xlsx", "commitments.ods", "commitments.json", "commitments.ics"]
PEOPLE = ["participants.csv", "addresses.csv"]
FILES = [f"exports/{name}" for name in [*LISTS, *PEOPLE, "ledger.txt"]] + ["ledger.jsonl"]
HEADER = "naam;organisatie;functie;e-mail;telefoon;extern nummer\r\n"
# Every cell is nearly as long as it may be: the lists are larger than what a line holds underway.
ROW = f"Naam {{n}} {'n' * 60};Bedrijf {{n}} {'b' * 60};{'f' * 80};{{n}}{'e' * 220}@voorbeeld.example;06 {'1' * 70};{{n}}{'x' * 70}\r\n"


@pytest.fixture(scope="module")
def hall(demo, tmp_path_factory):
    """A hall with many people, a pitch that takes offers, and a folder for its scratch files."""
    folder = tmp_path_factory.mktemp("hall")
    scratch = folder / "scratch"
    scratch.mkdir()
    hall = Hall(demo, folder, TMPDIR=str(scratch))
    hall.scratch = scratch
    rows = "".join(ROW.format(n=n) for n in range(1000))
    brought = hall.post(f"{hall.api}/people/import?dryRun=no", (HEADER + rows).encode(), "organiser", Content_Type="text/csv")
    assert brought.status == 200, brought.body
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    yield hall
    hall.close()


def lines_of(hall, type):
    return [line for line in hall.ledger if line["type"] == type]


TITLES = ['../../etc/passwd";x="', "a/b\\c:d*e?f|g", "één; filename*=UTF-8''evil.exe", "a\nSet-Cookie: x=1", "\u200fעברית.exe"]


@pytest.mark.parametrize("title", TITLES)
def test_a_file_has_a_name_of_ours_whatever_the_conference_is_called(hall, title):
    hall.phone("organiser").says("changeCharter", name=title)

    for file in FILES:
        reply = hall.get(f"{hall.api}/{file}", "organiser")
        assert reply.status == 200
        assert re.fullmatch(r'attachment; filename="[a-z]+-\d{6}-\d+\.[a-z]+"', reply.headers["Content-Disposition"])
        assert reply.headers["X-Content-Type-Options"] == "nosniff" and "Set-Cookie" not in reply.headers


@pytest.mark.parametrize("file", FILES)
def test_who_does_not_organise_takes_nothing_home_and_that_is_no_line(hall, file):
    before = hall.seq
    nobody, elsewhere = hall.get(f"{hall.api}/{file}"), hall.get(f"/api/v1/conferences/000000/{file}", "organiser")
    others = [hall.get(f"{hall.api}/{file}", who) for who in [0, "moderator", "clerk", "jury", "screen"]]

    assert (nobody.status, nobody.json["code"]) == (401, "signedOut")
    assert {(reply.status, reply.json["code"]) for reply in others} == {(403, "notAllowed")}
    assert (elsewhere.status, elsewhere.json["code"]) == (404, "conferenceUnknown")
    for reply in [nobody, elsewhere, *others]:
        assert reply.headers["Content-Type"] == "application/problem+json"
        assert "Content-Disposition" not in reply.headers
    assert hall.seq == before


def test_a_list_that_is_taken_while_people_offer_is_a_whole_beginning_of_the_ledger(hall):
    """Each says up to which line it goes; it has every offer up to there, and none after it."""
    done = threading.Event()

    def offers(place):
        phone = hall.phone(place)
        while not done.is_set():
            phone.offers("stage")

    with ThreadPoolExecutor() as pool:
        offering = [pool.submit(offers, place) for place in range(3)]
        try:
            taken = [hall.get(f"{hall.api}/exports/commitments.json", "organiser") for _ in range(8)]
        finally:
            done.set()
        for each in offering:
            each.result()

    made = [line["seq"] for line in lines_of(hall, "offerMade")]
    states = [reply.json for reply in taken]
    assert len({state["seq"] for state in states}) > 1, "people did offer meanwhile"
    for reply, state in zip(taken, states):
        assert [row["seq"] for row in state["commitments"]] == [seq for seq in made if seq <= state["seq"]]
        assert f"-{state['seq']}.json" in reply.headers["Content-Disposition"]
        assert state["ledger"]["size"] >= state["seq"] and re.fullmatch("[0-9a-f]{64}", state["ledger"]["root"])


def files_held(hall):
    """The files that the server holds which have no name, and how many descriptors it has."""
    names = []
    for link in pathlib.Path(f"/proc/{hall.process.pid}/fd").iterdir():
        # The server closes some while they are counted.
        with contextlib.suppress(FileNotFoundError):
            names.append(os.readlink(link))
    return sum("wiebiedt-" in name and name.endswith("(deleted)") for name in names), len(names)


@contextlib.contextmanager
def half_a_download(hall, file):
    """Asks for a file, takes the first bytes, and then nothing; at the end the line is reset."""
    with socket.socket() as line:
        # Little fits between two who are on one machine only if neither thinks so.
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.settimeout(PATIENCE_S)
        line.connect(("127.0.0.1", hall.port))
        fields = f"Host: 127.0.0.1:{hall.port}\r\nAuthorization: Bearer {hall.token('organiser')}\r\n"
        line.sendall(f"GET {hall.api}/{file} HTTP/1.1\r\n{fields}\r\n".encode())
        assert line.recv(64).startswith(b"HTTP/1.1 200")
        yield


@pytest.mark.parametrize("file", ["exports/participants.csv", "exports/ledger.txt", "ledger.jsonl"])
def test_a_download_that_is_left_halfway_leaves_nothing_behind(hall, file):
    hall.get(f"{hall.api}/{file}", "organiser")
    _, before = files_held(hall)

    with contextlib.ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(half_a_download(hall, file))
        assert hall.sockets >= 20

    def is_let_go():
        nameless, all = files_held(hall)
        # Readers of the database come and go; one thing forgotten by each download would be twenty.
        return nameless == 0 and all < before + 10

    until(is_let_go, what="all of it to be let go")
    assert list(hall.scratch.iterdir()) == []
    assert hall.get(f"{hall.api}/{file}", "organiser").status == 200


def test_of_a_hundred_exports_at_once_some_wait_and_the_rest_are_asked_to_come_back(hall):
    before = len(lines_of(hall, "listTaken"))
    barrier = threading.Barrier(100)

    def takes(_):
        barrier.wait(PATIENCE_S)
        return hall.get(f"{hall.api}/exports/participants.csv", "organiser")

    with ThreadPoolExecutor(100) as pool:
        replies = list(pool.map(takes, range(100)))

    refused = [reply for reply in replies if reply.status != 200]
    assert 22 <= len(replies) - len(refused) < 100, "two are made, twenty wait"
    for reply in refused:
        assert (reply.status, reply.json["code"]) == (429, "tooManyExports")
        assert 1 <= int(reply.headers["Retry-After"]) <= 60
    assert len({reply.body for reply in replies if reply.status == 200}) == 1
    assert len(lines_of(hall, "listTaken")) - before == len(replies) - len(refused), "who got nothing took nothing"
    assert hall.get(f"{hall.api}/exports/participants.csv", "organiser").status == 200


DANGEROUS = ["=1+1", "+31 6", "-5", "@SUM(A1)", "|calc", "%0A", "＝1", "＋1", "－1", "＠A"]
DANGEROUS += ["  =1", "\u200b=1", "\ufeff=1", "'=1", "''=1", "\u00a0\u200d@x"]
HARMLESS = ["a=1", "'s-Gravenhage", "1;=2", '"=1"', "een\ntwee", 'zij zei: "ja"; goed', "3-5", "€ 5"]


@pytest.mark.parametrize("separator, flavour", [(";", "excel"), (",", "machine")])
def test_a_name_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(hall, separator, flavour):
    for text in DANGEROUS + HARMLESS:
        form = {"role": "employer", "name": "Ida", "organisation": text, "external": flavour}
        assert hall.post(f"{hall.api}/people", form, "organiser").status == 201
    people = hall.get(f"{hall.api}/people", "organiser").json["people"]
    kept = [person["organisation"] for person in people if person.get("external") == flavour]

    reply = hall.get(f"{hall.api}/exports/participants.csv?flavour={flavour}", "organiser")

    head, *rows = csv.reader(io.StringIO(reply.body.decode("utf-8-sig"), newline=""), delimiter=separator)
    cells = [row[head.index("organisatie")] for row in rows if flavour in row]
    assert cells[: len(DANGEROUS)] == ["'" + text for text in kept[: len(DANGEROUS)]]
    assert cells[len(DANGEROUS) :] == kept[len(DANGEROUS) :] == HARMLESS
