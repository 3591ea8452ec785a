"""Shows what a copy for the other side takes and what it leaves, and asks whether it needs a passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import CatalogueItem, Record, StageState, Tick, Track
from dialogue_app.services.audience.counterpart_copy import HandOver
from dialogue_app.services.audience.record_labels import KIND_TITLES
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.pages.documents.pdf_protection import PdfProtection
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog

NOT_COUNTED: frozenset[type[Record]] = frozenset({Track, CatalogueItem, StageState, Tick})
"""The frame that every file has; counting it tells nobody anything."""


class CounterpartCopyDialog(AskDialog):
    """``passphrase`` is what the copy is to be protected with; empty for none."""

    def __init__(self, copy: HandOver, parent: QWidget | None = None) -> None:
        explanation = _(
            "A new file that holds only what is marked Open or Participants, composed anew: no other record, "
            "number or time of this file is in it. People are named only if you speak on the record."
        )
        super().__init__(_("Copy for the other side"), explanation, _("Choose where…"), parent)
        self.body.addLayout(_counts(copy))
        for what, why in copy.stays:
            self.body.addWidget(
                kit.label(_("Stays here: {what} ({why}).").format(what=what, why=why), "soft")
            )
        if copy.sessions_left:
            left = ngettext(
                "{n} session stays whole, because it is marked above Participants.",
                "{n} sessions stay whole, because they are marked above Participants.",
                copy.sessions_left,
            )
            self.body.addWidget(kit.label(left.format(n=copy.sessions_left), "warn"))
        self._protection = PdfProtection(self.form())
        self.accept_button.setFocus()

    @property
    def passphrase(self) -> str:
        """The passphrase of the copy; empty for none."""
        return self._protection.passphrase

    def fault(self) -> str:
        """What keeps the passphrase from being used."""
        return self._protection.fault()


def _counts(copy: HandOver) -> QGridLayout:
    """A line for each kind: how many records go into the copy, how many stay."""
    grid = kit.grid(across=24, down=4)
    grid.setColumnStretch(0, 1)
    for column, title in enumerate(("", _("In the copy"), _("Stays here"))):
        grid.addWidget(_cell(title, "small", right=column > 0), 0, column)
    counted = [kind for kind in KINDS if kind not in NOT_COUNTED and (copy.taken[kind] or copy.left[kind])]
    for row, kind in enumerate(counted, start=1):
        grid.addWidget(_cell(_(KIND_TITLES[kind])), row, 0)
        grid.addWidget(_cell(_number(copy.taken[kind]), right=True), row, 1)
        grid.addWidget(_cell(_number(copy.left[kind]), right=True), row, 2)
    return grid


def _number(number: int) -> str:
    return str(number) if number else "–"


def _cell(text: str, role: str = "", *, right: bool = False) -> QLabel:
    cell = kit.label(text, role, wrap=False)
    if right:
        cell.setAlignment(Qt.AlignmentFlag.AlignRight)
    return cell
