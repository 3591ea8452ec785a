"""One document in the making: what it is about, what it may show, and what it has used so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from reportlab.lib.colors import Color

from dialogue_app.analyses.judgements.unity_overview import UnityOverview
from dialogue_app.analyses.line_status import footnotes
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import (
    EXTERNAL,
    TRAINING,
    CatalogueItem,
    Entry,
    Listed,
    Record,
    SelectedItem,
    Session,
)
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template, TemplateField, TemplateText
from dialogue_app.documents.layout.styles import ACCENTS
from dialogue_app.documents.layout.text_runs import Letters, clean
from dialogue_app.fields.items import Item
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.audience.disclosure import WITHHELD, Disclosure
from dialogue_app.services.audience.session_holdings import HeldRecord
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.support.translation import _
from dialogue_app.support.typography import typographic

L = TypeVar("L", bound=Listed)
OUTGOING = frozenset({"OPEN", "PART"})


@dataclass
class PrintContext:
    """Handed to everything that sets a part of one document; lives as long as that document is made.

    ``held``: what the session holds, printed or not; ``printed``: the ids of what has been printed so far;
    ``bound``: of what the attribution rule holds back; ``for_one``: it is for one delegation alone;
    ``kept``: what its reports have in common; ``whole``: the track as it is in the file, for all
    who are named in it.
    """

    dialogue: Dialogue
    session: Session
    template: Template
    language: str = "en"
    letters: Letters = field(default_factory=Letters)
    scales: dict[str, None] = field(default_factory=dict)
    headings: list[tuple[str, str, int]] = field(default_factory=list)
    pointed_out: set[str] = field(default_factory=set)
    withheld: Withheld = field(default_factory=Withheld)
    held: tuple[HeldRecord, ...] = ()
    for_one: bool = False
    printed: set[str] = field(default_factory=set)
    bound: set[str] = field(default_factory=set)
    kept: dict[str, UnityOverview] = field(default_factory=dict)
    whole: Dialogue | None = None

    def __post_init__(self) -> None:
        self.disclosure = Disclosure(self.dialogue, self.session, self.whole)

    @cached_property
    def unprinted_answers(self) -> int:
        """How many answers the session holds that may not be printed, but for those that are in no count."""
        return sum(
            held_record.kind is Entry
            and self.dialogue.find(held_record.id) is None
            and self.counts(held_record)
            for held_record in self.held
        )

    def counts(self, held: HeldRecord) -> bool:
        """Whether something is in the counts; an answer to a question that is in none is not, so that the
        number is not told.
        """
        return held.kind is not Entry or self.withheld.counts(self.session.id, held.field, held.item)

    @property
    def accent(self) -> Color:
        """The colour of the track."""
        return ACCENTS[self.dialogue.track.track]

    def listed(self, kind: type[L], field: str | None = None) -> list[L]:
        """The records of a list of this session that may be printed, in their order. They are put down as
        printed.
        """
        records = self.dialogue.listed(kind, self.session.id, field)
        return [record for record in records if self.prints(record)]

    def listed_as(self, kind: type[L], role: Role) -> list[L]:
        """The same of the list with a role; none where the template has no such list."""
        field = self.template.role(role)
        return self.listed(kind, field.key) if field is not None else []

    def keys(self, *roles: Role) -> tuple[str, ...]:
        """The keys under which the answers to the fields with these roles are kept."""
        return tuple(field.entry_field for field in self.template.roles(*roles))

    def prints(self, record: Record) -> bool:
        """Whether a record may be printed; then it is put down as printed."""
        if not self.disclosure.prints(record):
            return False
        self.printed.add(record.id)
        return True

    def put(self, *records: Record | None) -> None:
        """Put down as printed; an answer together with what it is about."""
        for record in records:
            if record is not None:
                self.printed.add(record.id)
                if isinstance(record, Entry) and record.item:
                    self.printed.add(record.item)

    def put_answers(self, field: TemplateField | None, items: Collection[str] | None = None) -> None:
        """Put down every answer of a field (on these items, if given) that may be printed: the part printed
        rests on all of them.
        """
        if field is None:
            return
        for item, cells in self.dialogue.field_entries(self.session.id, field.entry_field).items():
            if items is None or item in items:
                self.put(*(self.disclosure.entry(cell) for cell in cells.values()))

    def hold_back(self, field: TemplateField) -> None:
        """Put down that the attribution rule forbids printing the answers of a field."""
        cells = self.dialogue.field_entries(self.session.id, field.entry_field)
        self.bound.update(entry.id for row in cells.values() for entry in row.values())

    @property
    def outgoing(self) -> bool:
        """Whether its readers may not know what else there is: the other side, one delegation alone, or
        whoever reads what was made from a file that holds what either side keeps to itself.
        """
        both = self.dialogue.track.track in (EXTERNAL, TRAINING)
        return self.for_one or both or self.disclosure.allowed <= OUTGOING

    def footnotes(self) -> dict[str, int]:
        """The number of each reservation of this session that is not lifted, by its id."""
        fields = (field for _stage, field in self.template.fields() if field_kind(field).drafts)
        line = next(fields, None)
        return footnotes(self.dialogue, self.session.id, line) if line is not None else {}

    def label(self, text: TemplateText) -> str:
        """A text of the template in the language of the document."""
        return text.shown(self.language)

    def neat(self, text: str) -> str:
        """A text of the program's own with printer's marks."""
        return typographic(text, self.language)

    def own(self, text: str) -> str:
        """A text of the user's, or that it is withheld because it would identify somebody."""
        return typographic(self._passed(clean(text).strip()), self.language)

    def quote(self, text: str) -> str:
        """A party's own words exactly as given, or that they are withheld."""
        return self._passed(clean(text).strip())

    def person(self, text: str) -> str:
        """Who or which office owes something; nothing where that would name a person who may not be."""
        return "" if self.disclosure.names_a_person(text) else self.own(text)

    def of_the_whole(self, text: str) -> str:
        """What the dialogue as a whole is called, or its notice: nobody has said it, so parties may stand in
        it, and people where they may be named.
        """
        text = clean(text).strip()
        return self.own(text) if self.disclosure.names_a_person(text) else typographic(text, self.language)

    def _passed(self, text: str) -> str:
        namings = self.disclosure.namings(text)
        self.withheld.add(namings, self.headings[-1][1] if self.headings else "")
        return _(WITHHELD) if any(naming.withheld for naming in namings) else text

    def title(self, item: Item) -> str:
        """What a row is called: a statement of a party's is a quotation."""
        if item.record is None or isinstance(item.record, CatalogueItem | SelectedItem):
            return self.own(item.title)
        return self.quote(item.title)

    def use_scale(self, name: str) -> None:
        """Have a scale explained in the legend; one that is made of two as both of them."""
        parts = ("VERDICT", "VERDICT_STATUS") if name == "VERDICT_OR_STATUS" else (name,)
        self.scales.update(dict.fromkeys(part for part in parts if part))
