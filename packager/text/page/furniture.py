"""Furniture: what stands on a page round an article and is no part of it, told by names, roles and density.

Words of class, id, role and component names, never the name of a site. They were collected from
what publishers' systems call these boxes, in English and the languages that name them otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import islice

from packager.text.html import HEADINGS, Element, hides, words
from packager.text.rare import rare

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[\s_:./]+|--+")

_ADVERTS = (
    "ad ads adbox adslot adunit adwrap(?:per)? advert advertise(?:ment|r)? advertorial adsense dfp dfpad "
    "gpt mpu leaderboard "
    "sponsor(?:ed|s|ship)? promo(?:s|tion|tions|ted|box)? anzeige publicite werbung reklam[ae] outbrain "
    "taboola zergnet "
    "revcontent criteo affiliate commercial billboard"
)
_RELATED = (
    "related relateds? relatedposts recirc(?:ulation)? recommend(?:ed|ation|ations|er)? readmore "
    "read-more read-next read-also also-read "
    "alsoread lire-aussi next-article more-stories more-from more-on most-read mostread most-popular "
    "mostpopular popular trending "
    "latest-news teaser(?:s|list)? see-also more-news up-next whats-next jp-relatedposts infinite-scroll yarpp "
    "further-reading another.category inread suggest(?:ed|ions)? mais-lidas leia-mais saiba-mais mehr-zum-thema "
)
_SHARING = (
    "share(?:s|d|bar|tools|buttons|this|daddy)? sharing social(?:bar|media|links)? sociable addthis "
    "addtoany follow(?:-us)? sns whatsapp pinterest "
    "qr-?code erweima ewm"
)
_LETTERS = "newsletters? sign-?up subscribe(?:r)? subscription optin opt-in mailchimp mailing-list mc-?embed"
_TALK = "comments? commentlist comment-list disqus respond reply replies livefyre coral discussion guest-?book"
_WAYS = (
    "breadcrumbs? nav navigation navbar navi menu submenu pagination pager paging toolbar tools skip "
    "skip-link skiplink "
    "prev-next post-nav back-to-top toc-toggle jump navbox catlinks "
    "(?<!-)(?:site|content)-sub(?!-) docnav navheader navfooter"
)
_ABOUT = (
    "tags? tag-list taglist tagcloud post-tags entry-tags keywords topics categories cat-links post-meta "
    "entry-meta meta postmeta postauthor "
    "metadata byline bylines author authors author-bio about-author author-box author-info writer-bio "
    "contributor bio timestamp "
    "pubdate publish-date post-date entry-date published-date dateline-info saboxplugin-(?:wrap|desc|authorname) "
    "message-user(?!-content) userinfo postprofile user-?(?:details|extras)"
)
_GATES = (
    "cookie cookies gdpr consent paywall login logon signin sign-in register registration modal popup "
    "pop-up overlay lightbox-controls tooltip flyout"
)
_HIDDEN = (
    "(?<!label-)hidden hide(?!-(?:placeholder|caption|title|control|overflow|scroll|border|icon|bullet)) "
    "invisible sr-only screen-reader screen-reader-text visually-hidden visuallyhidden "
    "u-hidden noprint no-print print-only printonly edit-?section"
)
_MISC = (
    "footer rodape fusszeile pied-de-page pie-de-pagina stopka sidebar side-bar (?<!elementor-)widget widgets "
    "rating ratings vote voting poll survey donate donation spenden? "
    "appeal fundrais(?:er|ing) copyright disclaimer correction-form feedback rss buttons? btn"
)


def _pattern(*lists: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[ -])(?:{'|'.join(' '.join(lists).split())})(?=[ -]|$)")


_NAMES = _pattern(_ADVERTS, _RELATED, _SHARING, _LETTERS, _TALK, _WAYS, _ABOUT, _GATES, _HIDDEN, _MISC)
_OVERRULED = _pattern(
    _RELATED.replace(" teaser(?:s|list)?", "").replace(" inread", ""),
    "promo(?:s|box)? boilerplate cta footer rodape fusszeile pied-de-page pie-de-pagina stopka modal scrim "
    "copyright disclaimer newsletters? optin mailchimp "
    "share(?:bar|tools|buttons|daddy) social(?:bar|media|links) addthis addtoany disqus "
    "comment-?(?:list|add|forbidden) guest-?book breadcrumbs? "
    "sign-?up-(?:card|form|box|block|banner|widget|module) outbrain taboola login signin disruptor interstitial "
    "navbox nav.table catlinks (?<!-)(?:site|content)-sub(?!-) docnav navheader navfooter "
    "author-(?:bio|box|info) about-author postauthor writer-bio saboxplugin-wrap next-?(?:story|post) kommentare? "
    "donat(?:e|ion)-(?:box|banner|widget|form|cta) spende(?:n(?:aufruf|box|banner))? "
    "flyout print-(?:tools|header|footer) tp-(?:container|modal|backdrop)(?:-inner)?",
)
"""Names of boxes that no witness saves. Where a witness found text in boxes so named, it was furniture on 25 of 26
pages of three corpora; "paywall", "hidden", "widget", "teaser" and "comment" name the article's own as often."""
_POPUPS = re.compile(r"(?:^|-)(?:rollover|popover|pop-?up|tooltip|hover-?card)(?=-)")
_POPUP_PARTS = re.compile(r"-(?:block|body|box|card|content|inner|panel)(?=-|$)")
"""Names of what opens over a line when a word of it is pointed at: the one, and behind it the other."""
_UNSEEN = _pattern(_HIDDEN)
_CAPTION = re.compile(
    r"(?:^|[ -])(?:(?:(?:fig|thumb|img|image|photo|media)-?)?captions?|(?:tw|tbl|table(?:-wrap)?)-foot(?:notes?)?|"
    r"legend|legende|credits?|(?:bild)?unterschrift|wp-caption-text|cutline|"
    r"(?:img|image|pic|picture|photo|foto)[ -](?:desc(?:r|ription)?|caps?|authors?|source))(?=[ -]|$)"
)

