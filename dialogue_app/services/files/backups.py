"""Rolling backups of open tracks: when one is due, where it lies, which are kept, which there are.

They lie in the user's data folder, in a folder for each dialogue whose name says nothing, and are protected
with the same key as the document. A file and its copies are one dialogue and share their backups.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotSave
from dialogue_app.services.ports import Progress, TrackStore
from dialogue_app.support.paths import PRIVATE_FOLDER, user_data_folder
from dialogue_app.support.translation import _, ngettext

EVERY = timedelta(minutes=30)
RECENT, DAILY, WEEKLY = 12, 10, 9
STALE_AFTER = timedelta(days=1)
"""A file that a killed backup left is removed after this time."""

_FOLDER = "backups"
_SUFFIX = ".dialogue"
_NAME = re.compile(r"(\d{8}T\d{6})Z(-\d+)?" + re.escape(_SUFFIX))
_TIME = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (UTC), how many bytes it has."""

    path: Path
    made_at: datetime
    size: int


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether an edit made now calls for a backup. A last one in the future, by a wrong clock, counts for
    nothing.
    """
    return last is None or last > now or now - last >= EVERY


def thin(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of these backups are kept: the newest twelve, the newest of each of the ten latest days that have
    any, the newest of each of the nine latest weeks. Days and weeks are those of the zone of ``now``.

    What lies in the future by a wrong clock comes after all others, so that it drives out nothing real.
    """
    ranked = sorted(set(times), key=lambda time: (time <= now, time), reverse=True)
    kept = set(ranked[:RECENT])
    days: dict[Hashable, datetime] = {}
    weeks: dict[Hashable, datetime] = {}
    for time in ranked:
        local = time.astimezone(now.tzinfo)
        days.setdefault(local.date(), time)
        weeks.setdefault(local.isocalendar()[:2], time)
    kept.update(list(days.values())[:DAILY], list(weeks.values())[:WEEKLY])
    return frozenset(kept)


def folder_of(dialogue: Dialogue) -> Path:
    """Where the backups of a dialogue lie. The folder need not be there."""
    name = blake2b(dialogue.track.id.encode(), digest_size=12, person=b"backups").hexdigest()
    return user_data_folder() / _FOLDER / name


def backups_of(dialogue: Dialogue) -> tuple[Backup, ...]:
    """The backups of a dialogue, newest first. A folder that cannot be read holds none."""
    backups: list[Backup] = []
    with contextlib.suppress(OSError):
        for path in folder_of(dialogue).iterdir():
            made_at = _time_of(path)
            if made_at is not None and path.is_file() and not path.is_symlink():
                backups.append(Backup(path, made_at, path.stat().st_size))
    return tuple(
        sorted(
            backups,
            key=lambda backup: (backup.made_at, len(backup.path.name), backup.path.name),
            reverse=True,
        )
    )


def last_of(dialogue: Dialogue) -> datetime | None:
    """When the newest backup was made; nothing if there is none."""
    return max((backup.made_at for backup in backups_of(dialogue)), default=None)


def back_up(
    store: TrackStore, dialogue: Dialogue, progress: Progress, *, now: datetime | None = None
) -> Path:
    """Write a checked backup of a value of an open track and thin the older ones. May run on another thread.

    Raises CannotSave, or Cancelled if ``progress`` stopped it; nothing is thinned then.
    """
    now = now or datetime.now().astimezone()
    folder = folder_of(dialogue)
    try:
        for path in (folder.parent, folder):
            path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            path.chmod(PRIVATE_FOLDER)
    except OSError as error:
        raise CannotSave(
            _("The folder of the backups cannot be written ({reason}).").format(
                reason=error.strerror or _("unknown reason")
            )
        ) from None
    target = _free_name(folder, now)
    store.back_up(dialogue, target, progress)
    _clear(dialogue, now, target)
    return target


def _free_name(folder: Path, now: datetime) -> Path:
    name = now.astimezone(UTC).strftime(_TIME) + "Z"
    target, number = folder / (name + _SUFFIX), 1
    while os.path.lexists(target):
        number += 1
        target = folder / f"{name}-{number}{_SUFFIX}"
    return target


def _time_of(path: Path) -> datetime | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _clear(dialogue: Dialogue, now: datetime, newest: Path) -> None:
    """Remove what is thinned out, never the one just made, and what killed backups left behind."""
    backups = backups_of(dialogue)
    kept = thin((backup.made_at for backup in backups), now)
    with contextlib.suppress(OSError):
        for backup in backups:
            if backup.made_at not in kept and backup.path != newest:
                backup.path.unlink(missing_ok=True)
        for left in newest.parent.glob(f".*{_SUFFIX}.*"):
            if now.timestamp() - left.stat().st_mtime > STALE_AFTER.total_seconds():
                left.unlink(missing_ok=True)


def delete_all(dialogue: Dialogue) -> int:
    """Delete every backup of a dialogue and return how many there were. Raises CannotSave if one remains."""
    backups = backups_of(dialogue)
    try:
        for backup in backups:
            backup.path.unlink(missing_ok=True)
        for left in folder_of(dialogue).glob(f".*{_SUFFIX}.*"):
            left.unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):
            folder_of(dialogue).rmdir()
    except OSError as error:
        left_over = len(backups_of(dialogue))
        raise CannotSave(
            ngettext(
                "{n} backup could not be deleted ({reason}). It is still in its folder.",
                "{n} backups could not be deleted ({reason}). They are still in their folder.",
                left_over,
            ).format(n=left_over, reason=error.strerror or _("unknown reason"))
        ) from None
    return len(backups)


def after_new_passphrase(dialogue: Dialogue, *, was_protected: bool) -> str:
    """What to say once the passphrase of a document was given, changed or removed: its backups still are as
    they were. Empty if there are none. Offer ``delete_all`` with it.
    """
    number = len(backups_of(dialogue))
    if not number:
        return ""
    if was_protected:
        return ngettext(
            "{n} backup made before still opens with the former passphrase. Keep it, or delete it now.",
            "{n} backups made before still open with the former passphrase. Keep them, or delete them now.",
            number,
        ).format(n=number)
    return ngettext(
        "{n} backup made before is not protected: whoever can read your user folder can read it. "
        "It is best deleted now.",
        "{n} backups made before are not protected: whoever can read your user folder can read them. "
        "They are best deleted now.",
        number,
    ).format(n=number)
