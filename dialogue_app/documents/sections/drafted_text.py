"""Drafted text in print: paragraphs as they stand, brackets in bold, and who stands behind each bracket."""

from __future__ import annotations

import re

from reportlab.platypus import Flowable

from dialogue_app.charts.measured_text import SERIF_BOLD
from dialogue_app.core.domain_records import LineParagraph
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout.blocks import entry_block
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases.values import form_facts
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.drafted_text import KIND
from dialogue_app.fields.items import list_records

_BRACKETED = re.compile(r"(\[[^\[\]]*\])")


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """A block a paragraph."""
    flowables: list[Flowable] = []
    for record in list_records(printing.dialogue, printing.session.id, field):
        if isinstance(record, LineParagraph) and printing.prints(record):
            given = form_facts(printing, record, without=("number", "text"))
            flowables.extend(
                entry_block(
                    printing, printing.own(record.number), drafted(printing.quote(record.text)), given
                )
            )
    return flowables


def drafted(text: str) -> list[Run]:
    """A text with its square brackets in bold."""
    return [
        Run(piece, SERIF_BOLD if piece.startswith("[") else "") for piece in _BRACKETED.split(text) if piece
    ]


SECTION = Section((KIND,), section)
