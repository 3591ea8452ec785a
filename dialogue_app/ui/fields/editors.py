"""Every editor of fields. To add one: a module with the name of its kind of field, and a line here.

The first page must not wait for all of them: an editor is loaded when a field first asks for it.
"""

from __future__ import annotations

from importlib import import_module

from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.registry import field_kind
from dialogue_app.ui.fields.editor import Editor, FieldEditor

EDITORS = (
    "dialogue_app.ui.fields.matrix.rating_matrix",
    "dialogue_app.ui.fields.matrix.two_way_matrix",
    "dialogue_app.ui.fields.party_choice.party_choice",
    "dialogue_app.ui.fields.party_text.party_text",
    "dialogue_app.ui.fields.single",
    "dialogue_app.ui.fields.selection.selection",
    "dialogue_app.ui.fields.records.record_list",
    "dialogue_app.ui.fields.records.record_columns",
    "dialogue_app.ui.fields.read_back.read_back",
    "dialogue_app.ui.fields.drafted_text.drafted_text",
    "dialogue_app.ui.fields.computed",
)
"""The modules of the editors, each with the name of its kind."""

OWN_EDITORS = (
    "dialogue_app.ui.fields.read_back.stated_list",
    "dialogue_app.ui.fields.records.sealed_list",
    "dialogue_app.ui.fields.silence.silence",
)
"""The editors of lists that have one of their own."""


def all_editors() -> tuple[Editor, ...]:
    """Every editor there is, loaded."""
    return tuple(_editor(module) for module in EDITORS)


def editor_of(kind: FieldKind) -> type[FieldEditor]:
    """The editor of a kind of field, loaded alone."""
    return _declared(kind.stem).widget


def editor_for(template: Template, field: TemplateField) -> type[FieldEditor]:
    """The editor of a field of a template: that of its kind, or the own one of a sealed list, of a list that
    is read back, or of the records it lists.
    """
    kind = field_kind(field)
    own = _declared(kind.stem).own_module(template, field)
    return _declared(own).widget if own else editor_of(kind)


def _declared(stem: str) -> Editor:
    """What the module of this name declares."""
    return _editor(next(name for name in (*EDITORS, *OWN_EDITORS) if name.endswith(f".{stem}")))


def _editor(module: str) -> Editor:
    editor: Editor = import_module(module).EDITOR
    return editor
