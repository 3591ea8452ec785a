"""The check behind every stage: that its required fields are filled in, whatever its gates ask for."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.analyses.gates.gate_context import Finding, GateContext, RatedRow
from dialogue_app.analyses.gates.matrices import is_plain
from dialogue_app.core.gates import Missing
from dialogue_app.core.template import TemplateField
from dialogue_app.fields.progress import Progress
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.translation import _


def required_filled(context: GateContext, fields: Iterable[TemplateField]) -> Finding:
    """Each of these fields has all its answers; of a list, as many records as it asks for, at least one."""
    found = [(field, _progress(context, field)) for field in fields]
    missing = tuple(
        Missing(_sentence(field, progress), field.key) for field, progress in found if not progress.complete
    )
    started = sum(progress.started for _field, progress in found)
    return Finding(len(found) - len(missing), len(found), missing, looked_at=started)


def _sentence(field: TemplateField, progress: Progress) -> str:
    if not progress.of:
        return _("{field}: nothing recorded yet.").format(field=field.label)
    if progress.of == 1:
        return _("{field}: not recorded.").format(field=field.label)
    return _("{field}: {n} of {of}.").format(field=field.label, n=progress.done, of=progress.of)


def _progress(context: GateContext, field: TemplateField) -> Progress:
    """How far a field has come; of a plain rating by its rows, which are kept."""
    kind = field_kind(field)
    if not kind.rated or not (is_plain(field) and field.items) or field.group:
        return kind.progress(context.dialogue, context.session, context.template, field)
    rows = context.table(field)
    done = sum(row.once("filled", _filled) for row in rows)
    return Progress(done, len(rows) * len(context.answerers(field)))


def _filled(row: RatedRow) -> int:
    return sum(bool(value) for value in row.values)
