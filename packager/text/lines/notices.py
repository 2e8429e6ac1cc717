"""Notices: lines inside the text that are about the site, not the story.

"Read also", sign-up and follow lines, advertising labels, buttons that became text, the byline
and date that the page repeats above the text. Told by their words, in the languages that the
web's publishers mostly write, together with their place, length and links; never by the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bs4 import BeautifulSoup, Tag

from packager.text.calendar.hourlines import FEWEST_POSTS, announces, tells_clock, tells_when
from packager.text.facts.bywords import named_after
from packager.text.facts.places import beside_arab_place
from packager.text.html import HEADINGS, words
from packager.text.lines import noticewords as said
from packager.text.lines.authorboxes import drop_author_box
from packager.text.lines.contentslists import heads_nothing
from packager.text.lines.cookielines import drop_cookie_lines
from packager.text.lines.labelwords import LABEL, LABEL_LENGTH
from packager.text.lines.lonepictures import drop_lone_pictures
from packager.text.lines.phrases import offers
from packager.text.lines.pointers import LINE_LENGTH, LINES, NOT_LINES, drop_pointers, is_apart, lines_of
from packager.text.lines.repeats import drop_doubles, drop_echoes, is_sentence
from packager.text.parts.captions import is_call
from packager.text.parts.headings import anything_after, fold, shows_anything_after
from packager.text.parts.links import POINTS_AWAY, leads_around, leads_away, link_share
from packager.text.rare import rare
from packager.text.soup import drop_words, every, holds, line
from packager.text.urls import is_address
from packager.text.words import COLONS

NOTICE_LENGTH = 320
"""Characters: a sign-up or contact line is shorter, a paragraph that mentions one mostly longer."""
DATE_LINE_LENGTH = 70
"""Characters of a line that gives a date and perhaps a section or a place."""
_MOST_BEFORE_BY = 2
"""Words that may stand before the "by" of a line."""
MOST_STAMPS, FEWEST_CHAPTERS = 5, 3
"""Items of a list of bylines and dates, of which fewer begin with a clock and go on; others list what was when."""
MONEY_LENGTH = 480
"""Characters of a notice that the site earns by links: with what readers agree to, it is longer than others."""
ABOUT_LENGTH = 700
"""Characters of a line that tells who an author is."""
ALL_LINKED = 0.9
"""Share of a last line's text inside links from which it is a link and nothing else."""

_EMOJI = re.compile("[\U0001f000-\U0001fbff\ufe0f\u200d]{1,6}")
"""A picture from the keyboard alone on its line: what systems put beside a remark."""
_MARKS = re.compile("[\"'“”„‟«»‘’‚‹›❝❞〝〞「」『』 ]{1,3}")
"""A quotation mark alone on its line: drawn large beside a quotation, it is no word of it."""
_CLOCK = re.compile(
    r"(?<![$£€¥.,\d])\b\d{1,2}\s?[:.h]\s?[0-5]\d\b(?!\s?[$£€%])|\b\d{1,2}\s?[ap]\.?m\.?\b|\b(?:19|20)\d\d\b|\b\d+\s(?:min|minutes?|hours?|days?)\b"
)
_CHAPTER = re.compile(r"\W?(?:\d{1,2}:)?\d{1,2}:\d\d(?![\d:])\W{0,3}\s[^\W\d]")
"""What is in a recording, or on, from then."""
_PARTED = re.compile(r"\s[|·•–-]\s")
_STAMP = rare(
    r"\b\d{1,2}\s?[:.h]\s?[0-5]\d\b|\b\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}\b|\b\d{4}-\d\d-\d\d\b|"
    r"\b\d{1,2}\.?\s(?:de\s)?[^\W\d]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d\b|\b[^\W\d]{3,9}\.?\s\d{1,2},?\s(?:19|20)\d\d\b"
)
"""A date or an hour, and no bare year or duration, which items of a list name as well."""

