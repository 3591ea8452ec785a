"""The published schema of dumps: it is what the forms of the records say, and every dump is of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

import dump_schema
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.services.dump import dump
from tests.core import made
from tests.services import amber_sea

SCHEMA: dict[str, Any] = json.loads(dump_schema.FILE.read_text("utf-8"))


def test_the_published_schema_is_what_the_forms_of_the_records_say() -> None:
    assert dump_schema.FILE.read_text("utf-8") == dump_schema.text()


KNOWN = {
    "$schema", "$defs", "title", "description", "type", "properties", "required", "items", "enum",
    "additionalProperties", "const", "pattern", "maxLength", "minimum", "maximum", "minItems", "maxItems",
}  # fmt: skip
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}


def faults(schema: dict[str, Any], value: Any, place: str = "") -> Iterator[str]:
    """Where a value is not of a schema: as far as the published one uses the language of schemas."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    assert schema.keys() <= KNOWN
    wanted = schema.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and type(value) not in [TYPES[name] for name in wanted]:
        yield f"{place}: {value!r} is not {wanted}"
    elif not _fits(schema, value):
        yield f"{place}: {value!r} does not fit"
    elif isinstance(value, dict):
        for key in value.keys() ^ schema["properties"].keys():
            yield f"{place}: {key} is missing, or not known"
        for key in value.keys() & schema["properties"].keys():
            yield from faults(schema["properties"][key], value[key], f"{place}.{key}")
    elif isinstance(value, list):
        for part in value:
            yield from faults(schema["items"], part, f"{place}[]")


def _fits(schema: dict[str, Any], value: Any) -> bool:
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    if isinstance(value, list):
        return bool(schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)))
    if isinstance(value, str):
        matches = re.search(schema.get("pattern", ""), value) is not None
        return matches and len(value) <= schema.get("maxLength", len(value))
    if isinstance(value, int):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    return True


@pytest.mark.parametrize(
    "dialogue",
    [amber_sea.internal(), amber_sea.external(), amber_sea.exercise(), made.full_dialogue()],
    ids=["internal", "external", "exercise", "a record of every kind"],
)
def test_every_dump_is_of_the_published_schema(dialogue: Dialogue) -> None:
    assert list(faults(SCHEMA, json.loads(dump(dialogue)))) == []


def test_what_load_refuses_for_its_form_is_not_of_the_schema() -> None:
    there = json.loads(dump(made.full_dialogue()))
    records = there["records"]
    records["party"][0]["side"] = "MARS"
    records["session"][0]["number"] = 0
    records["entry"][0]["entered_at"] = "yesterday"
    records["tick"][0]["colour"] = "red"
    del records["seal"][0]["salt"]
    records["track"][0]["thresholds"] = [["quorum"]]
    there["version"] = 2
    assert len(list(faults(SCHEMA, there))) == 7
