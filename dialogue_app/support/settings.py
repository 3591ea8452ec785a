"""What the program remembers between two starts: habits and identifiers, never content.

Titles, names of parties, wordings and passphrases have no place here; paths of recent files are
kept only as long as the user allows it.
"""

import contextlib
import json
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from dialogue_app.support.paths import user_config_folder
from dialogue_app.support.whole_write import write_whole

FILE_NAME = "settings.json"
RECENT_LIMIT = 10
LARGEST_FILE = 1_000_000
SMALLEST_FONT, LARGEST_FONT = 8, 32


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered, with the values of a first start."""

    theme: str = "system"
    font_size: int = 13
    language: str = "en"
    guide_visible: bool = True
    notes_open: bool = True
    sample_line: bool = True
    window_geometry: str = ""
    keep_recent: bool = True
    recent: tuple[str, ...] = ()
    last_files: tuple[str, ...] = ()
    last_session: str = ""
    last_stage: str = ""
    last_field: str = ""
    idle_lock_minutes: int = 0
    keep_backups: bool = True
    unsaved_kept: int = 0
    unsaved_lost: int = 0

    def with_recent(self, path: str) -> "Settings":
        """Return these settings with a path at the head of the recent files."""
        if not self.keep_recent:
            return self
        others = tuple(known for known in self.recent if known != path)
        return replace(self, recent=(path, *others)[:RECENT_LIMIT])

    def without_recent(self, *, keep: bool = True) -> "Settings":
        """Return these settings with every path forgotten; `keep` false stops remembering."""
        return replace(
            self,
            keep_recent=keep,
            recent=(),
            last_files=(),
            last_session="",
            last_stage="",
            last_field="",
        )


def settings_file() -> Path:
    """Return where the settings are kept."""
    return user_config_folder() / FILE_NAME


def load(path: Path | None = None) -> Settings:
    """Read the settings; what is missing or unreadable takes its default.

    A file that is no JSON object is set aside under another name, so that it can be looked at.
    """
    path = path or settings_file()
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError
        values = json.loads(path.read_text("utf-8"))
        if not isinstance(values, dict):
            raise TypeError
    except OSError:
        return Settings()
    except (ValueError, TypeError, RecursionError):
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(".broken.json"))
        return Settings()
    return _from_mapping(values)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings whole or not at all, readable by their owner alone. Raises OSError."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n"
    write_whole(text.encode(), path or settings_file())


def _from_mapping(values: Mapping[str, object]) -> Settings:
    hints = typing.get_type_hints(Settings)
    known: dict[str, typing.Any] = {}
    for field in fields(Settings):
        if field.name in values:
            value = _typed(values[field.name], hints[field.name])
            if value is not None and _sensible(field.name, value):
                known[field.name] = value
    return Settings(**known)


def _typed(value: object, hint: object) -> object:
    """Return a value if it has the type of its field, else None."""
    if isinstance(hint, types.GenericAlias):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        return None
    return value if type(value) is hint else None


def _sensible(name: str, value: typing.Any) -> bool:
    """Return whether a value of the right type is one the program could have written."""
    if name == "theme":
        return re.fullmatch(r"[a-z][a-z0-9-]{0,40}", value) is not None
    if name == "font_size":
        return bool(SMALLEST_FONT <= value <= LARGEST_FONT)
    if name in ("unsaved_kept", "unsaved_lost"):
        return bool(value >= 0)
    if name == "idle_lock_minutes":
        return bool(0 <= value <= 24 * 60)
    return True
