"""Lines of a TOML text are found again."""

import tomllib
from typing import Any

import pytest

from dialogue_app.services.template_files.toml_lines import Path, find_lines, line_of
from dialogue_app.services.templates import BUILT_IN
from dialogue_app.support.paths import resource

TEXT = '''\
# a comment with [brackets] = "and quotes
a = 1
"b c" = "x = [1, 2] # no comment"
d.e = 'lit"eral'
f = [  # first
  1,

  "two", {g = [1, 2], h = 3},
]
i = """
[[not.a.table]]
j = 1 \\"""
"""
k = \'\'\'
l = 2
\'\'\'
m = {n = [1, 2], o = {p = 1}}

[q]
r = true
[q.s]
t = 1

[[u]]
v = 1
[[u.w]]
x = 1
[[u.w]]
x = 2

[[u]]
[u.y]
z = 1
[["A B"]]
aa = []
'''


def test_keys_tables_and_elements() -> None:
    tomllib.loads(TEXT)
    assert find_lines(TEXT) == {
        ("a",): 2,
        ("b c",): 3,
        ("d", "e"): 4,
        ("f",): 5,
        ("f", 0): 6,
        ("f", 1): 8,
        ("f", 2): 8,
        ("i",): 10,
        ("k",): 14,
        ("m",): 17,
        ("q",): 19,
        ("q", "r"): 20,
        ("q", "s"): 21,
        ("q", "s", "t"): 22,
        ("u",): 24,
        ("u", 0): 24,
        ("u", 0, "v"): 25,
        ("u", 0, "w"): 26,
        ("u", 0, "w", 0): 26,
        ("u", 0, "w", 0, "x"): 27,
        ("u", 0, "w", 1): 28,
        ("u", 0, "w", 1, "x"): 29,
        ("u", 1): 31,
        ("u", 1, "y"): 32,
        ("u", 1, "y", "z"): 33,
        ("A B",): 34,
        ("A B", 0): 34,
        ("A B", 0, "aa"): 35,
    }


def test_the_nearest_line_stands_for_what_has_none() -> None:
    lines: dict[Path, int] = {("a",): 3, ("a", 0, "b"): 7}
    assert line_of(lines, ("a", 0, "b", "c")) == 7
    assert line_of(lines, ("a", 1)) == 3
    assert line_of(lines, ("z",)) == 1
    assert find_lines("") == {}


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_key_of_a_template_is_found(name: str) -> None:
    text = resource("templates", f"{name}.toml").read_text(encoding="utf-8")
    rows = text.splitlines()
    for path, line in find_lines(text).items():
        if isinstance(path[-1], str) and not rows[line - 1].startswith("["):
            assert rows[line - 1].startswith(f"{path[-1]} = ")
        assert _at(_parsed(text), path) is not None


_cache: dict[str, Any] = {}


def _parsed(text: str) -> Any:
    if text not in _cache:
        _cache[text] = tomllib.loads(text)
    return _cache[text]


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
