"""Every editor there is, by field kind. Adding one: a module here, and one line."""

from __future__ import annotations

from dialogue_app.ui.fields.computed import ComputedEditor
from dialogue_app.ui.fields.drafted_text import DraftedTextEditor
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.fields.party_choice import PartyChoiceEditor
from dialogue_app.ui.fields.party_text import PartyTextEditor
from dialogue_app.ui.fields.rating_matrix import RatingMatrixEditor
from dialogue_app.ui.fields.read_back import ReadBackEditor
from dialogue_app.ui.fields.record_columns import RecordColumnsEditor
from dialogue_app.ui.fields.record_list import RecordListEditor
from dialogue_app.ui.fields.selection import SelectionEditor
from dialogue_app.ui.fields.single import SingleEditor
from dialogue_app.ui.fields.two_way_matrix import TwoWayMatrixEditor

EDITORS: dict[str, type[FieldEditor]] = {
    "rating_matrix": RatingMatrixEditor,
    "two_way_matrix": TwoWayMatrixEditor,
    "party_choice": PartyChoiceEditor,
    "party_text": PartyTextEditor,
    "computed": ComputedEditor,
    "record_list": RecordListEditor,
    "record_columns": RecordColumnsEditor,
    "read_back": ReadBackEditor,
    "drafted_text": DraftedTextEditor,
    "selection": SelectionEditor,
    "text": SingleEditor,
    "text_list": SingleEditor,
    "choice": SingleEditor,
    "date": SingleEditor,
    "number": SingleEditor,
    "yes_no": SingleEditor,
}
