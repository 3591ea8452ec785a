"""Reports in print: made from what a document may print, set as sentences, picture, table and method."""

from __future__ import annotations

from collections.abc import Collection

from reportlab.platypus import Flowable

from dialogue_app.charts.measured_text import SANS_BOLD, width
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import SIDES, Record
from dialogue_app.core.scales import level
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import blocks, styles
from dialogue_app.documents.layout.blocks import (
    LETTER,
    Words,
    bold,
    heading,
    paragraph,
    quoted,
    soft,
    together,
)
from dialogue_app.documents.layout.chips import ChipRow, PrintedChip
from dialogue_app.documents.layout.figures import figure, paper_palette
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run, numbers_kept
from dialogue_app.documents.phrases import left_out
from dialogue_app.reports.cells import Answer, Cell, Lines, Quotation, text_of, tone_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import Reader
from dialogue_app.reports.report import Report, ReportColumn, Table
from dialogue_app.services.analysis import SessionView
from dialogue_app.support.translation import ngettext

NARROWEST = 26
"""Letters that a column has at least which takes what the others leave."""


TIGHTEST = 0.82
"""To so much of what they ask for columns are narrowed before a spare one gives way."""
CHIP_LETTERS, CHIP_WIDTH = 13, 34.0
PADDING, CELL, LONGEST_WORD = 9.0, 8.0, 80.0
MOST_ROWS = 60
"""Of rows that are listed by exception so many are."""
LEADING = 170
"""So many characters a first sentence may have to stand in large letters."""
HIGHEST = 1.5 * styles.COLUMN_HEIGHT
"""A picture that would be made too small to be read is left out; the table says the same."""


class PaperReader(Reader):
    """Reads what a document may print; notes as printed what it was shown, and what was withheld from it.
    ``under``: documents of other sessions whose rules hold as well.
    """

    sees_all = False

    def __init__(self, printing: PrintContext, under: tuple[PrintContext, ...] = ()) -> None:
        self.printing, self.under = printing, under
        self.sees_answers = not printing.disclosure.agreed_only
        self.names_parties = printing.disclosure.parties_named

    def counts_answers(self, session: str, field: str, item: str) -> bool:
        """Whether none of them is withheld, so that all may be counted."""
        return self.printing.withheld.counts(session, field, item)

    def counts(self, answers: int) -> bool:
        """As its rule allows."""
        return self.printing.disclosure.counts(answers)

    def may_see(self, record: Record) -> bool:
        """As the marking of the document and its rule allow."""
        return self.printing.prints(record)

    def sees(self, record: Record) -> bool:
        """The same, without noting it as printed."""
        return self.printing.disclosure.prints(record)

    def shows(self, marking: str) -> bool:
        """As the marking of the document allows."""
        return self.printing.disclosure.shows(marking)

    def rests_on(self, field: TemplateField | None, items: Collection[str]) -> None:
        """These answers are printed, and what they are about."""
        self.printing.put_answers(field, items)

    def name(self, dialogue: Dialogue, party: str) -> str:
        """By name, by its side, or not at all."""
        return self.printing.disclosure.who(party)

    def code(self, dialogue: Dialogue, party: str) -> str:
        """By its code, by its side, or not at all."""
        return self.printing.disclosure.who(party, short=True)

    def words(self, text: str) -> str:
        """With printer's marks, or withheld."""
        return self._ruler(text).own(text)

    def quotation(self, text: str) -> str:
        """Exactly as given, or withheld."""
        return self._ruler(text).quote(text)

    def _ruler(self, text: str) -> PrintContext:
        """Whose rule decides about a text."""
        return next(
            (printing for printing in self.under if printing.disclosure.identifies(text)), self.printing
        )

    def absence(self, sentence: str, kind: type[Record] | None = None, fields: Collection[str] = ()) -> str:
        """The sentence only where nothing is recorded, and to readers who may know it."""
        return left_out.nothing_words(self.printing, sentence, kind, fields)


def report(
    printing: PrintContext, key: str, sides: tuple[str, ...] = SIDES, under: tuple[PrintContext, ...] = ()
) -> Report | None:
    """A report by its key, as its readers may read it; ``sides``: about whose predictions; ``under``: other
    documents whose rules hold as well.
    """
    return make_report(key, context(printing, sides, under))


def context(
    printing: PrintContext, sides: tuple[str, ...] = SIDES, under: tuple[PrintContext, ...] = ()
) -> ReportContext:
    """What a report that is printed here is made from; see ``report``."""
    held = SessionView(printing.dialogue, printing.session.id, printing.template)
    track = printing.dialogue.track.track
    reader = PaperReader(printing, under)
    return ReportContext(held, track, kept=printing.kept, sides=sides, reader=reader)


def section(
    printing: PrintContext,
    key: str,
    *,
    sides: tuple[str, ...] = SIDES,
    under: tuple[PrintContext, ...] = (),
    absent: bool = False,
    method: bool = True,
    table: bool = True,
    pictured: bool = True,
) -> list[Flowable]:
    """A report in print. Nothing where there is nothing to report; if ``absent``, the sentence of absence.
    ``table``: whether its table is printed, or the document has one of its own; ``pictured``: the same of its
    picture.
    """
    answer = report(printing, key, sides, under)
    if answer is None or answer.nothing:
        return [paragraph(printing, answer.sentences[0])] if answer is not None and absent else []
    parts = _sentences(printing, answer)
    if answer.picture is not None and pictured:
        picture = answer.picture.drawn(styles.WIDTH, paper_palette(printing))
        parts.extend(figure(picture) if picture.height <= HIGHEST else [])
    if table and answer.table is not None and answer.table.rows:
        parts.extend(_table(printing, answer.table))
    if method and answer.method:
        parts.append(paragraph(printing, printing.neat(answer.method), "note"))
    title = printing.neat(answer.title)
    return together(heading(printing, title, 2), parts) if title else parts


