"""The one bridge from the internal track to the external one: signing, releasing, withdrawing, superseding.

The ledger, inside, is written first; then the external record; then the ledger says that it is done. Whatever
stops the program between two of these, the ledger still says what was under way, and ``finish`` brings it to
its end: every step may be made again. What goes out is composed here from nothing but the words signed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.analyses.line_status import blocks_release
from dialogue_app.core import timestamps
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem, Reservation, status_of
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL, Session, new_id
from dialogue_app.core.validity.checks import check
from dialogue_app.core.visibility import released_items
from dialogue_app.core.visibility.released_items import PROPOSED, RELEASED, SUPERSEDED, WITHDRAWN
from dialogue_app.services.release.release_check import Concern, concerns_of
from dialogue_app.services.release.release_record import external_change, withdrawn_change
from dialogue_app.services.templates import template_of
from dialogue_app.services.workspace import Workspace
from dialogue_app.support.translation import _

RELEASE, WITHDRAW = "RELEASE", "WITHDRAW"
_GATE = "brackets_free"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who releases a text, and when; ``date`` is a whole day."""

    authority: str
    date: str
    spokesperson: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A crossing that was begun: the line of the ledger, and what it is (RELEASE or WITHDRAW)."""

    item: ReleaseItem
    what: str


# -- signing -----------------------------------------------------------------------------------------


def rule_of(dialogue: Dialogue, item: ReleaseItem) -> str:
    """The attribution rule of the session an item stands in."""
    session = dialogue.get(Session, item.session)
    return session.attribution_rule if session is not None else ""


def open_points(dialogue: Dialogue, item: ReleaseItem) -> tuple[str, ...]:
    """What keeps an item inside, whatever its words: brackets, an open reservation of substance or awaited
    instructions where it comes from (the gate of its stage says so), a verdict without activity or level.
    """
    points: list[str] = []
    if not item.release_text.strip():
        points.append(_("It has no text yet."))
    if item.kind == "VERDICT" and not (item.activity and item.verdict):
        points.append(_("A verdict needs its activity and its level."))
    return (*points, *_gate_points(dialogue, item))


def _gate_points(dialogue: Dialogue, item: ReleaseItem) -> tuple[str, ...]:
    """What the gate of the stage misses of an item; without such a gate, whether a reservation is open."""
    session = dialogue.get(Session, item.session)
    template = template_of(session) if session is not None and session.template_text else None
    results = [
        result
        for stage in (template.stages if template is not None else ())
        if template is not None and any(gate.check == _GATE for gate in stage.gates)
        for result in gates_of(dialogue, item.session, template, stage.key)
        if result.gate.check == _GATE
    ]
    if any(result.withheld for result in results):
        return (_("Whether it is settled is known after the reveal: positions on it are still hidden."),)
    if results:
        every = (missing for result in results for missing in result.missing)
        return tuple(missing.sentence for missing in every if missing.item == item.id)
    reserved = (
        reservation
        for reservation in dialogue.of(Reservation).values()
        if reservation.paragraph in item.sources
    )
    if any(blocks_release(reservation) for reservation in reserved):
        return (_("A reservation of substance is open on a paragraph it comes from."),)
    return ()


def sign(
    dialogue: Dialogue, item: ReleaseItem, signature: Signature, confirmed: Collection[str] = ()
) -> Change:
    """Sign an item as checked against the never-release list. ``confirmed``: the keys of the concerns that a
    person has looked at and let pass.

    Raises Refused with a sentence if a word blocks it, a concern is not confirmed, the text it comes from is
    still open, or name or date are missing.
    """
    now = _present(dialogue, item)
    if status_of(now) != PROPOSED or released_items.is_locked(dialogue, now):
        raise Refused(_("Only an item that is proposed can be signed. Nothing was changed."))
    signed = dataclasses.replace(
        now,
        authority=signature.authority.strip(),
        date=signature.date.strip(),
        spokesperson=signature.spokesperson.strip(),
        version=signature.version.strip(),
        never_list_checked="yes",
        status=PROPOSED,
    )
    if not signed.authority:
        raise Refused(_("A release needs the name of whoever releases it. Nothing was changed."))
    if len(signed.date) != len("2026-03-12") or not timestamps.is_date(signed.date):
        raise Refused(_("A release needs its day, such as 2026-03-12. Nothing was changed."))
    check(signed)
    _refuse_concerns(concerns_of(dialogue, signed, rule=rule_of(dialogue, signed)), confirmed)
    _refuse_open(dialogue, signed)
    return Change(_("Sign {item}").format(item=_name(signed)), () if signed == now else (Edit(now, signed),))


def _refuse_open(dialogue: Dialogue, item: ReleaseItem) -> None:
    points = open_points(dialogue, item)
    if points:
        raise Refused(_("It cannot be released yet. {points}").format(points=" ".join(points)))


def _refuse_concerns(concerns: Collection[Concern], confirmed: Collection[str] | None) -> None:
    """Refuse what blocks; and what nobody has confirmed, unless nothing had to be."""
    blocking = [concern for concern in concerns if concern.blocks]
    if blocking:
        words = ", ".join(f"“{concern.words}”" for concern in blocking)
        raise Refused(
            _("{words} must not leave. Write the text without it; nothing was released.").format(words=words)
        )
    left = [concern for concern in concerns if confirmed is not None and concern.key not in confirmed]
    if left:
        words = ", ".join(f"“{concern.words[:40]}”" for concern in left)
        raise Refused(
            _("Look at {words} first and confirm each, or write the text otherwise.").format(words=words)
        )


# -- crossing ----------------------------------------------------------------------------------------


def give_out(internal: Workspace, external: Workspace, item: ReleaseItem, session: str) -> None:
    """Release a signed item into a session of the external track. What it supersedes is superseded with it.

    Raises Refused where something forbids it, CannotSave where a file cannot be written. If the ledger has
    the release already then, ``unfinished`` says so.
    """
    _refuse_tracks(internal, external)
    now = _present(internal.dialogue, item)
    if now.crossing or status_of(now) != PROPOSED or now.external_id:
        raise Refused(_("Only an item that is proposed can be released. Nothing was changed."))
    if not released_items.has_signature(now):
        raise Refused(_("Sign it first: a release needs a check, a name and a date. Nothing was changed."))
    _refuse_concerns(concerns_of(internal.dialogue, now, rule=rule_of(internal.dialogue, now)), None)
    _refuse_open(internal.dialogue, now)
    _refuse_predecessor(internal.dialogue, external.dialogue, now)
    begun = dataclasses.replace(now, external_id=new_id(), crossing=f"{RELEASE}:{session}")
    external_change(internal.dialogue, external.dialogue, begun, session)
    internal.perform(Change(_("Release {item}").format(item=_name(now)), (Edit(now, begun),)))
    _finish_one(internal, external, begun)


def take_back(
    internal: Workspace, external: Workspace, item: ReleaseItem, *, by: str, date: str, reason: str
) -> None:
    """Withdraw a released item in both files. The reason stays inside.

    Raises Refused without a name, a day and a reason, or where the external file does not hold the item;
    CannotSave.
    """
    _refuse_tracks(internal, external)
    now = _present(internal.dialogue, item)
    if now.status != RELEASED or now.crossing:
        raise Refused(_("Only an item that is released can be withdrawn. Nothing was changed."))
    if not (by.strip() and reason.strip()) or len(date) != len("2026-03-12") or not timestamps.is_date(date):
        raise Refused(_("A withdrawal needs a name, a day and a reason. Nothing was changed."))
    begun = dataclasses.replace(
        now, withdrawn_by=by.strip(), withdrawn_on=date, withdrawn_reason=reason.strip(), crossing=WITHDRAW
    )
    check(begun)
    withdrawn_change(external.dialogue, begun)
    internal.perform(Change(_("Withdraw {item}").format(item=_name(now)), (Edit(now, begun),)))
    _finish_one(internal, external, begun)


def propose_successor(dialogue: Dialogue, item: ReleaseItem) -> Change:
    """Propose a new wording for a released item: a fresh item that supersedes it once it is released.

    Raises Refused if the item is not in force, or a successor is proposed already.
    """
    now = _present(dialogue, item)
    if now.status != RELEASED or now.crossing:
        raise Refused(_("Only an item that is released can be superseded. Nothing was changed."))
    others = [
        release_item
        for release_item in dialogue.of(ReleaseItem).values()
        if release_item.supersedes == now.id
    ]
    if any(status_of(other) == PROPOSED for other in others):
        raise Refused(_("A successor is proposed already. Nothing was changed."))
    fresh = ReleaseItem(
        session=now.session,
        field=now.field,
        marking=now.marking,
        code=next_code(dialogue, now.code),
        kind=now.kind,
        release_text=now.release_text,
        activity=now.activity,
        verdict=now.verdict,
        sources=now.sources,
        spokesperson=now.spokesperson,
        status=PROPOSED,
        supersedes=now.id,
    )
    return add_listed(dialogue, fresh, name=_("Propose a successor of {item}").format(item=_name(now)))


def next_code(dialogue: Dialogue, like: str) -> str:
    """The number after the last one of the same pattern: REL-16 after REL-15; empty after none."""
    stem = like.rstrip("0123456789")
    width = len(like) - len(stem)
    if not width:
        return ""
    ends = (
        release_item.code.removeprefix(stem)
        for release_item in dialogue.of(ReleaseItem).values()
        if release_item.code.startswith(stem)
    )
    last = max(int(end) for end in ends if end.isascii() and end.isdigit())
    return f"{stem}{last + 1:0{width}}"


# -- recovery ----------------------------------------------------------------------------------------


def unfinished(dialogue: Dialogue) -> tuple[Unfinished, ...]:
    """The crossings that were begun and not brought to their end."""
    every = dialogue.of(ReleaseItem).values()
    return tuple(
        Unfinished(release_item, release_item.crossing.partition(":")[0])
        for release_item in every
        if release_item.crossing
    )


def finish(internal: Workspace, external: Workspace) -> tuple[str, ...]:
    """Bring every crossing to its end, in both files; it may be done again and again. Gives a sentence for
    each. Raises Refused if the external file is not the one it was begun with, CannotSave.
    """
    done: list[str] = []
    if unfinished(internal.dialogue):
        _refuse_tracks(internal, external)
    for act in unfinished(internal.dialogue):
        _finish_one(internal, external, act.item)
        sentence = (
            _("The release of {item} had been interrupted; it now stands in both files.")
            if act.what == RELEASE
            else _("The withdrawal of {item} had been interrupted; it now stands in both files.")
        )
        done.append(sentence.format(item=_name(act.item)))
    return tuple(done)


def _finish_one(internal: Workspace, external: Workspace, item: ReleaseItem) -> None:
    """The second and the third step: the external record, then the end in the ledger."""
    what, _colon, session = item.crossing.partition(":")
    if what == RELEASE:
        external.perform(external_change(internal.dialogue, external.dialogue, item, session))
        internal.perform(_released(internal.dialogue, item))
    else:
        external.perform(withdrawn_change(external.dialogue, item))
        after = dataclasses.replace(item, status=WITHDRAWN, crossing="")
        internal.perform(Change(_("Withdraw {item}").format(item=_name(item)), (Edit(item, after),)))


def _released(dialogue: Dialogue, item: ReleaseItem) -> Change:
    edits = [Edit(item, dataclasses.replace(item, status=RELEASED, crossing=""))]
    old = dialogue.get(ReleaseItem, item.supersedes)
    if old is not None and old.status == RELEASED:
        edits.append(Edit(old, dataclasses.replace(old, status=SUPERSEDED)))
    return Change(_("Release {item}").format(item=_name(item)), tuple(edits))


def give_up(internal: Workspace, external: Workspace, item: ReleaseItem) -> None:
    """Undo the beginning of a crossing that never reached the external file: the item is as it was before.

    Raises Refused if it has reached it, or if this external file is not the one it was begun with.
    """
    _refuse_tracks(internal, external)
    now = _present(internal.dialogue, item)
    what, _colon, session = now.crossing.partition(":")
    there = external.dialogue.get(ReleaseItem, now.external_id)
    if what == RELEASE and external.dialogue.get(Session, session) is not None and there is None:
        before = dataclasses.replace(now, external_id="", crossing="")
    elif what == WITHDRAW and there is not None and there.status == RELEASED:
        before = dataclasses.replace(now, withdrawn_on="", withdrawn_by="", withdrawn_reason="", crossing="")
    else:
        raise Refused(
            _(
                "This has reached the external file, or another external file is open. Finish it instead. "
                "Nothing was changed."
            )
        )
    internal.perform(Change(_("Give up on {item}").format(item=_name(now)), (Edit(now, before),)))


# -- what all of them ask ----------------------------------------------------------------------------


def _present(dialogue: Dialogue, item: ReleaseItem) -> ReleaseItem:
    now = dialogue.get(ReleaseItem, item.id)
    if now is None:
        raise Refused(_("This item has been removed meanwhile. Nothing was changed."))
    return now


def _refuse_tracks(internal: Workspace, external: Workspace) -> None:
    if internal.track != INTERNAL or external.track != EXTERNAL:
        raise Refused(_("A release goes from the internal track to the external one. Nothing was changed."))
    if internal.store.read_only or external.store.read_only:
        raise Refused(
            _("One of the two files is open to be read only; a release writes both. Nothing was changed.")
        )


def _refuse_predecessor(inside: Dialogue, outside: Dialogue, item: ReleaseItem) -> None:
    old = inside.get(ReleaseItem, item.supersedes)
    if old is None:
        return
    there = outside.get(ReleaseItem, old.external_id)
    if old.status != RELEASED or old.crossing or there is None:
        raise Refused(
            _(
                "{item}, which this one supersedes, is not in force in both files. Choose another one, or "
                "none. Nothing was changed."
            ).format(item=_name(old))
        )


def _name(item: ReleaseItem) -> str:
    return item.code or _("an item")
