"""A template with faults is refused with all of them, each on its line."""

import pytest

from dialogue_app.core.errors import BadTemplate
from dialogue_app.core.roles import Role
from dialogue_app.services.templates import LARGEST, load_template

GOOD = """\
format = 1
key = "test"
version = 1
track = "INTERNAL"
name = {en = "Test", fr = "Essai"}
summary = {en = "A small template"}

[short_form]
name = {en = "Short"}
summary = {en = "Shorter"}
minutes = {S1 = 5}
merge = {S2 = "S1"}
leave_out = ["notes"]
reason = {en = "short form"}

[[short_form.gate]]
stage = "S1"
replaces = 1
level = "advised"
text = {en = "Changed"}

[[stage]]
key = "S1"
title = {en = "First"}
minutes = 10
purpose = {en = "Purpose"}
method = {en = "Method"}
prompts = [
  {en = "Why?"},
  {en = "How?"},
]

[[stage.field]]
key = "selection"
kind = "selection"
label = {en = "Selection"}
marking = "ALLY"
catalogue = "activities"
minimum = 1
maximum = 9

[[stage.field]]
key = "verdict"
kind = "rating_matrix"
label = {en = "Verdict"}
marking = "ALLY"
scale = "VERDICT"
statuses = ["NP"]
items = "selection"
columns = "seats"

[[stage.field]]
key = "rows"
kind = "record_list"
label = {en = "Rows"}
marking = "ALLY"
record = "list_row"
rows = [
  {key = "one", label = {en = "One"}},
  {key = "two", label = {en = "Two"}, kind = "choice", scale = "CONF3"},
]

[[stage.gate]]
level = "required"
text = {en = "All answered"}
check = "each_item_answered"
params = {field = "verdict"}

[[stage]]
key = "S2"
title = {en = "Second"}
minutes = 20
purpose = {en = "Purpose"}
method = {en = "Method"}
prompts = [{en = "Who?"}]
pitfalls = [{en = "Haste"}]

[[stage.field]]
key = "lines"
kind = "record_list"
label = {en = "Lines"}
marking = "ALLY"
record = "red_line"
attributes = [
  "holder",
  "statement",
]

[[stage.field]]
key = "notes"
kind = "text"
label = {en = "Notes"}
marking = "MOD"

[[stage.gate]]
level = "advised"
text = {en = "Lines complete"}
check = "each_record_has"
params = {field = "lines", attributes = ["act", "place"], where = ["holder"]}

[[stage.gate]]
level = "advised"
text = {en = "Discussed"}
"""


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(BadTemplate) as error:
        load_template(text, "own.toml")
    return error.value.faults


def line(fragment: str, text: str) -> int:
    """The line on which a fragment begins."""
    return text.count("\n", 0, text.index(fragment)) + 1


def test_the_good_one_is_good() -> None:
    plain, short = load_template(GOOD, "own.toml")
    assert plain.name.shown("fr") == "Essai"
    assert plain.name.shown("de") == "Test"
    assert [stage.minutes for stage in short.stages] == [5]
    assert [gate.text.shown() for gate in short.stages[0].gates] == [
        "Changed",
        "Lines complete",
        "Discussed",
    ]
    assert [field.key for field in short.stages[0].fields if field.left_out] == ["notes"]


