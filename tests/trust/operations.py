"""What writes: every operation with what is there before, what is done, and what must be there after."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.edits import added
from dialogue_app.core.records import EXTERNAL, Entry, Track, new_id
from dialogue_app.services.audience.counterpart_copy import hand_over, write_hand_over
from dialogue_app.services.files import backups
from dialogue_app.services.files.recovered_copy import recover
from dialogue_app.services.print_job import save_pdf
from dialogue_app.services.release.release_acts import finish, give_out
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import envelope
from dialogue_app.store.maker import FileStores
from dialogue_app.support import settings
from tests.core import made
from tests.services.release.release_case import Case, plain
from tests.store.test_migrations import migrated
from tests.trust.killed import numbered

STORES = FileStores()
TEXTS = [f"{number} " * 1500 for number in range(3)]


class Operation:
    """Something that writes. Subclasses say what is there before, what is done, and what is there after."""

    GOES_ON = True
    """Whether the next try is made with what is open, and not after opening it anew."""

    def __init__(self, folder: Path, passphrase: str = "") -> None:
        """Take up what lies in a folder that `prepare` has filled."""
        self.folder, self.passphrase = folder, passphrase
        self.path = folder / "a.dialogue"
        self.further = False
        self.start()

    @classmethod
    def prepare(cls, folder: Path, passphrase: str) -> None:
        """Fill a folder."""
        STORES.create(folder / "a.dialogue", made.small_dialogue(), passphrase=passphrase)

    def start(self) -> None:
        """Open the document."""
        self.store: Any = STORES.open(self.path, passphrase=self.passphrase)
        self.store.get_ready()
        self.before: Dialogue = self.store.load()

    def act(self) -> None:
        """Do it. May be done again after it failed."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of everything."""
        self.store.close()

    def judge(self, *, done: bool) -> None:
        """Everything is closed: is what is there as it was, or, if it is done, as it should be?"""
        raise NotImplementedError

    def whole(self, path: Path, passphrase: str | None = None) -> Dialogue:
        """The content of a file that passes its check."""
        word = self.passphrase if passphrase is None else passphrase
        store = STORES.open(path, passphrase=word)
        found = store.load()
        store.close()
        assert STORES.check(path, passphrase=word) == ()
        return found

    def names(self) -> set[str]:
        """What lies in the folder, hidden files too."""
        return {one.name for one in self.folder.iterdir()}


class Edit(Operation):
    """An edit that fills some pages."""

    def start(self) -> None:
        super().start()
        self.entries = tuple(Entry(id=new_id(), aspect=new_id(), reason=text) for text in TEXTS)

    def act(self) -> None:
        self.store.write(added(*self.entries))

    def judge(self, *, done: bool) -> None:
        after = self.before.apply(added(*self.entries))
        found = self.whole(self.path)
        self.further = not done and found == after
        assert found == (after if done or self.further else self.before)
        assert self.names() == {"a.dialogue"}


class Copy(Operation):
    """A copy over another document."""

    @classmethod
    def prepare(cls, folder: Path, passphrase: str) -> None:
        super().prepare(folder, passphrase)
        STORES.create(folder / "copy.dialogue", made.small_dialogue(), passphrase=passphrase)

    def start(self) -> None:
        super().start()
        self.former = (self.folder / "copy.dialogue").read_bytes()

    def act(self) -> None:
        self.store.copy_to(self.folder / "copy.dialogue")

    def judge(self, *, done: bool) -> None:
        assert self.whole(self.path) == self.before
        if done:
            assert self.whole(self.folder / "copy.dialogue") == self.before
        else:
            assert (self.folder / "copy.dialogue").read_bytes() == self.former
        assert self.names() == {"a.dialogue", "copy.dialogue"}


class Backup(Operation):
    """A backup in the user's folder."""

    GOES_ON = False

    def act(self) -> None:
        backups.back_up(self.store, self.before, lambda _share: None)

    def judge(self, *, done: bool) -> None:
        assert self.whole(self.path) == self.before
        found = backups.backups_of(self.before)
        assert len(found) == done
        folder = backups.folder_of(self.before)
        assert not folder.exists() or len(list(folder.iterdir())) == done
        for one in found:
            assert self.whole(one.path) == self.before
        backups.delete_all(self.before)


class HandOver(Operation):
    """A copy for the other side."""

    @classmethod
    def prepare(cls, folder: Path, passphrase: str) -> None:
        STORES.create(folder / "a.dialogue", plain(EXTERNAL), passphrase=passphrase)

    def act(self) -> None:
        write_hand_over(STORES, hand_over(self.before), self.folder / "copy.dialogue")

    def judge(self, *, done: bool) -> None:
        assert self.whole(self.path) == self.before
        assert self.names() == {"a.dialogue", *["copy.dialogue"] * done}
        if done:
            assert self.whole(self.folder / "copy.dialogue", "").of(Track)


class Passphrase(Operation):
    """Another passphrase."""

    def act(self) -> None:
        self.store.change_passphrase("another one")

    def judge(self, *, done: bool) -> None:
        assert self.whole(self.path, "another one" if done else None) == self.before
        assert envelope.look_at(self.path).protected == (done or bool(self.passphrase))
        assert self.names() == {"a.dialogue"}


