"""TLS on the port: what is spoken, what is refused, and a certificate that is renewed while people are there."""

import contextlib
import json
import os
import re
import socket
import ssl
import threading
import time
import warnings

import pytest
from websockets.sync.client import connect

import certificates
from certificates import der, shaken, shown, trusting
from hall import ZAANSTAD, Hall
from line import PATIENCE_S
from server import run, until
from test_headers import ROUTES
from test_preflight import checks

FIRST_REQUEST_S = 10
# The machine of a test may be busy.
SLACK_S = 3


@pytest.fixture(scope="module")
def secure(demo, tmp_path_factory):
    """A hall that speaks TLS on every address, with a key of RSA, for which most old ciphers are."""
    folder = tmp_path_factory.mktemp("secure")
    files = certificates.settings(*certificates.make(folder / "tls", kind="rsa"))
    with contextlib.closing(Hall(demo, folder, WIEBIEDT_HOST="::", **files)) as hall:
        yield hall


# Who stalls


def silence(line, _):
    """Nothing at all."""


def half_a_hello(line, hands):
    line.sendall(hands.hello()[:100])


def a_hello(line, hands):
    line.sendall(hands.hello())


def hands_shaken(line, hands):
    line.sendall(hands.hello())
    while (answer := hands.answer_to(line.recv(65536))) is None:
        pass
    line.sendall(answer)


def half_a_request(line, hands):
    hands_shaken(line, hands)
    line.sendall(hands.say(b"GET / HTTP/1.1\r\nHost: h"))


class Hands:
    """A client's side of TLS in memory, so that it can stop wherever it likes."""

    def __init__(self):
        self._into, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._line = trusting().wrap_bio(self._into, self._out)

    def hello(self):
        with contextlib.suppress(ssl.SSLWantReadError):
            self._line.do_handshake()
        return self._out.read()

    def answer_to(self, data):
        """What a client says to that; None while it waits for more."""
        self._into.write(data)
        with contextlib.suppress(ssl.SSLWantReadError):
            self._line.do_handshake()
            return self._out.read()

    def say(self, text):
        self._line.write(text)
        return self._out.read()


# The server says goodbye to whoever has shaken hands, and gives them a while to say it too.
STALLED = {silence: 10, half_a_hello: 10, a_hello: 10, hands_shaken: 15, half_a_request: 15}


@pytest.fixture(scope="module")
def stalled(secure):
    """Connections that stall, begun before all else because they take their time; gives how long each lived."""
    lives = {}

    def live(stall):
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", secure.port), timeout=PATIENCE_S) as line:
            stall(line, Hands())
            line.settimeout(2 * max(STALLED.values()))
            with contextlib.suppress(ConnectionResetError):
                while line.recv(65536):
                    pass
        lives[stall] = time.monotonic() - began

    for stall in STALLED:
        threading.Thread(target=live, args=(stall,), daemon=True).start()
    return lives


# What is spoken


def only(version=None, ciphers=None, group=None):
    """A client that speaks nothing but this."""
    context = trusting()
    # OpenSSL's own idea of what is too weak must not decide.
    context.set_ciphers(f"{ciphers or 'ALL'}:@SECLEVEL=0")
    if version is not None:
        with warnings.catch_warnings(action="ignore"):  # of old versions, which are what it is about
            context.minimum_version = context.maximum_version = version
    if group is not None:
        context.set_ecdh_curve(group)
    return context


TLS = ssl.TLSVersion
SPOKEN = {
    "TLS 1.3": (only(TLS.TLSv1_3), "TLSv1.3"),
    "TLS 1.2": (only(TLS.TLSv1_2), "TLSv1.2"),
    "AES-256-GCM": (only(TLS.TLSv1_2, "ECDHE-RSA-AES256-GCM-SHA384"), "TLSv1.2"),
    "ChaCha20": (only(TLS.TLSv1_2, "ECDHE-RSA-CHACHA20-POLY1305"), "TLSv1.2"),
    "AES-128-GCM": (only(TLS.TLSv1_2, "ECDHE-RSA-AES128-GCM-SHA256"), "TLSv1.2"),
    "X25519": (only(group="X25519"), "TLSv1.3"),
    "P-256": (only(group="prime256v1"), "TLSv1.3"),
    "P-384": (only(group="secp384r1"), "TLSv1.3"),
}
REFUSED = {
    "TLS 1.1": only(TLS.TLSv1_1),
    "TLS 1.0": only(TLS.TLSv1),
    "a key without ECDHE": only(TLS.TLSv1_2, "AES256-GCM-SHA384"),
    "a key by DHE": only(TLS.TLSv1_2, "DHE-RSA-AES256-GCM-SHA384"),
    "CBC": only(TLS.TLSv1_2, "ECDHE-RSA-AES256-SHA384"),
    "CBC with SHA-1": only(TLS.TLSv1_2, "ECDHE-RSA-AES128-SHA"),
    "no certificate": only(TLS.TLSv1_2, "aNULL"),
    "P-521": only(group="secp521r1"),
}


