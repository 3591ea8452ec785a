"""The line above a table: words to filter by, choices to filter by, and how many rows are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.widgets.rows.row_table import RowTable
from dialogue_app.ui.widgets.wrapped_row import WrappedRow

_BESIDE = 8


class FilterChoice(CutBox):
    """One thing to filter by: all, or one of several. ``mark`` is what the rows of the choice carry."""

    def __init__(self, every: str, choices: Sequence[tuple[str, str]], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.addItem(every, "")
        for code, label in choices:
            self.addItem(label, code)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme.current().scaled(24))

    @property
    def mark(self) -> str:
        """The code chosen; nothing for all."""
        return str(self.currentData() or "")

    def sizeHint(self) -> QSize:
        """As wide as the words for all of them."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.itemText(0)) + self._around(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """The same: what is chosen is cut with dots."""
        return self.sizeHint()

    def _around(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        inside = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.width() - inside.width() + _BESIDE


class FilterBar(WrappedRow):
    """Filters a RowTable. ``left`` asks for the table (Enter or the down arrow in the words)."""

    left = Signal()

    def __init__(self, table: RowTable, parent: QWidget | None = None) -> None:
        super().__init__(parent, across=kit.BETWEEN, down=6)
        self.table = table
        self.choices: list[FilterChoice] = []
        self.line = PlainLine(self)
        self.line.setPlaceholderText(_("Filter (Ctrl+L)"))
        self.line.setAccessibleName(_("Filter by words"))
        self.line.setClearButtonEnabled(True)
        self.line.setFixedWidth(theme.current().scaled(240))
        self.line.textChanged.connect(self._on_words)
        self.line.installEventFilter(self)
        self.shown = kit.label("", "small", self, wrap=False)
        self.add(self.line)
        self.add(self.shown)
        table.arranged.connect(self._on_rows)

    def add_choice(self, name: str, every: str, choices: Sequence[tuple[str, str]]) -> FilterChoice:
        """A further thing to filter by: the rows whose ``marks`` hold the code chosen are shown."""
        choice = FilterChoice(every, choices, name, self)
        choice.currentIndexChanged.connect(self._on_choice)
        self.choices.append(choice)
        self.add(choice, before=self.shown)
        return choice

    def add_scale(self, name: str, every: str, scale_name: str) -> FilterChoice:
        """A filter by the options of a scale; the marks of rows are ``SCALE:CODE``."""
        options = scale(scale_name).options
        return self.add_choice(
            name, every, [(f"{scale_name}:{option.code}", option.shown) for option in options]
        )

    def clear(self) -> None:
        """Show every row."""
        self.line.clear()
        for choice in self.choices:
            choice.setCurrentIndex(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead to the table; Esc clears."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)

    def _on_words(self, text: str) -> None:
        self.table.set_filter(text)

    def _on_choice(self, _index: int) -> None:
        wanted = {choice.mark for choice in self.choices if choice.mark}
        self.table.set_marks(frozenset(wanted))

    def _on_rows(self) -> None:
        shown, of = len(self.table.rows), len(self.table.all_rows)
        self.shown.setText(str(of) if shown == of else _("{n} of {of}").format(n=shown, of=of))
        self.shown.setVisible(of > 0)
