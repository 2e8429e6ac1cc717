"""The steps of cleaning, each a function from a Draft to a Draft: what a page goes through on its way to an article."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from bs4 import BeautifulSoup, Tag
from lxml import etree

from packager.errors import ExtractError, ParseError
from packager.model import Item, Problem, Provenance
from packager.stages.clean.addresses import is_local, picture_address
from packager.stages.clean.admission import refuse_others, weigh
from packager.stages.clean.draft import Draft
from packager.stages.clean.judge import refuse
from packager.text.article import siterules
from packager.text.article.carve import carve
from packager.text.article.crossheads import name_crossheads
from packager.text.article.story import find_story, told_story
from packager.text.article.teasers import teased
from packager.text.article.testimony import heard, written_out
from packager.text.calendar.dates import read_machine, read_visible
from packager.text.decode import decode
from packager.text.facts import declared
from packager.text.facts.metadata import Facts, claims, read
from packager.text.facts.names import split as split_names
from packager.text.html import SHOWN, Element, line_of, parse_page
from packager.text.language import mark_foreign
from packager.text.lines.leads import breaks_off, take_dateline, take_marked
from packager.text.lines.notices import NOTICE_LENGTH, drop_notices
from packager.text.lines.repeats import drop_self
from packager.text.longwords import unhyphenated
from packager.text.page import furniture
from packager.text.page.breaks import part as part_lines
from packager.text.page.roles import name_headings, name_paragraphs, name_titles
from packager.text.page.scriptless import open_scriptless
from packager.text.page.survey import Survey, linked_share
from packager.text.parts.accordions import open_accordions, open_tabs
from packager.text.parts.blocks import settle_blocks, tidy
from packager.text.parts.boldlines import name_bold_lines
from packager.text.parts.buttons import drop_buttons
from packager.text.parts.captions import settle_figures
from packager.text.parts.embeds import announced, settle_embeds
from packager.text.parts.emphasis import drop_blanket_emphasis
from packager.text.parts.figures import open_figures
from packager.text.parts.footnotes import settle_notes as settle_footnotes
from packager.text.parts.galleries import open_galleries
from packager.text.parts.headings import drop_headline, settle_levels, settle_texts
from packager.text.parts.links import drop_lost_places, settle_links
from packager.text.parts.listings import open_listings
from packager.text.parts.mathematics import settle_formulas
from packager.text.parts.pictures import settle_pictures
from packager.text.parts.players import open_embeds
from packager.text.parts.quoteboxes import unquote_posts
from packager.text.parts.tables import open_tables, unlay_tables
from packager.text.sanitize import sanitize
from packager.text.soup import QuickSoup, every, holds, names
from packager.text.urls import absolute, base_of, public_site

_PLAIN = frozenset({"text/plain", "text/markdown"})
_PAGES = frozenset(
    {"", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "application/octet-stream"}
)
_CAPTIONS = frozenset({"p", "div", "span", "small", "dd", "em", "figure"})
LEAST_TOLD = 80
"""Characters that the parts which a site's rule names must hold, for the rule to be believed: a sentence."""


def open_page(draft: Draft) -> Draft:
    """Decode and parse the page."""
    document = draft.item.document
    if document is None:
        raise ParseError("there is no page", code="empty-page")
    kind = document.media_type.partition(";")[0].strip().lower()
    text = unhyphenated(decode(document.data, document.charset))
    rule = draft.item.rule
    text = siterules.rewritten(rule, text) if rule else text
    known = kind in _PAGES or kind.startswith("text/")
    refuse_others(document.data, text, known=known)
    weigh(text)
    page = parse_page(_paragraphs(text) if kind in _PLAIN else text)
    if page is None:
        raise ParseError("the page is empty", code="empty-page")
    told = siterules.told(rule, page) if rule else siterules.Told()
    if rule:
        siterules.reshape(rule, page)
    _write_places(page, draft.item.url, text)
    _open_forms(page, draft.item.url)
    return replace(draft, page=page, told=told, base=base_of(page, document.url))


def open_feed_text(draft: Draft) -> Draft:
    """Take the text that came with the feed as the located part, less what its system wrote into it."""
    item = draft.item
    own = item.content or item.summary or ""
    weigh(own)
    page = parse_page(unhyphenated(own))
    body = None if page is None else page.find("body")
    problems = draft.problems
    if body is not None:
        _open_forms(page, item.url)
        if not item.as_written:
            story = told_story(page, [body])
            body = _carved(story)[1]
            problems = _with_cut(draft, story)
    soup = QuickSoup() if body is None else _soup(body)
    if not soup.get_text(strip=True) and not holds(soup, SHOWN - {"hr"}):
        raise ExtractError("it came without text", code="no-text")
    return replace(draft, soup=soup, base=item.url, broken=breaks_off(soup), problems=problems)


