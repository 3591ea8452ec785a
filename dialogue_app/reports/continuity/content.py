"""What changed between two sessions, as its reader may see it: verdicts of parties, activity by activity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dialogue_app.analyses.change import (
    HARDENED,
    JOINED,
    LEFT,
    NEWLY_STATED,
    SAME,
    SOFTENED,
    STATUS_CHANGE,
    WITHDRAWN,
    ActivityChange,
)
from dialogue_app.analyses.judgements.unity_overview import verdict_field
from dialogue_app.analyses.session_change import SessionChange, session_before, session_change
from dialogue_app.core.records import Session
from dialogue_app.fields.items import Item, items_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.reader import Reader
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import N_, _

NAMES = {
    SAME: N_("unchanged"),
    HARDENED: N_("hardened"),
    SOFTENED: N_("softened"),
    NEWLY_STATED: N_("newly stated"),
    WITHDRAWN: N_("withdrawn"),
    STATUS_CHANGE: N_("other status"),
    JOINED: N_("joined"),
    LEFT: N_("left"),
}


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """What changed, between which sessions, the activities by item id, and the codes of the parties; no codes
    where they may not be named.
    """

    change: SessionChange
    before: str
    after: str
    items: Mapping[str, Item]
    codes: Mapping[str, str]
    parties: int

    def item(self, change: ActivityChange) -> Item:
        return self.items.get(change.item) or Item(change.item, change.activity, "")


def before(context: ReportContext) -> Session | None:
    """The session that this one is compared with."""
    return session_before(context.held.dialogue, context.held.session)


def called(session: Session) -> str:
    """A session by its number."""
    return _("session {n}").format(n=session.number)


def compared(context: ReportContext, earlier: Session) -> SessionChange:
    """The verdicts of both sessions."""
    held = context.held
    return session_change(held.dialogue, (earlier.id, template_of(earlier)), (held.session, held.template))


def countable(reader: Reader, change: SessionChange) -> frozenset[str]:
    """The ids of the activities of which it may be told how many answers changed: both times nobody answered,
    or enough did.
    """
    given: dict[str, list[int]] = {activity.item: [0, 0] for activity in change.activities}
    for cell in change.cells:
        for place, value in enumerate((cell.before, cell.after)):
            given[cell.item][place] += bool(value)
    return frozenset(item for item, both in given.items() if all(not n or reader.counts(n) for n in both))


def read_verdict_change(context: ReportContext, earlier: Session) -> VerdictChange | None:
    """The change that the reader may see; None where the template asks for no verdicts of parties."""
    field = verdict_field(context.template)
    if field is None:
        return None
    held, reader = context.held, context.reader
    found = compared(context, earlier)
    items = {
        item.id: context.item(item)
        for item in items_of(held.dialogue, held.session, held.template, field)
        if item.record is None or reader.may_see(item.record)
    }
    told = countable(reader, found) if reader.sees_answers else frozenset()
    activities = tuple(
        replace(activity, activity=items[activity.item].code)
        for activity in found.activities
        if activity.item in told and activity.item in items
    )
    seen = {activity.item for activity in activities}
    cells = tuple(cell for cell in found.cells if cell.item in seen)
    parties = dict.fromkeys(cell.party for cell in found.cells)
    codes = {party: reader.code(held.dialogue, party) for party in parties} if reader.names_parties else {}
    change = replace(found, cells=cells, activities=activities)
    now = held.dialogue.of(Session)[held.session]
    return VerdictChange(change, called(earlier), called(now), items, codes, len(parties))
