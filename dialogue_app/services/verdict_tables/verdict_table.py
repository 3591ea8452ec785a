"""Verdicts as a table: judging every cell of what was read, before anything is taken over.

The file comes from outside and is hostile until proven otherwise: its size is capped, nothing in it is
run or formatted, and every fault is reported with its line and column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dialogue_app.core.commands.catalogue import item_code_fault
from dialogue_app.core.errors import BadImport
from dialogue_app.core.form import Ask, ask_of
from dialogue_app.core.records import CatalogueItem, Entry, SelectedItem
from dialogue_app.core.scales import STATUSES, meant
from dialogue_app.core.validity.checks import LONGEST_TEXT, fault_of
from dialogue_app.core.validity.party_codes import as_code, code_fault
from dialogue_app.services.verdict_tables.separated_text import TableLine, read_separated
from dialogue_app.support.fold import is_unseen, look, name_key
from dialogue_app.support.pasted_text import pasted
from dialogue_app.support.spreadsheet_cells import unguarded
from dialogue_app.support.translation import _

MOST_BYTES = 20_000_000
MOST_ROWS = 10_000
MOST_PARTIES = 100
MOST_FAULTS = 50
LONGEST_TITLE = 1_000
FIRST_COLUMNS = ("code", "title")

_REASON = re.compile(
    r"reasons? +(?:of +|by +|for +)?(?P<after>.+)|(?P<before>.+?)(?: *[:(-] *| +)reasons?\)?", re.IGNORECASE
)

_REASON_ASK = ask_of(Entry.__dataclass_fields__["reason"])
_BLANK_SIGNS = "\r\n\t\v\f\x1e\x1f\x85"
_TITLE_ASKS = tuple(
    ask_of(kind.__dataclass_fields__[name])
    for kind, name in ((CatalogueItem, "title"), (SelectedItem, "wording"))
)


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One activity: where it stands, its code and title, a verdict or status from each party, and its reason
    where the table has a column of that party's reasons.
    """

    line: int
    code: str
    title: str
    cells: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyColumn:
    """A column of verdicts: its number in the table from 1, the party as written in the head, and the number
    of the column of its reasons; 0 if there is none.
    """

    number: int
    party: str
    reasons: int = 0


