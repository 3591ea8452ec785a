"""The page on protection is held to its word: each line of its table names tests that exist, with figures.

Each row ends with a comment, which readers do not see: ``FILE::TEST`` once or several times, and
``NAME=FIGURE`` for a figure that stands in one of these files and in the row.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "resources" / "help" / "protection.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ")][1:]
BY_HAND = "By hand"


def test_there_are_rows() -> None:
    assert len(ROWS) > 15


@pytest.mark.parametrize("row", ROWS, ids=[row.split("|")[1].strip() for row in ROWS])
def test_a_line_names_tests_that_exist_and_their_figures(row: str) -> None:
    shown, _open, comment = row.partition("<!--")
    if not comment:
        assert BY_HAND in shown
        return
    named = re.findall(r"(tests/[\w/]+\.py)::(test_\w+)", comment)
    assert named
    texts = {path: (ROOT / path).read_text("utf-8") for path, _name in named}
    for path, name in named:
        assert f"def {name}(" in texts[path], name
    for name, figure in re.findall(r"(\w+)=(\d+)", comment):
        assert any(f"\n{name} = {figure}\n" in text for text in texts.values()), name
        assert re.search(rf"\b{figure}\b", shown), figure


def test_readers_do_not_see_the_names_of_tests() -> None:
    assert "tests/" not in re.sub(r"<!--.*?-->", "", PAGE)


def test_both_lists_are_in_the_readme_in_short_with_a_pointer() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "It protects" in readme
    assert "It does not protect" in readme
    assert "What this protects" in readme
