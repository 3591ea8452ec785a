"""The prospect of a difference by the rule beside the recorded one, and what is still needed for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dialogue_app.analyses.prospect import (
    CLARIFY,
    LIVE,
    MANAGE,
    computed_prospect,
    rule_prospect,
    settled_prospect,
)
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit


def because(difference: Difference) -> str:
    """Why the rule comes to its result, or what it lacks, in one sentence."""
    result = rule_prospect(difference)
    if result == CLARIFY:
        return _("It is about facts or perceptions, and both accept a step that would clarify it.")
    if result == MANAGE:
        return _("Both would accept the restraint they ask for, at least conditionally.")
    if result == LIVE:
        return _("Both have been understood, and at least one would not accept the restraint it asks for.")
    if not {difference.readback_a, difference.readback_b} <= {"ACC", "COR"}:
        return _("Not both positions have been read back accurately. Nothing is irreconcilable before that.")
    if not difference.nature:
        return _(
            "Its nature is not recorded: a fact or a perception may be clarified, another difference not."
        )
    return _("It is not yet known whether each would accept the restraint it asks for.")


def is_overridden(difference: Difference) -> bool:
    """Whether another prospect is recorded than the rule gives."""
    return difference.prospect not in ("", computed_prospect(difference))


def lacking(difference: Difference, *, measures: int) -> tuple[tuple[str, str], ...]:
    """What the prospect that holds still needs: (attribute, sentence). ``measures`` counts linked ones."""
    result: list[tuple[str, str]] = []
    holds = settled_prospect(difference)
    if is_overridden(difference) and not difference.prospect_reason:
        result.append(("prospect_reason", _("An override needs a reason.")))
    if holds == MANAGE and not measures and not difference.prospect_reason:
        result.append(("prospect_reason", _("Managing it needs a linked measure, or a reason.")))
    if holds == LIVE and not (difference.channel or difference.no_channel_reason):
        result.append(
            ("channel", _("Living with it needs an incident channel, or a reason why there is none."))
        )
    if holds == LIVE and not difference.review:
        result.append(("review", _("Living with it needs a review date: it is a finding as of today.")))
    return tuple(result)


class ProspectPanel(QWidget):
    """Says what the rule gives. ``taken`` asks to record it, ``wanted`` to go to an attribute."""

    taken = Signal(str)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = kit.column(self, spacing=4)
        heading = kit.label(_("Prospect by the rule").upper(), "heading")
        self.computed = kit.label(role="strong")
        self.why = kit.label(role="soft")
        self.recorded = kit.label()
        self.take = kit.button(_("Record this prospect"))
        self.take.clicked.connect(self._on_take)
        self.missing = kit.column(spacing=2)
        for widget in (heading, self.computed, self.why, self.recorded):
            self.column.addWidget(widget)
        self.column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self.missing)
        self._result = ""

    def show_difference(self, difference: Difference, *, measures: int) -> None:
        self._result = rule_prospect(difference)
        prospects = scale("PROSPECT")
        self.computed.setText(prospects.shown(self._result) if self._result else _("Not settled yet"))
        self.why.setText(because(difference))
        if not difference.prospect:
            words = _("No prospect is recorded.")
        elif difference.prospect == self._result:
            words = _("The recorded prospect is the same.")
        else:
            shown = prospects.shown(difference.prospect)
            words = _("Recorded: {prospect}.") if not self._result else _("Recorded instead: {prospect}.")
            words = words.format(prospect=shown)
            if difference.prospect_reason:
                words += " " + _("Reason: {reason}").format(reason=difference.prospect_reason)
        self.recorded.setText(words)
        self.take.setVisible(self._result not in ("", difference.prospect))
        self._show_missing(lacking(difference, measures=measures))

    def _show_missing(self, found: tuple[tuple[str, str], ...]) -> None:
        while (item := self.missing.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for attribute, sentence in found:
            link = _Missing(attribute, sentence)
            link.clicked.connect(self._on_missing)
            self.missing.addWidget(link)

    def _on_take(self) -> None:
        self.taken.emit(self._result)

    def _on_missing(self) -> None:
        link = self.sender()
        if isinstance(link, _Missing):
            self.wanted.emit(link.attribute)


class _Missing(QPushButton):
    """A sentence about what is missing; a click goes there."""

    def __init__(self, attribute: str, sentence: str) -> None:
        super().__init__()
        self.attribute = attribute
        kit.in_role(self, "link", "warn")
        self.setAccessibleName(sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = kit.column(self, spacing=None, margins=(2, 2, 2, 2))
        label = kit.label(sentence, "warn")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(label)
        self._column = column

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the sentence needs."""
        return max(self._column.heightForWidth(width), 0)

    def sizeHint(self) -> QSize:
        """As wide as the panel."""
        width = theme.current().scaled(320)
        return QSize(width, self.heightForWidth(width))
