"""What the people in the room may see on the projector: one thing at a time, of one session.

An allow-list. A thing is made of the texts of the template, of counted time, or of the levels of a matrix
that is revealed, as far as markings and the attribution rule allow. Nothing else is ever handed out: no
reason, no note, no sealed or hidden answer, no name of a file, nothing of another track.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal

from dialogue_app.core.cells import Cell
from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import INTERNAL, SIDES, Entry, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.visibility.hidden_answers import hidden_fields
from dialogue_app.core.visibility.markings import ALLY, ORDER, PART, is_above, known, marking_of, up_to
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.audience.disclosure import FEWEST_ANSWERS_FOR_COUNTS, Disclosure
from dialogue_app.services.audience.uncounted import Counting, counting
from dialogue_app.support.translation import _, language

ThingKind = Literal["stage", "prompt", "clock", "speaker", "matrix", "report"]
MOST_ROWS = 8
"""Rows of a matrix that can be read from the back of a room."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to show: ``title`` says in the moderator's window what it is; ``text`` is read in the room.
    A matrix is shown in parts, each of which is a thing. What is found is said by whoever presents it.
    """

    kind: ThingKind
    title: str
    heading: str = ""
    text: str = ""
    field: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class RoomRow:
    """An item and what stands in its cells: a level or status each, empty for none."""

    code: str
    title: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomMatrix:
    """A part of a matrix. ``counted``: the columns are answers, the cells say how many gave them (or with
    few seats only from where to where they go); else the columns are those who answer. ``waits``: whether a
    row is empty because its answers are not counted yet.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[RoomRow, ...]
    counted: bool
    scale: str
    waits: bool = False


def room_marking(dialogue: Dialogue, session: Session) -> str:
    """The highest marking that the room may see; empty if the session itself is not for the room."""
    ceiling = ALLY if dialogue.track.track == INTERNAL else PART
    handling = known(session.handling)
    return "" if is_above(handling, ceiling) else min(handling, ceiling, key=ORDER.index)


def without_predictions(dialogue: Dialogue, session: str, template: Template) -> Dialogue:
    """A dialogue without what was predicted under seal in a session, unsealed since or not."""
    sealed = {field.key for _stage, field in template.fields() if field.sealed}
    sealed |= {field.entry_field for _stage, field in template.fields() if field.sealed}
    answers: Iterable[Entry | Prediction] = chain(
        dialogue.of(Entry).values(), dialogue.of(Prediction).values()
    )
    gone = [Edit(record, None) for record in answers if record.session == session and record.field in sealed]
    return dialogue.apply(gone) if gone else dialogue


