"""What a track holds: frozen records, each with an id of its own. No library, no Qt, no SQL here.

Every record is an immutable value; a change makes a new one with the same id. Ids are random and say
nothing. This file has the records of the dialogue's frame (track, parties, sessions, stages, cells);
``domain_records`` has those with a content of their own (differences, red lines, signals ...).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogue_app.core import form
from dialogue_app.support.translation import N_

ALLIANCE = "ALLIANCE"
RUSSIA = "RUSSIA"
SIDES = (ALLIANCE, RUSSIA)

INTERNAL, EXTERNAL, BRIEF, TRAINING = "INTERNAL", "EXTERNAL", "BRIEF", "TRAINING"
TRACKS = (INTERNAL, EXTERNAL, BRIEF, TRAINING)

Pairs = tuple[tuple[str, str], ...]

_HEX = "([0-9a-f]{2}){1,64}"


def new_id() -> str:
    """A fresh id: random, so that it tells nothing about the record, the machine or the other track."""
    from uuid import uuid4  # which asks what machine this is; nothing new is made while a file is opened

    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything a track holds. ``natural_key`` names the attributes that together tell a record from every
    other of its kind, in every copy of the dialogue; nothing where only the id does (see ``natural_keys``).
    ``form_groups`` divides a long form; without it there is one group without a heading.
    """

    natural_key: ClassVar[tuple[str, ...]] = ()
    form_groups: ClassVar[tuple[form.Group, ...]] = ()

    id: str = form.record_id()


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Record):
    """The one record that says what this file is. ``counterpart`` is kept by an internal track only: the
    external file's path, relative to its own folder where possible.
    """

    name: str = form.line("Name of the dialogue", required=True)
    track: str = form.choice("Track", "TRACK", required=True)
    counterpart: str = form.hidden(holds="line")
    languages: tuple[str, ...] = form.choices("Languages", "LANGUAGE")
    fiction: str = form.yes_no("Fictional, for training")
    notice: str = form.text("Notice printed on every page")
    background: str = form.text("Background")
    thresholds: Pairs = form.hidden(())
    created_at: str = form.kept_moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """A political actor whose positions are recorded. ``side`` is one of SIDES; Russia's own party
    record has side RUSSIA, a member state or a group of the alliance has side ALLIANCE.
    """

    natural_key = ("code",)

    code: str = form.line("Short code", required=True)
    name: str = form.line("Name", required=True)
    side: str = form.side("Side", required=True)
    also_called: str = form.text("Also called, one a line")
    profile: str = form.text("Public profile")
    position: int = form.position()
    marking: str = form.choice("Marking", "HANDLING", default="PART")


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueItem(Record):
    """An activity, a perception statement, a measure or an instrument that sessions can take up.

    ``wordings`` holds (language, title) for other languages than the dialogue's first.
    """

    natural_key = ("catalogue", "code")

    catalogue: str = form.choice("Catalogue", "CATALOGUE", required=True)
    code: str = form.line("Code", required=True)
    title: str = form.text("Wording", required=True)
    description: str = form.text("Description")
    domain: str = form.choice("Domain", "DOMAIN")
    contexts: tuple[str, ...] = form.choices("Contexts", "CONTEXT")
    reference: str = form.line("Reference")
    anchor: str = form.yes_no("Anchor (conduct usually tolerated)")
    own: str = form.yes_no("Own addition")
    wordings: Pairs = form.pairs("Wording in other languages", "Language", "Wording")
    marking: str = form.choice("Marking", "HANDLING", default="PART")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One sitting, or linked sittings, of the track, run on the template kept in ``template_text``.

    ``field_markings`` holds (field key, marking) where a session marks a field otherwise than its template;
    ``names_judged`` (words and passage, verdict) where somebody judged whether words name a person or party.
    """

    natural_key = ("number",)
    form_groups = (
        form.group("", "number", "title", "dates", "place", "previous", "officialdom"),
        form.group(N_("Rules"), "handling", "attribution_rule", "languages", "fiction"),
        form.group(N_("Roles"), "chair", "facilitator", "rapporteur", "penholder", "release_authority"),
        form.group(N_("Mandate"), "mandate"),
    )  # fmt: skip

    number: int = form.number("Number", required=True, minimum=1, maximum=9999)
    title: str = form.line("Title", required=True)
    template_key: str = form.hidden(holds="line", pattern=f"{form.KEY}(_short)?")
    template_version: int = form.hidden(1, holds="number", minimum=1)
    template_text: str = form.hidden()
    short_form: str = form.hidden(holds="yes_no")
    previous: str = form.ref("Previous session", "session")
    dates: str = form.line("Date or dates", required=True)
    place: str = form.line("Place")
    officialdom: str = form.choice("Level of officialdom", "OFFICIALDOM")
    mandate: str = form.text("Mandate")
    chair: str = form.person("Chair")
    facilitator: str = form.person("Facilitator")
    rapporteur: str = form.person("Rapporteur")
    penholder: str = form.person("Penholder")
    release_authority: str = form.person("Release authority")
    languages: tuple[str, ...] = form.choices("Languages", "LANGUAGE")
    handling: str = form.choice("Handling marking", "HANDLING", required=True, default="MOD")
    attribution_rule: str = form.choice("Attribution rule", "ATTRIBUTION_RULE", required=True)
    fiction: str = form.yes_no("Fictional, for training")
    record_status: str = form.choice("Status of the record", "RECORD_STATUS")
    warned_at: str = form.kept_moment()
    field_markings: Pairs = form.hidden(())
    names_judged: Pairs = form.hidden(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Record):
    """A party's place at the table in one session. ``party`` is a party id, or a side id where the
    session speaks by sides.
    """

    natural_key = ("session", "party")

    session: str = form.session()
    party: str = form.party("Party", required=True)
    position: int = form.position()
    head: str = form.person("Head of delegation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """A person attending one session."""

    session: str = form.session()
    name: str = form.person("Name", required=True)
    party: str = form.party("Party")
    role: str = form.choice("Role", "PARTICIPANT_ROLE")
    post: str = form.line("Post")
    role_card: str = form.ref("Role card", "role_card")
    position: int = form.position()
    marking: str = form.choice("Marking", "HANDLING", default="PART")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageState(Record):
    """How far a stage of a session has come. No record means: not started. ``seconds`` is time used. It is
    marked as its session: the reason for skipping is part of the record.
    """

    natural_key = ("session", "stage")

    session: str = form.session()
    stage: str = form.key()
    status: str = form.choice("State", "STAGE_STATUS")
    seconds: int = form.hidden(0, holds="number", minimum=0, maximum=1_000_000_000)
    reason: str = form.text("Reason")
    by: str = form.person("Name")
    started_at: str = form.moment("Started")
    ended_at: str = form.moment("Ended")
    marking: str = form.hidden("MOD", holds="choice", scale="HANDLING")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNotes(Record):
    """The moderator's private notes of a stage."""

    natural_key = ("session", "stage")

    session: str = form.session()
    stage: str = form.key()
    text: str = form.text("My notes")
    marking: str = form.hidden("MOD", holds="choice", scale="HANDLING")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSkip(Record):
    """A field closed without its content, with a reason and a name."""

    natural_key = ("session", "field")

    session: str = form.session()
    field: str = form.key()
    reason: str = form.text("Reason", required=True)
    by: str = form.person("Name", required=True)
    at: str = form.moment("Time")
    marking: str = form.hidden("PART", holds="choice", scale="HANDLING")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Record):
    """A prompt asked, or a gate that the facilitator judged to be met. ``what`` is ``prompt:STAGE:N`` or
    ``gate:STAGE:N`` with N counted from 1.
    """

    natural_key = ("session", "what")

    session: str = form.session()
    what: str = form.hidden(holds="line")
    at: str = form.moment("Time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """One cell of any matrix, and the answer of any field with a single answer.

    ``field`` is the key of the template field; ``item`` the id of the record the cell is about, or
    empty; ``party`` a party or side id, or empty; ``aspect`` a column key where a cell has several;
    ``round`` 1 or 2. ``value`` is a code, number, date or text as the field says; empty means "not
    recorded". A status (NP, NI, WH) is a value too and never a number. ``basis`` is the id of the
    released item an alliance value in an external track comes from.
    """

    natural_key = ("session", "field", "item", "party", "aspect", "round")

    session: str = form.session()
    field: str = form.key()
    item: str = form.hidden(holds="ref")
    party: str = form.hidden(holds="party")
    aspect: str = form.hidden(holds="line", pattern=form.ID)
    round: int = form.hidden(1, holds="number", minimum=1, maximum=2)
    value: str = form.hidden()
    second: str = form.hidden()
    confidence: str = form.choice("Confidence", "CONF3")
    reason: str = form.text("Reason")
    basis: str = form.ref("Released item", "release_item")
    owner: str = form.person("Instructions expected from")
    due: str = form.date("Instructions expected by")
    sealed_at: str = form.kept_moment()
    unsealed_at: str = form.kept_moment()
    late: str = form.hidden(holds="line", pattern="yes|void")
    entered_at: str = form.kept_moment()
    marking: str = form.choice("Marking", "HANDLING", default="MOD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Record):
    """That a party or side sealed what it had entered in a field: when, how many answers, and a digest of
    them with a salt, so that the content can be checked at unsealing but not guessed from the digest. It is
    marked as its session: everybody there sees who seals, and when.
    """

    natural_key = ("session", "field", "party", "sealed_at")

    session: str = form.session()
    field: str = form.key()
    party: str = form.hidden(holds="party")
    sealed_at: str = form.kept_moment()
    unsealed_at: str = form.kept_moment()
    salt: str = form.hidden(holds="line", pattern=_HEX)
    seal_digest: str = form.hidden(holds="line", pattern=_HEX)
    answers: int = form.hidden(0, holds="number", minimum=0)
    disclosed: str = form.hidden(holds="yes_no")
    marking: str = form.hidden("MOD", holds="choice", scale="HANDLING")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Record):
    """A record that stands in a list of a session: ``field`` is the template field it was entered in
    (empty for lists that belong to the session itself), ``position`` its place, ``carried_from`` the
    record of an earlier session that it continues.
    """

    session: str = form.session()
    field: str = form.key()
    position: int = form.position()
    carried_from: str = form.hidden(holds="line", pattern=form.ID)
    sealed_at: str = form.kept_moment()
    unsealed_at: str = form.kept_moment()
    entered_at: str = form.kept_moment()
    marking: str = form.choice("Marking", "HANDLING", default="MOD")


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectedItem(Listed):
    """A catalogue item taken up in a session, in one context, with the wording it was judged in."""

    natural_key = ("session", "field", "catalogue_item", "context")

    catalogue_item: str = form.ref("Activity", "catalogue_item", required=True)
    context: str = form.choice("Context", "CONTEXT")
    wording: str = form.text("Wording in this session", required=True)
    meaning_unchanged: str = form.yes_no("Meaning unchanged by the new wording")
    added_by: str = form.party("Added by")
    instrument: str = form.text("Existing instrument")
    instrument_state: str = form.choice("Whether it is applied", "COMMITMENT")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow(Listed):
    """A row of a list whose columns the template gives: ``values`` is (column key, value)."""

    values: Pairs = form.hidden(())

    def value(self, column: str) -> str:
        """The value in a column; empty if not recorded."""
        return dict(self.values).get(column, "")
