"""The sample is sound and complete, keeps the tracks apart, and is written whole or not at all."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.core import form
from dialogue_app.core.commands.catalogue import catalogue_items
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction, ReleaseItem, RoleCard
from dialogue_app.core.errors import CannotSave
from dialogue_app.core.records import (
    EXTERNAL,
    INTERNAL,
    SIDES,
    TRAINING,
    CatalogueItem,
    Entry,
    Record,
    Session,
)
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.validity.checks import check
from dialogue_app.services.files.library import Library
from dialogue_app.services.release.release_record import is_astray
from dialogue_app.services.sample.sample_files import (
    sample_dialogues,
    sample_exercise,
    write_exercise,
    write_sample,
)
from dialogue_app.services.templates import template_of
from dialogue_app.store.maker import FileStores
from tests.services.amber_sea import exercise, external, internal

ALL = pytest.mark.parametrize("dialogue", [internal(), external(), exercise()], ids=["in", "out", "play"])


def field_of(dialogue: Dialogue, entry: Entry) -> TemplateField:
    stage_and_field = template_of(dialogue.of(Session)[entry.session]).find_field(entry.field)
    assert stage_and_field is not None
    return stage_and_field[1]


# -- soundness ---------------------------------------------------------------------------------------


@ALL
def test_every_record_fits_its_form_and_every_answer_its_scale(dialogue: Dialogue) -> None:
    for record in dialogue.everything():
        check(record)
    for entry in dialogue.of(Entry).values():
        field = field_of(dialogue, entry)
        aspect = next((column for column in field.aspects if column.key == entry.aspect), None)
        name = (aspect.scale if aspect else "") or field.scale
        if name and entry.value:
            assert scale(name).option(entry.value) or entry.value in field.statuses, entry


@ALL
def test_every_reference_resolves(dialogue: Dialogue) -> None:
    ids = {other.id for other in dialogue.everything()} | {*SIDES, ""}
    for record in dialogue.everything():
        for name, reference in references(record):
            assert reference in ids, f"{type(record).__name__}.{name}"


def references(record: Record) -> Iterator[tuple[str, str]]:
    for name, ask in form.questions(type(record)):
        if ask.kind in ("ref", "party"):
            yield name, getattr(record, name)
        elif ask.kind in ("refs", "parties"):
            yield from ((name, reference) for reference in getattr(record, name))
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
                missed = [result for result in results if result.blocks or result.asks_reason]
                assert not missed or state.reason, missed
                open_ones += [(session.number or 0, stage.key, result.number) for result in missed]
            else:
                assert state.reason
                assert state.by
    # The scenario has one cell blank in session one: no position paper on sanctions yet.
    assert open_ones == ([(1, "I4", 1)] if dialogue.track.track == INTERNAL else [])


def test_every_outlier_and_others_have_reasons() -> None:
    for session in internal().sessions():
        entries = [
            entry
            for entry in internal().of(Entry).values()
            if (entry.session, entry.field) == (session.id, "verdict_r1") and entry.reason
        ]
        assert len(entries) >= 20


@ALL
def test_it_is_marked_as_fiction(dialogue: Dialogue) -> None:
    assert dialogue.track.fiction == "yes"
    assert dialogue.track.notice.startswith("Allies, places and incidents are fictional.")
    assert all(session.fiction == "yes" for session in dialogue.sessions())


def test_sealed_entries_carry_their_time_and_the_reveal_is_recorded() -> None:
    (session,) = external().sessions()
    moment = external().entry(session.id, "revealed_at")
    assert moment is not None
    for cells in external().field_entries(session.id, "meta").values():
        assert all("" < entry.sealed_at < moment.value for entry in cells.values())
    assert all(
        prediction.sealed_at < prediction.unsealed_at
        for prediction in external().listed(Prediction, session.id, "predictions")
    )


# -- the tracks are kept apart -----------------------------------------------------------------------


def texts(record: Record) -> Iterator[str]:
    for attribute in dataclasses.fields(record):
        yield from flat(getattr(record, attribute.name))


def flat(given: object) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, tuple):
        for part in given:
            yield from flat(part)


def test_the_tracks_share_no_id_and_no_time() -> None:
    inside = {record.id for record in internal().everything()}
    outside = {record.id for record in external().everything()}
    assert not inside & outside
    times = {
        text
        for record in internal().everything()
        for text in texts(record)
        if "T" in text and "+01:00" in text
    }
    assert not times & {text for record in external().everything() for text in texts(record)}


def test_nothing_internal_stands_in_the_external_file() -> None:
    outside = "\n".join(text for record in external().everything() for text in texts(record))
    public = {
        text
        for record in (*catalogue_items(internal(), "activities"), *internal().of(Session).values())
        for text in texts(record)
        if not isinstance(record, Session) or text == record.template_text
    }
    released = {
        item.release_text for item in internal().of(ReleaseItem).values() if item.status == "RELEASED"
    }
    allowed = public | released | {internal().track.notice, internal().track.name}
    allowed |= {item.spokesperson for item in internal().of(ReleaseItem).values()}
    allowed |= {item.authority for item in internal().of(ReleaseItem).values()}
    allowed |= {item.external_id for item in internal().of(ReleaseItem).values()}
    inside = {
        text
        for record in internal().everything()
        if not isinstance(record, CatalogueItem)
        for text in texts(record)
        if len(text) > 9 and text not in allowed and not is_plain_date(text)
    }
    shared_texts = [text for text in sorted(inside) if text in outside and " " in text]
    assert not shared_texts, "\n".join(shared_texts)
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
    ledger = [item for item in internal().of(ReleaseItem).values() if item.status == "RELEASED"]
    assert not any(is_astray(item, external()) for item in ledger)
    inside = {item.external_id: item for item in ledger}
    outside = external().of(ReleaseItem)
    assert inside.keys() == outside.keys()
    for name in ("kind", "release_text", "verdict", "authority", "date", "spokesperson", "version", "status"):
        assert [getattr(inside[key], name) for key in outside] == [
            getattr(item, name) for item in outside.values()
        ]
    assert not any("nuclear" in item.release_text for item in outside.values())
    assert all(not item.sources for item in external().of(ReleaseItem).values())
    card = next(iter(external().of(RoleCard).values()))
    assert {card.bottom_line, card.tasks, card.red_lines, card.interests} == {""}


def test_each_reading_gives_the_same() -> None:
    assert sample_dialogues() == (internal(), external())
    assert sample_exercise() == exercise()
    assert [dialogue.track.track for dialogue in (internal(), external(), exercise())] == [
        INTERNAL,
        EXTERNAL,
        TRAINING,
    ]


# -- writing -----------------------------------------------------------------------------------------


def test_writing_gives_two_files_in_which_nothing_is_wrong(tmp_path: Path) -> None:
    stores = FileStores()
    paths = write_sample(Library(stores), tmp_path)
    assert [file_path.name for file_path in paths] == [
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
    assert [path.name for path in tmp_path.iterdir()] == ["Amber Sea (external).dialogue"]


def test_writing_that_fails_midway_leaves_nothing(tmp_path: Path) -> None:
    class Failing(FileStores):
        def create(self, path: Path, dialogue: Dialogue, *, passphrase: str = "") -> None:
            if dialogue.track.track == EXTERNAL:
                message = "the disk is full"
                raise CannotSave(message)
            super().create(path, dialogue, passphrase=passphrase)

    with pytest.raises(CannotSave, match="full"):
        write_sample(Library(Failing()), tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".dialogue"]


def test_the_exercise_is_a_third_file_of_its_own(tmp_path: Path) -> None:
    (path,) = write_exercise(Library(FileStores()), tmp_path)
    assert path.name == "Amber Sea exercise.dialogue"
    assert FileStores().check(path) == ()
