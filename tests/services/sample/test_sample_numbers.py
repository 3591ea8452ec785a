"""The sample has every number of its method's scenario, and the analyses make of it what is published."""

import json
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from dialogue_app.core.commands.catalogue import item_by_code
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    Inject,
    LineParagraph,
    PerceptionStatement,
    ReadBack,
    RedLine,
    Reservation,
    ResponseOption,
    RoleCard,
    Signal,
    SourceOfAntagonism,
)
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES, CatalogueItem, SelectedItem, Session
from dialogue_app.reports.export import analyse
from tests.services.amber_sea import exercise, external, internal

REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "reference" / "amber_sea.json").read_text("utf-8")
)


def codes(dialogue: Dialogue, session: Session) -> dict[str, str]:
    """Code of an activity -> id of its selection."""
    return {
        dialogue.of(CatalogueItem)[item.catalogue_item].code: item.id
        for item in dialogue.listed(SelectedItem, session.id, "selection")
    }


def value(dialogue: Dialogue, session: Session, *place: str) -> str:
    entry = dialogue.entry(session.id, *place)
    return entry.value if entry else ""


# -- the numbers of the scenario ---------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2])
def test_every_verdict_of_the_allies_is_there(number: int) -> None:
    session = internal().sessions()[number - 1]
    seats = [internal().party_by_code(code) for code in REFERENCE["order"]]
    rows = codes(internal(), session)
    assert list(rows) == REFERENCE["activities"]
    for activity, verdicts in REFERENCE[f"session{number}"].items():
        verdict_codes = [
            value(internal(), session, "verdict_r1", rows[activity], party.id) for party in seats if party
        ]
        assert verdict_codes == [str(verdict) for verdict in verdicts], activity


def test_every_verdict_of_the_sides_is_there() -> None:
    (session,) = external().sessions()
    rows = codes(external(), session)
    places = {
        "A_on_R": ("on_other", ALLIANCE),
        "R_on_A": ("on_other", RUSSIA),
        "A_on_A": ("on_self", ALLIANCE),
        "R_on_R": ("on_self", RUSSIA),
        "A_pred": ("prediction", ALLIANCE),
        "R_pred": ("prediction", RUSSIA),
    }
    assert list(rows) == list(REFERENCE["twoway"])
    for activity, expected in REFERENCE["twoway"].items():
        for name, (field, side) in places.items():
            assert value(external(), session, field, rows[activity], side) == str(expected[name]), activity


def test_every_perception_is_there() -> None:
    (session,) = external().sessions()
    statements = {
        perception_statement.code: perception_statement
        for perception_statement in external().listed(PerceptionStatement, session.id, "statements")
    }
    assert list(statements) == list(REFERENCE["perceptions"])
    for code, expected in REFERENCE["perceptions"].items():
        for name, (field, side) in {
            "A_direct": ("direct", ALLIANCE),
            "A_meta": ("meta", ALLIANCE),
            "R_direct": ("direct", RUSSIA),
            "R_meta": ("meta", RUSSIA),
        }.items():
            assert value(external(), session, field, statements[code].id, side) == str(expected[name]), code
        wording = item_by_code(external(), "statements", code)
        assert wording is not None
        assert statements[code].text == wording.title


def test_every_signal_is_there() -> None:
    sides = {"ALL": ALLIANCE, "RUS": RUSSIA}
    signals = {signal_record.code: signal_record for signal_record in external().of(Signal).values()}
    for expected in REFERENCE["signals"]:
        signal = signals.pop(expected["code"])
        assert (signal.sender, signal.receiver) == (sides[expected["sender"]], sides[expected["receiver"]])
        assert signal.description == expected["text"]
        assert (signal.intended, signal.intended_level) == (
            expected["intended"],
            str(expected["intended_level"]),
        )
        assert signal.noticed == ("yes" if expected["noticed"] else "no")
        assert signal.received == (expected["received"] or "")
        assert signal.received_level == str(expected["received_level"] or "")
    assert not signals


