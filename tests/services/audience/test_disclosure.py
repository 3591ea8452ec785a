"""What may be printed and who may be named."""

import dataclasses
import re

import pytest

from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    LineParagraph,
    ParkingLotItem,
    Prediction,
    RedLine,
)
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    TRAINING,
    Entry,
    FieldSkip,
    SelectedItem,
    Session,
    StageState,
)
from dialogue_app.services.audience.disclosure import Disclosure, allowed_markings
from tests.documents.made_up import NAMES, SEALED_AT, Maker, made_up
from tests.documents.reading import made, pages, raw, text

RULES = ("REC", "PARTY", "SIDE", "CHR", "OFF")


@pytest.mark.parametrize(
    ("handling", "allowed"),
    [
        ("OPEN", {"OPEN"}),
        ("PART", {"OPEN", "PART"}),
        ("ALLY", {"OPEN", "PART", "ALLY"}),
        ("DELEG", {"OPEN", "PART", "ALLY"}),
        ("MOD", {"OPEN", "PART", "ALLY"}),
        ("", {"OPEN"}),
        ("NONSENSE", {"OPEN"}),
    ],
)
def test_markings_are_an_allow_list(handling: str, allowed: set[str]) -> None:
    assert allowed_markings(handling) == allowed


def canaries(maker: Maker, marking: str) -> Maker:
    """Every text of a marking becomes a word that can be searched for."""
    for place, record in enumerate(maker.records):
        if isinstance(record, Entry | Difference | RedLine | FollowUp | Prediction | StageState) and (
            getattr(record, "marking", "") == marking
        ):
            texts = {
                name: f"canary{marking}"
                for name in ("statement", "text", "reason", "notes", "act", "condition")
                if hasattr(record, name) and not (isinstance(record, StageState) and name == "reason")
            }
            maker.records[place] = dataclasses.replace(record, **texts)
    return maker


@pytest.mark.parametrize("track", [INTERNAL, EXTERNAL, TRAINING, BRIEF])
@pytest.mark.parametrize("rule", RULES)
def test_nothing_of_a_higher_marking_is_anywhere_in_the_file(track: str, rule: str) -> None:
    maker = made_up(track, attribution_rule=rule).fill(sealed=False, items=2, most=2)
    for marking in ("DELEG", "MOD", "", "NEW") + (("ALLY",) if track == EXTERNAL else ()):
        maker.add(FollowUp, session=maker.session.id, text=f"canary{marking}", marking=marking, status="OPEN")
        canaries(maker, marking)
    pdf = made(maker)
    assert "canary" not in text(pdf)
    assert b"canary" not in raw(pdf)


def test_the_external_summary_says_nothing_of_what_is_left_out() -> None:
    with_more = made_up(EXTERNAL).fill(sealed=False)
    allowed = {"OPEN", "PART"}
    without = made_up(EXTERNAL)
    without.records = [
        record
        for record in with_more.records
        if not isinstance(record, Entry | Prediction) or record.marking in allowed
    ]
    without.session, without.template = with_more.session, with_more.template
    assert made(with_more) == made(without)
    assert "higher marking" not in text(made(with_more))
    assert "higher marking" in text(made(made_up(INTERNAL).fill()))


@pytest.mark.parametrize("rule", RULES)
def test_people_are_named_only_on_the_record(rule: str) -> None:
    maker = made_up(INTERNAL, attribution_rule=rule).fill()
    maker.add(
        FieldSkip, session=maker.session.id, field="commitments", reason="Fay Facilitator said so",
        by="Fay Facilitator",
    )  # fmt: skip
    maker.records = [
        dataclasses.replace(record, text="Person From-2 objected; PERSON FROM-3 too")
        if isinstance(record, FollowUp)
        else record
        for record in maker.records
    ]
    printed_text = text(made(maker)).lower()
    people = ("person from-2", "head of-rhenia", "ada chairwoman", "fay facilitator", "pat desk")
    assert [name in printed_text for name in people] == [rule == "REC"] * len(people)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("track", [INTERNAL, TRAINING])
def test_parties_are_named_on_the_record_or_by_party_only(rule: str, track: str) -> None:
    maker = made_up(track, attribution_rule=rule).fill()
    for place, record in enumerate(maker.records):
        if isinstance(record, Difference):
            maker.records[place] = dataclasses.replace(record, statement="Vistria holds that OST is wrong.")
    pages_text = text(made(maker))
    names = [name for name in (*NAMES, "ATL", "OST") if name in pages_text]
    assert bool(names) == (rule in ("REC", "PARTY"))


def test_under_the_chatham_house_rule_answers_are_counts() -> None:
    printed_text = text(made(made_up(INTERNAL, attribution_rule="CHR").fill()))
    assert "9 seats." in printed_text
    assert "8 of 9" in printed_text
    assert "Wording not given" not in printed_text


def test_a_quotation_that_identifies_is_left_out() -> None:
    maker = made_up(INTERNAL, attribution_rule="CHR").fill(most=1)
    for place, record in enumerate(maker.records):
        if isinstance(record, RedLine):
            maker.records[place] = dataclasses.replace(record, statement="Nordmark will not accept mines.")
    printed_text = text(made(maker))
    assert "will not accept mines" not in printed_text
    assert "Wording withheld: it would identify a participant." in printed_text


@pytest.mark.parametrize("rule", ["CHR", "SIDE"])
def test_below_five_seats_only_the_range_is_printed(rule: str) -> None:
    printed_text = text(made(made_up(INTERNAL, seats=4, attribution_rule=rule).fill(most=1, items=4)))
    assert "Range of answers" in printed_text
    assert "2–5" in printed_text or "1–5" in printed_text
    assert not re.search(r"[0-4] of 4 [^0-9]", printed_text.replace("Amber Sea", ""))


