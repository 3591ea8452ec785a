"""The list of parties of a new dialogue has the rule of codes that the window and the import have."""

from pytestqt.qtbot import QtBot

from dialogue_app.ui.files.party_table import PartyTable


def test_what_is_no_list_of_parties_is_said(qtbot: QtBot) -> None:
    table = PartyTable()
    qtbot.addWidget(table)
    faults = {}
    for name, codes in {
        "none": [],
        "good": ["AL", "CDU/CSU"],
        "unnamed": [""],
        "sign": ["=AL"],
        "long": ["A" * 25],
        "twice": ["AL", "AL"],
        "case": ["AL", "al"],
        "look": ["AL", "\u0410L"],
        "form": ["T\u00dcR", "TU\u0308R"],
    }.items():
        table.show_parties([(code, "A party") for code in codes])
        faults[name] = table.fault()
    assert faults["good"] == ""
    assert faults["none"] == "Name at least one party."
    for code, name in (("RUS", "Rusalka"), ("X", "Russia"), ("RF", "Российская Федерация"), ("M", "Moscow")):
        table.show_parties([("ATL", "Atlantia"), (code, name)])
        assert table.fault() == f"“{code}”, “{name}”: this is the other side, not an ally."
    table.show_parties([("RF", "Rhenian Federation")])
    assert table.fault() == ""
    assert "needs a short code and a name" in faults["unnamed"]
    assert faults["sign"].startswith("“=AL”: a short code of a party has letters")
    assert "at most 24 signs" in faults["long"]
    for name in ("twice", "case", "look", "form"):
        assert "is there twice, or looks like another one" in faults[name], name
