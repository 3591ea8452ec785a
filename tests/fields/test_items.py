"""The rows of fields."""

from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    LineParagraph,
    ReadBack,
    RedLine,
    ResponseOption,
    RoleCard,
)
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import CatalogueItem, ListRow, SelectedItem
from dialogue_app.fields.items import NAMING, Item, item_for, items_of, kinds_of_items
from tests.fields.made import STAGE, TEMPLATE, made


def rows(dialogue: Dialogue, session: str, key: str) -> tuple[Item, ...]:
    return items_of(dialogue, session, TEMPLATE, STAGE.field(key))


def test_a_matrix_on_a_selection_has_its_items_with_code_wording_and_context() -> None:
    dialogue, session = made()
    (row,) = rows(dialogue, session, "verdict")
    assert (row.code, row.title, row.note) == ("MIL-01", "Exercise", "P")


def test_a_matrix_on_a_catalogue_has_all_its_items() -> None:
    dialogue, session = made()
    assert [row.code for row in rows(dialogue, session, "commitments")] == ["VD"]


def test_a_field_without_items_and_one_about_an_unknown_list_have_no_rows() -> None:
    dialogue, session = made()
    assert rows(dialogue, session, "purpose") == ()
    assert rows(dialogue, session, "lost") == ()


def test_rows_may_be_what_the_records_of_a_list_refer_to_each_once() -> None:
    dialogue, session = made()
    line = RedLine(id="line", session=session, field="lines", holder="ALLIANCE", statement="No crossing.")
    dialogue = dialogue.apply(add_listed(dialogue, line).edits)
    for name in ("r1", "r2", "r3"):
        answers = "" if name == "r3" else "line"
        option = ResponseOption(id=name, session=session, field="options", text=name, answers=answers)
        dialogue = dialogue.apply(add_listed(dialogue, option).edits)
    assert [row.id for row in rows(dialogue, session, "crossed")] == ["line"]
    activity = next(item for item in dialogue.of(CatalogueItem).values() if item.code == "MIL-01")
    difference = Difference(
        id="d", session=session, field="differences", statement="x", activities=(activity.id, "gone")
    )
    dialogue = dialogue.apply(add_listed(dialogue, difference).edits)
    assert [row.code for row in rows(dialogue, session, "linked")] == ["MIL-01"]


def test_what_the_rows_of_a_field_are_taken_from_is_known_without_reading_them() -> None:
    keys = ("verdict", "commitments", "crossed", "lost", "purpose")
    assert [kinds_of_items(TEMPLATE, STAGE.field(key)) for key in keys] == [
        NAMING | {SelectedItem}, NAMING, STRUCTURE, NAMING, frozenset(),
    ]  # fmt: skip


def test_how_records_are_called() -> None:
    dialogue, session = made()
    party = dialogue.parties()[1]
    assert item_for(dialogue, RedLine(id="1", code="L1", statement="No.")).title == "No."
    assert item_for(dialogue, LineParagraph(id="1", number="2 bis", text="T")).code == "2 bis"
    assert item_for(dialogue, Difference(id="1", position=4, statement="D")).code == "5"
    assert item_for(dialogue, RoleCard(id="1", party=party.id)).title == "Vis"
    assert item_for(dialogue, RoleCard(id="1")).title == ""
    assert item_for(dialogue, ListRow(id="1", values=(("a", ""), ("b", "first")))).title == "first"
    assert item_for(dialogue, ListRow(id="1")).title == ""
    attempt = item_for(dialogue, ReadBack(id="1", text="said", attempt=2))
    assert (attempt.code, attempt.title) == ("2", "said")
    assert item_for(dialogue, ReadBack(id="1")).code == ""
    assert item_for(dialogue, party).code == "VIS"
    assert session


def test_a_selected_item_whose_catalogue_item_is_gone_keeps_its_wording() -> None:
    dialogue, session = made()
    (row,) = rows(dialogue, session, "verdict")
    assert row.record is not None
    assert item_for(Dialogue(), row.record).title == "Exercise"
