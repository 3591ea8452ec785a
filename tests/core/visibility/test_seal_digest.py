"""The digest of what was sealed: taken over the content, found again by anybody, and true to every change."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry, ListRow, Party, Seal
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.seal_digest import (
    canonical,
    covered_by,
    digest,
    name_of,
    short_digest,
    verify,
)
from dialogue_app.core.visibility.seals import broken, seal, seals, unseal
from tests.core.sealed_track import (
    ITEM,
    LINES,
    META,
    PREDICTED,
    SALT,
    SEATS,
    SESSION,
    STATEMENT,
    empty,
    filled,
    put,
)


def sealed(field: TemplateField, dialogue: Dialogue | None = None, party: str = "") -> Dialogue:
    dialogue = dialogue or filled()
    return dialogue.apply(seal(dialogue, SESSION, field, party, salt=lambda: SALT).edits)


def one_seal(dialogue: Dialogue, field: TemplateField, party: str = ALLIANCE) -> Seal:
    return next(seal_record for seal_record in seals(dialogue, SESSION, field) if seal_record.party == party)


def test_the_text_is_as_it_is_described() -> None:
    dialogue = sealed(PREDICTED)
    seal_record = one_seal(dialogue, PREDICTED)
    text = (
        '{"answers":[{"confidence":"H","item":"MIL-03/P","value":"3"}],"field":"prediction","form":1,'
        f'"party":"ALLIANCE","sealed_at":"{seal_record.sealed_at}"}}'
    )
    assert (
        canonical(dialogue, "prediction", ALLIANCE, seal_record.sealed_at, covered_by(dialogue, seal_record))
        == text
    )
    assert seal_record.seal_digest == hashlib.sha256(f"{SALT}\n{text}".encode()).hexdigest()
    assert seal_record.seal_digest == digest(SALT, text)
    assert (seal_record.salt, seal_record.answers, seal_record.marking) == (SALT, 1, "MOD")
    assert short_digest(seal_record) == " ".join(seal_record.seal_digest[n : n + 4] for n in (0, 4, 8, 12))


def test_a_record_of_a_list_is_told_by_what_its_form_asks_for() -> None:
    dialogue = sealed(LINES)
    seal_record = one_seal(dialogue, LINES, RUSSIA)
    assert canonical(dialogue, "predictions", RUSSIA, "then", covered_by(dialogue, seal_record)) == (
        '{"answers":[{"about":"ALLIANCE","by":"RUSSIA","record":"prediction","text":"A line."}],'
        '"field":"predictions","form":1,"party":"RUSSIA","sealed_at":"then"}'
    )


def test_the_same_content_under_other_ids_has_the_same_digest() -> None:
    first, second = filled(), filled()
    assert set(first.of(Entry)) != set(second.of(Entry))
    at = "2026-03-26T15:53:00+01:00"
    texts = {
        canonical(dialogue, "prediction", ALLIANCE, at, dialogue.of(Entry).values())
        for dialogue in (first, second)
    }
    assert len(texts) == 1


def test_salts_are_random_and_digests_with_them() -> None:
    dialogue = filled()
    seal_records = [
        edit.record
        for _turn in range(2)
        for edit in seal(dialogue, SESSION, PREDICTED, ALLIANCE).edits
        if isinstance(edit.record, Seal)
    ]
    assert all(len(seal_record.salt) == 32 for seal_record in seal_records)
    assert (
        len({seal_record.salt for seal_record in seal_records})
        == len({seal_record.seal_digest for seal_record in seal_records})
        == 2
    )


def test_what_is_sealed_fits_and_still_fits_after_unsealing() -> None:
    dialogue = sealed(LINES, sealed(PREDICTED))
    for field in (PREDICTED, LINES):
        assert all(verify(dialogue, seal_record) for seal_record in seals(dialogue, SESSION, field))
        dialogue = dialogue.apply(unseal(dialogue, SESSION, field).edits)
        assert broken(dialogue, SESSION, field) == ()
        assert all(seal_record.unsealed_at for seal_record in seals(dialogue, SESSION, field))


@pytest.mark.parametrize(
    ("name", "value"),
    [("value", "4"), ("confidence", "L"), ("reason", "x"), ("late", "yes"), ("item", "x"), ("round", 2),
     ("sealed_at", "2026-03-26T15:53:00+01:00")],
)  # fmt: skip
def test_a_cell_that_was_tampered_with_does_not_fit(name: str, value: object) -> None:
    dialogue = sealed(PREDICTED)
    dialogue = dialogue.apply(unseal(dialogue, SESSION, PREDICTED).edits)
    entry = next(
        entry_record for entry_record in dialogue.of(Entry).values() if entry_record.party == ALLIANCE
    )
    dialogue = dialogue.apply((Edit(entry, dataclasses.replace(entry, **{name: value})),))  # type: ignore[arg-type]
    assert [seal_record.party for seal_record in broken(dialogue, SESSION, PREDICTED)] == [ALLIANCE]
    assert broken(dialogue, SESSION, PREDICTED, RUSSIA) == ()


def test_one_that_was_removed_or_slipped_in_does_not_fit() -> None:
    dialogue = sealed(PREDICTED)
    entry = next(
        entry_record for entry_record in dialogue.of(Entry).values() if entry_record.party == ALLIANCE
    )
    gone = dialogue.apply((Edit(entry, None),))
    assert not verify(gone, one_seal(gone, PREDICTED))
    more = dialogue.apply(added(dataclasses.replace(entry, id="new", item=STATEMENT)))
    assert not verify(more, one_seal(more, PREDICTED))
    lines = sealed(LINES)
    record = next(prediction for prediction in lines.of(Prediction).values() if prediction.by == ALLIANCE)
    lines = lines.apply((Edit(record, dataclasses.replace(record, text="Another.")),))
    assert not verify(lines, one_seal(lines, LINES))


def test_what_may_change_after_sealing_does_not_break_the_seal() -> None:
    dialogue = sealed(LINES)
    record = next(prediction for prediction in dialogue.of(Prediction).values() if prediction.by == ALLIANCE)
    later = dataclasses.replace(record, marking="PART", disclosed="yes", position=7)
    dialogue = dialogue.apply((Edit(record, later),))
    assert verify(dialogue, one_seal(dialogue, LINES))


def test_each_party_has_a_seal_of_its_own_and_a_second_one_over_what_it_adds() -> None:
    dialogue = put(put(empty("INTERNAL"), SEATS, "ally", "2"), SEATS, "other", "4")
    dialogue = sealed(SEATS, dialogue)
    assert {
        (seal_record.party, seal_record.answers, seal_record.marking)
        for seal_record in seals(dialogue, SESSION, SEATS)
    } == {
        ("ally", 1, "MOD"),
        ("other", 1, "MOD"),
    }
    dialogue = sealed(SEATS, put(dialogue, SEATS, "ally", "5", item=STATEMENT), "ally")
    first, second = (
        seal_record for seal_record in seals(dialogue, SESSION, SEATS) if seal_record.party == "ally"
    )
    assert first.sealed_at < second.sealed_at
    assert (first.answers, second.answers) == (1, 1)
    assert all(verify(dialogue, seal_record) for seal_record in (first, second))


def test_what_records_are_called() -> None:
    dialogue = empty()
    assert name_of(dialogue, ITEM) == "MIL-03/P"
    assert name_of(dialogue, "known") == "MIL-03"
    assert name_of(dialogue, STATEMENT) == "P01"
    assert name_of(dialogue, "ally") == "ATL"
    assert name_of(dialogue, ALLIANCE) == ALLIANCE
    assert name_of(dialogue, "") == ""
    assert name_of(dialogue, SESSION) == SESSION
    bare = dialogue.apply((Edit(dialogue.of(Party)["ally"], Party(id="ally")),))
    assert name_of(bare, "ally") == "ally"
    known = next(record for record in dialogue.everything() if record.id == "known")
    assert name_of(dialogue.apply((Edit(known, None),)), ITEM) == ITEM


def test_rows_and_several_references_are_part_of_the_text() -> None:
    row = ListRow(id="r", session=SESSION, field="rows", values=(("line", "So."),), sealed_at="t")
    assert '"values":[["line","So."]]' in canonical(empty(), "rows", "", "t", (row,))
    dialogue = put(empty(), META, ALLIANCE, "4", item=STATEMENT)
    assert '"item":"P01"' in canonical(dialogue, "meta", ALLIANCE, "t", dialogue.of(Entry).values())
    from dialogue_app.core.domain_records import Difference

    text = canonical(dialogue, "d", "", "t", (Difference(holders_a=("ally", RUSSIA), statement="S."),))
    assert '"holders_a":["ATL","RUSSIA"]' in text
