"""The links of a record's card and the entries of its menu: (key, words). A link without a key keeps the room
that the words have on other cards of the list, so that the links stand in columns.
"""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Listed
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.fields.read_back import CHANGED, Standing, standing
from dialogue_app.fields.registry import field_kind, read_back_field
from dialogue_app.support.translation import _
from dialogue_app.ui.text.record_values import questions_of

Links = tuple[tuple[str, str], ...]
MENU, ROOM = "menu", ""


def first_reference(field: TemplateField) -> str:
    """The first question of a list that points to other records."""
    return next((name for name, ask in questions_of(field) if ask.kind in ("ref", "refs")), "")


def card_links(
    dialogue: Dialogue, template: Template, field: TemplateField, record: Listed, *, read_only: bool
) -> Links:
    """The links of a card: what waits to be done first."""
    refers = bool(first_reference(field))
    if record.sealed_at or read_only:
        room = ((ROOM, _("Link…")),) if refers else ()
        return () if is_sealed(record) else (("open", _("Open")), *room, (ROOM, _("More")))
    linked = (("link", _("Link…")),) if refers else ()
    waiting = _say_back(dialogue, template, field, record)
    return (*waiting, ("open", _("Edit")), *linked, (MENU, _("More")))


def _say_back(dialogue: Dialogue, template: Template, field: TemplateField, record: Listed) -> Links:
    """The link to the read-back of a record: to do it, to do it again, or to look at it."""
    asking = read_back_field(template, field)
    if asking is None:
        return ()
    found = standing(dialogue, record.session, asking, record.id)
    return ((f"field:{asking.key}", say_back_words(found)),)


def say_back_words(found: Standing) -> str:
    """What the way to a read-back is called."""
    if found.state == CHANGED:
        return _("Read back again")
    return _("Review") if found.settled else _("Read back")


def card_menu(stage: Stage, field: TemplateField, links: Links) -> Links:
    """The entries of a card's menu: its links, moving, removing, and the other fields about the record."""
    if not links:
        return ()
    about = tuple(
        (f"field:{template_field.key}", str(template_field.label))
        for template_field in stage.fields
        if template_field.items == field.key and field_kind(template_field).entered
    )
    own: Links = (("up", _("Move up")), ("down", _("Move down")), ("remove", _("Remove")))
    shown = tuple(link for link in links if link[0] not in (MENU, ROOM) and not link[0].startswith("field:"))
    changing = own if any(key == MENU for key, _words in links) else ()
    return (*shown, *changing, *about)
