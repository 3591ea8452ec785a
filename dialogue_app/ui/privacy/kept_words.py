"""Words that were typed and cannot be saved where they were: they go into the private notes of the stage.

There, in the dialogue file itself, nobody but the holder of the file can read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.commands.stages import write_notes
from dialogue_app.core.validity.checks import LONGEST_TEXT
from dialogue_app.support.translation import _
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.passphrase_inputs import SecretLine

AREAS = QLineEdit | QTextEdit | QPlainTextEdit


@dataclass(frozen=True, slots=True)
class TypedWords:
    """What was typed in one place of an open dialog. The words are empty where they are not about the open
    dialogue, in whose file they must not stand.
    """

    dialog: str
    place: str
    words: str

    @property
    def name(self) -> str:
        """The dialog and the place in it."""
        return f"{self.dialog} · {self.place}"


def typed_in_dialogs() -> list[TypedWords]:
    """What was typed in the dialogs that wait for an answer, but for passphrases."""
    return [
        TypedWords(
            dialog.windowTitle(),
            area.accessibleName(),
            text_in(area).strip() if isinstance(dialog, AskDialog) and dialog.CONTENT else "",
        )
        for dialog in QApplication.topLevelWidgets()
        if isinstance(dialog, QDialog) and dialog.isModal() and dialog.isVisible()
        for area in text_areas(dialog)
        if _is_typed(area)
    ]


def _is_typed(area: QWidget) -> bool:
    if isinstance(area, SecretLine) or not text_in(area).strip():
        return False
    if isinstance(area, QLineEdit):
        return area.isModified() and not area.isReadOnly()
    return isinstance(area, QTextEdit | QPlainTextEdit) and area.document().isModified()


def text_areas(widget: QWidget) -> Iterator[QWidget]:
    """A widget in which words are typed, or those within it."""
    if isinstance(widget, AREAS):
        yield widget
    else:
        yield from (q_widget for q_widget in widget.findChildren(QWidget) if isinstance(q_widget, AREAS))


def text_in(area: QWidget) -> str:
    """What stands in such a widget; empty in any other."""
    if isinstance(area, QLineEdit):
        return area.text()
    return area.toPlainText() if isinstance(area, QTextEdit | QPlainTextEdit) else ""


def write_in_notes(desk: NavigationState, heading: str, lines: list[tuple[str, str]]) -> int:
    """Write lines of a name and words under a heading with its ``{moment}`` into the private notes of the
    stage shown, or shown last. How many of the words were written; where there are none, or they are too long
    for the notes, only the name is.
    """
    track, session, stage = desk.track, desk.place.session, desk.stage_shown_last()
    if track is None or not stage or track.read_only:
        return 0
    before = track.dialogue.stage_notes(session, stage)
    notes = [before.text] if before is not None else []
    notes.append(heading.format(moment=timestamps.now()[:16].replace("T", " ")))
    gone = _("{name}: (the words could not be kept)")
    room = LONGEST_TEXT - len("\n\n".join(notes)) - sum(len(gone) + len(name) for name, _text in lines)
    kept = 0
    for name, text in lines:
        fits = bool(text) and len(text) <= room
        notes.append(_("{name}: {words}").format(name=name, words=text) if fits else gone.format(name=name))
        room -= len(text) if fits else 0
        kept += fits
    return kept if _saved(track, session, stage, "\n\n".join(notes)) else 0


def _saved(track: OpenTrack, session: str, stage: str, notes: str) -> bool:
    if len(notes) > LONGEST_TEXT:
        return False
    with track.failures_kept():  # whoever asked says that the words are gone
        return track.perform_quietly(write_notes(track.dialogue, session, stage, notes))
