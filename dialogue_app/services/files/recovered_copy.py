"""Recovering a damaged file: a new file with everything that can be read, and a list of what was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import DialogueError
from dialogue_app.core.kinds import BY_NAME, title_of
from dialogue_app.core.records import Record
from dialogue_app.services.files.backups import Backup, backups_of
from dialogue_app.services.files.repair_references import mend
from dialogue_app.services.ports import LostRecord, StoreMaker
from dialogue_app.services.soundness.fault_sentences import bounded
from dialogue_app.support.translation import _, ngettext

MOST_TITLES = 12


@dataclass(frozen=True, slots=True)
class LostKind:
    """How many records of a kind were lost, and what some of them were about."""

    name: str
    number: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What became of a damaged file. ``backup`` is the newest one that opens, if there is one."""

    file: Path
    kept: int
    lost: tuple[LostKind, ...]
    stand_ins: tuple[str, ...]
    cleared: int
    complete: bool
    backup: Backup | None
    taken_out: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it in words, what was lost kind by kind."""
        told = [
            ngettext(
                "{n} record was recovered into “{file}”. The damaged file was left as it is.",
                "{n} records were recovered into “{file}”. The damaged file was left as it is.",
                self.kept,
            ).format(n=self.kept, file=self.file.name),
            self._lost_in_all(),
        ]
        told += [_lost_words(lost_kind) for lost_kind in self.lost]
        if self.stand_ins:
            told.append(
                _("Stand-ins were made for what others refer to: {names}.").format(
                    names=", ".join(self.stand_ins)
                )
            )
        if self.cleared:
            told.append(
                ngettext(
                    "{n} reference to something that is gone was taken out.",
                    "{n} references to something that is gone were taken out.",
                    self.cleared,
                ).format(n=self.cleared)
            )
        if self.taken_out:
            told.append(_("What did not fit was taken out or replaced:"))
            told += bounded(self.taken_out)
        return tuple(told)

    def _lost_in_all(self) -> str:
        number = sum(lost_kind.number for lost_kind in self.lost)
        if self.complete:
            text = ngettext("{n} record was lost.", "{n} records were lost.", number)
            return text.format(n=number) if number else _("Nothing was lost.")
        text = ngettext("At least {n} record was lost.", "At least {n} records were lost.", number)
        if number:
            return text.format(n=number)
        return _("Parts of the file could not be read. No lost record is known, but there may be some.")


def recover(stores: StoreMaker, path: Path, target: Path, *, passphrase: str = "") -> Recovery:
    """Write everything that can be read of a damaged file into a new one, under the same passphrase.

    Raises CannotOpen and its kin where nothing can be read, CannotSave if the new file exists or cannot be
    written; the damaged file is never written.
    """
    salvage = stores.salvage(path, target, passphrase=passphrase)
    mended = mend(salvage.records, salvage.lost)
    stores.create(target, mended.dialogue, passphrase=passphrase)
    return Recovery(
        file=target,
        kept=len(salvage.records),
        lost=_by_kind(salvage.lost),
        stand_ins=tuple(_name_of(stand_in) for stand_in in mended.stand_ins),
        cleared=mended.cleared,
        taken_out=mended.taken_out,
        complete=salvage.complete,
        backup=newest_good(stores, mended.dialogue, passphrase),
    )


def free_name(path: Path, pattern: str, name: str = "") -> Path:
    """A path beside a file that is not taken. ``pattern``: its name, from that of the file or another one."""
    wanted, number = pattern.format(name=name or path.stem), 1
    target = path.with_name(wanted + path.suffix)
    while target.exists():
        number += 1
        target = path.with_name(f"{wanted} {number}{path.suffix}")
    return target


def newest_good(stores: StoreMaker, dialogue: Dialogue, passphrase: str) -> Backup | None:
    """The newest backup of a dialogue that opens with a passphrase, or without any."""
    for backup in backups_of(dialogue):
        try:
            stores.open(backup.path, passphrase=passphrase, read_only=True).close()
        except DialogueError:
            continue
        return backup
    return None


# -- in words --------------------------------------------------------------------------------------------


def _by_kind(lost: Iterable[LostRecord]) -> tuple[LostKind, ...]:
    titles: dict[str, list[str]] = {}
    numbers: Counter[str] = Counter()
    for lost_record in lost:
        numbers[lost_record.kind] += 1
        if lost_record.title:
            titles.setdefault(lost_record.kind, []).append(lost_record.title)
    return tuple(
        LostKind(_kind_words(kind), number, tuple(titles.get(kind, ())[:MOST_TITLES]))
        for kind, number in numbers.most_common()
    )


def _kind_words(kind: str) -> str:
    return title_of(BY_NAME[kind]) if kind in BY_NAME else _("Of unknown kind")


def _name_of(record: Record) -> str:
    names = (getattr(record, name, "") for name in ("title", "name", "wording", "text", "statement"))
    return next((str(name) for name in names if name), title_of(type(record)))


def _lost_words(lost: LostKind) -> str:
    head = _("{kind}: {n}").format(kind=lost.name, n=lost.number)
    if not lost.titles:
        return head
    return _("{head}, among them {titles}").format(
        head=head, titles="; ".join(f"“{title}”" for title in lost.titles)
    )
