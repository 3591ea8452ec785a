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


def sealed(field: TemplateField, dialogue: Dialogue | None = None, who: str = "") -> Dialogue:
    dialogue = dialogue or filled()
    return dialogue.apply(seal(dialogue, SESSION, field, who, salt=lambda: SALT).edits)


def one_seal(dialogue: Dialogue, field: TemplateField, party: str = ALLIANCE) -> Seal:
    return next(one for one in seals(dialogue, SESSION, field) if one.party == party)


def test_the_text_is_as_it_is_described() -> None:
    dialogue = sealed(PREDICTED)
    found = one_seal(dialogue, PREDICTED)
    text = (
        '{"answers":[{"confidence":"H","item":"MIL-03/P","value":"3"}],"field":"prediction","form":1,'
        f'"party":"ALLIANCE","sealed_at":"{found.sealed_at}"}}'
    )
    assert canonical(dialogue, "prediction", ALLIANCE, found.sealed_at, covered_by(dialogue, found)) == text
    assert found.seal_digest == hashlib.sha256(f"{SALT}\n{text}".encode()).hexdigest()
    assert found.seal_digest == digest(SALT, text)
    assert (found.salt, found.answers, found.marking) == (SALT, 1, "MOD")
    assert short_digest(found) == " ".join(found.seal_digest[n : n + 4] for n in (0, 4, 8, 12))


def test_a_record_of_a_list_is_told_by_what_its_form_asks_for() -> None:
    dialogue = sealed(LINES)
    found = one_seal(dialogue, LINES, RUSSIA)
    assert canonical(dialogue, "predictions", RUSSIA, "then", covered_by(dialogue, found)) == (
        '{"answers":[{"about":"ALLIANCE","by":"RUSSIA","record":"prediction","text":"A line."}],'
        '"field":"predictions","form":1,"party":"RUSSIA","sealed_at":"then"}'
    )


def test_the_same_content_under_other_ids_has_the_same_digest() -> None:
    one, other = filled(), filled()
    assert set(one.of(Entry)) != set(other.of(Entry))
    at = "2026-03-26T15:53:00+01:00"
    texts = {
        canonical(dialogue, "prediction", ALLIANCE, at, dialogue.of(Entry).values())
        for dialogue in (one, other)
    }
    assert len(texts) == 1


def test_salts_are_random_and_digests_with_them() -> None:
    dialogue = filled()
    found = [
        edit.record
        for _turn in range(2)
        for edit in seal(dialogue, SESSION, PREDICTED, ALLIANCE).edits
        if isinstance(edit.record, Seal)
    ]
    assert all(len(one.salt) == 32 for one in found)
    assert len({one.salt for one in found}) == len({one.seal_digest for one in found}) == 2


def test_what_is_sealed_fits_and_still_fits_after_unsealing() -> None:
    dialogue = sealed(LINES, sealed(PREDICTED))
    for field in (PREDICTED, LINES):
        assert all(verify(dialogue, one) for one in seals(dialogue, SESSION, field))
        dialogue = dialogue.apply(unseal(dialogue, SESSION, field).edits)
        assert broken(dialogue, SESSION, field) == ()
        assert all(one.unsealed_at for one in seals(dialogue, SESSION, field))


@pytest.mark.parametrize(
    ("name", "value"),
    [("value", "4"), ("confidence", "L"), ("reason", "x"), ("late", "yes"), ("item", "x"), ("round", 2),
     ("sealed_at", "2026-03-26T15:53:00+01:00")],
)  # fmt: skip
def test_a_cell_that_was_tampered_with_does_not_fit(name: str, value: object) -> None:
    dialogue = sealed(PREDICTED)
    dialogue = dialogue.apply(unseal(dialogue, SESSION, PREDICTED).edits)
    entry = next(one for one in dialogue.of(Entry).values() if one.party == ALLIANCE)
    dialogue = dialogue.apply((Edit(entry, dataclasses.replace(entry, **{name: value})),))  # type: ignore[arg-type]
    assert [one.party for one in broken(dialogue, SESSION, PREDICTED)] == [ALLIANCE]
    assert broken(dialogue, SESSION, PREDICTED, RUSSIA) == ()


def test_one_that_was_removed_or_slipped_in_does_not_fit() -> None:
    dialogue = sealed(PREDICTED)
    entry = next(one for one in dialogue.of(Entry).values() if one.party == ALLIANCE)
    gone = dialogue.apply((Edit(entry, None),))
    assert not verify(gone, one_seal(gone, PREDICTED))
    more = dialogue.apply(added(dataclasses.replace(entry, id="new", item=STATEMENT)))
    assert not verify(more, one_seal(more, PREDICTED))
    lines = sealed(LINES)
    record = next(one for one in lines.of(Prediction).values() if one.by == ALLIANCE)
    lines = lines.apply((Edit(record, dataclasses.replace(record, text="Another.")),))
    assert not verify(lines, one_seal(lines, LINES))


def test_what_may_change_after_sealing_does_not_break_the_seal() -> None:
    dialogue = sealed(LINES)
    record = next(one for one in dialogue.of(Prediction).values() if one.by == ALLIANCE)
    later = dataclasses.replace(record, marking="PART", disclosed="yes", position=7)
    dialogue = dialogue.apply((Edit(record, later),))
    assert verify(dialogue, one_seal(dialogue, LINES))


def test_each_party_has_a_seal_of_its_own_and_a_second_one_over_what_it_adds() -> None:
    dialogue = put(put(empty("INTERNAL"), SEATS, "ally", "2"), SEATS, "other", "4")
    dialogue = sealed(SEATS, dialogue)
    assert {(one.party, one.answers, one.marking) for one in seals(dialogue, SESSION, SEATS)} == {
        ("ally", 1, "MOD"), ("other", 1, "MOD"),
    }  # fmt: skip
    dialogue = sealed(SEATS, put(dialogue, SEATS, "ally", "5", item=STATEMENT), "ally")
    first, second = (one for one in seals(dialogue, SESSION, SEATS) if one.party == "ally")
    assert first.sealed_at < second.sealed_at
    assert (first.answers, second.answers) == (1, 1)
    assert all(verify(dialogue, one) for one in (first, second))


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
    known = next(one for one in dialogue.everything() if one.id == "known")
    assert name_of(dialogue.apply((Edit(known, None),)), ITEM) == ITEM


def test_rows_and_several_references_are_part_of_the_text() -> None:
    row = ListRow(id="r", session=SESSION, field="rows", values=(("line", "So."),), sealed_at="t")
    assert '"values":[["line","So."]]' in canonical(empty(), "rows", "", "t", (row,))
    dialogue = put(empty(), META, ALLIANCE, "4", item=STATEMENT)
    assert '"item":"P01"' in canonical(dialogue, "meta", ALLIANCE, "t", dialogue.of(Entry).values())
    from dialogue_app.core.domain_records import Difference

    text = canonical(dialogue, "d", "", "t", (Difference(holders_a=("ally", RUSSIA), statement="S."),))
    assert '"holders_a":["ATL","RUSSIA"]' in text