def test_side_only_tells_allies_from_russia() -> None:
    printed_text = text(made(made_up(TRAINING, attribution_rule="SIDE").fill()))
    assert "Allies" in printed_text or "Alliance" in printed_text
    assert "Russia" in printed_text
    external = text(made(made_up(EXTERNAL, attribution_rule="SIDE").fill()))
    assert "Alliance" in external
    assert "Russian Federation" not in external


def test_external_chatham_house_names_no_holder() -> None:
    maker = made_up(EXTERNAL, attribution_rule="CHR").fill()
    printed_text = text(made(maker))
    assert "Holder" not in printed_text
    assert "Alliance" not in printed_text.replace("Alliance track", "").replace("Alliance only", "")


def test_a_brief_names_the_sides_it_writes_about() -> None:
    printed_text = text(made(made_up(BRIEF, attribution_rule="CHR").fill()))
    assert "Written about: Alliance, Russia." in printed_text
    assert "Estimated verdicts" in printed_text


def test_off_the_record_keeps_what_was_agreed_for_the_record() -> None:
    maker = made_up(INTERNAL, attribution_rule="OFF").fill(most=5)
    for place, record in enumerate(maker.records):
        if isinstance(record, Difference):
            accepted = "yes" if record.position == 0 else "no"
            maker.records[place] = dataclasses.replace(
                record, statement=f"difference-{record.position}", accepted_a=accepted, status="DRAFT"
            )
        if isinstance(record, LineParagraph):
            status = "AGR" if record.position == 0 else "BRK"
            maker.records[place] = dataclasses.replace(
                record, text=f"paragraph-{record.position}", status=status
            )
        if isinstance(record, RedLine | ParkingLotItem):
            maker.records[place] = dataclasses.replace(record, **_first_text(record, "unagreed"))
    printed_text = text(made(maker))
    assert "difference-0" in printed_text
    assert "paragraph-0" in printed_text
    assert "Circulate the text" in printed_text
    for other in ("difference-1", "paragraph-1", "unagreed", "ran out of time"):
        assert other not in printed_text


def _first_text(record: RedLine | ParkingLotItem, words: str) -> dict[str, str]:
    return {"statement" if isinstance(record, RedLine) else "text": words}


def test_off_the_record_keeps_how_the_record_was_accepted() -> None:
    maker = made_up(EXTERNAL, attribution_rule="OFF").fill()
    assert "Accepted" in text(made(maker)).split("Status of the record")[-1]


def test_what_is_sealed_is_not_printed() -> None:
    maker = made_up(INTERNAL).fill()
    for place, record in enumerate(maker.records):
        if isinstance(record, Entry) and record.sealed_at:
            maker.records[place] = dataclasses.replace(record, reason="canary", second="5")
        if isinstance(record, Difference) and record.position == 0:
            maker.records[place] = dataclasses.replace(record, statement="canary", sealed_at=SEALED_AT)
    pdf = made(maker)
    assert "canary" not in text(pdf)
    assert "Sealed at 5 March 2026, 14:32; content not shown. 9 answers." in text(pdf)


def test_an_unsealed_prediction_is_printed_and_a_sealed_one_is_not() -> None:
    maker = made_up(EXTERNAL)
    for words, unsealed in (("still-sealed", ""), ("opened", SEALED_AT)):
        maker.add(
            Prediction, session=maker.session.id, field="signals", by=ALLIANCE, about=RUSSIA, text=words,
            marking="PART", sealed_at=SEALED_AT, unsealed_at=unsealed,
        )  # fmt: skip
    disclosure = Disclosure(maker.dialogue, maker.session)
    prints = {
        prediction.text: disclosure.prints(prediction)
        for prediction in maker.dialogue.of(Prediction).values()
    }
    assert prints == {"still-sealed": False, "opened": True}


def test_a_session_without_a_rule_gets_the_strictest_usual_one() -> None:
    maker = made_up(INTERNAL, attribution_rule="")
    assert Disclosure(maker.dialogue, maker.session).rule == "CHR"


def test_external_records_show_only_what_their_template_asks_for() -> None:
    printed_text = text(made(made_up(EXTERNAL).fill()))
    assert "Evidence standard" not in printed_text
    assert "Accepted as weak because" not in printed_text


def test_attributes_asked_for_under_a_higher_marking_are_left_out() -> None:
    maker = made_up(INTERNAL).fill(most=1)
    stages = tuple(
        dataclasses.replace(
            stage,
            fields=tuple(
                dataclasses.replace(field, marking="DELEG") if field.key == "exposure" else field
                for field in stage.fields
            ),
        )
        for stage in maker.template.stages
    )
    shown = text(made(maker))
    maker.template = dataclasses.replace(maker.template, stages=stages)
    hidden = text(made(maker))
    assert "How it could be used against us" in shown
    assert "How it could be used against us" not in hidden


def test_references_to_what_is_not_printed_are_left_out() -> None:
    maker = made_up(INTERNAL).fill(most=1)
    secret = maker.add(
        RedLine,
        session=maker.session.id,
        field="red_lines",
        holder=ALLIANCE,
        statement="canary",
        marking="MOD",
    )
    for place, record in enumerate(maker.records):
        if isinstance(record, Difference):
            maker.records[place] = dataclasses.replace(record, red_lines=(secret.id, "gone"))
        if isinstance(record, SelectedItem):
            maker.records[place] = dataclasses.replace(record, instrument="", instrument_state="")
        if isinstance(record, Session):
            maker.records[place] = record
    pdf = made(maker)
    assert "canary" not in text(pdf)
    assert len(pages(pdf)) > 4
