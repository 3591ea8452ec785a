"""What changed? Two sessions of a track compared, activity by activity in the same context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from dialogue_app.analyses.answers import latest_value
from dialogue_app.analyses.change import ActivityChange, CellChange, activity_change, cell_changes
from dialogue_app.analyses.judgements.unity_overview import allies, verdict_field
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import SelectedItem, Session
from dialogue_app.core.template import Template
from dialogue_app.core.thresholds import thresholds_of
from dialogue_app.fields.items import items_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChange:
    """Cell and activity changes between two sessions. ``reworded``: activities left out because their
    wording changed and the chair did not record that the meaning is unchanged.
    """

    cells: tuple[CellChange, ...]
    activities: tuple[ActivityChange, ...]
    reworded: tuple[str, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many cells changed in each way."""
        return Counter(cell.kind for cell in self.cells)


Rows = dict[tuple[str, str], tuple[SelectedItem, str, dict[str, str]]]
"""(catalogue item, context) -> selected item, code, party -> value"""


def session_before(dialogue: Dialogue, session: str) -> Session | None:
    """The session that this one follows: the one it names, or else the one with the number before."""
    now = dialogue.of(Session)[session]
    earlier = [former for former in dialogue.sessions() if (former.number or 0) < (now.number or 0)]
    return dialogue.get(Session, now.previous) or (earlier[-1] if earlier else None)


def session_change(
    dialogue: Dialogue, before: tuple[str, Template], after: tuple[str, Template]
) -> SessionChange:
    """Compare the verdicts of two sessions, each given as its id and template."""
    earlier, later = _rows(dialogue, *before), _rows(dialogue, *after)
    limits = thresholds_of(dialogue)
    cells: list[CellChange] = []
    activities: list[ActivityChange] = []
    reworded: list[str] = []
    for place, (selected, code, row) in later.items():
        if place not in earlier:
            continue
        old, _code, old_row = earlier[place]
        if selected.wording != old.wording and selected.meaning_unchanged != "yes":
            reworded.append(code)
            continue
        cells.extend(cell_changes(code, old_row, row, selected.id))
        activities.append(activity_change(code, old_row, row, selected.id, thresholds=limits))
    return SessionChange(cells=tuple(cells), activities=tuple(activities), reworded=tuple(reworded))


def _rows(dialogue: Dialogue, session: str, template: Template) -> Rows:
    field = verdict_field(template)
    if field is None:
        return {}
    parties = [ally.id for ally in allies(dialogue, session, field)]
    rows: Rows = {}
    for item in items_of(dialogue, session, template, field):
        selected = cast("SelectedItem", item.record)
        cells = dialogue.item_entries(session, field.entry_field, item.id)
        row = {party: latest_value(cells, party) for party in parties}
        rows[(selected.catalogue_item, selected.context)] = (selected, item.code, row)
    return rows