@dataclass(frozen=True)
class Room:
    """A stage of one session as the room may see it. What the track hides until its reveal is never shown;
    ``hidden``: keys of further fields that are not.
    """

    dialogue: Dialogue
    session: Session
    template: Template
    stage: Stage
    hidden: frozenset[str] = frozenset()

    @property
    def marking(self) -> str:
        """What everything shown is marked; empty where nothing may be shown."""
        return room_marking(self.dialogue, self.session)

    @cached_property
    def disclosure(self) -> Disclosure:
        """Whom the attribution rule lets be named."""
        return Disclosure(self.dialogue, self.session)

    def _counting(self, field: TemplateField) -> Counting | None:
        """How the answers to a field are counted, those to a second round as those to the first: the next
        answer would be told by the difference of two counts.
        """
        first = self.template.find_field(field.of) if field.of else None
        return counting(self.dialogue, self.session.id, first[1] if first else field, self.disclosure)

    def things(self) -> tuple[Thing, ...]:
        """Everything there is to show in this stage, in order."""
        if not self.marking:
            return ()
        name = self.stage.title.shown(language())
        purpose = self.stage.purpose.shown(language())
        shown = [Thing("stage", _("Stage and purpose"), name, purpose)]
        shown += [
            Thing("prompt", _("Prompt {n}").format(n=number), name, prompt.shown(language()))
            for number, prompt in enumerate(self.stage.prompts, 1)
        ]
        shown += [Thing("clock", _("Clock"), name), Thing("speaker", _("Who speaks"), name)]
        return (*shown, *(thing for field in self.stage.fields for thing in self._parts(field)))

    def thing_of(self, field: str, item: str = "") -> Thing | None:
        """What shows a field of the stage: of a matrix in parts that with ``item``, the id of a row, or else
        the first. None where the room may not see the field, or there is nothing of it to see.
        """
        parts = [thing for thing in self.things() if thing.field == field]
        stage_and_field = self.template.find_field(field)
        if stage_and_field is None or not parts:
            return None
        rows = [row.id for row in self._rows(stage_and_field[1])]
        part = rows.index(item) // MOST_ROWS if item in rows else 0
        return next((thing for thing in parts if thing.part == part), parts[0])

    def _parts(self, field: TemplateField) -> list[Thing]:
        label = field.brief.shown(language())
        parts = -(-len(self._rows(field)) // MOST_ROWS) if self._may_show(field) else 0
        return [
            Thing(
                "matrix",
                label if parts == 1 else _("{field}, part {n}").format(field=label, n=part + 1),
                field=field.key,
                part=part,
            )
            for part in range(parts)
        ]

    def _may_show(self, field: TemplateField) -> bool:
        """Whether a field is a matrix of levels, is for the room, and is revealed. Predictions never are: to
        disclose them is for those who made them.
        """
        if field.sealed or not field_kind(field).rated or field.part != "value" or field.left_out:
            return False
        hidden = self.hidden | hidden_fields(self.dialogue, self.session.id)
        if not {field.key, field.entry_field}.isdisjoint(hidden):
            return False
        sides_only = field.columns == "sides" and not self.disclosure.sides_named
        return (
            field.marking in up_to(self.marking)
            and not field.aspects
            and field.columns in ("seats", "sides")
            and not sides_only
            and not self.disclosure.agreed_only
        )

    def _rows(self, field: TemplateField) -> list[Item]:
        allowed = up_to(self.marking)
        every = items_of(self.dialogue, self.session.id, self.template, field)
        return [
            item
            for item in every
            if item.record is not None and marking_of(item.record, self.session) in allowed
        ]

    def matrix(self, thing: Thing) -> RoomMatrix | None:
        """A part of a matrix as it may be shown now; nothing if it may not be shown any more."""
        stage_and_field = self.template.find_field(thing.field)
        if stage_and_field is None or not self.marking or not self._may_show(stage_and_field[1]):
            return None
        field = stage_and_field[1]
        rows = self._rows(field)[thing.part * MOST_ROWS : (thing.part + 1) * MOST_ROWS]
        who = answerers(self.dialogue, self.session.id, field)
        named = self.disclosure.parties_named or all(answerer.id in SIDES for answerer in who)
        codes = (*scale(field.scale).codes, *field.statuses)
        columns = tuple(answerer.code for answerer in who) if named else codes
        answers = self.dialogue.field_entries(self.session.id, field.entry_field)
        rule = self._counting(field)
        said = self.disclosure.said
        made, waits = [], False
        for item in rows:
            answered = answers.get(item.id, {})
            given = self._given(answered, who, field)
            cells = tuple(given)
            if not named:
                countable = rule.without_waiting(answered) if rule is not None else answered
                cells = _counted(self._given(countable, who, field), codes)
                waits = waits or (any(given) and not any(cells))
            made.append(RoomRow(said(item.code), said(item.title), cells))
        title = field.label.shown(language())
        return RoomMatrix(title, columns, tuple(made), not named, field.scale, waits)

    def _given(
        self, cells: Mapping[Cell, Entry], columns: Sequence[Answerer], field: TemplateField
    ) -> list[str]:
        allowed = up_to(self.marking)
        entries = [cells.get((answerer.id, "", field.round)) for answerer in columns]
        return [entry.value if entry is not None and _is_for_all(entry, allowed) else "" for entry in entries]

    def speaker(self, name: str) -> str:
        """Who speaks, as far as the rule lets it be said."""
        for party in self.dialogue.parties():
            if name in (party.name, party.code):
                return self.disclosure.who(party.id, short=name == party.code) or _("a party")
        return _("a participant") if self.disclosure.identifies(name) else name


def _is_for_all(answer: Entry, allowed: frozenset[str]) -> bool:
    """Whether an answer is marked low enough, is not sealed, and was not given to an earlier wording."""
    return known(answer.marking) in allowed and not is_sealed(answer) and not is_void(answer)


def _counted(given: Sequence[str], codes: Sequence[str]) -> tuple[str, ...]:
    """How many gave each answer; of few seats, when all of them have answered, only the range of the levels;
    of few answers nothing.
    """
    answered = len(given) - given.count("")
    if answered >= FEWEST_ANSWERS_FOR_COUNTS:
        return tuple(str(given.count(code)) if code in given else "" for code in codes)
    levels = [int(value) for value in given if value.isdecimal()] if answered == len(given) else []
    return tuple(
        "•" if code.isdecimal() and levels and min(levels) <= int(code) <= max(levels) else ""
        for code in codes
    )
