"""Asking before something that was typed and not saved is thrown away."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.widgets.ask_dialog import choose
from dialogue_app.ui.widgets.foot import UnsavedText, foot
from dialogue_app.ui.widgets.inputs.input_base import Input

MOST_NAMED = 5


@runtime_checkable
class Reverts(Protocol):
    """A widget that can show again what is saved."""

    def revert(self) -> None:
        """Show it."""


def unsaved_in(*parts: QWidget) -> list[UnsavedText]:
    """What stands in parts of the window after they were told to save, and is not saved."""
    unsaved_texts = foot().held(*parts)
    known = {id(unsaved_text.widget) for unsaved_text in unsaved_texts}
    for part in parts:
        for field in part.findChildren(Input):
            if id(field) not in known and field.dirty:
                known.add(id(field))
                unsaved_texts.append(UnsavedText(field, field.accessibleName(), field.fault))
    return unsaved_texts


def may_leave(*parts: QWidget) -> bool:
    """Whether these parts may be thrown away: nothing unsaved stands in them, or the user gives it up. Else
    the focus goes to the first of it.
    """
    unsaved_texts = unsaved_in(*parts)
    if not unsaved_texts:
        return True
    lines = [
        f"{unsaved_text.name}: {unsaved_text.sentence or _('not saved yet')}"
        for unsaved_text in unsaved_texts[:MOST_NAMED]
    ]
    if len(unsaved_texts) > MOST_NAMED:
        lines.append(_("and {n} more").format(n=len(unsaved_texts) - MOST_NAMED))
    text = ngettext(
        "What stands in this place was not saved, and would be lost:",
        "What stands in these places was not saved, and would be lost:",
        len(unsaved_texts),
    )
    answers = (_("Leave without it"),)
    window, title = parts[0].window(), _("Not everything is saved")
    if choose(window, title, "\n\n".join((text, *lines)), answers, keep=_("Go back to it")) == 0:
        give_up(unsaved_texts)
        return True
    lead_to(unsaved_texts[0].widget)
    return False


def give_up(unsaved_texts: list[UnsavedText]) -> None:
    """Show again what is saved."""
    for unsaved_text in unsaved_texts:
        if isinstance(unsaved_text.widget, Reverts):
            unsaved_text.widget.revert()
        foot().let_go(unsaved_text.widget)


def lead_to(widget: QWidget) -> None:
    """Put the focus into a widget, wherever on the page it stands."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
