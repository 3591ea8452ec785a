"""A shelf is a mapping; a copy opened for some ids leaves the first one as it was."""

import pytest

from dialogue_app.core.records import Tick
from dialogue_app.core.shelf import Shelf


def test_a_shelf_is_a_mapping_of_records_by_id() -> None:
    records = {f"{n:032x}": Tick(id=f"{n:032x}") for n in range(600)}
    shelf = Shelf(records.values())
    assert shelf == records
    assert len(shelf) == len(list(shelf.values())) == 600
    assert set(shelf.values()) == set(records.values())
    assert "x" not in shelf
    assert 7 not in shelf
    assert shelf.get("x") is None
    assert shelf.setdefault(f"{3:032x}", Tick(id=f"{3:032x}", what="other")).what == ""  # type: ignore[attr-defined]
    with pytest.raises(KeyError):
        shelf.opened(["x"]).drop("x")


def test_a_copy_shares_what_it_was_not_opened_for() -> None:
    first, second, third = Tick(id="one-aa"), Tick(id="two-bb"), Tick(id="new-cc")
    shelf = Shelf([first, second])
    copy = shelf.opened(["one-aa", "new-cc"])
    copy.drop("one-aa")
    copy.put(third)
    assert list(shelf.values()) == [first, second]
    assert sorted(copy) == ["new-cc", "two-bb"]
    assert copy["two-bb"] is second
