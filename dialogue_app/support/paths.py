"""Where things lie: what the program brings along and what it keeps for its user.

Resources are found alike in a source tree, an installed wheel and a frozen program. The user's
folders follow the habits of each system and are open to nobody else.
"""

import os
import sys
from pathlib import Path

PROGRAM_FOLDER = "dialogue_app"
PRIVATE_FOLDER = 0o700

_package = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of something in `resources/`, for example `resource("fonts", "OFL.txt")`.

    A part that leads out of the folder raises ValueError; whether the file exists is not checked.
    """
    if any(part in {"", ".", ".."} or Path(part).is_absolute() for part in parts):
        message = "a resource is named by its folders and its file name"
        raise ValueError(message)
    return _resources_folder().joinpath(*parts)


def user_data_folder() -> Path:
    """Return the folder for backups and the journal, created private if it is not there."""
    if sys.platform == "win32":
        base = _from_environment("LOCALAPPDATA", Path.home() / "AppData" / "Local")
        return _private(base / PROGRAM_FOLDER / "data")
    if sys.platform == "darwin":
        return _private(Path.home() / "Library" / "Application Support" / PROGRAM_FOLDER)
    base = _from_environment("XDG_DATA_HOME", Path.home() / ".local" / "share")
    return _private(base / PROGRAM_FOLDER)


def user_config_folder() -> Path:
    """Return the folder for settings, created private if it is not there."""
    if sys.platform == "win32":
        base = _from_environment("APPDATA", Path.home() / "AppData" / "Roaming")
        return _private(base / PROGRAM_FOLDER / "settings")
    if sys.platform == "darwin":
        return _private(Path.home() / "Library" / "Preferences" / PROGRAM_FOLDER)
    base = _from_environment("XDG_CONFIG_HOME", Path.home() / ".config")
    return _private(base / PROGRAM_FOLDER)


def _resources_folder() -> Path:
    """Return the folder beside the modules if there is one, else the one of the source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(frozen) / PROGRAM_FOLDER if frozen else _package
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def _from_environment(name: str, otherwise: Path) -> Path:
    """Return the folder an environment variable names; relative ones are to be ignored."""
    value = os.environ.get(name, "")
    return Path(value) if value and Path(value).is_absolute() else otherwise


def _private(folder: Path) -> Path:
    """Create a folder that only its owner may enter; parents get the habits of the system."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if sys.platform != "win32" and folder.stat().st_mode & 0o077:
        folder.chmod(PRIVATE_FOLDER)
    return folder
