"""What is sealed, or waits in a sealed field, is printed in no document of any kind, under any rule."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import INTERNAL
from dialogue_app.core.visibility.hidden_answers import hide
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from tests.documents.reading import raw, text
from tests.services.sealed_sample import CANARY, EVERY, loose_external, sealed_external, sealed_internal

Make = Callable[[], Dialogue]


def ruled(dialogue: Dialogue, rule: str) -> Dialogue:
    """Every session under one rule, at the highest marking that may be printed."""
    sessions = [
        Edit(session, dataclasses.replace(session, attribution_rule=rule, handling="DELEG"))
        for session in dialogue.sessions()
    ]
    return dialogue.apply(sessions)


def printed(kind: str, dialogue: Dialogue, session: str, other: Dialogue | None = None) -> bytes:
    request = DocumentRequest(kind=kind, dialogue=dialogue, session=session, date="2026-03-27", other=other)
    return PdfDocuments().make(request, lambda _share: None)


@pytest.mark.parametrize("made", EVERY)
def test_no_document_holds_it(made: Make) -> None:
    dialogue = made()
    kinds = [kind.key for kind, _make in DOCUMENTS if dialogue.track.track in kind.tracks]
    assert kinds
    for kind in kinds:
        look_at(kind, dialogue)


def look_at(kind: str, dialogue: Dialogue) -> None:
    """Print a kind of document with and without the other track, under a strict and a loose rule."""
    for other in (None, sealed_external(), loose_external()) if dialogue.track.track == INTERNAL else (None,):
        for held in (dialogue, ruled(dialogue, "REC")):
            try:
                made_pdf = printed(kind, held, dialogue.sessions()[-1].id, other)
            except Refused:
                continue
            assert CANARY.encode() not in raw(made_pdf)
            assert CANARY not in text(made_pdf)


def test_an_answer_that_is_hidden_until_the_reveal_is_not_printed() -> None:
    dialogue = sealed_internal()
    session = dialogue.sessions()[-1].id
    hidden = dialogue.apply(hide(dialogue, session, "talks_for").edits)
    words = next(
        cell.value
        for cells in dialogue.field_entries(session, "talks_for").values()
        for cell in cells.values()
    ).split("\n")[0][:40]
    assert " ".join(words.split()) in text(printed("session-summary", dialogue, session))
    assert " ".join(words.split()) not in text(printed("session-summary", hidden, session))
