"""Another site, in a browser in which an organiser is signed in, changes nothing and reads nothing."""

import functools
import http.server
import sqlite3
import threading
import time

import pytest

from hall import Hall
from visitor import PATIENCE_S

PAGE = b"<!doctype html><title>Een andere site</title><p>Gratis!"

# What tries to write, and with what it would.
WRITES = {
    "commands": '{"id":"forged","type":"stagePitch","pitch":"p3"}',
    "join": '{"name":"Ida","organisation":"Ida BV"}',
    "wifi": '{"median":1,"worst":2,"lost":0,"tries":5}',
    "people": '{"role":"organiser","name":"Ida","organisation":"x"}',
    "people/27/link": "{}",
    "people/import?dryRun=no": "naam;organisatie\\r\\nIda;Ida BV\\r\\n",
    "badges": '{"people":[27]}',
    "rehearsal": '{"bidders":10}',
    "rehearsal/stop": "{}",
    "leave": "{}",
    "": '{"name":"X","date":"2020-01-01"}',
}
READS = ["me", "offers", "people", "exports/commitments.csv", "exports/participants.csv", "exports/ledger.txt"]

# Each gives what it could read; nothing is what it should be.
WAYS = {
    "fetch": """
        async ({ writes, reads }) => {
            const told = []
            const read = async (url, options) => {
                const answer = await fetch(url, { credentials: "include", ...options }).catch(() => null)
                if (answer && answer.type !== "opaque") told.push([url, answer.status])
            }
            for (const mode of ["no-cors", "cors"]) {
                for (const url of reads) await read(url, { mode })
                for (const [url, body] of writes) {
                    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
                        await read(url, { mode, method: "POST", body, headers: { "content-type": type } })
                    }
                    const headers = { "content-type": "application/json", authorization: "Bearer x" }
                    if (mode === "cors") await read(url, { mode, method: "POST", body, headers })
                }
            }
            for (const method of ["PUT", "DELETE", "PATCH", "QUERY"]) await read(writes[0][0], { method, mode: "cors" })
            return told
        }""",
    "beacon": """
        async ({ writes }) => {
            for (const [url, body] of writes) {
                navigator.sendBeacon(url, body)
                navigator.sendBeacon(url, new Blob([body], { type: "application/x-www-form-urlencoded" }))
                await fetch(url, { method: "POST", body, mode: "no-cors", keepalive: true, credentials: "include" })
                    .catch(() => null)
            }
            return []
        }""",
    "elements": """
        async ({ reads, writes, link }) => {
            const told = []
            const urls = [...reads, ...writes.map(([url]) => url), link]
            for (const tag of ["img", "script", "link", "video", "object", "embed"]) {
                await Promise.all(urls.map((url) => new Promise((done) => {
                    const element = document.createElement(tag)
                    if (tag === "link") element.rel = "stylesheet"
                    element.onload = element.onloadeddata = () => done(["object", "embed"].includes(tag) || told.push([tag, url]))
                    element.onerror = done
                    setTimeout(done, 300)
                    element[{ link: "href", object: "data" }[tag] ?? "src"] = url
                    document.body.append(element)
                })))
            }
            return told
        }""",
    "frames": """
        async ({ reads, link }) => {
            const told = []
            await Promise.all([...reads, link, link.replace(/k.*/, "")].map((url) => new Promise((done) => {
                const frame = document.createElement("iframe")
                frame.onload = () => {
                    try {
                        told.push(frame.contentDocument.body.textContent)
                    } catch {}
                    done()
                }
                setTimeout(done, 500)
                frame.src = url
                document.body.append(frame)
            })))
            return told.filter((text) => text !== "")
        }""",
    "lines": """
        async ({ socket, stream }) => {
            const told = []
            const hears = (line) => new Promise((done) => {
                line.onopen = () => told.push(line.url)
                line.onmessage = ({ data }) => told.push(data)
                line.onerror = line.onclose = () => (line.close(), done())
                setTimeout(done, 2_000)
            })
            await Promise.all([
                hears(new WebSocket(socket, "wiebiedt.v1")),
                hears(new WebSocket(socket)),
                hears(new EventSource(stream, { withCredentials: true })),
                hears(new EventSource(stream)),
            ])
            return told
        }""",
}


