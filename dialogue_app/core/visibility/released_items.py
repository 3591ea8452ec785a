"""The bridge between the tracks, pure: what a released item is, what must not change, what rests on it.

A released item is a line of a ledger. It is written by the verbs of the release service alone; here stands
what every other verb refuses. In an external track a verdict of the alliance is taken from a released item.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import TypeVar, cast

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RedLine, ReleaseItem
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    CatalogueItem,
    Entry,
    Party,
    Record,
    SelectedItem,
    Session,
    Track,
)
from dialogue_app.core.scales import level
from dialogue_app.core.template import TemplateField
from dialogue_app.support.translation import _

R = TypeVar("R", bound=Record)

PROPOSED, RELEASED, SUPERSEDED, WITHDRAWN = "PROPOSED", "RELEASED", "SUPERSEDED", "WITHDRAWN"
LEFT = (RELEASED, SUPERSEDED)
"""States that only the release itself gives."""
_SIGNED_WORDS = ("kind", "release_text", "activity", "verdict", "sources")
_KEPT = ("external_id", "crossing")
_KINDS_OF_LINES = ("", "RED_LINE", "STATEMENT")


def has_signature(item: ReleaseItem) -> bool:
    """Whether an item was checked against the never-release list and signed, by name and with a date."""
    return item.never_list_checked == "yes" and bool(item.authority and item.date)


def is_locked(dialogue: Dialogue, item: ReleaseItem) -> bool:
    """Whether an item has left, or is on its way: from then on no verb but those of release touches it. In
    an external track that holds for every item.
    """
    return bool(item.external_id or item.crossing) or item.status in LEFT or _is_external(dialogue)


def is_shut(dialogue: Dialogue, record: Record) -> bool:
    """Whether a record, of whatever kind, is a released item that no form may change."""
    return isinstance(record, ReleaseItem) and is_locked(dialogue, record)


def _is_external(dialogue: Dialogue) -> bool:
    tracks = dialogue.of(Track)
    return dialogue.derived(
        "is external", frozenset({Track}), lambda: any(track.track == EXTERNAL for track in tracks.values())
    )


# -- what other verbs refuse -------------------------------------------------------------------------


def admitted(dialogue: Dialogue, before: Record | None, after: R) -> R:
    """A record as another verb may write it: a signature goes when the words it was given for change.

    Raises Refused for a change of a released item, for a release by hand, and for a line of the alliance
    in an external track that no item in force releases.
    """
    if isinstance(after, ReleaseItem):
        earlier = before if isinstance(before, ReleaseItem) else None
        return cast("R", _item_admitted(dialogue, earlier, after))
    if isinstance(after, RedLine):
        _refuse_line(dialogue, before if isinstance(before, RedLine) else None, after)
    return after


def _item_admitted(dialogue: Dialogue, earlier: ReleaseItem | None, after: ReleaseItem) -> ReleaseItem:
    before = earlier or ReleaseItem()
    if is_locked(dialogue, earlier or after):
        raise Refused(
            _(
                "{item} was released or is on its way, and its record cannot be changed. Nothing changed. "
                "On the page “Release” of the internal track it can be superseded or withdrawn."
            ).format(item=before.code or _("This item"))
        )
    if after.status in LEFT or any(getattr(after, one) != getattr(before, one) for one in _KEPT):
        raise Refused(
            _(
                "An item is released, superseded and withdrawn on the page “Release” only. "
                "Nothing was changed."
            )
        )
    if after.never_list_checked == "yes" != before.never_list_checked:
        raise Refused(
            _(
                "The check against the never-release list is made on the page “Release”, which shows every "
                "word it finds. Nothing was changed."
            )
        )
    changed = any(getattr(after, name) != getattr(before, name) for name in _SIGNED_WORDS)
    if has_signature(before) and changed:
        return dataclasses.replace(after, never_list_checked="", date="")
    return after


def _refuse_line(dialogue: Dialogue, before: RedLine | None, after: RedLine) -> None:
    """Refuse a red line in an external track that no released item gives; what stands already may stay."""
    if not _is_external(dialogue):
        return
    if before is not None and (before.holder, before.release_item) == (after.holder, after.release_item):
        return
    item = dialogue.get(ReleaseItem, after.release_item)
    if after.release_item and not _releases_line(item):
        raise Refused(
            _(
                "This item releases no red line that is in force: a line of the alliance comes from a "
                "released one. Nothing was changed."
            )
        )
    if needs_release(dialogue, after) and item is None:
        raise Refused(_line_sentence(dialogue))
    if after.holder != ALLIANCE and needs_release(dialogue, after):
        raise Refused(
            _(
                "In this track the alliance states its lines as one. Choose “Alliance” as the holder. "
                "Nothing was changed."
            )
        )


def needs_release(dialogue: Dialogue, record: Record) -> bool:
    """Whether a record states a red line for the alliance, or for an ally, in an external track."""
    if not isinstance(record, RedLine) or not _is_external(dialogue):
        return False
    party = dialogue.get(Party, record.holder)
    return ALLIANCE in (record.holder, party.side if party is not None else "")


def _releases_line(item: ReleaseItem | None) -> bool:
    return item is not None and item.status == RELEASED and item.kind in _KINDS_OF_LINES


def _line_sentence(dialogue: Dialogue) -> str:
    """What to do before a line of the alliance can be entered: choose what is released, or release one."""
    codes = sorted(
        release_item.code
        for release_item in dialogue.of(ReleaseItem).values()
        if _releases_line(release_item) and release_item.code
    )
    if codes:
        return _(
            "Outside, a red line of the alliance comes from a released item. Choose it under “Released item” "
            "first: {items}. Nothing was changed."
        ).format(items=", ".join(codes))
    return _(
        "The alliance has released no red line. Nothing was changed. Have one released in the internal track "
        "first, on the page “Release”, and choose it here under “Released item”."
    )


def refuse_removal(dialogue: Dialogue, ids: Collection[str]) -> None:
    """Refuse to remove what the ledger needs: a released item, its activity, its session. Raises Refused."""
    for item in dialogue.of(ReleaseItem).values():
        if not is_locked(dialogue, item):
            continue
        if item.id in ids or item.session in ids or item.activity in ids:
            raise Refused(
                _(
                    "{item} was released or is on its way; the ledger keeps it, with its session and its "
                    "activity. Nothing was removed."
                ).format(item=item.code or _("An item"))
            )


# -- verdicts of the alliance in an external track ---------------------------------------------------


def activity_of(dialogue: Dialogue, item: str) -> str:
    """The catalogue item behind a row of a matrix."""
    selected = dialogue.get(SelectedItem, item)
    return selected.catalogue_item if selected is not None else item


def released_on(dialogue: Dialogue, activity: str) -> tuple[ReleaseItem, ...]:
    """The released verdicts on an activity that are in force, the newest first."""
    release_items = [
        release_item
        for release_item in dialogue.of(ReleaseItem).values()
        if release_item.status == RELEASED
        and release_item.verdict
        and activity
        and release_item.activity == activity
    ]
    sessions = {session.id: session.number or 0 for session in dialogue.of(Session).values()}
    release_items.sort(
        key=lambda release_item: (
            release_item.date,
            sessions.get(release_item.session, 0),
            release_item.position,
            release_item.id,
        ),
        reverse=True,
    )
    return tuple(release_items)


def is_released_only(field: TemplateField, entry: Entry) -> bool:
    """Whether an entry is a level that the alliance gives from a released item and from nowhere else."""
    return field.released_only and entry.party == ALLIANCE and level(entry.value) is not None


def basis_for(dialogue: Dialogue, field: TemplateField, item: str, party: str, value: str) -> dict[str, str]:
    """The attribute ``basis`` that goes with a value: the released item that gives it. Nothing where none
    is needed, or none is there.
    """
    if not (field.released_only and party == ALLIANCE and value):
        return {}
    every = released_on(dialogue, activity_of(dialogue, item))
    fitting = next((release_item for release_item in every if release_item.verdict == value), None)
    return {} if fitting is None else {"basis": fitting.id}


def rests_well(dialogue: Dialogue, entry: Entry) -> bool:
    """Whether an item in force gives the value of this entry for its activity."""
    item = dialogue.get(ReleaseItem, entry.basis)
    return (
        item is not None
        and item.status == RELEASED
        and item.verdict == entry.value
        and item.activity == activity_of(dialogue, entry.item)
    )


def refuse_unreleased(dialogue: Dialogue, field: TemplateField, before: Entry | None, after: Entry) -> None:
    """Refuse a level of the alliance that no released item gives; what stands already may stay.

    Raises Refused with a sentence that says what is released instead.
    """
    if not is_released_only(field, after):
        return
    if before is not None and (before.value, before.basis) == (after.value, after.basis):
        return
    if rests_well(dialogue, after):
        return
    activity = activity_of(dialogue, after.item)
    item = dialogue.get(CatalogueItem, activity)
    code = item.code if item is not None else "?"
    others = [
        f"{release_item.verdict} ({release_item.code})" for release_item in released_on(dialogue, activity)
    ]
    if others:
        sentence = _(
            "On {activity} the alliance has released {released}, not {value}. Nothing was changed. Enter "
            "what was released, or have another verdict released in the internal track first."
        )
    else:
        sentence = _(
            "On {activity} the alliance has released no verdict. Nothing was changed. Have one released in "
            "the internal track first, or record the position as withheld (W)."
        )
    raise Refused(sentence.format(activity=code, released=", ".join(others), value=after.value))
