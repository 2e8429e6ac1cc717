"""The dateline glued to an article's first sentence, told apart: "PARIS (AFP) — Le gouvernement …"."""

from __future__ import annotations

import re

from packager.text.calendar import months
from packager.text.calendar.clocks import clocks_in
from packager.text.calendar.days import ascii_digits
from packager.text.calendar.labels import labels_in
from packager.text.facts.names import AGENCIES
from packager.text.html import words
from packager.text.lines.noticewords import LEADING
from packager.text.rare import rare

_LONGEST = 100
"""Characters of a dateline with its dash; longer beginnings are sentences."""
_MOST_PLACE_WORDS = 5

_DASH = re.compile(
    r"\s*(?:[—–−―]|--|(?<=[\s)\]])-(?=\s)|(?<=\))-(?=\w)|(?<=[\w)])\.-(?=\s)|(?<=\s)ـ+(?=\s))\s*"
    r"|(?<=[^\s/]/)\.?\s+|(?P<bare>(?<=\))\.?\s+|(?<=[\w)]):\s+|(?<=\s)\|\s+)"
)
"""What parts a dateline from its sentence: a dash, after an agency between strokes a point, after a known one a space,
a colon or a bar."""
_CJK_AGENCY = r"(?:共同|時事|ロイター|聯合|新華|ブルームバーグ|CNN|ＣＮＮ|AFP|ＡＦＰ|AP|ＡＰ|DPA|[=＝])"
_CJK = rare(
    r"(?P<dateline>"
    # 新华社北京11月20日电（记者张三）
    r"(?:[（(【\[]?[\w·]{2,14}[）)】\]]?)?[\w·]{0,10}\d{1,2}月\d{1,2}日[電电讯訊](?:\s?[（(][^（()）]{1,30}[)）])?"
    # （中央社記者王小明台北20日電）
    r"|[（(][\w·、]{2,30}?\d{1,2}日[電电讯訊][)）]"
    # (서울=연합뉴스) 홍길동 기자 =
    r"|[(（\[【][가-힣A-Za-z·,\s]{1,20}=\s?[^)）\]】]{2,15}[)）\]】](?:\s*[가-힣·\s]{2,30}(?:기자|특파원|"
    r"통신원)(?=\s*=))?"
    # 【パリ共同】, 【ロンドン=山田太郎】, ［東京　２０日　ロイター］ -
    rf"|【[^】。]{{0,24}}{_CJK_AGENCY}[^】。]{{0,16}}】|"
    rf"[［\[][^］\]。]{{2,30}}{_CJK_AGENCY}[^］\]。]{{0,10}}[］\]]|[（(](?:CNN|ＣＮＮ)[)）]"
    r")[\s　:：=\-－–—]*(?P<rest>\S.*)",
    re.DOTALL,
)
_CJK_SIGNS = (("\u3040", "\u30ff"), ("\u4e00", "\u9fff"), ("\uac00", "\ud7af"))
_AGENCY_MARK = re.compile(r"\s*(?:[(\[](?P<agency>[^()\[\]]{2,40})[)\]]|/(?P<wire>[^/\s][^/]{1,28})/\.?)\s*$")
_AGENCY_LAST = re.compile(r"(?:\s?[|/,]\s?|\s(?=\w+\Z))(?P<agency>[^|/,]{2,30})\Z")
"""An agency without brackets, which only a known one can be: "Berlin/dpa", "PARIS | AFP |", "BERLIN dpa |"."""
_AGENCY_FIRST = re.compile(r"(?P<agency>[^\s.:][^.:]{1,24})[.:]\s+(?=\S)")
"""The same behind the dash: "МОСКВА, 20 ноя - РИА Новости. "."""
_SITE = re.compile(r"(?<![\w-])[^\W_][\w-]{0,40}\.(?:com?|co\.\w\w|id|net|org|ru|info)", re.IGNORECASE)
"""The name of a site, which answers for a text as an agency does: "Warta9.com, Jakarta -"."""
_PLACE_WORD = re.compile(r"[^\W\d_][^\s\d,]*\.?")
_SMALL_WORDS = words(
    "a de del della di du des d la le les el los las l am an der im in bei and et und y e upon sur sous do da dos"
)
# What stands in capitals before a dash in headlines and boxes and is no place.
_NOT_A_PLACE = words(
    "exclusive breaking update updated updates opinion analysis review watch video videos photo photos live "
    "live-blog direct exclusif exclusiv vidéo vidéos alerte alert editorial éditorial comment commentary "
    "interview explainer infographic feature podcast press release report correction note notice important "
    "warning attention spoiler tl;dr faq q a yes no but and the eilmeldung kommentar meinung reportage enquête "
    "portrait analyse entretien récit decryptage décryptage opinión análisis entrevista urgente vídeo exclusiva "
    "actualización aggiornamento esclusiva intervista step part chapter day week monday tuesday wednesday "
    "thursday friday saturday sunday rumor rumour sponsored advertisement "
    "by von par por door"
)


def split(text: str, language: str | None = None) -> tuple[str, str] | None:
    """Split the first paragraph's text into its dateline and the rest, or return None where it has none.

    A dateline is a place, with a date or an agency in brackets or in capitals, before a dash. What
    could as well be a sentence is left whole.
    """
    line = text.strip()
    if _has_cjk(line[:_LONGEST]) and (found := _CJK.match(line)):
        return found["dateline"].strip(), found["rest"]
    for dash in _DASH.finditer(text[: _LONGEST + 4]):
        head, rest = text[: dash.start()].strip(), text[dash.end() :].strip()
        if head and rest and _begins_a_sentence(rest) and _is_dateline(head, language, bare=dash["bare"] is not None):
            more = _by_agency(rest) or split(rest, language)  # "(ANSA) - ROMA, 20 NOV -", "DENVER--(BUSINESS WIRE)--"
            end = text.index(more[0], len(head)) + len(more[0]) if more else 0
            return (text[:end].strip(), more[1]) if more and end <= _LONGEST else (head, rest)
        if len(head) > _LONGEST:
            break
    return None


