"""A session in memory on a built-in template, to be filled in by tests of gates."""

import dataclasses
from typing import Any

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import PerceptionStatement, ReadBack
from dialogue_app.core.edits import added
from dialogue_app.core.gates import NOTHING, OPEN, GateResult
from dialogue_app.core.records import (
    ALLIANCE,
    RUSSIA,
    CatalogueItem,
    Entry,
    FieldSkip,
    Listed,
    ListRow,
    Participant,
    Party,
    Record,
    Seat,
    SelectedItem,
    Session,
    StageState,
    Tick,
    Track,
    new_id,
)
from dialogue_app.core.wording.confirmation import bound
from dialogue_app.services.templates import template

SESSION = "session"
ALLIES = ("ATL", "WES", "RHE", "HES", "THL", "DAN", "VIS", "OST", "NMK")


class Room:
    """A session that a test fills in; parties are called by their codes, which are their ids too."""

    def __init__(self, key: str, seats: tuple[str, ...] = ALLIES) -> None:
        self.template = template(key)
        track = Track(id="track", name="Test", track=self.template.track)
        session = Session(id=SESSION, number=1, title="One", template_key=key)
        self.dialogue = Dialogue((track, session))
        for place, code in enumerate((*ALLIES, "RUS")):
            side = RUSSIA if code == "RUS" else ALLIANCE
            self.add(Party(id=code, code=code, name=code, side=side, position=place))
        for place, party in enumerate(seats):
            self.add(Seat(id=new_id(), session=SESSION, party=party, position=place))

    def add(self, record: Record, field: str = "") -> str:
        """Put a record into the dialogue, a listed one into its list; gives its id."""
        values: dict[str, Any] = {"id": record.id or new_id()}
        if isinstance(record, Listed):
            same = self.dialogue.listed(type(record), SESSION, field)
            values |= {"session": SESSION, "field": field, "position": len(same)}
        record = dataclasses.replace(record, **values)
        if isinstance(record, ReadBack):
            record = bound(self.dialogue, record)
        self.dialogue = self.dialogue.apply(added(record))
        return record.id

    def row(self, field: str, **values: Any) -> str:
        return self.add(ListRow(values=tuple(values.items())), field)

    def put(self, field: str, value: str = "", party: str = "", item: str = "", **more: Any) -> None:
        """Record one cell."""
        entry = Entry(id=new_id(), session=SESSION, field=field, item=item, party=party, value=value, **more)
        self.add(entry)

    def answer(self, field: str, values: str, item: str = "", **more: Any) -> None:
        """Record one row: a code for each seat in order, ``-`` for one that nobody has asked yet."""
        for seat, value in zip(self.dialogue.seats(SESSION), values.split(), strict=True):
            if value != "-":
                self.put(field, value, seat.party, item, **more)

    def select(self, code: str, field: str = "selection", **more: Any) -> str:
        """Take up an activity; gives the id of the selected item."""
        item = self.add(CatalogueItem(id=f"cat-{code}", catalogue="activities", code=code, title=code))
        return self.add(SelectedItem(id=code, catalogue_item=item, wording=code, **more), field)

    def statement(self, code: str, **more: Any) -> str:
        return self.add(PerceptionStatement(id=code, code=code, text=code, **more), "statements")

    def skip(self, field: str) -> None:
        self.add(FieldSkip(id=new_id(), session=SESSION, field=field, reason="time", by="Chair"))

    def tick(self, what: str) -> None:
        self.add(Tick(id=new_id(), session=SESSION, what=what))

    def begin(self, stage: str, at: str) -> None:
        self.add(StageState(id=new_id(), session=SESSION, stage=stage, started_at=at))

    def trainee(self, party: str, **more: Any) -> str:
        return self.add(Participant(id=new_id(), session=SESSION, name=party, party=party, **more))

    def gate(self, stage: str, number: int) -> GateResult:
        """The result of one gate; ``number`` counts from 1."""
        return gates_of(self.dialogue, SESSION, self.template, stage)[number - 1]

    def missing(self, stage: str, number: int) -> list[str]:
        """What a gate that is not met still misses, as shown."""
        result = self.gate(stage, number)
        assert result.state == OPEN, result
        return [missing.sentence for missing in result.missing]


def met(result: GateResult) -> bool:
    """Whether a computed gate is met."""
    return result.met and result.computed


def unjudged(result: GateResult) -> bool:
    """Whether a gate has nothing to judge yet, though it was not skipped."""
    return result.state == NOTHING and not (result.skipped or result.met or result.missing)
