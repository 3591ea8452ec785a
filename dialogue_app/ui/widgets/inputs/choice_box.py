"""Choosing one of several: a drop-down list with labels and meanings, and a row of segments."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dialogue_app.core.scales import scale
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.painted_state import paint_chosen

_MEANING = Qt.ItemDataRole.UserRole + 1
_FORGET = 1.0
_INDENT = 8


class BoxChoice(NamedTuple):
    """One thing to choose: what is stored, what is shown, what it means."""

    code: str
    label: str
    meaning: str = ""


def choices_of(scale_name: str) -> tuple[BoxChoice, ...]:
    """The options of a scale; numbers are shown before their labels."""
    answer_scale = scale(scale_name)
    numbered = answer_scale.ordinal
    return tuple(
        BoxChoice(option.code, f"{option.code}  {option.shown}" if numbered else option.shown, option.meaning)
        for option in answer_scale.options
        if option.code
    )


class ChoiceBox(CutBox):
    """A drop-down list whose first entry is "not recorded". Typing a code or the beginning of a label
    chooses; Del clears. ``chosen`` is emitted for the user's choices only.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[BoxChoice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed, self._typed_at = "", 0.0
        self._choices: tuple[BoxChoice, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_TwoLines(self))
        self.setMaxVisibleItems(14)
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._on_index)

    def set_choices(self, choices: Sequence[BoxChoice]) -> None:
        """Replace what can be chosen and keep the present choice."""
        if tuple(choices) == self._choices and self.count():
            return
        code = self.code()
        self._choices = tuple(choices)
        self.blockSignals(True)
        self.clear()
        self.addItem("–", "")
        for choice in self._choices:
            self.addItem(choice.label, choice.code)
            self.setItemData(self.count() - 1, choice.meaning, _MEANING)
            if choice.meaning:
                self.setItemData(self.count() - 1, exact_tip(choice.meaning), Qt.ItemDataRole.ToolTipRole)
        self.blockSignals(False)
        self.set_code(code)

    def code(self) -> str:
        """The code that is chosen; empty for none."""
        return str(self.currentData() or "")

    def set_code(self, code: str) -> None:
        """Choose a code without telling anybody. A code that is not among the choices is added."""
        self.blockSignals(True)
        place = self.findData(code)
        if place < 0 and code:
            self.addItem(code, code)
            place = self.count() - 1
        self.setCurrentIndex(max(place, 0))
        self.blockSignals(False)
        self._show_tip()
        self.update()

    def _show_tip(self) -> None:
        """The label, which the box may cut, and what it means."""
        words = (self.currentText(), str(self.currentData(_MEANING) or ""))
        self.setToolTip(exact_tip("\n".join(word for word in words if word) if self.code() else ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by code or label."""
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(0)
        elif plain and text.isprintable() and text.strip():
            self._choose_typed(fold(text))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and text:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _choose_typed(self, sign: str) -> None:
        fresh = monotonic() - self._typed_at > _FORGET
        self._typed, self._typed_at = sign if fresh else self._typed + sign, monotonic()
        place = self._match(self._typed)
        if place is None and not fresh:
            self._typed = sign
            place = self._match(sign)
        if place is not None:
            self.setCurrentIndex(place)

    def _match(self, typed: str) -> int | None:
        codes = [fold(choice.code) for choice in self._choices]
        labels = [fold(choice.label) for choice in self._choices]
        for found in (
            [i for i, code in enumerate(codes) if code == typed],
            [i for i, code in enumerate(codes) if code.startswith(typed)],
            [i for i, label in enumerate(labels) if label.startswith(typed)],
        ):
            if found:
                return found[0] + 1
        return None

    def _on_index(self, _index: int) -> None:
        self._show_tip()
        self.chosen.emit(self.code())


class _TwoLines(QStyledItemDelegate):
    """An entry with its meaning in small type below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme.current()
        rows = 2 if index.data(_MEANING) else 1
        width = option.fontMetrics.horizontalAdvance(str(index.data() or "")) + 4 * _INDENT
        return QSize(width, look.scaled(26 if rows == 1 else 42))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        here = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, here)
        meaning = str(index.data(_MEANING) or "")
        area = here.adjusted(_INDENT, look.scaled(4), -_INDENT, -look.scaled(4))
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        top = Qt.AlignmentFlag.AlignTop if meaning else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(top | Qt.AlignmentFlag.AlignLeft), str(index.data() or ""))
        if meaning:
            painter.setFont(look.font("small"))
            painter.setPen(look.color("text_soft"))
            short = painter.fontMetrics().elidedText(meaning, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), short)
        painter.restore()


class Segments(QWidget):
    """A few choices side by side, one of them pressed. Arrows move, a code or first letter chooses, Del
    chooses none, or the one whose code is empty, unless one ``stays`` pressed. ``chosen`` is emitted for the
    user's choices only.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[BoxChoice], parent: QWidget | None = None, *, stays: bool = False
    ) -> None:
        super().__init__(parent)
        self._stays = stays
        self._codes = [choice.code for choice in choices]
        self._labels = [fold(choice.label) for choice in choices]
        self._group = QButtonGroup(self)
        row = kit.row(self, spacing=0)
        for place, choice in enumerate(choices):
            button = kit.segment(choice.label, self)
            button.setProperty("place", "last" if place == len(choices) - 1 else "inner")
            button.setToolTip(exact_tip(choice.meaning))
            button.setAccessibleDescription(choice.meaning)
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self._on_clicked)

    def name_for(self, label: str) -> None:
        """Say what is being chosen to those who do not see it."""
        self.setAccessibleName(label)
        for button in self._group.buttons():
            button.setAccessibleName(_("{label}: {choice}").format(label=label, choice=button.text()))

    def buttons(self) -> list[QPushButton]:
        """The segments in order."""
        return [button for button in self._group.buttons() if isinstance(button, QPushButton)]

    def code(self) -> str:
        """The code that is chosen; empty for none."""
        return self._codes[self._group.checkedId()] if self._group.checkedId() >= 0 else ""

    def set_code(self, code: str) -> None:
        """Choose a code without telling anybody."""
        if code in self._codes:
            self._group.button(self._codes.index(code)).setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by code or first letter."""
        typed = fold(event.text())
        folded = [fold(code) for code in self._codes]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._stays:
            self._choose("")
        elif typed.strip() and typed in folded:
            self._choose(self._codes[folded.index(typed)])
        elif typed.strip() and (found := [i for i, label in enumerate(self._labels) if label[:1] == typed]):
            self._choose(self._codes[found[0]])
        else:
            super().keyPressEvent(event)

    def _choose(self, code: str) -> None:
        self.set_code(code)
        self.chosen.emit(code)

    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(self._codes[place])
