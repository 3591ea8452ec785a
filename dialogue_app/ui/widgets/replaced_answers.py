"""Answers that become others: revealed ones only after a question, and none without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.track.entry_writer import Cell, EntryWriter
from dialogue_app.ui.widgets.ask_dialog import choose
from dialogue_app.ui.widgets.foot import foot

MOST_NAMED = 6


def replace_answers(
    parent: QWidget, writer: EntryWriter, values: Iterable[tuple[Cell, str]], *, name: str = ""
) -> bool:
    """Set many cells, all or none. What has been revealed is replaced only if the user says so, with each
    cell, its old and its new value before the eyes; every other answer that is replaced is named in the
    foot.
    """
    wanted = list(values)
    return replaced(parent, writer, wanted, partial(writer.set_all, wanted, name=name))


def replaced(
    parent: QWidget, writer: EntryWriter, values: Iterable[tuple[Cell, str]], act: Callable[[], bool]
) -> bool:
    """Do what gives cells these values, asking before and saying after what it replaces."""
    overwrittens = writer.overwritten(values)
    revealed = [overwritten.words() for overwritten in overwrittens if overwritten.revealed]
    if revealed and not _wanted(parent, revealed):
        return False
    done = act()
    if done and overwrittens:
        more = len(overwrittens) - 1
        words = ngettext("{cell}, and {n} more", "{cell}, and {n} more", more) if more else "{cell}"
        foot().say(words.format(cell=overwrittens[0].words(), n=more))
    return done


def _wanted(parent: QWidget, cells: list[str]) -> bool:
    """Ask; whatever is typed on into the question, Enter leaves the answers as they are."""
    shown = [*cells[:MOST_NAMED], *(["…"] if len(cells) > MOST_NAMED else [])]
    text = ngettext(
        "This answer has been revealed; everybody has seen it:",
        "{n} answers have been revealed; everybody has seen them:",
        len(cells),
    ).format(n=len(cells))
    title = _("Replace what was revealed?")
    return choose(parent, title, "\n".join((text, "", *shown)), [_("Replace")], keep=_("Leave it")) == 0
