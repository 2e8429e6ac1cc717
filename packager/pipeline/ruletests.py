"""``packager rules test``: every rule of a folder tried on the pages saved beside it."""

from __future__ import annotations

import re
from pathlib import Path

from packager.errors import LostError, PackagerError
from packager.frozen import frozen
from packager.model import Article, Document, Item, SiteRule
from packager.ports import Apart, here
from packager.rules import load
from packager.stages.clean import clean
from packager.store import disk
from packager.text.article import siterules
from packager.text.decode import decode
from packager.text.html import parse_page, plain_text
from packager.text.urls import canonical

PAGES = ("*.html", "*.htm", "*.xhtml")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


@frozen
class Trial:
    """What came of a rule on a page, or of its file."""

    rule: str
    page: str | None
    """Path of the saved page; None for what concerns the file."""
    words: int
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """What is worth knowing and no fault."""


def try_rules(folder: Path, apart: Apart = here) -> list[Trial]:
    """Try each rule of ``folder`` on the pages in the folder of its name: ``example.org.toml`` on ``example.org/``.

    Each page is read ``apart``. Its address is the one that it declares, or under which a browser saved it. Raises
    ConfigError.
    """
    rules = load(folder)
    trials = [
        Trial(Path(one.where).name, None, 0, (one.message,) if one.code == "rule-bad" else (), (one.message,))
        for one in rules.notes
    ]
    for rule in dict.fromkeys(rules.by_host.values()):
        beside = folder / rule.name.rpartition(".")[0]
        paths = sorted(path for pattern in PAGES for path in beside.glob(pattern))
        trials += [_tried(rule, path, apart) for path in paths]
        if not paths:
            trials.append(Trial(rule.name, None, 0, (), (f"no page to try it on: save some in {beside}",)))
    return trials


def _tried(rule: SiteRule, path: Path, apart: Apart) -> Trial:
    try:
        trial: Trial = apart(_try, (rule, path))
    except LostError as lost:
        return Trial(rule.name, str(path), 0, (lost.message,))
    return trial


def _try(task: tuple[SiteRule, Path]) -> Trial:
    """Clean one saved page by its rule, and say which of the rule's expressions found nothing."""
    rule, path = task
    data = disk.read(path)
    text = decode(data)
    page = parse_page(siterules.rewritten(rule, text))
    if page is None:
        return Trial(rule.name, str(path), 0, ("the page is empty",))
    address = _address(page, text) or f"https://{rule.hosts[0].lstrip('.')}/"
    faults = [
        f"{name} finds nothing"
        for name in ("title", "author", "date", "body")
        if (written := getattr(rule, name))
        and not (siterules.select if name == "body" else siterules.texts)(page, written)
    ]
    try:
        item = Item("rules", "", address, url=address, document=Document(data, address, "text/html"), rule=rule)
        article = clean(item, zone=None, language=None)
    except PackagerError as error:
        return Trial(rule.name, str(path), 0, (*faults, error.message))
    faults += [problem.message for problem in article.problems] + _lacking(rule, address, article)
    return Trial(rule.name, str(path), article.words, tuple(faults))


def _lacking(rule: SiteRule, address: str, article: Article) -> list[str]:
    """The words that the rule's tests ask of this page and its article lacks."""
    said = " ".join(plain_text(article.html).split())
    asked = [each for url, contains in rule.tests if canonical(url) == canonical(address) for each in contains]
    return [f"“{each}” is not in its text" for each in asked if " ".join(each.split()) not in said]


def _address(page: object, text: str) -> str | None:
    found = siterules.select(page, ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"))
    saved = _SAVED_FROM.search(text[:4000])
    address = str(found[0]).strip() if found else saved[1] if saved else ""
    return address if address.startswith(("http://", "https://")) else None