@pytest.mark.parametrize(("client", "version"), SPOKEN.values(), ids=SPOKEN)
def test_what_is_good_is_spoken(secure, stalled, client, version):
    with shaken(secure.port, context=client) as line:
        assert line.version() == version


@pytest.mark.parametrize("client", REFUSED.values(), ids=REFUSED)
def test_what_is_not_good_is_refused(secure, client):
    with pytest.raises(ssl.SSLError):
        shaken(secure.port, context=client).close()


def asked(port, version, text):
    """What OpenSSL's client says of a connection on which it said that; a line with R asks it to shake hands again."""
    there = ["-connect", f"127.0.0.1:{port}", version, "-ign_eof" if text.startswith("GET") else "-crlf"]
    return certificates.openssl("s_client", *there, input=text.encode(), check=False)


def test_hands_are_shaken_once(secure):
    ended = asked(secure.port, "-tls1_2", "R\n")

    assert b"RENEGOTIATING" in ended.stderr
    assert ended.returncode == 1, "the connection is cut"


def test_nothing_is_taken_before_hands_are_shaken(secure):
    ended = asked(secure.port, "-tls1_3", "GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")

    assert b"HTTP/1.1 200 OK" in ended.stdout
    assert set(re.findall(rb"Max Early Data: (\d+)", ended.stdout)) == {b"0"}
    assert b"Compression: NONE" in ended.stdout


def test_the_protocol_inside_is_the_one_that_sockets_need(secure):
    client = trusting()
    client.set_alpn_protocols(["h2", "http/1.1"])
    with shaken(secure.port, context=client) as line:
        assert line.selected_alpn_protocol() == "http/1.1"


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_every_address_is_one_of_both_families(secure, host):
    with shaken(secure.port, host) as line:
        line.sendall(b"GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 200 ")


# What is no TLS, or no HTTP


NO_TLS = {
    "HTTP": b"GET / HTTP/1.1\r\nHost: h\r\n\r\n",
    "zeros": bytes(100),
    "noise": bytes(range(255, 0, -1)),
    "SSL 2": b"\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10" + bytes(100),
    "a record of 64 KiB": b"\x16\x03\x01\xff\xff\x01" + bytes(100),
}


@pytest.mark.parametrize("noise", NO_TLS.values(), ids=NO_TLS)
def test_what_is_no_tls_is_cut_at_once(secure, noise):
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", secure.port), timeout=PATIENCE_S) as line:
        line.sendall(noise)
        with contextlib.suppress(ConnectionResetError):
            while line.recv(4096):
                pass
    assert time.monotonic() - began < FIRST_REQUEST_S / 2


def test_a_hello_of_tls_is_no_request(shared_hall):
    with socket.create_connection(("127.0.0.1", shared_hall.port), timeout=PATIENCE_S) as line:
        line.sendall(Hands().hello())
        answer = line.recv(4096)
    assert not answer or answer.startswith(b"HTTP/1.1 400 ")


# What every answer says


@pytest.mark.parametrize(("method", "path", "who", "status"), ROUTES.values(), ids=ROUTES)
def test_browsers_are_told_to_stay_with_tls_and_only_over_tls(secure, shared_hall, method, path, who, status):
    for hall, said in ((secure, ["max-age=63072000; includeSubDomains"]), (shared_hall, None)):
        there = path.format(code=hall.code, token=hall.token("jury"))
        reply = hall.request(method, there, who, {} if method == "POST" else None)
        assert reply.status == status
        assert reply.headers.get_all("Strict-Transport-Security") == said


def test_a_cookie_is_for_this_host_and_for_tls_alone(secure):
    (cookie,) = secure.get(f"/k/{secure.token('jury')}").headers.get_all("Set-Cookie")

    assert cookie.startswith("__Host-wiebiedt-jury-")
    assert cookie.endswith("; Secure") and "; HttpOnly" in cookie and "; Path=/;" in cookie


# Files that cannot be used


def refusal(folder, certificate, key):
    """The one line of a server that does not start."""
    ended = run(
        "serve", "--port", "0", "--data", folder / "data", "--tls-certificate", certificate, "--tls-key", key, text=True
    )
    said = [line for line in ended.stderr.splitlines() if line.startswith("wiebiedt: ")]
    assert (ended.returncode, len(said)) == (78, 1), ended.stderr
    return said[0]


