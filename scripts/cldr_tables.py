"""Write monthnames.py and agopatterns.py of packager/text/calendar: CLDR's, so that reading a page loads no locale.

    python scripts/cldr_tables.py

Run it after Babel was raised to a version with a newer CLDR; tests tell when tables and CLDR differ.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from textwrap import wrap
from typing import Any

from packager.text.calendar.months import COMMON, TABLED, UNITS

FOLDER = Path(__file__).parent.parent / "packager" / "text" / "calendar"
WIDTH = 104
"""Characters of a line's text: 120 less its indentation, the name of its language, and quotation marks."""

HEAD = '''"""{what}

CLDR's, written by scripts/cldr_tables.py and never by hand.
"""

from __future__ import annotations

{name} = {{
'''
MONTHS = "Month names by language, folded: twelve fields between bars, the names of one month between commas."
AGO = f"Spans before now by language: fields for {', '.join(UNITS)} between bars, patterns between commas."


def alone(function: str, language: str) -> Any:
    """Ask in a process of its own: one locale that is loaded can show in what Babel says of another."""
    code = f"import json; from packager.text.calendar import months; print(json.dumps(months.{function}({language!r})))"
    return json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)


def month_names(language: str) -> list[list[str]]:
    """Return the names of each month of a language."""
    numbers: dict[str, int] = alone("from_cldr", language)
    return [[name for name, number in numbers.items() if number == month] for month in range(1, 13)]


def spans(language: str) -> list[list[str]]:
    """Return the patterns of each unit of a language."""
    patterns: list[tuple[str, str]] = alone("ago_from_cldr", language)
    return [[pattern for unit, pattern in patterns if unit == each] for each in UNITS]


def visible(sign: str) -> str:
    """Return a sign as it is written in Python: spaces and marks that nobody sees are escaped."""
    return f"\\u{ord(sign):04x}" if sign != " " and unicodedata.category(sign) in {"Zs", "Cf"} else sign


def row(language: str, fields: list[list[str]]) -> str:
    """Return the lines of one language."""
    text = "".join(map(visible, "|".join(",".join(field) for field in fields)))
    wide = any(unicodedata.east_asian_width(sign) == "W" for sign in text)
    pieces = wrap(
        text.replace(" ", "\0").replace("|", "| ").replace(",", ", "),
        WIDTH // 2 if wide else WIDTH,
        break_on_hyphens=False,
    )
    lines = [piece.replace(" ", "").replace("\0", " ") for piece in pieces]
    return f'    "{language}": ' + "\n    ".join(f'"{line}"' for line in lines) + ",\n"


def main() -> None:
    """Write the files."""
    languages = list(dict.fromkeys((*(code.partition("_")[0] for code in COMMON), *TABLED)))
    tables = (("monthnames", "NAMES", MONTHS, month_names), ("agopatterns", "AGO", AGO, spans))
    for module, name, what, fields in tables:
        rows = "".join(row(language, fields(language)) for language in languages)
        (FOLDER / f"{module}.py").write_text(f"{HEAD.format(what=what, name=name)}{rows}}}  # fmt: skip\n", "utf-8")


if __name__ == "__main__":
    main()
