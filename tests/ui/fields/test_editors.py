"""Every kind of field has one editor, in a module of its name, which is loaded alone."""

import pytest

from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.registry import FIELD_KINDS
from dialogue_app.ui.fields.editors import all_editors, editor_of


@pytest.mark.parametrize("kind", FIELD_KINDS, ids=[field_kind.name for field_kind in FIELD_KINDS])
def test_the_editor_of_a_kind_is_the_one_listed(kind: FieldKind) -> None:
    (listed,) = [editor for editor in all_editors() if kind in editor.kinds]
    assert editor_of(kind) is listed.widget
    assert listed.widget.__module__.rpartition(".")[2] == kind.stem


def test_no_editor_serves_a_kind_that_is_not_in_the_registry() -> None:
    served = [kind for editor in all_editors() for kind in editor.kinds]
    assert set(served) == set(FIELD_KINDS)
    assert len(served) == len(FIELD_KINDS)
