"""What is sealed, or waits in a sealed field, is in no analysis, no chart and no search."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Entry
from dialogue_app.core.visibility.hidden_answers import hide
from dialogue_app.core.visibility.unsealed_only import shut
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.export import analyse
from dialogue_app.reports.questions import QUESTIONS
from dialogue_app.services.analysis import hold
from dialogue_app.services.search.search_index import SearchIndex
from dialogue_app.services.templates import template_of
from tests.services.sealed_sample import (
    CANARY,
    EVERY,
    loose_external,
    loose_internal,
    sealed_external,
    sealed_internal,
)

Make = Callable[[], Dialogue]
MADE = pytest.mark.parametrize("made", EVERY)


@MADE
def test_there_is_something_to_hide(made: Make) -> None:
    assert CANARY in str(list(made().everything()))
    assert CANARY not in str(list(shut(made(), template_of).everything()))


@MADE
def test_no_analysis_of_any_session_holds_it(made: Make) -> None:
    for session in made().sessions():
        assert CANARY not in json.dumps(analyse(made(), session.number))


@pytest.mark.parametrize(("inside", "outside"), [
    (sealed_internal, sealed_external), (loose_internal, loose_external),
])  # fmt: skip
def test_no_analysis_of_both_tracks_holds_it(inside: Make, outside: Make) -> None:
    for dialogue, other in ((inside(), outside()), (outside(), inside())):
        assert CANARY not in json.dumps(analyse(dialogue, None, other))


@MADE
@pytest.mark.parametrize("word", [CANARY, f"{CANARY}0", f"{CANARY}1text", "canarybirdvalue"])
def test_no_search_finds_it(made: Make, word: str) -> None:
    index = SearchIndex(made(), template_of)
    assert index.find(word).total == 0
    assert index.find(f'"{word}"').total == 0


@MADE
def test_no_report_is_made_of_it(made: Make) -> None:
    for session in made().sessions():
        held = hold(shut(made(), template_of), session.number)
        context = ReportContext(held, made().track.track)
        for question in QUESTIONS:
            assert CANARY not in repr(question.reports(context))
            assert CANARY not in repr(question.overview(context))


def test_an_answer_that_is_hidden_until_the_reveal_is_in_no_analysis() -> None:
    plain = sealed_internal()
    session = plain.sessions()[-1]
    assert analyse(plain)["unity"][0]["n"] > 0
    hidden = plain.apply(hide(plain, session.id, "verdict_r1").edits)
    assert {analysis["n"] for analysis in analyse(hidden)["unity"]} == {0}
    assert len(hidden.of(Entry)) == len(plain.of(Entry))
