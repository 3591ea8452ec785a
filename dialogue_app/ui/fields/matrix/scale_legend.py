"""The legend of a scale: every code in words, and on demand what each one means and which key sets it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dialogue_app.core.scales import RULES_CUT, STATUSES
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.scale_keys import keys_of, meaning_of, shown_option
from dialogue_app.ui.widgets.grid.cell_pixmaps import chip_colours
from dialogue_app.ui.widgets.grid.cell_style import CellStyle


class ScaleLegend(QLabel):
    """One line below a matrix; ``toggle`` opens it to a list with meanings and keys."""

    def __init__(self, scale: str, statuses: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._statuses = statuses
        self._notes: list[str] = []
        self.open = False
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", "small")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(_("Legend"))
        theme.notifier().changed.connect(self._write)
        self._write()

    def set_notes(self, notes: list[str]) -> None:
        """Say something more at the end of the line."""
        if notes != self._notes:
            self._notes = notes
            self._write()

    def toggle(self) -> None:
        """Open the legend, or close it."""
        self.open = not self.open
        self._write()

    def in_words(self) -> str:
        """The legend as plain text, for screen readers."""
        return " · ".join(f"{code} {shown_option(self._scale, code)}" for code in self._codes())

    def _codes(self) -> tuple[str, ...]:
        return tuple(keys_of(self._scale, self._statuses)) if self._scale else ()

    def _write(self) -> None:
        self.setText(self._list() if self.open else self._line())
        self.setAccessibleDescription(self.in_words())
        self.setToolTip("" if self.open else self._list())

    def _line(self) -> str:
        keys = keys_of(self._scale, self._statuses) if self._scale else {}
        own = [code for code in keys if code not in STATUSES]
        parts: list[str] = []
        for place, code in enumerate(own):
            words = escape(shown_option(self._scale, code))
            cut = self._scale == "VERDICT" and place == RULES_CUT
            between = self._cut() if cut else " · "
            parts.append(
                (between if parts else "")
                + f"{self._key(keys[code], code)}&nbsp;{words.replace(' ', '&nbsp;')}"
            )
        statuses = [
            f"{code}&nbsp;{escape(_lower(shown_option(self._scale, code))).replace(' ', '&nbsp;')}"
            for code in keys
            if code in STATUSES
        ]
        gap = "&nbsp;&nbsp;&nbsp; " if parts and statuses else ""
        note = "".join(f"&nbsp;&nbsp;&nbsp; {escape(one)}" for one in self._notes)
        return "".join(parts) + gap + " · ".join(statuses) + note

    def _key(self, key: str, code: str) -> str:
        """The code, with the key that sets it where that is another one."""
        if key == code:
            return escape(code.replace("-", "\N{MINUS SIGN}"))
        place = fold(code).find(fold(key))
        if place < 0:
            return f"{escape(code)}&nbsp;({key})"
        return f"{escape(code[:place])}<u>{escape(code[place])}</u>{escape(code[place + 1 :])}"

    def _cut(self) -> str:
        ink = theme.current().color("text").name()
        words = _("the rules end here").replace(" ", "&nbsp;")
        return f'&nbsp; <b style="color:{ink}">|&nbsp;{words}&nbsp;|</b>&nbsp; '

    def _list(self) -> str:
        rows = []
        colours = theme.current()
        for code, key in (keys_of(self._scale, self._statuses) if self._scale else {}).items():
            if self._scale == "VERDICT" and code == str(RULES_CUT + 1):
                rows.append(f'<tr><td colspan="4">{self._cut()}</td></tr>')
            fill, ink = QColor(colours.color("page")), QColor(colours.color("status_text"))
            if code not in STATUSES:
                fill, ink = chip_colours(CellStyle("level" if self._scale == "VERDICT" else "code", code))
            rows.append(
                f'<tr><td style="background:{fill.name()};color:{ink.name()};padding:2px 8px" align="center">'
                f"<b>{escape(code)}</b></td>"
                f'<td style="padding:2px 8px;color:{colours.color("text").name()}"><b>'
                f"{escape(shown_option(self._scale, code))}</b></td>"
                f'<td style="padding:2px 8px">{escape(meaning_of(self._scale, code))}</td>'
                f'<td style="padding:2px 8px">{_("key")} {escape(key)}</td></tr>'
            )
        return f"<table>{''.join(rows)}</table>"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
