"""Documents: what each is for and who may see it, a preview of it, and writing it to a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.records import EXTERNAL, INTERNAL, Session
from dialogue_app.core.visibility.markings import DELEG, highest
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.ports import DocumentMaker, DocumentRequest, Progress
from dialogue_app.services.print_batch import file_name
from dialogue_app.services.print_job import save_pdf
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.documents.document_options import DocumentOptions
from dialogue_app.ui.pages.documents.export_all import ExportAll, NamesOfPage
from dialogue_app.ui.pages.documents.names_dialog import ReviewOutcome
from dialogue_app.ui.pages.documents.preview_pane import ListAndPreview, PreviewPane
from dialogue_app.ui.pages.side_page import PageContext, PageTools, SidePage
from dialogue_app.ui.qt.background import Task, run_with_progress
from dialogue_app.ui.track.open_track import OpenTrack


@dataclass(frozen=True)
class _DocumentTask:
    """One document to be made from an immutable value; runs on another thread."""

    maker: DocumentMaker
    request: DocumentRequest
    number: int
    target: Path | None = None

    def run(self, progress: Progress) -> tuple[int, DocumentRequest, bytes]:
        """Make it, and write it if it has a target."""
        content = self.maker.make(self.request, progress)
        progress(1.0)
        if self.target is not None:
            save_pdf(content, self.target)
        return self.number, self.request, content


class DocumentsPage(SidePage):
    """The documents of this track, the options, and the preview."""

    KEY = "documents"
    TITLE = N_("Documents")
    PURPOSE = N_(
        "What can be printed from this track. A document holds what its marking allows and nothing else."
    )
    SHORTCUT = "Ctrl+P"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.maker = self.tools.documents() if self.tools.documents is not None else None
        every = self.maker.kinds() if self.maker is not None else ()
        fitting = [kind for kind in every if self.track.track in kind.tracks]
        self.options = DocumentOptions(fitting, self.track.track, self)
        pane = PreviewPane(self)
        self.preview, self.state, self.bar = pane.preview, pane.state, pane.bar
        self.again, self.stop = pane.again, pane.stop
        self._number = 0
        self._task: Task | None = None
        self._shown: Dialogue | None = None
        self._about: tuple[str, ...] = ()
        self._outcome = ""
        self._withheld = Withheld()
        self._export_when_made = False
        self._made_at = ""
        self.names = NamesOfPage(self.track, self.tools, self)
        self.exporting = ExportAll(self.maker, self.names, self) if self.maker is not None else None
        if self.exporting is not None:
            self.exporting.told.connect(self._show_state)
            self.exporting.failed.connect(self.track.failed)
        self._build(pane)
        self.options.session.currentIndexChanged.connect(self._on_session)
        self.options.chosen.connect(self._on_chosen)
        self.options.changed.connect(self.make)
        self.options.show_sessions(self.track.dialogue.sessions(), self.session)
        self.options.choose_session(self.session)
        self._on_session()
        self._on_chosen()

    def _on_session(self) -> None:
        """The sheets that may be chosen are those of the seats of the session chosen."""
        dialogue = self.track.dialogue
        seats = dialogue.seats(str(self.options.session.currentData() or ""))
        self.options.show_delegations([answerer(dialogue, seat.party) for seat in seats])

    def _build(self, pane: PreviewPane) -> None:
        self.export = self.add_button(
            _("Export…"), "Ctrl+E", role="primary", tip=_("Write this document to a file")
        )
        self.export.clicked.connect(self._on_export)
        self.every = self.add_button(
            _("Export all…"), "Ctrl+Alt+E", tip=_("Write every document of this session into a folder")
        )
        self.every.clicked.connect(self._on_export_all)
        self.again.clicked.connect(self._on_refresh)
        self.stop.clicked.connect(self._on_stop)
        self.body.addWidget(ListAndPreview(self.options, pane, self), 1)
        refresh = QShortcut(QKeySequence("Ctrl+R"), self)
        refresh.activated.connect(self._on_refresh)

    # -- making --------------------------------------------------------------------------------------

    def request(self) -> DocumentRequest | None:
        """What is to be printed now; nothing if nothing can be."""
        kind, asked = self.options.kind, self._asked()
        return asked.of_kind(kind) if kind is not None and asked is not None else None

    def _asked(self) -> DocumentRequest | None:
        """What the options say, for whatever kind; nothing without a session."""
        session = str(self.options.session.currentData() or "")
        if not session:
            return None
        return DocumentRequest(
            kind="",
            dialogue=self.track.dialogue,
            session=session,
            language=str(self.options.language.currentData() or "en"),
            date=self.options.printed_date,
            other=_beside(self.track, self.tools),
            delegation=self.options.chosen_delegation,
        )

    def _on_chosen(self) -> None:
        """Another document or option: the outline of its page stands there at once."""
        self._cancel()
        self._outcome = ""
        self._outline()
        self._show_state()

    def _outline(self) -> None:
        request, kind = self.request(), self.options.kind
        if request is not None and kind is not None and _about(request) != self._about:
            self._shown, self._about = None, _about(request)
            self.preview.show_outline(_(kind.title))

    def _on_refresh(self) -> None:
        self._outcome = ""
        self.make()

    def make(self) -> None:
        """Make the preview anew from the present value; one that is still being made is stopped."""
        self._cancel()
        request = self.request()
        if request is None or self.maker is None:
            self._show_nothing()
            self._show_state()
            return
        self._outline()
        self._number += 1
        self.marking_changed.emit(self.marking())
        task = Task(_DocumentTask(self.maker, request, self._number).run)
        task.progressed.connect(self._on_progress)
        task.done.connect(self._on_made)
        task.failed.connect(self._on_failed)
        self._task = task
        self.bar.setValue(0)
        self._show_state()
        task.start()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_progress(self, part: float) -> None:
        if self.sender() is self._task:
            self.bar.setValue(int(part * 100))

    def _on_made(self, result: object) -> None:
        if not isinstance(result, tuple) or result[0] != self._number or self._task is None:
            return
        self._task = None
        _number, request, content = result
        shown = self.preview.show_pdf(content)
        self._shown = request.dialogue if shown else None
        self._made_at = timestamps.now()[11:16]
        self._withheld = request.withheld
        self._show_state("" if shown else _("The document was made, but it cannot be shown here. Export it."))
        if self._export_when_made:
            self._choose_target()

    def _on_failed(self, sentence: str) -> None:
        if self.sender() is self._task:
            self._task = None
            self._export_when_made = False
            self._show_nothing()
            self._show_state(sentence)

    def _on_stop(self) -> None:
        self._cancel()
        self._export_when_made = False
        if self.preview.outlined:
            self._show_nothing()
        self._show_state(_("Stopped. The preview was not made."))

    def _show_nothing(self) -> None:
        self.preview.clear()
        self._shown, self._about = None, ()

    # -- writing -------------------------------------------------------------------------------------

    def suggested_name(self) -> str:
        """A file name in words: dialogue, document, session."""
        kind, session = (
            self.options.kind,
            self.track.dialogue.get(Session, str(self.options.session.currentData())),
        )
        party = self.options.chosen_delegation
        return file_name(
            self.track.dialogue.track.name,
            _(kind.title) if kind else _("Document"),
            answerer(self.track.dialogue, party).code if party else "",
            _("session {n}").format(n=session.number) if session is not None else "",
        )

    def _on_export(self) -> None:
        self._outcome = ""
        fault = self.options.protection.fault()
        if fault:
            self._show_state(fault)
        elif self._task is None and self._shown is self.track.dialogue:
            self._choose_target()
        else:  # what is withheld now is known when it is made
            self._export_when_made = True
            self.make()

    def _choose_target(self) -> None:
        self._export_when_made = False
        if self.names.look(self._withheld) is ReviewOutcome.STOP:
            return
        folder = self._folder()
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Export"), str(folder / self.suggested_name()), _("PDF documents (*.pdf)")
        )
        if name:
            path = Path(name)
            self.export_to(path if path.suffix else path.with_suffix(".pdf"))

    def _folder(self) -> Path:
        return self.track.path.parent if self.track.path is not None else Path.home()

    def _on_export_all(self) -> None:
        fault = self.options.protection.fault()
        if fault or self.exporting is None:
            self._show_state(fault)
            return
        folder = self.exporting.ask_folder(self._folder())
        if folder is not None:
            self.export_all_to(folder)

    def export_all_to(self, folder: Path) -> None:
        """Write every document of this track into a folder, as the session and the options say."""
        request = self._asked()
        if request is None or self.exporting is None:
            return
        request = replace(request, delegation="", passphrase=self.options.protection.passphrase)
        if self.exporting.begin(tuple(self.options.kinds.values()), request, folder):
            self.options.protection.forget()

    def export_to(self, target: Path) -> None:
        """Write the document as it is now: whole or not at all."""
        request = self.request()
        if request is None or self.maker is None:
            return
        request = replace(request, passphrase=self.options.protection.passphrase)
        making = _DocumentTask(self.maker, request, 0, target)
        task = run_with_progress(self, _("Writing {file}").format(file=target.name), making.run)
        task.done.connect(self._on_written)
        task.failed.connect(self.track.failed)
        self._target = target

    def _on_written(self, _result: object) -> None:
        protected = bool(self.options.protection.passphrase)
        self.options.protection.forget()
        words = (
            _("Written to {file}; it opens with the passphrase.") if protected else _("Written to {file}.")
        )
        self._show_state(words.format(file=self._target.name))

    # -- showing -------------------------------------------------------------------------------------

    def refresh(self, change: Change | None = None) -> None:
        """The preview stays as it was made; the line above says so."""
        self.options.show_sessions(self.track.dialogue.sessions(), self.session)
        self._on_session()
        if change is not None:
            self._outcome = ""
        self._show_state()

    def marking(self) -> str:
        """That of the document shown: of its session, or of the delegation whose sheet it is."""
        session = self.track.dialogue.get(Session, str(self.options.session.currentData() or ""))
        shown = [super().marking(), *([session.handling] if session is not None else [])]
        return highest((*shown, DELEG) if self.options.chosen_delegation else shown)

    def show_session(self, session: str) -> None:
        """Turn to another session."""
        super().show_session(session)
        self.options.choose_session(session)

    def go_to(self, record_id: str = "") -> None:
        """Put the focus on the list of documents."""
        self.options.take_focus()

    def _show_state(self, sentence: str = "") -> None:
        """Say how the preview stands; ``sentence``: what came of something, until the next is asked for."""
        self._outcome = sentence or self._outcome
        making = self._task is not None or self.preview.outlined
        stale = self._shown is not None and self._shown is not self.track.dialogue
        if self._outcome:
            words = self._outcome
        elif making:
            words = _("The preview is being made…")
        elif self.maker is None or not self.options.kinds:
            words = _("This track has no documents.")
        elif not self.track.dialogue.sessions():
            words = _("There is no session to be printed yet.")
        elif stale:
            words = _("Preview of {time}; the dialogue has changed since.").format(time=self._made_at)
        elif self._shown is not None:
            words = _("Preview of {time}").format(time=self._made_at)
        else:
            words = ""
        self.state.setText(words)
        self.again.setVisible(stale and not making)
        self.bar.setVisible(making)
        self.stop.setVisible(self._task is not None)
        self.export.setEnabled(self.request() is not None)
        self.every.setEnabled(self.export.isEnabled())


def _about(request: DocumentRequest) -> tuple[str, ...]:
    """What a preview is of, whatever the dialogue says by now."""
    return request.kind, request.session, request.language, request.delegation


def _beside(track: OpenTrack, tools: PageTools) -> Dialogue | None:
    """The external track beside an internal one; an external document is never given another track."""
    if track.track != INTERNAL or tools.open_tracks is None:
        return None
    dialogues = (open_track.dialogue for open_track in tools.open_tracks() if open_track.track == EXTERNAL)
    return next(dialogues, None)
