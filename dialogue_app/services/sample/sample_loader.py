"""A dialogue written down by hand as TOML, turned into records: how the sample is kept.

Things are named by their codes: a party by its short code, an activity by its code, a record of a list
by its ``key``, ``code`` or ``number`` (with its kind before a colon where two kinds share a name). The
same text always gives the same dialogue: ids are derived from ``ids`` (a text of the file's own) and
from the place of each record in it.

* ``[track]``, ``[[party]]``, ``[[session]]`` with the attributes of those records;
* in a session: ``seats``, ``[[session.participant]]``, ``[[session.stage]]``, ``[session.skip.FIELD]``;
* ``[session.select.FIELD]`` CODE = "context"; ``[[session.list.FIELD]]`` and ``[[session.apart.KIND]]``
  records of a list, and of lists that stand in no field; ``[[session.draft.FIELD]]`` drafts of a text;
* ``[session.answer]`` FIELD = answer; ``[session.each.FIELD]`` PARTY = answer; ``[session.grid.FIELD]``
  ITEM = "answer answer ..." in the order of the columns, ``-`` for nothing; ``[session.cells.FIELD.ITEM]``
  PARTY = answer. An answer is a text or a table of attributes; ``FIELD:ASPECT`` names an aspect;
* ``[session.same_as]`` SESSION = fields whose answers are those of an earlier session;
* ``[session.sealed]`` and ``[session.unsealed]`` FIELD = the time at which that was done; each party that
  answered gets its seal.
"""

from __future__ import annotations

import dataclasses
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from dialogue_app.core import form
from dialogue_app.core.commands.stages import gate_key, prompt_key
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineDraft, ReadBack
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.kinds import LISTED_BY_NAME, kind_name
from dialogue_app.core.records import (
    SIDES,
    CatalogueItem,
    Entry,
    FieldSkip,
    Listed,
    Participant,
    Party,
    Record,
    Seal,
    Seat,
    SelectedItem,
    Session,
    StageNotes,
    StageState,
    Tick,
    Track,
)
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.validity.checks import check
from dialogue_app.core.visibility.hidden_answers import HIDDEN_FROM, REVEALED
from dialogue_app.core.visibility.seal_digest import seal_of
from dialogue_app.core.visibility.seal_state import DISCLOSED, YES
from dialogue_app.core.visibility.seals import answers_of, whose
from dialogue_app.core.wording.confirmation import bound
from dialogue_app.fields.items import CATALOGUE_PREFIX, record_name
from dialogue_app.services.templates import CATALOGUES, catalogue_items, template

Written = tuple[Mapping[str, Any], str, Template]
"""A session as written, its id and its template."""


def with_seals(dialogue: Dialogue, sessions: Iterable[Written], made_id: Callable[..., str]) -> Dialogue:
    """The dialogue with a seal for everything that its sessions say was sealed. ``made_id`` gives an id for a
    place in the file.
    """
    seals = [seal for session in sessions for seal in _seals_of(dialogue, session, made_id)]
    return dialogue.apply(added(*seals)) if seals else dialogue


def _seals_of(dialogue: Dialogue, written: Written, made_id: Callable[..., str]) -> Iterator[Seal]:
    table, session, template = written
    for key, sealed_at in table.get("sealed", {}).items():
        stage_and_field = template.find_field(key)
        if stage_and_field is None:
            raise KeyError(key)
        field = stage_and_field[1]
        answers = [answer for answer in answers_of(dialogue, session, field) if answer.sealed_at]
        for party in dict.fromkeys(whose(answer) for answer in answers):
            yield seal_of(
                dialogue, session, key, party, sealed_at,
                [answer for answer in answers if whose(answer) == party],
                salt=made_id("salt", session, key, party), id=made_id("seal", session, key, party),
                unsealed_at=table.get("unsealed", {}).get(key, ""), marking=table["handling"],
                disclosed=YES if field.marking in DISCLOSED else "",
            )  # fmt: skip


R = TypeVar("R", bound=Record)

_Table = Mapping[str, Any]
_NAMES = ("key", "code", "number", "catalogue_item")


def read_dialogue(text: str) -> Dialogue:
    """The dialogue written down in a text. Raises KeyError for a name that names nothing, Refused for a
    value that does not fit its form.
    """
    return _Reading(tomllib.loads(text)).dialogue()


