"""The table of choices: one round box for each option, chosen by its key, the space bar or a click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from dialogue_app.support.separated_rows import copied_rows
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.party_choice.choice_model import ChoiceModel
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.scale_keys import typed
from dialogue_app.ui.track.entry_writer import EntryWriter
from dialogue_app.ui.widgets.grid.cell_style import CellStyle
from dialogue_app.ui.widgets.grid.grid_view import GridView
from dialogue_app.ui.widgets.replaced_answers import replaced

LEAST, MOST, TEXT = 64, 128, 220
TITLE_RANGE = (120, 240)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class ChoiceView(GridView):
    """A view of a ChoiceModel."""

    title_least = 160

    def __init__(
        self, model: ChoiceModel, writer: EntryWriter, accent: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(accent, parent)
        self.choices = model
        self._writer = writer
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setModel(model)
        model.modelReset.connect(self._on_rows)
        model.headerDataChanged.connect(self._on_rows)
        self._on_rows()

    def _on_rows(self) -> None:
        self.measure_codes()
        self.title_least = self._names_width()
        self.title_scrolled = self.title_least
        self.arrange()
        self.fit_height()
        self._row_head.viewport().update()

    # -- what stands where ---------------------------------------------------------------------------

    def row_words(self, row: int) -> tuple[str, str, str]:
        """Code and name, and whether the answer is closed."""
        answerer = self.choices.people[row]
        note = {"sealed": _("sealed"), "answered": _("answered")}.get(self.choices.closed(row), "")
        return ("" if answerer.code == answerer.name else answerer.code), answerer.name, note

    def head_words(self, column: int) -> tuple[str, str]:
        """The option in words."""
        return self.choices.head(column, "\n"), ""

    def head_alignment(self, column: int) -> Qt.AlignmentFlag:
        """Words stand at the foot of the head, wrapped."""
        across = Qt.AlignmentFlag.AlignLeft if self._is_text(column) else Qt.AlignmentFlag.AlignHCenter
        down = Qt.AlignmentFlag.AlignBottom if self._is_text(column) else Qt.AlignmentFlag.AlignTop
        return across | down

    def wanted_widths(self, room: int) -> list[int]:
        """Options share the room; the text takes what is left."""
        colours = theme.current()
        options = len(self.choices.codes)
        text = colours.scaled(TEXT) if self.choices.with_text else 0
        least = max(colours.scaled(LEAST), self._longest_word() + 4)
        each = min(max((room - text) // max(1, options), least), max(colours.scaled(MOST), least))
        widths = [each] * options
        if text:
            widths.append(max(text, room - each * options))
        self._column_head.lines = self._lines(widths)
        return widths

    def _names_width(self) -> int:
        """What the names need, at scale 1, within limits."""
        look = theme.current()
        metrics, small = QFontMetrics(look.font("base")), QFontMetrics(look.font("small"))
        rows = [self.row_words(row) for row in range(len(self.choices.people))]
        names = [
            metrics.horizontalAdvance(name) + small.horizontalAdvance(note) for _code, name, note in rows
        ]
        codes = [small.horizontalAdvance(code) for code, _name, _note in rows]
        needed = max(names, default=0) + max(codes, default=0) + 28
        return min(max(round(needed / look.scaled(100) * 100), TITLE_RANGE[0]), TITLE_RANGE[1])

    def _longest_word(self) -> int:
        metrics = QFontMetrics(theme.current().font("small", bold=True))
        words = (word for i in range(len(self.choices.codes)) for word in self.choices.head(i).split())
        return max((metrics.horizontalAdvance(word) for word in words), default=0)

    def _lines(self, widths: list[int]) -> int:
        metrics = QFontMetrics(theme.current().font("small", bold=True))
        lines = 1
        for column, width in enumerate(widths):
            box = QRect(0, 0, width - 4, 1000)
            flags = int(Qt.TextFlag.TextWordWrap)
            height = metrics.boundingRect(box, flags, self.choices.head(column, "\n")).height()
            lines = max(lines, round(height / metrics.height()))
        return lines

    def look_of(self, row: int, column: int) -> CellStyle:
        """The look of a box."""
        return self.choices.cell_look(row, column)

    def paint_cell(self, painter: QPainter, area: QRect, row: int, column: int) -> None:
        """Draw a box, or the beginning of the text."""
        if not self._is_text(column):
            super().paint_cell(painter, area, row, column)
            return
        colours = theme.current()
        painter.setFont(colours.font())
        painter.setPen(colours.color("text"))
        box = area.adjusted(6, 0, -6, 0)
        text = QFontMetrics(colours.font()).elidedText(
            " ".join(self.choices.text(row).split()), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def focus_box(self, area: QRect, column: int) -> QRect:
        """Close around the box; around the whole row where the answer is hidden: its place would tell it."""
        if self._masked(self.currentIndex().row()):
            last = len(self.choices.codes) - 1
            first, end = self.columnViewportPosition(0), self.columnViewportPosition(last)
            return QRect(first, area.top(), end + self.columnWidth(last) - first, area.height())
        if self._is_text(column):
            return super().focus_box(area, column)
        box = QRect(0, 0, 34, 30)
        box.moveCenter(area.adjusted(0, 0, 0, -1).center())
        return box

    def _masked(self, row: int) -> bool:
        """Whether what is answered in a row must not be seen, by the place of the cursor either."""
        return row >= 0 and self.choices.hides(self.choices.people[row].id)

    def _go_neutral(self, row: int) -> None:
        """Leave the cursor where it tells nothing of what was chosen."""
        self.setCurrentIndex(self.choices.index(row, 0))
        self.viewport().update()

    def _is_text(self, column: int) -> bool:
        return column >= len(self.choices.codes)

    # -- keys and mouse ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, clear, go on."""
        index, key = self.currentIndex(), event.key()
        second = bool(event.modifiers() & _SHIFT) and self.choices.field.second
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._as_text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.detail_wanted.emit("")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            cell = (self.choices.field, self.choices.place(index.row()))
            act = partial(self._writer.set, cell, name=_("Clear entry"), value="", second="")
            replaced(self, self._writer, [(cell, "")], act)
        elif key == Qt.Key.Key_Space and self._masked(index.row()):
            event.accept()
        elif key == Qt.Key.Key_Space and not self._is_text(index.column()):
            self.choose(index.row(), self.choices.codes[index.column()], second=second)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        elif not self._typed(event, index.row(), index.column(), second):
            super().keyPressEvent(event)

    def _typed(self, event: QKeyEvent, row: int, column: int, second: bool) -> bool:
        sign = event.text().upper()
        if event.modifiers() & ~(_KEYPAD | _SHIFT) or not sign.strip():
            return False
        if self._is_text(column):
            self.detail_wanted.emit(event.text())
            return True
        answers = typed(self.choices.field.scale, self.choices.field.statuses)
        code = answers.get(sign)
        if code is None:
            self.show_unfit(event.text(), answers)
        elif self.choose(row, code, second=second) and not second:
            below = min(row + 1, len(self.choices.people) - 1)
            if self._masked(row):
                self._go_neutral(below)
            else:
                self.setCurrentIndex(self.choices.index(below, self.choices.codes.index(code)))
        return True

    def choose(self, row: int, code: str, *, second: bool = False) -> bool:
        """Choose an option for a row, first or second; choosing the second one first drops it there."""
        entry = self.choices.entry(row)
        cell = (self.choices.field, self.choices.place(row))
        if second:
            if entry is not None and entry.value == code:
                return False
            again = entry is not None and entry.second == code
            return self._writer.set(cell, second="" if again else code)
        act = partial(self._writer.set, cell, value=code)
        if entry is not None and entry.second == code:
            act = partial(self._writer.set, cell, value=code, second="")
        return replaced(self, self._writer, [(cell, code)], act)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a box chooses it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if not self._is_text(index.column()):
            second = bool(event.modifiers() & _SHIFT) and self.choices.field.second
            self.choose(index.row(), self.choices.codes[index.column()], second=second)
            if self._masked(index.row()):
                self._go_neutral(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the detail."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.detail_wanted.emit("")

    def _as_text(self) -> str:
        lines = []
        for row, person in enumerate(self.choices.people):
            entry = self.choices.entry(row)
            shown = entry if entry and not self.choices.closed(row) else None
            parts = (person.code, shown.value if shown else "", shown.second if shown else "")
            lines.append(parts)
        return copied_rows(lines)
