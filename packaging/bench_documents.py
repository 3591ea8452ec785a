"""How quick documents are made, against bare ReportLab Platypus on the same texts and tables.

    .venv/bin/python packaging/bench_documents.py

prints the figures; ``rows`` gives them to the other measurements. The bare document has the same
paragraphs, each parsed from escaped text as is usual, and the same tables with one cell a chip; it has
no markings, page totals, contents, bookmarks, tags, chips or rules of disclosure.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from dialogue_app.core.dialogue import Dialogue

REPEATS = 5
TIMES_AS_LONG = 2.0
"""What a page may cost, as a multiple of a bare one."""


class Row(NamedTuple):
    """A name to print, what was measured in seconds, and the seconds it should stay under."""

    name: str
    seconds: float
    limit: float


def rows() -> list[Row]:
    """Seconds a page of the largest sample session, and of the same with 32 seats and 46 activities."""
    from dialogue_app.services.sample import sample_dialogues

    internal = sample_dialogues()[0]
    session = internal.sessions()[-1].id
    made: list[Row] = []
    for name, dialogue in (("sample", internal), ("32 seats", large(internal, session))):
        ours, pages = best(summary, dialogue, session)
        bare, bare_pages = best(bare_summary, dialogue, session)
        made.append(Row(f"summary, {name}, a page", ours / pages, TIMES_AS_LONG * bare / bare_pages))
        made.append(Row(f"bare Platypus, {name}, a page", bare / bare_pages, 1.0))
    return made


def large(dialogue: Dialogue, session: str) -> Dialogue:
    """The session with 32 seats, every activity of the catalogue, and a verdict in every cell."""
    from dialogue_app.core.edits import added
    from dialogue_app.core.records import CatalogueItem, Entry, Party, Seat, SelectedItem, new_id

    records: list[Any] = []
    seats = [seat.party for seat in dialogue.seats(session)]
    for place in range(len(seats), 32):
        party = Party(id=new_id(), code=f"P{place}", name=f"Party {place}", side="ALLIANCE", position=place)
        records += [party, Seat(id=new_id(), session=session, party=party.id, position=place)]
        seats.append(party.id)
    chosen = {one.catalogue_item for one in dialogue.listed(SelectedItem, session)}
    activities = [one for one in dialogue.of(CatalogueItem).values() if one.catalogue == "activities"]
    items = [one.id for one in dialogue.listed(SelectedItem, session)]
    for place, activity in enumerate(activities):
        if activity.id not in chosen:
            item = SelectedItem(
                id=new_id(), session=session, field="selection", catalogue_item=activity.id, context="P",
                wording=activity.title, position=100 + place, marking="ALLY",
            )  # fmt: skip
            records.append(item)
            items.append(item.id)
    for row, item_id in enumerate(items):
        for column, party_id in enumerate(seats):
            if dialogue.entry(session, "verdict_r1", item_id, party_id) is None:
                records.append(
                    Entry(
                        id=new_id(), session=session, field="verdict_r1", item=item_id, party=party_id,
                        value=str((row * 7 + column) % 5 + 1), marking="ALLY",
                    )
                )  # fmt: skip
    return dialogue.apply(added(*records))


def summary(dialogue: Dialogue, session: str) -> bytes:
    """The session summary."""
    from dialogue_app.documents.maker import PdfDocuments
    from dialogue_app.services.ports import DocumentRequest

    request = DocumentRequest(kind="session-summary", dialogue=dialogue, session=session, date="2026-03-12")
    return PdfDocuments().make(request, lambda _share: None)


def bare_summary(dialogue: Dialogue, session: str) -> bytes:
    """The same texts and tables through SimpleDocTemplate. The texts are gathered once and kept, so that
    only the bare building is measured.
    """
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    key = (id(dialogue), session)
    if key not in _gathered:
        _gathered[key] = gather(dialogue, session)
    story: list[Any] = []
    for kind, content, widths in _gathered[key]:
        if kind == "paragraph":
            story.append(Paragraph(*content))
            continue
        cells = [[Paragraph(*cell) if isinstance(cell, tuple) else cell for cell in row] for row in content]
        story.append(Table(cells, colWidths=widths, repeatRows=1, style=_bare_style()))
    made = io.BytesIO()
    SimpleDocTemplate(made, leftMargin=48, rightMargin=48, topMargin=56, bottomMargin=62).build(story)
    return made.getvalue()


_gathered: dict[tuple[int, str], list[tuple[str, Any, Any]]] = {}


def _bare_style() -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import lightgrey

    return [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, lightgrey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]


def gather(dialogue: Dialogue, session: str) -> list[tuple[str, Any, Any]]:
    """Every paragraph and table of the summary as plain texts with their styles."""
    from reportlab.platypus import Paragraph, Table

    from dialogue_app.core.records import Session
    from dialogue_app.documents.chapters import chapters
    from dialogue_app.documents.printing import Printing
    from dialogue_app.documents.session_summary import parts
    from dialogue_app.services.templates import template_of

    found = dialogue.get(Session, session)
    assert found is not None
    printing = Printing(dialogue, found, template_of(found))
    made: list[tuple[str, Any, Any]] = []
    for one in chapters(printing, parts(), lambda _share: None):
        if isinstance(one, Paragraph):
            made.append(("paragraph", _words(one), None))
        elif isinstance(one, Table):
            table = [_row(row) for row in vars(one)["_cellvalues"]]
            made.append(("table", table, _widths(vars(one)["_cellvalues"], vars(one)["_argW"])))
    return made


def _words(paragraph: Any) -> tuple[str, Any]:
    pieces = paragraph.frags
    if pieces and isinstance(pieces[0], list):  # measured already: words of (fragment, text)
        return escape(" ".join("".join(text for _, text in word[1:]) for word in pieces)), _bare(
            paragraph.style
        )
    return escape("".join(fragment.text for fragment in pieces)), _bare(paragraph.style)


def _bare(style: Any) -> Any:
    """The same style in the same font, as ReportLab itself measures it."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from dialogue_app.support.paths import resource

    name = f"Bare-{style.fontName}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{style.fontName}.ttf"))))
    return ParagraphStyle("bare", parent=style, fontName=name)


