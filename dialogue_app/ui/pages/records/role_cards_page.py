"""Role cards: the briefs of the trainees, part public and part private to their delegation."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from dialogue_app.analyses.chains import Chain
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RoleCard
from dialogue_app.core.records import TRAINING, Listed, Participant
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import ListPage
from dialogue_app.ui.widgets.rows.row_table import Cell, Column


class RoleCardsPage(ListPage):
    """The role cards, with who plays each."""

    KEY = "role_cards"
    TITLE = N_("Role cards")
    PURPOSE = N_(
        "Identity and line are known to all; interests, red lines, bottom line, constraints and tasks "
        "are for the delegation alone."
    )
    SHORTCUT = "Ctrl+Shift+O"
    TRACKS = (TRAINING,)
    EMPTY = N_(
        "No role card yet.\n\nA role card tells a trainee whom they speak for: the public line, and "
        "privately what they want, must avoid and have to do. Press Ins to write the first one."
    )
    ADD = N_("Add role card")
    KIND: ClassVar[type[Listed]] = RoleCard

    def _build(self) -> None:
        super()._build()
        self.state_filter.setCurrentIndex(0)
        self.state_filter.hide()

    @staticmethod
    def count(dialogue: Dialogue, session: str) -> int | None:
        """How many there are."""
        return len(dialogue.of(RoleCard)) or None

    def columns(self) -> tuple[Column, ...]:
        """Party, public line, played by."""
        return (Column(_("Party"), 152), Column(_("Public line"), 0), Column(_("Played by"), 144))

    def cells(self, chain: Chain[Any]) -> tuple[Cell, ...]:
        """A card, and its player in this session."""
        record = cast("RoleCard", chain.latest)
        people = self.track.dialogue.of(Participant).values()
        players = [
            person.name
            for person in people
            if person.role_card == record.id and person.session == self.session
        ]
        party = answerer(self.track.dialogue, record.party).name if record.party else ""
        return (
            Cell(party or _("not assigned"), "strong" if party else "warn"),
            Cell(record.line or record.identity, "quote"),
            Cell(", ".join(players) or _("nobody yet"), "" if players else "faint"),
        )

    def fresh(self, session: str, field: str, marking: str) -> Listed:
        """A new card is for its delegation only."""
        return RoleCard(session=session, field=field, marking="DELEG")
