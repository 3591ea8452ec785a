"""What a release writes into the external track: composed afresh, with ids, numbers and times of its own.

Nothing of the internal file goes over but the words signed. The number counts what the external file holds,
so that a gap in the internal numbers tells nothing; the activity is found by code and wording, never by id.
"""

from __future__ import annotations

import dataclasses

from dialogue_app.core import timestamps
from dialogue_app.core.commands.catalogue import alike_item, catalogue_items, item_by_code
from dialogue_app.core.commands.lists import next_position
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RedLine, ReleaseItem
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import CatalogueItem, Entry, Record, Session, new_id
from dialogue_app.core.validity.checks import check
from dialogue_app.core.visibility.released_items import RELEASED, SUPERSEDED, WITHDRAWN
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _

MARKING = "PART"
_STEM = "A-"


def external_change(inside: Dialogue, outside: Dialogue, item: ReleaseItem, session: str) -> Change:
    """The second step of a release: the external record, with its activity if the catalogue there lacks it;
    a predecessor becomes superseded. Empty if the record is there already.

    Raises Refused if the session is not in this external file, or the activity has another wording there.
    """
    if outside.get(ReleaseItem, item.external_id) is not None:
        return Change("", ())
    if outside.get(Session, session) is None:
        raise Refused(
            _(
                "The external file that is open does not have the session this was to be released in: it is "
                "another file or an older copy. Nothing was written into it."
            )
        )
    edits: list[Edit] = []
    activity = ""
    named = inside.get(CatalogueItem, item.activity)
    if named is not None:
        there = activity_outside(outside, named)
        if there is None:
            there = _fresh_activity(named)
            edits.append(Edit(None, there))
        activity = there.id
    record = ReleaseItem(
        id=item.external_id,
        session=session,
        position=next_position(outside, ReleaseItem, session, ""),
        entered_at=timestamps.now(),
        marking=MARKING,
        code=next_number(outside),
        kind=item.kind,
        release_text=item.release_text.strip(),
        activity=activity,
        verdict=item.verdict,
        authority=item.authority,
        date=item.date,
        spokesperson=item.spokesperson,
        version=item.version,
        status=RELEASED,
    )
    check(record)
    edits.append(Edit(None, record))
    old = inside.get(ReleaseItem, item.supersedes)
    former = outside.get(ReleaseItem, old.external_id) if old is not None else None
    if former is not None and former.status == RELEASED:
        edits.append(Edit(former, dataclasses.replace(former, status=SUPERSEDED)))
    return Change(_("Take in a released item"), tuple(edits))


def withdrawn_change(outside: Dialogue, item: ReleaseItem) -> Change:
    """The second step of a withdrawal: state and day, not the reason. Empty if it is done already.

    Raises Refused if the external file does not hold the item.
    """
    there = outside.get(ReleaseItem, item.external_id)
    if there is None:
        raise Refused(
            _(
                "The external file that is open does not hold {item}: it is another file or an older copy. "
                "Nothing was written into it."
            ).format(item=item.code or _("the item"))
        )
    after = dataclasses.replace(there, status=WITHDRAWN, withdrawn_on=item.withdrawn_on)
    return Change(_("Withdraw a released item"), () if after == there else (Edit(there, after),))


def activity_outside(outside: Dialogue, named: CatalogueItem) -> CatalogueItem | None:
    """The item of the external catalogue with the code and the wording of an internal one; nothing if it has
    neither. Raises Refused if the code stands there for something else, or one that looks like it.
    """
    there = item_by_code(outside, named.catalogue, named.code)
    if there is None:
        alike = alike_item(named.code, catalogue_items(outside, named.catalogue))
        if alike is not None:
            raise Refused(
                _(
                    "{code} looks like {other}, which stands in the external track. Make them the same on "
                    "the page “Catalogue” first. Nothing was written into the external file."
                ).format(code=named.code, other=alike.code)
            )
        return None
    if _plain(there.title) != _plain(named.title):
        raise Refused(
            _(
                "{code} is worded differently in the two tracks: inside “{inside}”, outside “{outside}”. A "
                "verdict holds for one wording. Make them the same on the page “Catalogue” first. "
                "Nothing was written into the external file."
            ).format(code=named.code, inside=named.title, outside=there.title)
        )
    return there


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _fresh_activity(named: CatalogueItem) -> CatalogueItem:
    """An activity for the external catalogue: code, wording, domain and contexts, and nothing else."""
    return CatalogueItem(
        id=new_id(),
        catalogue=named.catalogue,
        code=named.code,
        title=named.title,
        domain=named.domain,
        contexts=named.contexts,
        own=named.own,
        marking=MARKING,
    )


def next_number(outside: Dialogue) -> str:
    """The number of the next released item: ``A-16`` after ``A-15``."""
    ends = (release_item.code.removeprefix(_STEM) for release_item in outside.of(ReleaseItem).values())
    last = max((int(end) for end in ends if end.isascii() and end.isdigit()), default=0)
    return f"{_STEM}{last + 1:02}"


def resting_on(outside: Dialogue, external_id: str) -> tuple[Record, ...]:
    """The verdicts and red lines of the external track that rest on a released item."""
    entries = (entry for entry in outside.of(Entry).values() if external_id and entry.basis == external_id)
    lines = (
        red_line
        for red_line in outside.of(RedLine).values()
        if external_id and red_line.release_item == external_id
    )
    return (*entries, *lines)


def is_astray(item: ReleaseItem, outside: Dialogue) -> bool:
    """Whether the external file says something else than the ledger about an item, or nothing."""
    if not item.external_id or item.crossing:
        return False
    there = outside.get(ReleaseItem, item.external_id)
    return there is None or there.status != item.status
