"""The catalogue of a track, and what sessions take from it."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.commands.catalogue import (
    add_item,
    catalogue_items,
    change_item,
    fill,
    item_by_code,
    remove_item,
    select_item,
    unselect,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.edits import added
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import CatalogueItem, Entry, SelectedItem
from dialogue_app.core.scales import scale
from tests.core import made

ACTIVITIES = scale("CATALOGUE").codes[0]


def test_a_catalogue_is_filled_and_found_by_code() -> None:
    items = tuple(made.catalogue_item(number) for number in range(3))
    dialogue = Dialogue().apply(fill(items).edits)
    assert catalogue_items(dialogue, ACTIVITIES) == items
    assert catalogue_items(dialogue, "measures") == ()
    assert item_by_code(dialogue, ACTIVITIES, "01") == items[1]
    assert item_by_code(dialogue, ACTIVITIES, "99") is None


def test_an_own_item_needs_a_free_code_and_a_wording() -> None:
    item = made.catalogue_item(1)
    dialogue = Dialogue().apply(add_item(Dialogue(), item).edits)
    with pytest.raises(Refused, match="code 01 is taken"):
        add_item(dialogue, dataclasses.replace(item, id="other"))
    for bad in (dataclasses.replace(item, code=" "), dataclasses.replace(item, title="")):
        with pytest.raises(Refused, match="code and a wording"):
            add_item(dialogue, bad)


@pytest.mark.parametrize(
    "code", ["mil-03", "M\u0406L-03", "MIL\u201103", "MIL03", "MIL_3", "mil.003", "MIL/03"]
)
def test_an_own_item_takes_no_code_that_looks_like_another_one(code: str) -> None:
    item = dataclasses.replace(made.catalogue_item(1), code="MIL-03")
    dialogue = Dialogue().apply(add_item(Dialogue(), item).edits)
    with pytest.raises(Refused, match="looks like MIL-03"):
        add_item(dialogue, dataclasses.replace(item, id="other", code=code))
    other = dataclasses.replace(item, id="other", code="MIL-04")
    dialogue = dialogue.apply(add_item(dialogue, other).edits)
    with pytest.raises(Refused, match="looks like MIL-03"):
        change_item(dialogue, other, code=code)


def test_a_code_is_kept_as_it_reads_and_must_be_one() -> None:
    item = dataclasses.replace(made.catalogue_item(1), code="MIL\u200b-03 ")
    (edit,) = add_item(Dialogue(), item).edits
    assert isinstance(edit.after, CatalogueItem)
    assert edit.after.code == "MIL-03"
    dialogue = Dialogue().apply([edit])
    assert not change_item(dialogue, edit.after, code="MIL-03\u2060")
    assert not change_item(dialogue, edit.after, title=edit.after.title)
    (renamed,) = change_item(dialogue, edit.after, code="mil-03").edits
    assert getattr(renamed.after, "code", "") == "mil-03", "of itself it is no look-alike"
    (composed,) = change_item(dialogue, edit.after, code="U\u0308B-1").edits
    assert getattr(composed.after, "code", "") == "ÜB-1"
    for bad in ("<b>", "-1", "_1", "A B", "x" * 41):
        with pytest.raises(Refused, match="begins with a letter or digit"):
            change_item(dialogue, edit.after, code=bad)
    for empty in ({"code": "\u200b"}, {"title": " "}):
        with pytest.raises(Refused, match="code and a wording"):
            change_item(dialogue, edit.after, **empty)


def test_an_item_is_selected_once_in_each_context() -> None:
    dialogue = made.small_dialogue()
    session = made.first_session(dialogue).id
    plain, known = list(dialogue.of(CatalogueItem).values())[:2]
    change = select_item(dialogue, session, made.SELECTION, known)
    assert change.name == "Select 01"
    dialogue = dialogue.apply(change.edits)
    assert not select_item(dialogue, session, made.SELECTION, known)
    dialogue = dialogue.apply(select_item(dialogue, session, made.SELECTION, known, context="C").edits)
    dialogue = dialogue.apply(select_item(dialogue, session, made.SELECTION, plain).edits)
    selected_items = dialogue.listed(SelectedItem, session, "selection")
    assert [(item.context, item.position) for item in selected_items] == [("P", 0), ("C", 1), ("", 2)]
    assert selected_items[0].wording == known.title
    after = dialogue.apply(added(Entry(id="e", item=selected_items[0].id)))
    assert not after.apply(unselect(after, selected_items[0]).edits).of(Entry)


def test_an_item_goes_with_its_selections_and_their_entries() -> None:
    dialogue = made.small_dialogue()
    session = made.first_session(dialogue).id
    item = next(iter(dialogue.of(CatalogueItem).values()))
    dialogue = dialogue.apply(select_item(dialogue, session, made.SELECTION, item).edits)
    selected = dialogue.listed(SelectedItem, session)[0]
    dialogue = dialogue.apply(
        added(
            Entry(id="e", item=selected.id),
            Entry(id="f", item=item.id),
            Difference(id="d", activities=(item.id,)),
        )
    )
    change = remove_item(dialogue, item)
    after = dialogue.apply(change.edits)
    assert not after.of(SelectedItem)
    assert not after.of(Entry)
    assert after.of(Difference)["d"].activities == ()
    assert after.apply(change.reversed().edits) == dialogue
