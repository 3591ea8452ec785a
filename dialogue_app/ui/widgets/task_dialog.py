"""A dialog that does what it was asked for on another thread and stays open, and says so, meanwhile.

Work that can be undone may be given up while it is done: what it brought is then undone by whichever comes
later, the work or the giving up. Work that cannot be undone is waited for.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget

from dialogue_app.core.errors import Cancelled
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _
from dialogue_app.ui.qt.background import Task, Work
from dialogue_app.ui.widgets.ask_dialog import AskDialog

Result = TypeVar("Result")
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)


class Undoable(Generic[Result]):
    """Work whose result is taken by somebody or undone, never left lying about."""

    def __init__(self, do: Callable[[], Result], undo: Callable[[Result], None]) -> None:
        self._to_do, self._undo = [do], undo
        self._turn = Lock()
        self._waiting: list[Result] = []
        self.given_up = False

    def run(self, _progress: Progress) -> None:
        """Do it; called on the other thread. Raises Cancelled if it was given up meanwhile."""
        result = self._to_do.pop()()  # what it holds, such as a passphrase, must not outlive it
        with self._turn:
            if not self.given_up:
                self._waiting.append(result)
                return
        self._undo(result)
        raise Cancelled(_("Stopped. Nothing was written."))

    def take(self) -> Result:
        """The result, once the work is done; it is the caller's from now on."""
        with self._turn:
            return self._waiting.pop()

    def give_up(self) -> None:
        """Nobody wants the result any more."""
        with self._turn:
            self.given_up = True
            results, self._waiting = self._waiting, []
        for result in results:
            self._undo(result)


class TaskDialog(AskDialog, Generic[Result]):
    """A dialog whose work takes a moment. A subclass gives the work (``undoable`` or ``lasting``) and takes
    the result. Accepted once the work is done; what failed is said in place, and may be tried again.
    """

    working = False
    _undoable: Undoable[Result] | None = None
    _says = ""
    _focus: QWidget | None = None
    _held: tuple[QWidget, ...] = ()

    @classmethod
    def may_refuse(cls) -> bool:
        """Work may fail."""
        return True

    def undoable(self) -> Undoable[Result] | None:
        """The work, if it can be undone: then it may be given up while it is done."""
        return None

    def lasting(self) -> Work | None:
        """The work, if it cannot be undone; nothing if there is none to do either."""
        return None

    def working_words(self) -> str:
        """What the button says while the work is done."""
        return _("Working…")

    def take(self, result: Result) -> None:
        """Take what came of undoable work, just before the dialog closes."""

    def mend(self) -> None:
        """Go to where a failure that was just shown can be mended: where the focus was."""
        if self._focus is not None:
            self._focus.setFocus()

    def forget(self) -> None:
        """Empty what must not be kept, when the dialog closes."""

    # -- doing it ------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Begin, if nothing is missing; closed when the work is done."""
        if self.working:
            return
        sentence = self.fault()
        self.show_fault(sentence)
        if sentence:
            return
        self._undoable = self.undoable()
        work = self._undoable.run if self._undoable is not None else self.lasting()
        if work is None:
            self._close(self.DialogCode.Accepted)
            return
        self._show_working()
        task = Task(work)
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        task.start()

    def reject(self) -> None:
        """Close; while the work is done: have it undone at its end, and close then, or wait for it."""
        if not self.working:
            self._close(self.DialogCode.Rejected)
        elif self._undoable is not None:
            self._undoable.give_up()
            self.cancel_button.setEnabled(False)
            self.accept_button.setText(_("Stopping…"))

    def _close(self, code: AskDialog.DialogCode) -> None:
        self.forget()
        super().done(int(code))

    def _on_done(self, _result: object) -> None:
        self._show_rest()
        if self._undoable is not None:
            if self._undoable.given_up:
                self._close(self.DialogCode.Rejected)
                return
            self.take(self._undoable.take())
        self._close(self.DialogCode.Accepted)

    def _on_failed(self, sentence: str) -> None:
        self._show_rest()
        if self._undoable is not None and self._undoable.given_up:
            self._close(self.DialogCode.Rejected)
            return
        self.show_fault(sentence)
        self.mend()

    def _on_ended(self) -> None:
        """Ended by nothing of the kind above: it was given up in time, or by an error nobody expected."""
        if not self.working:
            return
        self._show_rest()
        if self._undoable is not None and self._undoable.given_up:
            self._close(self.DialogCode.Rejected)

    # -- what is seen of it --------------------------------------------------------------------------

    def _show_working(self) -> None:
        self.working = True
        self._focus = self.focusWidget()
        held = []
        for widget in self.findChildren(QWidget):
            if isinstance(widget, CONTROLS) and widget is not self.cancel_button and widget.isEnabledTo(self):
                widget.setEnabled(False)
                held.append(widget)
        self._held = tuple(held)
        self.cancel_button.setEnabled(self._undoable is not None)
        self._says = self.accept_button.text()
        self.accept_button.setText(self.working_words())
        self.setCursor(Qt.CursorShape.BusyCursor)

    def _show_rest(self) -> None:
        self.working = False
        for widget in self._held:
            widget.setEnabled(True)
        self._held = ()
        self.cancel_button.setEnabled(True)
        self.accept_button.setText(self._says)
        self.unsetCursor()
