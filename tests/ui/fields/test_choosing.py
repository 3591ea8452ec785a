"""An editor loaded alone is the one the tuple names."""

import pytest

from dialogue_app.fields.kinds import FIELD_KINDS
from dialogue_app.ui.fields.choosing import all_editors, editor_class


@pytest.mark.parametrize("kind", [one.name for one in FIELD_KINDS])
def test_the_editor_of_a_kind_is_the_one_listed(kind: str) -> None:
    assert editor_class(kind) is all_editors()[kind]


def test_a_kind_nobody_knows_has_no_editor() -> None:
    assert editor_class("unheard_of") is None