def locate(draft: Draft) -> Draft:
    """Find the article in the page and copy it out."""
    told = _told(draft)
    said = declared.read(draft.page)
    story = told or find_story(draft.page, draft.item.url, heard(said))
    if not told and not story.facts[0].kept and (text := written_out(draft.page, said)) is not None:
        story = told_story(draft.page, [text])
    if not story.facts[0].kept:
        refuse(draft.page, "no article was found on the page")
    located, part = _carved(story)
    headline = draft.page.find(".//h1") if draft.page is not None else None
    title = line_of(headline) if headline is not None else None
    linked = 0.0 if told else linked_share(story)
    shown = 0.0 if told or claims(said) else teased(story)
    found = replace(draft, declared=said, located=located, linked=linked, teased=shown, soup=_soup(part))
    return replace(found, headline=title or None, problems=_with_cut(draft, story))


def _carved(story: Survey) -> tuple[Element, Element]:
    """The located element, and a copy that holds the story alone."""
    located, part = carve(story)
    unquote_posts(part)
    return located, part


def _told(draft: Draft) -> Survey | None:
    """The story as the site's rule tells where it is. Raises ExtractError where it finds too little."""
    rule = draft.item.rule
    if rule is None or not rule.body:
        return None
    found = siterules.elements(draft.page, rule.body)
    story = told_story(draft.page, found) if found else None
    if story is None or not (story.facts[0].kept >= LEAST_TOLD or story.facts[0].media):
        raise ExtractError(f"the rule {rule.name} found no text on the page", code="rule-missed")
    return story


def _by_rule(draft: Draft, facts: Facts) -> Facts:
    """What a rule finds stands over what the page says of itself."""
    told = draft.told
    people = [name for text in told.author for name in split_names(text)]
    language = facts.language or draft.item.language or draft.language
    dated = (read_machine(text, language) or read_visible(text, language, fetched=draft.fetched) for text in told.date)
    moment = next((one for one in dated if one), None)
    return replace(
        facts,
        title=next(iter(told.title), facts.title),
        authors=tuple(dict.fromkeys(people)) or facts.authors,
        published=moment or facts.published,
        published_from=Provenance.TEXT if moment else facts.published_from,
    )


def understand(draft: Draft) -> Draft:
    """Read title, authors, times and the rest from the whole page."""
    facts = read(
        draft.page,
        url=draft.item.url,
        located=draft.located,
        language=draft.item.language or draft.language,
        fetched=draft.fetched,
        said=draft.declared,
    )
    where = draft.item.url or draft.item.guid
    doubts = (Problem("clean", where, doubt.code, doubt.message) for doubt in facts.doubts)
    return replace(draft, facts=_by_rule(draft, facts), problems=(*draft.problems, *doubts))


def settle_addresses(draft: Draft) -> Draft:
    """Complete the links and unwrap those that lead nowhere."""
    public = draft.facts.canonical or draft.item.url
    web_base = public if (draft.base or "").startswith("file:") else draft.base
    settle_links(draft.soup, lambda href: absolute(web_base, href), draft.url)
    return draft


def settle_notes(draft: Draft) -> Draft:
    """Write the footnotes in one form, with links both ways."""
    settle_footnotes(draft.soup)
    return draft


def settle_images(draft: Draft) -> Draft:
    """Find the best address of every picture, and its caption; link to what cannot be printed."""
    outside: dict[str, Problem] = {}

    def placed(source: str) -> str | None:
        address = picture_address(draft, source)
        if address is None and draft.item.root and is_local(draft, source):
            outside.setdefault(source, _outside(draft.item, source))
        return address

    settle_pictures(draft.soup, placed)
    unlay_tables(draft.soup)  # some lay a picture out over its caption
    settle_figures(draft.soup, _hangs)
    if not draft.item.as_written:
        drop_buttons(draft.soup)
    settle_embeds(draft.soup, lambda source: absolute(draft.base, source), lambda: announced(draft.page), placed)
    return replace(draft, problems=(*draft.problems, *outside.values()))


