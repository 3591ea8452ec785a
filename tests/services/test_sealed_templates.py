"""What a sealed field predicts is named in its template, and leads somewhere."""

import pytest

from dialogue_app.core.errors import BadTemplate
from dialogue_app.services.templates import built_in_templates, load_template
from tests.services.test_bad_templates import GOOD

KEYS = {
    "meta": ("direct", "revealed_at"),
    "metameta": ("meta", "revealed_at"),
    "prediction": ("on_other", ""),
    "pred_verdict": ("stated", ""),
    "expected_middle": ("role_preferred", ""),
    "expected_middle_act": ("verdict_r1", ""),
}


def test_every_sealed_matrix_of_the_built_in_templates_says_what_it_predicts() -> None:
    sealed_fields = {
        field.key: (field.predicts, field.shown_from)
        for template in built_in_templates()
        for _stage, field in template.fields()
        if field.sealed and field.kind != "record_list"
    }
    assert sealed_fields == KEYS


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('predicts = "nothing"\nsealed = true', "there is no field nothing"),
        ('shown_from = "nothing"\nsealed = true', "there is no field nothing"),
        ('predicts = "lines"', "predicts is for a sealed field"),
    ],
)
def test_a_prediction_of_nothing_is_a_fault(line: str, fault: str) -> None:
    text = GOOD.replace('key = "notes"\n', f'key = "notes"\n{line}\n')
    with pytest.raises(BadTemplate) as error:
        load_template(text, "own.toml")
    assert len(error.value.faults) == 1
    assert error.value.faults[0].endswith(fault)


def test_a_sound_one_is_read() -> None:
    text = GOOD.replace(
        'key = "notes"\n', 'key = "notes"\npredicts = "lines"\nshown_from = "lines"\nsealed = true\n'
    )
    stage_and_field = load_template(text)[0].find_field("notes")
    assert stage_and_field is not None
    assert (stage_and_field[1].predicts, stage_and_field[1].shown_from) == ("lines", "lines")
