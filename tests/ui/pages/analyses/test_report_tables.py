"""Rows, cells and words of reports."""

from fractions import Fraction

from dialogue_app.reports.cells import Answer, Number, Share, text_of, tone_of
from dialogue_app.reports.phrases import counted, levels, named
from dialogue_app.reports.report import ReportColumn, ReportRow
from dialogue_app.reports.report import Table as ReportTable
from dialogue_app.ui.pages.analyses.report_tables import as_tsv, behind, name_of, shown_columns, shown_rows
from dialogue_app.ui.widgets.rows.row_table import Cell, RowTable, TableColumn, TableRow


def test_a_row_is_named_by_the_entries_behind_it() -> None:
    for parts in (("item", "party", "2"), ("item", "party"), ("item",), ("", "party")):
        item, party = behind(name_of(ReportRow((), *parts)))
        assert (item, party) == ((*parts, "")[0], (*parts, "")[1])


def test_copied_rows_have_one_line_each() -> None:
    columns = (TableColumn("Code"), TableColumn("Words"))
    rows = [TableRow("a", (Cell("A"), Cell("two\nlines\tand a tab"))), TableRow("b", (Cell("B"), Cell("")))]
    assert as_tsv(columns, rows) == "Code\tWords\nA\ttwo lines and a tab\nB\t"


def test_numbers_are_sorted_as_numbers() -> None:
    def numbered(name: str, value: Fraction | None) -> ReportRow:
        return ReportRow((Number(value, signed=True),), name)

    values = [Fraction(-3, 2), Fraction(-1), Fraction(0), Fraction(1, 2), Fraction(2), Fraction(10)]
    rows = [numbered("none", None), *(numbered(str(n), value) for n, value in enumerate(values))]
    shown = ReportTable((ReportColumn("N"),), tuple(rows[::-1]))
    table = RowTable(shown_columns(shown))
    table.set_rows(shown_rows(shown))
    table.sort(0)
    assert [row.id for row in table.rows] == ["0", "1", "2", "3", "4", "5", "none"]
    assert table.rows[0].cells[0].text == "\N{MINUS SIGN}1.5"


def test_answers_stand_in_words() -> None:
    assert text_of(Answer("4")) == "4 Unacceptable"
    assert text_of(Answer("WH")) == "Withheld"
    assert tone_of(Answer("")) == "faint"
    assert text_of(Share(8, 9)) == "8 of 9"


def test_sentences_name_only_so_many() -> None:
    assert named("abc") == "a, b, c"
    assert named("abcdefgh") == "a, b, c, d, e, f and 2 more"
    assert counted(2, ["X", "Y"]) == "2 (X, Y)"
    assert counted(0, []) == "0"
    assert [levels(Fraction(n, 2)) for n in (1, 2, 3)] == ["0.5 of a level", "1 level", "1.5 levels"]
