"""The three parts of the page on parties and seats: parties, seats of a session, participants."""

from __future__ import annotations

from functools import partial
from typing import Any
from weakref import WeakMethod

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dialogue_app.core.commands.lists import add_record
from dialogue_app.core.commands.seats import (
    add_party,
    answerer,
    change_party,
    move_participant,
    move_party,
    move_seat,
    participants,
    remove_party,
    seat_party,
    side_name,
    unseat_party,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RoleCard
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import questions
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    SIDES,
    Entry,
    Participant,
    Party,
    Record,
    Seat,
    new_id,
)
from dialogue_app.core.scales import scale
from dialogue_app.core.visibility.markings import usual
from dialogue_app.services.catalogues import PartyPreset, PresetParty, party_presets
from dialogue_app.services.search.names import also_called
from dialogue_app.services.search.parties_meant import no_ally
from dialogue_app.support.translation import N_, _, language
from dialogue_app.ui.pages.records.kept_rows import KeptRows, content_of
from dialogue_app.ui.pages.records.record_page import RecordPage
from dialogue_app.ui.widgets.rows.row_table import Cell, RowContent, TableColumn, TableRow

_VERBS = ("code", "name", "side", "also_called", "profile")


class PartiesTab(RecordPage):
    """The parties of the track."""

    KEY = "parties"
    TITLE = N_("Parties")
    PURPOSE = N_(
        "Everybody whose positions are recorded in this track. Alt+Up and Alt+Down change the order."
    )
    WITHIN = True
    EMPTY = N_(
        "No party yet.\n\nA party is a member state, a group that speaks for a perspective, or "
        "Russia. Add one with Ins, or begin with a preset."
    )
    ADD = N_("Add party")

    def _build(self) -> None:
        super()._build()
        self.presets = self.add_button(_("From a preset"))
        self.presets.setEnabled(not self.track.read_only)
        self.menu = QMenu(self.presets)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.triggered.connect(self._on_preset)
        self.presets.setMenu(self.menu)

    def columns(self) -> tuple[TableColumn, ...]:
        """Code, name, side, what else it is called, profile."""
        asks = dict(questions(Party))
        return (
            TableColumn(_("Code"), 72, "code", asks["code"]),
            TableColumn(_("Name"), 200, "name", asks["name"]),
            TableColumn(_("Side"), 96, "side", asks["side"]),
            TableColumn(_("Also called"), 160, "also_called", asks["also_called"]),
            TableColumn(_("Public profile"), 0, "profile", asks["profile"]),
        )

    def rows(self) -> tuple[TableRow, ...]:
        return tuple(
            TableRow(
                party.id,
                (
                    Cell(party.code, "strong"),
                    Cell(party.name),
                    Cell(side_name(party.side) if party.side in SIDES else ""),
                    Cell("; ".join(also_called(party)), "soft"),
                    Cell(party.profile, "soft"),
                ),
                party,
            )
            for party in self.track.dialogue.parties()
        )

    def add(self) -> None:
        """Add a party under a code that is free, to be changed at once."""
        taken = {party.code for party in self.track.dialogue.parties()}
        code = next(name for n in range(1, 1000) if (name := f"P{n}") not in taken)
        self.added(add_party(self.track.dialogue, code, _("New party")))

    def change(self, record: Record, **values: Any) -> Change:
        """Codes stay unique, and what is called Russia is on no side but Russia's."""
        if isinstance(record, Party) and set(values) <= set(_VERBS):
            change = change_party(self.track.dialogue, record, **values)
            for edit in change.edits:
                _refuse_as_ally(edit.after)
            return change
        return super().change(record, **values)

    def removal(self, record: Record) -> Change:
        """With its seats and everything it answered."""
        return remove_party(self.track.dialogue, record) if isinstance(record, Party) else Change("", ())

    def moving(self, record: Record, steps: int) -> Change:
        """In the order of parties."""
        return move_party(self.track.dialogue, record, steps) if isinstance(record, Party) else Change("", ())

    def _fill_menu(self) -> None:
        self.menu.clear()
        for preset in party_presets():
            missing = self._missing(preset)
            part = self.menu.addMenu(preset.name.shown(language()))
            every = part.addAction(_("All that are missing ({n})").format(n=len(missing)))
            every.setData((preset.key, ""))
            every.setEnabled(bool(missing))
            part.addSeparator()
            for party in missing:
                part.addAction(f"{party.code}  {party.name.shown(language())}").setData(
                    (preset.key, party.code)
                )

    def _missing(self, preset: PartyPreset) -> tuple[PresetParty, ...]:
        taken = {party.code for party in self.track.dialogue.parties()}
        return tuple(party for party in preset.parties if party.code not in taken and self._fits(party))

    def _fits(self, party: PresetParty) -> bool:
        kind = self.track.track
        return kind not in (INTERNAL, EXTERNAL) or (kind == INTERNAL) == (party.side == SIDES[0])

    def _on_preset(self, action: QAction) -> None:
        key, code = action.data()
        preset = next(party_preset for party_preset in party_presets() if party_preset.key == key)
        self.add_preset([party for party in self._missing(preset) if code in ("", party.code)])

    def add_preset(self, chosen: list[PresetParty]) -> None:
        """Add parties of a preset as one step."""
        dialogue = self.track.dialogue
        whole = Change(_("Add parties from a preset"), ())
        for party in chosen:
            change = add_party(
                dialogue,
                party.code,
                party.name.wording(language()),
                party.side,
                party.profile.wording(language()),
            )
            dialogue = dialogue.apply(change.edits)
            whole = whole.then(change)
        self.perform(whole)


