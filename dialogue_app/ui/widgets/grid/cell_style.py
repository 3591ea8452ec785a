"""How a cell looks, as a value without colours: what stands in it and whether it may be shown.

A sealed entry is never shown, whoever asks; a hidden one only says that there is an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dialogue_app.analyses.line_status import SUPPORT
from dialogue_app.charts.support_marks import MARKS
from dialogue_app.core.records import Entry
from dialogue_app.core.scales import STATUSES, scale
from dialogue_app.core.template import Part
from dialogue_app.core.visibility.late_entries import YES
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.core.wording.voided_answers import VOID, is_void
from dialogue_app.ui.text.scale_keys import shown_option

Style = Literal[
    "blank", "level", "shade", "signed", "position", "code", "status", "answered", "sealed", "reason",
    "off", "on", "second",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class CellStyle:
    """A cell's look: ``text`` is the code; ``faint`` marks what an earlier round said; ``step`` is the
    strength of a shade from 0 to 1, or where an answer lies on a signed scale, from -1 to 1; ``noted`` that a
    reason stands behind it; ``late`` that it came after the fact. There is one instance of each look, so that
    it can be found by what it is: pictures are kept by it.
    """

    style: Style
    text: str = ""
    words: str = ""
    step: float = 0.0
    faint: bool = False
    noted: bool = False
    late: bool = False


BLANK = CellStyle("blank")
ANSWERED = CellStyle("answered")
SEALED = CellStyle("sealed")


def look(scale_name: str, part: Part, entry: Entry | None, earlier: Entry | None, hidden: bool) -> CellStyle:
    """The look of a cell that shows ``part`` of its entry; ``earlier`` is that of the round before."""
    if entry is not None:
        if is_sealed(entry):
            return SEALED
        value = getattr(entry, part)
        if value:
            if hidden:
                return ANSWERED
            if part == "reason":
                return _reason(entry.value, True)
            return answer_look(scale_name, value, entry.late == VOID, entry.late == YES)
        if part == "reason" and entry.value and not hidden:
            return _reason(entry.value, False)
    if earlier is None or hidden or is_void(earlier) or is_sealed(earlier) or not getattr(earlier, part):
        return BLANK
    return answer_look(scale_name, getattr(earlier, part), True, earlier.late == YES)


@cache
def answer_look(scale_name: str, value: str, faint: bool = False, late: bool = False) -> CellStyle:
    if value in STATUSES:
        return CellStyle("status", value, shown_option(scale_name, value), faint=faint, late=late)
    words = shown_option(scale_name, value)
    if scale_name == "VERDICT":
        return CellStyle("level", value, words, faint=faint, late=late)
    codes = [code for code in scale(scale_name).codes if code not in STATUSES] if scale_name else []
    if scale_name and scale(scale_name).signed and value in codes:
        share = int(value) / max(abs(int(code)) for code in codes)
        return CellStyle("signed", scale(scale_name).figure(value), words, share, faint, late=late)
    if scale_name in _SHADED and value in codes:
        step = codes.index(value) / max(1, len(codes) - 1)
        return CellStyle("shade", value, words, step, faint, late=late)
    if scale_name == SUPPORT and value in MARKS:
        return CellStyle("position", value, words, faint=faint, late=late)
    return CellStyle("code", value, words, faint=faint, late=late)


@cache
def _reason(value: str, noted: bool) -> CellStyle:
    style: Style = "status" if value in STATUSES else "reason"
    return CellStyle(style, value, "", faint=not noted, noted=noted)


_SHADED = ("REL5", "ARCH5", "AGREE5", "RISK5", "THREAT5", "CONF3")
