"""How each side stands to the record of a session: what stands over the disagreements about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Session
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.records.list_page import AboveTable, ListPage
from dialogue_app.ui.widgets import kit

SCALE = "RECORD_STATUS"
_ROLES = {"ACC": "good", "ADR": "", "NOT": "warn", "": "soft"}


def status_field(template: Template) -> tuple[Stage, TemplateField] | None:
    """The field in which each side says whether it accepts the record, with its stage."""
    return next((field for field in template.fields() if field[1].scale == SCALE), None)


def whole_words(session: Session) -> str:
    """How the record stands as a whole."""
    status = scale(SCALE).shown(session.record_status) if session.record_status else _("not recorded yet")
    return _("The record of session {n} as a whole: {status}.").format(n=session.number, status=status)


def by_side(dialogue: Dialogue, session: str, field: TemplateField) -> tuple[tuple[str, str, str, str], ...]:
    """(name, status in words, what was said with it, role of the status) of each side or party."""
    sides = []
    for answerer in answerers(dialogue, session, field):
        entry = dialogue.entry(session, field.entry_field, "", answerer.id)
        code = entry.value if entry is not None else ""
        status = scale(SCALE).shown(code) if code else _("not recorded yet")
        said = entry.reason if entry is not None else ""
        sides.append((answerer.name, status, said, _ROLES.get(code, "")))
    return tuple(sides)


class RecordAcceptance(AboveTable):
    """The record as a whole, a line for each side, and the way to where the sides say so."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("role", "card")
        column = kit.column(self, spacing=6, margins=(16, 10, 16, 10))
        self.whole = kit.label("", "strong", self)
        column.addWidget(self.whole)
        self.sides = kit.grid(across=16, down=4)
        self.sides.setColumnStretch(2, 1)
        column.addLayout(self.sides)
        self.way = kit.button(_("Go to where the sides say so"), "link", self)
        self.way.clicked.connect(self._on_way)
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        self.labels: list[QLabel] = []
        self._shown: object = None

    def refresh(self) -> None:
        """Show how the record of the page's session stands."""
        track, session = self._page.track, self._page.session
        self.setVisible(bool(session))
        if not session:
            return
        place = status_field(track.template(session))
        rows = by_side(track.dialogue, session, place[1]) if place is not None else ()
        whole = whole_words(track.session(session))
        self.way.setVisible(place is not None)
        if (whole, rows) == self._shown:
            return
        self._shown = (whole, rows)
        self.whole.setText(whole)
        for label in self.labels:
            self.sides.removeWidget(label)
            label.hide()
            label.deleteLater()
        self.labels = []
        for row, (name, status, said, status_role) in enumerate(rows):
            for column, (text, role) in enumerate(((name, "strong"), (status, status_role), (said, "quote"))):
                label = kit.label(text, role, self)
                self.sides.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
                self.labels.append(label)

    def _on_way(self) -> None:
        page = self._page
        place = status_field(page.track.template(page.session))
        if place is not None:
            page.open_place.emit(page.track, page.session, place[0].key, place[1].key, "", "")
