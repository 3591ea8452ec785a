"""What an answer to a field may be: one rule for what is typed, taken in and read from a file."""

from __future__ import annotations

from dialogue_app.core import timestamps
from dialogue_app.core.form import Ask, AskKind
from dialogue_app.core.scales import level
from dialogue_app.core.template import TemplateColumn, TemplateField
from dialogue_app.core.validity.checks import fault_of
from dialogue_app.support.translation import _

_SHOWN = 12
_PLAIN: dict[str, AskKind] = {
    "line": "line", "date": "date", "datetime": "datetime", "yes_no": "yes_no", "side": "side",
}  # fmt: skip


def answer_fault(field: TemplateField, aspect: str, value: str) -> str:
    """What keeps a value from being an answer to a field, under one of its aspects; empty if it is one."""
    column = next((aspect_column for aspect_column in field.aspects if aspect_column.key == aspect), None)
    scale_name = (column.scale if column else "") or field.scale
    if not value or (scale_name and value in field.statuses):
        return ""
    if scale_name:
        return fault_of(Ask(label="", kind="choice", scale=scale_name), value)
    if column is None and field.answer == "date":
        return "" if timestamps.is_moment(value) else fault_of(Ask(label="", kind="date"), value)
    kind = column.kind if column else field.answer
    return _typed_fault(kind, value, field.minimum, field.maximum)


def row_fault(column: TemplateColumn, value: str) -> str:
    """What keeps a value from standing in a column of a list of rows; empty if it may."""
    if column.scale and column.kind == "choice":
        return fault_of(Ask(label="", kind="choice", scale=column.scale), value)
    return _typed_fault(column.kind, value)


def _typed_fault(kind: str, value: str, minimum: int | None = None, maximum: int | None = None) -> str:
    """Values of cells are kept as text, numbers too. References are held elsewhere."""
    if kind == "number" and value:
        number = level(value)
        if number is None:
            return _("“{value}” is not a whole number.").format(value=value[:_SHOWN])
        return fault_of(Ask(label="", kind="number", minimum=minimum, maximum=maximum), number)
    known: AskKind = _PLAIN.get(kind, "text")
    return fault_of(Ask(label="", kind=known), value)
