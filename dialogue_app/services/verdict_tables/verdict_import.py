"""Verdicts taken over from a table: first a plan, a value that says what would be done; then one change.

Codes are never merged silently. What differs in capitals, form or invisible signs is the same and is said;
what looks alike is named and refused; a known code with another title is refused with both titles.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from functools import cached_property

from dialogue_app.core import timestamps
from dialogue_app.core.commands.catalogue import catalogue_items, code_keys
from dialogue_app.core.commands.lists import next_position
from dialogue_app.core.commands.seats import may_sit
from dialogue_app.core.commands.sessions import new_session, next_number, session_from_previous
from dialogue_app.core.commands.stages import COMPLETE, SKIPPED
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.errors import BadImport
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    RUSSIA,
    CatalogueItem,
    Entry,
    Party,
    Seat,
    SelectedItem,
    Session,
    new_id,
)
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.validity.party_codes import alike_code
from dialogue_app.core.visibility.hidden_answers import hidden_fields
from dialogue_app.core.visibility.seal_state import is_sealed
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.files.library import FIRST_TEMPLATE
from dialogue_app.services.search.parties_meant import means_russia, near_party, party_meant
from dialogue_app.services.templates import template, template_of
from dialogue_app.services.verdict_tables.import_tally import ImportTally
from dialogue_app.services.verdict_tables.verdict_table import (
    Faults,
    VerdictRow,
    VerdictTable,
    read_table,
    short,
)
from dialogue_app.support.fold import name_key
from dialogue_app.support.translation import _

_CATALOGUE = "activities"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do: one change, and what it comes to, a sentence each."""

    change: Change
    sentences: tuple[str, ...]


def plan_import(
    dialogue: Dialogue,
    raw: bytes,
    session: int,
    *,
    stage: str = "",
    round: int = 1,
    add_parties: bool = False,
) -> ImportPlan:
    """How verdicts from a table (head ``code,title,PARTY,...``, a row an activity, beside a party perhaps its
    reasons) come into the matrix of verdicts of a stage of session number ``session``; without a stage, into
    the first that has one.

    A session that does not exist is made from the previous one if it is the next. Activities that are not
    known are added and all are selected. In a session without seats the columns become its seats; where it
    has seats, a party without one is added only with ``add_parties``. An empty cell leaves what is
    recorded. All rows are taken over or none: raises BadImport with every fault.
    """
    table = read_table(raw)
    there, opening = _session(dialogue, session)
    after = dialogue.apply(opening.edits)
    place, matrix, selection = _place(after, there, stage, round)
    work = _Work(after, there, matrix, selection, round)
    work.closed = _is_closed(after, there, place.key)
    work.take(table, add_parties)
    sentences = [table.told, *([_("Session {n} is made.").format(n=session)] if opening else [])]
    change = Change(_("Import verdicts"), opening.edits + work.edits())
    return ImportPlan(change=change, sentences=(*sentences, *work.sentences()))


def _session(dialogue: Dialogue, number: int) -> tuple[Session, Change]:
    """The session of this number, and the change that makes it if it is the next one."""
    sessions = dialogue.sessions()
    there = dialogue.at(Session, number)
    if there is not None:
        return there, Change("", ())
    if number != next_number(dialogue):
        have = ", ".join(str(session.number) for session in sessions) or _("none")
        raise BadImport(
            _(
                "There is no session {n} and it is not the next one (there: {have}). Nothing was imported."
            ).format(n=number, have=have)
        )
    if sessions:
        change = session_from_previous(dialogue, sessions[-1], template_of(sessions[-1]))
    else:
        change = new_session(dialogue, template(FIRST_TEMPLATE[dialogue.track.track]))
    record = next(edit.record for edit in change.edits if edit.kind is Session)
    assert isinstance(record, Session)
    return record, change


