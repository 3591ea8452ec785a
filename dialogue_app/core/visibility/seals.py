"""Sealing: what a side has sealed is shown to nobody and cannot change until it is unsealed.

After unsealing it is shown to the predicting side and still cannot change; whether the other side sees it
is a decision of its own (``disclose``). Each act of sealing leaves a ``Seal`` with the time, the number of
answers and a digest of them (see ``seal_digest``), which is taken again at unsealing.
"""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import PerceptionStatement, Prediction
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import (
    EXTERNAL,
    TRAINING,
    CatalogueItem,
    Entry,
    Listed,
    Party,
    Record,
    Seal,
    SelectedItem,
    Session,
    new_id,
)
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.late_entries import YES, flagged, is_stated
from dialogue_app.core.visibility.seal_digest import seal_of, verify
from dialogue_app.core.visibility.seal_state import (
    DISCLOSED,
    Sealable,
    answers_of,
    is_disclosed,
    is_open,
    is_revealed,
    is_sealed,
    unsealed_by,
    whose,
)
from dialogue_app.support.translation import _

__all__ = [
    "Sealable",
    "answers_of",
    "broken",
    "disclose",
    "fresh_salt",
    "is_disclosed",
    "is_open",
    "is_revealed",
    "is_sealed",
    "may_disclose",
    "refuse_breaking",
    "refuse_renaming",
    "seal",
    "seals",
    "unseal",
    "unsealed_by",
    "whose",
]

SALT_BYTES = 16
_SHARED = "PART"
_FREE_AFTER_SEALING = {"unsealed_at", "marking", "disclosed", "position"}


def fresh_salt() -> str:
    """Random signs that make a digest impossible to guess from the few answers there can be."""
    return secrets.token_hex(SALT_BYTES)


