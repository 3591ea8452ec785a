"""Everything in a track as plain text."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import KINDS, kind_name
from dialogue_app.core.records import Record


def dump(dialogue: Dialogue) -> str:
    """Everything in a track as JSON: each kind's name with its records by id, keys in the order of the
    record, so that the same content always gives the same text.
    """
    everything = {
        kind_name(kind): [_plain(one) for _id, one in sorted(dialogue.of(kind).items())] for kind in KINDS
    }
    return json.dumps(everything, ensure_ascii=False, indent=1)


def _plain(record: Record) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in dataclasses.fields(record)}
