"""What a line does with frames and ids: it stays, unless the protocol forbids it."""

import json

import pytest

from hall import ZAANSTAD, Hall, close_code
from line import PATIENCE_S

MAXIMUM = 16 * 1024


@pytest.fixture
def hall(shared_hall):
    return shared_hall


def test_a_message_of_the_largest_size_is_read_and_the_line_stays(hall):
    text = json.dumps({"id": "largest", "type": "makeOffer", "note": ""})
    with hall.line(0) as line:
        line.send(text.replace('""', '"' + "x" * (MAXIMUM - len(text)) + '"'))

        assert json.loads(line.recv(PATIENCE_S))["code"] == "fieldMissing"
        line.send("{}")
        assert json.loads(line.recv(PATIENCE_S))["code"] == "idInvalid"


def test_a_larger_message_ends_the_line_with_1009(hall):
    with hall.line(0) as line:
        line.send("x" * (MAXIMUM + 1))
        assert close_code(line) == 1009


def test_ten_thousand_members_are_more_than_is_read(hall):
    before, many = hall.seq, {"id": "many"} | {str(number): 0 for number in range(10_000)}
    with hall.line(0) as line:
        line.send(json.dumps(many))
        assert close_code(line) == 1009

    reply = hall.post(f"{hall.api}/commands", many, 0)

    assert (reply.status, reply.json["code"]) == (413, "tooLarge")
    assert hall.seq == before


def test_a_larger_message_in_pieces_ends_the_line_with_1009(hall):
    with hall.line(0) as line:
        line.send("x" * 1000 for _ in range(17))
        assert close_code(line) == 1009


def test_a_binary_message_ends_the_line_with_1003(hall):
    with hall.line(0) as line:
        line.send(b'{"id":"a"}')
        assert close_code(line) == 1003


@pytest.mark.parametrize("bytes", [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"caf\xc3"])
def test_bytes_that_are_no_text_end_the_line_with_1007(hall, bytes):
    with hall.line(0) as line:
        line.send(bytes, text=True)
        assert close_code(line) == 1007


def test_a_lone_surrogate_is_no_text_either(hall):
    with hall.line(0) as line:
        line.send(r'{"id":"surrogate","type":"makeOffer","pitch":"p1","kind":"stage","amount":1,"note":"\ud800"}')

        told = json.loads(line.recv(PATIENCE_S))
        assert (told["code"], told["field"]) == ("textInvalid", "note")


def test_members_that_nobody_knows_are_passed_over(hall):
    anna = hall.phone(0)

    answer = anna.says("withdrawOffer", offer=99, __proto__={"role": "organiser"}, mood="vrolijk")

    assert answer["code"] == "offerUnknown"


def test_a_line_from_a_place_that_is_not_there_begins_anew(hall):
    moderator, anna = hall.phone("moderator"), hall.phone(0)
    for after, epoch in [(10**6, anna.epoch), (-1, anna.epoch), ("x", anna.epoch), (anna.seq, "other"), ("", "")]:
        anna.loses_line()
        anna.seq, anna.epoch = after, epoch

        anna.finds_line()

        assert anna.arrivals[-1] == "state"
        assert (anna.seq, anna.epoch) == (moderator.seq, moderator.epoch)


def test_the_same_id_and_content_gets_the_first_answer_again(one_of_its_own):
    hall, anna = one_of_its_own

    first = anna.offers("meeloopdag", 2, id="of-anna")
    again = anna.offers("meeloopdag", 2, id="of-anna")

    assert again == first | {"repeated": True}
    assert anna.reaches(first["seq"]).pitch()["tally"] == {"meeloopdag": 2}
    assert hall.seq == first["seq"]


def test_the_same_id_with_other_content_is_refused(one_of_its_own):
    hall, anna = one_of_its_own
    first = anna.offers("meeloopdag", 2, id="of-anna")

    assert anna.offers("meeloopdag", 3, id="of-anna")["code"] == "idReused"
    assert anna.withdraws(first["offer"])["type"] == "recorded", "another id is another command"


def test_the_same_id_of_somebody_else_is_refused_and_tells_nothing(one_of_its_own):
    hall, anna = one_of_its_own
    anna.offers("meeloopdag", 2, id="of-anna")

    refused = hall.phone(1).offers("meeloopdag", 2, id="of-anna")

    assert refused["code"] == "idReused"
    assert "offer" not in refused and "seq" not in refused


def test_what_was_refused_once_may_be_tried_again_with_the_same_id(one_of_its_own):
    hall, anna = one_of_its_own
    assert anna.offers("meeloopdag", 0, id="again")["code"] == "amountNotPositive"

    assert anna.offers("meeloopdag", 1, id="again")["type"] == "recorded"


@pytest.fixture
def one_of_its_own(demo, tmp_path):
    """A hall where Zaanstad takes offers, and Anna's phone."""
    hall = Hall(demo, tmp_path)
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    yield hall, hall.phone(0)
    hall.close()
