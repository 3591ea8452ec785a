"""The catalogue of messages has what the sources have, labels of forms and scales included."""

import catalogue
from dialogue_app.core import form
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.scales import SCALES


def test_the_catalogue_is_fresh() -> None:
    assert catalogue.is_fresh(), "run packaging/catalogue.py"


def test_labels_of_forms_and_scales_can_be_translated() -> None:
    known = {message.id for message in catalogue.fresh()}
    labels = {ask.label for kind in KINDS for _name, ask in form.questions(kind)}
    options = {option.label for scale in SCALES.values() for option in scale.options}
    assert (labels | options) - known == set()


def test_what_is_written_has_no_date_and_reads_back() -> None:
    text = catalogue.written(catalogue.fresh())
    assert b"POT-Creation-Date" not in text
    assert b'msgid "Red line"' in text
