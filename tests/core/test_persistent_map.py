"""A persistent map is a mapping; a copy opened for some ids leaves the first one as it was."""

import pytest

from dialogue_app.core.persistent_map import PersistentMap
from dialogue_app.core.records import Tick


def test_a_persistent_map_is_a_mapping_of_records_by_id() -> None:
    records = {f"{n:032x}": Tick(id=f"{n:032x}") for n in range(600)}
    kept = PersistentMap(records.values())
    assert kept == records
    assert len(kept) == len(list(kept.values())) == 600
    assert set(kept.values()) == set(records.values())
    assert "x" not in kept
    assert 7 not in kept
    assert kept.get("x") is None
    assert kept.setdefault(f"{3:032x}", Tick(id=f"{3:032x}", what="other")).what == ""  # type: ignore[attr-defined]
    with pytest.raises(KeyError):
        kept.opened(["x"]).drop("x")


def test_a_copy_shares_what_it_was_not_opened_for() -> None:
    first, second, third = Tick(id="one-aa"), Tick(id="two-bb"), Tick(id="new-cc")
    kept = PersistentMap([first, second])
    copy = kept.opened(["one-aa", "new-cc"])
    copy.drop("one-aa")
    copy.put(third)
    assert list(kept.values()) == [first, second]
    assert sorted(copy) == ["new-cc", "two-bb"]
    assert copy["two-bb"] is second
