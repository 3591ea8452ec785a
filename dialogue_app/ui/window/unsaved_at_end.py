"""What was refused, or typed in a dialog, and still stands in the window when the system ends the program.

Nobody is there to ask. Its words go where nobody but the holder of the file can read them: into the private
notes of the stage, in the dialogue file itself. Outside of it only the numbers are remembered, and the next
start says them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.privacy.kept_words import text_areas, text_in, typed_in_dialogs, write_in_notes
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.widgets.rows.row_view import RowView
from dialogue_app.ui.widgets.unsaved_text import give_up, unsaved_in


def keep_unsaved(desk: NavigationState, bench: Workbench, settings: SettingsModel) -> None:
    """Put what could not be saved into the private notes of the stage shown, or shown last; remember how many
    entries those are, and how many could not even be kept there. Words of a hidden field are not kept: they
    are not for whoever reads the notes.
    """
    bench.commit()
    typed = typed_in_dialogs()
    unsaved_texts = unsaved_in(*(part for part in (bench.page, bench.guide) if part is not None))
    if not unsaved_texts and not typed:
        return
    lines = [(place.name, place.words) for place in typed]
    lines += [
        (unsaved_text.name, "" if _is_hidden(desk, unsaved_text.widget) else _words_in(unsaved_text.widget))
        for unsaved_text in unsaved_texts
    ]
    give_up(unsaved_texts)
    heading = _("Not saved where it was typed when the system ended the program, {moment}:")
    kept = write_in_notes(desk, heading, lines)
    settings.set(unsaved_kept=kept, unsaved_lost=len(lines) - kept)


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
    return " · ".join(text for area in text_areas(widget) if (text := text_in(area).strip()))
