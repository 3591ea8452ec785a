"""Seals in print: that answers were sealed, by whom and when, and their digest. Never what was answered.

A seal is marked as its session is; the facts printed here are those of the procedure, which both sides saw:
who sealed, when, how many answers. The salt is printed only of what has been disclosed. A seal whose values
are not what the program writes (a time, a digest) is not printed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlab.platypus import Flowable

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import SIDES, Party, Seal, Session
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.timestamps import is_moment
from dialogue_app.core.visibility.seal_digest import verify
from dialogue_app.core.visibility.seals import is_disclosed, seals
from dialogue_app.documents.layout.blocks import bold, paragraph
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.reports.dates import day, moment
from dialogue_app.services.audience.disclosure import allowed_markings
from dialogue_app.support.translation import _, ngettext

_HEX = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")


def seal_notes(
    printing: PrintContext, field: TemplateField, *, titled: bool = False, check: bool = True
) -> list[Flowable]:
    """Who sealed a field and when, with the digests. ``titled``: begin with the name of the field. ``check``:
    say whether what has been unsealed fits; not where a part of the answers has been left out.
    """
    held = printing.dialogue
    sound = [seal for seal in seals(held, printing.session.id, field) if _is_sound(held, seal)]
    places = [*SIDES, *(seat.party for seat in held.seats(printing.session.id))]
    sound.sort(key=lambda seal: places.index(seal.party) if seal.party in places else len(places))
    if not sound or printing.disclosure.agreed_only:
        return []
    title = f"{printing.label(field.label)}: " if titled else ""
    flowables = [_note(printing, sentence, title) for sentence in _times(printing, sound)]
    lines = [_line(printing, held, seal, check=check) for seal in sound if _HEX.fullmatch(seal.seal_digest)]
    return [*flowables, *(paragraph(printing, printing.neat(line), "digest") for line in lines)]


def _note(printing: PrintContext, text: str, title: str = "") -> Flowable:
    return paragraph(printing, (bold(title), Run(printing.neat(text))), "note")


def _is_sound(dialogue: Dialogue, seal: Seal) -> bool:
    known = seal.party in ("", *SIDES) or dialogue.get(Party, seal.party) is not None
    return is_moment(seal.sealed_at) and known and (not seal.unsealed_at or is_moment(seal.unsealed_at))


def _times(printing: PrintContext, sound: list[Seal]) -> Iterator[str]:
    """A sentence for each time at which was sealed: who did, and when it was unsealed."""
    for sealed_at, unsealed_at in dict.fromkeys((seal.sealed_at, seal.unsealed_at) for seal in sound):
        here = [seal for seal in sound if (seal.sealed_at, seal.unsealed_at) == (sealed_at, unsealed_at)]
        n = sum(seal.answers for seal in here)
        count = ngettext("{n} answer", "{n} answers", n).format(n=n)
        names = [name for seal in here if (name := _name(printing, seal))]
        sealers = ", ".join(dict.fromkeys(names)) if len(names) == len(here) else ""
        opened = _("unsealed {moment}").format(moment=_clock(unsealed_at, sealed_at)) if unsealed_at else ""
        parts = [part for part in (sealers, count, opened or _("sealed still, content not shown")) if part]
        yield _("Sealed {moment}: {parts}.").format(moment=moment(sealed_at), parts=", ".join(parts))


def _name(printing: PrintContext, seal: Seal) -> str:
    return printing.disclosure.who(seal.party, short=seal.party not in SIDES) if seal.party else ""


def _clock(later: str, earlier: str) -> str:
    """A moment, without its date where that is the date of the one before."""
    return moment(later).removeprefix(f"{day(later[:10])}, ") if later[:10] == earlier[:10] else moment(later)


def _line(printing: PrintContext, dialogue: Dialogue, seal: Seal, *, check: bool) -> str:
    name = _name(printing, seal)
    words = _("Digest of {who}: {digest}") if name else _("Digest: {digest}")
    groups = " ".join(seal.seal_digest[place : place + 16] for place in range(0, 64, 16))
    parts = [words.format(who=name, digest=groups)]
    if is_disclosed(seal) and _SALT.fullmatch(seal.salt):
        parts.append(_("salt {salt}").format(salt=seal.salt))
    if check and seal.unsealed_at:
        fits = verify(dialogue, seal)
        parts.append(_("fits what is recorded") if fits else _("does NOT fit what is recorded"))
    return ", ".join(parts) + "."


# -- the external brief --------------------------------------------------------------------------------------


def neutral_seals(dialogue: Dialogue, session: Session, template: Template) -> list[Seal]:
    """The seals of the two sides as the external brief may know them: who and when, and nothing else."""
    allowed = allowed_markings(session.handling)
    return [
        Seal(
            id=f"seal {field.key} {number}", session=session.id, field=field.key, party=seal.party,
            sealed_at=seal.sealed_at, marking="PART",
        )
        for _stage, field in template.fields()
        if field.sealed
        for number, seal in enumerate(seals(dialogue, session.id, field))
        if seal.party in SIDES and seal.marking in allowed and is_moment(seal.sealed_at)
    ]  # fmt: skip


def seal_times(printing: PrintContext) -> list[Flowable]:
    """A line for each stage in which was sealed: ``Sealed in E4: Alliance 13:44, Russia 13:44.``"""
    flowables: list[Flowable] = []
    for stage, field in printing.template.fields():
        in_field = seals(printing.dialogue, printing.session.id, field) if field.sealed else ()
        if in_field and not printing.disclosure.agreed_only:
            names = [f"{_name(printing, seal)} {_when(printing, seal)}".strip() for seal in in_field]
            words = _("Sealed in {stage}: {times}.")
            flowables.append(_note(printing, words.format(stage=stage.key, times=", ".join(names))))
    return flowables


def _when(printing: PrintContext, seal: Seal) -> str:
    """The time of sealing, with its date unless it is that of the session."""
    same = seal.sealed_at[:10] in printing.session.dates
    return seal.sealed_at[11:16] if same else moment(seal.sealed_at)
