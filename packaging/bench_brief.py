"""A large internal session for the measurements of documents: 32 allies, everything filled in, long texts.

The same call makes the same dialogue. It grows by ``size`` in everything that is printed item by item:
activities, differences, red lines, options, paragraphs of the common line.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogue_app.core.dialogue import Dialogue
    from dialogue_app.core.form import Ask
    from dialogue_app.core.records import Party, Record
    from dialogue_app.core.template import Template, TemplateField

ALLIES = 32
A_HUNDRED_PAGES = 20
"""The ``size`` that makes a brief of about a hundred pages."""

SELECTED, OF_A_LIST = 2, {"differences": 3, "red_lines": 1, "options": 1, "line": 1, "reservations": 1}
"""How many records a unit of size adds to each list; the other lists have ``FEW``."""
FEW = 3
VERDICTS = ("1", "2", "2", "3", "4", "4", "5", "NI")
SENTENCES = (
    "Large exercises near the border, announced late, cannot be told from preparation for attack.",
    "Notice of forty-two days is owed under what was agreed in Vienna, and was given in full until 2014.",
    "Some capitals hold that a single incident says little; others that it says all there is to say.",
    "What is done below the threshold is done because it stays below it, and adds up over the years.",
    "Whoever asks for restraint must say what would be given for it, and who would watch that it is kept.",
)


def brief_dialogue(size: int = A_HUNDRED_PAGES) -> Dialogue:
    """An internal track with one session."""
    return _Filling(size).dialogue()


class _Filling:
    """Fills a session field by field; ids are counted."""

    def __init__(self, size: int) -> None:
        from dialogue_app.core.records import ALLIANCE, INTERNAL, Party, Seat, Session, Track
        from dialogue_app.services.templates import template

        self.size = size
        self.records: list[Record] = []
        self.count = itertools.count(1)
        self.template: Template = template("internal_alliance")
        self.add(Track, name="Measured dialogue", track=INTERNAL, languages=("en",), fiction="yes")
        self.session = self.add(
            Session, number=1, title="Session 1 of the working group", template_key=self.template.key,
            dates="2026-03-05", place="Stillwater", handling="ALLY", attribution_rule="PARTY",
            languages=("en",), mandate=SENTENCES[0],
        ).id  # fmt: skip
        self.parties: list[Party] = [
            self.add(Party, code=f"P{n:02d}", name=f"Country {n}", side=ALLIANCE, position=n)
            for n in range(ALLIES)
        ]
        for n, party in enumerate(self.parties):
            self.add(Seat, session=self.session, party=party.id, position=n)

    def add(self, kind: type[Any], /, **values: Any) -> Any:
        record = kind(id=f"{kind.__name__.lower()}{next(self.count):06d}", **values)
        self.records.append(record)
        return record

    def dialogue(self) -> Dialogue:
        """Everything, the lists before what is said about their items."""
        from dialogue_app.core.dialogue import Dialogue

        fields = [field for _stage, field in self.template.fields()]
        for field in fields:
            if field.kind in ("selection", "record_list", "drafted_text"):
                self._list(field)
        rows = Dialogue(self.records)
        for field in fields:
            answered = field.kind in ("rating_matrix", "party_choice", "party_text")
            if answered and not field.of and field.columns == "seats":
                self.records.extend(self._answers(field, rows))
        return Dialogue(self.records)

    def _list(self, field: TemplateField) -> None:
        from dialogue_app.core.kinds import LISTED_BY_NAME
        from dialogue_app.core.records import CatalogueItem
        from dialogue_app.fields.items import record_name

        kind = LISTED_BY_NAME[record_name(field)]
        selected = field.kind == "selection"
        for place in range(self.size * (SELECTED if selected else OF_A_LIST.get(field.key, 0)) or FEW):
            values = self._values(kind, place)
            if selected:
                title = f"Activity {place}: {SENTENCES[place % 5][:60].lower()}"
                item = self.add(CatalogueItem, catalogue="activities", code=f"A{place}", title=title)
                values |= {"catalogue_item": item.id, "context": "PGC"[place % 3], "wording": title}
            if field.rows:
                values["values"] = tuple((one.key, SENTENCES[place % 5]) for one in field.rows)
            values |= {"field": field.key, "position": place, "marking": field.marking}
            self.add(kind, session=self.session, **values)

    def _values(self, kind: type[Any], place: int) -> dict[str, Any]:
        from dialogue_app.core.form import questions

        values = {name: self._value(ask, place) for name, ask in questions(kind)}
        if "code" in values:
            values["code"] = f"{kind.__name__[0]}{place + 1}"
        return values

    def _value(self, ask: Ask, place: int) -> Any:
        from dialogue_app.core.scales import scale

        who = [party.id for party in self.parties]
        codes = scale(ask.scale).codes if ask.scale else ("",)
        words = " ".join(SENTENCES[(place + n) % 5] for n in range(1 + place % 3))
        first = place % ALLIES
        known: dict[str, Any] = {
            "choice": codes[place % len(codes)],
            "choices": codes[:2],
            "party": who[first],
            "parties": tuple(who[first : first + 5]),
            "side": "ALLIANCE",
            "number": 1 + place % 3,
            "yes_no": ("yes", "no")[place % 2],
            "date": "2026-03-12",
            "datetime": "2026-03-05T14:32:00+01:00",
            "refs": (),
            "pairs": (),
            "quote": words,
            "line": f"{ask.label} {place}",
            "text": words,
        }
        return known.get(ask.kind, "")

    def _answers(self, field: TemplateField, dialogue: Dialogue) -> Iterator[Record]:
        from dialogue_app.core.records import Entry
        from dialogue_app.core.scales import scale
        from dialogue_app.fields.items import items_of

        codes = VERDICTS if field.scale == "VERDICT" else scale(field.scale).codes if field.scale else ()
        items = [one.id for one in items_of(dialogue, self.session, self.template, field)] or [""]
        for (row, item), (column, party) in itertools.product(enumerate(items), enumerate(self.parties)):
            n = row * 7 + column * column + row * column // 5
            for aspect in field.aspects or (None,):
                yield Entry(
                    id=f"entry{next(self.count):07d}", session=self.session, field=field.key, item=item,
                    party=party.id, aspect=aspect.key if aspect else "", marking=field.marking,
                    value=codes[n % len(codes)] if codes else SENTENCES[n % 5],
                    confidence="LMH"[n % 3], reason=SENTENCES[n % 5] if n % 4 == 0 else "",
                )  # fmt: skip
