"""A table of verdicts is read whole or refused with every fault at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.core.errors import BadImport
from dialogue_app.services import verdict_table
from dialogue_app.services.verdict_table import MOST_FAULTS, VerdictRow, read_table


def faults(text: str | bytes) -> tuple[str, ...]:
    with pytest.raises(BadImport) as caught:
        read_table(text.encode() if isinstance(text, str) else text)
    assert "Nothing was taken over" in str(caught.value)
    return caught.value.faults


def sentence(raw: bytes) -> str:
    with pytest.raises(BadImport) as caught:
        read_table(raw)
    assert caught.value.faults == ()
    return str(caught.value)


def test_rows_and_parties_are_read_with_their_lines() -> None:
    table = read_table(b'code,title,ATL,WES\r\nMIL-01,Exercise,1,NP\r\n\r\n SEA-04 ,"Cables, cut", 5 ,\r\n')
    assert table.parties == ("ATL", "WES")
    assert table.rows == (
        VerdictRow(2, "MIL-01", "Exercise", ("1", "NP")),
        VerdictRow(4, "SEA-04", "Cables, cut", ("5", "")),
    )


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_byte_order_mark_makes_no_difference(start: str) -> None:
    assert read_table(f"{start}Code,TITLE,ATL\nX-1,T,3\n".encode()).parties == ("ATL",)


def test_each_wrong_cell_is_named_with_line_and_column() -> None:
    found = faults("code,title,ATL,WES\nX-1,T,6,0\nX-2,T,np,=1+1\nX-3,T,3.0,WH\n")
    assert found == (
        "line 2, column 3: “6” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
        "line 2, column 4: “0” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
        "line 3, column 3: “np” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
        "line 3, column 4: “=1+1” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
        "line 4, column 3: “3.0” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
    )


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("title,code,ATL", "line 1, column 1: the head begins with code,title; here stands “title”"),
        ("code;title;ATL", "line 1, column 1: the head begins with code,title; here stands “code;title;ATL”"),
        ("code", "line 1, column 2: the head begins with code,title; here stands “”"),
        ("code,title", "line 1, column 3: a column for at least one party is missing"),
        ("code,title,ATL,", "line 1, column 4: “” is not a short code of a party"),
        ("code,title,=ATL", "line 1, column 3: “=ATL” is not a short code of a party"),
        ("code,title,A,B,A", "line 1, column 5: A stands in the head twice"),
    ],
)
def test_faults_of_the_head_are_named(head: str, place: str) -> None:
    assert place in faults(f"{head}\nX-1,T,3\n")


def test_too_many_parties_are_refused() -> None:
    head = "code,title," + ",".join(f"P{n}" for n in range(101))
    assert faults(head + "\n") == ("line 1, column 103: more than 100 parties",)


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("X-1,T", "line 2, column 3: the row has 2 columns, the head has 3"),
        ("X-1,T,3,4", "line 2, column 4: the row has 4 columns, the head has 3"),
        (",T,3", "line 2, column 1: “” is not a code of an activity"),
        ("<b>,T,3", "line 2, column 1: “<b>” is not a code of an activity"),
        ("X-1,=HYPERLINK(1),3", "line 2, column 2: “=HYPERLINK(1)” looks like a formula, not like a title"),
        ('X-1,"a\nb",3', "line 3, column 2: the title must stand on one line"),
        ("X-1,a\x00b,3", "line 2, column 2: the title must stand on one line"),
        ("X-1," + "t" * 1001 + ",3", "line 2, column 2: the title is too long; 1000 characters fit"),
    ],
)
def test_faults_of_a_row_are_named(row: str, place: str) -> None:
    assert faults(f"code,title,ATL\n{row}\n") == (place,)


def test_a_code_may_stand_once_only() -> None:
    assert faults("code,title,ATL\nX-1,T,3\nX-1,T,3\n") == ("line 3, column 1: X-1 stands on line 2 already",)


def test_what_is_quoted_from_the_table_is_short_and_printable() -> None:
    (found,) = faults("code,title,ATL\nX-1,T," + "\x1b" + "9" * 200 + "\n")
    assert "“?" + "9" * 28 + "…”" in found


def test_beyond_a_number_faults_are_only_counted() -> None:
    rows = "".join(f"X-{n},T,9\n" for n in range(MOST_FAULTS + 7))
    found = faults("code,title,ATL\n" + rows)
    assert len(found) == MOST_FAULTS + 1
    assert found[-1] == "and 7 more"


def test_an_empty_table_is_refused() -> None:
    assert "empty" in sentence(b"\n\n")
    assert "no rows" in sentence(b"code,title,ATL\n")


def test_bytes_that_are_not_utf8_are_refused_with_their_line() -> None:
    assert sentence(b"code,title,ATL\nX-1,Stra\xdfe,3\n").startswith("Line 2 is not in UTF-8.")


@pytest.mark.parametrize("raw", [b'code,title,ATL\nX-1,"T,3\n', b'code,title,ATL\nX-1,"T"x,3\n'])
def test_what_is_no_csv_is_refused(raw: bytes) -> None:
    assert "cannot be read as CSV" in sentence(raw)


def test_a_huge_cell_and_a_huge_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "cannot be read as CSV" in sentence(b"code,title,ATL\nX-1," + b"t" * 200_000 + b",3\n")
    monkeypatch.setattr(verdict_table, "MOST_BYTES", 20_000_000)
    assert "20 megabytes fit" in sentence(b"x" * 20_000_001)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict_table, "MOST_ROWS", 2)
    assert faults("code,title,A\nX-1,T,1\nX-2,T,1\nX-3,T,1\nX-4,T,1\n") == (
        "line 4, column 1: more than 2 rows",
    )


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"code,title,A\n{text}".encode()))
def test_any_bytes_give_a_table_or_a_refusal(raw: bytes) -> None:
    try:
        table = read_table(raw)
    except BadImport:
        return
    assert table.rows
