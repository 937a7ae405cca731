"""How pages and their files go over the line: packed or not, kept or asked for anew; and pages that there are not."""

import gzip
import re
import shutil
import subprocess

import pytest

from line import PATIENCE_S
from server import BINARY, ROOT

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
UNHASHED = ["/", "/employer/482917", "/receipt", "/a/styles/base.css", "/a/employer/employer.js", "/api/v1/openapi.json"]


@pytest.fixture(scope="module")
def hall(shared_hall):
    return shared_hall


def files_of(hall, page="/employer/482917"):
    """What a page asks for by itself."""
    return re.findall(r'(?:src|href)="(/a/[^"]+)"', hall.get(page).body.decode())


@pytest.mark.parametrize("path", UNHASHED)
def test_a_file_comes_packed_to_whom_takes_it_so(hall, path):
    plain, packed = hall.get(path), hall.get(path, Accept_Encoding="gzip, deflate, br")

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body)
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["ETag"] != packed.headers["ETag"]


@pytest.mark.parametrize("accepts", ["gzip;q=0", "identity", "br", "*;q=0"])
def test_a_file_comes_as_it_is_to_who_does_not(hall, accepts):
    assert "Content-Encoding" not in hall.get("/", Accept_Encoding=accepts).headers


@pytest.mark.parametrize("path", UNHASHED)
@pytest.mark.parametrize("accepts", ["identity", "gzip"])
def test_what_a_browser_still_has_is_not_sent_again(hall, path, accepts):
    first = hall.get(path, Accept_Encoding=accepts)
    assert re.fullmatch(r'"[0-9a-f]{16}(-gzip)?"', first.headers["ETag"]), "a strong one"

    again = hall.get(path, Accept_Encoding=accepts, If_None_Match=first.headers["ETag"])
    other = hall.get(path, Accept_Encoding=accepts, If_None_Match='"another"')

    assert (again.status, again.body) == (304, b"")
    for name in ("ETag", "Vary", "Cache-Control"):
        assert again.headers[name] == first.headers[name]
    assert (other.status, other.body) == (200, first.body)


def test_the_tag_of_one_form_does_not_stand_for_the_other(hall):
    packed = hall.get("/", Accept_Encoding="gzip").headers["ETag"]

    assert hall.get("/", If_None_Match=packed).status == 200


def test_what_a_page_asks_for_is_kept_for_ever(hall):
    files = files_of(hall)

    assert [path.split("/", 3)[3] for path in files] == ["favicon.svg", "employer/index.css", "employer/employer.js"]
    for path in files:
        reply = hall.get(path)
        assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "ETag" not in reply.headers, "nobody will ask"


def test_texts_and_lists_lie_under_the_same_hash(hall):
    folder = files_of(hall)[0].removesuffix("/favicon.svg")

    for name in ["texts/nl.js", "texts/en.js", "lists/kinds.json"]:
        assert "immutable" in hall.get(f"{folder}/{name}").headers["Cache-Control"]
        assert hall.get(f"{folder}/{name}").body == (ROOT / "Web" / name).read_bytes()


def test_another_hash_leads_nowhere(hall):
    assert hall.get("/a/0123456789ab/employer/employer.js").status == 404


def test_the_source_of_a_script_is_there_as_it_was_written(hall):
    linked = hall.get(files_of(hall)[-1]).body.decode()

    assert hall.get("/a/employer/employer.js").body == (ROOT / "Web/employer/employer.js").read_bytes()
    assert not re.search(r"^(import|export)\b", linked, re.M)


@pytest.mark.parametrize("path", [*UNHASHED, "/bestaat-niet"])
@pytest.mark.parametrize("accepts", ["identity", "gzip"])
def test_who_asks_for_the_head_gets_the_head(hall, path, accepts):
    whole = hall.get(path, Accept_Encoding=accepts, Accept=HTML)
    head = hall.request("HEAD", path, Accept_Encoding=accepts, Accept=HTML)

    assert (head.status, head.body) == (whole.status, b"")
    for name in ("Content-Type", "Content-Length", "Content-Encoding", "ETag", "Vary", "Cache-Control"):
        assert head.headers[name] == whole.headers[name], name


