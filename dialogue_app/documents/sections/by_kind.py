"""Every printed section. To add one: a module of the name that its kind of field has, and a line here."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.sections import (
    computed,
    drafted_text,
    party_choice,
    party_text,
    rating_matrix,
    read_back,
    record_columns,
    record_list,
    selection,
    single,
    two_way_matrix,
)
from dialogue_app.documents.sections.section import Section

SECTIONS: tuple[Section, ...] = (
    rating_matrix.SECTION,
    two_way_matrix.SECTION,
    party_choice.SECTION,
    party_text.SECTION,
    single.SECTION,
    selection.SECTION,
    record_list.SECTION,
    record_columns.SECTION,
    read_back.SECTION,
    drafted_text.SECTION,
    computed.SECTION,
)

_BY_NAME = {kind.name: section for section in SECTIONS for kind in section.kinds}


def print_field(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """A field as it is printed. Empty if there is nothing to print."""
    return _BY_NAME[field.kind].printed(printing, field)
