"""What is remembered between two starts."""

import json
import os
import stat
from dataclasses import fields
from pathlib import Path

import pytest

from dialogue_app.support.settings import RECENT_LIMIT, Settings, load, save, settings_file


def test_a_first_start_has_defaults() -> None:
    assert load() == Settings()
    assert Settings().theme == "system"
    assert Settings().font_size == 13


def test_what_is_saved_is_loaded() -> None:
    settings = Settings(theme="dark", font_size=18, recent=("/a", "/b"), keep_recent=True)
    save(settings)
    assert load() == settings


def test_the_file_is_private_and_leaves_nothing_beside_it() -> None:
    save(Settings())
    assert stat.S_IMODE(settings_file().stat().st_mode) == 0o600
    assert [path.name for path in settings_file().parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["{", "[]", "", "\x00\x01", '"text"', "[" * 100_000])
def test_a_broken_file_is_set_aside(text: str) -> None:
    settings_file().write_text(text, "utf-8")
    assert load() == Settings()
    assert not settings_file().exists()
    assert settings_file().with_suffix(".broken.json").read_text("utf-8") == text


def test_bytes_that_are_no_text_are_set_aside() -> None:
    settings_file().write_bytes(b"\xff\xfe\xff")
    assert load() == Settings()
    assert settings_file().with_suffix(".broken.json").exists()


def test_a_huge_file_is_not_read() -> None:
    settings_file().write_text('{"theme": "dark"}' + " " * 1_000_001, "utf-8")
    assert load() == Settings()


def test_an_unreadable_file_gives_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_a_broken_file_that_cannot_be_moved_gives_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _target: Path) -> Path:
        raise PermissionError

    file = tmp_path / "settings.json"
    file.write_text("{", "utf-8")
    monkeypatch.setattr(Path, "replace", refuse)
    assert load(file) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", 3),
        ("theme", "../dark"),
        ("font_size", "13"),
        ("font_size", True),
        ("font_size", 400),
        ("idle_lock_minutes", -1),
        ("keep_recent", 1),
        ("recent", "/a"),
        ("recent", [1]),
        ("unknown", "x"),
    ],
)
def test_a_value_that_makes_no_sense_takes_its_default(name: str, value: object) -> None:
    content = {"language": "fr", name: value}
    settings_file().write_text(json.dumps(content), "utf-8")
    assert load() == Settings(language="fr")


def test_values_that_make_sense_are_kept() -> None:
    content = {"theme": "high-contrast", "font_size": 32, "idle_lock_minutes": 5, "recent": ["/a"]}
    settings_file().write_text(json.dumps(content), "utf-8")
    assert load() == Settings(theme="high-contrast", font_size=32, idle_lock_minutes=5, recent=("/a",))


def test_a_failed_save_keeps_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    save(Settings(theme="dark"))

    def refuse(_number: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError):  # noqa: PT011
        save(Settings(theme="light"))
    assert load().theme == "dark"
    assert len(list(settings_file().parent.iterdir())) == 1


def test_recent_files_are_newest_first_once_and_few() -> None:
    settings = Settings()
    for number in range(RECENT_LIMIT + 5):
        settings = settings.with_recent(f"/{number}")
    settings = settings.with_recent("/10")
    assert settings.recent[:2] == ("/10", "/14")
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_LIMIT


def test_recent_files_can_be_forgotten_and_switched_off() -> None:
    settings = Settings(recent=("/a",), last_files=("/a",), last_session="s", last_stage="I1", last_field="f")
    assert settings.without_recent() == Settings()
    silent = settings.without_recent(keep=False)
    assert silent.with_recent("/b") == silent == Settings(keep_recent=False)


def test_settings_have_no_room_for_content() -> None:
    known = {field.name for field in fields(Settings)}
    assert not {name for name in known if "title" in name or "text" in name or "pass" in name}
