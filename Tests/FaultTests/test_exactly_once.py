"""Answers get lost on their way, everybody says again what they said, and each of it is there once."""

import contextlib
import os
import secrets
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from hall import ZAANSTAD
from line import NOBODY_THERE
from load import open_round
from network import Network, Through
from phone import Phone
from server import until
from stored import Stored

OPERATIONS = int(os.environ.get("WIEBIEDT_OPERATIONS", 1000))
EMPLOYERS = 20
SHARE_LOST = 0.45


@pytest.fixture
def network(hall):
    network = Network(hall, SHARE_LOST)
    yield network
    network.close()


def by_socket(hall, network, who, amounts):
    """An employer whose phone comes back by itself, and says again what was not answered."""
    phone = Phone(Through(hall, network), hall.token(who), jitter=0.02)
    try:
        for amount in amounts:
            assert phone.offers("meeloopdag", amount)["type"] == "recorded"
    finally:
        phone.leave()
    return {sent.command["id"]: sent.command["amount"] for sent in phone.sent.values()}


def by_post(hall, network, who, amounts, id_again=lambda id: id):
    """An employer who posts, and posts again until there is an answer."""
    door, operations = Through(hall, network), {}
    for amount in amounts:
        id = secrets.token_hex(16)
        operations[id] = amount
        command = {"type": "makeOffer", "pitch": ZAANSTAD, "kind": "meeloopdag", "amount": amount}
        until(lambda id=id, command=command: is_recorded(door, who, {"id": id_again(id)} | command), what="an answer")
    return operations


def is_recorded(door, who, command):
    with contextlib.suppress(*NOBODY_THERE):
        return door.post(f"{door.api}/commands", command, who).json["type"] == "recorded"


def each_is_there_once(hall, operations):
    """What was asked, and nothing else, however often it was said."""
    lines = [line for line in Stored.read(hall.data).lines.values() if line["type"] == "offerMade"]
    assert len(lines) == len(operations)
    assert {line["id"]: line["amount"] for line in lines} == operations
    tally = Counter()
    for line in lines:
        tally[line["kind"]] += line["amount"]
    assert hall.phone("screen").reaches(hall.seq).pitch()["tally"] == tally, "and the screen adds up to it"
    assert tally["meeloopdag"] == sum(operations.values())


def test_what_is_said_again_and_again_is_there_once(hall, network, figures):
    open_round(hall)
    each = OPERATIONS // EMPLOYERS
    with ThreadPoolExecutor(EMPLOYERS) as people:
        told = [
            people.submit(by_socket if who % 2 else by_post, hall, network, who, [1 + n % 9 for n in range(each)])
            for who in range(EMPLOYERS)
        ]
        until(lambda: network.cuts >= OPERATIONS // 4, 60, what="half of the cuts")
        hall.kill()
        hall.start()
        operations = {id: amount for one in told for id, amount in one.result().items()}

    assert len(operations) == OPERATIONS
    assert network.cuts >= OPERATIONS // 2
    each_is_there_once(hall, operations)
    figures("exactly once", operations=OPERATIONS, answers_lost=network.cuts, restarts=1, doubled=0, missing=0)


def test_the_rig_finds_a_phone_that_makes_a_new_id_each_time(hall, network, figures):
    open_round(hall)
    operations = by_post(hall, network, 0, [1] * 30, id_again=lambda _: secrets.token_hex(16))

    with pytest.raises(AssertionError):
        each_is_there_once(hall, operations)
    figures("exactly once, mutant: a new id each time", operations=30, entries=len(Stored.read(hall.data).offers()))
