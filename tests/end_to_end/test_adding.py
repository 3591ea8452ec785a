"""What the table in the README says is to be touched to add something is all that is to be touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.records import TRAINING
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.templates import template_of, user_templates
from dialogue_app.store.layout import HEAD
from dialogue_app.support.paths import resource
from tests.documents.reading import text
from tests.end_to_end.scratch import ROOT, Scratch

pytestmark = pytest.mark.timeout(600)

NEXT = f"{int(HEAD) + 1:04}"

STARS = '''
"""Stars: one to five of them."""

from dialogue_app.fields import single
from dialogue_app.fields.field_kind import FieldKind

KIND = FieldKind(
    name="stars", holds="one to five stars", progress=single.progress, single=True, answer="number"
)
'''
EDITOR = '''
"""Editor of stars: so many stars as were given."""

from PySide6.QtWidgets import QLabel, QWidget

from dialogue_app.core.edits import Change
from dialogue_app.fields.stars import KIND
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor


class StarsEditor(FieldEditor):
    """Shows the stars."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.stars = QLabel(self)
        self.refresh()

    def refresh(self, change: Change | None = None) -> None:
        """Show the present number."""
        entry = self.track.dialogue.entry(self.session, self.field.entry_field)
        self.stars.setText("*" * int(entry.value) if entry else "")


EDITOR = Editor((KIND,), StarsEditor)
'''
SECTION = '''
"""Stars in print."""

from reportlab.platypus import Flowable

from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout.blocks import text
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.stars import KIND


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """So many stars as were given."""
    entry = printing.disclosure.entry(printing.dialogue.entry(printing.session.id, field.entry_field))
    printing.put(entry)
    return text(printing, "*" * int(entry.value)) if entry else []


SECTION = Section((KIND,), section)
'''


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


def row(thing: str) -> str:
    """What the README says is to be touched to add something."""
    found = re.search(rf"^\| {thing} \| (.*) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def test_a_kind_of_field(scratch: Scratch) -> None:
    scratch.add("dialogue_app/fields/stars.py", STARS)
    scratch.add("dialogue_app/ui/fields/stars.py", EDITOR)
    scratch.add("dialogue_app/documents/sections/stars.py", SECTION)
    registry, sections = "dialogue_app/fields/registry.py", "dialogue_app/documents/sections/by_kind.py"
    scratch.put_before(registry, "    two_way_matrix,\n", "    stars,\n")
    scratch.put_before(registry, "    computed.KIND,\n", "    stars.KIND,\n")
    scratch.put_before(sections, "    two_way_matrix,\n", "    stars,\n")
    scratch.put_before(sections, "    computed.SECTION,\n", "    stars.SECTION,\n")
    scratch.put_before(
        "dialogue_app/ui/fields/editors.py",
        '    "dialogue_app.ui.fields.records.record_list",\n',
        '    "dialogue_app.ui.fields.stars",\n',
    )
    told = scratch.test(
        "tests/end_to_end/test_every_kind.py",
        "tests/ui/fields/test_editors.py",
        "-k",
        "stars or it_is or kind",
    )
    assert "test_it_is_read_and_filled[stars] PASSED" in told
    assert "test_a_gate_asks_for_it_until_it_is_filled[stars] PASSED" in told
    assert "test_it_is_shown_in_its_editor[stars] PASSED" in told
    assert "test_it_is_printed PASSED" in told
    assert "test_the_editor_of_a_kind_is_the_one_listed[stars] PASSED" in told
    assert len(scratch.touched) == 6
    said = row("a kind of field")
    assert "a module each in `fields/`, `ui/fields/`, `documents/sections/`" in said
    for line in ("`fields/registry.py`", "`ui/fields/editors.py`", "`documents/sections/by_kind.py`"):
        assert line in said


def test_a_template_with_a_field_that_has_a_role(tmp_path: Path) -> None:
    plain = resource("templates", "mock_negotiation.toml").read_text("utf-8")
    own = plain.replace('key = "mock_negotiation"', 'key = "own"').replace('key = "aims"', 'key = "we_learn"')
    assert own != plain
    (tmp_path / "own.toml").write_text(own, "utf-8")
    ((path, read),) = user_templates(tmp_path)
    assert path.name == "own.toml"
    assert isinstance(read, tuple)
    template: Template = read[0]
    field = template.role(Role.LEARNING_AIMS)
    assert field is not None
    assert field.key == "we_learn"
    dialogue = new_track("Own", TRAINING)
    dialogue = dialogue.apply(new_session(dialogue, template).edits)
    session = dialogue.sessions()[0].id
    dialogue = dialogue.apply(
        set_entry(dialogue, session, field, Place(), value="To hear before answering").edits
    )
    asked = DocumentRequest(kind="debrief", dialogue=dialogue, session=session, date="2026-03-06")
    printed = text(PdfDocuments(template_of).make(asked, lambda _share: None))
    assert "Learning aims" in printed
    assert "To hear before answering" in printed
    assert "one TOML file" in row("a template or a theme")


OWNERS = '''
"""Who has something to do? The follow-ups that are open, by owner."""

