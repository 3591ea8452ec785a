"""Every kind of field there is. To add one: a module here, in ``ui.fields`` and in ``documents.sections``."""

from __future__ import annotations

from typing import Any

from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields import (
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
from dialogue_app.fields.field_kind import FieldKind

FIELD_KINDS: tuple[FieldKind, ...] = (
    rating_matrix.KIND,
    two_way_matrix.KIND,
    party_choice.KIND,
    party_text.KIND,
    *single.KINDS,
    selection.KIND,
    record_list.KIND,
    record_columns.KIND,
    read_back.KIND,
    drafted_text.KIND,
    computed.KIND,
)

BY_NAME: dict[str, FieldKind] = {kind.name: kind for kind in FIELD_KINDS}


def field_kind(field: TemplateField) -> FieldKind:
    """The kind of a field. Raises KeyError where its name is not known."""
    return BY_NAME[field.kind]


def read_back_field(template: Template, field: TemplateField) -> TemplateField | None:
    """The field in which the records of a list are read back; none where nobody reads them back."""
    return next(
        (
            template_field
            for _stage, template_field in template.fields()
            if field_kind(template_field).restates and template_field.items == field.key
        ),
        None,
    )


def new_field(*, kind: str, **values: Any) -> TemplateField:
    """A field of a kind, with what the kind implies where nothing is said: the record it lists, and what an
    answer is. Raises KeyError where the kind is not known.
    """
    known = BY_NAME[kind]
    implied = {"record": known.record, "answer": known.answer}
    return TemplateField(kind=kind, **(implied | values))
