"""The pictures that documents have are those that Help and the documents themselves say they have."""

import dataclasses
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dialogue_app.analyses.both_sides.two_way import TwoWayOverview
from dialogue_app.analyses.judgements.unity_overview import UnityOverview
from dialogue_app.charts.kinds import CHARTS
from dialogue_app.charts.option_field import Options
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import added
from dialogue_app.core.records import EXTERNAL, INTERNAL, Participant, Party, Record, SelectedItem
from dialogue_app.documents.layout.figures import words_of
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.support.paths import resource
from tests.documents.papers import printed, words

REPORTS = Path(__file__).parents[2] / "dialogue_app" / "reports"
DOCUMENTS = Path(__file__).parents[2] / "dialogue_app" / "documents"


def test_the_pictures_that_documents_have_are_named_and_the_others_too() -> None:
    source = "\n".join(path.read_text("utf-8") for path in DOCUMENTS.rglob("*.py"))
    drawn = {one.name for one in CHARTS if f"{one.draw.__name__}(" in source}
    on_paper = {one.name for one in CHARTS if one.on_paper}
    assert drawn == on_paper
    told = (resource("help") / "printing.md").read_text("utf-8").replace("\n", " ")
    drawing = [path.parent.name for path in REPORTS.glob("*/*picture.py")]
    in_print = [key for key in drawing if f'"{key}"' in source]
    numbers = {6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}
    some, every = len(on_paper) + len(in_print), len(CHARTS) + len(drawing)
    assert f"Documents have {numbers[some]} of the {numbers[every]} pictures" in told
    left = ("changes between sessions", "moves between zones", "perceptions")
    words = (DOCUMENTS / "phrases" / "left_out.py").read_text("utf-8").replace('"\n            "', "")
    assert all(one in words for one in left)


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


def texts_in(kind: Any, seen: set[type]) -> Iterator[tuple[type, str]]:
    """Every attribute with a text in what a picture is drawn of, however deep, with its class."""
    if kind in seen or not dataclasses.is_dataclass(kind):
        return
    assert isinstance(kind, type)
    seen.add(kind)
    hints = typing.get_type_hints(kind)
    for one in dataclasses.fields(kind):
        for part in parts_of(hints[one.name]):
            if part is str:
                yield kind, one.name
            else:
                yield from texts_in(part, seen)


def parts_of(hint: Any) -> Iterator[Any]:
    """The types that a type is made of."""
    inner = typing.get_args(hint)
    yield from (part for one in inner for part in parts_of(one)) if inner else (hint,)


IDS_AND_CODES = {
    "Answerer": {"id", "side"}, "Item": {"id"},
    "UnityOverview": {"activities"}, "ActivityUnity": {"answers", "cells"},
    "Unity": {"label", "inside", "outside", "statuses"}, "Outlier": {"party"},
    "TwoWayOverview": {"scores"}, "TwoWay": {"coorientation", "gaps"}, "Said": {"values", "late"},
    "RulesZone": {"zone", "flags"}, "Coorientation": {"state"},
    "PredictionScore": {"hits", "missed", "phantom", "dangerous"},
    "OptionResult": {"dominated_by", "checks"}, "OptionEffect": {"option"},
}  # fmt: skip
"""What of the things that pictures are drawn of is no word that somebody has written."""


def test_each_text_in_a_picture_is_known_as_words_or_as_an_id_or_a_code() -> None:
    seen: set[type] = set()
    for kind in (UnityOverview, TwoWayOverview, Options):
        for owner, name in texts_in(kind, seen):
            known = IDS_AND_CODES.get(owner.__name__, set())
            assert issubclass(owner, Record) or (name in words_of(owner)) != (name in known), (owner, name)
