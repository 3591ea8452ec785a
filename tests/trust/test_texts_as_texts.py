"""Texts of others stay texts: no tooltip reads them as markup, no spreadsheet takes them for a formula."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogue_app.support.spreadsheet_cells import guarded, unguarded
from dialogue_app.ui.text.plain_tips import exact_tip

UI = Path(__file__).resolve().parent.parent.parent / "dialogue_app" / "ui"
TIP = re.compile(r"\.setToolTip\(\s*(?P<what>[^\n]*)")
HARMLESS = re.compile(
    r'(_\(|""|"" if .* else _\("|exact_tip\(|plain_tip\(|button\.accessibleName\(\)|text\)$)'
)
"""Words of the program itself, and what is guarded. ``accessibleName`` of a button of an amendment is guarded
by its own list below."""

CHECKED = {
    "widgets/scale_legend.py": "the words of a scale",
    "shell/stage_actions.py": "what the chip shows, guarded there",
}
"""Where the words are the program's own though they come from a variable: looked at by eye."""


def test_no_tooltip_is_given_words_that_could_be_read_as_markup() -> None:
    bare = [
        f"{name}: {found['what']}"
        for path in sorted(UI.rglob("*.py"))
        for name in (path.relative_to(UI).as_posix(),)
        for found in TIP.finditer(path.read_text("utf-8"))
        if not HARMLESS.match(found["what"]) and name not in CHECKED
    ]
    assert bare == []


def test_markup_in_a_tooltip_is_shown_and_not_read() -> None:
    assert exact_tip("5 & 6") == "5 & 6"
    assert "<img" not in exact_tip("see <img src='/tmp/x.png'>")
    assert "&lt;img" in exact_tip("see <img src='/tmp/x.png'>")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /c calc'!A0", "'+cmd|' /c calc'!A0"),
        ("-2+3", "'-2+3"),
        ("\t=1+1\n", "'=1+1"),
        ("\N{FULLWIDTH EQUALS SIGN}1+1", "'\N{FULLWIDTH EQUALS SIGN}1+1"),
        ("'=1+1", "''=1+1"),
        ("-2", "-2"),
        ("+2.5%", "+2.5%"),
        ("-", "-"),
        ("4", "4"),
        ("'quoted'", "'quoted'"),
        ("two\tcells\nand lines", "two cells and lines"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_all_come_back(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == " ".join(text.split())
