"""How a matrix looks at its sizes: lines of titles, height of rows, unity in short, outliers, the legend."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.catalogue import catalogue_items, select_item
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.domain_records import ResponseOption
from dialogue_app.core.records import EXTERNAL
from dialogue_app.ui.fields.matrix.matrix_columns import ShortWords
from dialogue_app.ui.fields.matrix.rating_matrix import RatingMatrixEditor
from dialogue_app.ui.fields.matrix.two_way_matrix import TwoWayMatrixEditor
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.grid.grid_heads import TitleLines, broken
from tests.ui.invented import Table, table

ROW_OF_ONE = tuple(("verdict_r1", 0, party, "2") for party in ("ATL", "WES", "RHE", "HES", "THL", "DAN"))
VERDICTS = (*ROW_OF_ONE, ("verdict_r1", 0, "VIS", "5"))


def shown(qtbot: QtBot, at: Table, size: tuple[int, int], key: str = "verdict_r1") -> RatingMatrixEditor:
    editor = at.editor(key)
    assert isinstance(editor, RatingMatrixEditor)
    qtbot.addWidget(editor)
    editor.resize(*size)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


# -- titles ------------------------------------------------------------------------------------------


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(theme.current().font())


def test_a_title_is_broken_at_a_space_or_after_a_hyphen(metrics: QFontMetrics) -> None:
    room = metrics.horizontalAdvance("long-range ground-") + 1
    assert broken("long-range ground-launched", room, metrics, 2) == ("long-range ground-", "launched")
    assert broken("one two", metrics.horizontalAdvance("one "), metrics, 2) == ("one", "two")
    assert broken("short", 200, metrics, 2) == ("short",)


def test_what_does_not_fit_ends_with_an_ellipsis(metrics: QFontMetrics) -> None:
    room = metrics.horizontalAdvance("Deployment of…")
    first, second = broken("Deployment of missiles within range of the other", room, metrics, 2)
    assert first == "Deployment of"
    assert second.endswith("…")
    assert broken("Deployment of missiles", room, metrics, 1)[0].endswith("…")
    assert broken("Unbreakable" * 9, room, metrics, 2)[0].endswith("…")


def test_kept_lines_follow_room_and_font(qapp: QApplication) -> None:
    titles, look = TitleLines(), theme.current()
    wide = titles.lines("Snap exercise near the border", 400, look.font(), most=2)
    assert wide == ("Snap exercise near the border",)
    assert len(titles.lines("Snap exercise near the border", 120, look.font(), most=2)) == 2
    assert len(titles.lines("Snap exercise near the border", 120, look.font(), most=1)) == 1


def test_no_title_is_cut_while_there_is_free_room(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(), (844, 900))
    view, head = editor.view, editor.view._row_head
    assert head.width() >= theme.current().scaled(330)
    used = head.width() + sum(map(view.columnWidth, range(editor.model.columnCount())))
    assert used == view.width()
    editor.resize(1040, 700)
    qtbot.waitUntil(lambda: head.width() > theme.current().scaled(440))
    room, measure = head.width() - 8 - head._left(), QFontMetrics(theme.current().font())
    cut = [
        item.title for item in editor.model.items if broken(item.title, room, measure, 2)[-1].endswith("…")
    ]
    assert cut == []


def test_a_row_grows_for_a_title_that_two_lines_do_not_hold(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(), (844, 700))
    view, head, look = editor.view, editor.view._row_head, theme.current()
    measure = QFontMetrics(look.font())
    lines = [broken(item.title, head.title_room(), measure, 3) for item in editor.model.items]
    assert {len(title) for title in lines} >= {2, 3}
    assert [title for title in lines if title[-1].endswith("…")] == []
    for row, title in enumerate(lines):
        assert (view.rowHeight(row) > look.scaled(44)) is (len(title) == 3)
    editor.resize(1040, 700)
    qtbot.waitUntil(lambda: {view.rowHeight(row) for row in range(len(lines))} == {look.scaled(44)})


# -- rows --------------------------------------------------------------------------------------------


def test_rows_have_two_lines_and_are_low_where_few_would_be_in_sight(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(), (844, 700))
    look, view = theme.current(), editor.view
    assert (view.two_lines, view.rowHeight(0)) == (True, look.scaled(44))
    editor.resize(844, 260)
    assert (view.two_lines, view.rowHeight(0)) == (False, look.scaled(32))
    editor.resize(844, 700)
    assert view.two_lines


def test_rows_that_come_or_larger_text_make_rows_low(qtbot: QtBot, qapp: QApplication) -> None:
    at = table(activities=3)
    editor = shown(qtbot, at, (844, 260))
    add = at.field("selection")
    for item in catalogue_items(at.dialogue, "activities")[3:9]:
        at.track.perform(select_item(at.dialogue, at.session, add, item))
    assert not editor.view.two_lines
    editor.resize(844, 340)
    assert editor.view.two_lines
    try:
        theme.apply(qapp, theme.LIGHT, 22)
        assert not editor.view.two_lines
    finally:
        theme.apply(qapp, theme.LIGHT)


def test_rows_whose_titles_are_short_have_one_line(qtbot: QtBot) -> None:
    options = tuple(ResponseOption(field="options", code=f"R{n}", text="A statement") for n in range(3))
    at = table(records=options)
    editor = shown(qtbot, at, (844, 500), "risk_action")
    look = theme.current()
    assert (editor.view.two_lines, editor.view.rowHeight(0)) == (False, look.scaled(36))
    longer = at.dialogue.of(ResponseOption)["r1"]
    title = "Boarding and inspection of suspect vessels in every sea of the region by all who can"
    at.track.perform(change_record(at.dialogue, longer, text=title))
    assert (editor.view.two_lines, editor.view.rowHeight(0)) == (True, look.scaled(44))
    editor.resize(1400, 500)
    qtbot.waitUntil(lambda: not editor.view.two_lines)


def test_where_reasons_are_asked_for_the_detail_counts(qtbot: QtBot) -> None:
    assert not shown(qtbot, table(values=VERDICTS), (844, 500), "reason").view.two_lines
    assert shown(qtbot, table(values=VERDICTS), (844, 500)).view.two_lines


def test_a_few_rows_that_fit_stay_high_in_a_low_window(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(activities=3), (844, 260))
    assert editor.view.two_lines


def test_the_detail_that_opens_below_changes_no_row(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(), (844, 420))
    before = editor.view.rowHeight(0)
    editor.go_to()
    editor.view.detail_wanted.emit("")
    assert editor.detail.isVisible()
    assert editor.view.rowHeight(0) == before


# -- unity -------------------------------------------------------------------------------------------


def test_unity_is_in_words_with_room_and_in_short_without(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(values=VERDICTS), (844, 700))
    column = len(editor.model.columns)
    assert not editor.view.short
    assert editor.view.columnWidth(column) == theme.current().scaled(170)
    editor.resize(600, 700)
    assert editor.view.short
    qtbot.waitUntil(lambda: not editor.view.horizontalScrollBar().isVisible())
    trailing, item = editor.model.trailing[0], editor.model.items[0]
    assert trailing.short(item) == ShortWords((0, 6, 0, 0, 1), "7 of 9")
    assert trailing.short(editor.model.items[1]) == ShortWords((), "")
    editor.hide_action.setChecked(True)
    assert trailing.short(item) == ShortWords((), "")


def test_who_can_join_in_short_names_who_blocks(qtbot: QtBot) -> None:
    from tests.ui.drafting import TEXT

    values = (("positions", 0, "ATL", "SUP"), ("positions", 0, "RHE", "BLK"))
    editor = shown(qtbot, table(records=TEXT, values=values), (600, 500), "positions")
    trailing, (first, second) = editor.model.trailing[0], editor.model.items
    assert trailing.short(first) == ShortWords((), "1 of 9", "BLK RHE")
    assert trailing.short(second) == ShortWords((), "")
    assert trailing.outliers(first) == {}
    assert not editor.view.viewport().grab().isNull()


def test_while_cells_scroll_unity_stays_beside_the_titles(qtbot: QtBot) -> None:
    at = table(seats=32, values=VERDICTS)
    editor = shown(qtbot, at, (844, 700))
    head, look = editor.view._row_head, theme.current()
    assert head.beside is not None
    assert (head.beside.head, head.beside.width) == ("Unity", look.scaled(76))
    assert editor.view.corner.beside == head.beside
    place = QRect(head.width() - look.scaled(76), 0, look.scaled(76), editor.view.rowHeight(0))
    before = head.viewport().grab(place).toImage()
    editor.go_to(at.items("verdict_r1")[0], at.parties("verdict_r1")[9])
    QTest.keyClick(editor.view, Qt.Key.Key_4)
    assert head.viewport().grab(place).toImage() != before
    editor.hide_action.setChecked(True)
    assert not editor.view.corner.grab().isNull()
    assert shown(qtbot, table(), (844, 700)).view._row_head.beside is None


def test_the_open_legend_changes_no_row(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(), (844, 420))
    before = editor.view.rowHeight(0)
    editor.legend.toggle()
    editor.resize(846, 420)
    assert editor.view.rowHeight(0) == before


# -- outliers ----------------------------------------------------------------------------------------


def line_above(editor: RatingMatrixEditor, column: int) -> bool:
    """Whether a line in the colour of text is drawn right above the chip of a cell of the first row."""
    image = editor.view.viewport().grab().toImage()
    area = editor.view.visualRect(editor.model.index(0, column))
    middle = area.center().x()
    chip = area.top() + (area.height() - 1 - theme.current().scaled(24)) // 2
    inks = {image.pixelColor(middle, y).name() for y in range(max(area.top(), chip - 5), chip)}
    return theme.current().color("text").name() in inks


def test_an_outlier_is_marked_on_its_outer_edge_and_said_in_words(qtbot: QtBot) -> None:
    at = table(values=VERDICTS)
    editor = shown(qtbot, at, (844, 700))
    vistria = at.parties("verdict_r1")[6]
    assert editor.model.outliers(0) == {vistria: 1}
    assert editor.model.spoken(0, 6).endswith("5 Red line, outlier")
    assert not editor.model.spoken(0, 0).endswith("outlier")
    assert line_above(editor, 6)
    assert not line_above(editor, 0)
    assert "outlier" in editor.legend.text()


def test_what_is_hidden_tells_no_outlier(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(values=VERDICTS), (844, 700))
    editor.hide_action.setChecked(True)
    assert editor.model.outliers(0) == {}
    assert not line_above(editor, 6)


# -- words in cells and heads ------------------------------------------------------------------------


def test_two_way_words_stand_whole_beside_one_another(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=4)
    editor = at.editor("on_other")
    assert isinstance(editor, TwoWayMatrixEditor)
    qtbot.addWidget(editor)
    editor.resize(770, 500)
    with qtbot.waitExposed(editor):
        editor.show()
    assert not editor.view.horizontalScrollBar().isVisible()
    small = QFontMetrics(theme.current().font("small"))
    room = min(editor.view.columnWidth(column) for column in range(4)) - theme.current().scaled(30) - 18
    assert room >= small.horizontalAdvance("Objectionable")
    heads = editor.view._column_head._shown(small)
    assert [head for head in heads if "…" in head] == []


def test_words_are_cut_before_anything_has_to_be_scrolled(qtbot: QtBot) -> None:
    at = table(EXTERNAL, activities=4)
    editor = at.editor("on_other")
    assert isinstance(editor, TwoWayMatrixEditor)
    qtbot.addWidget(editor)
    editor.resize(594, 500)
    with qtbot.waitExposed(editor):
        editor.show()
    qtbot.waitUntil(lambda: not editor.view.horizontalScrollBar().isVisible())
    assert editor.view.columnWidth(0) >= theme.current().scaled(72)


# -- legend ------------------------------------------------------------------------------------------


def test_the_legend_is_one_line_or_two_that_say_how_much_there_is_room_for(qtbot: QtBot) -> None:
    legend = shown(qtbot, table(), (1100, 700)).legend
    assert legend.sizeHint().height() == theme.current().scaled(24)
    assert legend.shown() == legend.text()
    legend.resize(600, legend.height())
    assert legend.sizeHint().height() == 2 * QFontMetrics(theme.current().font("small", bold=True)).height()
    assert legend.shown() == legend.text()
    levels = "1 Acceptable   2 Tolerable   3 Objectionable   4 Unacceptable   5 Red line"
    legend.resize(420, legend.height())
    assert legend.shown() == f"{levels}   NP no position   NI needs instructions   WH withheld   outlier"
    legend.resize(200, legend.height())
    assert legend.shown() == "1 Acceptable   2 Tolerable   …   NP no position   …"


def test_a_click_opens_the_list(qtbot: QtBot) -> None:
    editor = shown(qtbot, table(), (1100, 700))
    QTest.mouseClick(editor.legend, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert editor.legend.open
    assert "acceptability threshold" in editor.legend.text()
    assert editor.legend.sizeHint().height() > 100
    editor.resize(1000, 700)
    QTest.mouseClick(editor.legend, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert not editor.legend.open
