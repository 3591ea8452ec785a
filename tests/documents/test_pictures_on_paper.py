"""The pictures that documents have are those that Help and the documents themselves say they have."""

from pathlib import Path

from dialogue_app.charts.kinds import CHARTS
from dialogue_app.support.paths import resource

DOCUMENTS = Path(__file__).parents[2] / "dialogue_app" / "documents"
SET_BY_THEMSELVES = {"verdict-strip"}
"""Documents set these as tables of their own, so that they can be read aloud."""


def test_six_of_the_pictures_are_in_documents_and_the_others_are_named() -> None:
    source = "\n".join(path.read_text("utf-8") for path in DOCUMENTS.rglob("*.py"))
    drawn = {one.name for one in CHARTS if f"{one.draw.__name__}(" in source}
    on_paper = {one.name for one in CHARTS if one.on_paper}
    assert drawn | SET_BY_THEMSELVES == on_paper
    assert len(on_paper) == len(CHARTS) - len(on_paper) == 6
    told = (resource("help") / "printing.md").read_text("utf-8").replace("\n", " ")
    assert "Documents have six of the twelve pictures" in told
    left = ("changes between sessions", "moves between zones", "perceptions", "signals", "differences")
    words = (DOCUMENTS / "left_out.py").read_text("utf-8").replace('"\n            "', "")
    assert all(one in words for one in left)
