"""What is not accepted in the record, in print: kept beside the record, not settled."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.domain_records import RecordDisagreement
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, heading, quoted, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts.side_by_side import small, spoken
from dialogue_app.fields.items import item_for
from dialogue_app.support.translation import _

ABOUT, BY = 92.0, 84.0


def disagreements(printing: PrintContext) -> list[Flowable]:
    """Each with what it is about, the wording proposed instead and the answer; by whom only where the
    attribution rule allows it, and then in an order that tells nothing. One begun and left without
    words is not printed.
    """
    record_disagreements = [
        disagreement
        for disagreement in printing.listed(RecordDisagreement)
        if disagreement.text.strip() or disagreement.proposed.strip()
    ]
    if not record_disagreements:
        return []
    authors = {
        disagreement.id: printing.disclosure.who(disagreement.by) for disagreement in record_disagreements
    }
    named = any(authors.values())
    if not named:
        record_disagreements.sort(key=lambda disagreement: disagreement.text)
    heads: list[Words] = [_("Not accepted in the record"), _("About")]
    widths = [styles.WIDTH - ABOUT, ABOUT]
    if named:
        heads.insert(0, _("By"))
        widths = [BY, styles.WIDTH - ABOUT - BY, ABOUT]
    body: list[tuple[Words, ...]] = []
    for disagreement in record_disagreements:
        row: tuple[Words, ...] = (
            _words(printing, disagreement),
            _about(printing, disagreement),
        )
        body.append((authors[disagreement.id], *row) if named else row)
    looks = ("cell", "cell_quote", "cell") if named else ("cell_quote", "cell")
    opening = heading(printing, _("Disagreement about the record"), 2)
    return [*opening, *table(printing, widths, heads, body, cell_styles=looks)]


def _words(printing: PrintContext, disagreement: RecordDisagreement) -> Words:
    words = [quoted(spoken(printing, disagreement.text))]
    if disagreement.proposed.strip():
        words += [soft("\n" + _("Proposed instead: ")), quoted(spoken(printing, disagreement.proposed))]
    if disagreement.answer.strip():
        words.append(small("\n" + _("Answer: {text}").format(text=spoken(printing, disagreement.answer))))
    return words


def _about(printing: PrintContext, disagreement: RecordDisagreement) -> str:
    """What it is about, where that is printed too; else the record."""
    record = printing.dialogue.find(disagreement.about) if disagreement.about else None
    if record is None or not printing.disclosure.prints(record):
        return _("The record") if not disagreement.about else ""
    item = item_for(printing.dialogue, record)
    return printing.own(item.code) or printing.title(item)