# what to replace, by what, the fragment on whose line the fault is reported, and the fault
ONE_FAULT = {
    "unknown scale": ('"VERDICT"', '"VERDICTS"', '"VERDICTS"', "unknown scale VERDICTS; known are VERDICT,"),
    "unknown kind": ('"rating_matrix"', '"rating"', 'kind = "rating"', "unknown kind rating; known are"),
    "unknown marking": ('"MOD"', '"SECRET"', '"SECRET"', "unknown marking SECRET; known are OPEN"),
    "unknown status": ('["NP"]', '["NP", "XX"]', '"XX"', "unknown status XX; known are NP, NI, WH"),
    "unknown record": ('"red_line"', '"red_lines"', '"red_lines"', "unknown record red_lines"),
    "unknown track": ('"INTERNAL"', '"INNER"', '"INNER"', "unknown track INNER"),
    "unknown level": ('"required"', '"must"', '"must"', "unknown level must"),
    "unknown columns": ('"seats"', '"chairs"', '"chairs"', "unknown columns chairs"),
    "unknown catalogue": ('"activities"', '"acts"', '"acts"', "unknown catalogue acts"),
    "unknown column kind": ('kind = "choice", ', 'kind = "chance", ', '{key = "two"', "unknown kind chance"),
    "unknown key": ('kind = "text"', 'kind = "text"\ncolour = "red"', "colour", "unknown key colour"),
    "missing key": ('marking = "MOD"\n', "", '[[stage.field]]\nkey = "notes"', "marking is missing"),
    "English missing": (
        '{en = "Why?"}',
        '{fr = "Pourquoi ?"}',
        "{fr = ",
        "the English text is missing or empty",
    ),
    "English empty": ('"How?"', '" "', '{en = " "}', "the English text is missing or empty"),
    "language empty": ('"Essai"', '""', 'name = {en = "Test"', "the text for fr is empty"),
    "language unknown": ("fr = ", "Fr = ", 'name = {en = "Test"', "unknown language Fr"),
    "text too long": (
        '"Purpose"',
        '"' + "x" * 5000 + '"',
        "purpose",
        "a text is longer than 4000 characters",
    ),
    "bad key": (
        'key = "notes"',
        'key = "my notes"',
        'key = "my',
        "a key has letters, digits and underscores",
    ),
    "wrong format": ("format = 1", "format = 3", "format", "unknown format 3; this program reads format 1"),
    "minutes as text": (
        "minutes = 10",
        'minutes = "10"',
        'minutes = "10"',
        "minutes: a whole number is needed",
    ),
    "no minutes": ("minutes = 10", "minutes = 0", "minutes = 0", "minutes: the number is too small"),
    "too many minutes": (
        "minutes = 20",
        "minutes = 6000",
        "minutes = 6000",
        "minutes: the number is too large",
    ),
    "text as a table": ('{en = "Verdict"}', '"Verdict"', 'label = "Verdict"', 'a table such as {en = "..."}'),
    "list as text": ('["NP"]', '"NP"', 'statuses = "NP"', "statuses: a list in square brackets is needed"),
    "version as yes": ("version = 1", "version = true", "version", "version: a whole number is needed"),
    "key as number": ('key = "notes"', "key = 3", "key = 3", "key: a text in quotation marks is needed"),
    "flag as text": (
        'key = "rows"',
        'key = "rows"\nsealed = "no"',
        "sealed",
        "sealed: true or false is needed",
    ),
    "field as text": (
        'rows = [\n  {key = "one", label = {en = "One"}},',
        'rows = ["one",',
        'rows = ["one"',
        "a table is",
    ),
    "no prompts": ('[{en = "Who?"}]', "[]", "prompts = []", "prompts is empty"),
    "unknown items": ('items = "selection"', 'items = "choice"', "items", "there is no field choice"),
    "items of no list": ('items = "selection"', 'items = "notes"', "items", "the field notes is no list"),
    "items by no attribute": (
        'items = "selection"',
        'items = "lines.colour"',
        "items",
        "unknown attribute colour",
    ),
    "items of no catalogue": (
        'items = "selection"',
        'items = "catalogue:x"',
        "items",
        "unknown catalogue x",
    ),
    "items missing": ('items = "selection"\n', "", '[[stage.field]]\nkey = "verdict"', "needs items"),
    "scale missing": ('kind = "text"', 'kind = "choice"', '[[stage.field]]\nkey = "notes"', "needs scale"),
    "record missing": ('record = "red_line"\n', "", '[[stage.field]]\nkey = "lines"', "needs record"),
    "single with columns": (
        'kind = "text"',
        'kind = "text"\ncolumns = "sides"',
        'columns = "sides"',
        "has no columns",
    ),
    "rows without a list of rows": (
        '"list_row"',
        '"follow_up"',
        '[[stage.field]]\nkey = "rows"',
        "belong together",
    ),
    "people in a column that holds no text": (
        'record = "list_row"\n',
        'record = "list_row"\npeople = ["one", "two"]\n',
        "people = ",
        "there is no column of text with the key two",
    ),
    "unknown of": ('kind = "text"', 'kind = "text"\nof = "gone"', "of = ", "there is no field gone"),
    "unknown beside": (
        'kind = "text"',
        'kind = "text"\nbeside = ["gone"]',
        "beside",
        "there is no field gone",
    ),
    "unknown attribute": (
        '  "statement",\n',
        '  "statements",\n',
        '"statements"',
        "unknown attribute statements",
    ),
    "maximum below minimum": ("maximum = 9", "maximum = 0", "maximum", "maximum is less than minimum"),
    "double field key": (
        'key = "notes"',
        'key = "rows"',
        'key = "rows"\nkind = "text"',
        "field key rows stands twice",
    ),
    "double stage key": (
        'key = "S2"',
        'key = "S1"',
        'key = "S1"\ntitle = {en = "Second"}',
        "the stage key S1 stands twice",
    ),
    "double column key": (
        '{key = "two"',
        '{key = "one"',
        '{key = "one", label = {en = "Two"}',
        "stands twice",
    ),
    "column without a scale": (
        ', scale = "CONF3"',
        "",
        '{key = "two"',
        "a column with a choice needs a scale",
    ),
    "unknown check": (
        '"each_item_answered"',
        '"all"',
        'check = "all"',
        "unknown check all; known are every_seat",
    ),
    "params without a check": (
        'check = "each_item_answered"\n',
        "",
        'params = {field = "verdict"}',
        "without a check",
    ),
    "unknown param": (
        '{field = "verdict"}',
        '{field = "verdict", most = 1}',
        "most",
        "each_item_answered does not take most",
    ),
    "param missing": ('{field = "verdict"}', "{minimum = 1}", "{minimum", "each_item_answered needs field"),
    "no param at all": (
        'params = {field = "lines"',
        'params = {answers = ["rows"]',
        "params = {answers",
        "needs field",
    ),
    "param to no field": ('{field = "verdict"}', '{field = "gone"}', "gone", "field: there is no field gone"),
    "param not a text": (
        '{field = "verdict"}',
        "{field = 3}",
        "{field = 3}",
        "a text in quotation marks is needed",
    ),
    "param not a number": (
        '{field = "verdict"}',
        '{field = "verdict", minimum = "x"}',
        'minimum = "x"',
        "minimum: a whole number",
    ),
    "param not a flag": (
        '{field = "verdict"}',
        '{field = "verdict", where_answered = 1}',
        "where_answered",
        "true or false",
    ),
    "param not a list": (
        '["act", "place"]',
        '"act"',
        'attributes = "act"',
        "attributes: a list of texts is needed",
    ),
    "params not a table": ('params = {field = "verdict"}', 'params = "x"', 'params = "x"', "a table such as"),
    "condition on nothing": ('["holder"]', '["colour=red"]', "colour", "where: unknown attribute colour"),
    "unknown role": (
        'kind = "text"\n',
        'kind = "text"\nrole = "aim"\n',
        'role = "aim"',
        "unknown role aim; known are",
    ),
    "role on another kind": (
        'kind = "text"\n',
        'kind = "text"\nrole = "learning_aims"\n',
        "role =",
        "the role learning_aims is for a field of kind text_list: What those who take part are to learn.",
    ),
    "role without its column": (
        'kind = "record_list"\n',
        'kind = "record_list"\nrole = "judgements"\n',
        "role =",
        "the role judgements needs the column text",
    ),
    "role of another scale": (
        'kind = "text"\n',
        'kind = "choice"\nscale = "CONF3"\nrole = "attribution_rule"\n',
        "role =",
        "the role attribution_rule is for a field of scale ATTRIBUTION_RULE",
    ),
    "short form of no stage": ("{S1 = 5}", "{S1 = 5, S9 = 5}", "minutes = {", "there is no stage S9"),
    "short form without minutes": (
        "{S1 = 5}",
        "{}",
        "minutes = {}",
        "stage S1 needs either minutes or a merge",
    ),
    "merge into nothing": ('{S2 = "S1"}', '{S2 = "S7"}', "merge", "there is no stage S7"),
    "leaves out nothing": ('["notes"]', '["gone"]', "leave_out", "there is no field gone"),
    "changes no stage": ('stage = "S1"', 'stage = "S5"', 'stage = "S5"', "there is no stage S5"),
    "changes no gate": ("replaces = 1", "replaces = 4", "replaces", "stage S1 has no gate 4"),
}


