"""Write packager/text/monthnames.py: the month names of CLDR, so that reading a page loads no locale.

    python scripts/month_names.py

Run it after Babel was raised to a version with a newer CLDR; a test tells when the two differ.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import wrap

from packager.text.months import COMMON, TABLED

TARGET = Path(__file__).parent.parent / "packager" / "text" / "monthnames.py"
WIDTH = 108
"""Characters of a line's text: 120 less its indentation and quotation marks."""

HEAD = '''"""Month names by language, folded: twelve fields between bars, the names of one month between commas.

CLDR's, written by scripts/month_names.py and never by hand.
"""

from __future__ import annotations

NAMES = {
'''


def alone(language: str) -> dict[str, int]:
    """Ask in a process of its own: one locale that is loaded can show in what Babel says of another."""
    code = f"import json; from packager.text.months import from_cldr; print(json.dumps(from_cldr({language!r})))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    names: dict[str, int] = json.loads(told)
    return names


def row(language: str) -> str:
    """Return the lines of one language."""
    months: dict[int, list[str]] = {}
    for name, number in alone(language).items():
        months.setdefault(number, []).append(name)
    fields = "|".join(",".join(months.get(number, [])) for number in range(1, 13))
    pieces = wrap(fields.replace(" ", "\0").replace("|", "| "), WIDTH)
    lines = [piece.replace(" ", "").replace("\0", " ") for piece in pieces]
    return f'    "{language}": (\n' + "".join(f'        "{line}"\n' for line in lines) + "    ),\n"


def main() -> None:
    """Write the file."""
    rows = "".join(row(language) for language in dict.fromkeys((*(c.partition("_")[0] for c in COMMON), *TABLED)))
    TARGET.write_text(f"{HEAD}{rows}}}  # fmt: skip\n", encoding="utf-8")


if __name__ == "__main__":
    main()