@dataclass(frozen=True, slots=True)
class VerdictTable:
    """A table whose every cell fits. ``told``: how it was read, in a sentence; ``head``: the line of it."""

    columns: tuple[PartyColumn, ...]
    rows: tuple[VerdictRow, ...]
    told: str = ""
    head: int = 1

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of the columns, as the head writes them."""
        return tuple(column.party for column in self.columns)


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
        raise BadImport(_("The table has faults. Nothing was imported."), tuple(faults))


def read_table(raw: bytes) -> VerdictTable:
    """The table in a file, however an office wrote it (see ``separated_text``).

    Raises BadImport, naming every fault as ``line N, column C: what``; then nothing was taken over.
    """
    if len(raw) > MOST_BYTES:
        raise BadImport(
            _("The table is too large; {n} megabytes fit. Nothing was imported.").format(
                n=MOST_BYTES // 1_000_000
            )
        )
    separated_text = read_separated(raw, FIRST_COLUMNS)
    if not separated_text.lines:
        raise BadImport(_("The table is empty. Nothing was imported."))
    faults = Faults()
    head, lines = separated_text.lines[0], separated_text.lines[1:]
    width = max((number for number, cell in enumerate(head.cells, 1) if cell), default=0)
    columns = _head(head.number, head.cells[:width], faults)
    faults.refuse()
    rows = tuple(_Rows(columns, width, faults).read(lines))
    faults.refuse()
    if not rows:
        raise BadImport(_("The table has a head but no rows. Nothing was imported."))
    return VerdictTable(columns, rows, separated_text.told, head.number)


# -- the head ------------------------------------------------------------------------------------------------


def _head(line: int, head: Sequence[str], faults: Faults) -> tuple[PartyColumn, ...]:
    """The columns of verdicts with those of reasons beside them."""
    for column, (expected, found) in enumerate(zip(FIRST_COLUMNS, [*head, "", ""], strict=False), start=1):
        if name_key(found) != expected:
            faults.add(
                line, column, _("the head begins with code,title; here stands “{it}”").format(it=short(found))
            )
    written = [(number, as_code(cell)) for number, cell in enumerate(head[2:], start=3)]
    if not written:
        faults.add(line, 3, _("a column for at least one party is missing"))
    reasons = {number: party for number, cell in written if (party := _party_of_reasons(cell))}
    parties = [(number, cell) for number, cell in written if number not in reasons]
    if len(parties) > MOST_PARTIES:
        faults.add(line, 3 + MOST_PARTIES, _("more than {n} parties").format(n=MOST_PARTIES))
        return ()
    _check_parties(line, parties, faults)
    return _with_reasons(line, parties, reasons, faults)


def _check_parties(line: int, parties: Sequence[tuple[int, str]], faults: Faults) -> None:
    seen: dict[str, str] = {}
    for number, party in parties:
        fault = code_fault(party)
        if fault:
            faults.add(line, number, _("“{it}”: {fault}").format(it=short(party), fault=fault))
            continue
        same = {seen[key] for key in (look(party), name_key(party)) if key in seen}
        if party in same:
            faults.add(line, number, _("{it} appears twice in the header row").format(it=party))
        elif same:
            faults.add(
                line,
                number,
                _("“{it}” looks like “{other}” in the same head").format(it=party, other=same.pop()),
            )
        seen |= {look(party): party, name_key(party): party}


def _party_of_reasons(head: str) -> str:
    match = _REASON.fullmatch(head)
    return (match["after"] or match["before"]).strip() if match else ""


def _with_reasons(
    line: int, parties: Sequence[tuple[int, str]], reasons: dict[int, str], faults: Faults
) -> tuple[PartyColumn, ...]:
    places = {name_key(party): number for number, party in parties}
    of_reasons: dict[int, int] = {}
    for number, party in reasons.items():
        place = places.get(name_key(party))
        if place is None:
            faults.add(
                line, number, _("reasons of {it}, of whom the table has no verdicts").format(it=short(party))
            )
        elif place in of_reasons:
            faults.add(line, number, _("a second column of the reasons of {it}").format(it=short(party)))
        else:
            of_reasons[place] = number
    return tuple(PartyColumn(number, party, of_reasons.get(number, 0)) for number, party in parties)


# -- the rows ------------------------------------------------------------------------------------------------


class _Rows:
    """The rows being judged."""

    def __init__(self, columns: Sequence[PartyColumn], width: int, faults: Faults) -> None:
        self._columns, self._width, self._faults = columns, width, faults
        self._seen: dict[str, int] = {}
        self._verdicts: dict[str, str | None] = {"": ""}

    def read(self, lines: Iterable[TableLine]) -> Iterator[VerdictRow]:
        for number, line in enumerate(lines, start=1):
            if number > MOST_ROWS:
                self._faults.add(line.number, 1, _("more than {n} rows").format(n=MOST_ROWS))
                return
            cells = line.cells
            if not any(cells[self._width :]):
                cells = cells[: self._width]
            if len(cells) != self._width:
                what = _("the row has {n} columns, the head has {width}").format(
                    n=len(cells), width=self._width
                )
                self._faults.add(line.number, min(len(cells), self._width) + 1, what)
                continue
            yield self._row(line.number, cells)

    def _row(self, line: int, cells: Sequence[str]) -> VerdictRow:
        code, title = as_code(unguarded(cells[0])), _as_pasted(unguarded(cells[1]), line=True)
        self._check_words(line, code, title)
        verdicts = tuple(
            self._verdict(line, column.number, cells[column.number - 1]) for column in self._columns
        )
        reasons = tuple(self._reason(line, column.reasons, cells) for column in self._columns)
        return VerdictRow(line, code, title, verdicts, reasons if any(reasons) else ())

    def _verdict(self, line: int, column: int, cell: str) -> str:
        if cell not in self._verdicts:
            self._verdicts[cell] = meant("VERDICT", STATUSES, cell)
        code = self._verdicts[cell]
        if code is None:
            what = _("“{it}” is not a verdict; write 1 to 5, NP, NI, WH or nothing").format(it=short(cell))
            self._faults.add(line, column, what)
        return code or ""

    def _reason(self, line: int, column: int, cells: Sequence[str]) -> str:
        text = _as_pasted(unguarded(cells[column - 1])) if column else ""
        if len(text) > LONGEST_TEXT:
            self._faults.add(
                line, column, _("the reason is too long; {n} characters fit").format(n=LONGEST_TEXT)
            )
        elif _strange(text, _REASON_ASK, "\n\t"):
            self._faults.add(line, column, _("the reason holds signs that cannot be kept"))
        return text

    def _check_words(self, line: int, code: str, title: str) -> None:
        fault = item_code_fault(code)
        if fault:
            self._faults.add(line, 1, _("“{it}”: {fault}").format(it=short(code), fault=fault))
        elif look(code) in self._seen:
            self._faults.add(
                line,
                1,
                _("{code} is on line {first} already").format(code=code, first=self._seen[look(code)]),
            )
        self._seen.setdefault(look(code), line)
        if len(title) > LONGEST_TITLE:
            self._faults.add(line, 2, _("the title is too long; {n} characters fit").format(n=LONGEST_TITLE))
        elif any(_strange(title, ask) for ask in _TITLE_ASKS):
            self._faults.add(line, 2, _("the title holds signs that cannot be kept"))


def _as_pasted(text: str, *, line: bool = False) -> str:
    """A text of the table as pasting takes it: breaks of lines as here, no soft hyphens, no signs that nobody
    sees. What turns the direction of reading or is no sign at all stays, to be refused.
    """
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in _BLANK_SIGNS for sign in text) or (
        fault_of(_REASON_ASK, text)
    ):
        return text
    words = pasted(text, line=line).text
    return re.sub("[ \t\n]+", " ", words).strip() if line else words


def _strange(text: str, ask: Ask, allowed: str = "") -> bool:
    """Whether a text holds signs that the record it would be put into does not take."""
    control = any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text if sign not in allowed)
    return control or bool(fault_of(ask, text))


def short(text: str) -> str:
    """The beginning of a text from the table, fit to stand in a sentence."""
    plain = "".join(sign if sign.isprintable() and not is_unseen(sign) else "?" for sign in text)
    return plain if len(plain) <= 30 else plain[:29] + "…"