def _refuse_as_ally(party: Record | None) -> None:
    """Raises Refused for a party of the alliance that is called Russia."""
    if isinstance(party, Party) and party.side == ALLIANCE and (fault := no_ally(party.code, party.name)):
        raise Refused(_("{fault} Give it the side Russia first. Nothing was changed.").format(fault=fault))


class SeatsTab(RecordPage):
    """Who sits at the table in this session, in which order, and who heads each delegation."""

    KEY = "seats"
    TITLE = N_("Seats")
    PURPOSE = N_(
        "Who answers in this session: every matrix has a column for each seat. Space seats a party "
        "or takes its seat away with its answers; Alt+Up and Alt+Down change the order."
    )
    WITHIN = True
    EMPTY = N_("Nobody can be seated yet.\n\nAdd parties first, in the first tab.")

    def _build(self) -> None:
        super()._build()
        self.all = self.add_button(_("Seat all"))
        self.all.clicked.connect(self._on_all)
        self.all.setEnabled(not self.track.read_only)
        self.pane.left_out = frozenset({"party"})
        self.pane.empty_text = _("This party has no seat in this session. Press Space to seat it.")

    def columns(self) -> tuple[TableColumn, ...]:
        """Place, party, head, answers."""
        head = dict(questions(Seat))["head"]
        return (
            TableColumn(_("Seat"), 64, figures=True),
            TableColumn(_("Party"), 0),
            TableColumn(_("Head of delegation"), 200, "head", head),
            TableColumn(_("Answers"), 80, figures=True),
        )

    def candidates(self) -> tuple[str, ...]:
        """Who could sit: the sides in an external track and a brief, else parties."""
        if self.track.track in (EXTERNAL, BRIEF):
            return SIDES
        parties = self.track.dialogue.parties()
        fits = self.track.track != INTERNAL
        return tuple(party.id for party in parties if fits or party.side == SIDES[0])

    def rows(self) -> tuple[TableRow, ...]:
        """Those seated in their order, then the others."""
        seats = self.track.dialogue.seats(self.session)
        answers = self._answers()
        rows = [self._row(seat.party, seat, place, answers) for place, seat in enumerate(seats, start=1)]
        seated = {seat.party for seat in seats}
        rows += [
            self._row(candidate, None, 0, answers)
            for candidate in self.candidates()
            if candidate not in seated
        ]
        return tuple(rows)

    def _row(self, party: str, seat: Seat | None, place: int, answers: dict[str, int]) -> TableRow:
        found = answerer(self.track.dialogue, party)
        cells = (
            Cell(str(place), "strong") if seat else Cell(_("no seat"), "faint", order="999"),
            Cell(f"{found.code}  {found.name}", "" if seat else "faint"),
            Cell(seat.head if seat else ""),
            Cell(str(answers.get(party, "")), "soft"),
        )
        return TableRow(party, cells, seat, open=seat is not None)

    def _answers(self) -> dict[str, int]:
        result: dict[str, int] = {}
        for entry in self.track.dialogue.of(Entry).values():
            if entry.session == self.session and entry.party:
                result[entry.party] = result.get(entry.party, 0) + 1
        return result

    def removal(self, record: Record) -> Change:
        """Take the seat away."""
        return unseat_party(self.track.dialogue, self.session, getattr(record, "party", ""))

    def moving(self, record: Record, steps: int) -> Change:
        """Along the table."""
        return move_seat(self.track.dialogue, record, steps) if isinstance(record, Seat) else Change("", ())

    def _on_toggled(self, row_id: str) -> None:
        if self.track.read_only or not self.session:
            return
        dialogue = self.track.dialogue
        seated = any(seat.party == row_id for seat in dialogue.seats(self.session))
        verb = unseat_party if seated else seat_party
        try:
            self.perform(verb(dialogue, self.session, row_id))
        except Refused as refusal:
            self.track.failed.emit(str(refusal))

    def _on_all(self) -> None:
        whole = Change(_("Seat all"), ())
        dialogue = self.track.dialogue
        for candidate in self.candidates() if self.session else ():
            change = seat_party(dialogue, self.session, candidate)
            dialogue = dialogue.apply(change.edits)
            whole = whole.then(change)
        self.perform(whole)


