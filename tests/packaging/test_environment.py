"""How dev.py finds out what has to be installed."""

from pathlib import Path

import pytest

import environment
import system_packages
from environment import SetUpError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project folder with an environment that nothing was ever installed in."""
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "STAMP", venv / "dialogue-app-stamp")
    monkeypatch.setattr(environment, "LOCK", tmp_path / ".venv.lock")
    requirements = {level: tmp_path / f"{level}.txt" for level in ("run", "dev")}
    for file in requirements.values():
        file.write_text("nothing==1\n", "utf-8")
    monkeypatch.setattr(environment, "REQUIREMENTS", requirements)
    return tmp_path


@pytest.fixture
def done(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what would be installed instead of installing it."""
    notes: list[str] = []

    def fill(level: str) -> None:
        notes.append(level)
        environment.python().parent.mkdir(parents=True, exist_ok=True)
        environment.python().touch()

    monkeypatch.setattr(environment, "_fill", fill)
    monkeypatch.setattr(system_packages, "install", notes.append)
    return notes


def test_a_first_start_installs_and_a_second_one_does_not(done: list[str]) -> None:
    environment.prepare("run", "screen")
    environment.prepare("run", "screen")
    environment.prepare("run", None)
    assert done == ["screen", "run"]


def test_the_larger_set_holds_the_smaller_one(done: list[str]) -> None:
    environment.prepare("dev", "tests")
    environment.prepare("run", "screen")
    assert done == ["tests", "dev"]


def test_the_smaller_set_does_not_hold_the_larger_one(done: list[str]) -> None:
    environment.prepare("run", None)
    environment.prepare("dev", None)
    assert done == ["run", "dev"]


def test_changed_requirements_are_installed_again(done: list[str], project: Path) -> None:
    environment.prepare("run", None)
    (project / "run.txt").write_text("nothing==2\n", "utf-8")
    environment.prepare("run", None)
    assert done == ["run", "run"]


def test_a_lost_interpreter_is_noticed(done: list[str]) -> None:
    environment.prepare("run", None)
    environment.python().unlink()
    environment.prepare("run", None)
    assert done == ["run", "run"]


def test_a_half_made_environment_is_made_afresh(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.python().parent.mkdir(parents=True)
    environment.python().write_text("#!/bin/sh\nexit 1\n", "utf-8")
    environment.python().chmod(0o755)
    leftover = environment.VENV / "leftover"
    leftover.touch()
    monkeypatch.setattr(environment, "_install", lambda _level: True)
    environment.prepare("run", None)
    assert "making it afresh" in capsys.readouterr().out
    assert not leftover.exists()
    environment.prepare("run", None)


def test_a_failing_installation_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_install", lambda _level: False)
    monkeypatch.setattr(environment, "_make_if_needed", lambda: True)
    with pytest.raises(SetUpError, match="pip"):
        environment.prepare("run", None)


def test_without_rights_the_command_to_type_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "_rights", lambda: None)
    with pytest.raises(SetUpError, match="sudo apt-get install -y qpdf xvfb"):
        system_packages._apt_install([("qpdf",), ("xvfb",)])


def test_a_package_that_nobody_installed_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = system_packages.missing_packages((("no-such-package-a", "no-such-package-b"),))
    assert missing == [("no-such-package-a", "no-such-package-b")]


def test_requirements_are_pinned_hashed_and_name_no_address() -> None:
    for level in ("requirements.txt", "requirements-dev.txt"):
        text = (environment.ROOT / "packaging" / level).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "--index-url" not in text
        named = [line for line in text.splitlines() if line and line[0].isalnum()]
        assert all("==" in line for line in named)


def test_the_small_set_of_requirements_is_part_of_the_large_one() -> None:
    def pins(name: str) -> set[str]:
        text = (environment.ROOT / "packaging" / name).read_text("utf-8")
        return {line.split(" ")[0] for line in text.splitlines() if line and line[0].isalnum()}

    assert pins("requirements.txt") < pins("requirements-dev.txt")


def test_modules_are_compiled_elsewhere_where_they_must_not_be_beside_the_sources(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    variables = environment.surroundings()
    assert "PYTHONDONTWRITEBYTECODE" not in variables
    assert variables["PYTHONPYCACHEPREFIX"] == str(environment.VENV / "compiled")
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
    assert "PYTHONPYCACHEPREFIX" not in environment.surroundings()
