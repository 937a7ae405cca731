"""Phones on another host than the hall: how many one address may have, and phones that vanish without a goodbye."""

import contextlib
import os
import socket
import time

import pytest

from hall_on import HallOn
from hosts import HALL, PHONES, two_hosts
from line import PATIENCE_S
from server import until

VANISHED = int(os.environ.get("WIEBIEDT_VANISHED", 0))
GONE_WITHIN_S = 50


@pytest.fixture
def hosts(needs):
    needs("ip")
    with two_hosts() as hosts, hosts.on(hosts.hall):
        yield hosts


def a_hall(demo, tmp_path, *options):
    options = ["--host", "0.0.0.0", *options]
    return contextlib.closing(HallOn(demo, tmp_path / "data", tmp_path / "log.jsonl", options=options))


class Dial:
    """A connection from one address to the hall."""

    def __init__(self, hall, source=PHONES):
        self._line = socket.create_connection((HALL, hall.port), PATIENCE_S, (source, 0))

    def status(self, path="/health/live"):
        with contextlib.suppress(ConnectionError):
            self._line.sendall(f"GET {path} HTTP/1.1\r\nHost: {HALL}\r\n\r\n".encode())
        return self._line.recv(64)[9:12].decode()

    def upgrades(self, hall, who):
        """Becomes a socket of somebody."""
        self._line.sendall(
            f"GET /live/{hall.code} HTTP/1.1\r\nHost: {HALL}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            f"Authorization: Bearer {hall.token(who)}\r\n\r\n".encode()
        )
        assert self._line.recv(64).startswith(b"HTTP/1.1 101")
        return self

    def close(self):
        self._line.close()


def test_one_address_gets_its_share_and_others_come_in(demo, tmp_path, hosts):
    hosts.second_address("10.99.0.3")
    with a_hall(demo, tmp_path, "--connections", "100", "--connections-per-address", "20") as hall:
        with hosts.on(hosts.phones):
            dials = [Dial(hall) for _ in range(30)]
            assert [dial.status() for dial in dials] == ["200"] * 20 + ["503"] * 10
            neighbour = Dial(hall, "10.99.0.3")
            assert neighbour.status() == "200", "there is room, for another address"
            for dial in dials:
                dial.close()
            until(lambda: another(hall) == "200", what="its places to be free")
        assert 'wiebiedt_connections_refused_total{full="address"} ' in hall.get("/metrics").body.decode()
        inside = [hall.get("/health/live").status for _ in range(30)]
        assert inside == [200] * 30


def test_a_proxy_that_is_trusted_has_no_share(demo, tmp_path, hosts):
    options = ["--connections", "100", "--connections-per-address", "20", "--trusted-proxy", PHONES]
    with a_hall(demo, tmp_path, *options) as hall, hosts.on(hosts.phones):
        dials = [Dial(hall) for _ in range(30)]
        assert [dial.status() for dial in dials] == ["200"] * 30
        for dial in dials:
            dial.close()


def another(hall):
    dial = Dial(hall)
    with contextlib.closing(dial):
        return dial.status()


@pytest.mark.skipif(not VANISHED, reason="it takes 50 s: WIEBIEDT_VANISHED=200")
def test_phones_that_vanish_are_soon_here_no_more(demo, tmp_path, hosts, figures):
    with a_hall(demo, tmp_path) as hall:
        screen = hall.phone("moderator")
        people = min(VANISHED, len(hall.people["employers"]))
        alone = hall.sockets
        with hosts.on(hosts.phones):
            dials = [Dial(hall).upgrades(hall, number % people) for number in range(VANISHED)]
        screen.sees(lambda _: screen.here == people + 1)

        hosts.phones_vanish()
        begin = time.monotonic()
        screen.sees(lambda _: screen.here == 1, GONE_WITHIN_S)
        gone = time.monotonic() - begin
        until(lambda: hall.sockets <= alone, what="their sockets to be free")

        assert gone <= GONE_WITHIN_S
        assert screen.close_codes == []
        figures("phones that vanish", phones=VANISHED, gone_after_s=round(gone, 1), sockets_left=hall.sockets - alone)
        for dial in dials:
            dial.close()
