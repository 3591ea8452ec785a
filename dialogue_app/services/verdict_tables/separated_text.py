"""A table as offices and spreadsheets write it: bytes in, rows of cells with their lines out.

The encoding and the separator are found, and said; rows are read as ``separated_rows`` says.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogue_app.core.errors import BadImport
from dialogue_app.support.fold import name_key
from dialogue_app.support.separated_rows import rows_of
from dialogue_app.support.translation import N_, _

SEPARATORS = {",": N_("commas"), ";": N_("semicolons"), "\t": N_("tabs"), "|": N_("vertical strokes")}
_NAMED = re.compile(r"sep=(.)\r?\n")
"""The first line by which some spreadsheets are told the separator."""
_ACCENTED = re.compile("[\u00c0-\u00ff]")
_ACCENTS_ONLY = re.compile(r"(?<!\w)[\u00c0-\u00ff]{3,}(?!\w)")
_NO_LETTER_BEFORE_ONE = re.compile(r"\w*[£¥ª³¹º¼¾¯][^\W\d_]\w*")
"""What Central European letters become when they are read as Western ones: “Łódź” is “£ódŸ”."""
_MARKS = (
    (codecs.BOM_UTF8, "UTF-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row of a table: the number of the line on which it begins, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeparatedText:
    """The rows of a table that are not empty, and how it was written."""

    lines: tuple[TableLine, ...]
    encoding: str
    separator: str

    @property
    def told(self) -> str:
        """How it was read, in a sentence."""
        return _("The table was read as {encoding}, separated by {separators}.").format(
            encoding=self.encoding, separators=_(SEPARATORS[self.separator])
        )


def read_separated(raw: bytes, head: Sequence[str]) -> SeparatedText:
    """The rows of a table whose first row should begin with the words of ``head``, by which the separator is
    found. Raises BadImport for bytes that are no text and for a quotation mark that is not closed.
    """
    text, encoding = _decoded(raw)
    start, first = 0, 1
    named = _NAMED.match(text)
    if named and named[1] in SEPARATORS:
        separator, start, first = named[1], named.end(), 2
    else:
        separator = _separator_of(text, head)
    rows = rows_of(text, separator, start=start, line=first, unclosed=_refuse_open)
    table_lines = (TableLine(number, cells) for number, cells in rows if any(cells))
    return SeparatedText(tuple(table_lines), encoding, separator)


def _decoded(raw: bytes) -> tuple[str, str]:
    for mark, name, codec in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, name, codec), name
    zeros = raw[:200].count(0)
    if zeros * 3 > len(raw[:200]):  # two bytes a sign, without a mark
        return _strictly(raw, "UTF-16", "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"), "UTF-16"
    try:
        return raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _of_one_byte(raw)


def _of_one_byte(raw: bytes) -> tuple[str, str]:
    """A table in one byte a sign. Which of the code pages it is, the letters show: words of nothing but
    letters with accents are Cyrillic ones; a sign of money or of a power before a letter is a letter too.
    """
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    cyrillic = sum(map(len, _ACCENTS_ONLY.findall(text or raw.decode("latin-1"))))
    if cyrillic * 2 > len(_ACCENTED.findall(text or raw.decode("latin-1"))):
        return _strictly(raw, "Windows-1251", "cp1251"), "Windows-1251"
    strange = _NO_LETTER_BEFORE_ONE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        raise BadImport(
            _(
                "The table is not in UTF-8, and what it is in cannot be told: line {line} would have “{it}”. "
                "Nothing was imported; save the table as CSV in UTF-8."
            ).format(line=line, it=strange[0])
        )
    return _strictly(raw, "Windows-1252", "cp1252"), "Windows-1252"


def _strictly(raw: bytes, name: str, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadImport(
            _(
                "Line {line} holds signs that are no text in {encoding}. Nothing was imported; save "
                "the table as CSV in UTF-8."
            ).format(line=line, encoding=name)
        ) from None


def _separator_of(text: str, head: Sequence[str]) -> str:
    """The separator by which the first row with anything in it begins with these words; else the one that
    stands in it most often.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    for separator in SEPARATORS:
        words = [name_key(cell.strip().strip('"')) for cell in first.split(separator)]
        if words[: len(head)] == list(head):
            return separator
    return max(SEPARATORS, key=first.count)


def _refuse_open(line: int, column: int) -> None:
    raise BadImport(
        _("The table has faults. Nothing was imported."),
        (
            _("line {line}, column {column}: {what}").format(
                line=line, column=column, what=_('a quotation mark (") opens here and is never closed')
            ),
        ),
    )
