"""Killed in the middle of a release: after each of its writes, with plain and with protected files."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.services.release.release_acts import finish, give_out, take_back, unfinished
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import keys
from tests.services.release.release_case import Case
from tests.services.release.test_release_acts import WITHDRAWAL, released, successor
from tests.services.release.test_release_interrupted import DONE, states

KILLED_AFTER = (0, 1, 2, 3)


class Counter:
    """Kills this process after so many writes, whichever file they go to; before the first one for zero."""

    def __init__(self, times: int) -> None:
        self.left = times

    def watch(self, workspace: Workspace) -> None:
        """Count the writes of one file."""
        true = workspace.store.write

        def write(edits: object) -> None:
            self.die_if_due()
            true(edits)  # type: ignore[arg-type]
            self.left -= 1
            self.die_if_due()

        workspace.store.write = write  # type: ignore[method-assign, assignment]

    def die_if_due(self) -> None:
        """End here, without a chance to clean up."""
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def prepared(folder: Path, passphrase: str, act: str) -> Case:
    """Files on which an act can be done; closed."""
    case = Case(folder, passphrase)
    item = case.signed() if act == "release" else released(case)
    if act == "supersede":
        successor(case, item)
    case.close()
    return case


def perform(case: Case, act: str) -> None:
    """The act, on files that are open."""
    items = list(case.inside.of(ReleaseItem).values())
    if act == "withdraw":
        take_back(case.internal, case.external, items[0], **WITHDRAWAL)
    else:
        give_out(case.internal, case.external, items[-1], case.outer_session)


def killed(case: Case, act: str, times: int) -> None:
    """Do the act in another process that is killed after so many writes."""
    child = os.fork()
    if child == 0:
        case.open()
        counter = Counter(times)
        counter.watch(case.internal)
        counter.watch(case.external)
        perform(case, act)
        os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that take no half second each."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


@pytest.mark.parametrize("passphrase", ["", "amber sea amber sea"], ids=["plain", "protected"])
@pytest.mark.parametrize("act", ["release", "withdraw", "supersede"])
def test_a_kill_after_any_write_is_finished_at_the_next_opening(
    tmp_path: Path, act: str, passphrase: str
) -> None:
    for times in KILLED_AFTER:
        folder = tmp_path / str(times)
        folder.mkdir()
        case = prepared(folder, passphrase, act)
        killed(case, act, times)
        case.open()
        assert bool(unfinished(case.inside)) == (times in (1, 2))
        if times == 0:
            perform(case, act)
        assert len(finish(case.internal, case.external)) == (times in (1, 2))
        assert states(case) == DONE[act]
        case.close()
        assert case.stores.check(case.paths[0], passphrase=passphrase) == ()
        assert case.stores.check(case.paths[1]) == ()
        case.open()
        assert finish(case.internal, case.external) == ()
        assert states(case) == DONE[act]
        case.close()