def _place(
    dialogue: Dialogue, session: Session, key: str, round: int
) -> tuple[Stage, TemplateField, TemplateField]:
    """A stage, its matrix of verdicts, and the selection that the rows stand in: of the stage with this key,
    or of the first stage that has such a matrix.
    """
    plan: Template = template_of(session)
    stages = [stage for stage in plan.stages if key in ("", stage.key)]
    if not stages:
        raise BadImport(_("This session has no stage {stage}. Nothing was imported.").format(stage=key))
    for stage in stages:
        matrix = next((field for field in stage.fields if _takes_verdicts(field)), None)
        if matrix is not None:
            rounds = {1} | {other.round for other in stage.fields if other.of == matrix.key}
            if round not in rounds:
                raise BadImport(
                    _("Stage {stage} has no round {round}. Nothing was imported.").format(
                        stage=stage.key, round=round
                    )
                )
            stage_and_field = plan.find_field(matrix.items)
            assert stage_and_field is not None, "the loader of templates has checked the keys"
            return stage, matrix, stage_and_field[1]
    if dialogue.track.track == EXTERNAL:
        raise BadImport(
            _(
                "Verdicts of an external track come from released items and from the other side, not from a "
                "table. Nothing was imported."
            )
        )
    if not key:
        raise BadImport(_("This session has no matrix of the parties' verdicts. Nothing was imported."))
    raise BadImport(
        _("Stage {stage} has no matrix of the parties' verdicts. Nothing was imported.").format(stage=key)
    )


def _takes_verdicts(field: TemplateField) -> bool:
    """Whether a field is a matrix in which each seat gives its verdict on each item."""
    own = not field.of and not field.sealed and bool(field.items)
    return field_kind(field).rated and own and (field.scale, field.columns) == ("VERDICT", "seats")


def _is_closed(dialogue: Dialogue, session: Session, stage: str) -> bool:
    """Whether a stage is complete or skipped: another party would turn what was closed into half of it."""
    state = dialogue.stage_state(session.id, stage)
    return state is not None and state.status in (COMPLETE, SKIPPED)


