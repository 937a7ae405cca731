"""The two documents, and validators made of them."""

import json
from pathlib import Path

import yaml
from jsonschema import Draft7Validator, Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
OPENAPI = json.loads((ROOT / "Web/api/openapi.json").read_text())
ASYNCAPI = yaml.safe_load((ROOT / "Web/api/asyncapi.yaml").read_text())
MESSAGES = ASYNCAPI["components"]["messages"]

COMMANDS = [
    operation["messages"][0]["$ref"].rsplit("/", 1)[-1]
    for operation in ASYNCAPI["operations"].values()
    if operation["action"] == "receive"
]
EVENTS = [
    ASYNCAPI["components"]["schemas"][option["$ref"].rsplit("/", 1)[-1]]["properties"]["type"]["const"]
    for option in ASYNCAPI["components"]["schemas"]["Event"]["oneOf"]
]


def examples(message):
    return [(example["name"], example["payload"]) for example in MESSAGES[message].get("examples", [])]


def story():
    """Every example of a command as (role, command), in the order that their names give."""
    named = sorted((name, payload) for message in COMMANDS for name, payload in examples(message))
    return [(name.split("-", 1)[1], payload) for name, payload in named]


def closed(schema):
    """The same schema, but a member that it does not name is an error: what is sent must be described."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        result.setdefault("additionalProperties", False)
    return result


ASYNCAPI_SCHEMAS = {"components": {"schemas": closed(ASYNCAPI["components"]["schemas"])}}
OPENAPI_SCHEMAS = {"components": {"schemas": closed(OPENAPI["components"]["schemas"])}}


def check_frame(message, value):
    """Fails unless the value is what asyncapi.yaml says that message is."""
    Draft7Validator({**ASYNCAPI_SCHEMAS, "allOf": [MESSAGES[message]["payload"]]}).validate(value)


def check_body(schema, value):
    """Fails unless the value is what a schema of openapi.json says."""
    Draft202012Validator({**OPENAPI_SCHEMAS, "allOf": [closed(schema)]}).validate(value)


def resolved(value):
    """What a reference within openapi.json stands for."""
    while "$ref" in value:
        target = OPENAPI
        for part in value["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        value = target
    return value