def test_every_difference_is_there() -> None:
    tracks = {"EXT": external(), "INT": internal()}
    counted = 0
    for expected in REFERENCE["differences"]:
        dialogue = tracks[expected["track"]]
        for difference in (
            difference_record
            for difference_record in dialogue.of(Difference).values()
            if difference_record.code == expected["code"]
        ):
            counted += 1
            assert difference.statement == expected["statement"]
            assert (difference.nature, difference.secondary) == (expected["nature"], expected["secondary"])
            read_back = {difference.readback_a, difference.readback_b} <= {"ACC", "COR"}
            assert read_back == expected["readback_ok"]
            assert (difference.restraint_a, difference.restraint_b) == (
                expected["restraint_A"],
                expected["restraint_B"],
            )
            assert difference.clarifying_step == ("yes" if expected["clarifying_step"] else "no")
            assert difference.prospect == REFERENCE["prospects"][expected["code"]]
            linked = {dialogue.of(CatalogueItem)[activity].code for activity in difference.activities}
            assert {expected["activity"]} - {""} <= linked
            assert difference.review
    assert counted == 8 + 3 * 2


def test_response_options_have_the_medians_of_the_table() -> None:
    session = internal().sessions()[1]
    options = {
        response_option.code: response_option
        for response_option in internal().listed(ResponseOption, session.id, "options")
    }
    assert list(options) == [row[0] for row in REFERENCE["options"]]
    for code, text, benefit, cost, restraint, _shift, risk, _dominated in REFERENCE["options"]:
        option = options[code]
        assert option.text == text
        effects = [
            median(
                int(value(internal(), session, "effects", option.id, seat.party, aspect))
                for seat in internal().seats(session.id)
            )
            for aspect in ("benefit", "cost", "restraint")
        ]
        assert effects == [benefit, cost, restraint], code
        risks = (
            int(value(internal(), session, "risk_action", option.id, seat.party))
            for seat in internal().seats(session.id)
        )
        assert median(risks) == risk, code


def test_red_lines_are_stated_read_back_and_anticipated_as_told() -> None:
    (session,) = external().sessions()
    lines = external().listed(RedLine, session.id, "red_lines")
    for side in SIDES:
        own = [line for line in lines if line.holder == side]
        codes_given = [value(external(), session, "anticipation", red_line.id) for red_line in own]
        assert codes_given == REFERENCE["anticipation"][side]
    attempts = external().listed(ReadBack, session.id, "line_readbacks")
    first = {attempt.of: attempt.result for attempt in attempts if attempt.attempt == 1}
    last = {attempt.of: attempt.result for attempt in attempts}
    assert len(first) == len(lines) == 7
    assert list(first.values()).count("ACC") == 5
    assert sorted(last.values()) == ["ACC"] * 5 + ["COR"] * 2
    held_inside = internal().listed(RedLine, internal().sessions()[1].id, "red_lines")
    told = {line.statement for line in lines if line.holder == ALLIANCE}
    assert {red_line.statement for red_line in held_inside if red_line.comm_mode == "PUB"} == told


def test_sources_are_three_from_each_side_in_its_own_words() -> None:
    sources = list(external().of(SourceOfAntagonism).values())
    assert [source.side for source in sources] == [ALLIANCE] * 3 + [RUSSIA] * 3
    assert [source.response for source in sources] == ["RD", "DF", "RD", "RD", "RD", "RD"]
    assert all(source.original for source in sources if source.side == RUSSIA)
    assert sources[0].statement.startswith("Borders were changed by force")


