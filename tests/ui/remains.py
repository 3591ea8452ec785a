"""What remains of a text in this process: in Python's objects, and in whatever the widgets say."""

from __future__ import annotations

import gc
from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Record
from dialogue_app.services.search.search_index import SearchIndex
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.keys import Key
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.track.undo import ChangeCommand

KINDS = (Dialogue, Workspace, Record, SearchIndex, Key, OpenTrack, ChangeCommand)
WORDS = ("text", "windowTitle", "accessibleName", "accessibleDescription", "toolTip", "toPlainText", "title")


def objects() -> list[object]:
    """Everything garbage collection knows of."""
    gc.unfreeze()
    gc.collect()
    return gc.get_objects()


def kinds() -> dict[str, int]:
    """How many objects there are of each kind that holds content."""
    result = dict.fromkeys((kind.__name__ for kind in KINDS), 0)
    for object_ in objects():
        for kind in KINDS:
            if issubclass(type(object_), kind):
                result[kind.__name__] += 1
    return result


def holders(backwards: str) -> list[str]:
    """What holds a text that contains a word, which is given backwards, so that nobody here holds it."""
    every = objects()
    ours = {id(every)}
    result = []
    for holder in every:
        if id(holder) in ours:
            continue
        for part in gc.get_referents(holder):
            if isinstance(part, str | bytes) and _has(part, backwards):
                result.append(f"{type(holder).__module__}.{type(holder).__qualname__}: {_about(holder)}")
                break
    return result


def _has(part: str | bytes, backwards: str) -> bool:
    word = backwards[::-1]
    return word in part if isinstance(part, str) else word.encode() in part


def _about(holder: object) -> str:
    if isinstance(holder, dict):
        return f"keys {[str(key)[:24] for key in list(holder)[:6]]}"
    return f"{len(holder)} parts" if isinstance(holder, list | tuple) else ""


def said(backwards: str) -> list[str]:
    """The widgets and actions that still say a word."""
    word = backwards[::-1]
    return [where for where, text in _every_text() if word in text]


def _every_text() -> Iterator[tuple[str, str]]:
    for widget in QApplication.allWidgets():
        actions = widget.findChildren(QAction)
        for object_ in (widget, *actions):
            for name in WORDS:
                ask = getattr(object_, name, None)
                if callable(ask):
                    try:
                        yield f"{type(object_).__name__}.{name}", str(ask())
                    except TypeError:  # wants to know of which row
                        continue


def on_the_screen(window: QWidget) -> bool:
    """Whether any other window of the program can be seen."""
    return any(widget.isVisible() for widget in QApplication.topLevelWidgets() if widget is not window)
