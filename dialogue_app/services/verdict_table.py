"""Verdicts as a table in CSV: reading the bytes and judging every cell, before anything is taken over.

The file comes from outside and is hostile until proven otherwise: its size is capped, nothing in it is
run or formatted, and every fault is reported with its line and column.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogue_app.core.errors import BadImport
from dialogue_app.core.scales import STATUSES, scale
from dialogue_app.support.translation import _

MOST_BYTES = 20_000_000
MOST_ROWS = 10_000
MOST_PARTIES = 100
MOST_FAULTS = 50
LONGEST_TITLE = 1_000
FIRST_COLUMNS = ("code", "title")

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
_PARTY = re.compile(r"\w[\w .-]{0,19}")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_ANSWERS = frozenset((*scale("VERDICT").codes, *STATUSES, ""))


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One activity: where it stands, its code and title, and a verdict or status from each party."""

    line: int
    code: str
    title: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictTable:
    """A table whose every cell fits. ``parties`` are the codes of the columns that ``cells`` follow."""

    parties: tuple[str, ...]
    rows: tuple[VerdictRow, ...]


class Faults:
    """Faults found so far, each with its place; beyond a number they are only counted."""

    def __init__(self) -> None:
        self._sentences: list[str] = []
        self._more = 0

    def add(self, line: int, column: int, what: str) -> None:
        """Note a fault. Lines and columns count from 1."""
        if len(self._sentences) == MOST_FAULTS:
            self._more += 1
            return
        self._sentences.append(
            _("line {line}, column {column}: {what}").format(line=line, column=column, what=what)
        )

    def refuse(self) -> None:
        """Raise BadImport if there is any fault."""
        if not self._sentences:
            return
        faults = list(self._sentences)
        if self._more:
            faults.append(_("and {n} more").format(n=self._more))
        raise BadImport(_("The table has faults. Nothing was taken over."), tuple(faults))


def read_table(raw: bytes) -> VerdictTable:
    """The table in a CSV file: UTF-8 with or without byte order mark, separated by commas.

    Raises BadImport, naming every fault as ``line N, column C: what``; then nothing was taken over.
    """
    lines = _lines(raw)
    first = next(lines, None)
    if first is None:
        raise _refused(_("The table is empty. Nothing was taken over."))
    faults = Faults()
    head_line, head = first
    parties = _head(head_line, head, faults)
    faults.refuse()
    rows = tuple(_rows(lines, len(head), faults))
    faults.refuse()
    if not rows:
        raise _refused(_("The table has a head but no rows. Nothing was taken over."))
    return VerdictTable(parties, rows)


def _refused(sentence: str) -> BadImport:
    return BadImport(sentence)


def _lines(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of their last line; empty lines are passed over."""
    if len(raw) > MOST_BYTES:
        raise _refused(
            _("The table is too large; {n} megabytes fit. Nothing was taken over.").format(
                n=MOST_BYTES // 1_000_000
            )
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refused(
            _("Line {line} is not in UTF-8. Nothing was taken over; save the table as CSV in UTF-8.").format(
                line=line
            )
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error:
        raise _refused(
            _("Line {line} cannot be read as CSV. Nothing was taken over.").format(line=reader.line_num)
        ) from None


def _head(line: int, head: list[str], faults: Faults) -> tuple[str, ...]:
    """The codes of the parties in the head."""
    for column, (expected, found) in enumerate(zip(FIRST_COLUMNS, [*head, "", ""], strict=False), start=1):
        if found.lower() != expected:
            faults.add(
                line, column, _("the head begins with code,title; here stands “{it}”").format(it=short(found))
            )
    parties = tuple(head[2:])
    if not parties:
        faults.add(line, 3, _("a column for at least one party is missing"))
    if len(parties) > MOST_PARTIES:
        faults.add(line, 3 + MOST_PARTIES, _("more than {n} parties").format(n=MOST_PARTIES))
        return ()
    for column, party in enumerate(parties, start=3):
        if not _PARTY.fullmatch(party):
            faults.add(line, column, _("“{it}” is not a short code of a party").format(it=short(party)))
        elif party in parties[: column - 3]:
            faults.add(line, column, _("{it} stands in the head twice").format(it=party))
    return parties


def _rows(lines: Iterable[tuple[int, list[str]]], width: int, faults: Faults) -> Iterator[VerdictRow]:
    seen: dict[str, int] = {}
    for number, (line, row) in enumerate(lines, start=1):
        if number > MOST_ROWS:
            faults.add(line, 1, _("more than {n} rows").format(n=MOST_ROWS))
            return
        if len(row) != width:
            what = _("the row has {n} columns, the head has {width}").format(n=len(row), width=width)
            faults.add(line, min(len(row), width) + 1, what)
            continue
        code, title, *cells = row
        _check_words(line, code, title, seen, faults)
        for column, cell in enumerate(cells, start=3):
            if cell not in _ANSWERS:
                what = _("“{it}” is not a verdict; write 1 to 5, NP, NI, WH or nothing").format(
                    it=short(cell)
                )
                faults.add(line, column, what)
        yield VerdictRow(line, code, title, tuple(cells))


def _check_words(line: int, code: str, title: str, seen: dict[str, int], faults: Faults) -> None:
    if not _CODE.fullmatch(code):
        faults.add(line, 1, _("“{it}” is not a code of an activity").format(it=short(code)))
    elif code in seen:
        faults.add(line, 1, _("{code} stands on line {first} already").format(code=code, first=seen[code]))
    seen.setdefault(code, line)
    if len(title) > LONGEST_TITLE:
        faults.add(line, 2, _("the title is too long; {n} characters fit").format(n=LONGEST_TITLE))
    elif title.startswith(_FORMULA_SIGNS):
        faults.add(line, 2, _("“{it}” looks like a formula, not like a title").format(it=short(title)))
    elif any(sign < " " for sign in title):
        faults.add(line, 2, _("the title must stand on one line"))


def short(text: str) -> str:
    """The beginning of a text from the table, fit to stand in a sentence."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= 30 else plain[:29] + "…"
