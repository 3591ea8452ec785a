"""What the kinds of record are called, in the plural, for lists that count them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dialogue_app.core import domain_records, records
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
    domain_records.Difference: N_("Differences"),
    domain_records.SourceOfAntagonism: N_("Sources of antagonism"),
    domain_records.PerceptionStatement: N_("Perception statements"),
    domain_records.RedLine: N_("Red lines"),
    domain_records.Prediction: N_("Predictions"),
    domain_records.ReadBack: N_("Read-backs"),
    domain_records.Signal: N_("Signals"),
    domain_records.ResponseOption: N_("Response options"),
    domain_records.LineParagraph: N_("Paragraphs of the common line"),
    domain_records.LineDraft: N_("Drafts of the common line"),
    domain_records.Reservation: N_("Reservations"),
    domain_records.SilenceProcedure: N_("Silence procedures"),
    domain_records.ReleaseItem: N_("Released items"),
    domain_records.RiskReductionMeasure: N_("Risk-reduction measures"),
    domain_records.FollowUp: N_("Follow-ups"),
    domain_records.ParkingLotItem: N_("Parking lot"),
    domain_records.Inject: N_("Injects"),
    domain_records.RoleCard: N_("Role cards"),
    domain_records.RecordDisagreement: N_("Disagreements about the record"),
})  # fmt: skip
"""Kind -> its name, not yet translated."""
