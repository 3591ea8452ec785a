"""Coverage against the floors of the folders."""

import json
from pathlib import Path

import pytest

import coverage_floors


def measured(tmp_path: Path, **covered: int) -> Path:
    files = {
        f"dialogue_app/{folder}/module.py": {
            "summary": {
                "covered_lines": lines,
                "num_statements": 60,
                "covered_branches": 40,
                "num_branches": 40,
            }
        }
        for folder, lines in covered.items()
    }
    path = tmp_path / "coverage.json"
    path.write_text(json.dumps({"files": files}), "utf-8")
    return path


def project(tmp_path: Path, floors: str) -> Path:
    path = tmp_path / "pyproject.toml"
    path.write_text(f"[tool.dialogue-app.coverage]\n{floors}\n", "utf-8")
    return path


def test_a_reached_floor_is_said_and_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert coverage_floors.report(measured(tmp_path, core=60), project(tmp_path, "core = 100"))
    assert "100.00 %" in capsys.readouterr().out


def test_a_missed_floor_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = project(tmp_path, "core = 100\nui = 80")
    assert not coverage_floors.report(measured(tmp_path, core=59, ui=45), floors)
    out = capsys.readouterr().out
    assert out.count("NOT REACHED") == 1
    assert "99.00 %" in out


def test_a_folder_without_a_floor_fails(tmp_path: Path) -> None:
    floors = project(tmp_path, "core = 0")
    assert not coverage_floors.report(measured(tmp_path, core=60, new=60), floors)


def test_no_measurement_fails(tmp_path: Path) -> None:
    assert not coverage_floors.report(tmp_path / "nothing.json")


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("dialogue_app/core/records.py", "core"),
        ("dialogue_app/documents/sections/text.py", "documents"),
        ("dialogue_app/app.py", "app"),
        ("dialogue_app\\ui\\pages\\matrix.py", "ui"),
    ],
)
def test_a_file_belongs_to_its_folder(name: str, folder: str) -> None:
    assert coverage_floors.folder_of(name) == folder


def test_every_folder_of_the_package_has_a_floor() -> None:
    floors = coverage_floors.read_floors(coverage_floors.ROOT / "pyproject.toml")
    package = coverage_floors.ROOT / "dialogue_app"
    there = {path.stem for path in package.glob("*.py")}
    there |= {path.parent.name for path in package.glob("*/__init__.py")}
    assert there - {"__init__"} <= set(floors)
