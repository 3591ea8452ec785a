"""The sample exercise, played: every stage filled with the verbs that the window uses."""

import dataclasses
from functools import cache
from typing import Any

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_record, change_record
from dialogue_app.core.commands.stages import begin_stage, complete_stage
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    Inject,
    LineParagraph,
    Prediction,
    ReadBack,
    RedLine,
    Signal,
)
from dialogue_app.core.edits import Change
from dialogue_app.core.records import ALLIANCE, RUSSIA, ListRow, Participant, SelectedItem, Session, new_id
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.seals import seal, unseal
from dialogue_app.core.wording.confirmation import bound
from dialogue_app.services.sample.sample_files import sample_exercise
from dialogue_app.services.templates import template_of

ACTIVITIES = "MIL-01 MIL-02 MIL-03 MIL-06 NUC-02 SEA-04 AIR-01 AIR-03 CYB-03 SPA-02 ECO-01 NBR-02"
CODES = tuple(ACTIVITIES.split())
STATED = {ALLIANCE: "2 4 3 4 WH 5 3 4 5 4 2 2", RUSSIA: "2 4 4 5 4 5 2 5 4 2 4 5"}
PREDICTED = {ALLIANCE: "3 4 3 4 2 3 2 5 4 2 4 5", RUSSIA: "2 3 3 3 3 5 2 3 4 4 2 3"}
OWN = {
    "ATL": "2 4 3 4 3 5 3 4 5 4 2 2", "WES": "2 4 2 3 3 5 2 4 5 3 2 2", "RHE": "2 3 2 4 3 4 2 3 5 3 3 2",
    "HES": "2 4 2 3 3 4 2 3 4 2 2 2", "THL": "1 3 3 NI 4 5 2 5 NI 4 2 2", "DAN": "3 4 4 4 4 5 3 4 5 5 3 2",
    "VIS": "3 5 5 5 4 5 4 5 5 5 2 2", "OST": "2 5 5 5 4 5 4 5 5 5 2 2", "NMK": "2 4 3 4 3 5 3 4 5 5 NP 2",
    "RUS": "2 4 4 5 4 5 2 5 4 2 4 5",
}  # fmt: skip
LINES = (
    ("A1", "ATL", "Deliberate damage to seabed cables or pipelines.", ("ACC",)),
    ("A2", "RHE", "Disruption of hospitals, power or water by cyber means.", ("NOT", "COR")),
    ("A3", "OST", "Armed crossing of a border, with or without insignia.", ("ACC",)),
    ("R1", "RUS", "Long-range missiles within reach of the capital.", ("ACC",)),
    ("R2", "RUS", "Military aircraft in national airspace in a crisis.", ("NOT", "COR")),
    ("R3", "RUS", "Attack on seabed energy lines.", ("ACC",)),
    ("R4", "RUS", "Accession of a neighbour to a hostile alliance.", ("ACC",)),
)


class Play:
    """Fills the stages one after another."""

    def __init__(self) -> None:
        self.dialogue = sample_exercise()
        self.session = self.dialogue.sessions()[0].id
        self.template = template_of(self.dialogue.of(Session)[self.session])
        self.items = {
            code: item.id
            for code, item in zip(
                CODES, self.dialogue.listed(SelectedItem, self.session, "selection"), strict=True
            )
        }
        self.parties = {party.code: party.id for party in self.dialogue.parties()}

    def do(self, change: Change) -> None:
        self.dialogue = self.dialogue.apply(change.edits)

    def field(self, key: str) -> TemplateField:
        stage_and_field = self.template.find_field(key)
        assert stage_and_field is not None
        return stage_and_field[1]

    def set(self, key: str, place: Place, **values: str) -> None:
        self.do(set_entry(self.dialogue, self.session, self.field(key), place, **values))

    def add(self, kind: type[Any], key: str, /, **values: Any) -> Any:
        """Add a record; a read-back is tied to the words it is about."""
        number = len(self.dialogue.listed(kind, self.session, key))
        values |= {"session": self.session, "field": key, "position": number}
        record = kind(id=new_id(), **({"marking": self.field(key).marking} | values))
        record = bound(self.dialogue, record) if isinstance(record, ReadBack) else record
        self.do(add_record(record))
        return record

    def rows(self, key: str, *rows: dict[str, str]) -> None:
        for row in rows:
            self.add(ListRow, key, values=tuple(row.items()))


@cache
def played() -> Dialogue:
    """The exercise after its debrief; predictions are unsealed."""
    play = Play()
    _caucus(play)
    _predict(play)
    for key in ("pred_verdict", "pred_red"):
        play.do(seal(play.dialogue, play.session, play.field(key)))
    _state(play)
    _injects(play)
    _close(play)
    for key in ("pred_verdict", "pred_red"):
        play.do(unseal(play.dialogue, play.session, play.field(key)))
    return play.dialogue


@cache
def sealed() -> Dialogue:
    """The exercise as it stands after stage T3."""
    play = Play()
    _caucus(play)
    _predict(play)
    for key in ("pred_verdict", "pred_red"):
        play.do(seal(play.dialogue, play.session, play.field(key)))
    return play.dialogue


