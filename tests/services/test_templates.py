"""The built-in templates are complete, and a session runs on the one it keeps."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dialogue_app.core.errors import BadTemplate
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.records import Session
from dialogue_app.core.scales import METHOD_SCALES
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.services.templates import (
    BUILT_IN,
    LARGEST,
    built_in_templates,
    load_template,
    template,
    template_of,
    user_templates,
)
from dialogue_app.support.paths import resource

STAGES = {
    "internal_alliance": {
        "I1": "expected_state good_enough_state main_concern interests talks_for success_sign",
        "I2": "role_today role_preferred expected_middle commitments move_up move_down steelman",
        "I3": "differences split_reason island must_settle exposure",
        "I4": "selection context verdict_r1 verdict_r2 confidence reason mirror expected_middle_act wording",
        "I5": "red_lines support bottom_lines cumulative",
        "I6": "options effects risk_action risk_inaction burden dropped",
        "I7": "line positions reservations silence release_items release_decision",
    },
    "external_russia": {
        "E1": "purpose_text purpose_accepted out_of_scope attribution terms non_prejudice record_rule"
        " walkout",
        "E2": "sources sources_complete readbacks responses time_used",
        "E3": "statements direct meta metameta reveal_declined revealed_at evidence",
        "E4": "predictions predictions_declined red_lines line_readbacks clarity anticipation phantoms"
        " non_exhaustive non_exhaustive_accepted",
        "E5": "signals intended received effect alternative next_time",
        "E6": "selection on_other on_self prediction distinction instrument",
        "E7": "register restraint measures followups record_status next_review",
    },
    "thinktank_brief_90": {
        "B1": "question reader attribution assumptions",
        "B2": "island gaps",
        "B3": "case statements direct_est direct_confidence meta_est dissent",
        "B4": "selection verdicts verdict_confidence red_lines_est seams",
        "B5": "register measures",
        "B6": "judgements recommendations cleared",
    },
    "mock_negotiation": {
        "T1": "aims selection role_cards roles rules",
        "T2": "verdict_own red_own bottom",
        "T3": "pred_verdict pred_confidence pred_red",
        "T4": "stated stated_lines readbacks observer_notes",
        "T5": "injects signals decisions",
        "T6": "register text measure",
        "T7": "scores lessons personal feedback",
    },
}
MINUTES = {
    "internal_alliance": [40, 45, 45, 75, 60, 60, 60],
    "external_russia": [30, 60, 60, 60, 45, 60, 60],
    "external_russia_short": [15, 35, 30, 40, 30, 30],
    "thinktank_brief_90": [10, 15, 15, 20, 15, 15],
    "mock_negotiation": [15, 20, 15, 30, 30, 20, 60],
}
PROMPTS = {
    "I1": 6, "I2": 6, "I3": 7, "I4": 7, "I5": 8, "I6": 8, "I7": 7,
    "E1": 7, "E2": 7, "E3": 7, "E4": 8, "E5": 7, "E6": 7, "E7": 7,
    "B1": 4, "B2": 4, "B3": 4, "B4": 4, "B5": 4, "B6": 4,
    "T1": 4, "T2": 4, "T3": 4, "T4": 4, "T5": 4, "T6": 4, "T7": 8,
}  # fmt: skip
SEALED = {"expected_middle", "expected_middle_act", "meta", "metameta", "predictions", "prediction",
          "pred_verdict", "pred_red"}  # fmt: skip
DELEGATION_ONLY = {"bottom_lines", "meta", "metameta", "predictions", "anticipation", "phantoms",
                   "prediction", "role_cards", "verdict_own", "red_own", "bottom", "pred_verdict",
                   "pred_confidence", "pred_red", "personal"}  # fmt: skip
MODERATOR_ONLY = {"time_used", "revealed_at", "roles", "observer_notes", "injects", "feedback"}


def field(template_key: str, key: str) -> TemplateField:
    stage_and_field = template(template_key).find_field(key)
    assert stage_and_field is not None
    return stage_and_field[1]


def source(name: str) -> str:
    return resource("templates", f"{name}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", STAGES)
def test_every_stage_and_field_is_there(key: str) -> None:
    field_keys = {stage.key: " ".join(field.key for field in stage.fields) for stage in template(key).stages}
    assert field_keys == STAGES[key]


def test_there_are_twenty_seven_stages_with_their_prompts() -> None:
    stages = [stage for key in STAGES for stage in template(key).stages]
    assert len(stages) == 27
    assert {stage.key: len(stage.prompts) for stage in stages} == PROMPTS
    assert all(stage.pitfalls and stage.gates and stage.purpose and stage.method for stage in stages)


@pytest.mark.parametrize("key", MINUTES)
def test_minutes(key: str) -> None:
    assert [stage.minutes for stage in template(key).stages] == MINUTES[key]


def test_totals_are_those_of_the_method() -> None:
    assert [sum(MINUTES[key]) for key in MINUTES] == [385, 375, 180, 90, 190]


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_files_have_no_faults(name: str) -> None:
    assert [frame.key for frame in load_template(source(name), name)] == [
        frame.key for frame in built_in_templates() if frame.source == source(name)
    ]


def every_template() -> tuple[Template, ...]:
    return built_in_templates()


def test_what_is_sealed_and_who_may_see_what() -> None:
    fields = [field for frame in every_template() for _stage, field in frame.fields()]
    assert {field.key for field in fields if field.sealed} == SEALED
    assert {field.key for field in fields if field.marking == "DELEG"} == DELEGATION_ONLY
    assert {field.key for field in fields if field.marking == "MOD"} == MODERATOR_ONLY
    internal = {field.marking for _stage, field in template("internal_alliance").fields()}
    assert internal == {"ALLY", "DELEG"}
    assert "ALLY" not in {field.marking for _stage, field in template("external_russia").fields()}


def test_both_directions_stand_beside_each_other() -> None:
    on_other = field("external_russia", "on_other")
    assert (on_other.direction, on_other.beside, on_other.columns) == ("on_other", ("on_self",), "sides")
    second = field("internal_alliance", "verdict_r2")
    assert (second.entry_field, second.round) == ("verdict_r1", 2)
    reason = field("internal_alliance", "reason")
    assert (reason.entry_field, reason.part) == ("verdict_r1", "reason")


def test_hard_gates() -> None:
    hard = [
        (stage.key, gate.check)
        for frame in every_template()
        if not frame.short_form
        for stage in frame.stages
        for gate in stage.gates
        if gate.level == "hard"
    ]
    assert hard == [
        ("E1", "sides_accepted"),
        ("E1", "answered"),
        ("E1", "answered"),
        ("E1", "entries_have_basis"),
        ("T3", "sealed_before"),
    ]


def test_every_scale_of_the_method_is_used_by_a_field_or_a_record() -> None:
    fields = [field for frame in every_template() for _stage, field in frame.fields()]
    used = {field.scale for field in fields}
    used |= {column.scale for field in fields for column in (*field.rows, *field.aspects)}
    for kind in LISTED_BY_NAME.values():
        for attribute in dataclasses.fields(kind):
            used.add(attribute.metadata["ask"].scale)
    assert set(METHOD_SCALES) - used == {"VERDICT_STATUS"}


def test_texts_are_neutral_and_refer_to_nothing_a_user_cannot_see() -> None:
    for name in BUILT_IN:
        text = source(name)
        assert not re.search(r"\b(aggression|so-called|section \d|admits|HARD GATE)\b", text)
        assert not re.search(r"\b(hawks?|doves?|frontline states?)\b", text, re.IGNORECASE)


def test_the_short_form_merges_signals_into_red_lines() -> None:
    short, full = template("external_russia_short"), template("external_russia")
    assert short.short_form
    assert not full.short_form
    assert short.source == full.source
    stage = short.stage("E4")
    keys = [field.key for field in stage.fields]
    assert keys == [field.key for key in ("E4", "E5") for field in full.stage(key).fields]
    left_out = {field.key: field.left_out.shown() for _stage, field in short.fields() if field.left_out}
    assert set(left_out.values()) == {"short form"}
    assert not any(field.required for _stage, field in short.fields() if field.left_out)
    assert [gate.text.shown() for gate in stage.gates if "signal" in gate.text.shown()] == [
        "At least two signals from each side",
        "Intended message entered for every signal, and the received one, or that it was not noticed",
        "Each misread signal has a clearer channel for next time, or a recorded reason",
        "At least one signal that worked as intended",
    ]


def test_a_stage_treated_within_another_has_one_tab_there() -> None:
    stage = template("external_russia_short").stage("E4")
    full = template("external_russia").stage("E5")
    tabs = {field.key: field.tab.shown() for field in stage.fields}
    assert {tabs[field.key] for field in full.fields} == {"Signals"}
    assert (tabs["predictions"], tabs["red_lines"]) == ("Predictions", "")


def test_a_session_runs_on_the_text_it_keeps() -> None:
    text = source("external_russia")
    full = template_of(Session(template_key="external_russia", template_text=text))
    short = template_of(Session(template_key="external_russia_short", template_text=text, short_form="yes"))
    assert (full.key, short.key) == ("external_russia", "external_russia_short")
    assert template_of(Session(template_text=text)) is full
    own = template_of(Session(template_text=text.replace("version = 1", "version = 7")))
    assert own.version == 7
    only = template_of(Session(template_text=source("mock_negotiation"), short_form="yes"))
    assert only.key == "mock_negotiation"


def test_a_session_without_a_text_runs_on_the_built_in_template() -> None:
    assert template_of(Session(template_key="thinktank_brief_90")) is template("thinktank_brief_90")
    with pytest.raises(BadTemplate) as error:
        template_of(Session(template_key="gone"))
    assert error.value.faults == ("there is no template gone",)


def test_an_unknown_key_is_an_error() -> None:
    for key in ("gone", "internal_alliance_short"):
        with pytest.raises(KeyError):
            template(key)


def test_the_users_own_templates(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(source("mock_negotiation"), encoding="utf-8")
    (tmp_path / "a.toml").write_text("format = 2", encoding="utf-8")
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "d.toml").write_text("#" * (LARGEST + 1), encoding="utf-8")
    (tmp_path / "e.toml").mkdir()
    (tmp_path / "notes.txt").write_text("not a template", encoding="utf-8")
    by_file = {path.name: own_template for path, own_template in user_templates(tmp_path)}
    assert list(by_file) == ["a.toml", "b.toml", "c.toml", "d.toml", "e.toml"]
    good = by_file.pop("b.toml")
    assert isinstance(good, tuple)
    assert [frame.key for frame in good] == ["mock_negotiation"]
    assert all(isinstance(own_template, BadTemplate) for own_template in by_file.values())
    faults = {
        name: "\n".join(own_template.faults)
        for name, own_template in by_file.items()
        if isinstance(own_template, BadTemplate)
    }
    assert "line 1: unknown format 2; this program reads format 1" in faults["a.toml"]
    assert faults["c.toml"] == "the file is not text in UTF-8"
    assert faults["d.toml"] == "the file is larger than 256 KiB"
    assert faults["e.toml"] == "the file cannot be read"
    assert user_templates(tmp_path / "nowhere") == []


def test_the_built_in_templates_are_read_without_the_checker_of_foreign_ones() -> None:
    program = (
        "import sys; from dialogue_app.services import templates; templates.built_in_templates();"
        "print('pydantic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False"]
