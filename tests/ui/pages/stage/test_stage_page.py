"""Fields of a stage that are special: rated by the group as one, or left out by a short form."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.analyses.options_overview import options_overview
from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.sessions import new_session
from dialogue_app.core.domain_records import ResponseOption
from dialogue_app.core.records import EXTERNAL
from dialogue_app.services.templates import template
from dialogue_app.ui.fields.matrix.rating_matrix import RatingMatrixEditor
from dialogue_app.ui.pages.stage.stage_page import StagePage
from tests.ui.invented import table


def test_one_agreed_rating_of_the_group_comes_first(qtbot: QtBot) -> None:
    option = ResponseOption(field="options", text="No response", kind="NONE")
    at = table(seats=3, activities=1, records=(option,))
    editor = at.editor("risk_action")
    assert isinstance(editor, RatingMatrixEditor)
    qtbot.addWidget(editor)
    assert [column.head for column in editor.model.columns] == ["Group", "ATL", "WES", "RHE"]
    with qtbot.waitExposed(editor):
        editor.show()
    editor.go_to("r0")
    QTest.keyClicks(editor.view, "4")
    assert at.value("risk_action", Place("r0", "")) == "4"
    (option_result,) = options_overview(at.dialogue, at.session, at.template)
    assert option_result.effect.risk == 4
    effects = at.editor("effects")
    assert isinstance(effects, RatingMatrixEditor)
    qtbot.addWidget(effects)
    assert {column.group for column in effects.model.columns[:3]} == {"Group"}


def test_a_field_left_out_by_the_short_form_says_so(qtbot: QtBot) -> None:
    at = table(EXTERNAL)
    short = template("external_russia_short")
    assert at.track.perform(new_session(at.dialogue, short))
    session = at.dialogue.sessions()[-1].id
    frame = at.track.template(session)
    stage, field = next(
        (any_stage, field) for any_stage, field in frame.fields() if field.left_out and not any_stage.one_page
    )
    page = StagePage(at.track, session, frame, stage)
    qtbot.addWidget(page)
    page.show()
    assert page.go_to(field.key)
    assert page.editor is not None
    said = [label.text() for label in page.editor.findChildren(QLabel)]
    assert said == ["This session leaves this field out: short form."]
    assert page.tabs.stop().accessibleName().endswith("skipped")
