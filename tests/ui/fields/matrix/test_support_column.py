"""The column beside the positions: how many can join, who cannot, who is missing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.domain_records import LineParagraph
from dialogue_app.core.records import INTERNAL
from dialogue_app.fields.items import items_of
from dialogue_app.ui.fields.matrix.rating_matrix import RatingMatrixEditor
from dialogue_app.ui.fields.matrix.support_column import SupportColumn, takes_positions
from tests.ui.invented import Table, table

TEXT = (LineParagraph(field="line", number="1", text="Allies agree."),)


def column(at: Table, values: tuple[str, ...]) -> tuple[tuple[str, str, str], str]:
    for party, value in zip(at.parties("positions"), values, strict=False):
        at.set("positions", Place("r0", party, "", 1), value=value)
    support_column = SupportColumn(at.track, at.session, at.field("positions"))
    (item,) = items_of(at.dialogue, at.session, at.template, at.field("positions"))
    return support_column.shown(item), support_column.tip(item)


def test_nothing_is_said_before_anybody_answered() -> None:
    assert column(table(INTERNAL, records=TEXT, activities=0, seats=4), ()) == (("", "", ""), "")


def test_those_who_block_are_named_before_those_who_wait() -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=6)
    assert column(at, ("SUP", "RES", "", "NI"))[0] == ("2 of 6", "NI HES", "")
    shown, tip = column(at, ("SUP", "RES", "BLK", "NI", "BLK", "BLK"))
    assert shown == ("2 of 6", "BLK RHE, THL …", "")
    assert tip.splitlines() == [
        "Support: ATL",
        "Accept with reservation: WES",
        "Cannot accept: RHE, THL, DAN",
        "Needs instructions: HES",
    ]


def test_who_is_missing_is_counted_and_named() -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    shown, tip = column(at, ("SUP",))
    assert shown == ("1 of 3", "", "2 missing")
    assert tip.endswith("Not answered: WES, RHE")
    assert column(at, ("SUP", "SUP", "LIVE"))[0] == ("3 of 3", "", "")


def test_hidden_positions_are_not_told(qtbot: QtBot) -> None:
    at = table(INTERNAL, records=TEXT, activities=0, seats=3)
    column(at, ("SUP",))
    editor = at.editor("positions")
    assert isinstance(editor, RatingMatrixEditor)
    qtbot.addWidget(editor)
    unity_column = editor._unity
    assert isinstance(unity_column, SupportColumn)
    (item,) = items_of(at.dialogue, at.session, at.template, at.field("positions"))
    assert unity_column.shown(item)[0] == "1 of 3"
    editor.hide_action.setChecked(True)
    assert (unity_column.shown(item), unity_column.tip(item)) == (("", "", ""), "")


def test_only_matrices_of_positions_have_it() -> None:
    at = table(INTERNAL, activities=0, seats=3)
    assert takes_positions(at.field("positions"))
    assert not takes_positions(at.field("verdict_r1"))
