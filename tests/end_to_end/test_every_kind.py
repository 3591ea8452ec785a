"""A field of every kind is read from a template, filled by the verbs, gated, searched, shown and printed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.registry import FIELD_KINDS, field_kind
from dialogue_app.reports.export import analyse
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.search.search_index import SearchIndex
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from dialogue_app.ui.fields.editor import FieldContext, FieldEditor
from dialogue_app.ui.fields.editors import editor_for
from dialogue_app.ui.track.open_track import OpenTrack
from tests.documents.reading import text
from tests.end_to_end.every_kind import WORDS, changes, empty, key_of, template, value_of

KINDS = pytest.mark.parametrize("kind", FIELD_KINDS, ids=[kind.name for kind in FIELD_KINDS])
TEMPLATE = template()


def filled() -> tuple[Dialogue, str]:
    dialogue, session = empty(TEMPLATE)
    lists_first = sorted(TEMPLATE.stages[0].fields[1:], key=lambda field: not field_kind(field).lists)
    for field in lists_first:
        for change in changes(dialogue, session, TEMPLATE, field):
            dialogue = dialogue.apply(change.edits)
    return dialogue, session


DIALOGUE, SESSION = filled()


@KINDS
def test_it_is_read_and_filled(kind: FieldKind) -> None:
    field = TEMPLATE.stages[0].field(key_of(kind))
    assert field_kind(field) is kind
    before, session = empty(TEMPLATE)
    assert not kind.progress(before, session, TEMPLATE, field).complete
    assert kind.progress(DIALOGUE, SESSION, TEMPLATE, field).complete is kind.entered


@KINDS
def test_a_gate_asks_for_it_until_it_is_filled(kind: FieldKind) -> None:
    before, session = empty(TEMPLATE)
    asked = {one.field for gate in gates_of(before, session, TEMPLATE, "S1") for one in gate.missing}
    left = {one.field for gate in gates_of(DIALOGUE, SESSION, TEMPLATE, "S1") for one in gate.missing}
    assert (key_of(kind) in asked) is kind.entered
    assert key_of(kind) not in left


def test_it_is_analysed() -> None:
    (row,) = analyse(DIALOGUE, 1)["unity"]
    assert row["n"] == row["seats"] == 2


def test_what_it_holds_in_words_is_found() -> None:
    found = SearchIndex(DIALOGUE, lambda _session: TEMPLATE).find(WORDS, most=100)
    places = {hit.place.field.key for hit in found.hits if hit.place.field is not None}
    fields = TEMPLATE.stages[0].fields[1:]
    cells = {field.key for field in fields if field_kind(field).keeps == "cells" and value_of(field) == WORDS}
    lists = {field.key for field in fields if field_kind(field).lists and field.record != "selected_item"}
    assert cells
    assert lists
    assert cells | lists <= places


@KINDS
def test_it_is_shown_in_its_editor(qtbot: QtBot, kind: FieldKind) -> None:
    track = OpenTrack(Workspace(MemoryStore(DIALOGUE)))
    field = TEMPLATE.stages[0].field(key_of(kind))
    editor = editor_for(TEMPLATE, field)(FieldContext(track, SESSION, TEMPLATE, TEMPLATE.stages[0], field))
    assert isinstance(editor, FieldEditor)
    track.changed.connect(editor.refresh)
    qtbot.addWidget(editor)
    editor.resize(860, 700)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.refresh()
    editor.go_to()
    editor.commit()
    assert not track.undo_stack.canUndo()


def test_it_is_printed() -> None:
    documents = PdfDocuments(lambda _session: TEMPLATE)
    asked = DocumentRequest(kind="session-summary", dialogue=DIALOGUE, session=SESSION, date="2026-03-06")
    printed = text(documents.make(asked, lambda _share: None))
    shown = {kind.name for kind in FIELD_KINDS if f"Field of kind {kind.name}" in printed}
    assert shown >= {kind.name for kind in FIELD_KINDS if kind.keeps in ("cells", "records")}
