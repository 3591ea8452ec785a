"""What goes in and out of a track as plain text: verdicts from a table, everything as JSON."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from dialogue_app.core import moments
from dialogue_app.core.catalogue import catalogue_items
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.errors import BadImport
from dialogue_app.core.kinds import KINDS, kind_name
from dialogue_app.core.lists import next_position
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    CatalogueItem,
    Entry,
    Party,
    Record,
    Seat,
    SelectedItem,
    Session,
    new_id,
)
from dialogue_app.core.scales import scale
from dialogue_app.core.sessions import new_session, next_number, session_from_previous
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.services.library import FIRST_TEMPLATE
from dialogue_app.services.templates import template, template_of
from dialogue_app.services.verdict_table import Faults, VerdictTable, read_table
from dialogue_app.support.translation import _, ngettext

DEFAULT_STAGE = "I4"
_CATALOGUE = "activities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What an import does: one change, and what it comes to, a sentence each."""

    change: Change
    sentences: tuple[str, ...]


def import_verdicts(
    dialogue: Dialogue, raw: bytes, session: int, *, stage: str = DEFAULT_STAGE, round: int = 1
) -> Import:
    """Take verdicts over from CSV (head ``code,title,PARTY,...``, a row an activity) into the matrix of
    verdicts of a stage of session number ``session``.

    A session that does not exist is made from the previous one if it is the next. Activities and
    parties that are not known are added; all activities are selected and all parties seated there. An
    empty cell leaves what is recorded. All rows are taken over or none: raises BadImport with every
    fault.
    """
    table = read_table(raw)
    there, opening = _session(dialogue, session)
    after = dialogue.apply(opening.edits)
    field, selection = _fields(after, there, stage, round)
    work = _Work(after, there, field, selection, round)
    work.take(table)
    sentences = [_("Session {n} was made.").format(n=session)] if opening else []
    change = Change(_("Import verdicts"), opening.edits + work.edits())
    return Import(change=change, sentences=(*sentences, *work.sentences()))


def _session(dialogue: Dialogue, number: int) -> tuple[Session, Change]:
    """The session of this number, and the change that makes it if it is the next one."""
    sessions = dialogue.sessions()
    for one in sessions:
        if one.number == number:
            return one, Change("", ())
    if number != next_number(dialogue):
        have = ", ".join(str(one.number) for one in sessions) or _("none")
        raise BadImport(
            _(
                "There is no session {n} and it is not the next one (there: {have}). Nothing was taken over."
            ).format(n=number, have=have)
        )
    if sessions:
        change = session_from_previous(dialogue, sessions[-1], template_of(sessions[-1]))
    else:
        change = new_session(dialogue, template(FIRST_TEMPLATE[dialogue.track.track]))
    made = next(edit.record for edit in change.edits if edit.kind is Session)
    assert isinstance(made, Session)
    return made, change


def _fields(
    dialogue: Dialogue, session: Session, stage: str, round: int
) -> tuple[TemplateField, TemplateField]:
    """The matrix of verdicts of a stage, and the selection its rows stand in."""
    plan: Template = template_of(session)
    if stage not in {one.key for one in plan.stages}:
        raise BadImport(_("This session has no stage {stage}. Nothing was taken over.").format(stage=stage))
    for field in plan.stage(stage).fields:
        if field.kind == "rating_matrix" and field.scale == "VERDICT" and _answered_by_seats(field):
            rounds = {1} | {one.round for one in plan.stage(stage).fields if one.of == field.key}
            if round not in rounds:
                raise BadImport(
                    _("Stage {stage} has no round {round}. Nothing was taken over.").format(
                        stage=stage, round=round
                    )
                )
            found = plan.find_field(field.items)
            assert found is not None, "the loader of templates has checked the keys"
            return field, found[1]
    if dialogue.track.track == EXTERNAL:
        raise BadImport(
            _(
                "Verdicts of an external track come from released items and from the other side, not from a "
                "table. Nothing was taken over."
            )
        )
    raise BadImport(
        _("Stage {stage} has no matrix of the parties' verdicts. Nothing was taken over.").format(stage=stage)
    )


def _answered_by_seats(field: TemplateField) -> bool:
    return field.columns == "seats" and not field.of and not field.sealed and bool(field.items)


