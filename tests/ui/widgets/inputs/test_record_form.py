"""The form of every kind of record asks each of its questions once, in groups."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QGridLayout
from pytestqt.qtbot import QtBot

from dialogue_app.core.form import form_groups, questions
from dialogue_app.core.kinds import LISTED, kind_name
from dialogue_app.core.records import EXTERNAL, Listed
from dialogue_app.ui.widgets.inputs.input_base import Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm, rows_of
from tests.ui.filling import nameless
from tests.ui.invented import table

KINDS = {kind_name(kind): kind for kind in LISTED}


@pytest.mark.parametrize("name", KINDS)
def test_every_question_stands_in_one_group(name: str) -> None:
    asks = dict(questions(KINDS[name]))
    grouped = [attribute for _heading, members in form_groups(KINDS[name], asks) for attribute in members]
    assert sorted(grouped) == sorted(asks)
    rows = [
        attribute
        for _h, members in form_groups(KINDS[name], asks)
        for row in rows_of(members, asks)
        for attribute in row
    ]
    assert sorted(rows) == sorted(asks)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.form_groups])
def test_groups_name_attributes_that_exist(name: str) -> None:
    known = {attribute for attribute, _ask in questions(KINDS[name])}
    named = {attribute for _heading, members in KINDS[name].form_groups for attribute in members}
    assert named == known


def test_only_the_attributes_that_are_asked_for() -> None:
    assert form_groups(KINDS["red_line"], ["statement", "focal"]) == (
        ("", ("statement",)),
        ("Four tests", ("focal",)),
    )


@pytest.mark.parametrize("name", KINDS)
def test_every_input_of_a_form_has_a_name(qtbot: QtBot, name: str) -> None:
    kind: type[Listed] = KINDS[name]
    at = table(EXTERNAL, activities=2)
    asked = questions(kind)
    form = RecordForm(
        asked, form_groups(KINDS[name], [attribute for attribute, _a in asked]), Setting(at.track, at.session)
    )
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    assert set(form.inputs) == {attribute for attribute, _ask in asked}
    assert nameless(form) == []


def test_a_narrow_form_has_one_column(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=2)
    asked = questions(KINDS["follow_up"])
    form = RecordForm(
        asked,
        form_groups(KINDS["follow_up"], [attribute for attribute, _a in asked]),
        Setting(at.track, at.session),
    )
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()

    def columns() -> set[int]:
        layout = form.layout()
        assert isinstance(layout, QGridLayout)
        return {int(layout.getItemPosition(place)[1]) for place in range(layout.count())}  # type: ignore[index]

    form.resize(900, 600)
    qtbot.waitUntil(lambda: columns() == {0, 1})
    form.resize(400, 600)
    qtbot.waitUntil(lambda: columns() == {0})
