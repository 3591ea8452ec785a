"""The bar above a sealed field: how much is entered, when it was sealed, and the buttons to do so.

It is told states and says what was wanted; the change is made by the page. Sealing cannot be undone, so
the bar asks once, in place.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from dialogue_app.fields.seals import Seal
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.models.card_words import shown_time

_ACROSS = 2


class SealLine(QWidget):
    """The line of one side, of one party, or of everybody. ``wanted`` carries who, and whether to seal
    (else to unseal); ``asking`` and ``settled`` when a question is put and when it is taken back.
    """

    wanted = Signal(str, bool)
    asking = Signal(str)
    settled = Signal()

    def __init__(self, seal: Seal, *, days: str, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seal, self.days = seal, days
        self.sealing = True
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.seal_button = _button(_("Seal"), _for(_("Seal"), seal))
        self.unseal_button = _button(_("Unseal"), _for(_("Unseal"), seal))
        self.yes = _button("", _for(_("Seal now"), seal))
        self.no = _button(_("Not yet"), _("Not yet"))
        self.seal_button.clicked.connect(self.ask_to_seal)
        self.unseal_button.clicked.connect(self.ask_to_unseal)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.give_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for button in (self.seal_button, self.unseal_button, self.yes, self.no):
            row.addWidget(button)
        self._offered = not read_only
        self._show_plain()

    def ask_to_seal(self) -> None:
        """Ask in place whether to seal."""
        asked = ngettext(
            "Seal {n} answer? Nobody can change it afterwards, and this cannot be undone.",
            "Seal {n} answers? Nobody can change them afterwards, and this cannot be undone.",
            self.seal.loose,
        )
        self._ask(asked.format(n=self.seal.loose), _("Seal now"), sealing=True)

    def ask_to_unseal(self) -> None:
        """Ask in place whether to unseal."""
        asked = ngettext(
            "Unseal {n} answer? It is shown from then on, and this cannot be undone.",
            "Unseal {n} answers? They are shown from then on, and this cannot be undone.",
            self.seal.sealed,
        )
        self._ask(asked.format(n=self.seal.sealed), _("Unseal now"), sealing=False)

    def give_up(self) -> None:
        """Take the question back."""
        self._show_plain()
        self.settled.emit()
        (self.seal_button if self.sealing else self.unseal_button).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the question back."""
        if event.key() == Qt.Key.Key_Escape and self.no.isVisible():
            self.give_up()
        else:
            super().keyPressEvent(event)

    def offered(self) -> QPushButton | None:
        """The button that can be pressed now."""
        for button in (self.yes, self.seal_button, self.unseal_button):
            if not button.isHidden() and button.isEnabled():
                return button
        return None

    def _ask(self, question: str, answer: str, *, sealing: bool) -> None:
        self.sealing = sealing
        name = self.seal.name
        self.text.setText(f"{name}: {question}" if name else question)
        self.yes.setText(answer)
        self.yes.setAccessibleName(f"{_for(answer, self.seal)}. {question}")
        for button, shown in self._buttons(asking=True):
            button.setVisible(shown)
        self.asking.emit(self.seal.who)
        self.yes.setFocus()

    def _show_plain(self) -> None:
        self.text.setText(seal_words(self.seal, self.days))
        for button, shown in self._buttons(asking=False):
            button.setVisible(shown)
        self.seal_button.setEnabled(bool(self.seal.loose))

    def _buttons(self, *, asking: bool) -> tuple[tuple[QPushButton, bool], ...]:
        seal = self.seal
        plain = self._offered and not asking
        return (
            (self.seal_button, plain and bool(seal.loose or not seal.sealed_at)),
            (self.unseal_button, plain and bool(seal.sealed)),
            (self.yes, asking),
            (self.no, asking),
        )

    def _on_yes(self) -> None:
        self.wanted.emit(self.seal.who, self.sealing)


class SealBar(QFrame):
    """A place for each who seals. ``wanted`` carries who, and whether to seal (else to unseal)."""

    wanted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Sealing"))
        self.lines: list[SealLine] = []
        self._shown: tuple[tuple[Seal, ...], str, bool] = ((), "", False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 5, 8, 5)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(4)

    def show_seals(self, seals: Sequence[Seal], *, days: str = "", read_only: bool = False) -> None:
        """Show states; nothing is touched while they are the same, so that a question asked stays."""
        shown = (tuple(seals), days, read_only)
        if shown == self._shown:
            return
        self._shown = shown
        focus = self.focusWidget()
        held = next((one.seal.who for one in self.lines if focus and one.isAncestorOf(focus)), None)
        for line in self.lines:
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(seal, days, read_only) for seal in seals]
        self._place(self.lines)
        if held is not None and focus is not None:
            self.take_focus(held)

    def take_focus(self, who: str = "") -> bool:
        """Put the focus on the button of somebody, else on the first that can be pressed."""
        lines = sorted(self.lines, key=_Other(who))
        button = next((found for found in map(SealLine.offered, lines) if found is not None), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return button is not None

    def _line(self, seal: Seal, days: str, read_only: bool) -> SealLine:
        line = SealLine(seal, days=days, read_only=read_only, parent=self)
        line.wanted.connect(self.wanted)
        line.asking.connect(self._on_asking)
        line.settled.connect(self._on_settled)
        return line

    def _place(self, shown: Sequence[SealLine]) -> None:
        for line in self.lines:
            self._grid.removeWidget(line)
            line.setVisible(line in shown)
        for number, line in enumerate(shown):
            self._grid.addWidget(line, number // _ACROSS, number % _ACROSS)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1 if column < len(shown) else 0)
        self._grid.setHorizontalSpacing(32 if len(shown) > 1 else 0)

    def _on_asking(self, who: str) -> None:
        """A question takes the whole bar."""
        self._place([one for one in self.lines if one.seal.who == who])

    def _on_settled(self) -> None:
        self._place(self.lines)


class _Other:
    """Orders lines: that of somebody first."""

    def __init__(self, who: str) -> None:
        self._who = who

    def __call__(self, line: SealLine) -> bool:
        return line.seal.who != self._who


def seal_words(seal: Seal, days: str = "") -> str:
    """The state of a line in words: ``Alliance: 8 of 8 entered, sealed 15:02``. Moments of the session's
    ``days`` are shown without their date.
    """
    parts = [_entered(seal)]
    if seal.sealed_at:
        parts.append(_("sealed {time}").format(time=shown_time(seal.sealed_at, days)))
    if seal.unsealed_at:
        parts.append(_("unsealed {time}").format(time=shown_time(seal.unsealed_at, days)))
    if seal.sealed_at and seal.loose:
        parts.append(_("{n} entered since, not sealed").format(n=seal.loose))
    words = ", ".join(parts)
    return f"{seal.name}: {words}" if seal.name else words


def _entered(seal: Seal) -> str:
    if seal.of:
        return _("{n} of {of} entered").format(n=seal.entered, of=seal.of)
    return _("{n} entered").format(n=seal.entered)


def _for(verb: str, seal: Seal) -> str:
    return f"{verb}: {seal.name}" if seal.name else verb


def _button(text: str, spoken: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(spoken)
    button.setAutoDefault(False)
    return button
