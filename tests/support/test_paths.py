"""Where resources and the user's folders are."""

import stat
import sys
from pathlib import Path

import pytest

from dialogue_app.support import paths


def test_resources_are_found_in_the_source_tree() -> None:
    assert paths.resource("fonts", "OFL.txt").is_file()
    assert paths.resource("fonts") == paths.resource() / "fonts"


def test_resources_are_found_inside_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "dialogue_app"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_package", package)
    assert paths.resource("notices.txt") == package / "resources" / "notices.txt"


def test_resources_are_found_in_a_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dialogue_app" / "resources").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("fonts") == tmp_path / "dialogue_app" / "resources" / "fonts"


@pytest.mark.parametrize("part", ["", ".", "..", "/etc"])
def test_a_resource_cannot_lead_out_of_the_folder(part: str) -> None:
    with pytest.raises(ValueError, match="folders"):
        paths.resource("fonts", part)


@pytest.mark.parametrize(
    ("platform", "data", "config"),
    [
        ("linux", "data/dialogue_app", "config/dialogue_app"),
        (
            "darwin",
            "Library/Application Support/dialogue_app",
            "Library/Preferences/dialogue_app",
        ),
        ("win32", "local/dialogue_app/data", "roaming/dialogue_app/settings"),
    ],
)
def test_user_folders_follow_the_habits_of_the_system(
    platform: str, data: str, config: str, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("LOCALAPPDATA", str(own_folders / "local"))
    monkeypatch.setenv("APPDATA", str(own_folders / "roaming"))
    assert paths.user_data_folder() == own_folders / data
    assert paths.user_config_folder() == own_folders / config
    assert (own_folders / data).is_dir()
    assert (own_folders / config).is_dir()


def test_without_variables_the_usual_folders_are_used(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative/is/ignored")
    assert paths.user_data_folder() == own_folders / ".local" / "share" / "dialogue_app"
    assert paths.user_config_folder() == own_folders / ".config" / "dialogue_app"


def test_user_folders_are_private_even_if_they_were_open() -> None:
    folder = paths.user_data_folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o755)
    assert stat.S_IMODE(paths.user_data_folder().stat().st_mode) == 0o700
