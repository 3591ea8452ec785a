"""What the analyses tell of a session whose attribution rule hides who said what."""

import dataclasses
import json

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import BRIEF, INTERNAL, TRAINING, Entry, Session
from dialogue_app.reports.export import analyse, analyse_as_ruled
from dialogue_app.reports.plain_values import Json
from dialogue_app.services.audience.uncounted import counted
from dialogue_app.services.templates import template_of
from tests.documents.made_up import Maker
from tests.services import amber_sea


def under(dialogue: Dialogue, rule: str) -> Dialogue:
    return Dialogue(
        dataclasses.replace(record, attribution_rule=rule) if isinstance(record, Session) else record
        for record in dialogue.everything()
    )


def made(seats: int, rule: str, track: str = INTERNAL) -> Dialogue:
    return Maker(track, attribution_rule=rule).seats(seats).fill(items=4, sealed=False).dialogue


def names(analyses: Json) -> str:
    return json.dumps(analyses, ensure_ascii=False)


def in_one_round(dialogue: Dialogue) -> Dialogue:
    return Dialogue(
        record for record in dialogue.everything() if not isinstance(record, Entry) or record.round == 1
    )


@pytest.mark.parametrize("rule", ["REC", "PARTY"])
def test_by_name_everything_is_told(rule: str) -> None:
    inside, outside = under(amber_sea.internal(), rule), under(amber_sea.external(), rule)
    ruled = analyse_as_ruled(inside, None, outside)
    assert ruled.analyses == analyse(inside, None, outside)
    assert ruled.sentences == ()


@pytest.mark.parametrize("rule", ["CHR", "SIDE"])
def test_parties_are_counted_and_not_named(rule: str) -> None:
    dialogue = in_one_round(made(9, rule))
    assert not counted(dialogue, template_of).rows
    named, ruled = analyse(dialogue), analyse_as_ruled(dialogue)
    assert set(ruled.analyses) == set(named)
    for party in dialogue.parties():
        assert f'"{party.code}"' in names(named)
        assert f'"{party.code}"' not in names(ruled.analyses)
    for activity, other in zip(ruled.analyses["unity"], named["unity"], strict=True):
        assert set(activity) == set(other)
        assert (activity["n"], activity["median"], activity["label"]) == (
            other["n"],
            other["median"],
            other["label"],
        )
        assert {k: len(v) for k, v in activity["statuses"].items()} == {
            k: len(v) for k, v in other["statuses"].items()
        }
        assert [out["delta"] for out in activity["outliers"]] == [out["delta"] for out in other["outliers"]]
    assert [len(group) for group in ruled.analyses["groups"]] == [len(group) for group in named["groups"]]
    assert ruled.analyses["red_line_share"] is None
    assert ruled.sentences[0].startswith("Who gave which answer is withheld")


def test_an_activity_whose_answers_are_in_no_count_is_named_and_nothing_told_of_it() -> None:
    """As in print: a second round that has only begun would be told by the difference of two counts."""
    dialogue = made(9, "CHR")
    assert {place[1] for place in counted(dialogue, template_of).rows} == {"verdict_r1"}
    ruled = analyse_as_ruled(dialogue)
    assert [row["activity"] for row in ruled.analyses["unity"]]
    assert {row["n"] for row in ruled.analyses["unity"]} == {None}
    assert "are in no count" in ruled.sentences[-1]


def test_few_are_not_even_counted() -> None:
    analyses = analyse_as_ruled(made(4, "CHR")).analyses
    assert analyses["unity"]
    for row in analyses["unity"]:
        assert {key for key, value in row.items() if value is not None} <= {"activity", "context", "seats"}
    assert (analyses["groups"], analyses["ranking"], analyses["change"]) == (None,) * 3
    assert all(option["shift"] is None and option["risk"] is None for option in analyses["options"])


def test_one_more_answer_changes_nothing_before_all_are_there() -> None:
    dialogue = made(9, "CHR")
    party = dialogue.seats(dialogue.sessions()[-1].id)[-1].party
    told = []
    for level in ("1", "5"):
        some = Dialogue(
            dataclasses.replace(record, value=level)
            if isinstance(record, Entry) and record.field == "verdict_r1"
            else record
            for record in dialogue.everything()
            if not isinstance(record, Entry) or record.party != party
        )
        told.append(analyse_as_ruled(some))
    assert told[0] == told[1]
    assert {row["n"] for row in told[0].analyses["unity"]} == {None}
    assert {row["statuses"] for row in told[0].analyses["unity"]} == {None}
    assert "are in no count" in told[0].sentences[-1]


def test_the_sides_are_not_told_from_one_another() -> None:
    inside, outside = amber_sea.internal(), under(amber_sea.external(), "CHR")
    named = analyse(inside, None, outside)
    for ruled in (analyse_as_ruled(inside, None, outside), analyse_as_ruled(outside, None, inside)):
        analyses = ruled.analyses
        assert (analyses["coorientation"], analyses["prediction"], analyses["seams"]) == (None, None, None)
        assert analyses["signals"]["mean_shift"] is None
        assert analyses["zones"]
        assert all(zone["alliance"] is zone["russia"] is zone["flags"] is None for zone in analyses["zones"])
        assert len(analyses["zones"]) == len(named["zones"])
    assert analyse_as_ruled(inside).analyses == analyse(inside)


def test_an_exercise_follows_both() -> None:
    analyses = analyse_as_ruled(made(9, "CHR", TRAINING)).analyses
    assert analyses["red_line_share"] is analyses["coorientation"] is None
    by_side = analyse_as_ruled(made(9, "SIDE", TRAINING)).analyses
    assert by_side["red_line_share"] is None
    assert by_side["coorientation"] is not None


def test_a_brief_writes_about_the_sides() -> None:
    dialogue = Maker(BRIEF, attribution_rule="CHR").fill(items=2).dialogue
    assert analyse_as_ruled(dialogue).analyses == analyse(dialogue)


def test_off_the_record_there_is_nothing() -> None:
    with pytest.raises(Refused, match="off the record"):
        analyse_as_ruled(made(9, "OFF"))
    with pytest.raises(Refused, match="off the record"):
        analyse_as_ruled(amber_sea.internal(), None, under(amber_sea.external(), "OFF"))