_NUMBERED = re.compile(r"(?:article|story|post|item)\s+\d+\W*", re.IGNORECASE)
"""How a law's articles, and the parts of a list, are numbered; no button counts what it stands for behind its word."""
_TOKEN = re.compile(r"(?:[^\W\d_]|[\u0900-\u0963\u0981-\u09e3\u0a01-\u0dff\u0e31-\u0e4e])+(?:-[^\W\d_]+)?|\d+")
"""A word, with the signs for vowels of Indian and Thai letters, which are no letters to Python; or a number."""
_SPOKEN = re.compile('[„“”«»"=]')
"""What a button never says and a dialogue does, „Ok.“, or a formula: x = 1."""
_BEFORE = re.compile(r"\A\W+")
_NAMED = re.compile(r"(?!['’]s (?!\w+ recent))\b", re.IGNORECASE)
"""What follows an author's name in a line about the author, and not in "Lea Dupont's first book was printed"."""
_WORKS = rare(
    r" (?:covers?|writes?|reports?|works?|joined|hosts|serves|leads|edits|teaches|schreibt|leitet|arbeitet|berichtet|"
    r"écrit|travaille|couvre|escribe|trabaja|cubre|escreve|trabalha|scrive|lavora|schrijft|werkt|skriver|pisze|"
    r"is (?:an?|the|our) [\w’' -]{0,60}(?:writer|reporter|editor|journalist|correspondent|columnist|author|critic))\b",
    re.IGNORECASE,
)
"""What a line says that people do for a living. "May was the warmest month", where May is the author, says nothing."""
_TIMES = words("time")


def drop_notices(
    soup: BeautifulSoup,
    known: Iterable[str | None],
    authors: Sequence[str] = (),
    own: Sequence[str | None] = (),
    language: str | None = None,
    site: str | None = None,
) -> None:
    """Take notices out of a sequence of blocks, in place.

    ``known`` are names that the page gives for itself (authors, byline, site, section): a line
    above the text that only says one of them goes, and a last one that tells who the ``authors`` are, their portraits,
    and the last pictures that lead to another page than its ``own`` addresses. ``site`` is the host, or "", of a text
    that its writer gave to a feed or sent: what no page lays round it, such as the day above it or a label without a
    link, and last lines that lead elsewhere are the writer's.
    """
    names = {fold(each) for each in known if each} - {""}
    drop_cookie_lines(soup)
    blocks = lines_of(soup)
    hours = _hours_of_posts(blocks)
    for block in blocks:
        text = line(block)
        told = _is_notice(block, text, given=site is not None) or _tells_of_more(text, names)
        if told and not is_apart(block) and id(block) not in hours:
            block.decompose()
    drop_echoes(soup, NOTICE_LENGTH)
    drop_doubles(soup, NOTICE_LENGTH)
    drop_pointers(soup, site)
    _drop_top(soup, names, hours, language, given=site is not None)
    drop_author_box(soup)
    drop_lone_pictures(soup, authors, own)
    _drop_end(soup, [each.strip() for each in authors if " " in each.strip()], site)


def _is_notice(block: Tag, text: str, *, given: bool) -> bool:
    """Whether a line is about the site; in a text that was ``given``, buttons still lead somewhere."""
    if not text or len(text) > NOTICE_LENGTH:
        return NOTICE_LENGTH < len(text) <= MONEY_LENGTH and said.tells_of_earnings(text)
    if _MARKS.fullmatch(text) or is_call(text) or heads_nothing(block, text):
        return True
    if LABEL.fullmatch(text) or (offers(text) and not given):
        return True
    if _EMOJI.fullmatch(text) or (_only_buttons(text) and not holds(block, _TIMES)):
        counts = block.name in HEADINGS and not any(map(str.isalpha, text))  # "2.1.0 (2026-05-03)"
        return not counts and (not given or holds(block, ("a",)))
    if block.name in HEADINGS:
        return False
    if said.PLACEHOLDER.fullmatch(text):
        return _says_more(block.find_parent("blockquote"), text)
    if _asks_to_sign_up(text) and (len(text) < NOTICE_LENGTH / 2 or block.find("a") is not None):
        return not _is_one_of_others(block)
    return len(text) < NOTICE_LENGTH and bool(
        said.FOLLOW.match(text)
        or _asks_to_follow(text)
        or (said.AGREE.match(text) and block.find_parent("blockquote") is None)
        or said.PAID.match(text)
        or said.tells_of_earnings(text)
        or (said.asks_for_gift(text) and holds(block, ("a",)))
    )


def _asks_to_follow(text: str) -> bool:
    """Whether a short line ends by asking to follow on a network, as languages do whose verbs stand last."""
    folded = text.casefold()
    if len(text) > LINE_LENGTH or not folded.rstrip(" .!।۔:»)").endswith(said.FOLLOW_LAST):
        return False
    return any(network in folded for network in said.NETWORKS)


def _tells_of_more(text: str, names: set[str]) -> bool:
    """Whether a line is a label over other stories of the site, of its section or of the author: "More from TIME"."""
    found = said.MORE_FROM.match(text) if len(text) <= LABEL_LENGTH else None
    return found is not None and fold(text[found.end() :]) in names