def test_the_bracketed_line_stands_in_session_one() -> None:
    (paragraph,) = internal().listed(LineParagraph, internal().sessions()[0].id, "line")
    assert "[unacceptable] [objectionable]. They [will] [may] answer" in paragraph.text
    assert dict(paragraph.alternatives)["objectionable"] == "HES"
    moved = [reservation for reservation in internal().of(Reservation).values() if reservation.carried_from]
    assert {(reservation.type, reservation.status) for reservation in moved} == {
        ("SCR", "LIFTED"),
        ("FTN", "MAINTAINED"),
    }


def test_role_cards_and_injects_are_in_the_exercise() -> None:
    play = exercise()
    cards = {
        play.of(RoleCard)[role_card].party: play.of(RoleCard)[role_card] for role_card in play.of(RoleCard)
    }
    for expected in REFERENCE["role_cards"]:
        party = play.party_by_code(expected["party"])
        assert party is not None
        card = cards.pop(party.id)
        for name in ("line", "interests", "red_lines", "bottom_line", "constraints", "tasks"):
            assert getattr(card, name) == expected[name]
    assert not cards
    injects = [
        {
            "code": inject.code,
            "time": inject.planned,
            "to": inject.addressee,
            "text": inject.text,
            "expected": inject.expected,
        }
        for inject in play.of(Inject).values()
    ]
    assert injects == REFERENCE["injects"]
    assert [party_record.code for party_record in play.parties()] == [
        party_record["code"] for party_record in REFERENCE["parties"]
    ]
    assert [party_record.profile for party_record in play.parties()] == [
        party_record["profile"] for party_record in REFERENCE["parties"]
    ]


def test_follow_ups_of_the_last_session_are_four() -> None:
    assert len(external().of(FollowUp)) == 4
    assert len(internal().listed(FollowUp, internal().sessions()[1].id)) == 4


# -- what the analyses make of it --------------------------------------------------------------------

ORACLES: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "reference" / "oracles.json").read_text("utf-8")
)["scenario"]


@pytest.mark.parametrize("number", [1, 2])
def test_unity_of_the_allies_is_as_published(number: int) -> None:
    analysis = analyse(internal(), number, external())
    assert analysis["ranking"] == ORACLES[f"S{number}_ranking"]
    assert sorted(map(sorted, analysis["groups"])) == sorted(ORACLES[f"S{number}_groups"])
    assert analysis["seams"] == ORACLES["seams"][f"S{number}"]
    assert analysis["red_line_share"] == ORACLES["redline_share"][f"S{number}"]
    for row in analysis["unity"]:
        expected = ORACLES[f"S{number}"][row["activity"]]
        assert row["label"] == label(expected["label"])
        assert round(row["consensus"], 4) == expected["cns"]


def label(words: str) -> str:
    return {"United on the rule, divided on severity": "united_on_the_rule"}.get(
        words, words.lower().replace(" ", "_")
    )


def test_predictions_signals_and_options_are_as_published() -> None:
    analysis = analyse(internal(), 2, external())
    for side, name in {"ALL": "pred_alliance", "RUS": "pred_russia"}.items():
        score = analysis["prediction"][side]
        assert round(score["mae"], 4) == ORACLES[name]["mae"]["value"]
        assert (score["exact"], score["hits"], score["missed"]) == tuple(
            ORACLES[name][measure] for measure in ("exact", "hits", "missed")
        )
    assert analysis["signals"]["mean_shift"] == ORACLES["signal_shift_by_receiver"]
    lost = [row["signal"] for row in analysis["signals"]["records"] if row["reassurance_lost"]]
    assert lost == ORACLES["reassurance_lost"]
    assert [(option["shift"], option["risk"], option["dominated_by"]) for option in analysis["options"]] == [
        (row[5], row[6], row[7]) for row in REFERENCE["options"]
    ]
    cells = analysis["change"]["cells"]
    assert (cells["same"], cells["hardened"], cells["softened"], cells["newly_stated"]) == (89, 13, 3, 3)
    for zone in analysis["zones"]:
        assert zone["zone"] == label(ORACLES["twoway"][zone["activity"]]["zone"])