_POINTS = re.compile(
    r"(?:^|[ -])(?:key-?points?|key-?takeaways?|takeaways?|key-?facts|highlights|story-highlights|"
    r"key-?(?:messages|findings)|main-?points|summary-(?:list|points|bullets|box)|points-cles|essentiel|"
    r"a-retenir|at-a-glance|in-brief|tl-?dr|kernpunkte|auf-einen-blick|puntos-clave|claves|resumo|"
    r"in-sintesi)(?=[ -]|$)"
)
_POINTS_LABEL = re.compile(
    r"\W*(?:key (?:points?|takeaways?|facts)|(?:the )?takeaways|(?:story )?highlights|at a glance|in brief|tl;?dr|"
    r"(?:les )?points[ -]cl[ée]s|l['’]essentiel|(?:ce qu['’]il faut|à) retenir|en bref|das wichtigste(?: "
    r"in kürze)?|auf einen blick|kurz gesagt|"
    r"(?:los )?puntos clave|(?:las )?claves|en resumen|lo esencial|pontos[ -]chave|em resumo|in sintesi|"
    r"punti chiave|in breve|in het kort|"
    r"i korthet|w skrócie|najważniejsze|главное|коротко|المختصر|أبرز النقاط|بقلم موجز|תקציר|בקצרה|ポイント|要点)\W*",
    re.IGNORECASE,
)
_OFF_SCREEN = re.compile(r"(?:left|right|top|bottom|text-indent):-\d{4}")
"""Moved out of every screen, by a thousand pixels or more."""
BOXES = words("div aside section")
"""Elements that may set something apart."""
LABEL_AMONG = 4
"""Elements of a box among which the label of its key points is looked for."""

_ROLES = words("navigation banner contentinfo complementary search dialog alert menu menubar toolbar button")
_TAGS = words("nav footer form button dialog menu select input label noscript template script style")


_VARIANTS = re.compile(
    r"(?<!\S)(?:[\w-]*[:\[]\S*|(?:uk-)?hid(?:e|den)-(?:on-|for-)?(?:xs|sm|small|mobile|phones?)(?:-only|-down)?(?!\S))"
)
"""Utility classes that hold in some state or width only ("lg:hidden", "h-[60px]"), which name nothing; what is hidden
on small screens ("hidden-xs") is shown on others."""
_GOES_WITH = re.compile(
    r"(?:^|(?<=[ -]))(?:with-\S+|(?:image|img|photo|picture|gallery)-pop-?up\S*|pop-?up-(?:gallery|image|img|photo)\S*)"
)
"""What a thing goes with ("anchorWithStickyNavbar"), which it is not; pictures that grow when they are pressed."""
_SUBJECTS = re.compile(r"(?:^|(?<= ))(?:category|tag|tax|topic|author)-\S+")
_POSTING = re.compile(r"(?:^|(?<= ))(?:hentry|type-\w+|status-publish)(?= |$)")
"""A post's own box, to whose class publishing systems add what it is about and by whom: that names no furniture."""


