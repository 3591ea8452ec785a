"""The sample has every number of its method's scenario, is sound, and keeps the tracks apart."""

import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.core import form
from dialogue_app.core.catalogue import catalogue_items, item_by_code
from dialogue_app.core.checks import check
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotSave
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    SIDES,
    TRAINING,
    CatalogueItem,
    Entry,
    Record,
    SelectedItem,
    Session,
)
from dialogue_app.core.scales import scale
from dialogue_app.core.substance import (
    Difference,
    FollowUp,
    Inject,
    LineParagraph,
    PerceptionStatement,
    Prediction,
    ReadBack,
    RedLine,
    ReleaseItem,
    Reservation,
    ResponseOption,
    RoleCard,
    Signal,
    SourceOfAntagonism,
)
from dialogue_app.core.template import TemplateField
from dialogue_app.services.library import Library
from dialogue_app.services.sample import sample_dialogues, sample_exercise, write_exercise, write_sample
from dialogue_app.services.templates import template_of
from dialogue_app.store.maker import FileStores

REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "reference" / "amber_sea.json").read_text("utf-8")
)


@cache
def internal() -> Dialogue:
    return sample_dialogues()[0]


@cache
def external() -> Dialogue:
    return sample_dialogues()[1]


@cache
def exercise() -> Dialogue:
    return sample_exercise()


ALL = pytest.mark.parametrize("dialogue", [internal(), external(), exercise()], ids=["in", "out", "play"])


def codes(dialogue: Dialogue, session: Session) -> dict[str, str]:
    """Code of an activity -> id of its selection."""
    return {
        dialogue.of(CatalogueItem)[one.catalogue_item].code: one.id
        for one in dialogue.listed(SelectedItem, session.id, "selection")
    }


def value(dialogue: Dialogue, session: Session, *place: str) -> str:
    entry = dialogue.entry(session.id, *place)
    return entry.value if entry else ""


def field_of(dialogue: Dialogue, entry: Entry) -> TemplateField:
    found = template_of(dialogue.of(Session)[entry.session]).find_field(entry.field)
    assert found is not None
    return found[1]


# -- the numbers of the scenario ---------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2])
def test_every_verdict_of_the_allies_is_there(number: int) -> None:
    session = internal().sessions()[number - 1]
    seats = [internal().party_by_code(code) for code in REFERENCE["order"]]
    rows = codes(internal(), session)
    assert list(rows) == REFERENCE["activities"]
    for activity, verdicts in REFERENCE[f"session{number}"].items():
        found = [
            value(internal(), session, "verdict_r1", rows[activity], party.id) for party in seats if party
        ]
        assert found == [str(one) for one in verdicts], activity


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
    statements = {one.code: one for one in external().listed(PerceptionStatement, session.id, "statements")}
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
    signals = {one.code: one for one in external().of(Signal).values()}
    for expected in REFERENCE["signals"]:
        found = signals.pop(expected["code"])
        assert (found.sender, found.receiver) == (sides[expected["sender"]], sides[expected["receiver"]])
        assert found.description == expected["text"]
        assert (found.intended, found.intended_level) == (
            expected["intended"],
            str(expected["intended_level"]),
        )
        assert found.noticed == ("yes" if expected["noticed"] else "no")
        assert found.received == (expected["received"] or "")
        assert found.received_level == str(expected["received_level"] or "")
    assert not signals


def test_every_difference_is_there() -> None:
    tracks = {"EXT": external(), "INT": internal()}
    counted = 0
    for expected in REFERENCE["differences"]:
        dialogue = tracks[expected["track"]]
        for found in (one for one in dialogue.of(Difference).values() if one.code == expected["code"]):
            counted += 1
            assert found.statement == expected["statement"]
            assert (found.nature, found.secondary) == (expected["nature"], expected["secondary"])
            read_back = {found.readback_a, found.readback_b} <= {"ACC", "COR"}
            assert read_back == expected["readback_ok"]
            assert (found.restraint_a, found.restraint_b) == (
                expected["restraint_A"],
                expected["restraint_B"],
            )
            assert found.clarifying_step == ("yes" if expected["clarifying_step"] else "no")
            assert found.prospect == REFERENCE["prospects"][expected["code"]]
            linked = {dialogue.of(CatalogueItem)[one].code for one in found.activities}
            assert {expected["activity"]} - {""} <= linked
            assert found.review
    assert counted == 8 + 3 * 2


def test_response_options_have_the_medians_of_the_table() -> None:
    session = internal().sessions()[1]
    options = {one.code: one for one in internal().listed(ResponseOption, session.id, "options")}
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
        own = [one for one in lines if one.holder == side]
        codes_given = [value(external(), session, "anticipation", one.id) for one in own]
        assert codes_given == REFERENCE["anticipation"][side]
    attempts = external().listed(ReadBack, session.id, "line_readbacks")
    first = {one.of: one.result for one in attempts if one.attempt == 1}
    last = {one.of: one.result for one in attempts}
    assert len(first) == len(lines) == 7
    assert list(first.values()).count("ACC") == 5
    assert sorted(last.values()) == ["ACC"] * 5 + ["COR"] * 2
    held_inside = internal().listed(RedLine, internal().sessions()[1].id, "red_lines")
    told = {one.statement for one in lines if one.holder == ALLIANCE}
    assert {one.statement for one in held_inside if one.comm_mode == "PUB"} == told


