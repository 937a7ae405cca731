"""What an organiser is told before the doors open is so, and each thing that is wrong is found."""

import contextlib
import datetime
import os
import time

import pytest

from hall import Hall
from server import until

NAMES = ["ledger", "clock", "disk", "tls", "screens", "backup", "wifi", "address"]
GOOD = {"median": 34, "worst": 210, "lost": 1, "tries": 20}


def checks(hall, **headers):
    answer = hall.get(f"{hall.api}/preflight", "organiser", **headers)
    assert answer.status == 200
    rows = answer.json["checks"]
    assert [row["check"] for row in rows] == NAMES
    return {row.pop("check"): row for row in rows}


def tell_wifi(hall, **measured):
    return hall.post(f"{hall.api}/wifi", GOOD | measured)


@contextlib.contextmanager
def a_hall(demo, folder, **settings):
    with contextlib.closing(Hall(demo, folder, **settings)) as hall:
        yield hall


def test_a_server_on_a_laptop_tells_how_it_is(hall):
    found = checks(hall)
    disk = os.statvfs(hall.data)

    assert found["ledger"].pop("milliseconds") < 2_000
    assert found["ledger"].pop("state") in ("pass", "warn") and found["ledger"] == {"writable": True}
    now = datetime.datetime.fromisoformat(found["clock"]["now"])
    assert abs(now - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(seconds=5)
    assert found["disk"]["free"] == pytest.approx(disk.f_bavail * disk.f_frsize, rel=0.2)
    assert found["tls"] == {"state": "warn", "on": False, "proxy": False}
    assert found["screens"] == {"state": "warn", "alive": 0, "invited": 1}
    assert found["backup"] == {"state": "warn", "on": True, "writable": True, "otherDevice": False}
    assert found["wifi"] == {"state": "warn", "phones": 0, "lost": 0, "tries": 0}
    address = f"http://127.0.0.1:{hall.port}"
    assert found["address"] == {"state": "fail", "address": address, "public": False, "loopback": True}
    assert sorted(path.name for path in hall.data.iterdir() if "attempt" in path.name) == []


def test_looking_leaves_no_line_in_the_ledger(hall):
    before = hall.ledger
    checks(hall)
    assert hall.ledger == before


def test_a_screen_is_alive_while_it_shows_the_hall(hall):
    screen = hall.phone("screen")
    assert checks(hall)["screens"] == {"state": "pass", "alive": 1, "invited": 1}

    screen.leave()
    until(lambda: checks(hall)["screens"] == {"state": "warn", "alive": 0, "invited": 1}, what="the screen to be gone")


def test_a_public_address_is_told_and_a_proxys_tls_is_known_as_one(demo, tmp_path):
    with a_hall(demo, tmp_path, WIEBIEDT_PUBLIC_URL="https://wiebiedt.example") as hall:
        found = checks(hall)
        expected = {"state": "pass", "address": "https://wiebiedt.example", "public": True, "loopback": False}
        assert found["address"] == expected
        assert found["tls"] == {"state": "pass", "on": True, "proxy": True}


def test_an_address_in_the_hall_can_be_reached(hall):
    found = checks(hall, Host="192.168.1.4:8080")["address"]
    assert found == {"state": "warn", "address": "http://192.168.1.4:8080", "public": False, "loopback": False}


def test_a_certificate_that_ends_soon_is_told(demo, tmp_path, tls):
    with a_hall(demo, tmp_path, **tls) as hall:
        assert checks(hall)["tls"] == {"state": "warn", "on": True, "proxy": False, "days": 9}


def test_a_backup_folder_that_cannot_be_is_told(demo, tmp_path):
    usb = tmp_path / "usb"
    with a_hall(demo, tmp_path, WIEBIEDT_BACKUPS=str(usb)) as hall:
        # Somebody takes it away in mid-day; at the start it would have been refused.
        usb.rmdir()
        usb.write_text("no folder")
        found = checks(hall)["backup"]
        assert (found["state"], found["writable"]) == ("fail", False)
        assert "age" not in found


def test_a_backup_on_another_device_has_an_age(demo, tmp_path):
    other = next((path for path in ("/dev/shm", "/run") if os.access(path, os.W_OK)), None)
    if other is None or os.stat(other).st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has one device")
    folder = f"{other}/{tmp_path.name}-{os.getpid()}"
    os.mkdir(folder)
    file = f"{folder}/wiebiedt-20190321T140000000Z.backup"
    try:
        with open(file, "w"), a_hall(demo, tmp_path, WIEBIEDT_BACKUPS=folder) as hall:
            os.utime(file, (time.time() - 3_600, time.time() - 3_600))
            found = checks(hall)["backup"]
        assert 3_600 <= found.pop("age") < 3_700
        assert found == {"state": "pass", "on": True, "writable": True, "otherDevice": True}
    finally:
        os.remove(file)
        os.rmdir(folder)


def test_what_phones_tell_becomes_one_figure(hall):
    for median in (20, 900, 40):
        assert tell_wifi(hall, median=median, worst=1_000 + median).status == 204

    assert checks(hall)["wifi"] == {"state": "pass", "phones": 3, "median": 40, "worst": 1900, "lost": 3, "tries": 60}
    phones = hall.get(f"{hall.api}/wifi", "organiser").json["phones"]
    assert [phone.pop("at")[:4].isdigit() for phone in phones] == [True] * 3
    assert phones == [GOOD | {"median": median, "worst": 1_000 + median} for median in (20, 900, 40)]


@pytest.mark.parametrize(
    "field, value",
    [
        ("median", -1),
        ("median", 60_001),
        ("worst", 33),
        ("worst", 60_001),
        ("tries", 0),
        ("tries", 1_001),
        ("lost", -1),
        ("lost", 20),
        ("lost", "1"),
        ("tries", None),
    ],
)
def test_a_measurement_that_cannot_be_is_not_taken(hall, field, value):
    answer = tell_wifi(hall, **{field: value})
    assert (answer.status, answer.json["field"]) == (400, field)
    assert checks(hall)["wifi"]["phones"] == 0


def test_a_measurement_needs_a_conference_and_a_page_of_ours(hall):
    assert hall.post("/api/v1/conferences/100000/wifi", GOOD).status == 404
    assert hall.post(f"{hall.api}/wifi", GOOD, Origin="https://elsewhere.example").status == 403
    assert hall.post(f"{hall.api}/wifi", GOOD, Origin=f"http://127.0.0.1:{hall.port}").status == 204


def test_the_latest_500_are_kept(hall):
    for median in range(505):
        tell_wifi(hall, median=median, worst=1_000)
    phones = hall.get(f"{hall.api}/wifi", "organiser").json["phones"]
    assert [phone["median"] for phone in phones] == list(range(5, 505))


@pytest.mark.parametrize("who", ["moderator", "clerk", "screen", 0])
def test_the_list_is_the_organisers_alone(hall, who):
    assert hall.get(f"{hall.api}/preflight", who).status == 403
    assert hall.get(f"{hall.api}/wifi", who).status == 403
