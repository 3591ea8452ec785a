"""Where a text proposed for release comes from, as far as that should give pause: a paragraph whose silence
procedure is not over, or no source at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_app.core.commands.silence import OVER, RUNNING, phase
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineDraft, LineParagraph, ReleaseItem, SilenceProcedure
from dialogue_app.support.translation import _


def doubts(dialogue: Dialogue, item: ReleaseItem) -> Iterator[tuple[str, str]]:
    """What somebody has to confirm about the sources of an item: (what it is about, a sentence).

    A verdict comes from its activity and needs no other source.
    """
    running = _under_silence(dialogue, item.session)
    for key in item.sources:
        source = dialogue.get(LineParagraph, key)
        if source is not None and source.number in running:
            yield (
                _("Paragraph {number}").format(number=source.number),
                _("is under silence, and the procedure has not been closed"),
            )
    if item.sources or (item.kind == "VERDICT" and item.activity):
        return
    if running:
        sentence = _("it names no text that it comes from, and a silence procedure has not been closed")
    else:
        sentence = _("it names no text that it comes from, so nobody can see whether that text is settled")
    yield _("No source"), sentence


def _under_silence(dialogue: Dialogue, session: str) -> frozenset[str]:
    """The numbers of the paragraphs that were circulated in procedures that have not been closed."""
    numbers: set[str] = set()
    for silence in dialogue.listed(SilenceProcedure, session):
        if phase(silence) in (RUNNING, OVER):
            sent = [
                draft for draft in dialogue.listed(LineDraft, session) if draft.version == silence.version
            ]
            numbers |= {number for draft in sent[-1:] for number, _text in draft.paragraphs}
    return frozenset(numbers)
