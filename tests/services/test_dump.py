"""Everything as JSON and back: the same bytes; and every dump that is not one is refused with its faults."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import BadImport, Refused
from dialogue_app.core.kinds import KINDS, kind_name
from dialogue_app.core.records import TRACKS, Entry, Party
from dialogue_app.core.thresholds import Thresholds, set_thresholds
from dialogue_app.services import dump as whole
from dialogue_app.services.dump import dump, load
from dialogue_app.services.soundness.loose_ends import loose_ends
from tests.core import made, steps
from tests.documents.random_play import play
from tests.services import amber_sea

SAMPLES: tuple[Callable[[], Dialogue], ...] = (
    amber_sea.internal, amber_sea.external, amber_sea.exercise, made.small_dialogue, made.full_dialogue,
)  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)
def test_what_was_dumped_and_loaded_is_the_same(sample: Callable[[], Dialogue]) -> None:
    dialogue = sample()
    text = dump(dialogue)
    loaded = load(text.encode())
    assert loaded == dialogue
    assert dump(loaded) == text


@pytest.mark.parametrize("seed", range(12))
def test_random_dialogues_come_back_too(seed: int) -> None:
    random = Random(seed)
    dialogue = made.small_dialogue()
    for _turn in range(60):
        try:
            dialogue = dialogue.apply(random.choice(steps.STEPS)(dialogue, random).edits)
        except Refused:
            continue
    text = dump(dialogue)
    assert dump(load(text.encode(), loose_ends=True)) == text


@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("seed", range(3))
def test_played_dialogues_come_back_as_they_are(track: str, seed: int) -> None:
    text = dump(play(track, seed).dialogue)
    assert dump(load(text.encode())) == text


def test_settings_templates_and_seals_are_in_it() -> None:
    from fractions import Fraction

    dialogue = amber_sea.internal()
    dialogue = dialogue.apply(set_thresholds(dialogue, Thresholds(quorum=Fraction(1, 2))).edits)
    dumped = json.loads(dump(dialogue))["records"]
    assert dumped["track"][0]["thresholds"] == [["quorum", "1/2"]]
    assert dumped["track"][0]["counterpart"] == dialogue.track.counterpart != ""
    assert all("[[stage]]" in session["template_text"] for session in dumped["session"])
    assert all(seal["salt"] and seal["seal_digest"] for seal in dumped["seal"])


def faults(text: str | bytes) -> tuple[str, ...]:
    with pytest.raises(BadImport, match="Nothing was written") as caught:
        load(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return caught.value.faults


def parts() -> dict[str, Any]:
    result: dict[str, Any] = json.loads(dump(made.small_dialogue()))
    return result


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1, column 1: it is not JSON."),
        ('{"format": 1,}', "line 1, column 14: it is not JSON."),
        (b"\xff\xfe{\x00}\x00", "it is not text in UTF-8."),
        ("[" * 200_000, "it is nested too deeply."),
        ('{"a":' * 50_000, "it is nested too deeply."),
        ('{"format": NaN}', "NaN is no value of JSON."),
        ('{"format": -Infinity}', "-Infinity is no value of JSON."),
        ('{"format": 1, "format": 2}', "the key “format” stands twice in one place."),
        ('{"version": ' + "9" * 5000 + "}", "a number has more than 18 digits."),
        ("[]", "it is not a dump of this program: an object is needed."),
        ('{"version": 1}', "it is not a dump of this program: it does not say its “format”."),
        ('{"format": "other", "version": 1}', "it is not a dump of this program"),
        (
            '{"format": "dialogue-app dump"}',
            "it does not say its “version”; this program reads version 1.",
        ),
        ('{"format": "dialogue-app dump", "version": 1.0}', "“version” must be a whole number"),
        ('{"format": "dialogue-app dump", "version": null}', "“version” must be a whole number"),
        (
            '{"format": "dialogue-app dump", "version": 2}',
            "it is of version 2; this program reads",
        ),
        ('{"format": "dialogue-app dump", "version": true}', "“version” must be a whole number"),
        ('{"format": "dialogue-app dump", "version": 1, "records": []}', "records: an object is needed."),
    ],
)
def test_what_is_no_dump_is_refused(text: str | bytes, says: str) -> None:
    assert any(fault.startswith(says) for fault in faults(text))


def test_very_many_keys_of_which_one_stands_twice_take_no_longer_than_others() -> None:
    keys = "".join(f'"k{number}": 1, ' for number in range(200_000))
    assert faults(f'{{{keys}"k7": 2}}') == ("the key “k7” stands twice in one place.",)


def test_every_fault_of_the_shape_is_told_at_once() -> None:
    there = parts()
    records = there["records"]
    there["more"] = 1
    records["wish"] = []
    del records["tick"]
    records["seat"] = {}
    records["party"][0]["side"] = 7
    records["party"][1]["position"] = True
    records["party"][2]["position"] = 1.5
    del records["catalogue_item"][0]["code"]
    records["catalogue_item"][1]["colour"] = "red"
    records["catalogue_item"][2]["contexts"] = ["P", 1]
    records["catalogue_item"][3]["wordings"] = [["en", "x", "y"]]
    records["session"] = [[]]
    assert set(faults(json.dumps(there))) == {
        "“more” is not known.",
        "records: “tick” is missing.",
        "records: “wish” is not known.",
        "records.seat: a list is needed.",
        "records.party[0].side: a text is needed.",
        "records.party[1].position: a whole number is needed.",
        "records.party[2].position: a whole number is needed.",
        "records.catalogue_item[0]: “code” is missing.",
        "records.catalogue_item[1]: “colour” is not known.",
        "records.catalogue_item[2].contexts: a list of texts is needed.",
        "records.catalogue_item[3].wordings: a list of pairs of texts is needed.",
        "records.session[0]: an object is needed.",
    }


def test_values_are_held_to_their_forms_as_everywhere() -> None:
    there = parts()
    records = there["records"]
    records["party"][0] |= {"side": "MARS", "code": "\u202eX"}
    records["catalogue_item"][0]["title"] = "\ud800"
    records["session"][0]["number"] = None
    fault_lines = faults(json.dumps(there))
    assert len(fault_lines) == 4
    assert any("“MARS” is not a side" in fault_line for fault_line in fault_lines)
    assert any("nobody sees" in fault_line for fault_line in fault_lines)
    assert any("cannot be kept" in fault_line for fault_line in fault_lines)
    assert any("needed" in fault_line for fault_line in fault_lines)
    assert not any("\u202e" in fault_line or "\ud800" in fault_line for fault_line in fault_lines)


GONE = "it refers to something that is not there."
LOOSE: dict[str, tuple[str, dict[str, Any], str]] = {
    "a line of nobody": ("red_line", {"holder": "MARS"}, f"holder: {GONE}"),
    "an answer by nobody": ("entry", {"party": "gone"}, f"party: {GONE}"),
    "an answer by an unknown side": ("entry", {"party": "NATO"}, f"party: {GONE}"),
    "a seat of nobody": ("seat", {"party": "gone"}, f"party: {GONE}"),
    "a seat in no session": ("seat", {"session": "gone"}, f"session: {GONE}"),
    "a seat of the other side": (
        "seat", {"party": "RUSSIA"}, "party: the other side has no seat in an internal track.",
    ),
    "a seat of a track": ("seat", {"party": "TRACK"}, "party: it refers to a record of another kind."),
    "an answer of no session": ("entry", {"session": ""}, "session: it belongs to no session."),
    "an unknown field": (
        "entry", {"field": "nowhere"}, "field: the template of session 1 does not have “nowhere”.",
    ),
    "an unknown stage": (
        "stage_state", {"stage": "Z9"}, "stage: the template of session 1 does not have “Z9”.",
    ),
    "an answer about something else": (
        "entry", {"field": "verdict_r1", "item": "TRACK", "value": "", "second": ""},
        "item: it is about something that the list of “verdict_r1” does not have.",
    ),
    "the file of another track": (
        "track", {"track": "EXTERNAL", "counterpart": "a.dialogue"},
        "counterpart: only an internal file names the file of another track.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOSE)
def test_what_stands_in_no_place_is_refused_with_its_place(name: str) -> None:
    kind, values, says = LOOSE[name]
    there = json.loads(dump(made.full_dialogue()))
    records = there["records"]
    track, first = records["track"][0]["id"], records["session"][0]["id"]
    records["session"] = [record | {"number": place} for place, record in enumerate(records["session"], 1)]
    at = next(place for place, record in enumerate(records[kind]) if record.get("session", first) == first)
    records[kind][at] |= {key: track if value == "TRACK" else value for key, value in values.items()}
    *told, way = faults(json.dumps(there))
    assert told == [f"records.{kind}[{at}].{says}"]
    assert way == "A file with this opens and tells it; with --with-loose-ends it is loaded as it is."
    loaded = load(json.dumps(there).encode(), loose_ends=True)
    assert len(loose_ends(loaded)) == 1
    assert json.loads(dump(loaded)) == there


def test_what_cannot_be_shown_and_what_stands_in_no_place_are_told_together() -> None:
    there = parts()
    there["records"]["seat"][0]["party"] = "gone"
    there["records"]["party"][0]["side"] = "MARS"
    assert faults(json.dumps(there)) == (
        "records.party[0].side: “MARS” is not a side.",
        f"records.seat[0].party: {GONE}",
    )
    with pytest.raises(BadImport, match="it has 1 fault"):
        load(json.dumps(there).encode(), loose_ends=True)


def test_a_second_record_of_one_identity_or_place_is_told_with_its_place() -> None:
    there = parts()
    records = there["records"]
    records["party"].append(records["party"][0] | {"code": "X"})
    records["seat"].append(records["seat"][0] | {"id": "another"})
    records["session"][-1] |= {"id": "RUSSIA", "previous": ""}
    records["track"].append(records["track"][0] | {"id": "second"})
    fault_lines = faults(json.dumps(there))
    assert f"records.party[{len(records['party']) - 1}].id: another record has its identity." in fault_lines
    assert (
        f"records.session[{len(records['session']) - 1}].id: no record may have its identity." in fault_lines
    )
    assert "records.track[1].track: what the file is may be said once." in fault_lines
    assert any(
        fault_line.startswith(f"records.seat[{len(records['seat']) - 1}]: there is another one already: ")
        for fault_line in fault_lines
    )


@pytest.mark.parametrize(
    ("kind", "code", "like"),
    [
        ("party", "NOR", "nor"),
        ("party", "NOR", "N\u041eR"),
        ("party", "NOR", "NO\u200bR"),
        ("party", "NOR", "N\u00d6R"),
        ("catalogue_item", "02", "2"),
    ],
)
def test_codes_that_look_alike_are_told(kind: str, code: str, like: str) -> None:
    there = parts()
    rows = there["records"][kind]
    first = next(row for row in rows if row["code"] == code)
    rows.append(first | {"id": "zzz", "code": like})
    (told, _way) = faults(json.dumps(there))
    assert told == f"records.{kind}[{len(rows) - 1}].code: it looks like {code} and is another one."


def test_without_a_record_of_the_track_nothing_is_loaded() -> None:
    there = parts()
    there["records"]["track"] = []
    assert faults(json.dumps(there)) == ("records.track: the record that says what the file is is missing.",)


def test_many_faults_of_one_sort_hide_no_other() -> None:
    there = json.loads(dump(amber_sea.internal()))
    records = there["records"]
    for record in records["entry"]:
        record["entered_at"] = "yesterday"
    records["red_line"][0]["holder"] = "gone"
    number = len(records["entry"])
    with pytest.raises(BadImport, match=f"it has {number + 1} faults") as caught:
        load(json.dumps(there).encode())
    assert caught.value.faults == (
        *(f"records.entry[{n}].entered_at: “yesterday” is not a date with a time." for n in range(5)),
        f"records.red_line[0].holder: {GONE}",
        f"records.entry[…].entered_at: {number - 5} more faults here.",
    )


def test_many_faults_are_counted_and_the_first_are_told() -> None:
    there = parts()
    there["records"]["tick"] = [{} for _number in range(3000)]
    fault_lines = faults(json.dumps(there))
    assert len(fault_lines) == 51
    assert fault_lines[-1].startswith("There are ")


def test_more_than_a_file_holds_is_refused_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "MOST_RECORDS", 3)
    (fault,) = faults(dump(made.small_dialogue()))
    assert fault.startswith("records: there are ")
    monkeypatch.setattr(whole, "LARGEST", 10)
    assert faults(dump(made.small_dialogue())) == ("it has more than 0 MiB.",)


def test_a_byte_order_mark_does_no_harm() -> None:
    dialogue = made.small_dialogue()
    assert load(b"\xef\xbb\xbf" + dump(dialogue).encode()) == dialogue


def test_the_dump_of_a_dialogue_and_of_its_parts_in_another_order_are_one(tmp_path: Path) -> None:
    dialogue = made.full_dialogue()
    assert dump(Dialogue(reversed(list(dialogue.everything())))) == dump(dialogue)
    assert dialogue.of(Entry)
    assert dialogue.of(Party)


def test_a_dump_holds_everything_and_keeps_letters_as_they_are() -> None:
    dialogue = amber_sea.external()
    dumped = json.loads(dump(dialogue))
    assert (dumped["format"], dumped["version"]) == ("dialogue-app dump", 1)
    assert list(dumped["records"]) == [kind_name(kind) for kind in KINDS]
    assert sum(map(len, dumped["records"].values())) == len(list(dialogue.everything()))
    assert "сдерживание" in dump(dialogue)
