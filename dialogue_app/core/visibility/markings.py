"""Handling markings: their order, what carries which, and how a field is marked otherwise in one session.

A courtesy marking, not a security classification. What has none, or one that is not known, counts as
Moderator only: nothing is shown to more people because somebody forgot to mark it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import (
    BRIEF,
    EXTERNAL,
    INTERNAL,
    TRAINING,
    CatalogueItem,
    FieldSkip,
    Listed,
    Pairs,
    Party,
    Record,
    Seat,
    Session,
    Tick,
    Track,
)
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.visibility.marking_order import (
    ALLY,
    DELEG,
    MOD,
    OPEN,
    ORDER,
    PART,
    highest,
    is_above,
    known,
    up_to,
)
from dialogue_app.core.visibility.seals import answers_of, is_sealed
from dialogue_app.support.translation import N_, _

__all__ = [
    "ALLY",
    "DELEG",
    "MOD",
    "OPEN",
    "ORDER",
    "PART",
    "highest",
    "is_above",
    "known",
    "up_to",
]

USUAL: Mapping[str, str] = MappingProxyType({INTERNAL: ALLY, EXTERNAL: PART, BRIEF: PART, TRAINING: PART})
"""What a session of each kind of track is marked to begin with, and what stands in no field of its own."""

WITHOUT_MARKING: Mapping[type[Record], str] = MappingProxyType({
    Track: N_("what the file is: it goes where the file goes"),
    Session: N_("its handling marking is its marking"),
    Seat: N_("the table of a session: marked as its session is"),
    Tick: N_("that a prompt was asked, and nothing else: marked as its session is"),
})  # fmt: skip
"""The kinds that carry no marking of their own, and why."""

OF_THE_TRACK: tuple[type[Record], ...] = (Party, CatalogueItem)
"""Kinds that say who and what a dialogue is about, not what was said in it; they may be open anywhere."""


def marking_of(record: Record, session: Session | None = None) -> str:
    """What a record is marked. ``session``: that of a record which carries no marking of its own."""
    if isinstance(record, Session):
        return known(record.handling)
    if type(record) in WITHOUT_MARKING:
        return known(session.handling) if session is not None else MOD
    return known(getattr(record, "marking", ""))


def usual(track: str) -> str:
    """What is marked so in a kind of track unless somebody says otherwise."""
    return USUAL.get(track, MOD)


def offered(track: str, kind: type[Record] = Listed) -> tuple[str, ...]:
    """The markings that a record may be given in a kind of track.

    An external track never holds anything for allies only. In an internal one nothing that was said is for
    the other side: that reaches it by a release and in no other way.
    """
    if track == EXTERNAL:
        return tuple(marking for marking in ORDER if marking != ALLY)
    if track == INTERNAL and kind not in OF_THE_TRACK:
        return ORDER[ORDER.index(ALLY) :]
    return ORDER


def refuse_strange(track: str, kind: type[Record], marking: str) -> None:
    """Raises Refused where a kind of track must not hold a record of this marking."""
    if marking in offered(track, kind):
        return
    if track == EXTERNAL:
        raise Refused(
            _(
                "An external track holds nothing for allies only. Keep this in the internal track. "
                "Nothing was changed."
            )
        )
    raise Refused(
        _(
            "What is said among allies is not marked “{marking}” in the internal track: it reaches the other "
            "side only as a released text. Nothing was changed."
        ).format(marking=scale("HANDLING").shown(known(marking)))
    )


# -- markings of a field in one session ---------------------------------------------------------------


def with_markings(template: Template, pairs: Pairs) -> Template:
    """The template with some fields marked otherwise: (field key, marking). What shows another part of a
    field's entries is marked as that field is.
    """
    marked = dict(pairs)
    if not marked:
        return template
    return dataclasses.replace(
        template, stages=tuple(_stage_with(stage, marked) for stage in template.stages)
    )


def _stage_with(stage: Stage, marked: dict[str, str]) -> Stage:
    fields = tuple(
        dataclasses.replace(field, marking=known(marked[field.entry_field]))
        if field.entry_field in marked
        else field
        for field in stage.fields
    )
    return stage if fields == stage.fields else dataclasses.replace(stage, fields=fields)


def held_in(dialogue: Dialogue, session: str, field: TemplateField) -> Iterator[Record]:
    """What a field holds in a session: its entries and listed records, and the skip that closed it."""
    yield from answers_of(dialogue, session, field)
    yield from _skips(dialogue, session, field)


def _skips(dialogue: Dialogue, session: str, field: TemplateField) -> Iterator[FieldSkip]:
    place = (session, field.entry_field)
    return (skip for skip in dialogue.of(FieldSkip).values() if (skip.session, skip.field) == place)


def markings_in(dialogue: Dialogue, session: str, field: TemplateField) -> frozenset[str]:
    """The markings of what a field holds in a session. Entries, of which there may be very many, are not gone
    through for it.
    """
    result = {known(marking) for marking, _flag in dialogue.tally(session, field.entry_field)}
    for kind in LISTED:
        result |= {marking_of(record) for record in dialogue.listed(kind, session, field.key)}
    return frozenset(result | {marking_of(skip) for skip in _skips(dialogue, session, field)})


def mark_field(dialogue: Dialogue, session: str, field: TemplateField, marking: str) -> Change:
    """Mark a field otherwise than its template does, for one session: its records are marked anew in the
    same change and those that follow take the marking. The change is empty if nothing differs.

    Raises Refused for a marking that the track must not hold, and while the field holds sealed answers.
    """
    before = dialogue.of(Session)[session]
    refuse_strange(dialogue.track.track, Listed, marking)
    held = tuple(held_in(dialogue, session, field))
    if any(is_sealed(record) for record in held):
        raise Refused(_("Answers here are sealed, and nothing about them changes. Nothing was changed."))
    pairs = tuple(sorted({**dict(before.field_markings), field.entry_field: marking}.items()))
    edits = [] if pairs == before.field_markings else [
        Edit(before, dataclasses.replace(before, field_markings=pairs))
    ]  # fmt: skip
    edits += [
        Edit(record, _marked(record, marking)) for record in held if getattr(record, "marking", "") != marking
    ]
    return Change(_("Mark field “{marking}”").format(marking=scale("HANDLING").shown(marking)), tuple(edits))


def _marked(record: Record, marking: str) -> Record:
    values: dict[str, str] = {"marking": marking}
    return dataclasses.replace(record, **values)


def opened_by(dialogue: Dialogue, session: str, field: TemplateField, marking: str) -> tuple[Record, ...]:
    """The records of a field that more people may see once it bears this marking."""
    return tuple(
        record for record in held_in(dialogue, session, field) if is_above(marking_of(record), marking)
    )
