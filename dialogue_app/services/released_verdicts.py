"""Taking over into the external track what the alliance has released: every verdict in one step."""

from __future__ import annotations

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.records import ALLIANCE, SelectedItem
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.released_items import activity_of, released_on
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.support.translation import _


def take_over(dialogue: Dialogue, session: str, field: TemplateField) -> Change:
    """Set the verdict of the alliance on every activity on which one is released, to the newest of them. Rows
    on which nothing is in force stay as they are. Empty if all of it stands already.
    """
    edits: list[Edit] = []
    for row in dialogue.listed(SelectedItem, session, field.items):
        items = released_on(dialogue, activity_of(dialogue, row.id))
        before = dialogue.entry(session, field.entry_field, row.id, ALLIANCE)
        if not items or (before is not None and is_sealed(before)):
            continue
        place, newest = Place(row.id, ALLIANCE), items[0]
        change = set_entry(dialogue, session, field, place, value=newest.verdict, basis=newest.id)
        edits += change.edits
    return Change(_("Take over released verdicts"), tuple(edits))