def seals(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[Seal, ...]:
    """The seals of a field in the order in which they were made."""
    place = (session, field.entry_field)
    in_field = (seal for seal in dialogue.of(Seal).values() if (seal.session, seal.field) == place)
    return tuple(sorted(in_field, key=lambda seal: (seal.sealed_at, seal.party)))


def seal(
    dialogue: Dialogue,
    session: str,
    field: TemplateField,
    party: str = "",
    *,
    salt: Callable[[], str] = fresh_salt,
) -> Change:
    """Seal what a party or side (or everybody) has entered in a field and not sealed yet. Each party gets
    a Seal over its answers, marked as the session: all there see who seals, and when. What is sealed
    after it was stated is flagged.

    Raises Refused if there is nothing to seal.
    """
    unsealed = [answer for answer in answers_of(dialogue, session, field, party) if not answer.sealed_at]
    if not unsealed:
        raise Refused(_("There is nothing to seal yet. Nothing was changed."))
    at = _time(seals(dialogue, session, field))
    record = dialogue.get(Session, session)
    marking = record.handling if record is not None else "MOD"
    shared = YES if field.marking in DISCLOSED else ""
    after = [_stamped(dialogue, session, field, answer, at) for answer in unsealed]
    new_seals = [
        seal_of(
            dialogue,
            session,
            field.entry_field,
            party,
            at,
            [answer for answer in after if whose(answer) == party],
            salt=salt(),
            id=new_id(),
            marking=marking,
            disclosed=shared,
        )
        for party in dict.fromkeys(whose(answer) for answer in after)
    ]
    edits = [Edit(before, answer) for before, answer in zip(unsealed, after, strict=True)]
    return Change(_("Seal"), (*edits, *(Edit(None, new_seal) for new_seal in new_seals)))


def _time(before: Iterable[Seal]) -> str:
    """This moment; if seals were made within the same second, the next one, so that each has its own."""
    taken = {seal.sealed_at for seal in before}
    at = timestamps.now()
    while at in taken:
        at = (datetime.fromisoformat(at) + timedelta(seconds=1)).isoformat(timespec="seconds")
    return at


def _stamped(dialogue: Dialogue, session: str, field: TemplateField, sealable: Sealable, at: str) -> Sealable:
    if isinstance(sealable, Listed):
        return dataclasses.replace(flagged(dialogue, sealable), sealed_at=at)
    late = (
        YES
        if field.sealed and is_stated(dialogue, session, field, sealable.item, sealable.party)
        else sealable.late
    )
    return dataclasses.replace(sealable, sealed_at=at, late=late)


def unseal(dialogue: Dialogue, session: str, field: TemplateField, party: str = "") -> Change:
    """Unseal what a party or side (or everybody) has sealed in a field. The time is recorded; what was
    sealed still cannot be changed. Raises Refused if nothing is sealed. Ask ``broken`` afterwards whether
    it is still what was sealed.
    """
    waiting: list[Sealable | Seal] = [
        answer for answer in answers_of(dialogue, session, field, party) if is_sealed(answer)
    ]
    waiting += [
        seal for seal in seals(dialogue, session, field) if party in ("", seal.party) and is_sealed(seal)
    ]
    if not waiting:
        raise Refused(_("There is nothing here that is sealed. Nothing was changed."))
    at = timestamps.now()
    return Change(
        _("Unseal"), tuple(Edit(record, dataclasses.replace(record, unsealed_at=at)) for record in waiting)
    )


def broken(dialogue: Dialogue, session: str, field: TemplateField, party: str = "") -> tuple[Seal, ...]:
    """The unsealed seals of a field that do not fit what is recorded."""
    unsealed = (
        seal for seal in seals(dialogue, session, field) if seal.unsealed_at and party in ("", seal.party)
    )
    return tuple(seal for seal in unsealed if not verify(dialogue, seal))


# -- disclosing ----------------------------------------------------------------------------------------------


def may_disclose(dialogue: Dialogue, field: TemplateField) -> bool:
    """Whether there is another side in this track that does not see the answers of a sealed field anyway."""
    two_sided = dialogue.track.track in (EXTERNAL, TRAINING)
    return two_sided and field.sealed and field.marking not in DISCLOSED


def disclose(dialogue: Dialogue, session: str, field: TemplateField, party: str = "") -> Change:
    """Show the other side what a party or side (or everybody) has unsealed in a field: the answers are
    marked for participants, and their seals say so. A voluntary act, apart from unsealing.

    Raises Refused if there is nothing unsealed that it does not see already, or no other side.
    """
    if not may_disclose(dialogue, field):
        raise Refused(_("There is no other side here to disclose this to. Nothing was changed."))
    told: list[Sealable | Seal] = [
        record
        for record in (*answers_of(dialogue, session, field, party), *seals(dialogue, session, field))
        if record.unsealed_at and not is_disclosed(record) and party in ("", _holder(record))
    ]
    if not told:
        raise Refused(_("Nothing has been unsealed here that could be disclosed. Nothing was changed."))
    return Change(_("Disclose to the other side"), tuple(Edit(record, _told(record)) for record in told))


def _holder(record: Sealable | Seal) -> str:
    return record.party if isinstance(record, Seal) else whose(record)


def _told(record: Sealable | Seal) -> Record:
    if isinstance(record, Seal):
        return dataclasses.replace(record, disclosed=YES)
    if isinstance(record, Prediction):
        return dataclasses.replace(record, marking=_SHARED, disclosed=YES)
    return dataclasses.replace(record, marking=_SHARED)


# -- no edit past the seal -----------------------------------------------------------------------------------


def refuse_breaking(edits: Iterable[Edit]) -> None:
    """Raise Refused if an edit, of whatever verb and also by undoing, would change or remove what has been
    sealed. Free are the time of unsealing, once; the marking, disclosure and place in a list.
    """
    for edit in edits:
        before = edit.before
        if before is None or not getattr(before, "sealed_at", ""):
            continue
        if edit.after is None:
            raise Refused(_("What has been sealed stays. Nothing was changed."))
        changed = {
            field.name
            for field in dataclasses.fields(before)
            if getattr(before, field.name) != getattr(edit.after, field.name)
        }
        again = "unsealed_at" in changed and bool(getattr(before, "unsealed_at", ""))
        if again or changed - _FREE_AFTER_SEALING:
            raise Refused(_("What has been sealed cannot be changed. Nothing was changed."))


_NAMES: dict[type[Record], tuple[str, ...]] = {
    SelectedItem: ("catalogue_item", "context"),
    PerceptionStatement: ("code",),
    CatalogueItem: ("code",),
    Party: ("code",),
}
"""By kind, what sealed answers call a record by; with another name they would be about something else."""

_WORDINGS: dict[type[Record], str] = {SelectedItem: "wording", PerceptionStatement: "text"}
"""By kind, the words that sealed answers were given to."""


def refuse_renaming(dialogue: Dialogue, before: Record, after: Record) -> None:
    """Raise Refused if a record that sealed answers are about would get another code or context, or while
    they are sealed another wording.
    """
    kind = type(before)
    renamed = any(getattr(before, name) != getattr(after, name) for name in _NAMES.get(kind, ()))
    if renamed and _about_sealed(dialogue, before, still=False):
        raise Refused(_("Sealed answers are about this, so its code and context stay. Nothing was changed."))
    words = _WORDINGS.get(kind, "id")
    if getattr(before, words) != getattr(after, words) and _about_sealed(dialogue, before, still=True):
        raise Refused(
            _(
                "Answers to these words are sealed. Unseal them before the wording changes. "
                "Nothing was changed."
            )
        )


def _about_sealed(dialogue: Dialogue, record: Record, *, still: bool) -> bool:
    """Whether a sealed answer is about a record: its row, its party, or what it refers to. ``still``: only
    answers that have not been unsealed.
    """
    ids = {record.id}
    if isinstance(record, CatalogueItem):
        chosen = dialogue.of(SelectedItem).values()
        ids |= {selected.id for selected in chosen if selected.catalogue_item == record.id}
    entries = (
        entry for entry in dialogue.of(Entry).values() if not ids.isdisjoint((entry.item, entry.party))
    )
    listed = (
        prediction
        for prediction in dialogue.of(Prediction).values()
        if not ids.isdisjoint((prediction.item, prediction.by, prediction.about))
    )
    answers: Iterable[Sealable] = (*entries, *listed)
    return any(is_sealed(answer) if still else bool(answer.sealed_at) for answer in answers)
