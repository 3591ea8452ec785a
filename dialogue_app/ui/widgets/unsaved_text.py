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
    found = foot().held(*parts)
    known = {id(one.widget) for one in found}
    for part in parts:
        for field in part.findChildren(Input):
            if id(field) not in known and field.dirty:
                known.add(id(field))
                found.append(UnsavedText(field, field.accessibleName(), field.fault))
    return found


def may_leave(*parts: QWidget) -> bool:
    """Whether these parts may be thrown away: nothing unsaved stands in them, or the user gives it up. Else
    the focus goes to the first of it.
    """
    found = unsaved_in(*parts)
    if not found:
        return True
    lines = [f"{one.name}: {one.sentence or _('not saved yet')}" for one in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        lines.append(_("and {n} more").format(n=len(found) - MOST_NAMED))
    text = ngettext(
        "What stands in this place was not saved, and would be lost:",
        "What stands in these places was not saved, and would be lost:",
        len(found),
    )
    answers = (_("Leave without it"),)
    window, title = parts[0].window(), _("Not everything is saved")
    if choose(window, title, "\n\n".join((text, *lines)), answers, keep=_("Go back to it")) == 0:
        give_up(found)
        return True
    lead_to(found[0].widget)
    return False


def give_up(unsaved_texts: list[UnsavedText]) -> None:
    """Show again what is saved."""
    for one in unsaved_texts:
        if isinstance(one.widget, Reverts):
            one.widget.revert()
        foot().let_go(one.widget)


def lead_to(widget: QWidget) -> None:
    """Put the focus into a widget, wherever on the page it stands."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