def _folded(text: str) -> str:
    return _SEPARATORS.sub(" ", text if text.islower() else _CAMEL.sub("-", text).lower())


def is_caption_name(text: str) -> bool:
    """Whether class and id, as written, are those of a caption."""
    return _says(_CAPTION, _folded(text))


def names(element: Element) -> str:
    """Return class and id of an element as lower-case words joined by hyphens and spaces.

    The id of a heading is left out: most are made of its text.
    """
    classes, name = element.get("class"), element.get("id") if element.tag not in HEADINGS else None
    return _words(classes or "", name or "") if classes or name else ""


@lru_cache(maxsize=8192)
def _words(classes: str, name: str) -> str:
    """The same of a class and an id; pages repeat them, so that most are looked up.

    What stands in all that a pattern finds is looked for first: few names hold it, and a page has hundreds.
    """
    text = f"{classes} {name}"
    if ":" in text or "[" in text or "hid" in text:
        text = _VARIANTS.sub(" ", text)
    folded = _folded(text)
    if "with-" in folded or "pop" in folded:
        folded = _GOES_WITH.sub("", folded)
    posting = ("hentry" in folded or "type-" in folded or "status-" in folded) and _POSTING.search(folded)
    return _SUBJECTS.sub(" ", folded) if posting else folded


@lru_cache(maxsize=8192)
def _says(pattern: re.Pattern[str], said: str) -> bool:
    """Whether a pattern is in names: of every element of a page they are asked, and most have those of others."""
    return bool(pattern.search(said))


def _called(pattern: re.Pattern[str], tags: Collection[str] = ()) -> Callable[[Element], bool]:
    """A question: whether the names of an element, if there are ``tags`` one of those, say so."""

    def is_called(element: Element) -> bool:
        return (not tags or element.tag in tags) and _says(pattern, names(element))

    return is_called


def is_furniture(element: Element) -> bool:
    """Whether an element that no witness vouches for is furniture by its tag, role or names."""
    if not element.keys():
        return element.tag in _TAGS
    return is_control(element) or bool(_NAMES.search(names(element)))


def is_control(element: Element) -> bool:
    """Whether an element is something to press or hidden from sight, and so no word of a sentence.

    A figure that grows when it is pressed is a figure.
    """
    if element.tag in _TAGS:
        return True
    if not element.keys():
        return False
    if is_hidden(element):
        return True
    role = (element.get("role") or "").lower()
    if role in _ROLES and not (role == "button" and next(element.iter("figure"), None) is not None):
        return True
    return bool(_UNSEEN.search(names(element)))


