"""Selection in print: the items taken up, each with its context; a changed wording beside the old one."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.records import CatalogueItem, SelectedItem
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases.values import option
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.items import list_records
from dialogue_app.fields.selection import KIND
from dialogue_app.support.translation import _


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """A row an item."""
    chosen = [
        record
        for record in list_records(printing.dialogue, printing.session.id, field)
        if isinstance(record, SelectedItem) and printing.prints(record)
    ]
    if not chosen:
        return []
    printing.use_scale("CONTEXT")
    body = [_row(printing, record) for record in chosen]
    instruments = any(row[3] for row in body)
    head = (_("Code"), _("Wording in this session"), _("Context"), _("Instrument"))
    widths = (46.0, styles.WIDTH - 46 - 70 - (120 if instruments else 0), 70.0, 120.0)
    if not instruments:
        return table(printing, widths[:3], head[:3], [row[:3] for row in body])
    return table(printing, widths, head, body)


def _row(printing: PrintContext, item: SelectedItem) -> tuple[Words, Words, Words, Words]:
    known = printing.dialogue.get(CatalogueItem, item.catalogue_item)
    wording: list[Run] = [Run(printing.own(item.wording))]
    if known and known.title.strip() != item.wording.strip():
        wording.append(soft("\n" + _("Before: {wording}").format(wording=printing.own(known.title))))
        if item.meaning_unchanged == "yes":
            wording.append(soft(" " + _("Meaning recorded as unchanged.")))
    added = printing.disclosure.who(item.added_by) if item.added_by else ""
    if added:
        wording.append(soft("\n" + _("Added by {party}").format(party=added)))
    state = option(printing, "COMMITMENT", item.instrument_state) if item.instrument_state else ""
    instrument = " · ".join(text for text in (printing.own(item.instrument), state) if text)
    code = (bold(printing.own(known.code)),) if known else ""
    return code, wording, scale("CONTEXT").shown(item.context), instrument


SECTION = Section((KIND,), section)