def _bound(dialogue: Dialogue) -> Dialogue:
    """Answers to read-backs are written down with the wording they were given on."""
    answered = [read_back for read_back in dialogue.of(ReadBack).values() if read_back.result]
    return dialogue.apply([Edit(read_back, bound(dialogue, read_back)) for read_back in answered])


class _Place(NamedTuple):
    """A cell by names: the item by its code, the party by its code."""

    field: str
    item: str
    party: str
    aspect: str
    round: int


class _SessionPlan(NamedTuple):
    """A session as written, its id and its template."""

    written: _Table
    id: str
    template: Template


class _Reading:
    """One text being read: first every name gets its id, then the records are made."""

    def __init__(self, written: _Table) -> None:
        self.written = written
        self.records: list[Record] = []
        self.parties: dict[str, str] = {side: side for side in SIDES} | {"": ""}
        self.catalogue: dict[str, CatalogueItem] = {}
        self.names: dict[tuple[str, str, str], str] = {}
        """(session, kind, name) -> id of records in lists."""
        self.plans: dict[str, _SessionPlan] = {}
        self.cells: dict[str, dict[_Place, dict[str, str]]] = {}

    def dialogue(self) -> Dialogue:
        self._frame()
        for written in self.written["session"]:
            shipped = template(written["template"])
            self.plans[written["key"]] = _SessionPlan(written, self.id("session", written["key"]), shipped)
        for plan in self.plans.values():
            self._name_lists(plan)
        for plan in self.plans.values():
            self._session(plan)
        for record in self.records:
            check(record)
        return with_seals(_bound(Dialogue(self.records)), self.plans.values(), self.id)

    def id(self, *place: object) -> str:
        text = "\n".join(str(part) for part in (self.written["ids"], *place))
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    # -- the frame -----------------------------------------------------------------------------------

    def _frame(self) -> None:
        track = self._made(Track, self.written["track"], id=self.id("track"))
        self.records.append(track)
        for position, written in enumerate(self.written["party"]):
            party = self._made(Party, written, id=self.id("party", written["code"]), position=position)
            self.parties[party.code] = party.id
            self.records.append(party)
        for name in CATALOGUES:
            for item in catalogue_items(name, track.languages):
                own = dataclasses.replace(item, id=self.id("catalogue", name, item.code))
                self.catalogue[item.code] = own
                self.records.append(own)

    def _made(self, kind: type[R], written: _Table, **values: Any) -> R:
        names = {field.name for field in dataclasses.fields(kind)}
        given = {name: _frozen(value) for name, value in written.items() if name in names}
        return kind(**(given | values))

    # -- sessions ------------------------------------------------------------------------------------

    def _session(self, plan: _SessionPlan) -> None:
        written = plan.written
        previous = written.get("previous", "")
        self.records.append(
            self._made(
                Session,
                written,
                id=plan.id,
                template_key=plan.template.key,
                template_version=plan.template.version,
                template_text=plan.template.source,
                previous=self.plans[previous].id if previous else "",
            )
        )
        for position, code in enumerate(written["seats"]):
            seat = Seat(
                id=self.id("seat", plan.id, code),
                session=plan.id,
                party=self.parties[code],
                position=position,
                head=written.get("heads", {}).get(code, ""),
            )
            self.records.append(seat)
        for position, person in enumerate(written.get("participant", ())):
            self.records.append(
                self._made(
                    Participant,
                    person,
                    id=self.id("participant", plan.id, position),
                    session=plan.id,
                    party=self.parties[person.get("party", "")],
                    position=position,
                )
            )
        for stage in written.get("stage", ()):
            self._stage(plan, stage)
        for field, skip in written.get("skip", {}).items():
            self.records.append(
                self._made(FieldSkip, skip, id=self.id("skip", plan.id, field), session=plan.id, field=field)
            )
        for field, (since, until) in written.get("hidden", {}).items():
            for what, at in ((HIDDEN_FROM, since), (REVEALED, until)):
                tick = self.id("tick", plan.id, what + field)
                self.records.append(Tick(id=tick, session=plan.id, what=what + field, at=at))
        self._lists(plan)
        self._gather_cells(plan)
        self._entries(plan)

    def _stage(self, plan: _SessionPlan, written: _Table) -> None:
        key = written["key"]
        stage = plan.template.stage(key)
        place = {"session": plan.id, "stage": key}
        marking = plan.written["handling"]
        state = {name: value for name, value in written.items() if name != "notes"}
        seconds = 60 * written.get("minutes", 0)
        self.records.append(
            self._made(
                StageState,
                state,
                id=self.id("stage", plan.id, key),
                seconds=seconds,
                marking=marking,
                **place,
            )
        )
        if written.get("notes"):
            notes = StageNotes(id=self.id("notes", plan.id, key), text=written["notes"], **place)
            self.records.append(notes)
        prompts = written.get("prompts", ())
        if prompts == "all":
            prompts = range(1, len(stage.prompts) + 1)
        ticks = [prompt_key(key, number) for number in prompts]
        ticks += [gate_key(key, number) for number in written.get("gates", ())]
        for what in ticks:
            at = written["started_at"]
            self.records.append(Tick(id=self.id("tick", plan.id, what), session=plan.id, what=what, at=at))

    # -- lists ---------------------------------------------------------------------------------------

    def _written_lists(self, plan: _SessionPlan) -> list[tuple[type[Listed], str, str, list[_Table]]]:
        """Every list of a session as written: kind, field, marking, records."""
        result: list[tuple[type[Listed], str, str, list[_Table]]] = []
        for key, chosen in plan.written.get("select", {}).items():
            rows: list[_Table] = [
                {"catalogue_item": code, "context": context} for code, context in chosen.items()
            ]
            result.append((SelectedItem, key, self._field(plan, key).marking, rows))
        for key, written in plan.written.get("list", {}).items():
            field = self._field(plan, key)
            result.append((LISTED_BY_NAME[record_name(field)], key, field.marking, written))
        for key, written in plan.written.get("draft", {}).items():
            result.append((LineDraft, key, self._field(plan, key).marking, written))
        for name, written in plan.written.get("apart", {}).items():
            result.append((LISTED_BY_NAME[name], "", plan.written["handling"], written))
        return result

    def _field(self, plan: _SessionPlan, key: str) -> TemplateField:
        stage_and_field = plan.template.find_field(key)
        if stage_and_field is None:
            raise KeyError(key)
        return stage_and_field[1]

    def _name_lists(self, plan: _SessionPlan) -> None:
        for kind, field, _marking, rows in self._written_lists(plan):
            for position, row in enumerate(rows):
                record_id = self.id("list", plan.id, kind_name(kind), field, position)
                name = _name(row) or f"{field} {position}"
                place = (plan.id, kind_name(kind), name)
                if place in self.names:
                    raise KeyError(name)
                self.names[place] = record_id

    def _lists(self, plan: _SessionPlan) -> None:
        for kind, field, marking, rows in self._written_lists(plan):
            for position, row in enumerate(rows):
                values = self._values(plan, kind, row)
                values.setdefault("marking", marking)
                values.setdefault("entered_at", self._time(plan, field))
                values |= _seals(plan, field)
                record = kind(
                    id=self.id("list", plan.id, kind_name(kind), field, position),
                    session=plan.id,
                    field=field,
                    position=position,
                    carried_from=self._continued(plan, kind, row),
                    **values,
                )
                self.records.append(record)

    def _values(self, plan: _SessionPlan, kind: type[Listed], row: _Table) -> dict[str, Any]:
        """The attributes of a record, its references turned into ids."""
        asks = dict(form.questions(kind))
        values: dict[str, Any] = {}
        for name, value in row.items():
            if name == "values":
                values[name] = tuple(value.items())
            elif name in asks:
                values[name] = self._value(plan, asks[name], value)
        item = self.catalogue.get(row.get("catalogue_item", ""))
        if item is not None:
            wording = "wording" if kind is SelectedItem else "text"
            values.setdefault(wording, item.title)
        return values

    def _value(self, plan: _SessionPlan, ask: form.Ask, value: Any) -> Any:
        if ask.kind == "party":
            return self.parties[value]
        if ask.kind == "parties":
            return tuple(self.parties[part] for part in value)
        if ask.kind == "ref":
            return self._reference(plan, ask, value)
        if ask.kind == "refs":
            return tuple(self._reference(plan, ask, part) for part in value)
        return _frozen(value)

    def _reference(self, plan: _SessionPlan, ask: form.Ask, name: str) -> str:
        wanted, _colon, plain = name.rpartition(":")
        name = plain
        for kind in [wanted] if wanted else ask.of:
            if kind == "catalogue_item" and name in self.catalogue:
                return self.catalogue[name].id
            if (plan.id, kind, name) in self.names:
                return self.names[(plan.id, kind, name)]
        raise KeyError(name)

    def _continued(self, plan: _SessionPlan, kind: type[Listed], row: _Table) -> str:
        """The id of the record of the previous session that a record continues."""
        previous = plan.written.get("previous")
        if not previous or not (row.get("continues") or kind is SelectedItem):
            return ""
        return self.names[(self.plans[previous].id, kind_name(kind), _name(row))]

    def _time(self, plan: _SessionPlan, field: str) -> str:
        """When a field was entered: when its stage began, or else the session."""
        stages = plan.written.get("stage", ())
        begun = {stage["key"]: str(stage.get("started_at", "")) for stage in stages}
        stage_and_field = plan.template.find_field(field)
        return (
            begun.get(stage_and_field[0].key, "")
            if stage_and_field
            else str(plan.written.get("began_at", ""))
        )

    # -- cells ---------------------------------------------------------------------------------------

    def _gather_cells(self, plan: _SessionPlan) -> None:
        """Everything answered in a session, by place; later ways of writing it add to earlier ones."""
        written = plan.written
        cells = self.cells[written["key"]] = {}
        for earlier, fields in written.get("same_as", {}).items():
            found = self.cells[earlier].items()
            cells.update({place: dict(values) for place, values in found if place.field in fields})
        for name, answer in written.get("answer", {}).items():
            self._put(plan, name, "", "", answer)
        for name, answers in written.get("each", {}).items():
            self._put_row(plan, name, "", answers)
        for name, rows in written.get("grid", {}).items():
            for item, answers in rows.items():
                self._put_row(plan, name, item, self._grid_row(plan, name, answers))
        for name, rows in written.get("cells", {}).items():
            for item, answers in rows.items():
                self._put_row(plan, name, item, answers)

    def _grid_row(self, plan: _SessionPlan, name: str, answers: str) -> dict[str, str]:
        field = self._field(plan, name.partition(":")[0])
        columns = {"seats": plan.written["seats"], "sides": SIDES}.get(field.columns, [""])
        row = zip(columns, answers.split(), strict=True)
        return {party: answer for party, answer in row if answer != "-"}

    def _put_row(self, plan: _SessionPlan, name: str, item: str, answers: _Table) -> None:
        for party, answer in answers.items():
            self._put(plan, name, item, party, answer)

    def _put(self, plan: _SessionPlan, name: str, item: str, party: str, answer: str | _Table) -> None:
        key, _colon, aspect = name.partition(":")
        field = self._field(plan, key)
        place = _Place(field.entry_field, item, party, aspect, field.round)
        values = self.cells[plan.written["key"]].setdefault(place, {})
        values.update({field.part: answer} if isinstance(answer, str) else answer)

    def _entries(self, plan: _SessionPlan) -> None:
        for place, values in self.cells[plan.written["key"]].items():
            field = self._field(plan, place.field)
            basis = values.get("basis", "")
            entry = Entry(
                id=self.id("entry", plan.id, *place),
                session=plan.id,
                field=place.field,
                item=self._item(plan, field, place.item) if place.item else "",
                party=self.parties[place.party],
                aspect=place.aspect,
                round=place.round,
                entered_at=_seals(plan, place.field)["sealed_at"] or self._time(plan, place.field),
                marking=field.marking,
                **_seals(plan, place.field),
            )
            values = values | {"basis": self.names[(plan.id, "release_item", basis)] if basis else ""}
            self.records.append(dataclasses.replace(entry, **values))  # type: ignore[arg-type]

    def _item(self, plan: _SessionPlan, field: TemplateField, name: str) -> str:
        """The id of the row of a matrix that a name names."""
        if field.items.startswith(CATALOGUE_PREFIX):
            return self.catalogue[name].id
        of, _dot, attribute = field.items.partition(".")
        kind = LISTED_BY_NAME[record_name(self._field(plan, of))]
        if attribute:
            return self._reference(plan, dict(form.questions(kind))[attribute], name)
        return self.names[(plan.id, kind_name(kind), name)]


def _name(row: _Table) -> str:
    return next((str(row[name]) for name in _NAMES if name in row), "")


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def _seals(plan: _SessionPlan, field: str) -> dict[str, str]:
    """When a field was sealed and unsealed; empty texts where it was not."""
    return {f"{done}_at": plan.written.get(done, {}).get(field, "") for done in ("sealed", "unsealed")}