def absent(certificate, key):
    certificate.unlink()
    return certificate, "No such file"


def a_folder(certificate, key):
    key.unlink()
    key.mkdir()
    return key, "no file"


def no_certificate(certificate, key):
    certificate.write_text("geachte lezer")
    return certificate, "no certificate"


def half_a_certificate(certificate, key):
    certificate.write_bytes(certificate.read_bytes()[:200])
    return certificate, "no certificate"


def a_certificate_without_end(certificate, key):
    certificate.write_bytes(b"x" * 2_000_000)
    return certificate, "1 MiB"


def no_key(certificate, key):
    key.write_bytes(certificate.read_bytes())
    return key, "no private key"


def a_key_with_a_password(certificate, key):
    locked = key.with_name("locked.pem")
    certificates.openssl("pkey", "-in", key, "-aes256", "-passout", "pass:geheim", "-out", locked)
    locked.replace(key)
    return key, "password"


def a_key_for_everybody(certificate, key):
    key.chmod(0o644)
    return key, "everybody"


def another_key(certificate, key):
    certificates.make(key.parent / "other")[1].replace(key)
    return key, "not the key"


def a_key_of_another_kind(certificate, key):
    certificates.make(key.parent / "other", kind="ed25519")[1].replace(key)
    return key, "not the key"


def ended(certificate, key):
    certificates.make(key.parent, begins=-10, ends=-1)
    return certificate, f"ended on {time.strftime('%Y-%m-%d', time.gmtime(time.time() - 24 * 3600))}"


def not_begun(certificate, key):
    certificates.make(key.parent, begins=1)
    return certificate, f"begins on {time.strftime('%Y-%m-%d', time.gmtime(time.time() + 24 * 3600))}"


UNFIT = [
    absent, a_folder, no_certificate, half_a_certificate, a_certificate_without_end, no_key, a_key_with_a_password, a_key_for_everybody,
    another_key, a_key_of_another_kind, ended, not_begun,
]  # fmt: skip


@pytest.mark.parametrize("spoil", UNFIT, ids=lambda spoil: spoil.__name__.replace("_", " "))
def test_a_server_does_not_start_with_files_that_it_cannot_use(tmp_path, spoil):
    certificate, key = certificates.make(tmp_path / "tls")
    file, words = spoil(certificate, key)

    said = refusal(tmp_path, certificate, key)

    assert str(file) in said and words in said


# Renewal


def put(pair, files):
    """Puts a pair in the place of another, one file after the other, as every tool does."""
    for new, old in zip(pair, files, strict=True):
        os.replace(new, old)


def test_a_certificate_is_renewed_while_people_are_there(demo, tmp_path):
    files = certificates.make(tmp_path / "tls", ends=10)
    with contextlib.closing(Hall(demo, tmp_path, **certificates.settings(*files))) as hall:
        first = der(files[0])
        assert shown(hall.port) == first
        with connect(
            f"wss://127.0.0.1:{hall.port}/live/{hall.code}",
            additional_headers={"Authorization": f"Bearer {hall.token('moderator')}"},
            subprotocols=["wiebiedt.v1"], ssl=trusting(), compression=None, proxy=None, close_timeout=1,
        ) as line:  # fmt: skip
            line.recv(PATIENCE_S)

            second = certificates.make(tmp_path / "second", ends=100)
            renewed = der(second[0])
            put(second, files)
            until(lambda: shown(hall.port) == renewed, what="the new certificate")

            line.send(json.dumps({"id": "a-command-of-the-moderator", "type": "stagePitch", "pitch": ZAANSTAD}))
            said = [json.loads(line.recv(PATIENCE_S)) for _ in range(2)]
            assert "recorded" in {frame.get("type") for frame in said}, "the line lives on"
        assert checks(hall)["tls"]["days"] == 99

        certificates.make(tmp_path / "other")[1].replace(files[1])
        refused = '"message":"a new certificate was not taken"'
        until(lambda: refused in hall.log, what="a line in the log")
        assert shown(hall.port) == renewed, "the old pair goes on"

        third = certificates.make(tmp_path / "third")
        last = der(third[0])
        put(third, files)
        until(lambda: shown(hall.port) == last, what="a pair that fits again")
        assert str(files[1]) in hall.log


@pytest.mark.parametrize("stall", STALLED, ids=lambda stall: stall.__name__.replace("_", " "))
def test_who_stalls_is_cut(stalled, stall):
    life = until(lambda: stalled.get(stall), within=2 * FIRST_REQUEST_S, what="the end of who stalls")

    assert FIRST_REQUEST_S - 1 < life < STALLED[stall] + SLACK_S
