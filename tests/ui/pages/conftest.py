"""An invented dialogue for the side pages, opened in memory."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.core.commands.catalogue import fill, select_item
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.commands.sessions import new_session, new_track, session_from_previous
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, FollowUp, Inject, ParkingLotItem, RoleCard
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, TRAINING, Listed, Party
from dialogue_app.services.catalogues import catalogue_items
from dialogue_app.services.templates import template
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack

TEMPLATES = {EXTERNAL: "external_russia", INTERNAL: "internal_alliance", TRAINING: "mock_negotiation"}
PARTIES = (("ATL", "Atlantia"), ("WES", "Westmark"), ("VIS", "Vistria"))


def plain(kind: str) -> Dialogue:
    """A new dialogue with parties, a catalogue and one session."""
    dialogue = new_track("Amber Sea", kind, languages=("en", "ru"))
    for catalogue in ("activities", "statements", "measures", "instruments"):
        dialogue = dialogue.apply(fill(catalogue_items(catalogue, ("en",))).edits)
    if kind != EXTERNAL:
        for code, name in PARTIES:
            dialogue = dialogue.apply(add_party(dialogue, code, name, ALLIANCE).edits)
    if kind != INTERNAL:
        dialogue = dialogue.apply(add_party(dialogue, "RUS", "Russian Federation", RUSSIA).edits)
    return dialogue.apply(new_session(dialogue, template(TEMPLATES[kind])).edits)


def add(dialogue: Dialogue, *records: Listed) -> Dialogue:
    for record in records:
        dialogue = dialogue.apply(add_listed(dialogue, record).edits)
    return dialogue


def differences(session: str, field: str, marking: str) -> tuple[Difference, ...]:
    place = {"session": session, "field": field, "marking": marking}
    sides = {"holders_a": (ALLIANCE,), "holders_b": (RUSSIA,)}
    heard = {"readback_a": "ACC", "readback_b": "COR"}
    return (
        Difference(
            code="D1", title="Accession", nature="NORM", secondary="INT", status="LIVED",
            restraint_a="N", restraint_b="N", review="2027-01-31", prospect="LIVE",
            statement="The alliance holds that a neighbouring state may join it if both wish; Russia holds "
            "that such accession near its borders reduces its security.",
            **place, **sides, **heard,
        ),
        Difference(
            code="D2", title="Rotations", nature="NORM", restraint_a="C", restraint_b="C", status="STATED",
            statement="The alliance holds that rotational forces up to a brigade are within existing "
            "commitments; Russia holds that they amount to substantial combat forces in all but name.",
            **place, **sides, **heard,
        ),
        Difference(
            code="D3", title="March incident", nature="FACT", status="CLARIFIED", clarifying_step="yes",
            statement="The sides give different tracks and times for the airspace incident of March.",
            **place, **sides, **heard,
        ),
    )  # fmt: skip


def external() -> Dialogue:
    dialogue = plain(EXTERNAL)
    first = dialogue.sessions()[0]
    dialogue = add(
        dialogue,
        *differences(first.id, "register", "PART"),
        FollowUp(
            session=first.id, field="followups", marking="PART", status="OPEN", owner=ALLIANCE,
            text="Send the exercise calendar for the autumn", due="2020-03-12", post="Liaison officer",
        ),
        FollowUp(
            session=first.id, field="followups", marking="PART", status="OPEN", owner=RUSSIA,
            text="Name a contact for air incidents", due="2099-05-01",
        ),
        FollowUp(
            session=first.id, field="followups", marking="PART", status="DONE", owner=RUSSIA,
            text="Confirm the record of session one", due="2020-02-01",
        ),
        ParkingLotItem(
            session=first.id, marking="PART", status="OPEN", text="Visas for drivers", raised_by=RUSSIA
        ),
    )  # fmt: skip
    later = session_from_previous(dialogue, first, template(TEMPLATES[EXTERNAL]))
    return dialogue.apply(later.edits)


def internal() -> Dialogue:
    dialogue = plain(INTERNAL)
    session = dialogue.sessions()[0]
    _stage, selection = next(
        (stage, field)
        for stage, field in template(TEMPLATES[INTERNAL]).fields()
        if field.kind == "selection" and (field.catalogue or "activities") == "activities"
    )
    item = next(
        catalogue_item
        for catalogue_item in catalogue_items("activities", ("en",))
        if catalogue_item.code == "MIL-02"
    )
    known = next(
        catalogue_item
        for catalogue_item in dialogue.of(type(item)).values()
        if catalogue_item.code == item.code
    )
    dialogue = dialogue.apply(select_item(dialogue, session.id, selection, known).edits)
    return add(dialogue, *differences(session.id, "differences", "ALLY")[:2])


def training() -> Dialogue:
    dialogue = plain(TRAINING)
    session = dialogue.sessions()[0].id
    vistria = next(party for party in dialogue.of(Party).values() if party.code == "VIS")
    place = {"session": session, "field": "injects", "marking": "MOD"}
    return add(
        dialogue,
        Inject(code="X1", planned="T5 +00", addressee="All", text="A merchant vessel drags its anchor across "
               "a power cable.", expected="Separate known from assumed.", **place),
        Inject(code="X2", planned="T5 +07", addressee="RUS only", text="The press reports a bomber flight.",
               **place),
        RoleCard(session=session, field="role_cards", marking="DELEG", party=vistria.id,
                 line="History teaches that ambiguity is expensive.", interests="Forward presence"),
    )  # fmt: skip


MADE = {EXTERNAL: external, INTERNAL: internal, TRAINING: training}


def opened(dialogue: Dialogue) -> OpenTrack:
    return OpenTrack(Workspace(MemoryStore(dialogue)))


@pytest.fixture
def look(qapp: QApplication) -> QApplication:
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def track_of(look: QApplication) -> Iterator[Callable[[str], OpenTrack]]:
    """Open the invented dialogue of a kind; whatever fails is kept in ``failures``."""
    tracks: list[OpenTrack] = []

    def make(kind: str) -> OpenTrack:
        track = opened(MADE[kind]())
        tracks.append(track)
        return track

    yield make
    for track in tracks:
        track.close()


Show = Callable[[QWidget], QWidget]
