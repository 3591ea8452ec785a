"""Made-up sessions in which every field of a template is filled in, for looking at what is printed."""

import dataclasses
import itertools
from typing import Any

from dialogue_app.core import form
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import FollowUp, ParkingLotItem
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    SIDES,
    TRAINING,
    Entry,
    FieldSkip,
    Participant,
    Party,
    Record,
    Seat,
    Session,
    StageNotes,
    StageState,
    Track,
)
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.wording.confirmation import bound
from dialogue_app.fields.items import items_of, record_name
from dialogue_app.services.catalogues import catalogue_items
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.templates import template

KEYS = {
    INTERNAL: "internal_alliance",
    EXTERNAL: "external_russia",
    BRIEF: "thinktank_brief_90",
    TRAINING: "mock_negotiation",
}
NAMES = (
    "Atlantia",
    "Westmark",
    "Rhenia",
    "Hesperia",
    "Danmora",
    "Vistria",
    "Ostland",
    "Nordmark",
    "Thalassos",
)
SEALED_AT = "2026-03-05T14:32:00+01:00"
SENTENCE = "Large exercises near the border, announced late, cannot be told from preparation for attack."


class Maker:
    """Fills a session; ids are counted, so that the same call makes the same dialogue."""

    def __init__(self, track: str, **session: Any) -> None:
        self.records: list[Record] = []
        self.count = itertools.count(1)
        self.template: Template = template(KEYS[track])
        self.track = track
        self.add(Track, name="Amber Sea", track=track, languages=("en",), fiction="yes", notice="")
        frame: dict[str, Any] = {
            "number": 1,
            "title": "Session 1 of the working group",
            "template_key": KEYS[track],
            "dates": "2026-03-05",
            "place": "Stillwater",
            "officialdom": "T1",
            "mandate": "To settle what allies expect of relations with Moscow before the autumn meeting.",
            "chair": "Ada Chairwoman",
            "facilitator": "Fay Facilitator",
            "languages": ("en",),
            "handling": "ALLY" if track == INTERNAL else "PART",
            "attribution_rule": "PARTY",
        }
        self.session = self.add(Session, **(frame | session))

    def add(self, kind: type[Any], /, **values: Any) -> Any:
        record = kind(id=f"{kind.__name__.lower()}{next(self.count)}", **values)
        self.records.append(record)
        return record

    @property
    def dialogue(self) -> Dialogue:
        return Dialogue(self.records)

    def seats(self, number: int, *, names: tuple[str, ...] = NAMES) -> "Maker":
        for place in range(number):
            name = names[place] if place < len(names) else f"Country {place}"
            code = name[:3].upper() if place < len(names) else f"C{place:02d}"
            party = self.add(Party, code=code, name=name, side=ALLIANCE, position=place)
            self.add(
                Seat, session=self.session.id, party=party.id, position=place, head=f"Head Of-{name} {place}"
            )
            self.add(
                Participant,
                session=self.session.id,
                name=f"Person From-{place}",
                party=party.id,
                role="MEMBER",
            )
        return self

    def sides(self) -> "Maker":
        for place, side in enumerate(SIDES):
            self.add(Seat, session=self.session.id, party=side, position=place)
        self.add(Party, code="RUS", name="Russian Federation", side=RUSSIA)
        return self

    def fill(self, *, items: int = 6, most: int = 3, sealed: bool = True) -> "Maker":
        """Put something into every field: ``items`` rows a selection, ``most`` records a list."""
        for number, stage in enumerate(self.template.stages):
            self.add(
                StageState, session=self.session.id, stage=stage.key, status="COMPLETE",
                seconds=60 * (stage.minutes + number),
                reason="The table ran out of time." if number == 1 else "", by="Fay Facilitator",
            )  # fmt: skip
            self.add(StageNotes, session=self.session.id, stage=stage.key, text="canary-notes")
            for field in stage.fields:
                self._field(field, items, most, sealed)
        self.add(
            FollowUp, session=self.session.id, text="Circulate the text", owner=self._who()[0],
            marking="PART", post="Pat Desk", due="2026-04-01", status="OPEN",
        )  # fmt: skip
        self.add(
            ParkingLotItem, session=self.session.id, text="Legal advice on transit", marking="PART",
            raised_by=self._who()[0], return_at="Session 2", status="OPEN",
        )  # fmt: skip
        return self

    def _who(self) -> tuple[str, ...]:
        result = tuple(seat.party for seat in self.dialogue.seats(self.session.id))
        return result or SIDES

    def _field(self, field: TemplateField, items: int, most: int, sealed: bool) -> None:
        if field.kind in ("selection", "record_list", "drafted_text"):
            self._records(field, items if field.kind == "selection" else most, sealed)
        elif field.kind == "read_back" and field.items:
            for item in items_of(self.dialogue, self.session.id, self.template, field):
                self._read_backs(field, item.id)
        elif field.kind not in ("record_columns", "read_back"):
            self._entries(field, sealed)

    def _read_backs(self, field: TemplateField, of: str) -> None:
        kind = LISTED_BY_NAME["read_back"]
        for attempt, result in ((1, "NOT"), (2, "COR")):
            self.add(
                kind, session=self.session.id, field=field.key, of=of, by=self._who()[1], attempt=attempt,
                text="You hold that notice is owed.", result=result, correction="the period",
                wording="Notice of 42 days is owed." if attempt == 2 else "", marking=field.marking,
            )  # fmt: skip
            self.records[-1] = bound(self.dialogue, self.records[-1])

    def _records(self, field: TemplateField, number: int, sealed: bool) -> None:
        kind = LISTED_BY_NAME[record_name(field)]
        catalogue = catalogue_items(field.catalogue or "activities")
        for place in range(number):
            values = self.values(kind, place)
            if field.kind == "selection":
                item = dataclasses.replace(catalogue[place], id=f"c{place}")
                if not any(record.id == item.id for record in self.records):
                    self.records.append(item)
                values |= {"catalogue_item": item.id, "context": "PGC"[place % 3], "added_by": ""}
                values["wording"] = item.title if place else "A wording of our own"
            if field.rows:
                values["values"] = tuple((row.key, _column(row.kind, row.scale)) for row in field.rows)
            if field.record == "prediction" and not sealed:
                values["sealed_at"] = ""
            elif field.record == "prediction":
                values["sealed_at"] = SEALED_AT
            self.add(kind, **values | {"field": field.key, "position": place, "marking": field.marking})

    def values(self, kind: type[Any], place: int = 0) -> dict[str, Any]:
        """Every attribute of a record filled in."""
        values: dict[str, Any] = {"session": self.session.id}
        for name, ask in form.questions(kind):
            values[name] = self._value(ask, name, place)
        if "code" in values:
            values["code"] = f"{kind.__name__[0]}{place + 1}"
        return values

    def _value(self, ask: form.Ask, name: str, place: int) -> Any:
        party_ids = self._who()
        codes = scale(ask.scale).codes if ask.scale else ("",)
        known: dict[str, Any] = {
            "choice": codes[place % len(codes)],
            "choices": codes[:2],
            "party": party_ids[place % len(party_ids)],
            "parties": party_ids[:2],
            "side": SIDES[place % 2],
            "number": 1 + place % 3,
            "yes_no": "yes",
            "date": "2026-03-12",
            "datetime": SEALED_AT,
            "ref": "",
            "refs": (),
            "pairs": (("unacceptable", "ATL, WES"), ("objectionable", "HES")),
            "quote": SENTENCE if name != "text" else "Allies regard this as [unacceptable] [objectionable].",
            "line": f"{ask.label} {place}",
            "text": f"{ask.label}: {SENTENCE}",
        }
        return known[ask.kind]

    def _entries(self, field: TemplateField, sealed: bool) -> None:
        seats = {"seats": self._who(), "sides": SIDES, "": ("",)}.get(field.columns, ())
        items = items_of(self.dialogue, self.session.id, self.template, field)
        rows = [listed_item.id for listed_item in items] if field.items else [""]
        for row, item in enumerate(rows):
            for column, party in enumerate(seats):
                for aspect in field.aspects or (None,):
                    self._entry(field, item, party, aspect, row + column, sealed)

    def _entry(self, field: TemplateField, item: str, party: str, aspect: Any, n: int, sealed: bool) -> None:
        if field.of and field.round == 1:
            return
        if field.round == 2 and n % 4:
            return
        codes = scale(aspect.scale if aspect else field.scale).codes if (aspect or field.scale) else ()
        value = codes[(n * 7 + field.round) % len(codes)] if codes else _text(field, n)
        if field.statuses and n % 9 == 8:
            value = field.statuses[n % len(field.statuses)]
        self.add(
            Entry, session=self.session.id, field=field.entry_field, item=item, party=party,
            aspect=aspect.key if aspect else "", round=field.round, value=value, marking=field.marking,
            confidence="LMH"[n % 3], second=codes[0] if field.second else "",
            reason=SENTENCE if n % 5 == 0 else "", sealed_at=SEALED_AT if field.sealed and sealed else "",
        )  # fmt: skip

    def skip(self, field: str) -> "Maker":
        self.add(
            FieldSkip, session=self.session.id, field=field, reason="No lawyer present", by="Fay Facilitator"
        )
        return self


