"""The printed section of every field kind."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable

from dialogue_app.core.template import TemplateField
from dialogue_app.documents.printing import Printing
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

Section = Callable[[Printing, TemplateField], list[Flowable]]

SECTIONS: dict[str, Section] = {
    "rating_matrix": rating_matrix.section,
    "two_way_matrix": two_way_matrix.section,
    "party_choice": party_choice.section,
    "party_text": party_text.section,
    "text": single.section,
    "text_list": single.section,
    "choice": single.section,
    "date": single.section,
    "number": single.section,
    "yes_no": single.section,
    "selection": selection.section,
    "record_list": record_list.section,
    "record_columns": record_columns.section,
    "read_back": read_back.section,
    "drafted_text": drafted_text.section,
    "computed": computed.section,
}