def drop_furniture(draft: Draft) -> Draft:
    """Write the text as plain blocks and take out the lines that are no part of it."""
    facts, item = draft.facts, draft.item
    settle_blocks(draft.soup)
    drop_blanket_emphasis(draft.soup)
    if not item.as_written:
        own = (facts.canonical, item.url)
        names = (*facts.authors, facts.byline, facts.site, facts.rubric, *item.authors, item.site)
        drop_self(draft.soup, (facts.title, item.title), own, NOTICE_LENGTH)
        given = public_site(item.url) or "" if draft.page is None else None
        drop_notices(draft.soup, names, facts.authors, own, facts.language, given)
    return draft


def drop_headlines(draft: Draft) -> Draft:
    """Take the headline out: it is printed above the text."""
    titles = (draft.facts.title, draft.item.title, draft.facts.site)
    drop_headline(draft.soup, draft.headline, *titles, labels=not draft.item.as_written)
    return draft


def split_dateline(draft: Draft) -> Draft:
    """Take the place and agency off the first sentence."""
    language = draft.facts.language or draft.item.language or draft.language
    dateline, document, said = take_dateline(draft.soup, language), draft.item.document, draft.declared
    if dateline is None and said is not None and document is not None and b"ateline" in document.data:
        dateline = take_marked(draft.soup, draft.page, said.node.get("dateline"), language)
    return replace(draft, dateline=dateline)


def settle_headings(draft: Draft) -> Draft:
    """Number the headings that are left, and those that only look like some."""
    if not draft.item.as_written:
        settle_texts(draft.soup)
        name_bold_lines(draft.soup)
    settle_levels(draft.soup)
    drop_lost_places(draft.soup)
    tidy(draft.soup)
    return draft


def tell_languages(draft: Draft) -> Draft:
    """Write on long quotations in another language which it is: for voices, hyphens and fonts."""
    language = draft.facts.language or draft.item.language or draft.language
    if language:
        mark_foreign(every(draft.soup, ("blockquote",)), language)
    return draft


def sanitise(draft: Draft) -> Draft:
    """Let through what an edition may hold: the last step."""
    return replace(draft, html=sanitize(draft.soup.decode(formatter="minimal")).strip())


# --- what they share


def _open_forms(page: Element, url: str | None) -> None:
    """Write what systems write in ways of their own (lines, headings, galleries, code …) as HTML has it, in place."""
    part_lines(page)
    open_scriptless(page)
    name_headings(page)
    name_paragraphs(page)
    name_titles(page)
    name_crossheads(page)
    open_figures(page)
    open_galleries(page)
    open_accordions(page)
    open_tabs(page)
    open_embeds(page, public_site(url))
    settle_formulas(page)
    open_listings(page)
    open_tables(page)


def _write_places(page: Element, url: str | None, text: str) -> None:
    """Write the links to places on the page itself as such, where its system writes its address before them."""
    address = f"{(url or '').partition('#')[0]}#"
    if len(address) > 1 and address in text:
        for link in page.iter("a"):
            href = (link.get("href") or "").strip()
            if href.startswith(address):
                link.set("href", href[len(address) - 1 :])


def _with_cut(draft: Draft, story: Survey) -> tuple[Problem, ...]:
    """The problems of a draft, and that its story was cut where it was."""
    message = "the article is too long: a part of its text was left out"
    cut = Problem("clean", draft.item.url or draft.item.guid, "article-cut", message)
    return (*draft.problems, cut) if story.cut else draft.problems


def _outside(item: Item, source: str) -> Problem:
    message = f"the picture {source.strip()} lies outside the folder of its source and was left out"
    return Problem("clean", item.url or item.guid, "image-outside", message, "copy it into the folder")


def _hangs(tag: Tag) -> bool:
    """Whether an element of the soup is a caption."""
    if tag.name == "figcaption":
        return True
    return tag.name in _CAPTIONS and furniture.is_caption_name(names(tag)) and tag.find("img") is None


def _soup(part: Element) -> BeautifulSoup:
    if part.tag in {"p", "ul", "ol", "dl", "pre", "table", "blockquote", "figure"}:
        return QuickSoup(etree.tostring(part, encoding="unicode", method="html"))
    inside = [escape(part.text or ""), *(etree.tostring(child, encoding="unicode", method="html") for child in part)]
    return QuickSoup("".join(inside))


def _paragraphs(text: str) -> str:
    """Plain text as a page."""
    return "".join(f"<p>{escape(block)}</p>" for block in text.split("\n\n") if block.strip())