NOWHERE = {
    "an unknown page": ("/bestaat-niet", "Deze pagina is er niet."),
    "an unknown role": ("/koning/482917", "Deze pagina is er niet."),
    "a slash at the end": ("/employer/482917/", "Deze pagina is er niet."),
    "a file that is not there": ("/a/none.js", "Deze pagina is er niet."),
    "a dead link": ("/k/x", "Deze link werkt niet meer."),
}


@pytest.mark.parametrize(("path", "title"), NOWHERE.values(), ids=NOWHERE)
def test_a_person_who_goes_nowhere_reads_words(hall, path, title):
    reply = hall.get(path, Accept=HTML)
    page = reply.body.decode()

    assert reply.status == 404
    assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Vary"] == "Accept, Accept-Encoding"
    assert f"<h1>{title}</h1>" in page and 'href="/"' in page and 'lang="en"' in page
    assert all(hall.get(file).status == 200 for file in files_of(hall, path) or re.findall(r'"(/a/[^"]+)"', page))


@pytest.mark.parametrize("path", ["/bestaat-niet", "/k/x"])
@pytest.mark.parametrize("accepts", [None, "*/*", "application/json"])
def test_a_program_that_goes_nowhere_reads_json(hall, path, accepts):
    reply = hall.get(path, **({} if accepts is None else {"Accept": accepts}))

    assert (reply.status, reply.headers["Content-Type"]) == (404, "application/problem+json")


def test_the_api_answers_in_json_whatever_is_asked(hall):
    for path in ["/api/v1/none", "/api/v1/conferences/000000"]:
        reply = hall.get(path, Accept=HTML)
        assert (reply.status, reply.headers["Content-Type"]) == (404, "application/problem+json")


def test_the_statement_of_accessibility_has_two_names(hall):
    english, dutch = hall.get("/accessibility"), hall.get("/toegankelijkheid")

    assert (english.status, english.body) == (dutch.status, dutch.body)
    assert (english.status == 200) == (ROOT / "Web/accessibility/index.html").exists()


def test_the_manifest_names_an_icon_that_is_there(hall):
    reply = hall.get("/site.webmanifest")

    assert reply.headers["Content-Type"] == "application/manifest+json"
    assert (reply.json["name"], reply.json["display"], reply.json["lang"]) == ("WieBiedt", "standalone", "nl")
    for icon in reply.json["icons"]:
        assert hall.get(icon["src"]).headers["Content-Type"] == icon["type"]


BROKEN = {
    "employer/employer.js": ("export default 1", "only export function"),
    "modules/dom.js": ('import { a } from "./none.js"', "modules/none.js is not there"),
    "styles/theme.css": ("a { background: url(b.png) }", "url( cannot be joined"),
    "join/index.html": ("<script>run()</script>", "a script has a line of its own"),
}


@pytest.mark.parametrize(("path", "line", "what"), [(path, *said) for path, said in BROKEN.items()], ids=list(BROKEN))
def test_a_server_whose_pages_are_broken_does_not_start(demo, tmp_path, path, line, what):
    shutil.copytree(ROOT / "Web", tmp_path / "Web")
    broken = tmp_path / "Web" / path
    number = broken.read_text().count("\n") + 1
    broken.write_text(broken.read_text() + line)
    shutil.copytree(demo / "data", tmp_path / "data")

    command = [BINARY, "serve", "--data", tmp_path / "data", "--web", tmp_path / "Web", "--port", "0"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)

    said = [line for line in ended.stderr.splitlines() if line.startswith("wiebiedt: ")]
    assert ended.returncode == 78
    assert len(said) == 1 and said[0].startswith(f"wiebiedt: {path}, line {number}: ") and what in said[0]
