"""Which documents there are and when one is refused."""

import dataclasses
import subprocess
import sys

import pytest

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL, TRACKS
from dialogue_app.documents import kinds
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DELEGATION, OTHER_TRACK, DocumentKind, DocumentMaker
from tests.documents.made_up import made_up, request


def silent(_share: float) -> None:
    return None


def test_the_session_summary_is_there_for_every_track() -> None:
    maker: DocumentMaker = PdfDocuments()
    (kind,) = [kind for kind in maker.kinds() if kind.key == "session-summary"]
    assert kind.tracks == TRACKS
    assert kind.marking == "of the session"
    assert kind.title
    assert kind.purpose
    assert kind.readers
    keys = [kind.key for kind in maker.kinds()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("wrong", [{"kind": "poem"}, {"session": "gone"}, {"session": ""}])
def test_an_unknown_kind_or_session_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(Refused):
        PdfDocuments().make(request(made_up(INTERNAL), **wrong), silent)


def test_a_document_of_another_track_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    (kind, make), *_rest = kinds.DOCUMENTS
    monkeypatch.setattr(kinds, "DOCUMENTS", ((dataclasses.replace(kind, tracks=("EXTERNAL",)), make),))
    with pytest.raises(Refused):
        PdfDocuments().make(request(made_up(INTERNAL)), silent)


def test_reportlab_is_loaded_only_when_it_is_needed() -> None:
    program = (
        "import sys, dialogue_app.documents.maker as m; m.PdfDocuments(); print('reportlab' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("kind", [kind for kind, _make in kinds.DOCUMENTS], ids=lambda kind: kind.key)
def test_what_a_kind_does_not_take_is_refused_and_never_ignored(kind: DocumentKind) -> None:
    asked = request(made_up(kind.tracks[0]), kind=kind.key)
    given = {
        OTHER_TRACK: dataclasses.replace(asked, other=made_up(EXTERNAL).dialogue),
        DELEGATION: dataclasses.replace(asked, delegation="ATL"),
    }
    for what, more in given.items():
        if what not in kind.takes:
            with pytest.raises(Refused, match="Nothing was written"):
                PdfDocuments().make(more, silent)
            assert more.of_kind(kind).asked == ()
