"""Whoever looks after containers asks with the settings of the server whether people may come."""

import socket
import threading

import pytest

from hall import Hall
from server import run

DOWN = 69


def check(*options, **settings):
    """The exit code of a healthcheck, and what it said."""
    ended = run("healthcheck", *options, env=settings)
    return ended.returncode, ended.stderr.decode()


def test_a_server_that_serves_is_well(shared_hall):
    assert check("--port", str(shared_hall.port)) == (0, "")
    assert check(WIEBIEDT_PORT=str(shared_hall.port), WIEBIEDT_HOST="0.0.0.0") == (0, ""), "it listens everywhere"


def test_over_TLS_the_name_in_the_certificate_does_not_matter(demo, tmp_path, tls):
    hall = Hall(demo, tmp_path, **tls)
    try:
        assert check(WIEBIEDT_PORT=str(hall.port), **tls) == (0, "")
        assert check(WIEBIEDT_PORT=str(hall.port))[0] == DOWN, "without TLS it gets no answer"
    finally:
        hall.close()


def test_where_nobody_listens_nothing_is_well():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert check("--port", str(port)) == (DOWN, f"wiebiedt: nothing answers on 127.0.0.1:{port}\n")


ANSWERS = {
    "that it is stopping": (b"HTTP/1.1 503 Service Unavailable\r\n\r\n", "answers 503"),
    "another protocol": (b"220 mail.example ESMTP\r\n", "nothing answers"),
    "half a line": (b"HTTP/1.1 20", "nothing answers"),
    "nothing": (b"", "nothing answers"),
}


@pytest.mark.parametrize(("answer", "said"), ANSWERS.values(), ids=ANSWERS)
def test_a_server_that_says_anything_else_is_not_well(answer, said):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answers():
            line, _ = server.accept()
            with line:
                line.recv(1024)
                line.sendall(answer)

        threading.Thread(target=answers, daemon=True).start()
        code, words = check("--port", str(server.getsockname()[1]))

    assert code == DOWN and said in words and words.count("\n") == 1


def test_a_server_that_keeps_silent_is_not_waited_for(shared_hall):
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert check("--port", str(server.getsockname()[1]))[0] == DOWN


def test_the_port_must_be_known():
    code, words = check("--port", "0")

    assert code == 78 and "--port" in words
