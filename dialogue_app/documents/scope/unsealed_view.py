"""The part of a session that a document works on: what its marking allows, and what it opens on purpose.

Analyses read a dialogue without asking for markings; so they are given one that holds nothing else.
"""

from __future__ import annotations

from collections.abc import Callable

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Entry, Listed, Record, Session
from dialogue_app.core.template import Template
from dialogue_app.core.visibility.seals import is_disclosed
from dialogue_app.services.audience.disclosure import Disclosure

Opens = Callable[[Record], bool]


def opened(
    dialogue: Dialogue, session: Session, template: Template, opens: Opens = lambda _record: False
) -> Dialogue:
    """Without what neither the marking of the session allows nor ``opens`` lets in."""
    disclosure = Disclosure(dialogue, session)
    markings = {field.key: field.marking for _stage, field in template.fields()}

    def kept(record: Record) -> bool:
        if not isinstance(record, Entry | Listed) or opens(record):
            return True
        of_field = markings.get(record.field, record.marking)
        return disclosure.shows(record.marking) and (is_disclosed(record) or disclosure.shows(of_field))

    return Dialogue(record for record in dialogue.everything() if kept(record))
