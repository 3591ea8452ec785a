"""Verbs on the catalogue of a track and on what a session selects from it."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, added
from dialogue_app.core.errors import Refused
from dialogue_app.core.lists import add_listed, add_record, remove_record
from dialogue_app.core.records import CatalogueItem, SelectedItem, new_id
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.support.fold import look
from dialogue_app.support.translation import _


def catalogue_items(dialogue: Dialogue, catalogue: str) -> tuple[CatalogueItem, ...]:
    """The items of one catalogue of this track: by domain, own additions last in it, then by code. The order
    in which records lie in a file has no meaning.
    """
    found = (one for one in dialogue.of(CatalogueItem).values() if one.catalogue == catalogue)
    return tuple(sorted(found, key=_place))


def _place(item: CatalogueItem) -> tuple[int, bool, str]:
    domains = scale("DOMAIN").codes
    domain = domains.index(item.domain) if item.domain in domains else len(domains)
    return domain, item.own == "yes", item.code


def item_by_code(dialogue: Dialogue, catalogue: str, code: str) -> CatalogueItem | None:
    """The item of this code."""
    return dialogue.at(CatalogueItem, catalogue, code)


def add_item(dialogue: Dialogue, item: CatalogueItem) -> Change:
    """Add an own item to a catalogue. Raises Refused if code or wording is empty, or the code is taken
    or looks like another one.
    """
    if not item.code.strip() or not item.title.strip():
        raise Refused(_("A catalogue item needs a code and a wording. Nothing was changed."))
    if item_by_code(dialogue, item.catalogue, item.code) is not None:
        raise Refused(_("The code {code} is taken. Nothing was changed.").format(code=item.code))
    known = catalogue_items(dialogue, item.catalogue)
    alike = next((one for one in known if look(one.code) == look(item.code)), None)
    if alike is not None:
        raise Refused(
            _("The code {code} looks like {other}: choose another one. Nothing was changed.").format(
                code=item.code, other=alike.code
            )
        )
    return add_record(item, name=_("Add to the catalogue"))


def remove_item(dialogue: Dialogue, item: CatalogueItem) -> Change:
    """Remove an item from the catalogue, and from the sessions that selected it."""
    selections = [one for one in dialogue.of(SelectedItem).values() if one.catalogue_item == item.id]
    edits = list(remove_record(dialogue, item).edits)
    for selection in selections:
        change = remove_record(dialogue, selection)
        edits = [edit for edit in edits if edit.record.id not in {one.record.id for one in change.edits}]
        edits.extend(change.edits)
    return Change(_("Remove from the catalogue"), tuple(edits))


def select_item(
    dialogue: Dialogue,
    session: str,
    field: TemplateField,
    item: CatalogueItem,
    *,
    context: str = "",
    added_by: str = "",
) -> Change:
    """Take a catalogue item up in a session, in its first context if none is named. Empty if it stands
    there in that context already.
    """
    context = context or (item.contexts[0] if item.contexts else "")
    if dialogue.at(SelectedItem, session, field.key, item.id, context) is not None:
        return Change("", ())
    selected = SelectedItem(
        id=new_id(),
        session=session,
        field=field.key,
        catalogue_item=item.id,
        context=context,
        wording=item.title,
        added_by=added_by,
        marking=field.marking,
    )
    return add_listed(dialogue, selected, name=_("Select {code}").format(code=item.code))


def unselect(dialogue: Dialogue, selected: SelectedItem) -> Change:
    """Take an item out of a session, with every verdict on it."""
    return remove_record(dialogue, selected, name=_("Take out of the selection"))


def fill(items: tuple[CatalogueItem, ...]) -> Change:
    """Put a starter catalogue into a new track; each item gets an id of its own here."""
    return Change(_("Fill the catalogue"), added(*items))
