"""What packager costs beside what it stands on: ratios of CPU time, each the median of pairs run in turn.

Run it with ``make bench``. Nothing is asserted here: seconds depend on the machine, and a ratio on how quiet
it is. The news site and the peers of the speed benchmark are beside the project, not in it.
"""

from __future__ import annotations

import gzip
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "bench" / "extraction" / "pages"
PAIRS = 7
SAMPLE = 60
"""Pages of one pair: enough that one odd page does not decide."""


def child(command: Sequence[str]) -> float:
    """CPU seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def here(work: Callable[[], object]) -> float:
    """CPU seconds of a call in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def told(what: str, ours: Callable[[], float], theirs: Callable[[], float]) -> None:
    """Run both in turn, after one round that is not counted, and print the median of the ratios and their range."""
    ours(), theirs()
    ratios = sorted(ours() / theirs() for _ in range(PAIRS))
    print(f"{what:<58} {statistics.median(ratios):5.2f}  ({ratios[0]:.2f}-{ratios[-1]:.2f})")


def pages() -> list[bytes]:
    """Real pages where they are beside the project, else those of the example, several times over."""
    real = sorted(PAGES.glob("andy/*.html.gz"))[:SAMPLE]
    if real:
        return [gzip.decompress(path.read_bytes()) for path in real]
    return [path.read_bytes() for path in sorted((ROOT / "issues" / "example" / "pages").rglob("*.html"))] * 8


def clean_all(documents: Sequence[bytes]) -> None:
    from packager.errors import PackagerError
    from packager.model import Document, Item
    from packager.stages.clean import clean

    for data in documents:
        url = "https://example.org/a"
        item = Item("bench", "", url, url, document=Document(data, url), wants_page=True)
        try:
            clean(item, zone=None, language=None)
        except PackagerError as error:
            print(f"{error.code}: {error.message}", file=sys.stderr)


def trafilatura_all(documents: Sequence[bytes]) -> None:
    import trafilatura

    for data in documents:
        trafilatura.extract(data, url="https://example.org/a")
        trafilatura.extract_metadata(data, default_url="https://example.org/a")


def main() -> None:
    """Print a line a ratio."""
    print(f"{'CPU of packager over CPU of':<58} ratio  (range)")
    python = sys.executable
    told(
        "packager --help / import click",
        lambda: child([python, "-m", "packager", "--help"]),
        lambda: child([python, "-c", "import click"]),
    )
    documents = pages()
    told(
        f"clean / trafilatura extract + extract_metadata, {len(documents)} pages",
        lambda: here(lambda: clean_all(documents)),
        lambda: here(lambda: trafilatura_all(documents)),
    )


if __name__ == "__main__":
    main()
