"""Scales, templates and gates as plain values."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core import form
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.gates import MET, NOTHING, OPEN, GateResult, Missing, State, round_two_key
from dialogue_app.core.kinds import BY_NAME, KINDS, LISTED, LISTED_BY_NAME, kind_name
from dialogue_app.core.records import Listed, Record
from dialogue_app.core.scales import METHOD_SCALES, SCALES, STATUSES, inside, level, scale
from dialogue_app.core.template import Gate, GateLevel, TemplateText
from tests.core import made


def test_a_scale_knows_its_options() -> None:
    verdict = scale("VERDICT")
    assert verdict.codes == ("1", "2", "3", "4", "5")
    assert verdict.ordinal
    assert not scale("VERDICT_STATUS").ordinal
    assert verdict.shown("5") == "Red line"
    assert verdict.shown("9") == "9"
    option = verdict.option("1")
    assert option is not None
    assert option.meaning
    assert verdict.option("9") is None
    assert "VERDICT" in METHOD_SCALES
    with pytest.raises(KeyError):
        scale("NONE")


def test_an_option_without_a_note_has_no_meaning() -> None:
    silent = [
        option for answer_scale in SCALES.values() for option in answer_scale.options if not option.note
    ]
    assert silent
    assert all(option.meaning == "" for option in silent)


def test_no_scale_has_a_code_twice() -> None:
    assert all(len(set(answer_scale.codes)) == len(answer_scale.codes) for answer_scale in SCALES.values())


def test_a_status_is_never_a_number() -> None:
    assert [level(value) for value in ("3", "-2", "", *STATUSES)] == [3, -2, None, None, None, None]
    assert [inside(verdict) for verdict in (1, 2, 3, 5)] == [True, True, False, False]


def test_every_kind_is_found_by_its_name() -> None:
    assert kind_name(RedLine) == "red_line"
    assert len(BY_NAME) == len(KINDS)
    assert set(LISTED_BY_NAME.values()) == set(LISTED)
    assert {kind.__name__ for kind in KINDS} == subclasses(Record) - {Listed.__name__}


def subclasses(kind: type[Record]) -> set[str]:
    """By name: a slotted dataclass leaves the class behind that it was made from."""
    return {name for subclass in kind.__subclasses__() for name in (subclass.__name__, *subclasses(subclass))}


def test_every_choice_of_a_form_has_its_scale() -> None:
    asked = [ask for kind in KINDS for _name, ask in form.questions(kind)]
    assert all(ask.scale in SCALES for ask in asked if ask.kind in ("choice", "choices"))
    assert all(name in BY_NAME for ask in asked for name in ask.of)


def test_a_text_falls_back_to_english_and_to_nothing() -> None:
    text = TemplateText((("en", "Line"), ("fr", "Ligne")))
    assert [text.shown(language) for language in ("fr", "ru", "en")] == ["Ligne", "Line", "Line"]
    assert str(text) == "Line"
    assert text
    assert not TemplateText()
    assert TemplateText().shown() == ""


def test_stages_and_fields_are_found_by_key() -> None:
    stage = made.TEMPLATE.stage("one")
    assert stage.field("verdict_r1") is made.VERDICT
    assert made.CONFIDENCE.entry_field == "verdict_r1"
    assert made.VERDICT.entry_field == "verdict_r1"
    assert made.TEMPLATE.find_field("summary") == (stage, made.PLAIN)
    assert made.TEMPLATE.find_field("none") is None
    assert [field for _stage, field in made.TEMPLATE.fields()] == list(made.FIELDS)
    for find in (made.TEMPLATE.stage, stage.field):
        with pytest.raises(KeyError):
            find("none")


def test_what_has_no_short_label_is_called_by_its_label() -> None:
    stage = made.TEMPLATE.stage("one")
    for labelled, label in ((stage, stage.title), (made.VERDICT, made.VERDICT.label)):
        assert labelled.brief == label
        assert dataclasses.replace(labelled, short=made.words("Short")).brief.shown() == "Short"


def test_a_gate_result_says_nothing_but_what_is_known() -> None:
    result = GateResult(gate=made.TEMPLATE.stage("one").gates[0], number=1, state=NOTHING)
    assert (result.missing, result.computed, result.withheld, result.met) == ((), False, False, False)
    assert Missing("One is missing.").field == ""


@pytest.mark.parametrize(
    ("level", "state", "skipped", "blocks", "asks"),
    [
        ("hard", OPEN, False, True, False),
        ("hard", NOTHING, False, False, False),
        ("hard", MET, False, False, False),
        ("required", OPEN, False, False, True),
        ("required", NOTHING, False, False, True),
        ("required", NOTHING, True, False, False),
        ("required", MET, False, False, False),
        ("advised", OPEN, False, False, False),
    ],
)
def test_what_stands_in_the_way_of_completing(
    level: GateLevel, state: State, skipped: bool, blocks: bool, asks: bool
) -> None:
    gate = Gate(level=level, text=made.words("One"))
    result = GateResult(gate=gate, number=1, state=state, skipped=skipped)
    assert (result.blocks, result.asks_reason) == (blocks, asks)


def test_a_second_round_is_ticked_for_a_row_or_for_all() -> None:
    assert round_two_key("x") == "round_two:x"
    assert round_two_key() == "round_two:"
