"""What of an external track may leave the room: the dialogue that an external document is composed from.

An allow-list. The external document never sees anything else, so it cannot tell what else there was: it
is the same, byte for byte, whether the file holds internal content or not. Kept is what is marked Open or
Participants, in fields marked so, of the attributes that the template asks for there; of the alliance,
verdicts and lines only as far as a signed release gives them. Of a sealed field, what a side has disclosed,
as it was sealed, with the seal that proves it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Set
from typing import Any

from dialogue_app.analyses.gates.records import is_signed
from dialogue_app.core.commands.seats import answerer, participants
from dialogue_app.core.commands.stages import SKIPPED
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    PerceptionStatement,
    Prediction,
    ReadBack,
    RecordDisagreement,
    RedLine,
    ReleaseItem,
    RiskReductionMeasure,
    Signal,
    SourceOfAntagonism,
)
from dialogue_app.core.form import questions
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    RUSSIA,
    SIDES,
    CatalogueItem,
    Entry,
    FieldSkip,
    Listed,
    ListRow,
    Party,
    Record,
    Seal,
    SelectedItem,
    Session,
    StageState,
    Track,
)
from dialogue_app.core.scales import level
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.released_items import rests_well
from dialogue_app.core.visibility.seal_digest import covered_by, verify
from dialogue_app.core.visibility.seals import is_disclosed, is_sealed, whose
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.audience.disclosure import allowed_markings

LISTS: tuple[type[Listed], ...] = (
    SelectedItem, ListRow, SourceOfAntagonism, PerceptionStatement, RedLine, ReadBack, Signal, Difference,
    RiskReductionMeasure, FollowUp, RecordDisagreement, Prediction,
)  # fmt: skip
FRAME = ("session", "field", "position", "carried_from", "sealed_at", "unsealed_at", "entered_at", "marking")


def releasable(dialogue: Dialogue, session: Session, template: Template) -> Dialogue:
    """The part of a session that an external document may print."""
    return _Release(dialogue, session, template).made()


def without_unreleased(dialogue: Dialogue, session: Session, template: Template) -> Dialogue:
    """A dialogue without the levels and lines of the alliance that no signed release gives, for a session
    whose papers the other side reads. Any other dialogue as it is.
    """
    if dialogue.track.track != EXTERNAL or session.handling not in allowed_markings("PART"):
        return dialogue
    release = _Release(dialogue, session, template)
    return Dialogue(record for record in dialogue.everything() if not release.lacks(record))


def unreleased(dialogue: Dialogue, session: Session, template: Template) -> frozenset[str]:
    """The ids of what is said for the alliance in an external session without a signed release, or about
    such a thing. Empty for any other track.
    """
    if dialogue.track.track != EXTERNAL:
        return frozenset()
    release = _Release(dialogue, session, template)
    return frozenset(record.id for record in dialogue.everything() if release.lacks(record))


@dataclasses.dataclass(frozen=True)
class _Release:
    dialogue: Dialogue
    session: Session
    template: Template

    def made(self) -> Dialogue:
        """The dialogue of what may be printed."""
        said: list[Entry | Listed] = [*self._entries(), *self._lists()]
        return Dialogue([*self._frame(), *said, *self._seals({entry.id for entry in said})])

    def lacks(self, record: Record) -> bool:
        """Whether something is said for the alliance in this session that no release gives, or is about such
        a thing. A line without a holder may be one of the alliance.
        """
        about = (
            record.item if isinstance(record, Entry) else record.of if isinstance(record, ReadBack) else ""
        )
        line = self.dialogue.get(RedLine, about)
        if line is not None and self.lacks(line):
            return True
        if isinstance(record, Entry) and record.session == self.session.id:
            stage_and_field = self.template.find_field(record.field)
            return bool(
                stage_and_field
                and self._verdict_on_russia(stage_and_field[1], record)
                and not self._rests(record)
            )
        if isinstance(record, RedLine) and record.session == self.session.id:
            of_russia = self._side(record.holder) == RUSSIA
            return not of_russia and not (record.holder == ALLIANCE and self._signed(record.release_item))
        return False

    @property
    def _allowed(self) -> frozenset[str]:
        return allowed_markings(self.session.handling)

    def _field(self, key: str) -> TemplateField | None:
        """The field of this key if what it holds may be printed."""
        stage_and_field = self.template.find_field(key)
        return (
            stage_and_field[1]
            if stage_and_field
            and stage_and_field[1].marking in self._allowed
            and not stage_and_field[1].sealed
            else None
        )

    def _place(self, answer: Entry | Listed) -> TemplateField | None:
        """The field that a record stands in, if it may be printed from there: the field is marked so, or it
        was sealed there and its side has disclosed it.
        """
        stage_and_field = self.template.find_field(answer.field)
        if stage_and_field is not None and stage_and_field[1].sealed:
            return stage_and_field[1] if is_disclosed(answer) and _of_sides(answer) else None
        return self._field(answer.field)

    def _seals(self, said: Set[str]) -> Iterator[Seal]:
        """The seals of what was disclosed as a whole, by which it can be checked."""
        for seal in self.dialogue.of(Seal).values():
            if seal.session == self.session.id and is_disclosed(seal) and seal.marking in self._allowed:
                covered = covered_by(self.dialogue, seal)
                if verify(self.dialogue, seal) and all(answer.id in said for answer in covered):
                    yield seal

    def _frame(self) -> Iterator[Record]:
        """Track, session, seats; parties and people, whose names have to be known to be left out."""
        track = self.dialogue.track
        yield Track(
            id=track.id, name=track.name, track=track.track, languages=track.languages,
            fiction=track.fiction, notice=track.notice,
        )  # fmt: skip
        yield dataclasses.replace(self.session, previous="")
        yield from self.dialogue.of(Party).values()
        yield from participants(self.dialogue, self.session.id)
        yield from self.dialogue.seats(self.session.id)
        for item in self.dialogue.of(CatalogueItem).values():
            if item.marking in self._allowed:
                yield item
        for state in self.dialogue.of(StageState).values():
            if (
                state.session == self.session.id
                and state.status == SKIPPED
                and state.marking in self._allowed
            ):
                yield dataclasses.replace(state, seconds=0, by="", started_at="", ended_at="")
        for skip in self.dialogue.of(FieldSkip).values():
            if skip.session == self.session.id and skip.marking in self._allowed and self._field(skip.field):
                yield dataclasses.replace(skip, by="", at="")

    def _entries(self) -> Iterator[Entry]:
        for entry in self.dialogue.of(Entry).values():
            field = self._place(entry) if entry.session == self.session.id else None
            if field is None or entry.marking not in self._allowed or is_sealed(entry):
                continue
            if field.sealed:
                yield dataclasses.replace(entry, entered_at="", basis="", owner="", due="")
                continue
            if entry.party and entry.party not in SIDES:
                continue
            if self._verdict_on_russia(field, entry) and not self._rests(entry):
                continue
            yield Entry(
                id=entry.id, session=entry.session, field=entry.field, item=entry.item, party=entry.party,
                aspect=entry.aspect, round=entry.round, value=entry.value, marking=entry.marking,
                reason=entry.reason if field.text_label else "",
            )  # fmt: skip

    def _verdict_on_russia(self, field: TemplateField, entry: Entry) -> bool:
        """Whether an entry is a level that the alliance gives, which needs a release."""
        of_alliance = entry.party == ALLIANCE and field.direction == "on_other"
        return of_alliance and field.scale == "VERDICT" and level(entry.value) is not None

    def _rests(self, entry: Entry) -> bool:
        """Whether a signed release in force gives this very level for this very activity."""
        return self._signed(entry.basis) and rests_well(self.dialogue, entry)

    def _signed(self, item: str) -> bool:
        release_item = self.dialogue.get(ReleaseItem, item)
        return release_item is not None and release_item.marking in self._allowed and is_signed(release_item)

    def _lists(self) -> Iterator[Listed]:
        """Records of lists, counted anew so that no gap tells of one that is not there."""
        for kind in LISTS:
            place: dict[str, int] = {}
            for record in self.dialogue.listed(kind, self.session.id):
                if self._prints(record):
                    position = place[record.field] = place.get(record.field, -1) + 1
                    yield self._asked_for(record, position)

    def _prints(self, record: Listed) -> bool:
        if record.marking not in self._allowed or is_sealed(record):
            return False
        if record.field and self._place(record) is None:
            return False
        if isinstance(record, RecordDisagreement) and not (record.text.strip() or record.proposed.strip()):
            return False
        return not (isinstance(record, RedLine) and self.lacks(record))

    def _side(self, party: str) -> str:
        return answerer(self.dialogue, party).side

    def _asked_for(self, record: Listed, position: int) -> Listed:
        """A record with nothing but what the template asks for in fields that may be printed. What was sealed
        and disclosed stays as it was sealed.
        """
        blank: dict[str, Any] = {"position": position, "entered_at": "", "carried_from": ""}
        place = self._place(record) if record.field else None
        if place is not None and place.sealed:
            return dataclasses.replace(record, **blank)
        keep = self._attributes(record)
        for name, ask in questions(type(record)):
            if name not in keep and name not in FRAME:
                blank[name] = _default(record, name)
            elif ask.kind == "party":
                blank[name] = self._as_side(getattr(record, name))
            elif ask.kind == "parties":
                blank[name] = tuple(dict.fromkeys(self._as_side(named) for named in getattr(record, name)))
        return dataclasses.replace(record, **blank)

    def _as_side(self, party: str) -> str:
        """A single ally is the alliance: what each of them holds stays inside."""
        return ALLIANCE if self._side(party) == ALLIANCE else party

    def _attributes(self, record: Listed) -> frozenset[str]:
        template_field = self._field(record.field) if record.field else None
        names = frozenset(name for name, _ask in questions(type(record)))
        if template_field is not None and template_field.attributes:
            names = frozenset(template_field.attributes)
            if isinstance(record, PerceptionStatement):
                names -= {"note"}
        for _stage, field in self.template.fields():
            if field_kind(field).beside_list and field.items == record.field:
                asked = frozenset(field.attributes)
                names = names | asked if field.marking in self._allowed else names - asked
        return names


def _of_sides(answer: Entry | Listed) -> bool:
    """Whether a sealed answer is given by a side: what a single ally holds stays inside."""
    return whose(answer) in SIDES


def _default(record: Record, name: str) -> Any:
    return next(field.default for field in dataclasses.fields(record) if field.name == name)