from __future__ import annotations

from collections import Counter

from dialogue_app.core.domain_records import FollowUp
from dialogue_app.core.template import Template
from dialogue_app.reports.cells import CellText, Number
from dialogue_app.reports.context import ReportContext, list_field
from dialogue_app.reports.report import Report, ReportColumn, ReportRow, Table
from dialogue_app.support.translation import N_, _, ngettext

KEY = "owners"
TITLE = N_("Who has something to do?")
NONE = {"owners": []}


def answers(template: Template) -> bool:
    """Whether this template records follow-ups."""
    return list_field(template, "follow_up") is not None


def report(context: ReportContext) -> Report | None:
    """The open follow-ups that the reader may see, by owner."""
    field = list_field(context.template, "follow_up")
    if field is None:
        return None
    still = [record for record in context.listed(FollowUp) if record.status == "OPEN"]
    if not still:
        nothing = _("No follow-up is open.")
        return Report(key=KEY, sentences=(context.reader.absence(nothing, FollowUp),), nothing=True)
    owners = Counter(record.owner for record in still)
    rows = [
        ReportRow((CellText(context.name(owner)), Number(str(n))), party=owner) for owner, n in owners.items()
    ]
    told = ngettext("{n} follow-up is open.", "{n} follow-ups are open.", len(still)).format(n=len(still))
    return Report(
        key=KEY,
        sentences=(told,),
        table=Table((ReportColumn(_("Owner")), ReportColumn(_("Open"), 6)), tuple(rows)),
        json={"owners": [{"party": context.name(owner), "open": n} for owner, n in owners.items()]},
        markings=tuple(record.marking for record in still),
        source=context.source(field.key),
    )
'''


def test_an_analysis(scratch: Scratch) -> None:
    questions = "dialogue_app/reports/questions.py"
    scratch.add("dialogue_app/reports/owners/__init__.py", '"""Who has something to do?"""\n')
    scratch.add("dialogue_app/reports/owners/report.py", OWNERS)
    scratch.put_before(
        questions,
        "from dialogue_app.reports.perceptions import report as perceptions\n",
        "from dialogue_app.reports.owners import report as owners\n",
    )
    scratch.put_before(
        questions,
        "    Question(\n        differences.KEY,",
        "    Question(owners.KEY, owners.TITLE, owners.answers, {owners.KEY: owners.report}, owners.NONE),\n",
    )
    assert len(scratch.touched) == 3
    told = scratch.test("tests/reports/test_every_report.py", "-k", "owners")
    assert "test_it_says_whole_sentences[internal 2-owners] PASSED" in told
    scratch.test("tests/reports/test_export.py")
    said = row("an analysis")
    assert "a package in `reports/` and a line in `reports/questions.py`" in said


AGENDA = '''
"""The agenda of the next meeting: what is parked."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from dialogue_app.core.domain_records import ParkingLotItem
from dialogue_app.core.records import TRACKS, Session
from dialogue_app.core.template import Template
from dialogue_app.documents.layout.blocks import points
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts.assembly import DocumentForm, assembled, printings
from dialogue_app.documents.phrases import left_out
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="agenda",
    title=N_("Agenda"),
    marking=N_("of the session"),
    purpose=N_("What was set aside, to return to it."),
    readers=N_("Those of the track it is made from."),
    tracks=TRACKS,
)


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF."""
    held = left_out.stock(request, session, template)
    begin = printings(request, request.dialogue, session, template, held)
    form = DocumentForm(title=_(KIND.title), letter="A", date=request.date)

    def compose(printing: PrintContext, _with_contents: bool) -> Sequence[Flowable]:
        parked = [record.text for record in printing.listed(ParkingLotItem)]
        return [*form.title_block(printing), *points(printing, parked)]

    return assembled(form, begin, compose, progress)
