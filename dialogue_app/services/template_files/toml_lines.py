"""On which line of a TOML text each key, table and element of an array stands.

The parser of the standard library says the line of a syntax error, and nothing about lines once a
text is sound. This reader walks over a sound text only to find the lines again.
"""

from __future__ import annotations

import re
from bisect import bisect_left

Path = tuple[str | int, ...]

_KEY = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*""")
_KEYS = re.compile(rf"{_KEY.pattern}(?:\.{_KEY.pattern})*")
_SKIP = re.compile(r"[ \t\r\n]+|#[^\n]*")
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{},\n]"
    r"|[^\[\]{},\n\"'#]+",
    re.DOTALL,
)


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of the nearest thing on the way to ``path`` that has one; 1 if nothing has."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return 1


def find_lines(text: str) -> dict[Path, int]:
    """The line, counted from 1, of each table, key and array element of a sound TOML text.

    A path holds keys and positions: ``("stage", 0, "field", 2, "kind")``.
    """
    return _Walk(text).lines


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self.lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        self._place = 0
        while self._skip():
            if self.text.startswith("[", self._place):
                self._header()
            else:
                path = self._table + self._keys()
                self.lines.setdefault(path, self._line())
                self._place += 1
                self._value(path)

    def _line(self) -> int:
        return bisect_left(self._ends, self._place) + 1

    def _skip(self) -> bool:
        """Go to the next statement; no if there is none."""
        while match := _SKIP.match(self.text, self._place):
            self._place = match.end()
        return self._place < len(self.text)

    def _keys(self) -> Path:
        """Read a key, perhaps with dots, up to what follows it."""
        match = _KEYS.match(self.text, self._place)
        words = match[0] if match else ""
        self._place += len(words)
        return tuple(key.strip("\"'") for key in _KEY.findall(words))

    def _header(self) -> None:
        line = self._line()
        repeated = self.text.startswith("[[", self._place)
        self._place += 2 if repeated else 1
        path: Path = ()
        keys = self._keys()
        for key in keys[:-1]:
            path += (key,)
            if path in self._counts:
                path += (self._counts[path],)
        path += keys[-1:]
        if repeated:
            self.lines.setdefault(path, line)
            self._counts[path] = self._counts.get(path, -1) + 1
            path += (self._counts[path],)
        self._table = path
        self.lines[path] = line
        self._place += 2 if repeated else 1

    def _value(self, path: Path) -> None:
        """Read a value to the end of its statement, noting where the elements of an array begin."""
        depth, position = 0, 0
        fresh = is_array = self.text.startswith("[", self._place + len(self._blank()))
        while match := _TOKEN.match(self.text, self._place):
            token = match[0]
            if depth == 1 and fresh and token.strip() and token[0] not in "#],":
                self.lines[(*path, position)] = self._line()
                fresh = False
            if token == "\n" and depth == 0:
                return
            if token in ("[", "{"):
                depth += 1
            elif token in ("]", "}"):
                depth -= 1
            elif token == "," and depth == 1:
                position += 1
                fresh = is_array
            self._place = match.end()

    def _blank(self) -> str:
        match = re.compile(r"[ \t]*").match(self.text, self._place)
        return match[0] if match else ""
