"""A record whose status was cleared counts as what its kind begins with, in every document and analysis."""

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import status_of
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import Listed
from dialogue_app.core.shown_values import value_of
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.reports.export import analyse
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.papers import changed, printed, words

INSIDE, OUTSIDE = sample_dialogues()
BEGIN = {
    kind: str(kind.__dataclass_fields__["status"].default)
    for kind in LISTED
    if "status" in kind.__dataclass_fields__ and kind.__dataclass_fields__["status"].default
}
CASES = [
    pytest.param(document.key, here, id=f"{document.key} {here.track.track}")
    for here in (INSIDE, OUTSIDE)
    for document, _make in DOCUMENTS
    if here.track.track in document.tracks
]


def with_status(dialogue: Dialogue, *, cleared: bool) -> Dialogue:
    """The same with the status of every record cleared, or that with which its kind begins."""
    for kind, begin in BEGIN.items():
        dialogue = changed(dialogue, kind, status="" if cleared else begin)
    return dialogue


@pytest.mark.parametrize(("document", "here"), CASES)
def test_documents_say_the_same(document: str, here: Dialogue) -> None:
    other = OUTSIDE if document == "comparison" else None
    blank, begun = (
        words(printed(document, with_status(here, cleared=cleared), other=other)) for cleared in (True, False)
    )
    assert blank == begun


@pytest.mark.parametrize("here", [INSIDE, OUTSIDE], ids=("internal", "external"))
def test_analyses_say_the_same(here: Dialogue) -> None:
    assert analyse(with_status(here, cleared=True)) == analyse(with_status(here, cleared=False))


@pytest.mark.parametrize("kind", BEGIN, ids=lambda kind: kind.__name__)
def test_forms_show_the_status_that_counts(kind: type[Listed]) -> None:
    assert BEGIN[kind] == value_of(kind(status=""), "status") == status_of(kind(status=""))
    assert value_of(kind(status="LIFTED"), "status") == "LIFTED"
