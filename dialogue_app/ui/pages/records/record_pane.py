"""The pane beside a table: a heading and the complete form of one record, with room for more below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dialogue_app.core.form import form_groups, questions
from dialogue_app.core.records import Record
from dialogue_app.core.shown_values import value_of
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm
from dialogue_app.ui.widgets.scroller import Scroller

_PAUSE = 60


class RecordPane(Scroller):
    """Shows a record's form. ``settled`` carries the record as it was shown, the attribute and the value the
    user settled on; the owner makes the change and calls ``show_fault`` if it was refused.
    """

    settled = Signal(object, str, object)

    def __init__(self, track: OpenTrack, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.track = track
        self.session = session
        self.record: Record | None = None
        self.form: RecordForm | None = None
        self._of = ""
        self.left_out: frozenset[str] = frozenset()
        self.empty_text = _("Choose a row to see and change the whole record here.")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._build_form)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self.setMinimumWidth(theme.current().scaled(320))
        inside = QWidget()
        across = kit.row(inside, spacing=None, margins=(16, 8, 8, 8))
        self.inside = across
        across.setSpacing(32)
        self.column = kit.column()
        self.side = QWidget()
        self.side.setFixedWidth(theme.current().scaled(336))
        self.aside = kit.column(self.side)
        self.side.hide()
        across.addLayout(self.column, 1)
        across.addWidget(self.side)
        self.heading = kit.label(role="strong")
        self.middle = kit.column(spacing=None)
        self.below = kit.column()
        self.column.addWidget(self.heading)
        self.column.addLayout(self.middle)
        self.column.addLayout(self.below)
        self.column.addStretch(1)
        self.setWidget(inside)
        self.setAccessibleName(_("Record"))
        self.show_record(None)

    def show_record(self, record: Record | None, heading: str = "") -> None:
        """Show a record. The form of another one is built a moment later, so that moving through a table
        stays quick; until then the one before stays, out of reach of the mouse, and saves to its own record.
        Whoever comes with the keys gets the new one at once.
        """
        same = record is not None and self.record is not None and record.id == self.record.id
        if not same:
            self.commit()
        self.record = record
        self.heading.setText(heading or ("" if record else self.empty_text))
        self.heading.setVisible(bool(self.heading.text()))
        self.heading.setProperty("role", "strong" if record else "soft")
        self.heading.style().polish(self.heading)
        if same and self.form is not None and not self._pause.isActive():
            self._show_values()
        elif record is None:
            self._pause.stop()
            self._drop_form()
        elif not self._pause.isActive():
            if self.form is None:
                self._build_form()
            else:
                self.form.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                self._pause.start()

    def attributes(self, record: Record) -> Sequence[str]:
        """The attributes asked for."""
        return [name for name, _ask in questions(type(record)) if name not in self.left_out]

    def flush(self) -> None:
        """Build the form now if it is still to be built."""
        if self._pause.isActive():
            self._pause.stop()
            self._build_form()

    def commit(self) -> None:
        """Save what is being typed."""
        if self.form is not None:
            self.form.commit()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        form = self.form
        if now is None or form is None or not (isValid(self._pause) and isValid(form)):
            return  # the pane is being destroyed, and the focus goes elsewhere
        if not self._pause.isActive() or not form.isAncestorOf(now):
            return
        names = (name for name, field in form.inputs.items() if field.isAncestorOf(now))
        self.focus_on(next(names, ""))

    def focus_first(self) -> None:
        """Put the cursor into the first input that needs an answer, or the first one."""
        self.flush()
        if self.form is None:
            return
        empty = (
            name
            for name, field in self.form.inputs.items()
            if field.ask.required and field.value in ("", (), None)
        )
        self.form.focus_on(next(empty, next(iter(self.form.inputs), "")))

    def focus_on(self, name: str) -> None:
        """Put the cursor into one input."""
        self.flush()
        if self.form is not None:
            self.form.focus_on(name)

    def show_fault(self, name: str, sentence: str) -> None:
        """Say beside an input why its value was not taken."""
        field = self.form.inputs.get(name) if self.form is not None else None
        if field is not None:
            field.show_fault(sentence)

    def _build_form(self) -> None:
        self.commit()
        self._drop_form()
        record = self.record
        if record is None:
            return
        asks = dict(questions(type(record)))
        names = self.attributes(record)
        self.form = RecordForm(
            [(name, asks[name]) for name in names],
            form_groups(type(record), names),
            Setting(self.track, self.session, record.id),
            self.widget(),
        )
        self._of = record.id
        self.form.committed.connect(self._on_committed)
        self.middle.addWidget(self.form)
        self._show_values()
        if self.track.read_only or bool(getattr(record, "sealed_at", "")):
            self.form.set_read_only(True)

    def _drop_form(self) -> None:
        if self.form is not None:
            self.middle.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _show_values(self) -> None:
        if self.form is not None and self.record is not None:
            self.form.show_choices()
            self.form.show_values({name: value_of(self.record, name) for name in self.form.inputs})

    def _on_committed(self, field: object) -> None:
        record = self.track.dialogue.find(self._of)
        if isinstance(field, Input) and record is not None:
            self.settled.emit(record, field.name, field.value)
