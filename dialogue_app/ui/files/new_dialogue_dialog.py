"""Asks for a new dialogue, on one page, and makes its files: two-track, brief or exercise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.scales import scale
from dialogue_app.core.validity.party_codes import as_code, code_fault, taken_code
from dialogue_app.services.catalogues import party_presets
from dialogue_app.services.files.library import DialogueKind, Library, NewDialogue, NewParty, file_names
from dialogue_app.services.workspace import Workspace
from dialogue_app.support.translation import N_, _, language
from dialogue_app.ui.files.dialogue_files import DialogueTask, NewFiles, unmake
from dialogue_app.ui.files.party_table import PartyTable
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.inputs.fault_line import room_for
from dialogue_app.ui.widgets.inputs.passphrase_inputs import SecretLine, StrengthHint
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.widgets.task_dialog import TaskDialog, Undoable
from dialogue_app.ui.widgets.wrapped_row import WrappedRow

TITLES = {
    "two-track": (
        N_("New two-track dialogue"),
        N_("Two files are made: one for the allies alone, one for the table with the counterpart."),
    ),
    "brief": (N_("New brief"), N_("One file is made, for a brief from the public record.")),
    "exercise": (
        N_("New exercise"),
        N_("One file is made, for a training exercise. It is marked fictional."),
    ),
}
FIRST_PRESET = {"two-track": "nato", "brief": "nato", "exercise": "amber_sea"}
OWN_LIST = ""

Named = tuple[str, str]
"""Code and name of a party."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """What a list of parties begins with: those of the alliance, the counterpart, whether they are invented,
    and the public profiles of those that are called so.
    """

    parties: tuple[Named, ...] = ()
    counterpart: Named = ("", "")
    fiction: bool = False
    profiles: Mapping[Named, str] = field(default_factory=dict)


class NewDialogueDialog(TaskDialog[NewFiles]):
    """Name, folder, parties, counterpart, languages, passphrase. The files are made on another thread while
    the dialog waits. After acceptance ``paths`` names them, internal first; ``first`` is the first of them,
    already open, where it has a passphrase.
    """

    CONTENT = False

    def __init__(
        self,
        kind: DialogueKind,
        folder: Path,
        library: Callable[[], Library],
        parent: QWidget | None = None,
    ) -> None:
        title, about = TITLES[kind]
        super().__init__(_(title), _(about), _("Make"), parent)
        self.kind, self._library = kind, library
        self.paths: tuple[Path, ...] = ()
        self.first: Workspace | None = None
        self._lists = _presets()
        self._fresh = dict(self._lists)
        self._shown: str | None = None
        self._before_ready = OWN_LIST
        self.like(680)
        self._build(folder)
        self._on_preset()
        self._on_typed()
        self.name.setFocus()

    def _build(self, folder: Path) -> None:
        form = self.form()
        self.name = _line(_("Name"))
        self.name.textChanged.connect(self._on_typed)
        self.folder = _line(_("Folder"))
        self.folder.setText(str(folder))
        self.folder.textChanged.connect(self._on_typed)
        choose = kit.button(_("Choose…"))
        choose.setAccessibleName(_("Choose the folder"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose)
        where = kit.grid(across=12, down=4)
        for column, (words, line) in enumerate(((_("Name"), self.name), (_("Folder"), self.folder))):
            where.addWidget(kit.head_of(words, line), 0, column)
            where.addWidget(line, 1, column)
            where.setColumnStretch(column, column + 2)
        where.addWidget(choose, 1, 2)
        form.addRow("", where)
        self.files = kit.label(role="small")
        self.files.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.files.setMinimumHeight(room_for(2))
        form.addRow("", self.files)
        self.ready = QCheckBox(_("With the Amber Sea role cards and injects, ready to play"))
        self.ready.toggled.connect(self._on_ready)
        if self.kind == "exercise":
            form.addRow("", self.ready)
        else:
            self.ready.hide()
        self.preset = CutBox()
        self.preset.setAccessibleName(_("Parties to begin with"))
        for preset in party_presets():
            self.preset.addItem(preset.name.shown(language()), preset.key)
        self.preset.addItem(_("Own list"), OWN_LIST)
        self.preset.setCurrentIndex(max(0, self.preset.findData(FIRST_PRESET[self.kind])))
        self.preset.currentIndexChanged.connect(self._on_preset)
        form.addRow(_("Parties"), self.preset)
        self.parties = PartyTable()
        form.addRow("", self.parties)
        self.other_code, self.other_name = (
            _line(_("Code of the counterpart")),
            _line(_("Name of the counterpart")),
        )
        self.other_code.setFixedWidth(88)
        self.counterpart = _row(self.other_code, self.other_name, stretch=1)
        form.addRow(_("Counterpart"), self.counterpart)
        form.addRow(_("Languages"), self._build_languages())
        self.fiction = QCheckBox(_("Fictional, for training: printed on every page"))
        if self.kind != "exercise":
            form.addRow("", self.fiction)
        self.passphrase, self.again = SecretLine(_("Passphrase")), SecretLine(_("Passphrase again"))
        label = _("Passphrase of the internal file") if self.kind == "two-track" else _("Passphrase")
        form.addRow(label, _row(self.passphrase, self.again, stretch=0))
        self.passphrase.setPlaceholderText(_("none"))
        self.again.setPlaceholderText(_("again"))
        form.addRow("", StrengthHint(self.passphrase, instead=_protection(self.kind)))

    def _build_languages(self) -> QWidget:
        self.languages: dict[str, QCheckBox] = {}
        self.language_row = row = WrappedRow(across=16)
        for option in scale("LANGUAGE").options:
            box = QCheckBox(option.shown)
            box.setChecked(option.code == "en")
            self.languages[option.code] = box
            row.add(box)
        return row

    # -- what was answered ---------------------------------------------------------------------------

    def answer(self) -> NewDialogue:
        profiles = self._lists[self._shown or OWN_LIST].profiles
        parties = [
            NewParty(code=code, name=name, side=ALLIANCE, profile=profiles.get((code, name), ""))
            for code, name in self.parties.parties()
        ]
        code, name = self._counterpart()
        if code:
            profile = profiles.get((code, name), "")
            parties.append(NewParty(code=code, name=name, side=RUSSIA, profile=profile))
        return NewDialogue(
            folder=Path(self.folder.text().strip()).expanduser(),
            name=self.name.text().strip(),
            kind=self.kind,
            parties=tuple(parties),
            languages=tuple(code for code, box in self.languages.items() if box.isChecked()),
            fiction=self.fiction.isChecked() or self.kind == "exercise",
            passphrase=self.passphrase.text(),
        )

    def fault(self) -> str:
        """What is missing, in a sentence."""
        return self._fault_of_name() or self._fault_of_rest()

    def _fault_of_name(self) -> str:
        if not self.name.text().strip():
            self.name.setFocus()
            return _("Give the dialogue a name, such as that of the working group.")
        try:
            file_names(self.name.text(), self.kind)
        except Refused as refusal:
            self.name.setFocus()
            return str(refusal)
        folder = Path(self.folder.text().strip()).expanduser()
        if not folder.is_absolute() or (folder.exists() and not folder.is_dir()):
            self.folder.setFocus()
            return _("Choose the folder in which the files are to lie.")
        return ""

    def _fault_of_rest(self) -> str:
        sentence = "" if self.ready.isChecked() else self._fault_of_parties()
        if sentence:
            return sentence
        if self.passphrase.text() != self.again.text():
            self.again.setFocus()
            return _("The two passphrases are not the same.")
        return ""

    def _fault_of_parties(self) -> str:
        sentence = self.parties.fault()
        if sentence:
            self.parties.table.setFocus()
            return sentence
        code, name = self._counterpart()
        if not code or not name:
            (self.other_name if code else self.other_code).setFocus()
            return _("Give the counterpart a short code and a name.")
        fault = code_fault(as_code(code))
        if fault:
            self.other_code.setFocus()
            return _("“{code}”: {fault}.").format(code=code, fault=fault)
        ally = taken_code(code, (one for one, _name in self.parties.parties()))
        if ally:
            self.other_code.setFocus()
            return _taken(code, ally)
        if not any(box.isChecked() for box in self.languages.values()):
            return _("Choose at least one language.")
        return ""

    def _counterpart(self) -> Named:
        return self.other_code.text().strip(), self.other_name.text().strip()

    # -- making --------------------------------------------------------------------------------------

    def undoable(self) -> Undoable[NewFiles]:
        """The making; undone, the files are deleted again."""
        return Undoable(DialogueTask(self._library, self.answer(), ready=self.ready.isChecked()).run, unmake)

    def working_words(self) -> str:
        """What the button says meanwhile."""
        return _("Making…")

    def take(self, result: NewFiles) -> None:
        """Keep what was made."""
        self.paths, self.first = result.paths, result.first

    def forget(self) -> None:
        """Empty both passphrases."""
        self.passphrase.forget()
        self.again.forget()

    # -- slots ---------------------------------------------------------------------------------------

    def _on_ready(self, ready: bool) -> None:
        """What is ready to play has its own parties."""
        for part in (self.preset, self.parties, self.counterpart, self.language_row):
            part.setDisabled(ready)
        if ready:
            self._before_ready = self.preset.currentData()
        wanted = FIRST_PRESET["exercise"] if ready else self._before_ready
        self.preset.setCurrentIndex(max(0, self.preset.findData(wanted)))

    def _on_preset(self) -> None:
        """Show another list. Each keeps what was changed in it. An own list begins with nothing, or with the
        one shown before if parties were added to that by hand; later it only gains what was added.
        """
        self._keep()
        key = self.preset.currentData()
        shown = self._lists.get(key, _Begun())
        added = self._added_by_hand()
        if key == OWN_LIST and added:
            before = self._lists[self._shown or OWN_LIST]
            shown = replace(shown, parties=(*shown.parties, *added)) if OWN_LIST in self._lists else before
        self._lists[key] = shown
        self._shown = key
        self.parties.show_parties(shown.parties)
        self.other_code.setText(shown.counterpart[0])
        self.other_name.setText(shown.counterpart[1])
        self.fiction.setChecked(shown.fiction)

    def _added_by_hand(self) -> tuple[Named, ...]:
        """The parties of a preset shown before that are not in it, nor in an own list."""
        if self._shown not in self._fresh:
            return ()
        own = self._lists.get(OWN_LIST, _Begun())
        known = {*self._fresh[self._shown].parties, *own.parties}
        return tuple(party for party in self._lists[self._shown].parties if party not in known)

    def _keep(self) -> None:
        """Keep the list shown as it stands."""
        if self._shown is not None:
            self._lists[self._shown] = _Begun(
                self.parties.parties(),
                self._counterpart(),
                self.fiction.isChecked(),
                self._lists[self._shown].profiles,
            )

    def _on_typed(self) -> None:
        try:
            names = file_names(self.name.text() or _("Name"), self.kind)
        except Refused as refusal:
            self.files.setText(str(refusal))
            return
        self.files.setText("\n".join(names))

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)


def _taken(code: str, ally: str) -> str:
    """That an ally has the code of the counterpart, or one that a reader takes for it."""
    if code == ally:
        return _("The code {code} is that of an ally already.").format(code=code)
    return _("The code {code} looks like {ally}, which is that of an ally already.").format(
        code=code, ally=ally
    )


def _presets() -> dict[str, _Begun]:
    """The lists that the program brings along, by key."""
    result: dict[str, _Begun] = {}
    for preset in party_presets():
        named = [((party.code, party.name.wording(language())), party) for party in preset.parties]
        others = [who for who, party in named if party.side == RUSSIA]
        result[preset.key] = _Begun(
            tuple(who for who, party in named if party.side == ALLIANCE),
            others[-1] if others else ("", ""),
            preset.fiction,
            {who: party.profile.wording(language()) for who, party in named},
        )
    return result


def _protection(kind: DialogueKind) -> str:
    """Why a passphrase is recommended, and what it cannot do."""
    lost = _("A forgotten passphrase cannot be recovered by anybody.")
    if kind == "two-track":
        why = _(
            "Recommended: the internal file holds what allies say among themselves and where they would give "
            "way. With a passphrase whoever finds the file cannot read it."
        )
    else:
        why = _("With a passphrase whoever finds the file cannot read it.")
    return f"{why} {lost}"


def _line(name: str) -> PlainLine:
    line = PlainLine()
    line.setAccessibleName(name)
    return line


def _row(*widgets: QWidget, stretch: int = -1) -> QWidget:
    """Widgets side by side; the one at ``stretch`` (or every line edit) takes the room."""
    row = QWidget()
    layout = kit.row(row)
    for number, widget in enumerate(widgets):
        grows = isinstance(widget, QLineEdit) if stretch < 0 else number >= stretch
        layout.addWidget(widget, 1 if grows else 0)
    return row
