"""The files the program brings along about names: words that are both, and what states are called."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from dialogue_app.support.fold import fold
from dialogue_app.support.paths import resource


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind, folded: ``titles``, ``ordinary``, ``particles``, ``offices``, ``gatherings``,
    ``waters`` and ``language``.
    """
    return frozenset(fold(_read("words")[kind]).split())


def state_tables() -> list[dict[str, Any]]:
    """What the thirty-two and Russia are called: a table each with code, names, people, capitals, and short
    where it has codes of two letters.
    """
    tables: list[dict[str, Any]] = _read("states")["state"]
    return tables


def group_tables() -> list[dict[str, Any]]:
    """What groups of the thirty-two are called: a table each with names and the codes of the members."""
    tables: list[dict[str, Any]] = _read("states")["group"]
    return tables


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("names", f"{name}.toml").read_text(encoding="utf-8"))