def _sentences(printing: PrintContext, answer: Report) -> list[Flowable]:
    """What a report says; a short first sentence leads."""
    told = [numbers_kept(printing.neat(sentence)) for sentence in answer.sentences]
    looks = ["lead" if len(told[0]) <= LEADING else "body", *["body"] * len(told)]
    return [paragraph(printing, words, look) for words, look in zip(told, looks, strict=False)]


def sentences(printing: PrintContext, key: str) -> list[str]:
    """What a report says, for a summary; nothing where there is nothing to report."""
    answer = report(printing, key)
    told = () if answer is None or answer.nothing else answer.sentences
    return [numbers_kept(printing.neat(sentence)) for sentence in told]


def _table(printing: PrintContext, shown: Table) -> list[Flowable]:
    """The table, without the spare columns for which there is no room."""
    kept = list(range(len(shown.columns)))
    widths = _widths(shown, kept)
    while not widths:
        kept.remove(max(kept, key=lambda n: shown.columns[n].spare))
        widths = _widths(shown, kept)
    telling = len(shown.rows) if shown.telling is None else min(shown.telling, MOST_ROWS)
    told = shown.rows[:telling]
    printing.printed.update(row.item for row in told if row.item)
    body = [
        [_cell(printing, shown.columns[n], row.cells[n], wide) for n, wide in zip(kept, widths, strict=True)]
        for row in told
    ]
    heads = [printing.neat(shown.columns[n].title) for n in kept]
    return [*(blocks.table(printing, widths, heads, body) if body else []), *_left(printing, shown, telling)]


def _left(printing: PrintContext, shown: Table, telling: int) -> list[Flowable]:
    """How many rows are not listed."""
    left = len(shown.rows) - telling
    if not left:
        return []
    words = ngettext("{n} further row is not listed here.", "{n} further rows are not listed here.", left)
    return [paragraph(printing, words.format(n=left), "note")]


def _widths(shown: Table, kept: list[int]) -> list[float]:
    """In points: as many letters as each column asks for, and less where that is too much, but never less
    than its longest word; empty where a spare column has to give way first.
    """
    asked = [_letters(shown.columns[n]) * LETTER for n in kept]
    least = [PADDING + _longest(shown, n) if width else 0.0 for n, width in zip(kept, asked, strict=True)]
    open_ended = asked.count(0.0)
    room = styles.WIDTH - open_ended * NARROWEST * LETTER
    if room < TIGHTEST * sum(asked) and any(shown.columns[n].spare for n in kept):
        return []
    share = min(1.0, room / sum(asked)) if open_ended else styles.WIDTH / sum(asked)
    widths = [max(share * width, narrow) for width, narrow in zip(asked, least, strict=True)]
    spare = [width - narrow for width, narrow in zip(widths, least, strict=True)]
    part = min(1.0, max(0.0, sum(widths) - room) / sum(spare)) if sum(spare) else 0.0
    widths = [width - part * more for width, more in zip(widths, spare, strict=True)]
    rest = (styles.WIDTH - sum(widths)) / open_ended if open_ended else 0.0
    return [width or rest for width in widths]


def _longest(shown: Table, column: int) -> float:
    """How wide the longest word of a column is, up to what a column can be expected to hold."""
    cells = () if shown.columns[column].chips else (row.cells[column] for row in shown.rows)
    texts = (shown.columns[column].title, *map(text_of, cells))
    words = (width(word, SANS_BOLD, CELL) for text in texts for word in text.split())
    return min(max(words, default=0.0), LONGEST_WORD)


def _letters(column: ReportColumn) -> int:
    """How many letters wide a column is on paper."""
    return min(column.letters, CHIP_LETTERS) if column.chips else column.letters


def _cell(printing: PrintContext, column: ReportColumn, cell: Cell, wide: float) -> Words | Flowable:
    """A cell as it is set: a level as a chip where its column has them, a status by its code, else words."""
    if not column.chips or not isinstance(cell, Answer):
        return _words(printing, cell)
    printing.use_scale("VERDICT_OR_STATUS" if cell.scale == "VERDICT" else cell.scale)
    chip = PrintedChip(cell.value, cell.scale, level(cell.value) is not None)
    return ChipRow((chip,), min(wide - PADDING, CHIP_WIDTH))


def _words(printing: PrintContext, cell: Cell) -> list[Run]:
    if isinstance(cell, Lines):
        runs = [_words(printing, each) for each in cell.cells]
        for following in runs[1:]:
            following[0] = following[0]._replace(text=f"\n{following[0].text}")
        return [run for each in runs for run in each]
    if isinstance(cell, Quotation):
        return [quoted(cell.text)]
    if isinstance(cell, Answer):
        printing.use_scale(cell.scale)
    return [_RUNS.get(tone_of(cell), Run)(text_of(cell))]


_RUNS = {"strong": bold, "bad": bold, "soft": soft, "faint": soft}