def _says_more(quote: Tag | None, text: str) -> bool:
    """Whether a quoted post holds another link than a line of it: "A post shared by Mara"."""
    return quote is not None and any(line(link) not in {"", text} for link in quote.find_all("a"))


def _asks_to_sign_up(text: str) -> bool:
    if said.LETTER.search(text.lower()) is None:
        return False
    return _says_sign_up(said.SUBSCRIBERS.sub("", text))


def _says_sign_up(text: str) -> bool:
    return said.SIGN_UP.search(text) is not None or said.DOWNLOAD.search(text) is not None


def _is_one_of_others(block: Tag) -> bool:
    """Whether a line is an item of a list with items that do not ask to sign up: a step of instructions."""
    items = block.parent.find_all("li", recursive=False) if block.name == "li" and block.parent is not None else []
    return not all(_asks_to_sign_up(line(each)) for each in items)


def _only_buttons(text: str) -> bool:
    if len(text) > 60:
        return False
    found = _TOKEN.findall(text.lower())
    return (
        bool(found)
        and _SPOKEN.search(text) is None
        and _NUMBERED.fullmatch(text) is None
        and all(each in said.BUTTONS or each.isdigit() for each in found)
        and not text.rstrip(".)").isdigit()
    )


def _hours_of_posts(blocks: Iterable[Tag]) -> set[int]:
    """Which lines, by ``id()``, are the times of so many posts that it is a live blog.

    A clock over a link is how long a film is.
    """
    stamps = {id(block) for block in blocks if block.name == "p" and _is_stamp(block) and not _stands_over_link(block)}
    return stamps if len(stamps) >= FEWEST_POSTS else set()


def _stands_over_link(block: Tag) -> bool:
    following = block.find_next_sibling()
    return following is not None and link_share(following) >= POINTS_AWAY


def _drop_top(soup: BeautifulSoup, known: set[str], hours: set[int], language: str | None, *, given: bool) -> None:
    """Drop byline, date and credit lines above the first sentence, but no times of posts (``hours``).

    Of a text that was ``given``, only what says again whose it is or when it was published: other days are of what it
    tells.
    """
    for block in every(soup, LINES)[:12]:
        text = line(block)
        if not text or id(block) in hours or block.find_parent(["figure", "table", "aside", "blockquote"]) is not None:
            continue
        folded = fold(text)
        if folded in known or (len(text) <= LINE_LENGTH and not known.isdisjoint(_named(text))):
            drop_words(block)
            continue
        if block.name in HEADINGS:
            continue
        if len(text) <= NOTICE_LENGTH and _is_no_line_of_text(text) and not holds(block, NOT_LINES):
            block.decompose()
            continue
        if len(text) > LINE_LENGTH or (is_sentence(text) and not _CLOCK.search(text) and len(text) > LABEL_LENGTH):
            return
        told = _is_stamped(text) if given else _tells_when_or_by_whom(text, language)
        if told and (block.name != "li" or _is_list_of_stamps(block)):
            drop_words(block)


def _named(text: str) -> set[str]:
    """Whom a line above the text may name besides a "by" or a city."""
    beside = None if text.isascii() else beside_arab_place(text)
    words = text.split(maxsplit=_MOST_BEFORE_BY)
    late = (" ".join(words[at:]) for at in range(1, len(words)))  # "Contributed by Ann Lee", known as "by Ann Lee"
    told = [said.LEADING.sub("", text, count=1), named_after(text), beside, *filter(named_after, late)]
    return {fold(each) for each in told if each}


def _is_no_line_of_text(text: str) -> bool:
    """Whether a line above the text tells of rights, or the way to the page."""
    return bool(said.RIGHTS.match(text) or said.PATH.fullmatch(text) or said.TAGS.fullmatch(text))


def _tells_when_or_by_whom(text: str, language: str | None) -> bool:
    leading, spoken = said.LEADING.match(text) is not None, text.endswith((".", "!", "?"))
    if not leading and announces(text):
        return False
    if tells_when(text, language):
        return True
    if leading or spoken:
        return not spoken
    # A longer line is one where signs part what it gives beside the date: section, author, tags.
    short = len(text) <= DATE_LINE_LENGTH or len(_PARTED.findall(text)) > 1
    return short and _CLOCK.search(text) is not None and len(_CHAPTER.findall(text)) < FEWEST_CHAPTERS


