"""A calm cover over a whole window that shows more than those may see who see its screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit

WIDTH = 560


class Veil(QWidget):
    """Covers its window: nothing behind it is seen, clicked or typed into. ``back`` and ``here`` are its
    buttons; whoever made it does what they say.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.mirrored = False
        self.setAccessibleName(_("Covered"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = kit.label(role="title")
        self.words = kit.label()
        self.back = kit.button(role="primary")
        self.back.setAutoDefault(True)
        self.here = kit.button(_("Show it here"))
        self.here.setAutoDefault(False)
        self.here.setAccessibleDescription(_("Until the program is closed, for this marking only"))
        inner = QWidget()
        inner.setMaximumWidth(theme.current().scaled(WIDTH))
        column = kit.column(inner, spacing=12, margins=None)
        column.addWidget(self.title)
        column.addWidget(self.words)
        buttons = kit.row()
        buttons.addWidget(self.back)
        buttons.addWidget(self.here)
        buttons.addStretch(1)
        column.addSpacing(4)
        column.addLayout(buttons)
        across = kit.row(spacing=None)
        across.addStretch(1)
        across.addWidget(inner, 10)
        across.addStretch(1)
        whole = kit.column(self, spacing=None, margins=(24, 24, 24, 24))
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def tell(self, marking: str, *, mirrored: bool) -> None:
        """Say what is shown, and where."""
        self.mirrored = mirrored
        shown = scale("HANDLING").option(marking)
        words, meaning = (shown.shown.upper(), shown.meaning) if shown is not None else ("", "")
        if mirrored:
            self.title.setText(_("This screen is mirrored on a second screen."))
            self.back.setText(_("Minimise it"))
        else:
            self.title.setText(_("This window is on a second screen."))
            self.back.setText(_("Move it back"))
        content = _("It shows {marking} content. It may be seen by: {who}").format(marking=words, who=meaning)
        allowing = _("“Show it here” counts until the program is closed, and for this marking only.")
        self.words.setText(f"{content}\n\n{allowing}")
        self.back.setAccessibleName(self.back.text())
        self.back.setAccessibleDescription(f"{self.title.text()} {content}")

    def cover(self) -> None:
        """Lie over the whole window, in front of everything, with the keys."""
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()
        if not self.isAncestorOf(self.window().focusWidget() or self):
            self.back.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cover."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("page"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc does the careful thing; no key goes on to what is behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.here if self.here.hasFocus() else self.back).click()
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab goes from one button to the other and nowhere else."""
        (self.back if self.here.hasFocus() else self.here).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        behind = now is not None and now.window() is self.window() and not self.isAncestorOf(now)
        if behind and self.isVisible():
            self.back.setFocus()
