"""The program's own journal: what happened to the program, never what anybody wrote.

A line may hold a time, a level, the name of a logger, a message that stands word for word in the
source text, and, for an error, the name of its class and the module and line where it was raised.
Arguments of a message, texts of exceptions, paths and traceback lines are never written: they may
carry what a user typed. A filter enforces this, so that no caller has to remember it.

Use it as `journal = get_journal(__name__)` and `journal.error("a backup failed", exc_info=True)`.
"""

import contextlib
import logging
import os
import re
import sys
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType, TracebackType

from dialogue_app.support.paths import user_data_folder

FILE_NAME = "journal.log"
ROOT = "dialogue_app"
LARGEST_FILE = 200_000
OLDER_FILES = 2
WITHHELD = "(message withheld)"

_Error = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


def get_journal(name: str) -> logging.Logger:
    """Return the logger of a module; it belongs to this program whatever the name."""
    inside = name == ROOT or name.startswith(f"{ROOT}.")
    return logging.getLogger(name if inside else f"{ROOT}.{name}")


def open_journal(folder: Path | None = None, level: int = logging.INFO) -> Path:
    """Begin writing the journal and return its path; a second call replaces the first.

    Where the folder cannot be written the program goes on without a journal.
    """
    close_journal()
    logger = logging.getLogger(ROOT)
    logger.setLevel(level)
    logger.propagate = False
    path = Path(os.devnull)
    with contextlib.suppress(OSError):
        path = (folder or user_data_folder()) / FILE_NAME
        logger.addHandler(_file_handler(path))
    return path


def close_journal() -> None:
    """Stop writing and close the file."""
    logger = logging.getLogger(ROOT)
    for handler in [handler for handler in logger.handlers if isinstance(handler, _PrivateFile)]:
        logger.removeHandler(handler)
        handler.close()


def origin(traceback: TracebackType | None) -> str:
    """Return module and line of the innermost frame that belongs to this program."""
    place = "?"
    while traceback is not None:
        module = traceback.tb_frame.f_globals.get("__name__", "?")
        if place == "?" or str(module).split(".")[0] == ROOT:
            place = f"{module}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place


class ConstantMessages(logging.Filter):
    """Reduces every record to a constant message and the class and place of an error."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Strip the record of every value and let it pass."""
        template = record.msg
        constant = isinstance(template, str) and _stands_in_source(template, _caller(record))
        record.msg = _without_placeholders(template) if constant else WITHHELD
        record.args = None
        if record.exc_info:
            record.msg += f" [{_error_text(record.exc_info)}]"
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return True


class _PrivateFile(logging.FileHandler):
    """A file that only its owner may read. A large one is kept under another name, and the oldest go: what
    Python has for it would load sockets and pickles before the first picture.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        try:
            path = Path(self.baseFilename)
            if path.is_file() and path.stat().st_size + len(self.format(record)) >= LARGEST_FILE:
                self._begin_anew(path)
        except Exception:  # noqa: BLE001 - whatever it was must neither stop the program nor be told
            self.handleError(record)
        else:
            super().emit(record)

    def _begin_anew(self, path: Path) -> None:
        self.close()  # the next line opens it again
        kept = [path, *(path.with_name(f"{path.name}.{n + 1}") for n in range(OLDER_FILES))]
        for older, newer in pairwise(reversed(kept)):
            with contextlib.suppress(FileNotFoundError):
                newer.replace(older)

    def _open(self):  # type: ignore[no-untyped-def]
        number = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(number, "a", encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: a full disk must not stop the program, nor print what failed."""


def _file_handler(path: Path) -> logging.Handler:
    handler = _PrivateFile(path, encoding="utf-8")
    handler.addFilter(ConstantMessages())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler


def _caller(record: logging.LogRecord) -> CodeType | None:
    """Return the code that wrote a record, found on the stack of the call."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001
    while frame is not None:
        code = frame.f_code
        if code.co_filename == record.pathname and code.co_name == record.funcName:
            return code
        frame = frame.f_back
    return None


def _stands_in_source(message: str, code: CodeType | None) -> bool:
    """Return whether a message is a literal of the code that logs it, not put together there."""
    return code is not None and message in code.co_consts


def _without_placeholders(template: str) -> str:
    return re.sub(r"%(\([^)]*\))?[-#0 +]*[\d*]*(\.[\d*]+)?[a-zA-Z]", "…", template)


def _error_text(error: _Error) -> str:
    kind, _, traceback = error
    return f"{kind.__name__ if kind else 'None'} at {origin(traceback)}"