class Restore(Operation):
    """Another content in place of everything."""

    def act(self) -> None:
        self.store.restore(numbered(self.before, 7))

    def judge(self, *, done: bool) -> None:
        assert self.whole(self.path) == (numbered(self.before, 7) if done else self.before)
        assert self.names() == {"a.dialogue"}


class Opening(Operation):
    """Opening a document: the lock beside it is written."""

    GOES_ON = False

    def start(self) -> None:
        self.store: Any = None
        self.before = self.whole(self.path)

    def act(self) -> None:
        self.store = STORES.open(self.path, passphrase=self.passphrase)

    def close(self) -> None:
        if self.store is not None:
            self.store.close()

    def judge(self, *, done: bool) -> None:
        assert self.whole(self.path) == self.before
        assert self.names() == {"a.dialogue"}


class Update(Opening):
    """Opening a document of an older schema: a backup beside it, and it is brought up to date."""

    def judge(self, *, done: bool) -> None:
        assert self.whole(self.path) == migrated(self.before)
        copies = sorted(self.folder.glob("a before update*.dialogue"))
        names = self.names()
        assert names == {"a.dialogue", *(one.name for one in copies)}, names
        assert len(copies) <= 2


class Recovery(Operation):
    """What can be read of a damaged file goes into a new one."""

    GOES_ON = False

    def act(self) -> None:
        recover(STORES, self.folder / "damaged.dialogue", self.target, passphrase=self.passphrase)

    @classmethod
    def prepare(cls, folder: Path, passphrase: str) -> None:
        super().prepare(folder, passphrase)
        damaged = folder / "damaged.dialogue"
        shutil.copy(folder / "a.dialogue", damaged)
        with damaged.open("r+b") as stream:
            stream.seek(-100, 2)
            stream.write(b"x")

    def start(self) -> None:
        super().start()
        self.target = self.folder / "recovered.dialogue"
        self.damaged = (self.folder / "damaged.dialogue").read_bytes()

    def judge(self, *, done: bool) -> None:
        assert (self.folder / "damaged.dialogue").read_bytes() == self.damaged
        names = self.names()
        assert names == {"a.dialogue", "damaged.dialogue", *["recovered.dialogue"] * done}, names
        if done:
            assert self.whole(self.target).of(Track)


class Pdf(Operation):
    """A document printed over an older one."""

    GOES_ON = False

    @classmethod
    def prepare(cls, folder: Path, passphrase: str) -> None:
        super().prepare(folder, passphrase)
        (folder / "brief.pdf").write_bytes(b"%PDF-1.7 the older one")

    def act(self) -> None:
        save_pdf(b"%PDF-1.7 the new one" * 1000, self.folder / "brief.pdf")

    def judge(self, *, done: bool) -> None:
        there = (self.folder / "brief.pdf").read_bytes()
        assert there == (b"%PDF-1.7 the new one" * 1000 if done else b"%PDF-1.7 the older one")
        assert self.names() == {"a.dialogue", "brief.pdf"}


class Settings(Operation):
    """The settings."""

    GOES_ON = False

    def start(self) -> None:
        super().start()
        settings.save(settings.Settings(font_size=14), self.folder / "settings.json")

    def act(self) -> None:
        settings.save(settings.Settings(font_size=18), self.folder / "settings.json")

    def judge(self, *, done: bool) -> None:
        assert settings.load(self.folder / "settings.json").font_size == (18 if done else 14)
        assert self.names() == {"a.dialogue", "settings.json"}


class Release(Operation):
    """A text goes from the internal file to the external one."""

    @classmethod
    def prepare(cls, folder: Path, passphrase: str) -> None:
        case = Case(folder, passphrase)
        case.signed()
        case.close()

    def start(self) -> None:
        self.inside = Workspace(STORES.open(self.folder / "in.dialogue", passphrase=self.passphrase))
        self.outside = Workspace(STORES.open(self.folder / "out.dialogue"))
        for one in (self.inside, self.outside):
            one.store.get_ready()
        (self.item,) = self.inside.dialogue.of(ReleaseItem).values()
        self.states = (self.inside.dialogue, self.outside.dialogue)

    def act(self) -> None:
        if self.inside.dialogue.of(ReleaseItem)[self.item.id] == self.item:
            give_out(self.inside, self.outside, self.item, self.outside.dialogue.sessions()[0].id)
        else:
            finish(self.inside, self.outside)

    def close(self) -> None:
        self.inside.close()
        self.outside.close()

    def judge(self, *, done: bool) -> None:
        outer = self.whole(self.folder / "out.dialogue", "")
        inner = self.whole(self.folder / "in.dialogue")
        assert self.names() == {"in.dialogue", "out.dialogue"}
        (ledger,) = inner.of(ReleaseItem).values()
        there = [one.status for one in outer.of(ReleaseItem).values()]
        if done:
            assert (ledger.status, there, ledger.crossing) == ("RELEASED", ["RELEASED"], "")
        elif ledger == self.item:
            assert (inner, outer) == self.states
        elif not ledger.crossing:
            self.further = True
            assert (ledger.status, there) == ("RELEASED", ["RELEASED"])
        else:
            assert there in ([], ["RELEASED"])
