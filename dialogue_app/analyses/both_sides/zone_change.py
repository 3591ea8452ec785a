"""How the zones of the rules of the game moved between two sessions with both sides: a four by four table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from dialogue_app.analyses.both_sides.two_way import TwoWay, two_way
from dialogue_app.analyses.both_sides.zones import ZONES
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import SelectedItem
from dialogue_app.core.template import Template
from dialogue_app.fields.items import Item


@dataclass(frozen=True, slots=True)
class ZoneMove:
    """One activity, as it stands in the later session, and its zone before and after."""

    item: Item
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneChange:
    """Every activity of both sessions in the same context. ``reworded``: codes of those left out because
    their wording changed and the chair did not record that the meaning is unchanged.
    """

    moves: tuple[ZoneMove, ...]
    reworded: tuple[str, ...]

    @property
    def table(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(zone before, zone after) -> codes, for every pair of the four zones."""
        return {
            (before, after): tuple(
                move.item.code for move in self.moves if (move.before, move.after) == (before, after)
            )
            for before in ZONES
            for after in ZONES
        }


def zone_change(dialogue: Dialogue, before: tuple[str, Template], after: tuple[str, Template]) -> ZoneChange:
    """Compare the zones of two sessions, each given as its id and template."""
    earlier, later = _rows(dialogue, *before), _rows(dialogue, *after)
    moves: list[ZoneMove] = []
    reworded: list[str] = []
    for place, (selected, row) in later.items():
        if place not in earlier:
            continue
        old, old_row = earlier[place]
        if selected.wording != old.wording and selected.meaning_unchanged != "yes":
            reworded.append(row.item.code)
        else:
            moves.append(ZoneMove(row.item, old_row.zone.zone, row.zone.zone))
    return ZoneChange(moves=tuple(moves), reworded=tuple(reworded))


def _rows(
    dialogue: Dialogue, session: str, template: Template
) -> dict[tuple[str, str], tuple[SelectedItem, TwoWay]]:
    rows = {}
    for activity in two_way(dialogue, session, template).activities:
        selected = cast("SelectedItem", activity.item.record)
        rows[selected.catalogue_item, selected.context] = (selected, activity)
    return rows
