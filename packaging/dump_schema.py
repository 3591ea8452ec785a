"""Write the JSON schema of what `dialogue-app dump` prints, from the forms of the records.

    .venv/bin/python packaging/dump_schema.py

writes `resources/dump.schema.json`; a test holds that file equal to what this makes.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dialogue_app.core.form import Ask
    from dialogue_app.core.records import Record
    from dialogue_app.core.shapes import Shape

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "resources" / "dump.schema.json"

DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
MOMENT = "[0-9]{4}-[0-9]{2}-[0-9]{2}.+"


def schema() -> dict[str, Any]:
    from dialogue_app.core.kinds import KINDS, kind_name
    from dialogue_app.core.validity.limits import MOST_RECORDS
    from dialogue_app.services.dump import FORMAT, VERSION

    names = [kind_name(kind) for kind in KINDS]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What dialogue-app dump prints",
        "description": f"Everything that one file holds; {MOST_RECORDS} records at most. An empty text, list "
        "or null means: not recorded. References are ids of other records, or ALLIANCE or RUSSIA for a side.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "records": {
                "type": "object",
                "properties": {
                    name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in names
                },
                "required": names,
                "additionalProperties": False,
            },
        },
        "required": ["format", "version", "records"],
        "additionalProperties": False,
        "$defs": {kind_name(kind): _record(kind) for kind in KINDS},
    }


def _record(kind: type[Record]) -> dict[str, Any]:
    from dialogue_app.core.form import ask_of
    from dialogue_app.core.shapes import SHAPES

    attributes = dataclasses.fields(kind)
    return {
        "description": " ".join((inspect.getdoc(kind) or "").split()),
        "type": "object",
        "properties": {one.name: _value(ask_of(one), SHAPES[kind][one.name]) for one in attributes},
        "required": [one.name for one in attributes],
        "additionalProperties": False,
    }


def _value(ask: Ask, shape: Shape) -> dict[str, Any]:
    label = {"title": ask.label} if ask.label else {}
    if shape in ("number", "number or nothing"):
        return label | _number(ask, shape)
    if shape == "text":
        return label | _text(ask)
    if shape == "texts":
        return label | {"type": "array", "items": _text(ask)}
    pair = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
    return label | {"type": "array", "items": pair}


def _number(ask: Ask, shape: Shape) -> dict[str, Any]:
    bounds = {"minimum": ask.minimum, "maximum": ask.maximum}
    kind = "integer" if shape == "number" else ["integer", "null"]
    return {"type": kind} | {name: value for name, value in bounds.items() if value is not None}


def _text(ask: Ask) -> dict[str, Any]:
    from dialogue_app.core.form import ID
    from dialogue_app.core.records import SIDES
    from dialogue_app.core.scales import scale
    from dialogue_app.core.validity.checks import longest

    known: dict[str, tuple[str, ...]] = {"yes_no": ("yes", "no"), "side": SIDES}
    codes = scale(ask.scale).codes if ask.scale else known.get(ask.value_kind, ())
    if codes:
        return {"enum": list(dict.fromkeys(("", *codes)))}
    reference = ask.value_kind in ("ref", "refs", "party", "parties")
    pattern = {"date": DATE, "datetime": MOMENT}.get(ask.value_kind, ID if reference else ask.pattern)
    if pattern:
        return {"type": "string", "pattern": f"^({pattern})?$"}
    return {"type": "string", "maxLength": longest(ask)}


def text() -> str:
    """The schema as it is kept."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    FILE.write_text(text(), "utf-8")
