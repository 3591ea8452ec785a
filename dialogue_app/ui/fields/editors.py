"""Every editor of fields. To add one: a module of the name that its kind of field has, and a line here.

The first page must not wait for all of them: an editor is loaded when a field first asks for it.
"""

from __future__ import annotations

from importlib import import_module

from dialogue_app.core.template import TemplateField
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.registry import field_kind
from dialogue_app.ui.fields.editor import Editor, FieldEditor


def all_editors() -> tuple[Editor, ...]:
    """Every editor there is, loaded."""
    from dialogue_app.ui.fields import read_back, record_columns, record_list
    from dialogue_app.ui.fields.computed.computed import computed
    from dialogue_app.ui.fields.drafted_text.drafted_text import drafted_text
    from dialogue_app.ui.fields.matrix import rating_matrix, two_way_matrix
    from dialogue_app.ui.fields.party_choice.party_choice import party_choice
    from dialogue_app.ui.fields.party_text.party_text import party_text
    from dialogue_app.ui.fields.selection.selection import selection
    from dialogue_app.ui.fields.single.single import single

    return (
        rating_matrix.EDITOR,
        two_way_matrix.EDITOR,
        party_choice.EDITOR,
        party_text.EDITOR,
        single.EDITOR,
        selection.EDITOR,
        record_list.EDITOR,
        record_columns.EDITOR,
        read_back.EDITOR,
        drafted_text.EDITOR,
        computed.EDITOR,
    )


def editor_of(kind: FieldKind) -> type[FieldEditor]:
    """The editor of a kind of field, loaded alone."""
    return _declared(kind.stem).widget


def editor_for(field: TemplateField) -> type[FieldEditor]:
    """The editor of a field: that of its kind, or the own one of a sealed list or of the records it lists."""
    kind = field_kind(field)
    own = _declared(kind.stem).own_module(field)
    return _declared(own).widget if own else editor_of(kind)


def _declared(module: str) -> Editor:
    found: Editor = import_module(f"dialogue_app.ui.fields.{module}").EDITOR
    return found
