"""A maker of documents that makes the same two pages whatever is asked, and the page that shows them."""

import io
from collections.abc import Callable

from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL, TRAINING
from dialogue_app.services.ports import DELEGATION, OTHER_TRACK, DocumentKind, DocumentRequest, Progress
from dialogue_app.ui.pages.documents.documents_page import DocumentsPage
from dialogue_app.ui.pages.side_page import PageContext, PageTools
from dialogue_app.ui.track.open_track import OpenTrack

Tracks = Callable[[str], OpenTrack]


def a_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for text in ("one", "two"):
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class Maker:
    """Makes the same two pages whatever is asked, and remembers what was asked."""

    def __init__(self, *, sheets: bool = False) -> None:
        self.asked: list[DocumentRequest] = []
        self.sheets = sheets
        self.refuse = False

    def kinds(self) -> tuple[DocumentKind, ...]:
        words = {"marking": "PART", "purpose": "To remember.", "readers": "All at the table"}
        if self.sheets:
            return (
                DocumentKind(
                    key="debrief", title="Training debrief", tracks=(TRAINING,), takes=(DELEGATION,), **words
                ),
            )
        return (
            DocumentKind(key="summary", title="Session summary", tracks=(INTERNAL, EXTERNAL), **words),
            DocumentKind(
                key="comparison", title="Comparison", tracks=(INTERNAL,), takes=(OTHER_TRACK,), **words
            ),
        )

    def make(self, request: DocumentRequest, progress: Progress) -> bytes:
        self.asked.append(request)
        progress(0.5)
        if self.refuse:
            raise Refused("There is nothing to print.")
        return a_pdf()


def shown(qtbot: QtBot, maker: Maker, track: OpenTrack, *others: OpenTrack) -> DocumentsPage:
    tools = PageTools(documents=lambda: maker, open_tracks=lambda: (track, *others))
    page = DocumentsPage(PageContext(track, track.dialogue.sessions()[-1].id, tools))
    qtbot.addWidget(page)
    track.changed.connect(page.refresh)
    page.resize(1100, 800)
    page.show()
    return page