@pytest.mark.parametrize("case", ONE_FAULT.values(), ids=list(ONE_FAULT))
def test_one_fault_on_its_line(case: tuple[str, str, str, str]) -> None:
    old, new, fragment, fault = case
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    start = f"line {line(fragment, text)}"
    fault_lines = [
        fault_line for fault_line in faults(text) if fault_line.startswith((start + ":", start + ","))
    ]
    assert any(fault in fault_line for fault_line in fault_lines), faults(text)


def test_a_role_stands_once_unless_it_is_for_several() -> None:
    twice = GOOD.replace('kind = "record_list"\n', 'kind = "record_list"\nrole = "lessons"\n')
    assert [fault for fault in faults(twice) if "the role lessons stands twice" in fault] == list(
        faults(twice)
    )
    number = line('role = "lessons"', twice.replace('role = "lessons"', "", 1))
    assert faults(twice)[0].startswith(f"line {number},")
    moves = 'kind = "party_text"\ncolumns = "seats"\nrole = "moves"\n'
    several = GOOD.replace('kind = "text"\n', moves).replace(
        '[[stage.gate]]\nlevel = "advised"\ntext = {en = "Lines complete"}',
        f'[[stage.field]]\nkey = "more"\n{moves}label = {{en = "More"}}\nmarking = "MOD"\n\n'
        '[[stage.gate]]\nlevel = "advised"\ntext = {en = "Lines complete"}',
    )
    assert len(load_template(several)[0].roles(Role.MOVES)) == 2


