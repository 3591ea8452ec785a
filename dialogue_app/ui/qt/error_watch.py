"""Unexpected errors: shown as a sentence, written to the journal without content, the window goes on."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from dialogue_app.core.errors import DialogueError
from dialogue_app.support.translation import _


class ErrorWatch(QObject):
    """Takes the place of ``sys.excepthook``. ``seen`` carries the sentence to show.

    The sentence of an expected error is its own; of any other it says where the program failed.
    """

    seen = Signal(str)

    def install(self) -> None:
        sys.excepthook = self.on_error

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Journal the error and say it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, DialogueError):
            self.seen.emit(str(error))
            return
        from dialogue_app.support.journal import get_journal

        get_journal(__name__).error("an unexpected error", exc_info=(kind, error, trace))
        if sys.stderr is not None and sys.flags.dev_mode:
            traceback.print_exception(kind, error, trace)
        self.seen.emit(sentence(kind, trace))


def sentence(kind: type[BaseException], trace: TracebackType | None) -> str:
    """An unexpected error in words, with its place in the program and nothing anybody wrote."""
    from dialogue_app.support.journal import origin

    return _(
        "Something went wrong that the program did not expect ({kind} at {place}). Everything entered "
        "before is saved. You can go on; if it happens again, close the window and open the file anew."
    ).format(kind=kind.__name__, place=origin(trace))
