"""The order in which records lie in a file has no meaning: no analysis and no document changes with it."""

from functools import cache

import pytest

from dialogue_app.core.commands.catalogue import catalogue_items
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.reports.export import analyse
from dialogue_app.services.audience.counterpart_copy import hand_over
from dialogue_app.services.catalogues import CATALOGUES
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.papers import printed, words

DOUBLE = [(kind.key, track) for kind, _make in DOCUMENTS for track in kind.tracks]


@cache
def tracks() -> dict[str, tuple[Dialogue, Dialogue]]:
    """Each track of the sample, and as it is with its records the other way round."""
    return {
        sample_dialogue.track.track: (sample_dialogue, Dialogue(reversed(list(sample_dialogue.everything()))))
        for sample_dialogue in sample_dialogues()
    }


@pytest.mark.parametrize(("kind", "track"), [case for case in DOUBLE if case[1] in tracks()])
def test_no_document_changes(kind: str, track: str) -> None:
    here, turned = tracks()[track]
    others = [pair for name, pair in tracks().items() if name != track]
    with_other = kind == "comparison"
    pdf = printed(kind, here, other=others[0][0] if with_other else None)
    other = printed(kind, turned, other=others[0][1] if with_other else None)
    assert words(pdf) == words(other)


def test_no_analysis_changes_nor_what_is_handed_over() -> None:
    for here, turned in tracks().values():
        for session in here.sessions():
            assert analyse(here, session.number) == analyse(turned, session.number)
    here, turned = (hand_over(track) for track in tracks()["EXTERNAL"])
    assert here.taken == turned.taken
    assert here.stays == turned.stays


def test_no_catalogue_changes() -> None:
    for here, turned in tracks().values():
        for name in CATALOGUES:
            assert catalogue_items(here, name) == catalogue_items(turned, name)
