"""The external track of the sample with a second session, in which two activities are judged otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dialogue_app.core.commands.sessions import session_from_previous
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import new_id
from dialogue_app.fields.items import items_of
from dialogue_app.services.analysis import hold
from tests.services.amber_sea import external

JUDGED_LATER = {"AIR-01": "2", "NUC-02": "2"}


@cache
def followed() -> Dialogue:
    before, template = external().sessions()[-1], hold(external()).template
    after = external().apply(session_from_previous(external(), before, template).edits)
    now = after.sessions()[-1]
    stage_and_field = template.find_field("on_other")
    assert stage_and_field is not None
    field = stage_and_field[1]
    new = {listed_item.code: listed_item.id for listed_item in items_of(after, now.id, template, field)}
    edits = []
    for item in items_of(after, before.id, template, field):
        for entry in after.item_entries(before.id, field.key, item.id).values():
            value = JUDGED_LATER.get(item.code, entry.value)
            later = replace(entry, id=new_id(), session=now.id, item=new[item.code], value=value)
            edits.append(Edit(None, later))
    return after.apply(edits)
