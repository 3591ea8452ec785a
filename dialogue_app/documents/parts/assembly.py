"""From the parts of a document to its PDF: what every document shares, whatever it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from dialogue_app.charts.measured_text import SANS, SANS_BOLD, SANS_ITALIC
from dialogue_app.core.commands.attribution import OFF
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Session
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.page import NOTICE_LEADING, Look, build, notice_lines
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Letters
from dialogue_app.documents.layout.title_block import title_block
from dialogue_app.services.audience.redaction import TemplateOf
from dialogue_app.services.audience.session_holdings import HeldRecord
from dialogue_app.services.ports import DocumentRequest, Progress
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import N_, _

COMPOSED = 0.4
"""Share of the work that lies in putting the story together; the rest is layout."""
LANDSCAPE_WIDTH = styles.PAGE_HEIGHT - 2 * styles.MARGIN
LANDSCAPE_HEIGHT = styles.PAGE_WIDTH - styles.TOP - styles.BOTTOM
FICTION = N_("Fictional, for training. States, persons and events are invented.")

MakeContext = Callable[[Letters], PrintContext]
Compose = Callable[[PrintContext, bool], Sequence[Flowable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentForm:
    """What a document is as a whole. ``about``: whom it is about, if anybody. ``letter`` stands at the end of
    its number, ``notice`` on every page that has none of the track's own.
    """

    title: str
    letter: str
    about: str = ""
    date: str = ""
    landscape: bool = False
    watermark: str = ""
    notice: str = ""

    def title_block(self, printing: PrintContext) -> list[Flowable]:
        """The top of the first page."""
        wide = LANDSCAPE_WIDTH if self.landscape else styles.WIDTH
        return title_block(printing, self.title, self.letter, self.date, wide, self.about)


def printings(
    request: DocumentRequest,
    dialogue: Dialogue,
    session: Session,
    template: Template,
    held: tuple[HeldRecord, ...],
    *,
    for_one: bool = False,
) -> MakeContext:
    """What makes a fresh PrintContext of a dialogue and session as far as the document may print them;
    ``held`` and ``for_one`` as there.
    """

    def begin(letters: Letters) -> PrintContext:
        return PrintContext(
            dialogue,
            session,
            template,
            request.language,
            letters=letters,
            held=held,
            withheld=request.withheld,
            for_one=for_one,
            whole=request.whole,
        )

    return begin


def assembled(form: DocumentForm, begin: MakeContext, compose: Compose, progress: Progress) -> bytes:
    """The PDF. ``compose`` is called once or twice, with a fresh PrintContext and whether to print contents.
    The same parts give the same bytes. Raises Cancelled.
    """
    first = begin(Letters())

    def story(with_contents: bool) -> Sequence[Flowable]:
        return compose(begin(first.letters), with_contents)

    def layout(share: float) -> None:
        progress(COMPOSED + share * (1 - COMPOSED))

    progress(0.0)
    result = build(_look(first, form), story, layout)
    progress(1.0)
    return result


def _look(printing: PrintContext, form: DocumentForm) -> Look:
    """What stands on every page."""
    letters = printing.letters
    marking = scale("HANDLING").shown(printing.session.handling or "MOD")
    return Look(
        marking=letters.plain(marking.upper(), SANS_BOLD),
        accent=printing.accent,
        kind=letters.plain(f"{form.title}: {form.about}" if form.about else form.title, SANS),
        name=letters.plain(printing.of_the_whole(printing.dialogue.track.name), SANS),
        notice=_notice(printing) or letters.plain(form.notice, SANS_ITALIC),
        language=printing.language,
        landscape=form.landscape,
        watermark=letters.plain(form.watermark, SANS_BOLD),
    )


def _notice(printing: PrintContext) -> str:
    track = printing.dialogue.track
    notice = printing.of_the_whole(track.notice)
    if not notice and "yes" in (track.fiction, printing.session.fiction):
        notice = _(FICTION)
    return printing.letters.plain(notice, SANS_ITALIC)


def page_height(printing: PrintContext, *, landscape: bool = False) -> float:
    """How much fits on a page below the markings and the notice."""
    high = LANDSCAPE_HEIGHT if landscape else styles.PAGE_HEIGHT - styles.TOP - styles.BOTTOM
    return float(high - len(notice_lines(_notice(printing))) * NOTICE_LEADING)


def templates(session: Session, template: Template) -> TemplateOf:
    """The templates of every session, where that of one is known already."""
    return lambda other: template if other.id == session.id else template_of(other)


def refuse_off_the_record(session: Session) -> None:
    """Raises Refused where nothing may leave the room but what was agreed for the record."""
    if session.attribution_rule == OFF:
        raise Refused(
            _(
                "This session is off the record, and this document is made of single answers. Nothing was "
                "made; the session summary prints what was agreed for the record."
            )
        )
