"""Coverage of each folder against its floor in pyproject.toml; the floors only rise.

A folder's share is of statements and branches together, as coverage itself counts them. A folder
that has no floor is an error, so that a new one cannot stay unmeasured.
"""

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "dialogue_app"


def report(measured: Path, project: Path = ROOT / "pyproject.toml") -> bool:
    """Print one line for each folder and return whether every floor is reached."""
    if not measured.exists():
        print("Coverage was not measured.")
        return False
    floors = read_floors(project)
    reached = True
    for folder, (covered, total) in sorted(shares(measured).items()):
        share = 100.0 * covered / total
        floor = floors.get(folder)
        enough = floor is not None and share >= floor
        reached = reached and enough
        wanted = "no floor in pyproject.toml" if floor is None else f"floor {floor:5.1f}"
        print(f"{folder:<12} {share:6.2f} %  {wanted}{'' if enough else '  NOT REACHED'}")
    return reached


def read_floors(project: Path) -> dict[str, float]:
    """Return the floor of each folder in per cent."""
    with project.open("rb") as stream:
        table = tomllib.load(stream)["tool"]["dialogue-app"]["coverage"]
    return {name: float(value) for name, value in table.items()}


def shares(measured: Path) -> dict[str, tuple[int, int]]:
    """Return covered and countable statements and branches of each folder of the package."""
    files = json.loads(measured.read_text("utf-8"))["files"]
    result: dict[str, tuple[int, int]] = {}
    for name, file in files.items():
        folder = folder_of(name)
        totals = file["summary"]
        if not totals["num_statements"]:
            continue
        covered, total = result.get(folder, (0, 0))
        covered += totals["covered_lines"] + totals.get("covered_branches", 0)
        total += totals["num_statements"] + totals.get("num_branches", 0)
        result[folder] = (covered, total)
    return result


def folder_of(name: str) -> str:
    """Return the folder below the package, or the stem of a module that lies beside them."""
    parts = Path(name.replace("\\", "/")).parts
    inside = parts[parts.index(PACKAGE) + 1 :]
    return inside[0] if len(inside) > 1 else Path(inside[0]).stem


if __name__ == "__main__":
    sys.exit(0 if report(ROOT / ".coverage.json") else 1)
