"""One silence procedure: where it stands in plain words, the text circulated, what was done, and buttons for
what can be done now.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from dialogue_app.core.commands.silence import EXTEND, OBJECT, PASS, WITHDRAW, acts_now
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import SilenceProcedure
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.silence_text import Act, history, sentence, state_words, time_left
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.fold_note import FoldNote

_COMPARE = "compare"
_WHEN = 240
"""How wide the column of dates is on every card."""

_BUTTONS = (
    (PASS, N_("Record that silence passed")),
    (OBJECT, N_("Record an objection…")),
    (EXTEND, N_("Extend…")),
    (WITHDRAW, N_("Withdraw the text…")),
    (_COMPARE, N_("Compare with the text now…")),
)


class SilenceCard(QFrame):
    """``wanted`` carries an act (or "compare") and the id of the procedure. The card may become that of
    another one.
    """

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.record_id = ""
        self.buttons: dict[str, QPushButton] = {}
        self.state, self.left, self.said, self.changed = (kit.label(parent=self) for _n in range(4))
        self.left.setProperty("role", "soft")
        self.changed.setProperty("role", "warn")
        self.text = FoldNote(_("The text circulated"), self)
        self.text.note.setProperty("role", "quote")
        head = kit.row(spacing=12)
        head.addWidget(self.state)
        head.addWidget(self.left, 1)
        self._acts = kit.grid(across=16, down=2)
        self._acts.setColumnStretch(1, 1)
        self._history: list[QLabel] = []
        self._shown: tuple[Act, ...] = ()
        column = kit.column(self, margins=(16, 12, 16, 12))
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.changed)
        column.addLayout(self._build_buttons())
        column.addLayout(self._acts)
        column.addWidget(self.text)

    def _build_buttons(self) -> QHBoxLayout:
        row = kit.row()
        for act, words in _BUTTONS:
            button = kit.button(_(words), parent=self)
            button.setProperty("act", act)
            button.setAccessibleName(_(words))
            button.clicked.connect(self._on_clicked)
            self.buttons[act] = button
            row.addWidget(button)
        row.insertStretch(0, 1)
        return row

    def show_silence(
        self,
        dialogue: Dialogue,
        silence: SilenceProcedure,
        *,
        changed: str,
        comparable: bool,
        read_only: bool,
    ) -> None:
        """Show a procedure; ``changed`` says that the text stands otherwise now."""
        self.record_id = silence.id
        words, role = state_words(silence)
        self.state.setText(words)
        theme.take_role(self.state, role)
        self.left.setText(time_left(silence))
        self.said.setText(sentence(dialogue, silence))
        self.changed.setText(changed)
        self.changed.setVisible(bool(changed))
        self.text.show_note(silence.text)
        allowed = () if read_only else acts_now(silence)
        for act, button in self.buttons.items():
            button.setVisible(act in allowed if act != _COMPARE else comparable)
        self._show_history(history(dialogue, silence))
        self.setAccessibleName(_("Silence procedure, version {n}").format(n=silence.version))
        self.setAccessibleDescription(" ".join((words, self.left.text(), self.said.text(), changed)).strip())

    def _show_history(self, acts: Sequence[Act]) -> None:
        if tuple(acts) == self._shown:
            return
        self._shown = tuple(acts)
        for label in self._history:
            self._acts.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._history = []
        for row, act in enumerate(acts):
            for column, words in enumerate(act):
                label = kit.label(parent=self)
                label.setText(words)
                if column == 0:
                    label.setFixedWidth(theme.current().scaled(_WHEN))
                label.setProperty("role", "small")
                self._acts.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
                self._history.append(label)

    def take_focus(self) -> bool:
        """Put the keys on the first button there is."""
        shown = next((button for button in self.buttons.values() if not button.isHidden()), None)
        target = shown or self.text.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown is not None

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(str(sender.property("act")), self.record_id)
