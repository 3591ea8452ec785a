"""A table of verdicts is read whole or refused with every fault at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.core.errors import BadImport
from dialogue_app.services.verdict_tables import verdict_table
from dialogue_app.services.verdict_tables.verdict_table import MOST_FAULTS, VerdictRow, read_table

LETTERS = (
    "a short code of a party has letters, digits, blanks and . - / & + ' and begins with a letter or a digit"
)
LONG = "a short code of a party has at most 24 signs"

NO_CODE = "a code has at most 40 letters, digits and . - _ / and begins with a letter or digit"


def faults(text: str | bytes) -> tuple[str, ...]:
    with pytest.raises(BadImport) as caught:
        read_table(text.encode() if isinstance(text, str) else text)
    assert "Nothing was imported" in str(caught.value)
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
    fault_lines = faults("code,title,ATL,WES\nX-1,T,6,0\nX-2,T,n.p.,=1+1\nX-3,T,3.5,WH\n")
    assert fault_lines == (
        "line 2, column 3: “6” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
        "line 2, column 4: “0” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
        "line 3, column 3: “n.p.” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
        "line 3, column 4: “=1+1” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
        "line 4, column 3: “3.5” is not a verdict; write 1 to 5, NP, NI, WH or nothing",
    )


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("title,code,ATL", "line 1, column 1: the head begins with code,title; here stands “title”"),
        ("code:title:ATL", "line 1, column 1: the head begins with code,title; here stands “code:title:ATL”"),
        ("code", "line 1, column 2: the head begins with code,title; here stands “”"),
        ("code,title", "line 1, column 3: a column for at least one party is missing"),
        ("code,title,ATL,,B", f"line 1, column 4: “”: {LETTERS}"),
        ("code,title,=ATL", f"line 1, column 3: “=ATL”: {LETTERS}"),
        ("code,title," + "A" * 25, "line 1, column 3: “AAAAAAAAAAAAAAAAAAAAAAAAA”: " + LONG),
        ("code,title,A,B,A", "line 1, column 5: A appears twice in the header row"),
        ("code,title,AL,al", "line 1, column 4: “al” looks like “AL” in the same head"),
        ("code,title,AL,A\u200bL", "line 1, column 4: AL appears twice in the header row"),
        ("code,title,T\u00dcR,TU\u0308R", "line 1, column 4: T\u00dcR appears twice in the header row"),
        ("code,title,AL,\u0410L", "line 1, column 4: “\u0410L” looks like “AL” in the same head"),
        ("code,title,AL,AL reason,reason AL", "line 1, column 5: a second column of the reasons of AL"),
        ("code,title,AL,BE reason", "line 1, column 4: reasons of BE, of whom the table has no verdicts"),
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
        (
            ",T,3",
            f"line 2, column 1: “”: {NO_CODE}",
        ),
        (
            "<b>,T,3",
            f"line 2, column 1: “<b>”: {NO_CODE}",
        ),
        ("X-1,a\x00b,3", "line 2, column 2: the title holds signs that cannot be kept"),
        ("X-1,a\u202eb,3", "line 2, column 2: the title holds signs that cannot be kept"),
        ('X-1,"a\n\nb",9', "line 2, column 3: “9” is not a verdict; write 1 to 5, NP, NI, WH or nothing"),
        ('X-1,"T,3', 'line 2, column 2: a quotation mark (") opens here and is never closed'),
        ('X-1,T,"3', 'line 2, column 3: a quotation mark (") opens here and is never closed'),
        ("X-1," + "t" * 1001 + ",3", "line 2, column 2: the title is too long; 1000 characters fit"),
    ],
)
def test_faults_of_a_row_are_named(row: str, place: str) -> None:
    assert faults(f"code,title,ATL\n{row}\n") == (place,)


def test_a_code_may_stand_once_only() -> None:
    assert faults("code,title,ATL\nX-1,T,3\nX-1,T,3\n") == ("line 3, column 1: X-1 is on line 2 already",)


def test_what_is_quoted_from_the_table_is_short_and_printable() -> None:
    (fault,) = faults("code,title,ATL\nX-1,T," + "\x1b" + "9" * 200 + "\n")
    assert "“?" + "9" * 28 + "…”" in fault


def test_beyond_a_number_faults_are_only_counted() -> None:
    rows = "".join(f"X-{n},T,9\n" for n in range(MOST_FAULTS + 7))
    fault_lines = faults("code,title,ATL\n" + rows)
    assert len(fault_lines) == MOST_FAULTS + 1
    assert fault_lines[-1] == "and 7 more"


def test_an_empty_table_is_refused() -> None:
    assert "empty" in sentence(b"\n\n")
    assert "no rows" in sentence(b"code,title,ATL\n")


HEAD = "code;title;AL;AL reason;BE"
ROWS = f"{HEAD}\r\nX-1;Straße – «été»;1;why;np\r\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_separators_and_encodings_are_found_and_said(separator: str, codec: str, name: str) -> None:
    table = read_table(ROWS.replace(";", separator).encode(codec))
    assert table.rows == (VerdictRow(2, "X-1", "Straße – «été»", ("1", "NP"), ("why", "")),)
    assert table.told.startswith(f"The table was read as {name}, separated by ")


def test_the_byte_order_of_another_machine_is_read() -> None:
    assert read_table(b"\xfe\xff" + ROWS.encode("utf-16-be")).parties == ("AL", "BE")


def test_the_separator_may_be_named_in_a_line_of_its_own() -> None:
    table = read_table(b"sep=;\r\ncode;title;A,B\r\nX-1;T;3\r\n".replace(b"A,B", b"A"))
    assert (table.head, table.rows[0].line) == (2, 3)


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    assert sentence(b"code,title,ATL\nX-1,Stra\x81e,3\n").startswith("Line 2 holds signs that are no text")
    assert "UTF-16" in sentence(b"\xff\xfe" + "code,title,A".encode("utf-16-le") + b"\x00")


def test_cyrillic_of_one_byte_is_read_as_such() -> None:
    table = read_table("code;title;Албания\nX-1;Привет мир;1\n".encode("cp1251"))
    assert table.parties == ("Албания",)
    assert table.rows[0].title == "Привет мир"
    assert "Windows-1251" in table.told


@pytest.mark.parametrize(
    "words",
    ["\u0141\u00f3d\u017a", "ma\u0142a flota", "hajo\u0161 lod\u011b, p\u0159\u00edstavu \u0161e\u013ea"],
)
def test_letters_that_western_windows_lacks_are_not_guessed(words: str) -> None:
    raw = f"code,title,ATL\nX-1,First,1\nX-2,{words},3\n".encode("cp1250")
    assert "line 3 would have" in sentence(raw)


@pytest.mark.parametrize(
    "words",
    [
        "\u00c9t\u00e9 \u00e0 \u00cele",
        "5 m\u00b3 of \u20ac",
        "\u00bfQu\u00e9?",
        "na\u00efve \u2013 \u201cyes\u201d",
    ],
)
def test_western_words_of_one_byte_are_read(words: str) -> None:
    table = read_table(f"code,title,ATL\nX-1,{words},1\n".encode("cp1252"))
    assert table.rows[0].title == words
    assert "Windows-1252" in table.told


def test_titles_and_reasons_are_taken_as_pasting_takes_them() -> None:
    title, reason = "close\u00a0to  a ship\u00ad\u200b yard", "Ab\u00adsatz\u000bzwei\u00a0drei"
    (row,) = read_table(f'code,title,AL,AL reason\nX-1,{title},1,"{reason}"\n'.encode()).rows
    assert row.title == "close\u00a0to a ship yard"
    assert row.reasons == ("Absatz\nzwei\u00a0drei",)


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('"grey zone" jamming', '"grey zone" jamming'),
        ('the "grey zone"', 'the "grey zone"'),
        ('"T"x', '"T"x'),
        ('"say ""no"" now"', 'say "no" now'),
        ('  "in blanks, kept"  ', "in blanks, kept"),
        ('"two\r\nlines"', "two lines"),
        ("- jamming of GPS", "- jamming of GPS"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("'=guarded()", "=guarded()"),
    ],
)
def test_titles_are_taken_as_text(cell: str, title: str) -> None:
    rows = read_table(f"code,title,AL\nX-1,{cell},1\nX-2,Other,2\n".encode()).rows
    assert [row.title for row in rows] == [title, "Other"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.0", "1"),
        ("2,", "2"),
        ("+3", "3"),
        ("np", "NP"),
        (" wh ", "WH"),
        ("No position", "NP"),
        ("4,00", "4"),
    ],
)
def test_verdicts_are_read_as_other_programs_write_them(written: str, code: str) -> None:
    assert read_table(f"code;title;AL\nX-1;T;{written}\n".encode()).rows[0].cells == (code,)


@pytest.mark.parametrize(
    "head", ["AL reason", "reason AL", "Reasons of AL", "AL: reason", "AL (reason)", "reason for al"]
)
def test_columns_of_reasons_are_found_by_their_heads(head: str) -> None:
    rows = read_table(f'code,title,{head},AL\nX-1,T,"one,\ntwo",1\n'.encode()).rows
    assert (rows[0].cells, rows[0].reasons) == (("1",), ("one,\ntwo",))


def test_a_party_may_have_a_name_that_ends_like_a_reason() -> None:
    assert read_table(b"code,title,Treason\nX-1,T,1\n").parties == ("Treason",)


def test_reasons_that_cannot_be_kept_are_named() -> None:
    head = "code,title,AL,AL reason\n"
    assert faults(head + "X-1,T,1," + "x" * 100_001 + "\n") == (
        "line 2, column 4: the reason is too long; 100000 characters fit",
    )
    for sign in ("\x07", "\u202e", "\u202d"):
        assert faults(f"{head}X-1,T,1,a{sign}b\n") == (
            "line 2, column 4: the reason holds signs that cannot be kept",
        )


def test_empty_columns_at_the_end_are_left_out() -> None:
    assert read_table(b"code,title,AL,,\nX-1,T,1,,\nX-2,T,2\n").parties == ("AL",)


def test_a_huge_cell_and_a_huge_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "too long" in faults(b"code,title,ATL\nX-1," + b"t" * 200_000 + b",3\n")[0]
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
