"""What was refused and still stands in the window when the system ends the program, with nobody to ask.

Its words go where nobody but the holder of the file can read them: into the private notes of the stage, in
the dialogue file itself. Outside of it only the numbers are remembered, and the next start says them.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.commands.stages import write_notes
from dialogue_app.core.errors import DialogueError
from dialogue_app.core.validity.checks import LONGEST_TEXT
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.rows.row_view import RowView
from dialogue_app.ui.widgets.unsaved_text import give_up, unsaved_in

AREAS = QLineEdit | QTextEdit | QPlainTextEdit


def keep_unsaved(desk: NavigationState, bench: Workbench, settings: SettingsModel) -> None:
    """Put what could not be saved into the private notes of the stage shown, or shown last; remember how many
    entries those are, and how many could not even be kept there. Words of a hidden field are not kept: they
    are not for whoever reads the notes.
    """
    bench.commit()
    unsaved_texts = unsaved_in(*(part for part in (bench.page, bench.guide) if part is not None))
    if not unsaved_texts:
        return
    lines = [
        (unsaved_text.name, "" if _is_hidden(desk, unsaved_text.widget) else _words_in(unsaved_text.widget))
        for unsaved_text in unsaved_texts
    ]
    give_up(unsaved_texts)
    kept = _write(desk, lines)
    settings.set(unsaved_kept=kept, unsaved_lost=len(unsaved_texts) - kept)


def unsaved_sentence(kept: int, lost: int) -> str:
    """What the next start says about it; nothing if there was nothing."""
    sentences = []
    if kept:
        sentences.append(
            ngettext(
                "{n} entry could not be saved when the system ended the program. Its words stand in your "
                "private notes of the stage, with the name of the field.",
                "{n} entries could not be saved when the system ended the program. Their words stand in your "
                "private notes of the stage, with the names of the fields.",
                kept,
            ).format(n=kept)
        )
    if lost:
        sentences.append(
            ngettext(
                "{n} entry could not be saved when the system ended the program, and its words are gone.",
                "{n} entries could not be saved when the system ended the program, and their words are gone.",
                lost,
            ).format(n=lost)
            + " "
            + _("Your private notes of the stage name the field, if the file could be written.")
        )
    return "\n\n".join(sentences)


def _write(desk: NavigationState, lines: list[tuple[str, str]]) -> int:
    """How many of the words were written into the notes; what is too long for them is only named there."""
    track, session, stage = desk.track, desk.place.session, desk.stage_shown_last()
    if track is None or not stage or track.read_only:
        return 0
    before = track.dialogue.stage_notes(session, stage)
    notes = [before.text] if before is not None else []
    heading = _("Not saved where it was typed when the system ended the program, {moment}:")
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
    try:
        track.workspace.perform(write_notes(track.dialogue, session, stage, notes))
    except DialogueError:
        return False  # the next start says that the words are gone
    return True


def _is_hidden(desk: NavigationState, widget: QWidget) -> bool:
    here: QWidget | None = widget
    while here is not None:
        if isinstance(here, FieldEditor):
            return desk.track is None or desk.track.hides(here.session, here.field)
        here = here.parentWidget()
    return False


def _words_in(widget: QWidget) -> str:
    """What stands in a widget, part by part."""
    if isinstance(widget, RowView):
        return widget.words()
    return " · ".join(text for area in _areas(widget) if (text := _text(area).strip()))


def _areas(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, AREAS):
        yield widget
    else:
        yield from (q_widget for q_widget in widget.findChildren(QWidget) if isinstance(q_widget, AREAS))


def _text(area: QWidget) -> str:
    if isinstance(area, QLineEdit):
        return area.text()
    return area.toPlainText() if isinstance(area, QTextEdit | QPlainTextEdit) else ""
