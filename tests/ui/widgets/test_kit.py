"""Labels and layouts as the house has them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit

pytestmark = pytest.mark.usefixtures("qapp")


def margins(layout: QBoxLayout) -> tuple[int, int, int, int]:
    q_margins = layout.contentsMargins()
    return q_margins.left(), q_margins.top(), q_margins.right(), q_margins.bottom()


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    label = kit.label('<img src="file:///etc/passwd"><b>no</b>', "soft")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.wordWrap()
    assert label.property("role") == "soft"


def test_a_label_may_stay_on_one_line_and_have_another_name(qtbot: QtBot) -> None:
    label = kit.label("62", wrap=False, name="Stage clock")
    qtbot.addWidget(label)
    assert not label.wordWrap()
    assert label.accessibleName() == "Stage clock"
    assert label.property("role") is None


@pytest.mark.parametrize("make", [kit.column, kit.row])
def test_a_layout_fills_its_widget_without_margins(
    qtbot: QtBot, make: Callable[[QWidget], QBoxLayout]
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = make(widget)
    assert widget.layout() is layout
    assert margins(layout) == (0, 0, 0, 0)
    assert layout.spacing() == kit.BETWEEN


def test_a_layout_takes_other_measures_and_those_of_the_style(qtbot: QtBot) -> None:
    first, second, third = QWidget(), QWidget(), QWidget()
    for widget in (first, second, third):
        qtbot.addWidget(widget)
    usual = QHBoxLayout(third)
    told = kit.column(first, spacing=2, margins=(1, 2, 3, 4))
    assert (told.spacing(), margins(told)) == (2, (1, 2, 3, 4))
    left = kit.row(second, spacing=None, margins=None)
    assert (left.spacing(), margins(left)) == (usual.spacing(), margins(usual))


def test_a_grid_and_a_form_keep_their_distances() -> None:
    grid, form = kit.grid(across=16, down=4), kit.form()
    assert (grid.horizontalSpacing(), grid.verticalSpacing()) == (16, 4)
    assert form.verticalSpacing() == 4
    assert form.fieldGrowthPolicy() == form.FieldGrowthPolicy.AllNonFixedFieldsGrow


def test_a_form_has_labels_above_what_they_ask_for_and_names_it_so(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    form, name, alone = kit.form(page), QLineEdit(), QLineEdit()
    form.addRow("Name", name)
    form.addRow("", alone)
    form.addRow(QLineEdit())
    page.show()
    head = form.itemAt(0, form.ItemRole.LabelRole).widget()
    assert isinstance(head, QLabel)
    assert head.buddy() is name
    assert head.geometry().bottom() < name.geometry().top()
    assert form.rowCount() == 3


def test_buttons_have_one_height_and_take_their_text_as_it_is(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)
    page = QWidget()
    qtbot.addWidget(page)
    row = kit.row(page)
    buttons = [kit.button("Salt & bread", role, name="Both") for role in ("plain", "primary", "link")]
    for button in (*buttons, kit.segment("A & B"), QLineEdit(), QComboBox()):
        row.addWidget(button)
    page.show()
    assert {row.itemAt(place).widget().sizeHint().height() for place in range(row.count())} == {28}
    assert [push_button.text() for push_button in buttons] == ["Salt && bread"] * 3
    assert {push_button.accessibleName() for push_button in buttons} == {"Both"}
