"""Verbs on the catalogue of a track and on what a session selects from it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any

from dialogue_app.core.commands.lists import add_listed, add_record, change_attributes, remove_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, added
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import CatalogueItem, SelectedItem, new_id
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.validity.party_codes import as_code
from dialogue_app.support.fold import look, name_key
from dialogue_app.support.translation import _

LONGEST_CODE = 40
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_CODE = re.compile(rf"[^\W_][\w./-]{{0,{LONGEST_CODE - 1}}}")


def catalogue_items(dialogue: Dialogue, catalogue: str) -> tuple[CatalogueItem, ...]:
    """The items of one catalogue of this track: by domain, own additions last in it, then by code. The order
    in which records lie in a file has no meaning.
    """

    def find() -> tuple[CatalogueItem, ...]:
        domains = {code: place for place, code in enumerate(scale("DOMAIN").codes)}

        def place(item: CatalogueItem) -> tuple[int, bool, str]:
            return domains.get(item.domain, len(domains)), item.own == "yes", item.code

        items = (
            catalogue_item
            for catalogue_item in dialogue.of(CatalogueItem).values()
            if catalogue_item.catalogue == catalogue
        )
        return tuple(sorted(items, key=place))

    return dialogue.derived(("catalogue", catalogue), frozenset({CatalogueItem}), find)


def item_by_code(dialogue: Dialogue, catalogue: str, code: str) -> CatalogueItem | None:
    """The item of this code."""
    return dialogue.at(CatalogueItem, catalogue, code)


def add_item(dialogue: Dialogue, item: CatalogueItem) -> Change:
    """Add an own item to a catalogue, its code as codes are kept (see ``party_codes``). Raises Refused if
    code or wording is empty, or the code is none, is taken or looks like another one.
    """
    kept = dataclasses.replace(item, code=as_code(item.code))
    _refuse_words(dialogue, kept)
    return add_record(kept, name=_("Add to the catalogue"))


def change_item(dialogue: Dialogue, item: CatalogueItem, **values: Any) -> Change:
    """Change attributes of an item. A new code obeys what a new item's does. Raises Refused."""
    if "code" in values:
        values["code"] = as_code(values["code"])
    after = dataclasses.replace(item, **values)
    if after.code != item.code or not after.title.strip():
        _refuse_words(dialogue, after)
    return change_attributes(dialogue, item, values)


def item_code_fault(code: str) -> str:
    """Why a text cannot be the code of a catalogue item, without a full stop; empty if it can."""
    if not _CODE.fullmatch(code):
        return _(
            "a code has at most {n} letters, digits and {signs} and begins with a letter or digit"
        ).format(n=LONGEST_CODE, signs=". - _ /")
    return ""


def alike_item(code: str, known: Iterable[CatalogueItem]) -> CatalogueItem | None:
    """An item whose code a reader would take for this one (see ``code_keys``)."""
    keys = code_keys(code)
    return next((item for item in known if not keys.isdisjoint(code_keys(item.code))), None)


def code_keys(code: str) -> frozenset[str]:
    """What codes that a reader would take for one another have in common, one of these at least: other
    capitals or accents, letters of another script, another sign between the parts, a nought more before a
    number (ECO-03, ECO03, eco_3).
    """
    plain = name_key(code)
    parts = (part.lstrip("0") or "0" for part in _PARTS.findall(plain))
    return frozenset((plain, " ".join(parts), plain if code.isascii() else look(code)))


def _refuse_words(dialogue: Dialogue, item: CatalogueItem) -> None:
    if not item.code or not item.title.strip():
        raise Refused(_("A catalogue item needs a code and a wording. Nothing was changed."))
    others = [
        catalogue_item
        for catalogue_item in catalogue_items(dialogue, item.catalogue)
        if catalogue_item.id != item.id
    ]
    if any(other.code == item.code for other in others):
        raise Refused(_("The code {code} is taken. Nothing was changed.").format(code=item.code))
    alike = alike_item(item.code, others)
    if alike is not None:
        raise Refused(
            _("The code {code} looks like {other}: choose another one. Nothing was changed.").format(
                code=item.code, other=alike.code
            )
        )
    fault = item_code_fault(item.code)
    if fault:
        raise Refused(_("“{code}”: {fault}. Nothing was changed.").format(code=item.code, fault=fault))


def remove_item(dialogue: Dialogue, item: CatalogueItem) -> Change:
    """Remove an item from the catalogue, and from the sessions that selected it."""
    selections = [
        selected for selected in dialogue.of(SelectedItem).values() if selected.catalogue_item == item.id
    ]
    edits = list(remove_record(dialogue, item).edits)
    for selection in selections:
        change = remove_record(dialogue, selection)
        changed = {edit.record.id for edit in change.edits}
        edits = [edit for edit in edits if edit.record.id not in changed]
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
