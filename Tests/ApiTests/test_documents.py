"""The documents are valid, and say what the sources say."""

import re
import warnings

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

import swift_source as swift
from documents import ASYNCAPI, COMMANDS, EVENTS, MESSAGES, OPENAPI, check_body, check_frame, examples, resolved

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from asyncapi3 import AsyncAPI3

SCHEMAS = ASYNCAPI["components"]["schemas"]
OPERATIONS = [
    (method, path, operation) for path, item in OPENAPI["paths"].items() for method, operation in item.items()
]


def test_openapi_is_valid():
    OpenAPIV31SpecValidator(OPENAPI).validate()


def test_asyncapi_is_valid():
    AsyncAPI3.model_validate(ASYNCAPI)


def test_both_have_the_version_that_answers_carry():
    version = re.search(r'apiVersion = "([^"]+)"', swift.read("Site/OperatorRoutes.swift"))[1]
    assert OPENAPI["info"]["version"] == ASYNCAPI["info"]["version"] == version


def test_every_operation_says_who_may_and_has_a_summary():
    assert [path for _, path, operation in OPERATIONS if not operation.get("summary")] == []
    assert [path for _, path, operation in OPERATIONS if "security" not in operation] == []
    assert len({operation["operationId"] for _, _, operation in OPERATIONS}) == len(OPERATIONS)


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_has_examples_that_are_what_its_schema_says(message):
    assert examples(message)
    for name, payload in examples(message):
        check_frame(message, payload)


def test_every_event_type_has_an_example():
    shown = {event["type"] for _, payload in examples("events") for event in payload["events"]}
    assert shown == set(EVENTS)


def test_every_request_example_is_what_its_schema_says():
    for _, _, operation in OPERATIONS:
        for content in operation.get("requestBody", {}).get("content", {}).values():
            check_body(content["schema"], content["example"])
    for message in COMMANDS:
        for _, payload in examples(message):
            assert payload["type"] in OPENAPI["components"]["schemas"]["Command"]["properties"]["type"]["enum"]


def test_refusal_codes_are_those_of_the_sources_in_their_order():
    assert SCHEMAS["RefusalCode"]["enum"] == swift.refusal_codes()
    assert OPENAPI["components"]["schemas"]["RefusalCode"]["enum"] == swift.refusal_codes()


def test_problem_codes_are_those_of_the_sources():
    own = OPENAPI["components"]["schemas"]["ProblemCode"]["anyOf"][1]["enum"]
    assert sorted(own) == sorted(swift.problem_codes())


def test_command_types_are_those_of_the_sources():
    assert sorted(COMMANDS) == sorted(swift.command_types())
    assert sorted(OPENAPI["components"]["schemas"]["Command"]["properties"]["type"]["enum"]) == sorted(COMMANDS)
    for command in COMMANDS:
        schema = SCHEMAS[MESSAGES[command]["payload"]["$ref"].rsplit("/", 1)[-1]]
        assert schema["properties"]["type"]["const"] == command


def test_event_types_are_those_of_the_sources():
    assert sorted(EVENTS) == sorted(swift.event_types())


def test_frame_types_are_those_of_the_sources():
    assert set(MESSAGES) - set(COMMANDS) == swift.frame_types()


def test_every_event_has_a_line_in_the_fold_table():
    for event in EVENTS:
        assert f"| `{event}` |" in ASYNCAPI["info"]["description"]


def test_close_codes_are_those_of_the_sources():
    cases = re.findall(r"case \w+ = (\d{4})", swift.read("LiveProtocol/CloseCode.swift"))
    table = re.findall(r"^\| (4\d{3}) \|", ASYNCAPI["info"]["description"], re.M)
    assert sorted(table) == sorted(cases)


def test_choices_are_those_of_the_sources():
    assert SCHEMAS["Role"]["enum"] == swift.enum_cases("Marketplace/Role.swift", "Role")
    assert SCHEMAS["PitchState"]["enum"] == swift.enum_cases("Marketplace/Pitch.swift", "State")
    channels = swift.enum_cases("Marketplace/Offer.swift", "Channel")
    assert SCHEMAS["MakeOffer"]["properties"]["channel"]["enum"] == channels
    assert SCHEMAS["OfferMade"]["properties"]["channel"]["enum"] == channels


def test_limits_are_those_of_the_sources():
    offer, pitch = SCHEMAS["MakeOffer"]["properties"], SCHEMAS["PutPitch"]["properties"]
    assert offer["amount"]["maximum"] == SCHEMAS["Ask"]["properties"]["target"]["maximum"] == swift.limit("amount")
    assert offer["badge"]["maximum"] == swift.limit("badge")
    assert offer["note"]["maxLength"] == swift.limit("paragraph")
    assert offer["needs"]["maxItems"] == swift.limit("needs")
    assert offer["needs"]["items"]["maxLength"] == swift.limit("line")
    assert SCHEMAS["WithdrawOffer"]["properties"]["reason"]["maxLength"] == swift.limit("paragraph")
    assert pitch["title"]["maxLength"] == pitch["promises"]["items"]["maxLength"] == swift.limit("line")
    assert {pitch[text]["maxLength"] for text in ("problem", "forWhom", "firstStep")} == {swift.limit("paragraph")}
    assert {pitch[text]["maxLength"] for text in ("municipality", "place")} == {swift.limit("name")}
    assert (pitch["asks"]["maxItems"], pitch["promises"]["maxItems"]) == (swift.limit("asks"), swift.limit("promises"))
    seconds = SCHEMAS["OpenOffers"]["properties"]["closesInSeconds"]
    assert (seconds["minimum"], seconds["maximum"]) == swift.limit("closingSeconds")
    person = OPENAPI["components"]["schemas"]["PersonForm"]["properties"]
    assert (person["name"]["maxLength"], person["badge"]["maximum"]) == (swift.limit("name"), swift.limit("badge"))


def test_numbers_in_the_description_are_those_of_the_sources():
    text = " ".join(ASYNCAPI["info"]["description"].split())
    assert "static let maximum = 2048" in swift.read("Live/History.swift") and "at most 2,048 events" in text
    assert "usualInterval: Int64 = 50" in swift.read("Live/Room.swift") and "within 50 milliseconds" in text
    assert "patience: Int64 = 10_000" in swift.read("Live/Shard.swift") and "took nothing for 10 seconds" in text
    assert "recentMaximum = 40" in swift.read("LiveProtocol/HallPitch.swift") and "keeps its last 40" in text
    assert "maximumLength = 16 * 1024" in swift.read("LiveProtocol/ClientFrame.swift") and "16,384 bytes" in text
    sockets = swift.read("WebSockets/WebSocketConfiguration.swift")
    assert "silenceLimit = TimeAmount.seconds(45)" in sockets and "for 45 seconds" in text
    assert "pingInterval = TimeAmount.seconds(20)" in sockets and "pings every 20 seconds" in text
    assert "controlFramesPerSecond = 10" in sockets and "more than 10 pings and pongs a second" in text
    assert "maximumFragments = 64" in sockets and "more than 64 fragments" in text


def test_routes_are_those_of_the_sources():
    assert {(method, path) for method, path, _ in OPERATIONS} == swift.routes()


def test_every_status_has_a_body_that_is_described():
    for method, path, operation in OPERATIONS:
        for status, response in operation["responses"].items():
            bare = status in ("101", "204", "303", "304")
            assert bare or resolved(response)["content"], (method, path, status)
