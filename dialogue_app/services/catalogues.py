"""The starter catalogue and the parties to begin with, read from the files the program brings along."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dialogue_app.core.records import CatalogueItem, new_id
from dialogue_app.core.template import TemplateText
from dialogue_app.services.template_files.template_reader import text_from
from dialogue_app.support.fold import name_key
from dialogue_app.support.paths import resource

CATALOGUES = ("activities", "statements", "measures", "instruments")


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetParty:
    """A party of a preset."""

    code: str
    name: TemplateText
    side: str
    profile: TemplateText = field(default_factory=TemplateText)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPreset:
    """A set of parties to begin with; ``fiction`` for one that is for training."""

    key: str
    name: TemplateText
    parties: tuple[PresetParty, ...]
    fiction: bool = False


def catalogue_items(catalogue: str, languages: Sequence[str] = ("en",)) -> tuple[CatalogueItem, ...]:
    """A starter catalogue as records, each with a fresh id, so that no two files share one.

    The wording is in the first of ``languages`` that has one, else in English; the others of
    ``languages`` are kept beside it. Raises KeyError for an unknown catalogue.
    """
    if catalogue not in CATALOGUES:
        raise KeyError(catalogue)
    return tuple(_item(catalogue, table, languages) for table in _read(catalogue)["item"])


def is_of_the_catalogue(text: str) -> bool:
    """Whether a text is the wording of an item of a starter catalogue, in any of its languages."""
    return name_key(text) in _wordings()


@lru_cache(maxsize=1)
def _wordings() -> frozenset[str]:
    items = (table for catalogue in CATALOGUES for table in _read(catalogue)["item"])
    return frozenset(name_key(title) for item in items for title in item["title"].values())


def _item(catalogue: str, table: dict[str, Any], languages: Sequence[str]) -> CatalogueItem:
    titles: dict[str, str] = table["title"]
    first = next((language for language in languages if language in titles), "en")
    return CatalogueItem(
        id=new_id(),
        catalogue=catalogue,
        code=table["code"],
        title=titles[first],
        description=text_from(table.get("description")).wording(first),
        domain=table.get("domain", ""),
        contexts=tuple(table.get("contexts", ())),
        reference=table.get("reference", ""),
        anchor="yes" if table.get("anchor") else "",
        wordings=tuple(
            (language, titles[language]) for language in languages if language in titles and language != first
        ),
    )


@lru_cache(maxsize=1)
def party_presets() -> tuple[PartyPreset, ...]:
    """The sets of parties that the program brings along."""
    return tuple(
        PartyPreset(
            key=preset["key"],
            name=text_from(preset["name"]),
            fiction=preset.get("fiction", False),
            parties=tuple(
                PresetParty(
                    code=party["code"],
                    name=text_from(party["name"]),
                    side=party["side"],
                    profile=text_from(party.get("profile")),
                )
                for party in preset["party"]
            ),
        )
        for preset in _read("parties")["preset"]
    )


@lru_cache(maxsize=8)
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("catalogue", f"{name}.toml").read_text(encoding="utf-8"))
