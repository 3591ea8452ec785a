"""What a printed section is: how fields of some kinds are printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.platypus import Flowable

from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.fields.field_kind import FieldKind


@dataclass(frozen=True, slots=True)
class Section:
    """The kinds of field that a section prints, and how. It gives nothing where there is nothing to print."""

    kinds: tuple[FieldKind, ...]
    printed: Callable[[PrintContext, TemplateField], list[Flowable]]