is_certain_furniture = _called(
    _pattern(
        _RELATED, _SHARING, _LETTERS, _GATES, _TALK, "advert advertisement breadcrumbs? disqus outbrain taboola sr-only"
    )
)
"""Whether the names leave so little doubt that even a witness is overruled."""
may_be_long = _called(
    _pattern(_TALK, "related recirc(?:ulation)? next-article up-next read-next infinite-scroll more-stories disqus")
)
"""Whether what the names of certain furniture say may hold much prose: comments, other stories in full."""
is_talk = _called(
    _pattern(
        "comments? comment-?(?:list|area|section)s? kommentare? commentaires? comentarios? commenti reacties disqus "
        "livefyre guest-?book"
    )
)
"""Whether an element holds what readers say of the story."""
is_sidebar = _called(
    _pattern(
        "sidebar side-bar right-(?:rail|col(?:umn)?|wrap(?:per)?|side|bar) rightcol(?:umn)? marginalspalte "
        "colonne-droite columna-derecha"
    )
)
"""Whether an element stands beside the text."""
is_handle = _called(_pattern("navbar edit-?section"))
"""Whether an element is what an encyclopaedia's readers change a table by: links to view, discuss and edit it."""
is_standfirst = _called(
    _pattern(
        "intro(?:duction|text)? lead lede teaser standfirst dek deck sub-?title sub-?head(?:line|ing)? summary "
        "abstract excerpt synopsis strap-?line sapo chapo chapeau vorspann anriss entradilla bajada copete sommario "
        "occhiello ingress manchet resumo linha-fina perex ingressi"
    )
)
"""Whether an element leads into the text."""
is_callout = _called(
    re.compile(
        r"(?:^|[ -])(?:call-?out|admonition|note-?(?:box|card)|tip-?box|info-?box|markdown-alert|poem|poetry|"
        r"stanza|verses?)(?=[ -]|$)|"
        r"(?:^| )(?:note|tip|hint|warning|caution|important|danger|alert alert-(?:info|warning|danger|success))(?= |$)"
    ),
    BOXES,
)
"""Whether the writer set a remark, or verses, apart in a box."""
is_facts = _called(
    rare(
        r"(?:^|[ -])(?:facts|portable-infobox|"
        r"(?:fact|fast-?facts?|quick-?facts?)-?(?:box|file|sheet)|fa[ck]ten-?box|(?:fakten|info)kasten|"
        r"fakta(?:-?(?:ruta|box|boks|laatikko))?|encadre|despiece|recuadro|ficha-tecnica|caixa-de-fatos|scheda|"
        r"kader(?:tekst)?|ramka|tietolaatikko|kainalojuttu|faktobox)(?=[ -]|$)"
    ),
    BOXES,
)
"""Whether facts of the story are set apart in a box."""
is_info = _called(
    rare(
        r"(?:^|[ -])(?:(?:info|background|context|explainer|text)[ -]?box|box[ -]info|boxed[ -]text|encart|explainer)"
        r"(?=[ -]|$)"
    ),
    BOXES,
)
"""Whether a box tells what is behind the story, as other boxes do that are called so, too."""
is_quotation = _called(rare(r"(?:^|[ -])(?:pull-?quote|block-?quote|quote-?(?:box|block|wrap(?:per)?))(?=[ -]|$)"))
is_references = _called(
    rare(
        r"(?:^|[ -])(?:ref(?:erence)?s?-?list|references|bibliograph(?:y|ie|ia)|bib-?list|works-cited|cited-works|"
        r"literaturverzeichnis)(?=[ -]|$)"
    )
)
"""Whether an element lists what a text refers to."""
is_note = _called(rare(r"(?:^|[ -])(?:foot|side|margin)-?note(?=[ -]|$)"))
"""Whether an element is a note, which some pages show over the text."""
is_post = _called(
    rare(
        r"(?:^|[ -])(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|"
        r"mastodon-embed|text-post-media|reddit-(?:card|embed-bq)|telegram-post|threads-post)(?=[ -]|$)"
    )
)
"""Whether an element is a post of a social network, quoted as their snippets do."""
is_piece = _called(re.compile(r"(?:^| )([a-z]+)-widget \1-widget-[a-z]"), ("div",))
"""Whether a box is a piece of a page as builders name them, by their own name and its kind ("x-widget
x-widget-heading"), which says nothing of what it holds."""


def is_overruled(element: Element) -> bool:
    """Whether a box is furniture even though a witness found text in it; a caption is none."""
    if (element.get("role") or "").lower() == "complementary":
        return True
    said = names(element)
    return bool(_OVERRULED.search(said)) and not _says(_CAPTION, said)


def is_popup(element: Element) -> bool:
    """Whether an element opens over the text when a word is pointed at."""
    begun = ((name, _POPUPS.search(name)) for name in names(element).split())
    return any(found and _POPUP_PARTS.search(name, found.end()) for name, found in begun)


def is_caption(element: Element) -> bool:
    """Whether an element is the text that belongs to a picture."""
    return element.tag == "figcaption" or element.get("itemprop") == "caption" or _says(_CAPTION, names(element))


def is_key_points(element: Element) -> bool:
    """Whether an element is a box that sums the story up in points, by its names or by its label."""
    if element.tag not in {"div", "section", "aside", "ul", "ol", "details"}:
        return False
    if element.tag not in {"ul", "ol"} and next(element.iter("li"), None) is None:
        return False
    if _POINTS.search(names(element)):
        return True
    first = islice(
        element.iterdescendants("h2", "h3", "h4", "h5", "p", "strong", "b", "summary", "div", "span"), LABEL_AMONG
    )
    said = next((each.text for each in first if each.text and any(map(str.isalnum, each.text))), "")
    return _POINTS_LABEL.fullmatch(said) is not None


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show the element."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if not (style := element.get("style")):
        return False
    return hides(style) or _OFF_SCREEN.search(style.replace(" ", "").lower()) is not None
