"""The table of a finding: as high as its rows, quick with thousands."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialogue_app.ui.pages.analyses.result_view import MOST_SHOWN, ResultTable
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.rows.row_table import Cell, RowTable, TableColumn, TableRow


def shown(qtbot: QtBot, count: int) -> ResultTable:
    columns = (TableColumn("Code", 80), TableColumn("Words"))
    model = RowTable(columns)
    model.set_rows([TableRow(f"r{n}", (Cell(f"X-{n}"), Cell("some words"))) for n in range(count)])
    table = ResultTable(model, "Rows")
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    return table


def test_it_is_as_high_as_its_rows_up_to_a_limit(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    few, more, many = (shown(qtbot, count) for count in (3, MOST_SHOWN + 5, 6202))
    qtbot.wait(20)
    assert few.height() < more.height()
    assert not few.verticalScrollBar().isVisible()
    assert more.verticalScrollBar().isVisible()
    assert many.height() < 800
    assert few.height() >= few.horizontalHeader().height() + sum(few.rowHeight(row) for row in range(3))


def test_of_thousands_of_rows_only_those_seen_are_measured(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    table = shown(qtbot, 10)
    measured: list[int] = []
    hint = table.sizeHintForRow
    table.sizeHintForRow = lambda row: measured.append(row) or hint(row)  # type: ignore[method-assign,func-returns-value]
    table.table.set_rows([TableRow(f"n{n}", (Cell(f"X-{n}"), Cell("some words " * 9))) for n in range(6202)])
    qtbot.wait(20)
    table.choose("n6000")
    assert table.rowHeight(0) == table.rowHeight(6000) > table.rowHeight(3000)
    assert 14 <= len(measured) < 60
    assert len(set(measured)) == len(measured)
    table.table.set_rows(table.table.all_rows[:10])
    assert table.rowHeight(0) > 0


def test_nothing_is_edited_in_it(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    table = shown(qtbot, 2)
    table.selectRow(1)
    assert table.copied() == "Code\tWords\nX-1\tsome words"
    table.clearSelection()
    assert table.copied().count("\n") == 2
    with qtbot.waitSignal(table.opened) as opened:
        table.setCurrentIndex(table.table.index(0, 0))
        table.doubleClicked.emit(table.table.index(0, 0))
    assert opened.args == ["r0"]