def _column(kind: str, scale_name: str) -> str:
    if kind == "choice":
        return scale(scale_name).codes[0]
    return {
        "party": "ALLIANCE",
        "side": "ALLIANCE",
        "date": "2026-03-12",
        "number": "3",
        "yes_no": "yes",
    }.get(kind, SENTENCE if kind in ("text", "quote") else "Somebody" if kind != "ref" else "")


def _text(field: TemplateField, n: int) -> str:
    plain = {
        "date": SEALED_AT if field.with_time else "2026-03-12",
        "number": "42",
        "yes_no": ("yes", "no")[n % 2],
    }
    if field.kind == "text_list":
        return "Past intelligence work\nDomestic politics"
    return plain.get(field.kind, f"{SENTENCE} ({n})")


def made_up(track: str, *, seats: int = 9, **session: Any) -> Maker:
    """A session of a track with its seats, nothing recorded yet."""
    maker = Maker(track, **session)
    if track in (EXTERNAL, BRIEF):
        return maker.sides()
    maker.seats(seats)
    if track == TRAINING:
        party = maker.add(Party, code="RUS", name="Russian Federation", side=RUSSIA)
        maker.add(Seat, session=maker.session.id, party=party.id, position=seats)
    return maker


def request(maker: Maker, **more: Any) -> DocumentRequest:
    """A request for the summary of the made-up session."""
    asked: dict[str, Any] = {
        "kind": "session-summary", "dialogue": maker.dialogue, "session": maker.session.id,
        "date": "2026-03-06",
    }  # fmt: skip
    return DocumentRequest(**(asked | more))