class OtherSite(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def hall(demo, tmp_path_factory):
    """One for all, since nothing may change in it."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    yield hall
    hall.close()


@pytest.fixture(scope="module")
def port():
    """The port of a server that is not ours."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), OtherSite) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


# Cookies go along with what the first makes a browser ask, since to a browser a port is no other site.
@pytest.fixture(params=["127.0.0.1", "localhost"], ids=["same site, another port", "another site"])
def page(request, browser, hall, port):
    context = browser.new_context()
    organiser = context.new_page()
    organiser.goto(f"http://127.0.0.1:{hall.port}/k/{hall.token('organiser')}")
    organiser.close()
    page = context.new_page()
    page.goto(f"http://{request.param}:{port}/")
    yield page
    context.close()


def kept(hall):
    """All that is written, in the ledger and beside it."""
    with sqlite3.connect(f"file:{hall.data}/wiebiedt.sqlite?mode=ro", uri=True) as database:
        kept = [
            database.execute("SELECT conference, max(seq) FROM entry GROUP BY conference").fetchall(),
            sorted(database.execute("SELECT hex(token) FROM access").fetchall()),
        ]
    database.close()
    return [*kept, hall.get(f"{hall.api}/wifi", "organiser").json, hall.get(f"{hall.api}/rehearsal", "organiser").body]


@pytest.fixture
def unchanged(hall, page):
    """Whatever a test does, nothing may have changed, and the organiser is still signed in."""
    before = kept(hall)
    yield
    assert kept(hall) == before
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies(f"http://127.0.0.1:{hall.port}"))
    assert hall.get(f"{hall.api}/me", Cookie=cookies).json["role"] == "organiser"


def targets(hall):
    address = f"http://127.0.0.1:{hall.port}"
    url = functools.partial("{}{}/{}".format, address, hall.api)
    return {
        "writes": [[url(path) if path else f"{address}/api/v1/conferences", body] for path, body in WRITES.items()],
        "reads": [url(path) for path in READS],
        "link": f"{address}/k/{hall.token(0)}",
        "socket": f"ws://127.0.0.1:{hall.port}/live/{hall.code}?as=organiser",
        "stream": url("events"),
    }


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_asking_changes_or_reads_anything(hall, page, unchanged, way):
    assert page.evaluate(WAYS[way], targets(hall)) == []


FORM = """
    ([url, type, name, value, target]) => {
        if (target !== "_top") document.body.append(Object.assign(document.createElement("iframe"), { name: target }))
        const form = Object.assign(document.createElement("form"), { action: url, enctype: type, method: "post", target })
        form.append(Object.assign(document.createElement("input"), { name, value }))
        document.body.append(form)
        form.submit()
    }"""


@pytest.mark.parametrize("enctype", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"])
def test_no_form_changes_anything(hall, page, unchanged, enctype):
    statuses = []
    page.on("response", lambda reply: reply.request.method == "POST" and statuses.append(reply.status))
    writes = targets(hall)["writes"]

    for number, (url, body) in enumerate(writes):
        # As text, name and value are one object in JSON, with "=" within a string.
        name = body.removesuffix("}") + (',"x":"' if len(body) > 2 else '"x":"')
        page.evaluate(FORM, [url, enctype, name, '"}', f"frame{number}"])
    wait = time.monotonic() + PATIENCE_S
    while len(statuses) < len(writes) and time.monotonic() < wait:
        page.wait_for_timeout(20)
    with page.expect_navigation() as whole:
        page.evaluate(FORM, [writes[0][0], enctype, name, '"}', "_top"])

    assert statuses == [403] * (len(writes) + 1) and whole.value.status == 403