@dataclass
class _Work:
    """An import being planned: the records it adds and the cells it sets."""

    dialogue: Dialogue
    session: Session
    matrix: TemplateField
    selection: TemplateField
    round: int
    closed: bool = False
    faults: Faults = field(default_factory=Faults)
    parties: list[Party] = field(default_factory=list)
    activities: list[CatalogueItem] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    selected: list[SelectedItem] = field(default_factory=list)
    cells: list[Edit] = field(default_factory=list)
    tally: ImportTally = field(default_factory=ImportTally)
    now: str = field(default_factory=timestamps.now)

    def take(self, table: VerdictTable, add_parties: bool) -> None:
        """Work through the table. Raises BadImport with the faults that only the dialogue shows."""
        columns = self._columns(table, add_parties)
        self.faults.refuse()
        items = catalogue_items(self.dialogue, _CATALOGUE)
        known = {item.code: item for item in items}
        folded = {name_key(item.code): item for item in items}
        alike = {key: item for item in items for key in code_keys(item.code)}
        titled = {name_key(item.title): item for item in items}
        rows: dict[str, SelectedItem] = {}
        twice: set[str] = set()
        for item in self.dialogue.listed(SelectedItem, self.session.id, self.selection.key):
            if rows.setdefault(item.catalogue_item, item) is not item:
                twice.add(item.catalogue_item)
        position = next_position(self.dialogue, SelectedItem, self.session.id, self.selection.key)
        for row in table.rows:
            activity = known.get(row.code) or folded.get(name_key(row.code))
            if activity is None:
                like = next((alike[key] for key in code_keys(row.code) if key in alike), None)
                activity = self._new_activity(row, like)
                self._tell_title(row, titled.get(name_key(row.title)))
            else:
                self._same_title(activity, rows.get(activity.id), row)
            selected = rows.get(activity.id) or self._select(activity, position + len(self.selected))
            if activity.id in twice:
                self._tell_context(activity, selected)
            for place, (party, column) in enumerate(zip(columns, table.columns, strict=True)):
                reason = row.reasons[place] if row.reasons else ""
                self._set(selected.id, activity, party, row.cells[place], reason, (row.line, column.number))
        self.faults.refuse()

    # -- columns ---------------------------------------------------------------------------------------------

    def _columns(self, table: VerdictTable, add_parties: bool) -> list[Party]:
        """The parties of the columns; all of them sit at the table afterwards."""
        seated = {seat.party for seat in self.dialogue.seats(self.session.id)}
        free = not seated or add_parties
        parties: list[Party] = []
        for column in table.columns:
            party = self._party(column.party, (table.head, column.number), free)
            if party is None:
                continue
            if party.id in {known.id for known in parties}:
                what = _("{code} appears twice in the header row").format(code=party.code)
                self.faults.add(table.head, column.number, what)
            elif party.id not in seated and not (party in self.parties or self._may_sit(free)):
                self._refuse_seat(party.code, (table.head, column.number), free)
            elif party.id not in seated:
                self._seat(party)
            parties.append(party)
        return parties

    def _may_sit(self, free: bool) -> bool:
        return free and not self.closed

    def _party(self, written: str, place: tuple[int, int], free: bool) -> Party | None:
        """The party that a head means, made if it is new and may be; else the fault is noted."""
        parties = self.dialogue.parties()
        party = party_meant(written, parties)
        side = (RUSSIA if means_russia(written) else ALLIANCE) if party is None else party.side
        if not may_sit(self.dialogue.track.track, side):
            self.faults.add(
                *place,
                _("{it} is the other side, which has no seat in an internal track").format(it=short(written)),
            )
            return None
        if party is not None:
            if party.code != written:
                self.tally.remarks.append(_("“{it}” is taken as {code}.").format(it=written, code=party.code))
            return party
        alike = alike_code(written, parties)
        if alike is not None:
            what = _("“{it}” looks like {code} and is not the same; write {code}, or another code")
            self.faults.add(*place, what.format(it=short(written), code=alike.code))
        elif not self._may_sit(free):
            self._refuse_seat(short(written), place, free, near_party(written, parties))
        else:
            near = near_party(written, parties)
            if near is not None:
                self.tally.near.append(f"{written} ({near.code})")
            last = max((party.position for party in (*parties, *self.parties)), default=-1)
            party = Party(id=new_id(), code=written, name=written, side=side, position=last + 1)
            self.parties.append(party)
        return party

    def _refuse_seat(self, code: str, place: tuple[int, int], free: bool, near: Party | None = None) -> None:
        if not free and near is not None:
            what = _("{code} has no seat in session {n}; is {near} meant? With --add-parties it gets one")
        elif not free:
            what = _("{code} has no seat in session {n}; with --add-parties it gets one")
        else:
            what = _("{code} has no seat in session {n}, and the stage is closed: take it up again first")
        near_code = near.code if near is not None else ""
        self.faults.add(*place, what.format(code=code, n=self.session.number, near=near_code))

    def _seat(self, party: Party) -> None:
        there = (*self.dialogue.seats(self.session.id), *self.seats)
        last = max((seat.position for seat in there), default=-1)
        self.seats.append(Seat(id=new_id(), session=self.session.id, party=party.id, position=last + 1))

    # -- rows ------------------------------------------------------------------------------------------------

    def _same_title(self, activity: CatalogueItem, selected: SelectedItem | None, row: VerdictRow) -> None:
        """Note it where a known code stands beside the title of something else."""
        if activity.code != row.code:
            self.tally.remarks.append(_("“{it}” is taken as {code}.").format(it=row.code, code=activity.code))
        titles = {name_key(words): words for _language, words in activity.wordings}
        titles[name_key(activity.title)] = known = activity.title
        if selected is not None and selected.wording and name_key(selected.wording) not in titles:
            unchanged = selected.meaning_unchanged == "yes"  # else this session asks something else
            titles = (titles if unchanged else {}) | {name_key(selected.wording): selected.wording}
            known = selected.wording
        if row.title and name_key(row.title) not in titles:
            what = _(
                "{code} is “{known}” here and “{it}” in the table; give it a code of its own, or no title"
            )
            self.faults.add(row.line, 2, what.format(code=activity.code, known=known, it=row.title))

    def _tell_title(self, row: VerdictRow, known: CatalogueItem | None) -> None:
        if known is not None and row.title:
            sentence = _("{code} has the title of {known}, which is another activity here.")
            self.tally.remarks.append(sentence.format(code=row.code, known=known.code))

    def _tell_context(self, activity: CatalogueItem, selected: SelectedItem) -> None:
        sentence = _("{code} stands here in several contexts; its line goes to the first, {context}.")
        context = scale("CONTEXT").shown(selected.context)
        self.tally.remarks.append(sentence.format(code=activity.code, context=context))

    def _new_activity(self, row: VerdictRow, alike: CatalogueItem | None) -> CatalogueItem:
        if not row.title:
            self.faults.add(row.line, 2, _("a new activity needs a title"))
        if alike is not None:
            what = _("“{it}” looks like {code} and is not the same; write {code}, or another code")
            self.faults.add(row.line, 1, what.format(it=short(row.code), code=alike.code))
        domain = row.code.split("-")[0]
        item = CatalogueItem(
            id=new_id(),
            catalogue=_CATALOGUE,
            code=row.code,
            title=row.title,
            domain=domain if scale("DOMAIN").option(domain) is not None else "",
            own="yes",
        )
        self.activities.append(item)
        return item

    def _select(self, activity: CatalogueItem, position: int) -> SelectedItem:
        selected = SelectedItem(
            id=new_id(),
            session=self.session.id,
            field=self.selection.key,
            position=position,
            entered_at=self.now,
            catalogue_item=activity.id,
            context=activity.contexts[0] if activity.contexts else "",
            wording=activity.title,
            marking=self.selection.marking,
        )
        self.selected.append(selected)
        return selected

    def _set(
        self,
        item: str,
        activity: CatalogueItem,
        party: Party,
        value: str,
        reason: str,
        place: tuple[int, int],
    ) -> None:
        """Set what a cell says; empty leaves what is recorded. Of what may not be seen yet, nothing that is
        done or said depends on whether it is the same.
        """
        if not (value or reason):
            return
        before = self.dialogue.entry(self.session.id, self.matrix.entry_field, item, party.id, "", self.round)
        if before is None:
            self.tally.verdicts += bool(value)
            self.tally.reasons += bool(reason)
            self.cells.append(Edit(None, self._entry(item, party, value, reason)))
            return
        said = {"value": value or before.value, "reason": reason or before.reason}
        again = bool(value) and is_void(before)
        differs = again or said != {"value": before.value, "reason": before.reason}
        if is_sealed(before) or (before.sealed_at and differs):
            self.faults.add(*place, _("the entry is sealed and cannot be changed"))
            return
        if not (differs or self._hidden):
            return
        where = f"{activity.code} {party.code}"
        if self._hidden and before.value and value:
            self.tally.covered.append(where)
        elif before.value and before.value != said["value"]:
            self.tally.replaced.append(f"{where} {before.value} → {value}")
        if not self._hidden and before.reason and before.reason != said["reason"]:
            self.tally.rewritten.append(where)
        self.tally.verdicts += bool(value) if self._hidden else again or said["value"] != before.value
        self.tally.reasons += bool(reason) if self._hidden else said["reason"] != before.reason
        late = "" if again else before.late  # answered again, to the wording of now
        self.cells.append(Edit(before, dataclasses.replace(before, entered_at=self.now, late=late, **said)))  # type: ignore[arg-type]

    @cached_property
    def _hidden(self) -> bool:
        """Whether what is recorded waits for its reveal, and must not be told by what replaces it."""
        return self.matrix.entry_field in hidden_fields(self.dialogue, self.session.id)

    def _entry(self, item: str, party: Party, value: str, reason: str) -> Entry:
        return Entry(
            id=new_id(),
            session=self.session.id,
            field=self.matrix.entry_field,
            item=item,
            party=party.id,
            round=self.round,
            value=value,
            reason=reason,
            entered_at=self.now,
            marking=self.matrix.marking,
        )

    # -- what it comes to ------------------------------------------------------------------------------------

    def edits(self) -> tuple[Edit, ...]:
        """Everything to be done, what is referred to first."""
        return (
            *added(*self.parties),
            *added(*self.activities),
            *added(*self.seats),
            *added(*self.selected),
            *self.cells,
        )

    def sentences(self) -> tuple[str, ...]:
        """What the import comes to."""
        known = self.dialogue.of(Party)
        self.tally.parties = [party.code for party in self.parties]
        self.tally.seated = [known[seat.party].code for seat in self.seats if seat.party in known]
        self.tally.activities = [activity.code for activity in self.activities]
        return self.tally.sentences()
