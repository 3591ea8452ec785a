"""Every kind of record a track holds, by class and by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from dialogue_app.core import records, substance
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
    substance.Difference,
    substance.SourceOfAntagonism,
    substance.PerceptionStatement,
    substance.RedLine,
    substance.Prediction,
    substance.ReadBack,
    substance.Signal,
    substance.ResponseOption,
    substance.LineParagraph,
    substance.LineDraft,
    substance.Reservation,
    substance.SilenceProcedure,
    substance.ReleaseItem,
    substance.RiskReductionMeasure,
    substance.FollowUp,
    substance.ParkingLotItem,
    substance.Inject,
    substance.RoleCard,
    substance.RecordDisagreement,
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
    substance.Difference: N_("Difference"),
    substance.SourceOfAntagonism: N_("Source of antagonism"),
    substance.PerceptionStatement: N_("Perception statement"),
    substance.RedLine: N_("Red line"),
    substance.Prediction: N_("Prediction"),
    substance.ReadBack: N_("Read-back"),
    substance.Signal: N_("Signal"),
    substance.ResponseOption: N_("Response option"),
    substance.LineParagraph: N_("Paragraph of the common line"),
    substance.LineDraft: N_("Draft of the common line"),
    substance.Reservation: N_("Reservation"),
    substance.SilenceProcedure: N_("Silence procedure"),
    substance.ReleaseItem: N_("Released item"),
    substance.RiskReductionMeasure: N_("Risk-reduction measure"),
    substance.FollowUp: N_("Follow-up"),
    substance.ParkingLotItem: N_("Parked point"),
    substance.Inject: N_("Inject"),
    substance.RoleCard: N_("Role card"),
    substance.RecordDisagreement: N_("Disagreement about the record"),
})  # fmt: skip
"""Kind -> what one record of it is called, not yet translated."""


def title_of(kind: type[Record]) -> str:
    """A kind's name as users read it: ``Red line``."""
    return _(_TITLES[kind])


BY_NAME: dict[str, type[Record]] = {kind_name(kind): kind for kind in KINDS}
LISTED_BY_NAME: dict[str, type[Listed]] = {kind_name(kind): kind for kind in LISTED}
