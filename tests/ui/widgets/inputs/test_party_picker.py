"""Who can be named in a form: a code stands there once, and nothing recorded is lost."""

from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.records import ALLIANCE, EXTERNAL, RUSSIA, TRAINING
from dialogue_app.ui.widgets.inputs.input_base import Setting
from dialogue_app.ui.widgets.inputs.party_picker import parties
from tests.ui.invented import Table, table


def codes(at: Table, own: str = "") -> list[str]:
    return [party.label.split("  ")[0] for party in parties(Setting(at.track, at.session, own))]


def add_russia(at: Table) -> str:
    at.track.perform(add_party(at.dialogue, "RUS", "Russian Federation", RUSSIA))
    return at.dialogue.parties()[-1].id


def test_where_sides_sit_at_the_table_a_party_of_the_same_code_is_not_offered() -> None:
    at = table(EXTERNAL)
    add_russia(at)
    assert codes(at) == ["ALL", "RUS"]
    assert [party.code for party in parties(Setting(at.track, at.session))] == [ALLIANCE, RUSSIA]


def test_a_party_that_is_recorded_already_is_offered() -> None:
    at = table(EXTERNAL)
    party = add_russia(at)
    told = Prediction(session=at.session, field="predictions", by=party, about=ALLIANCE, text="A line.")
    at.track.perform(add_listed(at.dialogue, told))
    (record,) = at.dialogue.of(Prediction)
    assert codes(at, record) == ["ALL", "RUS", "RUS"]
    assert codes(at) == ["ALL", "RUS"]


def test_where_parties_sit_at_the_table_the_party_is_offered() -> None:
    at = table(TRAINING, seats=2)
    add_russia(at)
    offered = codes(at)
    assert offered[:2] == ["ATL", "WES"]
    assert offered.count("RUS") == 1
