"""Every kind of record a track holds, by class and by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from dialogue_app.core import domain_records, records
from dialogue_app.core.records import Listed, Record
from dialogue_app.support.translation import N_, _

KINDS: tuple[type[Record], ...] = (
    records.Track,
    records.Party,
    records.CatalogueItem,
    records.Session,
    records.Seat,
    records.Participant,
    records.StageState,
    records.StageNotes,
    records.FieldSkip,
    records.Tick,
    records.Entry,
    records.Seal,
    records.SelectedItem,
    records.ListRow,
    domain_records.Difference,
    domain_records.SourceOfAntagonism,
    domain_records.PerceptionStatement,
    domain_records.RedLine,
    domain_records.Prediction,
    domain_records.ReadBack,
    domain_records.Signal,
    domain_records.ResponseOption,
    domain_records.LineParagraph,
    domain_records.LineDraft,
    domain_records.Reservation,
    domain_records.SilenceProcedure,
    domain_records.ReleaseItem,
    domain_records.RiskReductionMeasure,
    domain_records.FollowUp,
    domain_records.ParkingLotItem,
    domain_records.Inject,
    domain_records.RoleCard,
    domain_records.RecordDisagreement,
)

ANSWERING = frozenset({
    records.Entry, records.Seal, records.Tick, records.StageState, records.StageNotes, records.FieldSkip,
})  # fmt: skip
"""What is written while a session goes on; every other kind says what there is to answer, and for whom."""

STRUCTURE: frozenset[type[Record]] = frozenset(KINDS) - ANSWERING

LISTED: tuple[type[Listed], ...] = tuple(kind for kind in KINDS if issubclass(kind, Listed))


def kind_name(kind: type[Record]) -> str:
    """The name of a kind in templates, files and JSON: ``RedLine`` is ``red_line``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


_TITLES: Mapping[type[Record], str] = MappingProxyType({
    records.Track: N_("Frame of the dialogue"),
    records.Party: N_("Party"),
    records.CatalogueItem: N_("Catalogue item"),
    records.Session: N_("Session"),
    records.Seat: N_("Seat"),
    records.Participant: N_("Participant"),
    records.StageState: N_("State of a stage"),
    records.StageNotes: N_("Notes on a stage"),
    records.FieldSkip: N_("Skipped field"),
    records.Tick: N_("Tick"),
    records.Entry: N_("Entry"),
    records.Seal: N_("Seal"),
    records.SelectedItem: N_("Selected item"),
    records.ListRow: N_("Row of a list"),
    domain_records.Difference: N_("Difference"),
    domain_records.SourceOfAntagonism: N_("Source of antagonism"),
    domain_records.PerceptionStatement: N_("Perception statement"),
    domain_records.RedLine: N_("Red line"),
    domain_records.Prediction: N_("Prediction"),
    domain_records.ReadBack: N_("Read-back"),
    domain_records.Signal: N_("Signal"),
    domain_records.ResponseOption: N_("Response option"),
    domain_records.LineParagraph: N_("Paragraph of the common line"),
    domain_records.LineDraft: N_("Draft of the common line"),
    domain_records.Reservation: N_("Reservation"),
    domain_records.SilenceProcedure: N_("Silence procedure"),
    domain_records.ReleaseItem: N_("Released item"),
    domain_records.RiskReductionMeasure: N_("Risk-reduction measure"),
    domain_records.FollowUp: N_("Follow-up"),
    domain_records.ParkingLotItem: N_("Parked point"),
    domain_records.Inject: N_("Inject"),
    domain_records.RoleCard: N_("Role card"),
    domain_records.RecordDisagreement: N_("Disagreement about the record"),
})  # fmt: skip
"""Kind -> what one record of it is called, not yet translated."""

_IN_SENTENCES: Mapping[type[Record], str] = MappingProxyType({
    records.Track: N_("frame of the dialogue"),
    records.Party: N_("party"),
    records.CatalogueItem: N_("catalogue item"),
    records.Session: N_("session"),
    records.Seat: N_("seat"),
    records.Participant: N_("participant"),
    records.StageState: N_("state of a stage"),
    records.StageNotes: N_("notes on a stage"),
    records.FieldSkip: N_("skipped field"),
    records.Tick: N_("tick"),
    records.Entry: N_("entry"),
    records.Seal: N_("seal"),
    records.SelectedItem: N_("selected item"),
    records.ListRow: N_("row of a list"),
    domain_records.Difference: N_("difference"),
    domain_records.SourceOfAntagonism: N_("source of antagonism"),
    domain_records.PerceptionStatement: N_("perception statement"),
    domain_records.RedLine: N_("red line"),
    domain_records.Prediction: N_("prediction"),
    domain_records.ReadBack: N_("read-back"),
    domain_records.Signal: N_("signal"),
    domain_records.ResponseOption: N_("response option"),
    domain_records.LineParagraph: N_("paragraph of the common line"),
    domain_records.LineDraft: N_("draft of the common line"),
    domain_records.Reservation: N_("reservation"),
    domain_records.SilenceProcedure: N_("silence procedure"),
    domain_records.ReleaseItem: N_("released item"),
    domain_records.RiskReductionMeasure: N_("risk-reduction measure"),
    domain_records.FollowUp: N_("follow-up"),
    domain_records.ParkingLotItem: N_("parked point"),
    domain_records.Inject: N_("inject"),
    domain_records.RoleCard: N_("role card"),
    domain_records.RecordDisagreement: N_("disagreement about the record"),
})  # fmt: skip
"""Kind -> what one record of it is called within a sentence, not yet translated: a message of its own, since
a language may decline it there.
"""


def title_of(kind: type[Record]) -> str:
    """A kind's name as users read it: ``Red line``."""
    return _(_TITLES[kind])


def named_in_sentence(kind: type[Record]) -> str:
    """A kind's name as it stands within a sentence: ``red line``."""
    return _(_IN_SENTENCES[kind])


BY_NAME: dict[str, type[Record]] = {kind_name(kind): kind for kind in KINDS}
LISTED_BY_NAME: dict[str, type[Listed]] = {kind_name(kind): kind for kind in LISTED}
