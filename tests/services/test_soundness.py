# ruff: noqa: E501 - a prepared case is a line
"""Prepared records: what cannot be shown as it is, is refused; what stands in no place, is told; and recovery
makes of each a dialogue that is sound.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dialogue_app.core import form
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import RedLine, ReleaseItem
from dialogue_app.core.edits import Change, Edit, added
from dialogue_app.core.errors import CannotOpen, Damaged, DialogueError, Refused
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    RUSSIA,
    Entry,
    ListRow,
    Pairs,
    Party,
    Record,
    Seal,
    Seat,
    SelectedItem,
    Session,
    StageState,
    Tick,
    Track,
    new_id,
)
from dialogue_app.core.shapes import SHAPES
from dialogue_app.core.validity import limits
from dialogue_app.reports.export import analyse
from dialogue_app.services.files.library import Library
from dialogue_app.services.files.recovered_copy import recover
from dialogue_app.services.files.repair_references import mend
from dialogue_app.services.soundness import made_fit, unfit
from dialogue_app.services.soundness.broken_seals import broken_seals
from dialogue_app.services.soundness.fault_sentences import named
from dialogue_app.services.soundness.loose_ends import loose_ends
from dialogue_app.services.soundness.unfit import unfit_records
from dialogue_app.services.templates import template_of
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import reader
from dialogue_app.store.maker import FileStores
from dialogue_app.store.memory import MemoryStore
from tests.core import made
from tests.services import amber_sea

STORES = FileStores()
Records = list[Record]


def records() -> Records:
    return list(amber_sea.internal().everything())


def each(kind: type[Record], **values: Any) -> Records:
    return [
        dataclasses.replace(record, **values) if isinstance(record, kind) else record for record in records()
    ]


def one_of(kind: type[Record], where: Callable[[Any], bool] = lambda _one: True, **values: Any) -> Records:
    there = records()
    at = next(place for place, record in enumerate(there) if isinstance(record, kind) and where(record))
    there[at] = dataclasses.replace(there[at], **values)
    return there


def in_a_ring() -> Records:
    first, second = (record for record in records() if isinstance(record, Session))
    return one_of(Session, lambda record: record.id == first.id, previous=second.id)


def itself(kind: type[Record], name: str) -> Records:
    there = records()
    at = next(place for place, record in enumerate(there) if isinstance(record, kind))
    there[at] = dataclasses.replace(there[at], **{name: there[at].id})
    return there


PREPARED: dict[str, tuple[Callable[[], Records], str]] = {
    "no track": (lambda: [record for record in records() if not isinstance(record, Track)], "must be there once"),
    "two tracks": (lambda: [*records(), Track(id=new_id(), name="Two", track=EXTERNAL)], "must be there once"),
    "unknown track": (lambda: each(Track, track="OTHER"), "“OTHER” is not one of the choices"),
    "no kind of track": (lambda: each(Track, track=""), "it is needed"),
    "unknown side": (lambda: one_of(Party, side="MARS"), "“MARS” is not a side"),
    "no side": (lambda: one_of(Party, side=""), "it is needed"),
    "no number": (lambda: one_of(Session, number=None), "it is needed"),
    "number of another world": (lambda: one_of(Session, number=-7), "is outside 1 to 9999"),
    "a ring of sessions": (in_a_ring, "leads round"),
    "a session after itself": (lambda: itself(Session, "previous"), "leads round"),
    "a release that supersedes itself": (lambda: itself(ReleaseItem, "supersedes"), "leads round"),
    "an item carried from itself": (lambda: itself(SelectedItem, "carried_from"), "leads round"),
    "no template": (lambda: one_of(Session, template_text="", template_key="none"), "there is no template"),
    "template that is none": (lambda: one_of(Session, template_text="a [[ b"), "it cannot be used"),
    "template with a fault": (lambda: one_of(Session, template_text="format = 1"), "it cannot be used"),
    "reversed code": (lambda: one_of(Party, code="\u202eLTA"), "signs that nobody sees"),
    "reversed text": (lambda: one_of(RedLine, statement="a\u202eb"), "signs that nobody sees"),
    "a code of two lines": (lambda: one_of(Party, code="A\nB"), "one line only"),
    "a code without end": (lambda: one_of(Party, code="A" * 2000), "too long"),
    "a level off the scale": (lambda: one_of(Entry, lambda e: e.field == "verdict_r1", value="9"), "“9” is not"),
    "a second off the scale": (lambda: one_of(Entry, lambda e: e.field == "verdict_r1", second="x"), "“x” is"),
    "a third round": (lambda: one_of(Entry, round=3), "is outside 1 to 2"),
    "a confidence of its own": (lambda: one_of(Entry, confidence="SURE"), "“SURE” is not"),
    "a time that is none": (lambda: one_of(Entry, entered_at="yesterday"), "is not a date with a time"),
    "a state of its own": (lambda: one_of(StageState, status="OVER"), "“OVER” is not"),
    "a threshold of no number": (lambda: each(Track, thresholds=(("quorum", "1e999999999"),)), "Quorum"),
    "an unknown threshold": (lambda: each(Track, thresholds=(("luck", "1/2"),)), "“luck” is no threshold"),
    "a threshold that stands there twice": (
        lambda: each(Track, thresholds=(("quorum", "1/2"), ("quorum", "2/3"))),
        "stands there twice",
    ),
    "a field marked with nothing": (lambda: one_of(Session, field_markings=(("a", "X"),)), "it is no marking"),
    "a template read backwards": (
        lambda: one_of(Session, template_text=amber_sea.internal().sessions()[0].template_text.replace('en = "', 'en = "\u202e', 1)),
        "signs that nobody sees",
    ),
    "a template read backwards by its escape": (
        lambda: one_of(Session, template_text=amber_sea.internal().sessions()[0].template_text.replace('en = "', 'en = "\\u202e', 1)),
        "signs that nobody sees",
    ),
    "a column of a row twice": (
        lambda: one_of(ListRow, lambda row: row.values, values=2 * next(record.values for record in records() if isinstance(record, ListRow) and record.values)),
        "one key stands there twice",
    ),
    "a field marked twice": (
        lambda: one_of(Session, field_markings=(("line", "MOD"), ("line", "PART"))),
        "one key stands there twice",
    ),
    "a name judged twice": (
        lambda: one_of(Session, names_judged=(("May", "yes"), ("May", "no"))),
        "one key stands there twice",
    ),
    "one identity twice": (lambda: [*records(), Tick(id=records()[5].id)], "identity of another one"),
    "an identity that is none and more": (lambda: one_of(Entry, id="a b", confidence="SURE"), "not of the form"),
    "the identity of a side": (lambda: [*records(), Tick(id=RUSSIA)], "no record may have"),
    "an identity that is none": (lambda: [*records(), Tick(id="a b/c")], "not of the form"),
    "a row that its column does not take": (
        lambda: one_of(ListRow, lambda row: dict(row.values).get("status"), values=(("status", "SO_SO"),)),
        "“SO_SO” is not one of the choices",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PREPARED)
def test_what_cannot_be_shown_as_it_is_is_refused_and_recovered(name: str) -> None:
    make, says = PREPARED[name]
    there = make()
    fault_lines = unfit_records(there)
    assert any(says in fault_line for fault_line in fault_lines), fault_lines
    assert all(fault_line.isprintable() for fault_line in fault_lines)
    mended = mend(there)
    assert unfit_records(list(mended.dialogue.everything())) == ()
    assert mended.taken_out or mended.stand_ins or name == "two tracks"
    assert len(list(mended.dialogue.everything())) >= len(there) - 2


def test_what_is_sound_has_no_faults() -> None:
    for dialogue in (amber_sea.internal(), amber_sea.external(), amber_sea.exercise(), made.full_dialogue()):
        assert unfit_records(list(dialogue.everything())) == ()
        assert loose_ends(dialogue) == ()
        assert mend(dialogue.everything()).taken_out == ()


OF_NO_EDIT = ("one identity twice", "the identity of a side", "two tracks", "no track")
"""What no act of the program can bring about: ids are random, a track is made once and never removed."""


@pytest.mark.parametrize("name", [fault_name for fault_name in PREPARED if fault_name not in OF_NO_EDIT])
def test_nothing_is_written_with_which_a_file_would_not_open_again(name: str) -> None:
    sound = {record.id: record for record in records()}
    there = {record.id: record for record in PREPARED[name][0]()}
    edits = [Edit(sound.get(key), record) for key, record in there.items() if sound.get(key) != record]
    edits += [Edit(record, None) for key, record in sound.items() if key not in there]
    workspace = Workspace(MemoryStore(Dialogue(sound.values())))
    with pytest.raises(Refused, match=r"Nothing was changed\.$"):
        workspace.perform(Change("test", tuple(edits)))
    assert workspace.dialogue == Dialogue(sound.values())


@pytest.mark.parametrize(
    ("name", "kind", "attribute"),
    [
        ("a column of a row twice", ListRow, "values"),
        ("a field marked twice", Session, "field_markings"),
        ("a name judged twice", Session, "names_judged"),
    ],
)
def test_of_a_key_that_stands_twice_the_first_is_kept(name: str, kind: type[Record], attribute: str) -> None:
    there = PREPARED[name][0]()
    twice = next(
        record for record in there if isinstance(record, kind) and _says_twice(getattr(record, attribute))
    )
    kept = mend(there).dialogue.find(twice.id)
    assert getattr(kept, attribute) == getattr(twice, attribute)[: len(getattr(twice, attribute)) // 2]


def _says_twice(pairs: Pairs) -> bool:
    return len(dict(pairs)) < len(pairs)


def test_a_threshold_that_stands_there_twice_costs_no_track() -> None:
    mended = mend(PREPARED["a threshold that stands there twice"][0]())
    assert mended.dialogue.track.thresholds == (("quorum", "1/2"),)
    assert not mended.stand_ins


def test_only_the_signs_are_taken_out_of_a_code() -> None:
    mended = mend(PREPARED["reversed code"][0]()).dialogue
    assert mended.party_by_code("LTA") is not None
    mended = mend(PREPARED["a code of two lines"][0]()).dialogue
    assert mended.party_by_code("A B") is not None


@pytest.mark.parametrize("name", ["unknown side", "a level off the scale", "a ring of sessions"])
def test_such_a_file_is_not_opened_and_says_what_to_do(name: str, tmp_path: Path) -> None:
    path = tmp_path / "Prepared.dialogue"
    STORES.create(path, Dialogue(PREPARED[name][0]()))
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(Damaged, match="left untouched; open a backup, or recover") as caught:
            Library(STORES).open(path, read_only=read_only)
        assert PREPARED[name][1] in str(caught.value)
    assert any(PREPARED[name][1] in fault for fault in STORES.check(path))
    assert path.read_bytes() == before


def with_code(code: str) -> Records:
    """A further party beside ATL."""
    return [*records(), Party(id=new_id(), code=code, name="Another", side=ALLIANCE)]


LOOSE: dict[str, tuple[Callable[[], Records], str]] = {
    "a code with a sign that nobody sees": (lambda: with_code("A\u200bTL"), "looks like ATL"),
    "a code with a letter of another script": (lambda: with_code("\u0410TL"), "looks like ATL"),
    "a party that is gone": (lambda: one_of(Seat, party="gone"), "refers under “Party” to something that is not"),
    "a party that is none": (
        lambda: one_of(Seat, party=records()[0].id),
        "refers under “Party” to a record of another kind",
    ),
    "two parties that look alike": (lambda: one_of(Party, lambda p: p.code == "WES", code="\u0410TL"), "looks like"),
    "a seat of the other side": (lambda: one_of(Seat, party=RUSSIA), "The other side has 1 seat in this internal"),
    "an answer of no session": (lambda: one_of(Entry, session=""), "“Entry” belongs to no session"),
    "an unknown field": (lambda: one_of(Entry, field="nowhere"), "stands in “nowhere”"),
    "an unknown stage": (lambda: one_of(StageState, stage="Z9"), "stands in “Z9”"),
    "a prompt of no stage": (lambda: [*records(), Tick(id=new_id(), session=_session(), what="prompt:Z9:1")], "“Z9”"),
    "an unknown column": (lambda: one_of(ListRow, values=(("luck", "x"),)), "luck"),
    "an answer about something else": (
        lambda: one_of(Entry, lambda e: e.field == "verdict_r1", item=records()[0].id),
        "that its list does not have",
    ),
}  # fmt: skip


def _session() -> str:
    return amber_sea.internal().sessions()[0].id


@pytest.mark.parametrize("name", LOOSE)
def test_what_stands_in_no_place_is_told_and_opens(name: str, tmp_path: Path) -> None:
    make, says = LOOSE[name]
    dialogue = Dialogue(make())
    assert unfit_records(list(dialogue.everything())) == ()
    assert any(says in loose_end for loose_end in loose_ends(dialogue)), loose_ends(dialogue)
    path = tmp_path / "Prepared.dialogue"
    STORES.create(path, dialogue)
    assert STORES.check(path) == (*loose_ends(dialogue), *broken_seals(dialogue))
    workspace = Library(STORES).open(path)
    assert workspace.loose_ends == loose_ends(dialogue)
    workspace.close()


def test_an_answer_about_what_its_catalogue_does_not_have_is_told() -> None:
    dialogue = amber_sea.internal()
    session, field = next(
        (session, field)
        for session in dialogue.sessions()
        for _stage, field in template_of(session).fields()
        if field.items.startswith("catalogue:")
    )
    entry = Entry(id=new_id(), session=session.id, field=field.key, item=session.id)
    assert any(
        "its list does not have" in loose_end for loose_end in loose_ends(dialogue.apply(added(entry)))
    )


def test_what_cannot_be_made_fit_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_fit, "TURNS", 0)
    mended = mend(PREPARED["unknown side"][0]())
    assert [
        taken_out
        for taken_out in mended.taken_out
        if taken_out.startswith("Party, left out: “MARS” is not a side")
    ]
    assert unfit_records(list(mended.dialogue.everything())) == ()


def test_an_external_file_that_names_another_is_told() -> None:
    dialogue = amber_sea.external()
    track = dataclasses.replace(dialogue.track, counterpart="Talks (internal).dialogue")
    others = [record for record in dialogue.everything() if not isinstance(record, Track)]
    assert "only an internal file" in loose_ends(Dialogue([track, *others]))[0]


def test_many_faults_are_told_in_few_sentences() -> None:
    there = [
        dataclasses.replace(record, value=f"no{place}")
        if isinstance(record, Entry) and record.field == "verdict_r1"
        else record
        for place, record in enumerate(records())
    ]
    fault_lines = unfit_records(there)
    assert len(fault_lines) == 51
    assert fault_lines[-1].startswith("There are ")


# -- how much ----------------------------------------------------------------------------------------------


def test_a_file_with_more_than_one_holds_is_refused_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Many.dialogue"
    STORES.create(path, amber_sea.internal())
    monkeypatch.setattr(reader, "MOST_RECORDS", 1000)

    def unread(*_rest: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(reader, "chunks", unread)
    for act in (
        lambda: STORES.open(path),
        lambda: STORES.open(path, read_only=True),
        lambda: STORES.check(path),
    ):
        with pytest.raises(CannotOpen, match="records; one file holds at most"):
            act()


def test_no_more_is_added_than_opens_again(monkeypatch: pytest.MonkeyPatch) -> None:
    dialogue = amber_sea.internal()
    limits.refuse_too_much(dialogue)
    with monkeypatch.context() as patched:
        patched.setattr(limits, "MOST_RECORDS", 1000)
        with pytest.raises(Refused, match="at most 1000 records"):
            limits.refuse_too_much(dialogue)
    monkeypatch.setattr(limits, "MOST_TEMPLATES", 1)
    limits.refuse_too_much(dialogue)
    other = Dialogue(one_of(Session, template_text=made.SOURCE))
    with pytest.raises(Refused, match="at most 1 different"):
        limits.refuse_too_much(other)


def test_of_too_many_templates_the_rest_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfit, "MOST_TEMPLATES", 1)
    there = one_of(Session, template_text=made.SOURCE)
    assert any("at most 1 different ones" in unfit_record for unfit_record in unfit_records(there))


# -- any value whatever ------------------------------------------------------------------------------------


STRANGE: dict[str, tuple[Any, ...]] = {
    "text": (
        "",
        "X",
        "\u202e",
        "a\nb",
        "9",
        "-1",
        "2026-13-45",
        "ALLIANCE",
        "x" * 3000,
        "1e999999999",
        "{0}",
        "\x07",
    ),
    "number": (0, -1, 3, 10**9, 2**62),
    "number or nothing": (None, 0, -1, 10**7),
    "texts": ((), ("X",), ("ALLIANCE", "gone"), ("\u202e",)),
    "pairs": ((), (("X", "Y"),), (("", ""),), (("quorum", "x"), ("quorum", "1/2"))),
}


def altered(chance: Random) -> Iterator[Record]:
    """The sample with one to three values that are something else."""
    there = records()
    for _turn in range(chance.randint(1, 3)):
        kind = chance.choice(
            [record_kind for record_kind in KINDS if any(isinstance(record, record_kind) for record in there)]
        )
        at = chance.choice([place for place, record in enumerate(there) if isinstance(record, kind)])
        name = chance.choice([field.name for field in dataclasses.fields(kind)])
        value = chance.choice(STRANGE[SHAPES[kind][name]])
        there[at] = dataclasses.replace(there[at], **{name: value})
    yield from there


@pytest.mark.parametrize("seed", range(60))
def test_whatever_stands_in_a_file_is_refused_or_can_be_worked_with(seed: int) -> None:
    there = list(altered(Random(seed)))
    if unfit_records(there):
        mended = mend(there).dialogue
        assert unfit_records(list(mended.everything())) == ()
        return
    try:
        dialogue = Dialogue(there)
    except DialogueError:
        return
    loose_ends(dialogue)
    for session in dialogue.sessions():
        analyse(dialogue, session.number)


def test_every_attribute_that_refers_says_to_what() -> None:
    for kind in KINDS:
        for attribute in dataclasses.fields(kind):
            ask = form.ask_of(attribute)
            if ask.value_kind in ("ref", "refs"):
                assert ask.of or (kind is Entry and attribute.name == "item"), (kind, attribute.name)
    assert ALLIANCE != RUSSIA


def test_recovery_says_what_it_took_out_and_its_file_opens(tmp_path: Path) -> None:
    path, target = tmp_path / "Prepared.dialogue", tmp_path / "Recovered.dialogue"
    STORES.create(path, Dialogue(PREPARED["unknown side"][0]()))
    told = recover(STORES, path, target).sentences
    assert told[-2:] == (
        "What did not fit was taken out or replaced:",
        "Party, Side: “MARS” is not a side. (ATL)",
    )
    assert STORES.check(target) == ()
    Library(STORES).open(target).close()


def test_records_of_one_name_are_named_once() -> None:
    cells = [Entry(id=f"e{n}", field=field, value="9") for field in ("verdict", "support") for n in range(4)]
    assert named(cells) == "verdict, support"


# -- seals -------------------------------------------------------------------------------------------------


def test_a_seal_that_does_not_fit_what_is_recorded_is_told_by_check(tmp_path: Path) -> None:
    dialogue = amber_sea.external()
    assert broken_seals(dialogue) == ()
    there = [
        dataclasses.replace(record, seal_digest="ab" * 32) if isinstance(record, Seal) else record
        for record in dialogue.everything()
    ]
    path = tmp_path / "Prepared.dialogue"
    STORES.create(path, Dialogue([*there, Seal(id=new_id(), session="gone", field="f")]))
    fault_lines = STORES.check(path)
    assert [fault_line for fault_line in fault_lines if "do not fit what is recorded" in fault_line] == list(
        broken_seals(Dialogue(there))
    )
    assert "2 seals in “predictions” of session 3 do not fit what is recorded." in fault_lines
