"""How the internal brief was made: definitions and thresholds, so that every number can be traced."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.thresholds import DEFAULTS, thresholds_of
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.layout.blocks import points
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.support.translation import _


def method_note(printing: PrintContext, findings: Findings) -> list[Flowable]:
    """What is computed is said below each finding; here stands what holds of all of them."""
    limits = thresholds_of(printing.dialogue)
    texts = [
        _(
            "Levels 1 and 2 are inside the rules of the game, 3 to 5 outside. The label leads, not the "
            "index: both describe, and neither says anything about significance."
        ),
        _("These thresholds are professional judgement, the defaults of the method.")
        if limits == DEFAULTS
        else _("These thresholds are professional judgement, set for this dialogue."),
    ]
    if findings.faced is not None:
        texts.append(
            _(
                "Where testing is most likely: allies are not united, and Russia judges its own conduct "
                "Acceptable or Tolerable in the last session of the external track."
            )
        )
    if findings.hidden:
        texts.append(
            _(
                "The external file was not used: the attribution rule of its session forbids "
                "saying which side "
                "said what."
            )
        )
    return points(printing, [printing.neat(text) for text in texts])
