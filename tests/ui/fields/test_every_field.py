"""Every field of the built-in templates that is a form opens in its editor, and every control has a name."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING
from dialogue_app.services.templates import template
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from tests.ui.filling import nameless
from tests.ui.invented import TEMPLATES, table

FORMS = (
    "text", "text_list", "choice", "date", "number", "yes_no", "selection", "record_list", "record_columns",
    "read_back", "drafted_text",
)  # fmt: skip
FIELDS = [
    (track, field.key)
    for track in (INTERNAL, EXTERNAL, BRIEF, TRAINING)
    for _stage, field in template(TEMPLATES[track]).fields()
    if field.kind in FORMS
]


@pytest.mark.parametrize(("track", "key"), FIELDS)
def test_it_opens_and_every_control_has_a_name(qtbot: QtBot, track: str, key: str) -> None:
    at = table(track, activities=3, seats=3)
    editor = at.editor(key)
    assert isinstance(editor, FieldEditor)
    qtbot.addWidget(editor)
    editor.resize(860, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    if isinstance(editor, RecordListEditor):
        editor.begin()
        assert editor.form is not None
    assert nameless(editor) == []
    editor.refresh()
    editor.go_to()
    editor.commit()
    assert not at.track.undo_stack.canUndo()