def _by_agency(rest: str) -> tuple[str, str] | None:
    """Split the known agency with which a text begins from it."""
    found = _AGENCY_FIRST.match(rest)
    return (found["agency"], rest[found.end() :]) if found and _knows_agency(found["agency"]) else None


def _has_cjk(text: str) -> bool:
    return any(low <= sign <= high for sign in text for low, high in _CJK_SIGNS)


def place_of(text: str, language: str | None) -> str | None:
    """The dateline that a page marks as one, without its dash; None where the mark holds a date or a byline alone."""
    line = " ".join(text.split()).rstrip(" —–−―-:")
    if not 2 <= len(line) <= _LONGEST or LEADING.match(line) or labels_in(line) or clocks_in(line):
        return None
    if _has_cjk(line) and (found := _CJK.match(f"{line} -")):
        return found["dateline"].strip()
    agency = _AGENCY_MARK.search(line)
    place, _ = _without_date(line[: agency.start()] if agency else line, language)
    words = [word for word in re.split(r"[\s,/]+", place) if word]
    if not 0 < len(words) <= 2 * _MOST_PLACE_WORDS or words[0][0].islower():
        return None
    parts = {part.strip(".").lower() for word in words for part in word.split("-")}
    return line if all(map(_PLACE_WORD.fullmatch, words)) and parts.isdisjoint(_NOT_A_PLACE) else None


def _begins_a_sentence(rest: str) -> bool:
    """Whether what follows the dash can begin an article: a capital, a quotation, a script without capitals."""
    first = next((c for c in rest[:4] if c.isalnum()), "")
    return bool(first) and not first.islower() and len(rest.split()) >= 2


def _is_dateline(head: str, language: str | None, *, bare: bool) -> bool:
    """Whether a beginning is a dateline; ``bare``: no dash follows it, and only a known agency tells."""
    agency = _AGENCY_MARK.search(head)
    by_whom = (agency["agency"] or agency["wire"]) if agency else ""
    if bare and not agency and (agency := _AGENCY_LAST.search(head.rstrip(" |"))):
        by_whom = agency["agency"].strip()
    named = bool(agency and _is_agency(by_whom))
    if (agency and not named) or (bare and not _knows_agency(by_whom)):
        return False
    where = head[: agency.start()].rstrip(" -–—") if agency else head
    sites = [] if bare or agency else [word for word in re.split(r"[\s,]+", where) if _SITE.fullmatch(word)]
    named = named or bool(sites)
    place, dated = _without_date(_SITE.sub("", where).strip(" ,.") if sites else where, language)
    words = [word for word in re.split(r"[\s,/]+", place) if word]
    if not words:
        return named or dated
    if len(words) > _MOST_PLACE_WORDS * (2 if named or dated else 1) or any(
        word.strip(".").lower() in _NOT_A_PLACE for word in words
    ):
        return False
    if not all(_PLACE_WORD.fullmatch(word) for word in words):
        return False
    big = [word for word in words if word.lower().strip("'’.") not in _SMALL_WORDS]
    in_capitals = bool(big) and _in_capitals(words[0]) and len(re.sub(r"\W", "", words[0])) >= 3
    # A name of any party or firm stands in brackets behind a person's, too.
    told = dated or bool(sites) or (named and (not any(map(str.islower, place)) or _knows_agency(by_whom)))
    return in_capitals or (told and bool(big) and all(word[:1].isupper() or not word[:1].islower() for word in big))


def _in_capitals(word: str) -> bool:
    return word.isupper() and len(re.sub(r"\W", "", word)) >= 2


def _is_agency(text: str) -> bool:
    """Whether brackets hold an agency's name: a known one, or one written in capitals or as a site's name."""
    parts = [part.strip() for part in re.split(r"[/,;–-]", text) if part.strip()]
    return bool(parts) and all(
        AGENCIES.match(part)
        or (part.isupper() and len(part) <= 16)
        or re.fullmatch(r"[^\s\d]+(?: [A-Z]\w+){0,2}", part) is not None
        for part in parts
    )


def _knows_agency(text: str) -> bool:
    return any(AGENCIES.match(part.strip()) for part in re.split(r"[/,;–-]", text))


def _without_date(head: str, language: str | None) -> tuple[str, bool]:
    """The head without the day it ends in ("LONDON, Nov 20"), and whether there was one."""
    line = ascii_digits(head)
    day = re.search(
        r"[,.]?\s*(?:le|el|den|il|am|on|den)?\s*(?:(?P<d1>\d{1,2})(?:er|\.|st|nd|rd|th)?\s*(?:de\s|"
        r"of\s)?\s*(?P<m1>[^\s\d_.,/()]+)\.?|(?:\d{4}\.\s)?(?P<m2>[^\s\d_.,/()]+)\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|"
        r"th|\.)?)(?:,?\s*(?:de\s)?\d{4})?\s*\.?\s*$",
        line,
        re.IGNORECASE,
    )
    if day and months.known(day["m1"] or day["m2"], language):
        return head[: day.start()].strip(" ,"), True
    numeric = re.search(r",?\s*\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)?\s*$", line)
    return (head[: numeric.start()].strip(" ,"), True) if numeric else (head, False)
