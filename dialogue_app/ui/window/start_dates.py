"""When files were changed, read on another thread."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogue_app.services.ports import Progress


class FileDates:
    """The days on which some files were changed."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)

    def read(self, progress: Progress) -> dict[str, str]:
        """The day of each path in the zone of this computer, ``2026-03-12``; empty for a file that is not
        there now.
        """
        days = {}
        for number, path in enumerate(self._paths):
            progress(number / len(self._paths))
            days[path] = _day(Path(path))
        return days


def _day(path: Path) -> str:
    try:
        changed = path.stat().st_mtime
    except OSError:
        return ""
    return time.strftime("%Y-%m-%d", time.localtime(changed))
