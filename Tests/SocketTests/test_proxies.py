"""Behind nginx and Caddy, as the documentation shows them: everything works, and who asks is known."""

import base64
import contextlib
import http.client
import json
import os
import socket
import time

import pytest
from websockets.sync.client import connect

import certificates
from certificates import NAME, trusting
from hall import ZAANSTAD, Hall
from line import NOBODY_THERE, PATIENCE_S
from proxies import Proxy, caddy, nginx
from server import Reply

# A proxy cuts what is quiet for a minute. By default this is only touched; 70 tries it.
QUIET_S = float(os.environ.get("WIEBIEDT_QUIET_S", "0.5"))
# So many codes may be tried from one address in a minute.
GUESSES = 300
BEHIND = {"nginx": nginx, "Caddy": caddy}


class House:
    """A hall behind a proxy, as people outside see it."""

    def __init__(self, hall, proxy):
        self.hall, self.proxy = hall, proxy
        self.authority = f"{NAME}:{proxy.port}"
        self.origin = f"https://{self.authority}"

    def reached(self, source="127.0.0.1"):
        """A connection to the proxy, from an address of this machine."""
        return socket.create_connection(("127.0.0.1", self.proxy.port), timeout=PATIENCE_S, source_address=(source, 0))

    @contextlib.contextmanager
    def asked(self, method, path, who=None, body=None, *, source="127.0.0.1", **headers):
        """One request, whose answer is read by whoever asks."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if who is not None:
            headers["Authorization"] = f"Bearer {self.hall.token(who)}"
        line = http.client.HTTPConnection(NAME, self.proxy.port)
        line.sock = trusting().wrap_socket(self.reached(source), server_hostname=NAME)
        with contextlib.closing(line):
            line.request(method, path, None if body is None else json.dumps(body).encode(), headers)
            yield line.getresponse()

    def request(self, *arguments, **options):
        with self.asked(*arguments, **options) as answer:
            return Reply(answer.status, answer.headers, answer.read())

    def line(self, who=None, **headers):
        """A socket through the proxy."""
        if who is not None:
            headers["Authorization"] = f"Bearer {self.hall.token(who)}"
        return connect(
            f"wss://{self.authority}/live/{self.hall.code}", additional_headers=headers, ssl=trusting(),
            sock=self.reached(), server_hostname=NAME, subprotocols=["wiebiedt.v1"], compression=None, proxy=None,
            open_timeout=PATIENCE_S, close_timeout=1,
        )  # fmt: skip


@pytest.fixture(scope="module", params=BEHIND.values(), ids=BEHIND)
def house(request, demo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    files = certificates.make(folder / "tls")
    # No public address: what the proxy says of TLS must be enough.
    with contextlib.closing(Hall(demo, folder, WIEBIEDT_TRUSTED_PROXY="127.0.0.1,::1")) as hall:
        with contextlib.closing(Proxy(request.param, folder / "proxy", hall.port, files)) as proxy:
            yield House(hall, proxy)


def test_a_page_comes_packed_and_with_each_header_once(house):
    page = house.request("GET", "/", Accept_Encoding="gzip")

    assert page.status == 200
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers.get_all("Strict-Transport-Security") == ["max-age=63072000; includeSubDomains"]
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"):
        assert len(page.headers.get_all(name)) == 1, name
    assert "1.22" not in page.headers.get("Server", "")


def test_the_api_answers_and_refuses_in_its_own_words(house):
    assert house.request("GET", f"{house.hall.api}/me", "organiser").json["role"] == "organiser"
    refused = house.request("GET", "/api/v1/conferences/000000")
    assert (refused.status, refused.headers["Content-Type"]) == (404, "application/problem+json")


def test_a_cookie_is_for_tls_alone_and_lets_in(house):
    signed_in = house.request("GET", f"/k/{house.hall.token('jury')}")

    (cookie,) = signed_in.headers.get_all("Set-Cookie")
    assert cookie.startswith("__Host-wiebiedt-jury-") and cookie.endswith("; Secure")
    assert house.request("GET", f"{house.hall.api}/me?as=jury", Cookie=signed_in.cookies).json["role"] == "jury"
    with house.line(Cookie=signed_in.cookies, Origin=house.origin) as line:
        assert json.loads(line.recv(PATIENCE_S))["type"] == "welcome"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://{authority}", "https://{authority}.evil.example"])
def test_a_page_of_another_site_cannot_use_it(house, origin):
    origin = origin.format(authority=house.authority)
    cookie = house.request("GET", f"/k/{house.hall.token('organiser')}").cookies
    before = house.hall.seq

    reply = house.request(
        "POST", f"{house.hall.api}/commands?as=organiser", None, {"id": "x" * 20, "type": "stagePitch", "pitch": ZAANSTAD},
        Cookie=cookie, Origin=origin,
    )  # fmt: skip
    assert reply.status == 403
    with pytest.raises(NOBODY_THERE), house.line(Cookie=cookie, Origin=origin):
        pass
    assert house.hall.seq == before


@pytest.mark.timeout(QUIET_S + 30)
def test_a_socket_lives_longer_than_a_proxy_has_patience(house):
    with house.line("moderator") as line:
        line.recv(PATIENCE_S)
        quiet = time.monotonic() + QUIET_S
        while time.monotonic() < quiet:
            with contextlib.suppress(TimeoutError):
                line.recv(min(1, QUIET_S))
        line.send(json.dumps({"id": f"moderator-{house.proxy.port}", "type": "stagePitch", "pitch": ZAANSTAD}))
        while "code" not in (said := json.loads(line.recv(PATIENCE_S))) and said["type"] != "recorded":
            pass
        assert said["type"] == "recorded"


def test_what_the_hall_hears_does_not_wait_in_the_proxy(house):
    with house.asked("GET", f"{house.hall.api}/events", 0) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        welcome = stream.readline()
        assert welcome, "it begins before it ends"
        done = house.request(
            "POST", f"{house.hall.api}/commands", "moderator",
            {"id": f"opening-{house.proxy.port}-by-the-moderator", "type": "openOffers", "pitch": ZAANSTAD},
        )  # fmt: skip
        assert done.status == 200
        while b"offersOpened" not in stream.readline():
            pass


def test_the_longest_list_that_may_be_brought_in_passes(house):
    row = "x" * 500 + ";y\n"
    file = ("naam;organisatie\n" + row * (2 * 1024 * 1024 // len(row) - 1)).encode()

    reply = house.request(
        "POST", f"{house.hall.api}/people/import?dryRun=yes", "organiser", {"file": base64.b64encode(file).decode()},
        Content_Type="application/json",
    )  # fmt: skip

    assert len(file) > 2_000_000
    assert reply.status == 400 and reply.json["code"] == "importInvalid", "it was read whole"


def test_what_a_visitor_says_of_others_is_not_believed(house):
    """Whoever guesses is slowed, whatever address she claims, and nobody else is."""
    statuses = []
    line = http.client.HTTPConnection(NAME, house.proxy.port)
    line.sock = trusting().wrap_socket(house.reached("127.0.0.2"), server_hostname=NAME)
    with contextlib.closing(line):
        for number in range(2 * GUESSES):
            claimed = {"X-Forwarded-For": f"198.51.100.{number % 256}, 127.0.0.3", "Forwarded": "for=127.0.0.3"}
            line.request("GET", f"/api/v1/conferences/{100_000 + number}", headers=claimed)
            answer = line.getresponse()
            answer.read()
            statuses.append(answer.status)
            if answer.status != 404:
                break

    assert len(statuses) > GUESSES and statuses[-1] == 429
    assert house.request("GET", "/api/v1/conferences/100000", source="127.0.0.3").status == 404


def test_who_comes_without_tls_is_sent_to_it(house):
    if house.proxy.plain_port is None:
        return  # Caddy does it on port 80, which a test may not have
    line = http.client.HTTPConnection("127.0.0.1", house.proxy.plain_port, timeout=PATIENCE_S)
    with contextlib.closing(line):
        line.request("GET", "/638037?as=jury", headers={"Host": NAME})
        answer = line.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/638037?as=jury")


@pytest.fixture(scope="module")
def doubting(demo, tmp_path_factory):
    """A hall that trusts a proxy elsewhere."""
    folder = tmp_path_factory.mktemp("doubting")
    with contextlib.closing(Hall(demo, folder, WIEBIEDT_TRUSTED_PROXY="192.0.2.0/24")) as hall:
        yield hall


def test_who_is_no_proxy_is_not_believed(doubting):
    signed_in = doubting.get(f"/k/{doubting.token('jury')}", X_Forwarded_Proto="https", X_Forwarded_For="192.0.2.9")

    assert "Secure" not in signed_in.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in signed_in.headers
