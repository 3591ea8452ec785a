"""Who seals a field: the sides where they answer, those named in a list, else everybody at once."""

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import SIDES
from dialogue_app.fields.seals import sealers
from tests.fields.made import field

NOBODY = Dialogue()


def test_who_seals() -> None:
    lists = {"sealed": True}
    assert sealers(NOBODY, "s", field("x", "record_list", record="prediction", **lists)) == SIDES
    assert sealers(NOBODY, "s", field("x", "record_list", record="red_line", **lists)) == ("",)
    assert sealers(NOBODY, "s", field("x", "rating_matrix", columns="sides", **lists)) == SIDES
    assert sealers(NOBODY, "s", field("x", "rating_matrix", columns="seats", **lists)) == ("",)
