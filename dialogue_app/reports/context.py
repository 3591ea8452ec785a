"""What a report is made from: a session of a track and, from the inside, that of the other track.

One value, which window, documents, command line and room each make from what they have. Made of immutable
values, so that a report can be made on another thread. What its reader may not see is taken out before
anything is computed. The language is the one in use (``translation.in_language``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from dialogue_app.analyses.both_sides.two_way import TwoWayOverview, two_way
from dialogue_app.analyses.judgements.unity_overview import (
    ActivityUnity,
    UnityOverview,
    unity_overview,
    verdict_field,
)
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import SIDES, Listed
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.markings import highest
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.fields.items import Item
from dialogue_app.fields.shown_markings import shown_markings
from dialogue_app.reports.cells import Quotation, Tone, WrittenText
from dialogue_app.reports.phrases import the_side, the_side_within
from dialogue_app.reports.reader import Reader
from dialogue_app.reports.report import Source
from dialogue_app.services.analysis import SessionView
from dialogue_app.support.translation import language

L = TypeVar("L", bound=Listed)
Hidden = frozenset[tuple[str, str]]
"""(session id, entry key of a field)"""


@dataclass(frozen=True)
class ReportContext:
    """A session held on its template, the kind of its track, what is hidden, and who reads. ``outside`` is
    the external track, for the internal one only. ``sides``: whose predictions it is about. ``kept``
    remembers earlier results from call to call, ``shared`` what the reports of one question have in common.
    """

    held: SessionView
    track: str
    hidden: Hidden = frozenset()
    outside: ReportContext | None = None
    kept: dict[str, UnityOverview] = field(default_factory=dict, compare=False)
    sides: tuple[str, ...] = SIDES
    reader: Reader = field(default_factory=Reader, compare=False)
    shared: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def template(self) -> Template:
        """The template of the session."""
        return self.held.template

    # -- what there is -------------------------------------------------------------------------------

    def settled(self) -> ReportContext:
        """The same without the answers that are hidden; ``hidden`` names only fields that have some."""
        outside = self.outside.settled() if self.outside is not None else None
        dialogue = self.held.dialogue
        hidden = frozenset(place for place in self.hidden if _given(dialogue, *place))
        held = replace(self.held, dialogue=without(dialogue, hidden))
        return replace(self, held=held, hidden=hidden, outside=outside)

    def waits(self, template_field: TemplateField | None) -> bool:
        """Whether the answers of a field are hidden until their reveal."""
        return template_field is not None and (self.held.session, template_field.entry_field) in self.hidden

    def listed(self, kind: type[L]) -> tuple[L, ...]:
        """The records of a kind of this session that the reader may see, in their order."""
        return tuple(
            record
            for record in self.held.dialogue.listed(kind, self.held.session)
            if self.reader.may_see(record)
        )

    def source(self, key: str) -> Source | None:
        """Where the entries of a field of this session stand, those of round two too if there are any."""
        stage_and_field = self.template.find_field(key)
        rounds = (
            template_field.key
            for _stage, template_field in self.template.fields()
            if template_field.of == key and template_field.round == 2
        )
        second = next(rounds, "")
        return (
            Source(self.track, self.held.session, stage_and_field[0].key, key, second)
            if stage_and_field
            else None
        )

    def markings(self, fields: Iterable[TemplateField | None]) -> tuple[str, ...]:
        """The markings of those fields that hold something: of each the highest of what it holds."""
        held = self.held
        result = dict.fromkeys(
            highest(shown_markings(held.dialogue, held.session, held.template, template_field))
            for template_field in fields
            if template_field is not None
            and held.dialogue.field_entries(held.session, template_field.entry_field)
            and not self.waits(template_field)
        )
        return tuple(result)

    def faced(self) -> TwoWayOverview:
        """Verdicts in both directions, as far as the reader may see them, with the activities as they may be
        called; empty where single answers may not be shown.
        """
        held = self.held
        overview = two_way(held.dialogue, held.session, held.template)
        seen = [
            replace(activity, item=self.item(activity.item))
            for activity in overview.activities
            if self.reader.sees_answers
            and (activity.item.record is None or self.reader.sees(activity.item.record))
        ]
        scores = {side: score for side, score in overview.scores.items() if seen and side in self.sides}
        return TwoWayOverview(activities=tuple(seen), scores=scores)

    def overview(self) -> UnityOverview | None:
        """Unity of the session; only what has changed since the last time is computed again."""
        template_field = verdict_field(self.template)
        if template_field is None:
            return None
        before = self.kept.get(self.held.session)
        found = unity_overview(self.held.dialogue, self.held.session, self.template, template_field, before)
        self.kept[self.held.session] = found
        return found

    # -- how it is shown -----------------------------------------------------------------------------

    def name(self, party: str) -> str:
        """A party or side by name, as far as the reader may know it; empty where it may not be named."""
        return self.reader.name(self.held.dialogue, party) if party else ""

    def plain_code(self, party: str) -> str | None:
        """The short code of a party or side for JSON; nothing where it may not be named."""
        named = party in SIDES or self.reader.names_parties
        return self.held.code(party) if named and self.name(party) else None

    def subject(self, party: str) -> str:
        """The same at the beginning of a sentence."""
        name = self.name(party)
        return the_side(party) if name and party in SIDES else name

    def mention(self, party: str) -> str:
        """The same within a sentence."""
        name = self.name(party)
        return the_side_within(party) if name and party in SIDES else name

    def code(self, record: Listed) -> str:
        """What a record is called: its code, else its number."""
        return self.reader.words(str(getattr(record, "code", ""))).strip() or str(record.position + 1)

    def item(self, item: Item) -> Item:
        """An activity or a statement as it may be called."""
        return replace(item, code=self.reader.words(item.code), title=self.reader.words(item.title))

    def answerer(self, one: Answerer) -> Answerer:
        """A party or side by code and name, as far as the reader may know them."""
        dialogue = self.held.dialogue
        return replace(one, code=self.reader.code(dialogue, one.id), name=self.reader.name(dialogue, one.id))

    def activity(self, activity_unity: ActivityUnity) -> ActivityUnity:
        """The verdicts on an activity, as it may be called."""
        return replace(activity_unity, item=self.item(activity_unity.item))

    def words(self, text: str, tone: Tone = "") -> WrittenText:
        """What a user wrote, as the reader may read it."""
        return WrittenText(self.reader.words(text), tone)

    def quotation(self, text: str) -> Quotation:
        """A party's own words, as the reader may read them."""
        return Quotation(self.reader.quotation(text))


def without(dialogue: Dialogue, hidden: Hidden) -> Dialogue:
    """A dialogue that lacks the entries of hidden fields, and whatever else is still sealed in them."""
    gone = [
        Edit(entry, None)
        for place in sorted(hidden)
        for cells in dialogue.field_entries(*place).values()
        for entry in cells.values()
        if entry.value or entry.second or is_sealed(entry)
    ]
    return dialogue.apply(gone) if gone else dialogue


def _given(dialogue: Dialogue, session: str, field: str) -> bool:
    rows = dialogue.field_entries(session, field).values()
    return any(entry.value or entry.second or is_sealed(entry) for row in rows for entry in row.values())


def list_field(template: Template, record: str) -> TemplateField | None:
    """The list in which records of a kind are made, if the template has one."""
    return next(
        (
            template_field
            for _stage, template_field in template.fields()
            if template_field.record == record and not template_field.items
        ),
        None,
    )


def label_of(template_field: TemplateField) -> str:
    return template_field.label.shown(language())
