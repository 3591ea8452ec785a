"""The rows of a field: the records that its cells are about, and how each is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from dialogue_app.core.commands.catalogue import catalogue_items
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.kinds import LISTED_BY_NAME, STRUCTURE
from dialogue_app.core.records import CatalogueItem, ListRow, Participant, Party, Record, SelectedItem
from dialogue_app.core.template import Template, TemplateField

CATALOGUE_PREFIX = "catalogue:"

NAMING: frozenset[type[Record]] = frozenset({CatalogueItem, Participant, Party})
"""What the code and the title of a row may be taken from, besides its own record."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row: the id its entries carry, a short code, a title, and a note such as the context."""

    id: str
    code: str
    title: str
    note: str = ""
    record: Record | None = None


def items_of(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> tuple[Item, ...]:
    """The rows of a field in order; none for a field that is not about a list."""
    if not field.items:
        return ()
    if field.items.startswith(CATALOGUE_PREFIX):
        name = field.items.removeprefix(CATALOGUE_PREFIX)
        return tuple(item_for(dialogue, item) for item in catalogue_items(dialogue, name))
    key, _dot, attribute = field.items.partition(".")
    stage_and_field = template.find_field(key)
    if stage_and_field is None:
        return ()
    if attribute:
        return _referred(dialogue, list_records(dialogue, session, stage_and_field[1]), attribute)
    listed = stage_and_field[1]
    kinds = kinds_of_items(template, field)
    return dialogue.derived(("items", session, listed), kinds, partial(list_items, dialogue, session, listed))


def kinds_of_items(template: Template, field: TemplateField) -> frozenset[type[Record]]:
    """The kinds of record that the rows of a field are taken from and named by; none for a field that is not
    about a list. Records that others refer to may be of any kind that says what there is to answer.
    """
    if not field.items:
        return frozenset()
    key, _dot, attribute = field.items.partition(".")
    stage_and_field = None if field.items.startswith(CATALOGUE_PREFIX) else template.find_field(key)
    if stage_and_field is None:
        return NAMING
    return STRUCTURE if attribute else NAMING | {LISTED_BY_NAME[record_name(stage_and_field[1])]}


def _referred(dialogue: Dialogue, records: tuple[Record, ...], attribute: str) -> tuple[Item, ...]:
    """The records that others refer to by one attribute, each once, in the order first met."""
    ids: dict[str, None] = {}
    for record in records:
        value = getattr(record, attribute)
        ids.update(dict.fromkeys((value,) if isinstance(value, str) else value))
    referred = (dialogue.find(record_id) for record_id in ids if record_id)
    return tuple(item_of(dialogue, record) for record in referred if record is not None)


def list_items(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[Item, ...]:
    """The records of a list field, as rows."""
    return tuple(item_of(dialogue, record) for record in list_records(dialogue, session, field))


def list_records(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[Record, ...]:
    """The records of a list field, in order."""
    kind = LISTED_BY_NAME[record_name(field)]
    return dialogue.listed(kind, session, field.key)


def record_name(field: TemplateField) -> str:
    """The kind of record a list field holds, by name."""
    return field.record or "list_row"


def item_of(dialogue: Dialogue, record: Record) -> Item:
    """A record as a row, kept until it or what it is named by changes."""
    return dialogue.of_record("item", record, NAMING, partial(item_for, dialogue, record))


def item_for(dialogue: Dialogue, record: Record) -> Item:
    """A record as a row."""
    if isinstance(record, SelectedItem):
        known = dialogue.get(CatalogueItem, record.catalogue_item)
        return Item(record.id, known.code if known else "", record.wording, record.context, record)
    if isinstance(record, ListRow):
        texts = [value for _key, value in record.values if value]
        return Item(record.id, str(record.position + 1), texts[0] if texts else "", "", record)
    if isinstance(record, ReadBack):
        return Item(record.id, str(record.attempt or ""), record.text, "", record)
    code = str(getattr(record, "code", "") or getattr(record, "number", "") or "")
    if not code and hasattr(record, "position"):
        code = str(record.position + 1)
    return Item(record.id, code, _title(dialogue, record), "", record)


_TITLES = ("statement", "text", "release_text", "title", "description", "name", "wording", "version")


def _title(dialogue: Dialogue, record: Record) -> str:
    for name in _TITLES:
        value = getattr(record, name, "")
        if value:
            return str(value)
    party = getattr(record, "party", "")
    return answerer(dialogue, party).name if party else ""
