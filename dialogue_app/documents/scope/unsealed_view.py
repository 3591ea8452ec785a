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

    def kept(one: Record) -> bool:
        if not isinstance(one, Entry | Listed) or opens(one):
            return True
        of_field = markings.get(one.field, one.marking)
        return disclosure.shows(one.marking) and (is_disclosed(one) or disclosure.shows(of_field))

    return Dialogue(record for record in dialogue.everything() if kept(record))
