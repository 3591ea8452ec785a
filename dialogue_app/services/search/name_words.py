"""The files the program brings along about names: words that are both, and what states are called."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from dialogue_app.support.fold import fold
from dialogue_app.support.paths import resource


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind, folded: ``titles``, ``ordinary``, ``particles``, ``gatherings``, ``waters`` and
    ``language``.
    """
    return frozenset(fold(_read("words")[kind]).split())


def state_tables() -> list[dict[str, Any]]:
    """What the thirty-two and Russia are called: a table each with code, names, people, capitals."""
    tables: list[dict[str, Any]] = _read("states")["state"]
    return tables


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("names", f"{name}.toml").read_text(encoding="utf-8"))