def test_sources_are_three_from_each_side_in_its_own_words() -> None:
    sources = list(external().of(SourceOfAntagonism).values())
    assert [one.side for one in sources] == [ALLIANCE] * 3 + [RUSSIA] * 3
    assert [one.response for one in sources] == ["RD", "DF", "RD", "RD", "RD", "RD"]
    assert all(one.original for one in sources if one.side == RUSSIA)
    assert sources[0].statement.startswith("Borders were changed by force")


def test_the_bracketed_line_stands_in_session_one() -> None:
    (paragraph,) = internal().listed(LineParagraph, internal().sessions()[0].id, "line")
    assert "[unacceptable] [objectionable]. They [will] [may] answer" in paragraph.text
    assert dict(paragraph.alternatives)["objectionable"] == "HES"
    moved = [one for one in internal().of(Reservation).values() if one.carried_from]
    assert {(one.type, one.status) for one in moved} == {("SCR", "LIFTED"), ("FTN", "MAINTAINED")}


def test_role_cards_and_injects_are_in_the_exercise() -> None:
    play = exercise()
    cards = {play.of(RoleCard)[one].party: play.of(RoleCard)[one] for one in play.of(RoleCard)}
    for expected in REFERENCE["role_cards"]:
        party = play.party_by_code(expected["party"])
        assert party is not None
        card = cards.pop(party.id)
        for name in ("line", "interests", "red_lines", "bottom_line", "constraints", "tasks"):
            assert getattr(card, name) == expected[name]
    assert not cards
    injects = [
        {
            "code": one.code,
            "time": one.planned,
            "to": one.addressee,
            "text": one.text,
            "expected": one.expected,
        }
        for one in play.of(Inject).values()
    ]
    assert injects == REFERENCE["injects"]
    assert [one.code for one in play.parties()] == [one["code"] for one in REFERENCE["parties"]]
    assert [one.profile for one in play.parties()] == [one["profile"] for one in REFERENCE["parties"]]


def test_follow_ups_of_the_last_session_are_four() -> None:
    assert len(external().of(FollowUp)) == 4
    assert len(internal().listed(FollowUp, internal().sessions()[1].id)) == 4


# -- soundness ---------------------------------------------------------------------------------------


@ALL
def test_every_record_fits_its_form_and_every_answer_its_scale(dialogue: Dialogue) -> None:
    for record in dialogue.everything():
        check(record)
    for entry in dialogue.of(Entry).values():
        field = field_of(dialogue, entry)
        aspect = next((one for one in field.aspects if one.key == entry.aspect), None)
        name = (aspect.scale if aspect else "") or field.scale
        if name and entry.value:
            assert scale(name).option(entry.value) or entry.value in field.statuses, entry


@ALL
def test_every_reference_resolves(dialogue: Dialogue) -> None:
    ids = {one.id for one in dialogue.everything()} | {*SIDES, ""}
    for record in dialogue.everything():
        for name, one in references(record):
            assert one in ids, f"{type(record).__name__}.{name}"


def references(record: Record) -> Iterator[tuple[str, str]]:
    for name, ask in form.questions(type(record)):
        if ask.kind in ("ref", "party"):
            yield name, getattr(record, name)
        elif ask.kind in ("refs", "parties"):
            yield from ((name, one) for one in getattr(record, name))
    for name in ("session", "item", "party", "carried_from"):
        if hasattr(record, name):
            yield name, getattr(record, name)


@pytest.mark.parametrize("dialogue", [internal(), external()], ids=["in", "out"])
def test_required_gates_of_complete_stages_are_met(dialogue: Dialogue) -> None:
    open_ones: list[tuple[int, str, int]] = []
    for session in dialogue.sessions():
        plan = template_of(session)
        for stage in plan.stages:
            state = dialogue.stage_state(session.id, stage.key)
            assert state is not None, "every stage was closed"
            assert state.status in ("COMPLETE", "SKIPPED")
            if state.status == "COMPLETE":
                results = gates_of(dialogue, session.id, plan, stage.key)
                missed = [one for one in results if one.gate.level != "advised" and not one.met]
                assert not missed or state.reason, missed
                open_ones += [(session.number or 0, stage.key, one.number) for one in missed]
            else:
                assert state.reason
                assert state.by
    # The scenario has one cell blank in session one: no position paper on sanctions yet.
    assert open_ones == ([(1, "I4", 1)] if dialogue.track.track == INTERNAL else [])


def test_every_outlier_and_others_have_reasons() -> None:
    for session in internal().sessions():
        entries = [
            one
            for one in internal().of(Entry).values()
            if (one.session, one.field) == (session.id, "verdict_r1") and one.reason
        ]
        assert len(entries) >= 20