def test_where_roles_are_named_the_attribution_rule_needs_its_own() -> None:
    rule = GOOD.replace('kind = "text"\n', 'kind = "choice"\nscale = "ATTRIBUTION_RULE"\n')
    assert load_template(rule)[0].role(Role.ATTRIBUTION_RULE) is not None
    named = rule.replace('kind = "record_list"\n', 'kind = "record_list"\nrole = "lessons"\n', 1)
    assert "a field of scale ATTRIBUTION_RULE needs the role attribution_rule" in faults(named)[0]


def test_the_fields_of_a_tab_stand_together() -> None:
    tab = 'tab = {en = "Answers"}\n'
    first = GOOD.replace('kind = "selection"\n', f'kind = "selection"\n{tab}', 1)
    beside = first.replace('kind = "rating_matrix"\n', f'kind = "rating_matrix"\n{tab}', 1)
    assert load_template(beside)[0].stages[0].fields[1].tab.shown() == "Answers"
    apart = first.replace('kind = "record_list"\n', f'kind = "record_list"\n{tab}', 1)
    assert "the fields of the tab Answers do not stand together" in faults(apart)[0]
    page = GOOD.replace('key = "S1"\n', 'key = "S1"\none_page = true\n', 1)
    assert load_template(page)[0].stages[0].one_page
    sealed = page.replace('kind = "selection"\n', 'kind = "selection"\nsealed = true\n', 1)
    assert any("a stage with a sealed field is not one page" in fault for fault in faults(sealed))
    nowhere = GOOD.replace('kind = "selection"\n', 'kind = "selection"\nsegment = {en = "One"}\n', 1)
    assert "segment without a tab" in faults(nowhere)[0]


def test_the_alliances_verdicts_outside_come_from_releases() -> None:
    outside = GOOD.replace('"INTERNAL"', '"EXTERNAL"')
    on_other = outside.replace('scale = "VERDICT"\n', 'scale = "VERDICT"\ndirection = "on_other"\n', 1)
    assert any("released_only = true" in fault for fault in faults(on_other))
    load_template(on_other.replace("on_other", "on_self"), "own.toml")
    load_template(on_other.replace('"on_other"\n', '"on_other"\nreleased_only = true\n'), "own.toml")


def test_stage_and_field_are_named() -> None:
    text = GOOD.replace('"VERDICT"', '"VERDICTS"')
    (fault,) = faults(text)
    assert fault.startswith(f"line {line('VERDICTS', text)}, stage S1, field verdict: unknown scale VERDICTS")
    (fault,) = faults(GOOD.replace('level = "required"', 'level = "must"'))
    assert ", stage S1, gate 1: unknown level must" in fault


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = GOOD.replace('"VERDICT"', '"VERDICTS"').replace('"MOD"', '"SECRET"').replace('"act"', '"acts"')
    text = text.replace("format = 1", "format = 2")
    numbers = [int(fault.split()[1].rstrip(",:")) for fault in faults(text)]
    assert len(numbers) == 4
    assert numbers == sorted(numbers)


def test_the_sentence_names_the_file_and_the_number_of_faults() -> None:
    with pytest.raises(BadTemplate, match=r"own.toml is not a template that can be used: it has 7 faults"):
        load_template("", "own.toml")
    with pytest.raises(
        BadTemplate, match="the template is not a template that can be used: it has one fault"
    ):
        load_template(GOOD.replace('"MOD"', '"SECRET"'))


def test_faults_of_syntax() -> None:
    assert faults(GOOD + "\nkey =\n") == (f"line {GOOD.count(chr(10)) + 2}: Invalid value",)
    (fault,) = faults('format = 1\nkey = "x')
    assert fault.startswith("the file cannot be read as TOML: ")


def test_a_file_of_the_wrong_shape_is_refused_without_a_crash() -> None:
    for text in ("stage = 3", "stage = [1, 2]", "[[stage]]\nfield = 1\ngate = [2]", "[short_form]\ngate = 1",
                 "short_form = 1", "[[stage]]\nkey = 5\n[[stage.gate]]\nparams = 1\ncheck = 'quorum'",
                 "[short_form]\nminutes = 3"):  # fmt: skip
        assert len(faults(text)) >= 5


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert faults("#" * (LARGEST + 1)) == ("the file is larger than 256 KiB",)