def _row(row: Any) -> list[Any]:
    from dialogue_app.documents.chips import ChipHead, ChipRow

    made: list[Any] = []
    for cell in row:
        if isinstance(cell, ChipRow):
            made.extend(chip.text for chip in cell.chips)
        elif isinstance(cell, ChipHead):
            made.extend(cell.codes)
        else:
            made.append(_words(cell) if hasattr(cell, "frags") else cell)
    return made


def _widths(table: Any, widths: Any) -> list[float]:
    from dialogue_app.documents.chips import ChipHead, ChipRow

    made: list[float] = []
    for cell, wide in zip(table[0], widths, strict=True):
        number = len(cell.codes) if isinstance(cell, ChipHead) else 1
        number = len(cell.chips) if isinstance(cell, ChipRow) else number
        made.extend([wide / number] * number)
    return made


def pages_of(pdf: bytes) -> int:
    """The number of pages of a PDF."""
    from pikepdf import open as opened

    with opened(io.BytesIO(pdf)) as document:
        return len(document.pages)


def best(make: Callable[[Dialogue, str], bytes], dialogue: Dialogue, session: str) -> tuple[float, int]:
    """The shortest of some runs in seconds of processor time, after one that does not count; the pages."""
    make(dialogue, session)
    times = []
    pdf = b""
    for _ in range(REPEATS):
        began = time.process_time()
        pdf = make(dialogue, session)
        times.append(time.process_time() - began)
    return min(times), pages_of(pdf)


def main() -> int:
    """Print the figures; return 1 if one is over its limit."""
    measured = rows()
    for name, seconds, limit in measured:
        over = "  OVER" if seconds > limit else ""
        rate = f"{1 / seconds:6.1f} a second"
        print(f"{name:<36} {seconds * 1000:7.1f} ms  limit {limit * 1000:6.1f}  {rate}{over}")
    return int(any(row.seconds > row.limit for row in measured))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(main())
