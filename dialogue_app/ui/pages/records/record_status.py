"""How the record of a session stands, in words: as a whole, and by side or party with what it said."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Session
from dialogue_app.core.scales import scale
from dialogue_app.core.seats import answerers
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.support.translation import _

SCALE = "RECORD_STATUS"
_TONES = {"ACC": "good", "ADR": "text", "NOT": "warn", "": "text_faint"}


def status_field(template: Template) -> tuple[Stage, TemplateField] | None:
    """The field in which each side says whether it accepts the record, with its stage."""
    return next((found for found in template.fields() if found[1].scale == SCALE), None)


def whole_words(session: Session) -> str:
    """How the record stands as a whole."""
    status = scale(SCALE).shown(session.record_status) if session.record_status else _("not recorded yet")
    return _("The record of session {n} as a whole: {status}.").format(n=session.number, status=status)


def by_side(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[tuple[str, str, str, str], ...]:
    """(name, status in words, what was said with it, name of the colour) of each side or party."""
    found = []
    for who in answerers(dialogue, session, field):
        entry = dialogue.entry(session, field.entry_field, "", who.id)
        code = entry.value if entry is not None else ""
        status = scale(SCALE).shown(code) if code else _("not recorded yet")
        said = entry.reason if entry is not None else ""
        found.append((who.name, status, said, _TONES.get(code, "text")))
    return tuple(found)
