"""One text proposed for release: its wording beside its source, what was found in it, and the signature."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.records import Session
from dialogue_app.core.visibility.released_items import has_signature
from dialogue_app.services.release.release_acts import open_points, rule_of
from dialogue_app.services.release.release_check import concerns_of
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.release.concern_list import ConcernList
from dialogue_app.ui.pages.release.signature_form import SignatureForm
from dialogue_app.ui.pages.release.wording_pair import WordingPair
from dialogue_app.ui.text.release_text import heading_words, source_texts
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.scroller import Scroller


class ProposalPane(Scroller):
    """Shows an item that is proposed. ``typed`` carries a new wording; ``acted`` what was asked for: "sign",
    "release", "edit" or "open".
    """

    typed = Signal(str)
    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item: ReleaseItem | None = None
        self._dialogue: Dialogue | None = None
        self._read_only = False
        self.setAccessibleName(_("Text proposed for release"))
        self.heading = kit.label(role="strong")
        self.pair, self.findings, self.form = WordingPair(), ConcernList(), SignatureForm()
        self.points = kit.label(role="warn")
        self.state = kit.label(role="soft")
        self.edit = _button(_("Kind, activity, level and sources…"), "link")
        self.opener = _button(_("Open the external track"), "plain")
        self.signer = _button(_("Sign only"), "plain")
        self.releaser = _button(_("Sign and release"), "primary")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._inside = QWidget()
        column = kit.column(self._inside, spacing=12, margins=(16, 8, 8, 8))
        head = kit.row(spacing=16)
        head.addWidget(self.heading, 1)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        signing = kit.label(_("Signature"), "heading", wrap=False)
        for part in (self.pair, self.findings, signing, self.form):
            column.addWidget(part)
        foot = kit.row()
        foot.addWidget(self.state, 1)
        for button in (self.opener, self.signer, self.releaser):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        column.addWidget(self.points)  # below the buttons: it grows and shrinks while a signature is typed
        column.addStretch(1)
        self.setWidget(self._inside)

    def _connect(self) -> None:
        self.pair.typed.connect(self.typed)
        self.findings.changed.connect(self._show_findings)
        self.findings.shown.connect(self.pair.choose)
        self.form.edited.connect(self._show_findings)
        self.edit.clicked.connect(self._on_edit)
        self.opener.clicked.connect(self._on_open)
        self.signer.clicked.connect(self._on_sign)
        self.releaser.clicked.connect(self._on_release)

    def show_item(
        self, dialogue: Dialogue, item: ReleaseItem | None, outside: Dialogue | None, *, read_only: bool
    ) -> None:
        """Show an item as it stands; ``outside`` is the external track if it is open."""
        if item is None or self.item is None or item.id != self.item.id:
            self.commit()
            self.findings.confirmed.clear()
        self.item, self._dialogue, self._read_only = item, dialogue, read_only
        self._inside.setVisible(item is not None)
        if item is None:
            return
        self.heading.setText(heading_words(dialogue, item) or _("A new item"))
        self.pair.show_texts(source_texts(dialogue, item), item.release_text, read_only=read_only)
        session = dialogue.get(Session, item.session)
        self.form.show_item(item, session.release_authority if session is not None else "")
        self.form.show_sessions(outside.sessions() if outside is not None else ())
        self.form.set_read_only(read_only)
        self.opener.setVisible(outside is None)
        self.state.setText(self._state(item, outside))
        self._show_findings()

    def _state(self, item: ReleaseItem, outside: Dialogue | None) -> str:
        if outside is None:
            return _("The external track is not open. The text can be signed now and released later.")
        if has_signature(item):
            return _(
                "Signed. Releasing writes it into the external file; it cannot be undone, only withdrawn."
            )
        return _("Releasing writes it into the external file; it cannot be undone, only withdrawn.")

    def draft(self) -> ReleaseItem | None:
        """The item as it would go out now, with what stands in the lines of the signature."""
        if self.item is None:
            return None
        return dataclasses.replace(self.item, **dataclasses.asdict(self.form.signature()))

    def _show_findings(self) -> None:
        draft = self.draft()
        if draft is None or self._dialogue is None:
            return
        concerns = concerns_of(self._dialogue, draft, rule=rule_of(self._dialogue, draft))
        before = self.findings.rows
        has_text = bool(draft.release_text.strip())
        self.findings.show_concerns(concerns, read_only=self._read_only, has_text=has_text)
        if self.findings.rows is not before or not concerns:
            self._order_keys()
        points = open_points(self._dialogue, draft)
        self.points.setText("\n".join(f"• {point}" for point in points))
        self.points.setVisible(bool(points))
        ready = not points and all(
            not concern.blocks and concern.key in self.findings.confirmed for concern in concerns
        )
        self.signer.setEnabled(ready and not self._read_only)
        self.releaser.setEnabled(ready and not self._read_only and bool(self.form.chosen_session()))

    def _order_keys(self) -> None:
        """Tab goes as the eye does: the texts, what was found in them, the signature, the buttons."""
        form, pair = self.form, self.pair
        found = [part for row in self.findings.rows for part in (row.box, row.go) if part is not None]
        lines = (form.authority, form.date, form.version, form.spokesperson, form.session)
        order = [self.edit, pair.source, pair.fresh, *found, *lines, self.opener, self.signer, self.releaser]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def commit(self) -> None:
        """Save what is being typed."""
        self.pair.commit()

    def focus_first(self) -> None:
        """Put the cursor into the fresh wording."""
        self.pair.fresh.setFocus()

    def _on_edit(self) -> None:
        self.acted.emit("edit")

    def _on_open(self) -> None:
        self.acted.emit("open")

    def _on_sign(self) -> None:
        self.acted.emit("sign")

    def _on_release(self) -> None:
        self.acted.emit("release")


def _button(words: str, role: kit.ButtonRole) -> QPushButton:
    return kit.button(words, role, name=words)
