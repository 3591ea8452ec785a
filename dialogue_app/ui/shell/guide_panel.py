"""The guide at the right of a stage: what to ask, what to watch for, the method, private notes.

It is told texts and says what was ticked and typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.fold_head import FoldHead
from dialogue_app.ui.widgets.inputs.text_area import SavedText
from dialogue_app.ui.widgets.scroller import Scroller
from dialogue_app.ui.widgets.wrapped_check import WrappedCheck

WIDTH = 300


class GuidePanel(QFrame):
    """The guide of one stage. ``ticked``: number of a prompt from 1, and whether; ``notes_typed``;
    ``notes_turned``: whether the notes are open now, or folded.
    """

    ticked = Signal(int, bool)
    notes_typed = Signal(str)
    notes_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setAccessibleName(_("Guide"))
        self.setFixedWidth(WIDTH)
        self.prompts: list[WrappedCheck] = []
        self.notes = SavedText(_("My notes, for the moderator only"))
        self.notes.setMinimumHeight(96)
        self.notes.typed.connect(self.notes_typed)
        self._texts = QWidget()
        self._texts.setObjectName("guideTexts")
        self._column = kit.column(self._texts, spacing=6, margins=(16, 16, 12, 8))
        self._scroll = Scroller()
        self._scroll.setWidget(self._texts)
        self._texts.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notes_head = FoldHead(_("MY NOTES · MODERATOR ONLY"))
        self.notes_head.toggled.connect(self._on_turned)
        foot = kit.column(spacing=6, margins=(16, 8, 16, 16))
        foot.addWidget(self.notes_head)
        foot.addWidget(self.notes, 1)
        self._parts = column = kit.column(self, spacing=0, margins=(1, 0, 0, 0))
        column.addWidget(self._scroll, 3)
        column.addWidget(rule())
        column.addLayout(foot, 1)

    def sizeHint(self) -> QSize:
        """Its fixed width."""
        return QSize(WIDTH, 400)

    def show_texts(self, prompts: Sequence[str], pitfalls: Sequence[str], method: str) -> None:
        """Show the guide of a stage; ticks are shown by ``show_ticks``."""
        self.notes.revert()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.prompts = [WrappedCheck(text, done=True) for text in prompts]
        if prompts:
            self._column.addWidget(heading(_("ASK")))
        for prompt in self.prompts:
            prompt.toggled.connect(self._on_toggled)
            self._column.addWidget(prompt)
        self._add_texts(_("WATCH FOR"), pitfalls)
        self._add_texts(_("METHOD"), [method] if method else [])
        self._column.addStretch(1)
        self._share()
        self._scroll.verticalScrollBar().setValue(0)

    def _add_texts(self, head: str, texts: Sequence[str]) -> None:
        if not texts:
            return
        self._column.addSpacing(10)
        self._column.addWidget(heading(head))
        for text in texts:
            label = kit.label(text, "soft")
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._column.addWidget(label)

    def show_ticks(self, ticks: Sequence[bool], *, read_only: bool = False) -> None:
        """Show which prompts were asked."""
        for prompt, on in zip(self.prompts, ticks, strict=True):
            prompt.set_checked(on)
            prompt.box.setEnabled(not read_only)
        self.notes.setReadOnly(read_only)

    def take_focus(self) -> None:
        """Put the focus on the first prompt that was not asked."""
        for prompt in self.prompts:
            if not prompt.box.isChecked():
                prompt.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        (self.notes if self.notes_open else self.notes_head).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def notes_open(self) -> bool:
        """Whether the notes are open, where the guide is shown; else they are folded."""
        return self.notes_head.isChecked()

    def open_notes(self, on: bool) -> None:
        """Open the notes, or fold them: then nothing of them is on the screen."""
        self.notes_head.setChecked(on)

    def _on_turned(self, on: bool) -> None:
        if not on:
            self.notes.commit()
        self.notes.setVisible(on)
        self._parts.setStretch(self._parts.count() - 1, int(on))
        self._share()
        self.notes_turned.emit(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The notes give way where the texts then fit whole."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """As much for the texts as they need, as long as the notes keep a quarter."""
        needed = self._texts.heightForWidth(self.width() - 1)
        least = 40 + (self.notes.minimumHeight() + self.height() // 10 if self.notes_open else 0)
        room = max(min(needed, self.height() - least), 120)
        self._scroll.setMinimumHeight(room)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        if event.type() == QEvent.Type.FontChange:
            self.setFixedWidth(max(WIDTH, WIDTH * self.font().pixelSize() // 13))
        super().changeEvent(event)

    def _on_toggled(self, on: bool) -> None:
        sender = self.sender()
        if isinstance(sender, WrappedCheck):
            self.ticked.emit(self.prompts.index(sender) + 1, on)


def rule() -> QFrame:
    """The thin line that ends a part which scrolls: what it covers goes on below it."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line


def heading(text: str) -> QLabel:
    """A small heading in capitals."""
    label = kit.label(text, "heading", wrap=False)
    font = label.font()
    font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.8)
    label.setFont(font)
    return label
