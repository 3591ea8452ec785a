"""What stands above a common text: one line of how it stands and what can be done with its drafts, and a bar
for the silence procedure.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.fault_line import keep_room
from dialogue_app.ui.widgets.short_label import ShortLabel

LINE, BAR = 24, 32


class SilenceWords(NamedTuple):
    """The silence procedure in few words: where it stands, with the role that is set in, and whether the text
    has changed since, in short and as a sentence; ``differs``: it has.
    """

    state: str
    role: str
    change: str = ""
    sentence: str = ""
    differs: bool = False


class LineBar(QWidget):
    """``keep_wanted``, ``compare_wanted`` and ``silence_wanted`` (go to the procedure)."""

    keep_wanted = Signal()
    compare_wanted = Signal()
    silence_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Drafts and silence"))
        self.count, self.drafts = ShortLabel("strong", self), ShortLabel("soft", self)
        self.keep = self._button(_("Keep this draft…"))
        keep_room(self.keep, kept=True)
        self.keep.clicked.connect(self.keep_wanted)
        self.compare = self._button(_("Compare drafts…"))
        self.compare.clicked.connect(self.compare_wanted)
        line = kit.row(spacing=12)
        line.addWidget(self.count)
        line.addWidget(self.drafts, 1)
        line.addWidget(self.compare)
        line.addWidget(self.keep)
        self.silence = QFrame(self)
        self.silence.setProperty("role", "panel")
        self.state, self.change = ShortLabel("soft", self.silence), ShortLabel("soft", self.silence)
        self.to_silence = self._button(_("Silence procedure"))
        self.to_silence.clicked.connect(self.silence_wanted)
        bar = kit.row(self.silence, spacing=16, margins=(12, 0, 8, 0))
        bar.addWidget(self.state)
        bar.addWidget(self.change, 1)
        bar.addStretch(0)
        bar.addWidget(self.to_silence)
        column = kit.column(self, spacing=6)
        column.addLayout(line)
        column.addWidget(self.silence)
        theme.notifier().changed.connect(self._take_theme)
        self._take_theme()

    def _button(self, words: str) -> QPushButton:
        return kit.button(words, "link", self, name=words)

    def show_text(self, count: str, drafts: str, last: str) -> None:
        """Say how many paragraphs there are and how they stand, and what drafts were kept; ``last`` is the
        last of them in full.
        """
        self.count.show_words(count)
        self.drafts.show_words(drafts, last)
        self._describe()

    def show_silence(self, words: SilenceWords) -> None:
        """Say where the silence procedure stands. What is said of changes comes and goes in its own place."""
        self.state.show_words(words.state)
        theme.take_role(self.state, words.role)
        self.change.show_words(words.change, words.sentence)
        theme.take_role(self.change, "warn" if words.differs else "soft")
        self._describe()

    def _describe(self) -> None:
        said = (self.count.text(), self.drafts.toolTip() or self.drafts.text(), self.state.text())
        self.setAccessibleDescription(" ".join(part for part in (*said, self.change.toolTip()) if part))

    def show_buttons(self, *, keep: bool, compare: bool, silence: bool) -> None:
        """Show what can be done now, and the bar where there is a silence procedure to speak of."""
        self.keep.setVisible(keep)
        self.compare.setVisible(compare)
        self.silence.setVisible(silence)

    def _take_theme(self) -> None:
        look = theme.current()
        self.silence.setFixedHeight(look.scaled(BAR))
        for label in (self.count, self.drafts):
            label.setMinimumHeight(look.scaled(LINE))
