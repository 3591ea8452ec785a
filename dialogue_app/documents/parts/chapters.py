"""A document made of numbered chapters: title block, contents where they help, chapters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from dialogue_app.core.records import FieldSkip
from dialogue_app.documents.layout.blocks import heading, paragraph, together
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.title_block import contents
from dialogue_app.documents.parts import session_frame
from dialogue_app.documents.parts.assembly import COMPOSED, DocumentForm, MakeContext, assembled
from dialogue_app.documents.phrases.left_out import holds, nothing
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _

Part = Callable[[PrintContext], list[Flowable]]
Chapters = Sequence[tuple[str, Part]]


def in_chapters(
    form: DocumentForm, begin: MakeContext, every: Chapters, progress: Progress, *, silent: bool = False
) -> bytes:
    """The PDF of a document that is nothing but its chapters. Raises Cancelled."""

    def compose(printing: PrintContext, with_contents: bool) -> list[Flowable]:
        content = chapters(printing, every, progress, silent=silent)
        listed = contents(printing) if with_contents else []
        return [*form.title_block(printing), *listed, *content]

    return assembled(form, begin, compose, progress)


def chapters(
    printing: PrintContext, every: Chapters, progress: Progress, *, first: int = 1, silent: bool = False
) -> list[Flowable]:
    """Every chapter under its numbered heading; ``silent``: one without content is not there at all."""
    flowables: list[Flowable] = []
    number = first
    for place, (title, part) in enumerate(every):
        progress(COMPOSED * place / len(every))
        opening = heading(printing, f"{number}\u2002{printing.neat(title)}", 0)
        content = part(printing)
        if not content and silent:
            printing.headings.pop()
            continue
        number += 1
        flowables.extend(together(opening, content or [paragraph(printing, _("Nothing to print."))]))
    return flowables


def skipped(printing: PrintContext) -> list[Flowable]:
    """What was skipped or closed early, each with its reason. While no stage has begun nobody can have
    skipped anything, and that is not said.
    """
    result = session_frame.left_open(printing, titled=False)
    if result:
        return result
    stages = (
        printing.dialogue.stage_state(printing.session.id, stage.key) for stage in printing.template.stages
    )
    if not any(stages) and not holds(printing, FieldSkip):
        return [paragraph(printing, _("Nothing to print."))]
    return [nothing(printing, _("Nothing was skipped."), FieldSkip)]