'''
PRINTED = """
import sys
from tests.services.amber_sea import internal
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from tests.documents.reading import text

dialogue = internal()
session = dialogue.sessions()[-1].id
asked = DocumentRequest(kind="agenda", dialogue=dialogue, session=session, date="2026-03-06")
printed = text(PdfDocuments().make(asked, lambda _share: None))
assert "What the alliance does in the south while it looks east." in printed
"""


def test_a_document(scratch: Scratch, tmp_path: Path) -> None:
    kinds = "dialogue_app/documents/kinds.py"
    scratch.add("dialogue_app/documents/agenda.py", AGENDA)
    scratch.replace(
        kinds, "import rules_matrix, session_summary", "import agenda, rules_matrix, session_summary"
    )
    scratch.put_before(kinds, "    (internal_brief.KIND", "    (agenda.KIND, agenda.make),\n")
    assert len(scratch.touched) == 2
    (tmp_path / "use.py").write_text(PRINTED, "utf-8")
    scratch.run(str(tmp_path / "use.py"))
    scratch.test(
        "tests/documents/test_maker.py", "tests/documents/test_language.py", "tests/cli/test_documents.py"
    )
    assert row("a document").startswith("one file and one line in its tuple")


AFTER_DIFFERENCE = "\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass SourceOfAntagonism"
STEP = f'''
"""A remark on each difference."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"


def upgrade() -> None:
    """Make the table anew, with the column where a new file has it."""
    strict = {{"sqlite_strict": True}}
    with op.batch_alter_table("difference", recreate="always", table_kwargs=strict) as anew:
        added = sa.Column("remark", sa.Text(), nullable=False, server_default="")
        anew.add_column(added, insert_before="digest")
    with op.batch_alter_table("difference", recreate="always", table_kwargs=strict) as anew:
        anew.alter_column("remark", server_default=None)
'''
USED = """
import sys
from pathlib import Path
from dialogue_app.core.form import form_groups, questions
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.domain_records import Difference
from dialogue_app.services.dump import dump
from dialogue_app.services.search.search_index import SearchIndex
from dialogue_app.services.templates import template_of
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.maker import FileStores

path = Path(sys.argv[1])
store = FileStores().open(path)
workspace = Workspace(store)
record = workspace.dialogue.of(Difference)[next(iter(workspace.dialogue.of(Difference)))]
assert record.remark == ""
workspace.perform(change_record(workspace.dialogue, record, remark="Seen in a mirror"))
store.close()
store = FileStores().open(path)
dialogue = store.load()
assert dialogue.of(Difference)[record.id].remark == "Seen in a mirror"
assert "remark" in dict(questions(Difference))
assert "remark" in dict(form_groups(Difference, dict(questions(Difference))))["Care"]
assert SearchIndex(dialogue, template_of).find("mirror").total == 1
assert "Seen in a mirror" in dump(dialogue)
"""


def test_an_attribute_of_a_record(scratch: Scratch, tmp_path: Path) -> None:
    record, layout = "dialogue_app/core/domain_records.py", "dialogue_app/store/layout.py"
    scratch.put_before(record, AFTER_DIFFERENCE, '    remark: str = form.text("Remark")\n')
    scratch.put_before(record, '"must_settle", "exposure"', '"remark", ')
    scratch.add(f"dialogue_app/store/migrations/versions/revision_{NEXT}_remark.py", STEP)
    scratch.replace(layout, f'"{HEAD}")\n', f'"{HEAD}", "{NEXT}")\n')
    scratch.put_before(layout, '    "0002": {"party"', f'    "{NEXT}": {{"difference": {{"remark": ""}}}},\n')
    assert len(scratch.touched) == 3
    scratch.run("packaging/dump_schema.py")
    scratch.run("-m", "tests.store.keep")
    (tmp_path / "use.py").write_text(USED, "utf-8")
    older = tmp_path / "older.dialogue"
    older.write_bytes((ROOT / "tests" / "files" / f"schema-{HEAD}.dialogue").read_bytes())
    scratch.run(str(tmp_path / "use.py"), str(older))
    scratch.test(
        "tests/store/test_migrations.py",
        "tests/packaging/test_dump_schema.py",
        "tests/ui/widgets/inputs/test_record_form.py",
    )
    said = row("a record or an attribute")
    for name in ("`store/layout.py`", "`packaging/dump_schema.py`", "`tests/store/keep.py`"):
        assert name in said