@ALL
def test_it_is_marked_as_fiction(dialogue: Dialogue) -> None:
    assert dialogue.track.fiction == "yes"
    assert dialogue.track.notice.startswith("Allies, places and incidents are fictional.")
    assert all(session.fiction == "yes" for session in dialogue.sessions())


def test_sealed_entries_carry_their_time_and_the_reveal_is_recorded() -> None:
    (session,) = external().sessions()
    revealed = value(external(), session, "revealed_at")
    for cells in external().field_entries(session.id, "meta").values():
        assert all("" < entry.sealed_at < revealed for entry in cells.values())
    assert all(
        one.sealed_at < one.unsealed_at for one in external().listed(Prediction, session.id, "predictions")
    )


# -- the tracks are kept apart -----------------------------------------------------------------------


def texts(record: Record) -> Iterator[str]:
    for attribute in dataclasses.fields(record):
        yield from flat(getattr(record, attribute.name))


def flat(given: object) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, tuple):
        for one in given:
            yield from flat(one)


def test_the_tracks_share_no_id_and_no_time() -> None:
    inside = {one.id for one in internal().everything()}
    outside = {one.id for one in external().everything()}
    assert not inside & outside
    times = {
        one for record in internal().everything() for one in texts(record) if "T" in one and "+01:00" in one
    }
    assert not times & {one for record in external().everything() for one in texts(record)}


def test_nothing_internal_stands_in_the_external_file() -> None:
    outside = "\n".join(text for record in external().everything() for text in texts(record))
    public = {
        text
        for record in (*catalogue_items(internal(), "activities"), *internal().of(Session).values())
        for text in texts(record)
        if not isinstance(record, Session) or text == record.template_text
    }
    released = {one.release_text for one in internal().of(ReleaseItem).values() if one.status == "RELEASED"}
    allowed = public | released | {internal().track.notice, internal().track.name}
    allowed |= {one.spokesperson for one in internal().of(ReleaseItem).values()}
    inside = {
        text
        for record in internal().everything()
        if not isinstance(record, CatalogueItem)
        for text in texts(record)
        if len(text) > 9 and text not in allowed and not is_plain_date(text)
    }
    found = [text for text in sorted(inside) if text in outside and " " in text]
    assert not found, "\n".join(found)
    assert "[" not in outside.replace(next(iter(external().of(Session).values())).template_text, "")
    for party in internal().parties():
        assert not any(
            party.code in text.split()
            for record in external().everything()
            if not isinstance(record, Session | CatalogueItem)
            for text in texts(record)
        )


def is_plain_date(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-"


def test_what_was_released_is_what_the_other_file_holds() -> None:
    inside = [
        (one.kind, one.release_text, one.verdict)
        for one in internal().of(ReleaseItem).values()
        if one.status == "RELEASED"
    ]
    outside = [(one.kind, one.release_text, one.verdict) for one in external().of(ReleaseItem).values()]
    assert sorted(inside) == sorted(outside)
    assert not any("nuclear" in text for _kind, text, _verdict in outside)
    assert all(not one.sources for one in external().of(ReleaseItem).values())
    card = next(iter(external().of(RoleCard).values()))
    assert {card.bottom_line, card.tasks, card.red_lines, card.interests} == {""}


def test_each_reading_gives_the_same() -> None:
    assert sample_dialogues() == (internal(), external())
    assert sample_exercise() == exercise()
    assert [one.track.track for one in (internal(), external(), exercise())] == [INTERNAL, EXTERNAL, TRAINING]


# -- writing -----------------------------------------------------------------------------------------


def test_writing_gives_two_files_in_which_nothing_is_wrong(tmp_path: Path) -> None:
    stores = FileStores()
    paths = write_sample(Library(stores), tmp_path)
    assert [one.name for one in paths] == [
        "Amber Sea (internal).dialogue",
        "Amber Sea (external).dialogue",
    ]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    for path, expected in zip(paths, sample_dialogues(), strict=True):
        assert stores.check(path) == ()
        store = stores.open(path, read_only=True)
        assert store.load() == expected
        store.close()
    assert internal().track.counterpart == paths[1].name


def test_writing_refuses_where_a_file_stands_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "Amber Sea (external).dialogue").write_text("mine")
    with pytest.raises(CannotSave, match="exists already"):
        write_sample(Library(FileStores()), tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["Amber Sea (external).dialogue"]


def test_writing_that_fails_midway_leaves_nothing(tmp_path: Path) -> None:
    class Failing(FileStores):
        def create(self, path: Path, dialogue: Dialogue, *, passphrase: str = "") -> None:
            if dialogue.track.track == EXTERNAL:
                message = "the disk is full"
                raise CannotSave(message)
            super().create(path, dialogue, passphrase=passphrase)

    with pytest.raises(CannotSave, match="full"):
        write_sample(Library(Failing()), tmp_path)
    assert not [one for one in tmp_path.iterdir() if one.suffix == ".dialogue"]


def test_the_exercise_is_a_third_file_of_its_own(tmp_path: Path) -> None:
    (path,) = write_exercise(Library(FileStores()), tmp_path)
    assert path.name == "Amber Sea exercise.dialogue"
    assert FileStores().check(path) == ()
