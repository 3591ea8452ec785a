"""One line of the ledger: the words that were released, by whom, what became of them, what rests on them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.visibility.released_items import RELEASED
from dialogue_app.reports.dates import day
from dialogue_app.services.release.release_record import is_astray, resting_on
from dialogue_app.support.translation import _
from dialogue_app.ui.text.release_text import became, heading_words, resting_words
from dialogue_app.ui.widgets import kit


class LedgerPane(QFrame):
    """Shows an item that has left. ``acted``: "withdraw" or "supersede"."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item: ReleaseItem | None = None
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Line of the ledger"))
        self.heading, self.text = kit.label(role="strong"), kit.label(role="quote")
        self.facts, self.warning = kit.label(role="soft"), kit.label(role="warn")
        column = kit.column(self, margins=(16, 12, 16, 12))
        for label in (self.heading, self.text, self.facts, self.warning):
            column.addWidget(label)
        self.supersede = kit.button(_("Supersede…"))
        self.supersede.setToolTip(_("Propose a new wording that takes its place once it is released"))
        self.withdraw = kit.button(_("Withdraw…"))
        line = kit.row()
        line.addStretch(1)
        for button in (self.supersede, self.withdraw):
            button.setAccessibleName(button.text())
            line.addWidget(button)
        column.addLayout(line)
        self.supersede.clicked.connect(self._on_supersede)
        self.withdraw.clicked.connect(self._on_withdraw)

    def show_item(
        self, dialogue: Dialogue, item: ReleaseItem | None, outside: Dialogue | None, *, read_only: bool
    ) -> None:
        """Show an item that has left, or none."""
        self.item = item
        self.setVisible(item is not None)
        if item is None:
            return
        self.heading.setText(heading_words(dialogue, item))
        self.text.setText(item.release_text)
        self.facts.setText("\n".join(self._facts(dialogue, item, outside)))
        self.warning.setText(self._warning(item, outside))
        self.warning.setVisible(bool(self.warning.text()))
        in_force = item.status == RELEASED and not item.crossing and not read_only
        self.supersede.setEnabled(in_force)
        self.withdraw.setEnabled(in_force and outside is not None)
        self.withdraw.setToolTip("" if outside is not None else _("Open the external track first"))

    def _facts(self, dialogue: Dialogue, item: ReleaseItem, outside: Dialogue | None) -> list[str]:
        said = (
            day(item.date),
            item.authority,
            _("version {n}").format(n=item.version) if item.version else "",
        )
        facts = [_("Released {said}").format(said=", ".join(one for one in said if one))]
        if item.spokesperson:
            facts.append(_("Spokesperson: {name}").format(name=item.spokesperson))
        facts.append(_("State: {state}").format(state=became(dialogue, item)))
        if item.withdrawn_reason:
            facts.append(_("Reason, kept inside: {reason}").format(reason=item.withdrawn_reason))
        if outside is not None:
            resting = [resting_words(outside, record) for record in resting_on(outside, item.external_id)]
            words = ", ".join(sorted(resting)) or _("nothing")
            facts.append(_("Resting on it in the external track: {records}").format(records=words))
        return facts

    def _warning(self, item: ReleaseItem, outside: Dialogue | None) -> str:
        if outside is None:
            return ""
        if is_astray(item, outside):
            return _(
                "The external file that is open says something else about it, or does not hold it: it may be "
                "an older copy."
            )
        if item.status != RELEASED and resting_on(outside, item.external_id):
            return _(
                "What rests on it is left out of external documents until it is renewed: “Take over released "
                "verdicts” in stage E6, or the form of the red line in E4."
            )
        return ""

    def _on_supersede(self) -> None:
        self.acted.emit("supersede")

    def _on_withdraw(self) -> None:
        self.acted.emit("withdraw")
