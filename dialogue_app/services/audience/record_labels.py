"""What the kinds of record are called, in the plural, for lists that count them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dialogue_app.core import records, substance
from dialogue_app.core.records import Record
from dialogue_app.support.translation import N_

KIND_TITLES: Mapping[type[Record], str] = MappingProxyType({
    records.Track: N_("Frame of the dialogue"),
    records.Party: N_("Parties"),
    records.CatalogueItem: N_("Catalogue items"),
    records.Session: N_("Sessions"),
    records.Seat: N_("Seats"),
    records.Participant: N_("Participants"),
    records.StageState: N_("States of stages"),
    records.StageNotes: N_("Notes on stages"),
    records.FieldSkip: N_("Skipped fields"),
    records.Tick: N_("Ticks"),
    records.Entry: N_("Entries"),
    records.Seal: N_("Seals"),
    records.SelectedItem: N_("Selected items"),
    records.ListRow: N_("Rows of lists"),
    substance.Difference: N_("Differences"),
    substance.SourceOfAntagonism: N_("Sources of antagonism"),
    substance.PerceptionStatement: N_("Perception statements"),
    substance.RedLine: N_("Red lines"),
    substance.Prediction: N_("Predictions"),
    substance.ReadBack: N_("Read-backs"),
    substance.Signal: N_("Signals"),
    substance.ResponseOption: N_("Response options"),
    substance.LineParagraph: N_("Paragraphs of the common line"),
    substance.LineDraft: N_("Drafts of the common line"),
    substance.Reservation: N_("Reservations"),
    substance.SilenceProcedure: N_("Silence procedures"),
    substance.ReleaseItem: N_("Released items"),
    substance.RiskReductionMeasure: N_("Risk-reduction measures"),
    substance.FollowUp: N_("Follow-ups"),
    substance.ParkingLotItem: N_("Parking lot"),
    substance.Inject: N_("Injects"),
    substance.RoleCard: N_("Role cards"),
    substance.RecordDisagreement: N_("Disagreements about the record"),
})  # fmt: skip
"""Kind -> its name, not yet translated."""
