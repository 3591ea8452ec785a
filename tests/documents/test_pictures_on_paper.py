"""The pictures that documents have are those that Help and the documents themselves say they have."""

import re
from pathlib import Path

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import added
from dialogue_app.core.records import EXTERNAL, INTERNAL, Participant, Party, SelectedItem
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.support.paths import resource
from tests.documents.papers import printed, words

REPORTS = Path(__file__).parents[2] / "dialogue_app" / "reports"
DOCUMENTS = Path(__file__).parents[2] / "dialogue_app" / "documents"


def test_the_pictures_that_documents_have_are_named_and_the_others_too() -> None:
    source = "\n".join(path.read_text("utf-8") for path in DOCUMENTS.rglob("*.py"))
    told = (resource("help") / "printing.md").read_text("utf-8").replace("\n", " ")
    drawing = [
        path.parent.name
        for path in REPORTS.glob("*/*.py")
        for _picture in re.findall(r"^def draw_", path.read_text("utf-8"), re.MULTILINE)
    ]
    in_print = [key for key in drawing if f'"{key}"' in source]
    numbers = {6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}
    some, every = len(in_print), len(drawing)
    assert f"Documents have {numbers[some]} of the {numbers[every]} pictures" in told
    left = ("changes between sessions", "moves between zones", "perceptions")
    words = (DOCUMENTS / "phrases" / "left_out.py").read_text("utf-8").replace('"\n            "', "")
    assert all(key in words for key in left)


def attended_by(name: str, track: str, rule: str) -> str:
    """A brief of the sample, where somebody of this name is at the table and may not be named."""
    dialogue: Dialogue = sample_dialogues()[track == EXTERNAL]
    session = dialogue.sessions()[-1]
    person = Participant(id="guest", session=session.id, name=name, position=99)
    kind = "external-brief" if track == EXTERNAL else "internal-brief"
    return words(printed(kind, dialogue.apply(added(person)), attribution_rule=rule))


@pytest.mark.parametrize("track", [INTERNAL, EXTERNAL])
def test_who_is_called_like_an_id_changes_nothing_in_print(track: str) -> None:
    dialogue = sample_dialogues()[track == EXTERNAL]
    rule = "PARTY" if track == INTERNAL else "SIDE"
    plain = attended_by("Ferdinand Qvistgaard", track, rule)
    ids = [
        next(iter(dialogue.of(Party))),
        next(iter(dialogue.listed(SelectedItem, dialogue.sessions()[-1].id))).id,
    ]
    for name in ids:
        assert attended_by(name, track, rule) == plain, name