def _caucus(play: Play) -> None:
    play.do(begin_stage(play.dialogue, play.session, "T2"))
    for code, row in OWN.items():
        for activity, value in zip(CODES, row.split(), strict=True):
            play.set("verdict_own", Place(play.items[activity], play.parties[code]), value=value)
        play.set("bottom", Place("", play.parties[code]), value=f"canary-bottom-{code}")
    for code, party, words, _tries in LINES:
        play.add(
            RedLine, "red_own", code=code, holder=play.parties[party], statement=f"{words} (caucus {party})"
        )
    play.do(complete_stage(play.dialogue, play.session, "T2"))


def _predict(play: Play) -> None:
    for side, row in PREDICTED.items():
        for n, (activity, value) in enumerate(zip(CODES, row.split(), strict=True)):
            play.set("pred_verdict", Place(play.items[activity], side), value=value, confidence="LMH"[n % 3])
    for by, about, words in (
        (ALLIANCE, RUSSIA, "Aircraft in its airspace."),
        (ALLIANCE, RUSSIA, "A neighbour joining the alliance."),
        (RUSSIA, ALLIANCE, "Damage to cables on the seabed."),
    ):
        play.add(Prediction, "pred_red", by=by, about=about, kind="RED_LINE", text=words, confidence="M")


def _state(play: Play) -> None:
    for side, row in STATED.items():
        for activity, value in zip(CODES, row.split(), strict=True):
            play.set("stated", Place(play.items[activity], side), value=value)
    for code, party, words, tries in LINES:
        line = play.add(RedLine, "stated_lines", code=code, holder=play.parties[party], statement=words)
        by = RUSSIA if party != "RUS" else ALLIANCE
        for attempt, result in enumerate(tries, 1):
            play.add(
                ReadBack, "readbacks", of=line.id, by=by, text=f"You hold: {words}", attempt=attempt,
                result=result, wording=words if result != "NOT" else "",
            )  # fmt: skip
    play.set("observer_notes", Place(), value="canary-observer")


def _injects(play: Play) -> None:
    play.do(begin_stage(play.dialogue, play.session, "T5"))
    done = (
        ("10:31", "Asked for evidence before judging; used the incident channel."),
        ("10:38", "Asked through the channel; no reaction in public."),
        ("10:43", "Entered both verdicts."),
        ("10:47", "Offered a joint reading of both videos."),
        ("10:52", "Entered a footnote."),
    )
    injects = play.dialogue.listed(Inject, play.session)
    for inject, (time, actual) in zip(injects, done, strict=False):
        at = f"2026-04-02T{time}:00+02:00"
        play.do(change_record(play.dialogue, inject, released_at=at, actual=actual))
    for activity, value in (("MIL-06", "4"), ("CYB-03", "5")):
        place = Place(play.items[activity], play.parties["THL"], "", 2)
        play.set("verdict_own", place, value=value)
    signals: tuple[dict[str, Any], ...] = (
        {"intended": "de-escalate", "intended_level": "1", "noticed": "yes", "received": "routine",
         "received_level": "2", "next_time": "Invite an observer."},
        {"intended": "warn", "intended_level": "4", "noticed": "yes", "received": "warn",
         "received_level": "4", "next_time": "The same way."},
        {"intended": "de-escalate", "intended_level": "1", "noticed": "no", "next_time": "Say it."},
    )  # fmt: skip
    for n, values in enumerate(signals, 1):
        ends = ("RUS", "ATL") if n == 1 else ("ATL", "RUS")
        play.add(
            Signal, "signals", code=f"S{n}", sender=play.parties[ends[0]], receiver=play.parties[ends[1]],
            description=f"Message number {n}", date="2026-04-02", **values,
        )  # fmt: skip
    play.rows(
        "decisions",
        {"party": play.parties["ATL"], "decision": "No public verdict before evidence.", "time": "10:35"},
        {"party": play.parties["RUS"], "decision": "Readiness is not raised.", "time": "10:44"},
    )


def _close(play: Play) -> None:
    for n, (nature, prospect) in enumerate((("NORM", "LIVE"), ("PERC", "MANAGE"), ("FACT", "CLARIFY")), 1):
        play.add(
            Difference, "register", code=f"D{n}", statement=f"Side one holds A{n}; side two holds B{n}.",
            holders_a=(ALLIANCE,), holders_b=(RUSSIA,), nature=nature, prospect=prospect, status="STATED",
            readback_a="ACC", readback_b="ACC", restraint_a="C", restraint_b="N",
        )  # fmt: skip
    play.add(LineParagraph, "text", number="1", text="Both sides [will] [may] use the channel.", status="BRK")
    play.rows(
        "lessons",
        {
            "text": "Ask for place and condition before answering a line.",
            "who": "All",
            "when": "Next meeting",
        },
        {"text": "Seal the minority view too.", "who": "Course", "when": "May"},
        {"text": "Say that a calming step is one.", "who": "Desk", "when": "June"},
    )
    seats = play.dialogue.seats(play.session)
    for n, seat in enumerate(seats):
        person = Participant(
            id=new_id(), session=play.session, name=f"Trainee Number{n}", party=seat.party, role="MEMBER"
        )
        play.do(add_record(person))
        play.set("feedback", Place("", person.id), value="34544"[n % 5], reason="canary-remark")
        play.set("personal", Place("", person.id), value=f"canary-commitment-{n}")


def ruled(dialogue: Dialogue, rule: str) -> Dialogue:
    """The same under another attribution rule."""
    return Dialogue(
        dataclasses.replace(record, attribution_rule=rule) if isinstance(record, Session) else record
        for record in dialogue.everything()
    )
