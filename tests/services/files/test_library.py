"""New dialogues: which files, under which names, with what in them; all of them or none."""

from pathlib import Path

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotOpen, CannotSave, PassphraseNeeded, Refused
from dialogue_app.core.records import ALLIANCE, BRIEF, EXTERNAL, INTERNAL, RUSSIA, TRAINING, CatalogueItem
from dialogue_app.services.files.library import (
    DialogueKind,
    Library,
    NewDialogue,
    NewParty,
    counterpart,
    file_names,
)
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.maker import FileStores

PARTIES = (NewParty(code="ATL", name="Atlantia"), NewParty(code="RUS", name="Russia", side=RUSSIA))


@pytest.fixture
def library() -> Library:
    return Library(FileStores())


def content(library: Library, path: Path, passphrase: str = "") -> Dialogue:
    workspace = library.open(path, passphrase=passphrase, read_only=True)
    try:
        return workspace.dialogue
    finally:
        workspace.close()


@pytest.mark.parametrize(
    ("kind", "tracks", "template"),
    [
        ("two-track", (INTERNAL, EXTERNAL), ("internal_alliance", "external_russia")),
        ("brief", (BRIEF,), ("thinktank_brief_90",)),
        ("exercise", (TRAINING,), ("mock_negotiation",)),
    ],
)
def test_each_kind_has_its_files_with_catalogue_and_first_session(
    library: Library, tmp_path: Path, kind: DialogueKind, tracks: tuple[str, ...], template: tuple[str, ...]
) -> None:
    paths = library.create(NewDialogue(folder=tmp_path, name=" Winter  talks ", kind=kind))
    dialogues = [content(library, path) for path in paths]
    assert [dialogue.track.track for dialogue in dialogues] == list(tracks)
    assert [dialogue.sessions()[0].template_key for dialogue in dialogues] == list(template)
    assert {dialogue.track.name for dialogue in dialogues} == {"Winter talks"}
    assert all(path.name.startswith("Winter talks") for path in paths)
    assert all(len(dialogue.of(CatalogueItem)) > 80 for dialogue in dialogues)
    assert [dialogue.track.fiction for dialogue in dialogues] == ["yes" if kind == "exercise" else ""] * len(
        dialogues
    )


def test_the_internal_file_knows_the_external_one_and_not_the_other_way(
    library: Library, tmp_path: Path
) -> None:
    inside, outside = library.create(NewDialogue(folder=tmp_path, name="Talks", parties=PARTIES))
    internal, external = library.open(inside), library.open(outside)
    assert counterpart(internal) == outside
    assert counterpart(external) is None
    assert [party.code for party in internal.dialogue.parties()] == ["ATL"]
    assert [party.code for party in external.dialogue.parties()] == ["RUS"]
    ids = [{record.id for record in each.dialogue.everything()} for each in (internal, external)]
    assert not ids[0] & ids[1]
    internal.close()
    external.close()
    assert counterpart(Workspace(FileStores().memory(internal.dialogue))) is None


def test_an_exercise_seats_everybody(library: Library, tmp_path: Path) -> None:
    (path,) = library.create(NewDialogue(folder=tmp_path, name="Game", kind="exercise", parties=PARTIES))
    dialogue = content(library, path)
    assert [party.side for party in dialogue.parties()] == [ALLIANCE, RUSSIA]
    assert len(dialogue.seats(dialogue.sessions()[0].id)) == 2


def test_a_passphrase_protects_the_internal_file_only(library: Library, tmp_path: Path) -> None:
    inside, outside = library.create(
        NewDialogue(folder=tmp_path, name="Talks", passphrase="open please, thank you")
    )
    assert content(library, outside).track.track == EXTERNAL
    with pytest.raises(PassphraseNeeded):
        content(library, inside)
    assert content(library, inside, "open please, thank you").track.track == INTERNAL


@pytest.mark.parametrize("name", ["", "  ", ".hidden", "a/b", "a\\b", "a:b", "a\x00b", "n" * 101])
def test_a_name_that_cannot_name_a_file_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="cannot name a file"):
        file_names(name, "brief")


def test_an_existing_file_is_left_alone(library: Library, tmp_path: Path) -> None:
    (tmp_path / "Talks (external).dialogue").write_text("mine")
    with pytest.raises(CannotSave, match="exists already"):
        library.create(NewDialogue(folder=tmp_path, name="Talks"))
    assert [path.name for path in tmp_path.iterdir()] == ["Talks (external).dialogue"]


def test_all_files_are_made_or_none(tmp_path: Path) -> None:
    class Failing(FileStores):
        def create(self, path: Path, dialogue: Dialogue, *, passphrase: str = "") -> None:
            if dialogue.track.track == EXTERNAL:
                message = "the disk is full"
                raise CannotSave(message)
            super().create(path, dialogue, passphrase=passphrase)

    with pytest.raises(CannotSave, match="full"):
        Library(Failing()).create(NewDialogue(folder=tmp_path, name="Talks"))
    assert not list(tmp_path.glob("*.dialogue"))


def test_a_file_that_cannot_be_loaded_is_let_go_of() -> None:
    closed: list[bool] = []

    class Broken:
        path = None
        read_only = True

        def load(self) -> Dialogue:
            message = "damaged"
            raise CannotOpen(message)

        def close(self) -> None:
            closed.append(True)

    class Stores(FileStores):
        def open(self, path: Path, *, passphrase: str = "", read_only: bool = False) -> Broken:  # type: ignore[override]
            return Broken()

    with pytest.raises(CannotOpen, match="damaged"):
        Library(Stores()).open(Path("x"))
    assert closed == [True]


def test_a_copy_is_made_of_what_is_in_memory_if_the_medium_fails(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dialogue_app.store.file_store import FileStore

    def fail(_store: FileStore, _target: Path) -> None:
        raise CannotSave("The medium fails.")

    (path,) = library.create(NewDialogue(folder=tmp_path, name="Talk", kind="brief"))
    workspace = library.open(path)
    monkeypatch.setattr(FileStore, "copy_to", fail)
    library.copy(workspace, tmp_path / "copy.dialogue")
    assert content(library, tmp_path / "copy.dialogue") == workspace.dialogue
    with pytest.raises(CannotSave, match="medium fails"):
        library.copy(workspace, tmp_path / "copy.dialogue")
    workspace.close()


def test_a_copy_is_complete(library: Library, tmp_path: Path) -> None:
    (path,) = library.create(NewDialogue(folder=tmp_path, name="Paper", kind="brief"))
    workspace = library.open(path)
    library.copy(workspace, tmp_path / "copy.dialogue")
    assert content(library, tmp_path / "copy.dialogue") == workspace.dialogue
    workspace.close()
