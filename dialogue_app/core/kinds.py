"""Every kind of record a track holds, by class and by name."""

from __future__ import annotations

import re

from dialogue_app.core import records, substance
from dialogue_app.core.records import Listed, Record
from dialogue_app.support.translation import _

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


def title_of(kind: type[Record]) -> str:
    """A kind's name as users read it: ``Red line``."""
    return _(kind_name(kind).replace("_", " ").capitalize())


BY_NAME: dict[str, type[Record]] = {kind_name(kind): kind for kind in KINDS}
LISTED_BY_NAME: dict[str, type[Listed]] = {kind_name(kind): kind for kind in LISTED}