class _Work:
    """An import under way: the records it adds and the cells it sets."""

    def __init__(
        self,
        dialogue: Dialogue,
        session: Session,
        field: TemplateField,
        selection: TemplateField,
        round: int,
    ) -> None:
        self.dialogue, self.session = dialogue, session
        self.field, self.selection, self.round = field, selection, round
        self.now = moments.now()
        self.faults = Faults()
        self.parties: list[Party] = []
        self.activities: list[CatalogueItem] = []
        self.seats: list[Seat] = []
        self.selected: list[SelectedItem] = []
        self.cells: list[Edit] = []

    def take(self, table: VerdictTable) -> None:
        """Work through the table. Raises BadImport with the faults that only the dialogue shows."""
        columns = self._columns(table)
        known = {one.code: one for one in catalogue_items(self.dialogue, _CATALOGUE)}
        rows: dict[str, SelectedItem] = {}
        for one in self.dialogue.listed(SelectedItem, self.session.id, self.selection.key):
            rows.setdefault(one.catalogue_item, one)
        position = next_position(self.dialogue, SelectedItem, self.session.id, self.selection.key)
        for row in table.rows:
            activity = known.get(row.code)
            if activity is None:
                if not row.title:
                    self.faults.add(row.line, 2, _("a new activity needs a title"))
                activity = self._new_activity(row.code, row.title)
            selected = rows.get(activity.id)
            if selected is None:
                selected = self._select(activity, position + len(self.selected))
            for number, (party, value) in enumerate(zip(columns, row.cells, strict=True), start=3):
                if value:
                    self._set(selected.id, party, value, row.line, number)
        self.faults.refuse()

    def _columns(self, table: VerdictTable) -> list[str]:
        """The ids of the parties of the columns; all of them sit at the table afterwards."""
        known = {one.code: one for one in self.dialogue.parties()}
        seated = {seat.party for seat in self.dialogue.seats(self.session.id)}
        last_seat = max((seat.position for seat in self.dialogue.seats(self.session.id)), default=-1)
        last_party = max((one.position for one in self.dialogue.parties()), default=-1)
        columns = []
        for code in table.parties:
            party = known.get(code)
            if party is None:
                last_party += 1
                party = Party(id=new_id(), code=code, name=code, side=ALLIANCE, position=last_party)
                self.parties.append(party)
            if party.id not in seated:
                last_seat += 1
                self.seats.append(
                    Seat(id=new_id(), session=self.session.id, party=party.id, position=last_seat)
                )
            columns.append(party.id)
        return columns

    def _new_activity(self, code: str, title: str) -> CatalogueItem:
        domain = code.split("-")[0]
        known = scale("DOMAIN").option(domain) is not None
        item = CatalogueItem(
            id=new_id(),
            catalogue=_CATALOGUE,
            code=code,
            title=title,
            domain=domain if known else "",
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

    def _set(self, item: str, party: str, value: str, line: int, column: int) -> None:
        before = self.dialogue.entry(self.session.id, self.field.entry_field, item, party, "", self.round)
        if before is None:
            after = Entry(
                id=new_id(),
                session=self.session.id,
                field=self.field.entry_field,
                item=item,
                party=party,
                round=self.round,
                value=value,
                entered_at=self.now,
                marking=self.field.marking,
            )
        elif before.value == value:
            return
        elif before.sealed_at:
            self.faults.add(line, column, _("the entry is sealed and cannot be changed"))
            return
        else:
            after = dataclasses.replace(before, value=value, entered_at=self.now)
        self.cells.append(Edit(before, after))

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
        found: list[str] = []
        if self.parties:
            n = len(self.parties)
            sentence = ngettext("{n} party was added: {which}.", "{n} parties were added: {which}.", n)
            found.append(sentence.format(n=n, which=_few([one.code for one in self.parties])))
        if self.activities:
            n = len(self.activities)
            sentence = ngettext("{n} activity was added: {which}.", "{n} activities were added: {which}.", n)
            found.append(sentence.format(n=n, which=_few([one.code for one in self.activities])))
        n = len(self.cells)
        found.append(ngettext("{n} verdict was set.", "{n} verdicts were set.", n).format(n=n))
        return tuple(found)


def _few(codes: list[str]) -> str:
    return ", ".join(codes[:10]) + (", …" if len(codes) > 10 else "")


def dump(dialogue: Dialogue) -> str:
    """Everything in a track as JSON: each kind's name with its records by id, keys in the order of the
    record, so that the same content always gives the same text.
    """
    everything = {
        kind_name(kind): [_plain(one) for _id, one in sorted(dialogue.of(kind).items())] for kind in KINDS
    }
    return json.dumps(everything, ensure_ascii=False, indent=1)


def _plain(record: Record) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in dataclasses.fields(record)}
