"""From the parts of a document to its PDF: what every document about a whole session or track shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Session
from dialogue_app.core.template import Template
from dialogue_app.documents import styles
from dialogue_app.documents.fonts import SANS_BOLD
from dialogue_app.documents.lettering import Letters
from dialogue_app.documents.narrowing import TemplateOf
from dialogue_app.documents.page import NOTICE_LEADING, Look, build, notice_lines
from dialogue_app.documents.printing import Printing
from dialogue_app.documents.session_summary import look
from dialogue_app.services.ports import DocumentRequest, Progress
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _

COMPOSED = 0.4
"""Share of the work that lies in putting the story together; the rest is layout."""
LANDSCAPE_WIDTH = styles.PAGE_HEIGHT - 2 * styles.MARGIN
LANDSCAPE_HEIGHT = styles.PAGE_WIDTH - styles.TOP - styles.BOTTOM

MakePrinting = Callable[[Letters], Printing]
Compose = Callable[[Printing], Sequence[Flowable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a document looks as a whole."""

    title: str
    landscape: bool = False
    watermark: str = ""


def assembled(form: Form, begin: MakePrinting, compose: Compose, progress: Progress) -> bytes:
    """The PDF. ``compose`` is called once or twice with a fresh Printing. Raises Cancelled."""
    first = begin(Letters())

    def story(_with_contents: bool) -> Sequence[Flowable]:
        return compose(begin(first.letters))

    def layout(share: float) -> None:
        progress(COMPOSED + share * (1 - COMPOSED))

    progress(0.0)
    made = build(_look(first, form), story, layout)
    progress(1.0)
    return made


def _look(printing: Printing, form: Form) -> Look:
    plain = look(printing, form.title)
    mark = printing.letters.plain(form.watermark, SANS_BOLD)
    return Look(
        marking=plain.marking,
        accent=plain.accent,
        kind=plain.kind,
        name=plain.name,
        notice=plain.notice,
        language=plain.language,
        landscape=form.landscape,
        watermark=mark,
    )


def page_height(printing: Printing, *, landscape: bool = False) -> float:
    """How much fits on a page below the markings and the notice."""
    notice = look(printing, "").notice
    high = LANDSCAPE_HEIGHT if landscape else styles.PAGE_HEIGHT - styles.TOP - styles.BOTTOM
    return float(high - len(notice_lines(notice)) * NOTICE_LEADING)


def templates(session: Session, template: Template) -> TemplateOf:
    """The templates of every session, where that of one is known already."""
    return lambda one: template if one.id == session.id else template_of(one)


def refuse_other(request: DocumentRequest, title: str) -> None:
    """Refuse a second file where a document is made of one track only."""
    if request.other is not None:
        raise Refused(
            _("“{title}” is made from this track alone, without the other file. Nothing was written.").format(
                title=title
            )
        )
