"""Reports in print: made from what a document may print, set as sentences, picture, table and method."""

from __future__ import annotations

from collections.abc import Collection

from reportlab.platypus import Flowable

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import SIDES, Record
from dialogue_app.core.template import TemplateField
from dialogue_app.documents import left_out, styles
from dialogue_app.documents.blocks import LETTER, bold, heading, paragraph, quoted, soft, table
from dialogue_app.documents.figures import figure, ink
from dialogue_app.documents.lettering import Run, numbers_kept
from dialogue_app.documents.printing import Printing
from dialogue_app.reports.cells import Answer, Cell, Lines, Quotation, text_of, tone_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import Reader
from dialogue_app.reports.report import Column, Report, Table
from dialogue_app.services.analysis import Held

NARROWEST = 22
"""Letters that a column has at least which takes what the others leave."""


HIGHEST = 1.5 * styles.COLUMN_HEIGHT
"""A picture that would be made too small to be read is left out; the table says the same."""


class PaperReader(Reader):
    """Reads what a document may print; notes as printed what it was shown, and what was withheld from it."""

    sees_all = False

    def __init__(self, printing: Printing) -> None:
        self.printing = printing
        self.sees_answers = not printing.disclosure.agreed_only

    def may_see(self, record: Record) -> bool:
        """As the marking of the document and its rule allow."""
        return self.printing.prints(record)

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
        return self.printing.own(text)

    def quotation(self, text: str) -> str:
        """Exactly as given, or withheld."""
        return self.printing.quote(text)

    def absence(self, sentence: str, kind: type[Record] | None = None, fields: Collection[str] = ()) -> str:
        """The sentence only where nothing is recorded, and to readers who may know it."""
        return left_out.nothing_words(self.printing, sentence, kind, fields)


def report(printing: Printing, key: str, sides: tuple[str, ...] = SIDES) -> Report | None:
    """A report by its key, as its readers may read it; ``sides``: about whose predictions."""
    held = Held(printing.dialogue, printing.session.id, printing.template)
    track = printing.dialogue.track.track
    return make_report(key, ReportContext(held, track, sides=sides, reader=PaperReader(printing)))


def section(
    printing: Printing, key: str, *, sides: tuple[str, ...] = SIDES, absent: bool = False
) -> list[Flowable]:
    """A report in print. Nothing where there is nothing to report; if ``absent``, the sentence of absence."""
    made = report(printing, key, sides)
    if made is None or made.nothing:
        return [paragraph(printing, made.sentences[0])] if made is not None and absent else []
    first, *others = (numbers_kept(printing.neat(sentence)) for sentence in made.sentences)
    parts = heading(printing, made.title, 2) if made.title else []
    parts.append(paragraph(printing, first, "lead"))
    if others:
        parts.append(paragraph(printing, " ".join(others)))
    if made.picture is not None:
        picture = made.picture.drawn(styles.WIDTH, ink(printing))
        parts.extend(figure(picture) if picture.height <= HIGHEST else [])
    if made.table is not None and made.table.rows:
        parts.extend(_table(printing, made.table))
    return [*parts, *([paragraph(printing, printing.neat(made.method), "note")] if made.method else [])]


def headline(printing: Printing, key: str) -> str:
    """The first sentence of a report, for a summary; empty where there is nothing to report."""
    made = report(printing, key)
    return "" if made is None or made.nothing else numbers_kept(printing.neat(made.sentences[0]))


def _table(printing: Printing, shown: Table) -> list[Flowable]:
    body = [[_words(printing, cell) for cell in row.cells] for row in shown.rows]
    heads = [printing.neat(column.title) for column in shown.columns]
    return table(printing, _widths(shown.columns), heads, body)


def _widths(columns: tuple[Column, ...]) -> list[float]:
    """In points: as many letters as each column asks for, all of them narrower where that is too much."""
    asked = sum(column.letters for column in columns) * LETTER
    open_ended = sum(not column.letters for column in columns)
    room = styles.WIDTH - open_ended * NARROWEST * LETTER
    share = min(1.0, room / asked) if open_ended else styles.WIDTH / asked
    rest = (styles.WIDTH - share * asked) / open_ended if open_ended else 0.0
    return [share * column.letters * LETTER or rest for column in columns]


def _words(printing: Printing, cell: Cell) -> list[Run]:
    """A cell of any kind as it is set."""
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
