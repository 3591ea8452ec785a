"""Record list in print: each record with its statement and the filled-in rest of its form."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from dialogue_app.core.domain_records import LineDraft, ReadBack, Reservation, SilenceProcedure
from dialogue_app.core.form import questions
from dialogue_app.core.records import EXTERNAL, Listed, ListRow, Record
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.core.wording.confirmation import names_position
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, entry_block, paragraph, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.phrases.values import column_facts, form_facts, value
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.items import list_records
from dialogue_app.fields.record_list import KIND
from dialogue_app.fields.registry import field_kind
from dialogue_app.reports.dates import moment
from dialogue_app.support.translation import _

STATEMENTS = ("statement", "release_text", "text", "description", "line", "wording", "identity")
"""The attribute that stands as the record's own words, the first of these that the form has."""
MOST_COLUMNS = 4


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """A block a record; rows whose columns the template gives stand in a table."""
    records = list_records(printing.dialogue, printing.session.id, field)
    return listing(printing, field, records)


def listing(printing: PrintContext, field: TemplateField, records: Sequence[Record]) -> list[Flowable]:
    """Records one below the other. Of a sealed one only that it is sealed."""
    shown = [record for record in records if printing.prints(record)]
    flowables: list[Flowable] = []
    rows = [record for record in shown if isinstance(record, ListRow)]
    if rows:
        flowables.extend(_rows(printing, field, rows))
    for listed_record in shown:
        if not isinstance(listed_record, ListRow):
            flowables.extend(record(printing, listed_record, _code(printing, listed_record)))
    return [*flowables, *_sealed(printing, records)]


def withheld(printing: PrintContext, listed_record: Record) -> tuple[str, ...]:
    """Attributes that are asked for in a field of their own whose marking is not printed."""
    return tuple(
        name
        for _stage, field in printing.template.fields()
        if field_kind(field).beside_list
        and field.items == getattr(listed_record, "field", "")
        and not printing.disclosure.shows(field.marking)
        for name in field.attributes
    )


def asked_for(printing: PrintContext, listed_record: Record) -> tuple[str, ...]:
    """In the external track the attributes that the template asks for there; elsewhere all (empty)."""
    stage_and_field = printing.template.find_field(getattr(listed_record, "field", ""))
    if (
        printing.dialogue.track.track != EXTERNAL
        or stage_and_field is None
        or not stage_and_field[1].attributes
    ):
        return ()
    beside = (
        name
        for _stage, field in printing.template.fields()
        if field_kind(field).beside_list and field.items == stage_and_field[1].key
        for name in field.attributes
    )
    return (*stage_and_field[1].attributes, *beside)


def record(printing: PrintContext, listed_record: Record, code: str) -> list[Flowable]:
    """One record: code, statement, facts."""
    name, words = statement(printing, listed_record)
    without = ("code", "number", "version", name, *withheld(printing, listed_record))
    given = form_facts(printing, listed_record, without=without, only=asked_for(printing, listed_record))
    if isinstance(listed_record, ReadBack) and not names_position(listed_record):
        given.insert(0, (_("Position of"), _("nobody named")))
    quote = name and dict(questions(type(listed_record)))[name].kind == "quote"
    style = "quote" if quote else "body"
    return entry_block(printing, printing.own(code), words, given, style=style)


def statement(printing: PrintContext, listed_record: Record) -> tuple[str, Words]:
    """The attribute that holds what a record states, and its words."""
    asked = dict(questions(type(listed_record)))
    for name in STATEMENTS:
        if name in asked and getattr(listed_record, name):
            given = str(getattr(listed_record, name))
            quote = asked[name].kind == "quote"
            return name, printing.quote(given) if quote else value(printing, asked[name], given)
    return "", ""


def _code(printing: PrintContext, listed_record: Record) -> str:
    """The number that a record has everywhere: a reservation that of its footnote (none once it is lifted), a
    text under silence and a draft that of its version.
    """
    if isinstance(listed_record, ReadBack):
        return ""
    if isinstance(listed_record, Reservation):
        number = printing.footnotes().get(listed_record.id, 0)
        return str(number) if number else ""
    if isinstance(listed_record, (SilenceProcedure, LineDraft)) and listed_record.version:
        return listed_record.version
    code = str(getattr(listed_record, "code", "") or getattr(listed_record, "number", "") or "")
    return code or str(getattr(listed_record, "position", 0) + 1)


def _rows(printing: PrintContext, field: TemplateField, rows: Sequence[ListRow]) -> list[Flowable]:
    if len(field.rows) > MOST_COLUMNS:
        flowables: list[Flowable] = []
        for row in rows:
            (_label, words), *rest = column_facts(printing, field.rows, dict(row.values)) or [("", "")]
            flowables.extend(entry_block(printing, str(row.position + 1), words, rest, style="body"))
        return flowables
    listed = []
    for row in rows:
        values = dict(row.values)
        cells = [value(printing, column, values.get(column.key, "")) for column in field.rows]
        if any(cells):
            listed.append((str(row.position + 1), *cells))
    if not listed:
        return []
    weights = [3 if column.kind in ("text", "quote") else 1.2 for column in field.rows]
    room = styles.WIDTH - 22
    widths = (22.0, *(room * weight / sum(weights) for weight in weights))
    heads = ("", *(printing.label(column.label) for column in field.rows))
    return table(printing, widths, heads, listed, cell_styles=("cell_bold",))


def _sealed(printing: PrintContext, records: Sequence[Record]) -> list[Flowable]:
    disclosure = printing.disclosure
    if disclosure.agreed_only:
        return []
    return [
        paragraph(
            printing,
            _("Sealed at {moment}; content not shown.").format(moment=moment(record.sealed_at)),
            "note",
        )
        for record in records
        if isinstance(record, Listed) and is_sealed(record) and disclosure.shows(record.marking)
    ]


SECTION = Section((KIND,), section)