def _is_list_of_stamps(item: Tag) -> bool:
    """Whether half the items of a list are bylines or dates: one of many is like the others, and chapters are none."""
    items = [] if item.parent is None else [line(each) for each in item.parent.find_all("li", recursive=False)]
    stamps = sum(_STAMP.search(text) is not None or said.LEADING.match(text) is not None for text in items)
    chapters = sum(_CHAPTER.match(text) is not None for text in items)
    return 0 < len(items) <= MOST_STAMPS and 2 * stamps >= len(items) and chapters < FEWEST_CHAPTERS


def _is_stamp(block: Tag) -> bool:
    """Whether a line is a time and nothing else, as it stands over each post of a live blog."""
    if len(block.contents) == 1 and isinstance(block.contents[0], Tag) and block.contents[0].name == "time":
        return True
    return tells_clock(line(block))


def _drop_end(soup: BeautifulSoup, authors: Sequence[str], site: str | None) -> None:
    """Drop rights, contact and sign-up lines below the last sentence, and who the authors are."""
    for block in reversed(every(soup, LINES)[0 if site is None else 1 :][-8:]):  # what is given says something
        text = line(block)
        if is_apart(block) or (text and not _ends_nothing(block, text, site) and not _is_about(authors, block, text)):
            return
        if text:
            block.decompose()


def _is_about(authors: Sequence[str], block: Tag, text: str) -> bool:
    """Whether a line tells who an author is: it begins with the whole name, or a part of it and what he or she does."""
    if block.name != "p" or len(text) > ABOUT_LENGTH:
        return False
    told = _BEFORE.sub("", text)
    parts = [part for name in authors for part in (name.split()[0], name.split()[-1])]
    return any(_begins(told, name, _NAMED) for name in authors) or any(_begins(told, part, _WORKS) for part in parts)


def _begins(text: str, name: str, then: re.Pattern[str]) -> bool:
    return text[: len(name)].lower() == name.lower() and then.match(text, len(name)) is not None


def _lists_titles(block: Tag) -> bool:
    """Whether a block is a list of links to more of one site, each on a line of its own."""
    links = [link for link in block.find_all("a") if line(link)]
    return len(links) > 1 and len(block.find_all("br")) >= len(links) - 1 and not leads_around(block)


def _is_stamped(text: str) -> bool:
    """Whether a line says when the page was made or changed."""
    stamped = said.STAMPED.fullmatch(text) if len(text) <= DATE_LINE_LENGTH else None
    return stamped is not None and _STAMP.search(text) is not None


def _tells_of_page(text: str, *, given: bool) -> bool:
    """Whether a line says whose the page is, when it was changed or, where it was not ``given``, whom to write to."""
    signs = (said.RIGHTS_INSIDE.search, said.TAGS.fullmatch, *(() if given else (said.CONTACT.search,)))
    return _is_stamped(text) or (len(text) <= NOTICE_LENGTH and any(sign(text) for sign in signs))


def _is_announced(block: Tag) -> bool:
    """Whether a link is an address written out, or stands under a sentence that leads to it, and is no label."""
    if is_address(line(block)):
        return True
    before = (block if block.name == "p" or block.parent is None else block.parent).find_previous_sibling()
    if block.name not in {"p", "li"} or before is None or before.name != "p" or not holds(block, ("a",)):
        return False
    text = line(before)
    return text.endswith(COLONS) and len(text) > LABEL_LENGTH and said.ALSO.match(text[:NOTICE_LENGTH]) is None


def _ends_nothing(block: Tag, text: str, site: str | None) -> bool:
    """Whether a line at the end belongs to the site: rights, contact, a heading over nothing, a lone link."""
    if block.name in HEADINGS:
        return block.find_parent("blockquote") is None and not shows_anything_after(block)
    if block.name == "li" and block.parent is not None and leads_around(block.parent):
        return False
    if said.RIGHTS.match(text[:NOTICE_LENGTH]) or _tells_of_page(text, given=site is not None):
        return True
    if len(text) <= MONEY_LENGTH and said.CALL.match(text) and (holds(block, ("a",)) or _says_sign_up(text)):
        return True
    if len(text) <= LINE_LENGTH and text.endswith(COLONS) and not anything_after(block):
        return True  # it announces what is gone
    linked = link_share(block)
    if linked > POINTS_AWAY and _lists_titles(block) and not is_sentence(text):
        return True
    if _is_announced(block) or (site and leads_away(block, site)):
        return False
    parted = ALL_LINKED if _PARTED.search(text) is None else POINTS_AWAY
    return (len(text) <= LINE_LENGTH and linked > parted and not is_sentence(text)) or bool(
        said.ALSO.match(text[:NOTICE_LENGTH]) and linked > POINTS_AWAY / 2
    )