class ParticipantsTab(RecordPage):
    """The people who attend this session."""

    KEY = "participants"
    TITLE = N_("Participants")
    PURPOSE = N_(
        "The people in the room. Whether they are named in a document depends on the session's "
        "attribution rule."
    )
    WITHIN = True
    EMPTY = N_(
        "Nobody is listed for this session.\n\nList those who attend, with party and role, if you "
        "want them in the record. Press Ins to add the first one."
    )
    ADD = N_("Add participant")

    def columns(self) -> tuple[TableColumn, ...]:
        """Name, party, role, post, and the role card in an exercise."""
        asks = dict(questions(Participant))
        return (
            TableColumn(_("Name"), 0, "name", asks["name"]),
            TableColumn(_("Party"), 72),
            TableColumn(_("Role"), 144, "role", asks["role"]),
            TableColumn(_("Post"), 160, "post", asks["post"], spare=1),
            TableColumn(_("Role card"), 96, spare=2),
        )

    def rows(self) -> tuple[TableRow, ...]:
        """A row a person."""
        dialogue = self.track.dialogue
        people = ((participant.id, participant) for participant in participants(dialogue, self.session))
        return self._kept.rows(dialogue, people, self._row)

    def _build(self) -> None:
        self._kept = KeptRows(Participant)
        super()._build()

    def _row(self, person: Participant) -> TableRow:
        return TableRow(person.id, record=person, make=partial(content_of, WeakMethod(self.content), person))

    def content(self, person: Participant) -> RowContent:
        """Who it is, for whom, as what."""
        dialogue = self.track.dialogue
        return RowContent(
            (
                Cell(person.name or _("(no name yet)"), "" if person.name else "faint"),
                Cell(answerer(dialogue, person.party).code if person.party else ""),
                Cell(scale("PARTICIPANT_ROLE").shown(person.role)),
                Cell(person.post),
                Cell(_card(dialogue, person.role_card)),
            )
        )

    def add(self) -> None:
        """Add a person and put the cursor into the name."""
        if not self.session:
            self.track.failed.emit(_("There is no session yet. Begin one first, then add to its list."))
            return
        position = (
            max(
                (participant.position for participant in participants(self.track.dialogue, self.session)),
                default=-1,
            )
            + 1
        )
        person = Participant(
            id=new_id(), session=self.session, position=position, marking=usual(self.track.track)
        )
        self.added(add_record(person))

    def moving(self, record: Record, steps: int) -> Change:
        """In the list of the session."""
        if isinstance(record, Participant):
            return move_participant(self.track.dialogue, record, steps)
        return Change("", ())


def _card(dialogue: Dialogue, role_card: str) -> str:
    card = dialogue.get(RoleCard, role_card)
    return answerer(dialogue, card.party).code if card is not None and card.party else ""
