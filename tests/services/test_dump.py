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
from dialogue_app.core.records import Entry, Party
from dialogue_app.core.thresholds import Thresholds, set_thresholds
from dialogue_app.services import dump as whole
from dialogue_app.services.dump import dump, load
from dialogue_app.services.soundness.loose_ends import loose_ends
from tests.core import made, steps
from tests.services import amber_sea

SAMPLES: tuple[Callable[[], Dialogue], ...] = (
    amber_sea.internal, amber_sea.external, amber_sea.exercise, made.small_dialogue, made.full_dialogue,
)  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.__name__)
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
    assert dump(load(text.encode())) == text


def test_settings_templates_and_seals_are_in_it() -> None:
    from fractions import Fraction

    dialogue = amber_sea.internal()
    dialogue = dialogue.apply(set_thresholds(dialogue, Thresholds(quorum=Fraction(1, 2))).edits)
    found = json.loads(dump(dialogue))["records"]
    assert found["track"][0]["thresholds"] == [["quorum", "1/2"]]
    assert found["track"][0]["counterpart"] == dialogue.track.counterpart != ""
    assert all("[[stage]]" in one["template_text"] for one in found["session"])
    assert all(one["salt"] and one["seal_digest"] for one in found["seal"])


def faults(text: str | bytes) -> tuple[str, ...]:
    with pytest.raises(BadImport, match="Nothing was written") as caught:
        load(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return caught.value.faults


def parts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump(made.small_dialogue()))
    return found


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
    assert any(one.startswith(says) for one in faults(text))


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
    found = faults(json.dumps(there))
    assert len(found) == 4
    assert any("“MARS” is not a side" in one for one in found)
    assert any("nobody sees" in one for one in found)
    assert any("cannot be kept" in one for one in found)
    assert any("needed" in one for one in found)
    assert not any("\u202e" in one or "\ud800" in one for one in found)


def test_a_reference_that_leads_nowhere_is_loaded_as_it_is_opened() -> None:
    there = parts()
    there["records"]["seat"][0]["party"] = "gone"
    assert loose_ends(load(json.dumps(there).encode())) == (
        "1 record of “Seat” refers under “Party” to something that is not there.",
    )


def test_many_faults_are_counted_and_the_first_are_told() -> None:
    there = parts()
    there["records"]["tick"] = [{} for _number in range(3000)]
    found = faults(json.dumps(there))
    assert len(found) == 51
    assert found[-1].startswith("There are ")


def test_more_than_a_file_holds_is_refused_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "MOST_RECORDS", 3)
    (found,) = faults(dump(made.small_dialogue()))
    assert found.startswith("records: there are ")
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
    found = json.loads(dump(dialogue))
    assert (found["format"], found["version"]) == ("dialogue-app dump", 1)
    assert list(found["records"]) == [kind_name(kind) for kind in KINDS]
    assert sum(map(len, found["records"].values())) == len(list(dialogue.everything()))
    assert "сдерживание" in dump(dialogue)
