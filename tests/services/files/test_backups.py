"""Rolling backups: when one is due, which are kept, where they lie, who can read them."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dialogue_app import app
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import added
from dialogue_app.core.errors import Cancelled, CannotSave
from dialogue_app.core.records import Tick, new_id
from dialogue_app.services.files import backups
from dialogue_app.services.files.backups import (
    DAILY,
    EVERY,
    RECENT,
    WEEKLY,
    after_new_passphrase,
    back_up,
    backups_of,
    delete_all,
    folder_of,
    is_due,
    last_of,
    thin,
)
from dialogue_app.services.ports import TrackStore
from dialogue_app.store import keys
from tests.core import made

NOW = datetime(2026, 3, 12, 16, 0, tzinfo=timezone(timedelta(hours=1)))
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
CANARY = "Zugvogel über dem Sund"


def silent(_part: float) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


def opened(folder: Path, passphrase: str = "") -> TrackStore:
    path = folder / "x.dialogue"
    dialogue = made.small_dialogue().apply(added(Tick(id=new_id(), what=CANARY)))
    app.stores().create(path, dialogue, passphrase=passphrase)
    return app.stores().open(path, passphrase=passphrase)


# -- when ------------------------------------------------------------------------------------------------


def test_one_is_due_where_there_is_none_and_after_half_an_hour() -> None:
    assert is_due(None, NOW)
    assert not is_due(NOW, NOW)
    assert not is_due(NOW - EVERY + timedelta(seconds=1), NOW)
    assert is_due(NOW - EVERY, NOW)


def test_a_wrong_clock_does_not_keep_a_backup_from_being_made() -> None:
    assert is_due(NOW + DAY, NOW)


# -- which are kept --------------------------------------------------------------------------------------


def test_the_newest_twelve_are_kept_however_close_they_lie() -> None:
    times = [NOW - number * MINUTE for number in range(20)]
    assert thin(times, NOW) == frozenset(times[:RECENT])


def test_of_each_of_the_latest_ten_days_the_newest_is_kept() -> None:
    times = [NOW - day * DAY - hour * timedelta(hours=1) for day in range(14) for hour in range(14)]
    kept = thin(times, NOW)
    for day in range(DAILY):
        assert NOW - day * DAY in kept
        assert NOW - day * DAY - timedelta(hours=13) not in kept
    days = {moment.date() for moment in kept}
    assert len(days) == DAILY + 1  # and one of a week before


def test_of_each_of_the_latest_nine_weeks_the_newest_is_kept() -> None:
    times = [NOW - day * DAY for day in range(200)]
    kept = thin(times, NOW)
    weeks = [moment.isocalendar()[:2] for moment in sorted(kept)]
    assert len(set(weeks)) == WEEKLY
    sundays = [moment for moment in kept if moment < NOW - 12 * DAY]
    assert all(moment.isoweekday() == 7 for moment in sundays)


def test_days_without_work_count_for_nothing() -> None:
    times = [NOW - number * 30 * DAY for number in range(9)]
    assert thin(times, NOW) == frozenset(times)


def test_days_are_those_of_the_user() -> None:
    late = datetime(2026, 3, 11, 23, 30, tzinfo=UTC)  # the twelfth, an hour further east
    many = [NOW - number * MINUTE for number in range(RECENT)]
    fillers = [NOW - (number + 2) * DAY for number in range(DAILY - 1)]
    kept = thin([*many, late, *fillers], NOW)
    assert late not in kept
    assert late in thin([*many, late, *fillers], NOW.astimezone(UTC))


def test_what_a_wrong_clock_dated_into_the_future_drives_out_nothing_real() -> None:
    future = [NOW + number * DAY for number in range(1, 60)]
    real = [NOW - number * MINUTE for number in range(RECENT)]
    assert set(real) <= thin([*future, *real], NOW)
    assert max(future) in thin(future, NOW)


def test_nothing_gives_nothing() -> None:
    assert thin([], NOW) == frozenset()


TIMES = st.lists(st.integers(-400 * 24 * 60, 30 * 24 * 60).map(lambda minutes: NOW + minutes * MINUTE))


@given(TIMES)
def test_thinning_keeps_the_newest_is_bounded_and_done_once(times: list[datetime]) -> None:
    kept = thin(times, NOW)
    assert kept <= set(times)
    assert len(kept) <= RECENT + DAILY + WEEKLY
    assert len(kept) >= min(len(set(times)), RECENT)
    past = [time for time in times if time <= NOW]
    if times:
        assert max(past or times) in kept
    assert thin(kept, NOW) == kept


@given(TIMES)
def test_what_is_thinned_as_time_goes_on_never_loses_the_day_of_work_last_but_nine(
    times: list[datetime],
) -> None:
    there: set[datetime] = set()
    past = sorted({moment for moment in times if moment <= NOW})
    for time in past:
        there = set(thin({*there, time}, time))
    days = sorted({moment.date() for moment in past})[-DAILY:]
    for day in days:
        assert max(moment for moment in past if moment.date() == day) in there


# -- where they lie --------------------------------------------------------------------------------------


def test_a_backup_is_private_named_by_nothing_and_holds_everything(tmp_path: Path) -> None:
    store = opened(tmp_path)
    dialogue = store.load()
    path = back_up(store, dialogue, silent, now=NOW)
    assert app.stores().check(path) == ()
    assert store.read_backup(path) == dialogue
    assert path.name == "20260312T150000Z.dialogue"
    assert dialogue.track.id not in str(path)
    assert dialogue.track.name not in str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [file_path.name for file_path in path.parent.iterdir()] == [path.name]
    (backup,) = backups_of(dialogue)
    assert (backup.path, backup.made_at, backup.size) == (path, NOW, path.stat().st_size)
    assert last_of(dialogue) == NOW
    store.close()


def test_a_folder_that_others_may_enter_is_closed_to_them(tmp_path: Path) -> None:
    store = opened(tmp_path)
    folder = folder_of(store.load())
    folder.mkdir(parents=True, mode=0o755)
    back_up(store, store.load(), silent)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    store.close()


def test_two_in_one_second_are_two(tmp_path: Path) -> None:
    store = opened(tmp_path)
    names = [back_up(store, store.load(), silent, now=NOW).name for _ in range(3)]
    assert names == [f"20260312T150000Z{more}.dialogue" for more in ("", "-2", "-3")]
    assert [backup.path.name for backup in backups_of(store.load())] == names[::-1]
    store.close()


def test_older_ones_are_thinned_and_what_is_not_a_backup_is_left_alone(tmp_path: Path) -> None:
    store = opened(tmp_path)
    folder = folder_of(store.load())
    folder.mkdir(parents=True)
    for name in ("notes.txt", "20269999T999999Z.dialogue", "20260312T150000Z.txt"):
        (folder / name).touch()
    (folder / "20260101T000000Z.dialogue").symlink_to(tmp_path / "x.dialogue")
    for number in range(40):
        (folder / f"20260312T1200{number:02}Z.dialogue").touch()
    path = back_up(store, store.load(), silent, now=NOW)
    kept = {backup.path for backup in backups_of(store.load())}
    assert len(kept) == RECENT
    assert path in kept
    assert len(list(folder.iterdir())) == RECENT + 4
    store.close()


def test_the_one_just_made_is_kept_whatever_the_clock_says(tmp_path: Path) -> None:
    store = opened(tmp_path)
    folder = folder_of(store.load())
    folder.mkdir(parents=True)
    for number in range(10, 60):
        (folder / f"20260312T1400{number}Z.dialogue").touch()
    early = NOW - 2 * timedelta(hours=1)
    path = back_up(store, store.load(), silent, now=early)
    assert path.exists()
    store.close()


def test_what_a_killed_backup_left_goes_after_a_day(tmp_path: Path) -> None:
    store = opened(tmp_path)
    folder = folder_of(store.load())
    folder.mkdir(parents=True)
    left = [folder / f".20260101T000000Z.dialogue.{tail}" for tail in ("0a1b2c3d.new", "lock")]
    fresh = folder / ".20260312T145900Z.dialogue.0a1b2c3d.new"
    now = datetime.now(UTC)
    for path in (*left, fresh):
        path.touch()
    for path in left:
        os.utime(path, (now.timestamp() - 90_000,) * 2)
    back_up(store, store.load(), silent, now=now)
    assert fresh.exists()
    assert not any(file_path.exists() for file_path in left)
    store.close()


def test_a_backup_of_a_protected_document_opens_with_its_passphrase_and_shows_nothing(
    tmp_path: Path, quick_keys: None
) -> None:
    store = opened(tmp_path, "häßlich 12")
    path = back_up(store, store.load(), silent)
    raw = path.read_bytes()
    assert not raw.startswith(b"SQLite")
    for needle in (CANARY.encode(), store.load().track.id.encode(), b"Arctic"):
        assert needle not in raw
    again = app.stores().open(path, passphrase="häßlich 12", read_only=True)
    assert again.load() == store.load() == store.read_backup(path)
    store.close()


def test_writing_one_leaves_the_document_to_others_meanwhile(tmp_path: Path) -> None:
    """An edit made while a backup is being written does not wait, and is not in it."""
    store = opened(tmp_path)
    before = store.load()
    tick = Tick(id=new_id())
    written: list[float] = []

    def edit(part: float) -> None:
        if not written:
            store.write(added(tick))
        written.append(part)

    path = back_up(store, before, edit)
    assert written[-1] == 1
    assert store.read_backup(path) == before
    assert store.load().get(Tick, tick.id) == tick
    store.close()


# -- what goes wrong -------------------------------------------------------------------------------------


def test_a_backup_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)

    def stop(_part: float) -> None:
        raise Cancelled("stop")

    with pytest.raises(Cancelled):
        back_up(store, store.load(), stop)
    assert list(folder_of(store.load()).iterdir()) == []
    store.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    store = opened(tmp_path)
    folder_of(store.load()).parent.write_text("in the way")
    with pytest.raises(CannotSave, match="folder of the backups"):
        back_up(store, store.load(), silent)
    assert backups_of(store.load()) == ()
    assert last_of(store.load()) is None
    store.close()


def test_all_are_deleted(tmp_path: Path) -> None:
    store = opened(tmp_path)
    dialogue = store.load()
    assert delete_all(dialogue) == 0
    back_up(store, dialogue, silent)
    back_up(store, dialogue, silent)
    (folder_of(dialogue) / ".x.dialogue.0a1b2c3d.new").touch()
    assert delete_all(dialogue) == 2
    assert not folder_of(dialogue).exists()
    store.close()


def test_what_could_not_be_deleted_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(tmp_path)
    back_up(store, store.load(), silent)

    def refuse(*_rest: object, **_more: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(CannotSave, match=r"1 backup could not be deleted \(no\)"):
        delete_all(store.load())
    monkeypatch.undo()
    store.close()


@pytest.mark.parametrize(("was_protected", "says"), [(True, "former passphrase"), (False, "not protected")])
def test_after_a_new_passphrase_it_is_said_how_older_backups_are_protected(
    tmp_path: Path, was_protected: bool, says: str
) -> None:
    store = opened(tmp_path)
    dialogue = store.load()
    assert after_new_passphrase(dialogue, was_protected=was_protected) == ""
    for start in ("1 backup", "2 backups"):
        back_up(store, dialogue, silent)
        sentence = after_new_passphrase(dialogue, was_protected=was_protected)
        assert sentence.startswith(start)
        assert says in sentence
    store.close()


def test_dialogues_have_folders_of_their_own() -> None:
    dialogue, two = made.small_dialogue(), made.small_dialogue()
    assert folder_of(dialogue) != folder_of(two)
    assert folder_of(dialogue) == folder_of(Dialogue(dialogue.everything()))
    assert backups.folder_of(dialogue).parent == folder_of(two).parent
