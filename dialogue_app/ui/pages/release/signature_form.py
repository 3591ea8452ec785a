"""Who releases a text: name, day, spokesperson, version, and the session outside that it goes to."""

from __future__ import annotations

from dataclasses import astuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.records import Session
from dialogue_app.core.visibility.released_items import has_signature
from dialogue_app.services.release.release_acts import Signature
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine


class SignatureForm(QWidget):
    """The lines of a signature. ``edited`` when one was typed in."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = ""
        self._shown = Signature(authority="", date="")
        self.authority, self.date = PlainLine(self), PlainLine(self)
        self.spokesperson, self.version = PlainLine(self), PlainLine(self)
        self.date.setPlaceholderText("2026-03-12")
        self.session = CutBox(self)
        grid = kit.grid(self, across=16, down=3)
        places = (
            (self.authority, _("Released by"), 0, 0),
            (self.date, _("Date"), 0, 1),
            (self.version, _("Version"), 0, 2),
            (self.spokesperson, _("Spokesperson"), 2, 0),
            (self.session, _("Into the session of the external track"), 2, 1),
        )
        for widget, words, row, column in places:
            label = kit.label(words, "small", wrap=False)
            label.setBuddy(widget)
            widget.setAccessibleName(words)
            across = 2 if widget is self.session else 1
            grid.addWidget(label, row, column, 1, across)
            grid.addWidget(widget, row + 1, column, 1, across)
            if isinstance(widget, PlainLine):
                widget.textEdited.connect(self._on_edited)
        for column, share in enumerate((3, 2, 1)):
            grid.setColumnStretch(column, share)

    def show_item(self, item: ReleaseItem, authority: str) -> None:
        """Show an item's signature, or what it would be: the release authority of the session, today."""
        if item.id == self._of:
            if has_signature(item):
                self._shown = self.signature()
                foot().let_go(self)
            return
        self._of = item.id
        self.authority.setText(item.authority or authority)
        self.date.setText(item.date or timestamps.today())
        self.spokesperson.setText(item.spokesperson)
        self.version.setText(item.version)
        self._shown = self.signature()
        foot().let_go(self)

    def revert(self) -> None:
        """Show again what stood there before it was typed over."""
        for line, text in zip(
            (self.authority, self.date, self.spokesperson, self.version), astuple(self._shown), strict=True
        ):
            line.setText(text)

    def show_sessions(self, sessions: tuple[Session, ...]) -> None:
        """Offer the sessions of the external track, the last one first chosen."""
        wanted = [
            (session.id, _("Session {n} · {title}").format(n=session.number or "?", title=session.title))
            for session in sessions
        ]
        now = [(self.session.itemData(n), self.session.itemText(n)) for n in range(self.session.count())]
        if now != wanted:
            self.session.clear()
            for key, words in wanted:
                self.session.addItem(words, key)
            self.session.setCurrentIndex(len(wanted) - 1)
        self.session.setEnabled(bool(wanted))

    def chosen_session(self) -> str:
        """The id of the session the text goes to; empty if there is none."""
        return str(self.session.currentData() or "")

    def signature(self) -> Signature:
        return Signature(
            authority=self.authority.text().strip(),
            date=self.date.text().strip(),
            spokesperson=self.spokesperson.text().strip(),
            version=self.version.text().strip(),
        )

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        for line in (self.authority, self.date, self.spokesperson, self.version):
            line.setReadOnly(read_only)

    def _on_edited(self, _text: str) -> None:
        """What is typed here is saved by signing, and by nothing else."""
        if self.signature() != self._shown:
            foot().hold(self, _("Signature"))
        else:
            foot().let_go(self)
        self.edited.emit()
