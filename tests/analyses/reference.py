"""The method's worked numbers, as the tests read them."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

ORACLES: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "reference" / "oracles.json").read_text(encoding="utf-8")
)
SCENARIO = ORACLES["scenario"]
ROWS = {
    **ORACLES["unity"],
    **{f"one {code}": case for code, case in SCENARIO["S1"].items()},
    **{f"two {code}": case for code, case in SCENARIO["S2"].items()},
}


def snake(words: str) -> str:
    return words.lower().replace(", ", "_").replace(" ", "_").replace("_divided_on_severity", "")


def fraction(number: dict[str, Any] | None) -> Fraction | None:
    return None if number is None else Fraction(number["fraction"])


def texts(row: dict[str, Any]) -> dict[str, str]:
    return {party: str(value) for party, value in row.items()}


def session_table(session: str) -> tuple[dict[str, dict[str, str]], list[str]]:
    table = {code: texts(case["row"]) for code, case in SCENARIO[session].items()}
    return table, list(next(iter(table.values())))
