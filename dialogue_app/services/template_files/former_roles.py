"""Templates as they were written before fields had roles, shared tabs, and said which columns name people."""

from __future__ import annotations

import dataclasses
import tomllib
from functools import lru_cache
from typing import Any

from dialogue_app.core.roles import Role
from dialogue_app.core.template import Stage, TemplateField
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.paths import resource

_LATER = (("people = ",), ("tab = ", "segment = ", "one_page = "), ("role = ",))
"""What lines of a template began with that came later than others, the last first."""


def with_former_roles(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """The stages of a template with the roles that its fields were known by; unchanged if it names any."""
    if any(field.role is not None for stage in stages for field in stage.fields):
        return stages
    return tuple(
        dataclasses.replace(stage, fields=tuple(_with_role(field) for field in stage.fields))
        for stage in stages
    )


def with_former_people(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """The stages of a template with the columns that were known to name people; unchanged if it names any."""
    fields = [field for stage in stages for field in stage.fields]
    if any(column.person for field in fields for column in field.rows):
        return stages
    return tuple(
        dataclasses.replace(stage, fields=tuple(_with_people(field) for field in stage.fields))
        for stage in stages
    )


def _with_people(field: TemplateField) -> TemplateField:
    keys = _table()["people"]["rows"]
    rows = tuple(dataclasses.replace(one, person=one.key in keys) for one in field.rows)
    return dataclasses.replace(field, rows=rows) if rows != field.rows else field


def former_texts(text: str) -> tuple[str, ...]:
    """The text of a template of the program as it was before it named people, before it named tabs either,
    and before it named roles either; each stands in a line of its own.
    """
    found = [text]
    for keys in _LATER:
        found.append(_without(found[-1], keys))
    return tuple(found[1:])


def _without(text: str, keys: tuple[str, ...]) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(keys))


def _with_role(field: TemplateField) -> TemplateField:
    table = _table()
    word = table["key"].get(field.key, "")
    if field_kind(field).answer == "choice" and not field.columns:
        word = table["scale"].get(field.scale, word)
    return dataclasses.replace(field, role=Role(word)) if word else field


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    """``key``: role by key of a field, ``scale``: role by scale of a choice, ``people``: keys of columns."""
    return tomllib.loads(resource("former_roles.toml").read_text(encoding="utf-8"))
