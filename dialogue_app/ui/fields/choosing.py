"""Finding the editor of a field kind without loading all of them: the first page must not wait.

``kinds`` stays the one list of editors; here is only in which module and class a kind's editor is, so that
it can be loaded alone. A test holds both together.
"""

from __future__ import annotations

from importlib import import_module

from dialogue_app.core.template import TemplateField
from dialogue_app.ui.fields.editor import FieldEditor

_CLASSES = {
    "rating_matrix": "RatingMatrixEditor",
    "two_way_matrix": "TwoWayMatrixEditor",
    "party_choice": "PartyChoiceEditor",
    "party_text": "PartyTextEditor",
    "record_list": "RecordListEditor",
    "selection": "SelectionEditor",
    "drafted_text": "DraftedTextEditor",
}

_OF_RECORDS = {"silence_procedure": ("silence", "SilenceEditor")}
"""Lists whose records follow from acts and are not typed: module and class of their own editor."""


def editor_for(field: TemplateField) -> type[FieldEditor] | None:
    """The editor of a field: that of its kind, or the own one of a sealed list or of the records it lists."""
    own = None
    if field.kind == "record_list":
        own = ("sealed_list", "SealedListEditor") if field.sealed else _OF_RECORDS.get(field.record)
    if own is None:
        return editor_class(field.kind)
    found: type[FieldEditor] = getattr(import_module(f"dialogue_app.ui.fields.{own[0]}"), own[1])
    return found


def editor_class(kind: str) -> type[FieldEditor] | None:
    """The editor of a field kind; nothing for a kind that cannot be edited."""
    if kind not in _CLASSES:
        return all_editors().get(kind)
    found: type[FieldEditor] = getattr(import_module(f"dialogue_app.ui.fields.{kind}"), _CLASSES[kind])
    return found


def all_editors() -> dict[str, type[FieldEditor]]:
    """Every editor there is, loaded."""
    from dialogue_app.ui.fields.kinds import EDITORS

    return EDITORS
