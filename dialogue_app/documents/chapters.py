"""A document made of numbered chapters: title block, contents where they help, chapters, legend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Session
from dialogue_app.documents import session_frame
from dialogue_app.documents.blocks import heading, paragraph, together
from dialogue_app.documents.lettering import Letters
from dialogue_app.documents.page import Look, build
from dialogue_app.documents.printing import Printing
from dialogue_app.documents.title_block import contents, title_block
from dialogue_app.services.disclosure import OFF
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _

COMPOSED = 0.4
"""Share of the work that lies in putting the story together; the rest is layout."""

Part = Callable[[Printing], list[Flowable]]
Chapters = Sequence[tuple[str, Part]]


@dataclass(frozen=True, slots=True)
class Composition:
    """What a document is made of. ``begin`` gives a fresh printing each time it is laid out; ``letter``
    stands at the end of its number; ``silent``: a chapter with nothing to print is not there at all.
    """

    title: str
    letter: str
    look: Look
    begin: Callable[[Letters], Printing]
    chapters: Chapters
    date: str = ""
    silent: bool = False


def refuse_off_the_record(session: Session) -> None:
    """Raises Refused where nothing may leave the room but what was agreed for the record."""
    if session.attribution_rule == OFF:
        raise Refused(
            _(
                "This session is off the record, and this document is made of single answers. Nothing was "
                "made; the session summary prints what was agreed for the record."
            )
        )


def skipped(printing: Printing) -> list[Flowable]:
    """What was skipped or closed early, each with its reason."""
    return session_frame.left_open(printing) or [paragraph(printing, _("Nothing was skipped."))]


def compose(one: Composition, progress: Progress) -> bytes:
    """The PDF. The same composition gives the same bytes. Raises Cancelled."""

    letters = Letters()

    def story(with_contents: bool) -> list[Flowable]:
        printing = one.begin(letters)
        content = _chapters(printing, one, progress)
        title = title_block(printing, one.title, one.letter, one.date)
        return [*title, *(contents(printing) if with_contents else ()), *content]

    def layout(share: float) -> None:
        progress(COMPOSED + share * (1 - COMPOSED))

    made = build(one.look, story, layout)
    progress(1.0)
    return made


def _chapters(printing: Printing, one: Composition, progress: Progress) -> list[Flowable]:
    made: list[Flowable] = []
    number = 0
    for place, (title, part) in enumerate(one.chapters):
        progress(COMPOSED * place / len(one.chapters))
        opening = heading(printing, f"{number + 1}\u2002{title}", 0)
        content = part(printing)
        if not content and one.silent:
            printing.headings.pop()
            continue
        number += 1
        made.extend(together(opening, content or [paragraph(printing, _("Nothing recorded."))]))
    return made
