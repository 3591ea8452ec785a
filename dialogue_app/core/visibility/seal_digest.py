"""The digest of sealed answers: what it is taken over, so that anybody can take it again.

The digest is SHA-256, in hexadecimal, over the bytes of

    SALT + "\\n" + CANONICAL

where SALT is the 32 hexadecimal signs kept with the seal (16 random bytes, so that the few levels there
are cannot be guessed from the digest) and CANONICAL is JSON in UTF-8: keys sorted, no space between
tokens, signs outside ASCII as they are. It is an object with

* ``form``: 1;
* ``field``: the key of the field in its template; ``party``: who sealed; ``sealed_at``: when, as kept;
* ``answers``: one object for each answer, sorted by their own JSON text, with what is not empty of
  - for a cell of a matrix: ``item``, ``aspect``, ``round`` (if it is not 1), ``value``, ``second``,
    ``confidence``, ``reason``, and ``late`` if it came after the fact;
  - for a record of a list: ``record`` (its kind) and the attributes that its form asks for, without
    ``marking`` and ``disclosed``, which may change after sealing.

Records are named by what people call them, not by their ids: a side is ALLIANCE or RUSSIA, a party its
short code, an activity its code, a stroke and the code of its context (``MIL-03/P``), a statement its
code; anything else, and what has no code, by its id. Wordings are not part of it: while answers to an
item are sealed its wording cannot change at all, and afterwards it may be sharpened without breaking the
seal. With the text in a file the digest is taken again by any tool: ``sha256sum``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import PerceptionStatement
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import LISTED, kind_name
from dialogue_app.core.records import CatalogueItem, Listed, Party, Seal, SelectedItem
from dialogue_app.core.visibility.seal_state import Sealable, whose

FORM = 1
_CELL = ("aspect", "value", "second", "confidence", "reason", "late")
_AFTERWARDS = ("marking", "disclosed")
_REFERRING = ("ref", "refs", "party", "parties")


def canonical(dialogue: Dialogue, field: str, party: str, sealed_at: str, answers: Iterable[Sealable]) -> str:
    """The text that the digest is taken over, without the salt."""
    listed = sorted(_json(_plain(dialogue, answer)) for answer in answers)
    frame = {"form": FORM, "field": field, "party": name_of(dialogue, party), "sealed_at": sealed_at}
    return _json(frame | {"answers": [json.loads(text) for text in listed]})


def digest(salt: str, text: str) -> str:
    """The digest of a canonical text with a salt: 64 hexadecimal signs."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def seal_of(
    dialogue: Dialogue,
    session: str,
    field: str,
    party: str,
    sealed_at: str,
    answers: Iterable[Sealable],
    *,
    salt: str,
    **values: str,
) -> Seal:
    """The seal of these answers; ``values`` are its id, marking and time of unsealing."""
    covered = tuple(answers)
    text = canonical(dialogue, field, party, sealed_at, covered)
    return Seal(
        session=session, field=field, party=party, sealed_at=sealed_at, salt=salt,
        seal_digest=digest(salt, text), answers=len(covered), **values,
    )  # fmt: skip


def covered_by(dialogue: Dialogue, seal: Seal) -> tuple[Sealable, ...]:
    """The answers that a seal stands for: those of its party and field that bear its time."""
    entries = (
        entry
        for cells in dialogue.field_entries(seal.session, seal.field).values()
        for entry in cells.values()
    )
    listed = (record for kind in LISTED for record in dialogue.listed(kind, seal.session, seal.field))
    sealables: list[Sealable] = [*entries, *listed]
    return tuple(
        answer for answer in sealables if (whose(answer), answer.sealed_at) == (seal.party, seal.sealed_at)
    )


def verify(dialogue: Dialogue, seal: Seal) -> bool:
    """Whether what is recorded is what was sealed: the digest is taken again and compared."""
    covered = covered_by(dialogue, seal)
    text = canonical(dialogue, seal.field, seal.party, seal.sealed_at, covered)
    return len(covered) == seal.answers and digest(seal.salt, text) == seal.seal_digest


def short_digest(seal: Seal, groups: int = 4) -> str:
    """The beginning of a digest for the eye: ``3f9a 22c1 07be 5d10``."""
    return " ".join(seal.seal_digest[place : place + 4] for place in range(0, 4 * groups, 4)).strip()


def name_of(dialogue: Dialogue, record_id: str) -> str:
    """What a record is called in the canonical text."""
    record = dialogue.find(record_id) if record_id else None
    if isinstance(record, SelectedItem):
        item = dialogue.get(CatalogueItem, record.catalogue_item)
        code = item.code if item is not None else ""
        return f"{code}/{record.context}" if code else record_id
    if isinstance(record, Party | CatalogueItem | PerceptionStatement):
        return record.code or record_id
    return record_id


def _plain(dialogue: Dialogue, record: Sealable) -> dict[str, Any]:
    if isinstance(record, Listed):
        return _listed(dialogue, record)
    fields: dict[str, Any] = {name: getattr(record, name) for name in _CELL}
    fields |= {"item": name_of(dialogue, record.item), "round": record.round if record.round != 1 else ""}
    return {name: value for name, value in fields.items() if value}


def _listed(dialogue: Dialogue, record: Listed) -> dict[str, Any]:
    fields: dict[str, Any] = {"record": kind_name(type(record)), "values": getattr(record, "values", ())}
    for name, ask in questions(type(record)):
        value = getattr(record, name)
        if ask.kind in _REFERRING:
            several = isinstance(value, tuple)
            value = [name_of(dialogue, part) for part in value] if several else name_of(dialogue, value)
        fields[name] = value
    return {
        name: value
        for name, value in fields.items()
        if value not in ("", None, (), []) and name not in _AFTERWARDS
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
