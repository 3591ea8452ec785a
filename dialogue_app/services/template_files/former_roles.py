"""Templates as they were written before fields had roles, and before fields shared tabs."""

from __future__ import annotations

import dataclasses
import tomllib
from functools import lru_cache

from dialogue_app.core.roles import Role
from dialogue_app.core.template import Stage, TemplateField
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.paths import resource

_TABS, _ROLES = ("tab = ", "segment = ", "one_page = "), ("role = ",)


def with_former_roles(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """The stages of a template with the roles that its fields were known by; unchanged if it names any."""
    if any(field.role is not None for stage in stages for field in stage.fields):
        return stages
    return tuple(
        dataclasses.replace(stage, fields=tuple(_with_role(field) for field in stage.fields))
        for stage in stages
    )


def former_texts(text: str) -> tuple[str, str]:
    """The text of a template of the program as it was before it named tabs, and before it named roles either;
    each stands in a line of its own.
    """
    untabbed = _without(text, _TABS)
    return untabbed, _without(untabbed, _ROLES)


def _without(text: str, keys: tuple[str, ...]) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(keys))


def _with_role(field: TemplateField) -> TemplateField:
    table = _table()
    word = table["key"].get(field.key, "")
    if field_kind(field).answer == "choice" and not field.columns:
        word = table["scale"].get(field.scale, word)
    return dataclasses.replace(field, role=Role(word)) if word else field


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    """``key``: role by key of a field, ``scale``: role by scale of a choice."""
    return tomllib.loads(resource("former_roles.toml").read_text(encoding="utf-8"))
