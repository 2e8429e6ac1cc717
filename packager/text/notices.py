"""Notices: lines inside the text that are about the site, not the story.

"Read also", sign-up and follow lines, advertising labels, buttons that became text, the byline
and date that the page repeats above the text. Told by their words, in the languages that the
web's publishers mostly write, together with their place, length and links; never by the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bs4 import BeautifulSoup, Tag

from packager.text.headings import HEADINGS, anything_after, fold, shows_anything_after
from packager.text.html import words
from packager.text.links import leads_around
from packager.text.repeats import drop_doubles, drop_echoes, is_sentence
from packager.text.soup import every, gone, holds, line, line_beside

NOTICE_LENGTH = 320
"""Characters: a sign-up or contact line is shorter, a paragraph that mentions one mostly longer."""
LABEL_LENGTH = 48
"""Characters of a label that stands alone, such as "Related stories"."""
DATE_LINE_LENGTH = 70
"""Characters of a line that gives a date and perhaps a section or a place."""
LINE_LENGTH = 110
"""Characters of a line above the text that is no sentence of it: byline, date, credit."""
MOSTLY = 0.6
"""Share of a block's text inside links from which it is a pointer to another page."""
FEWEST_POSTS = 3
"""Lines that are a time and nothing else from which each is that of a post, and none the date of the article."""
MOST_STAMPS = 5
"""Items of a list of bylines and dates; in a longer one times and years belong to what it lists."""
MONEY_LENGTH = 480
"""Characters of a notice that the site earns by links: with what readers agree to, it is longer than others."""
ABOUT_LENGTH = 700
"""Characters of a line that tells who an author is."""
ALL_LINKED = 0.9
"""Share of a last line's text inside links from which it is a link and nothing else."""

_ALSO = re.compile(
    r"\W*(?:read (?:more|also|next|now|the full)|(?:see|watch|learn|know) (?:also|more)|also(?: read| see|"
    r" on)?\b|related\b|more (?:on|from|about|stories|news|coverage|in|must|like|politics|sports?|to read)\b|more\s*:|"
    r"(?:don['’]t|do not) miss|recommended\b|"
    r"watch\s*:|watch (?:more|now)|listen\s*:|next\s*:|next up|up next|you (?:may|might)(?: also)? "
    r"(?:like|be|want|enjoy)|"
    r"(?:most|best|top|latest|trending|editors?['’]?s?) (?:read|viewed|popular|picks?|stories|news|local "
    r"stories|now|choice)|trending\b|further reading|must[ -]reads?|what to read|in case you missed|click here|"
    r"lire (?:aussi|également|la suite|plus)|à (?:lire|voir|découvrir)(?: aussi| également| sur)?\b|voir "
    r"aussi|sur le même (?:sujet|thème)|"
    r"notre sélection|nos articles|en savoir plus|mehr zum thema|mehr (?:dazu|lesen|zu)\b|lesen sie "
    r"(?:auch|mehr|hier)|auch interessant|"
    r"siehe auch|das könnte (?:sie|dich)|zum thema|lesetipp|le[ae]r? (?:también|tambien|además|más)|te "
    r"puede interesar|ver también|puedes? (?:ver|leer)\s?:|mira (?:también|además)|te recomendamos|"
    r"más (?:noticias|información|sobre)|noticias? relacionadas?|le(?:ia|r) (?:também|mais|ainda)|saiba "
    r"mais|vej?a (?:também|mais)|leggi anche|"
    r"leggi (?:tutto|di più)|(?:vedi|guarda) anche|potrebbe(?:ro)? interessar|approfondisci|lees (?:ook|"
    r"meer|verder)|läs (?:också|mer|även)|"
    r"les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|czytaj (?:także|również|też|więcej|dalej)|"
    r"zobacz (?:też|także|również)|"
    r"čtěte (?:také|více|též)|přečtěte si|prečítajte si|citește și|olvass(?:a el| tovább)|kapcsolódó|"
    r"читайте (?:также|ещё|еще|також)|смотрите также|по теме|материалы по теме|ayrıca (?:bkz|oku)|ilgili "
    r"haber|bunlar da ilgi|διαβάστε|関連(?:記事|リンク|ニュース)|あわせて読みたい|相关(?:阅读|新闻|报道|文章)|"
    r"延伸閱讀|相關(?:新聞|報導)|관련\s?기사|اقرأ (?:أيضا|أيضًا|المزيد)|مواضيع ذات|קראו? (?:גם|עוד))",
    re.IGNORECASE,
)
_SIGN_UP = re.compile(
    r"\b(?:sign(?:ing)?[ -]?up|subscrib|register now|join our|get (?:the|our|breaking|more)|delivered|download|install|"
    r"inscrivez|abonnez|recevez|téléchargez|melden sie|abonnieren|anmelden|suscríb|regístr|recibe|"
    r"descarga|assine|inscreva|receba|baixe|"
    r"iscriviti|abbonati|ricevi|scarica|schrijf je|abonneer|meld je|prenumerera|tilmeld|zapisz się|подпис|abone ol)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:newsletters?|e-?mails?|inbox|apps?\b|alerts?|podcast|channel|lettre|boîte mail|postfach|boletín|"
    r"correo|e-mail|caixa de entrada|"
    r"notizie|nieuwsbrief|nyhetsbrev|nyhedsbrev|biuletyn|рассылк|канал|telegram|whatsapp|bülten)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\W*(?:(?:please |to |you can )?(?:subscribe|sign[ -]?up|register|log in|download|join (?:us|our|the)|become an?|"
    r"support (?:us|our|this|independent)|donate|create your|get (?:access|unlimited|the latest)|follow us)|"
    r"our journalism|if you(?:['’]re| are) (?:seeing this|already a|a subscriber)|first-time subscribers|already a (?:"
    r"subscriber|member)|(?:did you )?(?:enjoy|like)(?:ed)? (?:this|reading|what)|do you want|want (?:to|more)|"
    r"gefällt|hat (?:dir|ihnen)|abonnieren|jetzt|unterstütz\w*|melden sie|"
    r"vous avez aimé|cet article vous|soutenez|abonnez|inscrivez|suscrí\w*|apoya|regístrate|s[íi]guenos|assine|apoie|"
    r"siga|abbonati|iscriviti|sostieni|seguici|steun|word (?:lid|abonnee)|stöd|støt|wesprzyj|подпиш\w*|поддерж\w*)\b",
    re.IGNORECASE,
)
"""How lines begin that ask the reader for something."""
_FOLLOW = re.compile(
    r"\W*(?:follow|like|join|find|suivez|retrouvez|folgen sie|síguenos|sigue a|siga|segui(?:ci)?|volg|"
    r"följ|следите|подпис\w+|takip)\b.{0,80}?"
    r"\b(?:twitter|facebook|instagram|telegram|whatsapp|linkedin|youtube|tik ?tok|google news|threads|"
    r"mastodon|bluesky|discover|social|on x\b|@\w+)",
    re.IGNORECASE | re.DOTALL,
)
_RIGHTS = re.compile(
    r"\W*(?:©|\(c\)\s|copyright\b|all rights reserved|tous droits réservés|alle rechte vorbehalten|todos "
    r"los derechos|todos os direitos|tutti i diritti|alle rechten|wszelkie prawa|все права|"
    r"this (?:article|story|post|content) is (?:only )?(?:for|available to|reserved for) (?:our |paying )?"
    r"(?:subscribers|members)|(?:cet article|ce contenu) est réservé|questo articolo è riservato|"
    r"dieser (?:artikel|beitrag|text) ist (?:nur |exklusiv )?für (?:unsere |zahlende )?(?:abonnent|mitglied|leser)|"
    r"este (?:artículo|artigo|contenido|conteúdo) es? (?:exclusivo|sólo|solo|só) para|"
    r"this (?:article|story) (?:was|is) (?:originally )?(?:published|from)|this copy is for your personal|"
    r"a version of this (?:article|story|column|essay|review) (?:first |originally )?(?:appear|was|ran|is))",
    re.IGNORECASE,
)
_RIGHTS_INSIDE = re.compile(r"(?:©|\(c\)|copyright)\W{0,4}(?:19|20)\d\d", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:(?:we|which|this site|us|site) (?:may|might|can|could|will)?\s?(?:earn|receive|get|"
    r"make)[^.]{0,60}(?:commission|compensation)|affiliate (?:links?|commission|partner)|"
    r"commission d['’]affiliation|affiliate-links?|enlaces de afiliad)",
    re.IGNORECASE,
)
_READ = re.compile(
    r"\W*(?:read (?:more|also|next|now)|see also|related|lesen sie (?:auch|mehr)|siehe auch|mehr zum thema|"
    r"(?:à )?lire (?:aussi|également)|voir aussi|le[ae]r? (?:también|más)|ver también|leia (?:também|mais)|"
    r"ve?ja (?:também|mais)|leggi anche|lees (?:ook|meer)|läs (?:också|mer)|les (?:også|mer)|læs også|lue myös|"
    r"czytaj (?:także|również|też)|zobacz (?:też|także)|čtěte také|читайте также|читайте також)\s?:",
    re.IGNORECASE,
)
"""Words and a colon before the title of another story."""
_ALONE = re.compile(
    r"\W*(?:(?:read|see) (?:more|also|next)|also read|more coverage|"
    r"related(?: (?:stories|articles|posts|content|news|topics))?|most (?:read|viewed|popular)(?: (?:in|on) .{1,30})?|"
    r"recommended (?:for you|stories|reading|articles|videos?)|schon gelesen|"
    r"you (?:may|might)(?: also)? (?:like|enjoy|be interested in)|editors?['’]?s? picks|"
    r"lesen sie (?:auch|mehr)|siehe auch|mehr (?:zum thema|dazu)|zum thema|auch interessant|lesetipps?|"
    r"das könnte (?:sie|dich|euch)(?: auch)? interessieren|(?:à )?lire (?:aussi|également|la suite)|voir aussi|"
    r"sur le même (?:sujet|thème)|le[ae]r? (?:también|más)|te puede interesar|ver también|noticias relacionadas|"
    r"le(?:ia|r) (?:também|mais)|saiba mais|ve?ja (?:também|mais)|leggi anche|potrebbe(?:ro)? interessarti(?: anche)?|"
    r"lees (?:ook|meer|verder)|läs (?:också|mer)|les (?:også|mer)|læs også|lue myös|czytaj (?:także|również|też)|"
    r"zobacz (?:też|także|również)|čtěte také|читайте также|читайте також|по теме)\W*",
    re.IGNORECASE,
)
"""Labels over lists of other stories; none that may head a part of a guide or a review as well."""
_CONTACT = re.compile(
    r"(?:\b(?:contact|e-?mail|write to|reach|contacta|contactez|send (?:us|tips)|got a (?:news )?tip|have "
    r"a (?:news )?tip)\b.{0,120}?[\w.+-]+@[\w-]+\.\w+|"
    r"^\W*[\w.+-]+@[\w-]+\.[\w.]+\W*$|^\W*(?:got|have|know) (?:a|an|something|any)\b.{0,40}\b(?:tip|"
    r"correction|question|story|feedback)s?\b)",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(
    r"\W*(?:advert(?:isement|ising|orial)?s?|ad|anzeigen?|werbung|publicités?|publicidade?|pubblicità|"
    r"reklam[aey]?|advertentie|annons|annonse|"
    r"реклама|広告|广告|廣告|광고|إعلان|sponsored(?: content| links| by)?|promoted(?: content)?|paid content|"
    r"(?:story|article|content|post) continues(?: below| after)?(?: this)?(?: ad\w*| video| the ad\w*)?|"
    r"continue reading.{0,40}|scroll (?:down )?(?:to|for).{0,30}|"
    r"la suite après.{0,30}|to read the full story.{0,30}|loading(?: more)?(?:…|\.\.\.)?|please wait.{0,20}|"
    r"join the conversation.{0,9}|back to (?:top|gallery).{0,10}|show more.{0,10}|view (?:gallery|all|"
    r"more|slideshow|comments?).{0,20}|"
    r"\d+ (?:comments?|shares?|views?|likes?)|(?:image|photo|slide|bild|foto)?\s?\d+\s?(?:of|/|von|de|sur)\s?\d+|"
    r"please (?:use|enable|update|upgrade|install|turn on|turn off|disable|enter)\b.{0,30}\b(?:browser|javascript|"
    r"cookies?|ad ?blocker|player|flash|date of birth)\b.{0,60}|"
    r"(?:(?:estimated |average )?reading time|time to read|temps de lecture|lese(?:zeit|dauer)|(?:tiempo|tempo)"
    r"(?: estimado| medio)? (?:de|di) le(?:ctura|itura|ttura)|leestijd|lästid|læsetid|lesetid|czas czytania|ten tekst "
    r"przeczytasz|время (?:на )?чтени[ея])\b.{0,30}|\d+[ -]min(?:ute)?s? read|"
    r"thanks? (?:you )?for (?:signing|subscribing|reading).{0,60}|your browser does not.{0,80}|this video "
    r"(?:is|can).{0,80}|an error (?:has )?occurred.{0,60})\W*",
    re.IGNORECASE,
)
_BUTTONS = words(
    "share this article story post page link links copy copied embed close replay image caption video "
    "videos photo photos "
    "gallery facebook twitter x email e-mail mail linkedin reddit pinterest whatsapp telegram flipboard "
    "tumblr pocket print "
    "save bookmark comment comments reply menu search skip content to more play pause mute unmute "
    "fullscreen next previous "
    "prev hide show expand toggle read listen watch now live follow us on subscribe sign up in log login like tweet "
    "partager imprimer fermer suivre copier lien teilen drucken schließen merken kopieren compartir "
    "imprimir cerrar copiar "
    "compartilhar fechar salvar condividi stampa chiudi delen sluiten dela skriv ut messenger viber line "
    "vk ok xing skype "
    "via pin it font size a aa plus minus download pdf rss feed feedback report abuse permalink via"
)
_LEADING = re.compile(
    r"\W*(?:by|von|par|por|di|da|door|av|af|autor|autora|author|auteur|text|texte|written by|words by|"
    r"story by|reported by|posted|published|"
    r"publish date|updated|last updated|last modified|first published|created|publié|mis à jour|"
    r"veröffentlicht|aktualisiert|stand|erstellt|"
    r"publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|publicerad|uppdaterad|"
    r"opublikowano|опубликовано|обновлено|автор|"
    r"yayınlanma|güncelleme|date|source|quelle|fuente|fonte|źródło|bron|källa|kilde|источник|photo|photograph|photography|image|credit|foto|credits?)\s*(?:on|"
    r"by|:|le|am|el|em|il|op|den)?\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![$£€¥.,\d])\b\d{1,2}\s?[:.h]\s?[0-5]\d\b(?!\s?[$£€%])|\b\d{1,2}\s?[ap]\.?m\.?\b|\b(?:19|20)\d\d\b|\b\d+\s(?:min|minutes?|hours?|days?)\b"
)
_PARTED = re.compile(r"\s[|·•–-]\s")
_STAMP = re.compile(
    r"\b\d{1,2}\s?[:.h]\s?[0-5]\d\b|\b\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}\b|\b\d{4}-\d\d-\d\d\b|"
    r"\b\d{1,2}\.?\s(?:de\s)?[^\W\d]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d\b|\b[^\W\d]{3,9}\.?\s\d{1,2},?\s(?:19|20)\d\d\b"
)
"""A date or an hour, and no bare year or duration, which items of a list name as well."""

_WORKS = (
    r"(?:covers?|writes?|reports?|works?|joined|hosts|serves|leads|edits|teaches|schreibt|leitet|arbeitet|berichtet|"
    r"écrit|travaille|couvre|escribe|trabaja|cubre|escreve|trabalha|scrive|lavora|schrijft|werkt|skriver|pisze|"
    r"is (?:an?|the|our) [\w’' -]{0,60}(?:writer|reporter|editor|journalist|correspondent|columnist|author|critic))\b"
)
"""What a line says that people do for a living. "May was the warmest month", where May is the author, says nothing."""
_LINES = frozenset({"p", "li", *HEADINGS})
_TIMES = words("time")
_NOT_LINES = words("p ul ol img table math")


def drop_notices(soup: BeautifulSoup, known: Iterable[str | None], authors: Sequence[str] = ()) -> None:
    """Take notices out of a sequence of blocks, in place.

    ``known`` are names that the page gives for itself (authors, byline, site, section): a line
    above the text that only says one of them goes. A last line that tells who the ``authors`` are goes as well.
    """
    for block in _blocks(soup):
        if _is_notice(block):
            block.decompose()
    drop_echoes(soup, NOTICE_LENGTH)
    drop_doubles(soup, NOTICE_LENGTH)
    _drop_pointers(soup)
    _drop_top(soup, {fold(each) for each in known if each} - {""})
    _drop_end(soup, [_about(each) for each in authors if " " in each.strip()])


def _blocks(soup: BeautifulSoup) -> list[Tag]:
    """The lines of text: top-level blocks, and the items of lists and asides."""
    return [
        tag for tag in every(soup, _LINES) if not holds(tag, _NOT_LINES) and "embed" not in (tag.get("class") or ())
    ]


def _link_share(tag: Tag) -> float:
    whole = len(line(tag))
    return sum(len(line(link)) for link in tag.find_all("a")) / whole if whole else 0.0


def _is_notice(block: Tag) -> bool:
    text = line(block)
    if not text or len(text) > NOTICE_LENGTH:
        return NOTICE_LENGTH < len(text) <= MONEY_LENGTH and _MONEY.search(text) is not None
    if _LABEL.fullmatch(text) or (_only_buttons(text) and not holds(block, _TIMES)):
        return True
    if block.name in HEADINGS:
        return False
    if (
        _SIGN_UP.search(text)
        and _LETTER.search(text)
        and (len(text) < NOTICE_LENGTH / 2 or block.find("a") is not None)
    ):
        return True
    return len(text) < NOTICE_LENGTH and bool(_FOLLOW.match(text) or _MONEY.search(text))


def _only_buttons(text: str) -> bool:
    found = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?|\d+", text.lower())
    return (
        bool(found)
        and len(text) <= 60
        and all(each in _BUTTONS or each.isdigit() for each in found)
        and not text.isdigit()
    )


def _drop_pointers(soup: BeautifulSoup) -> None:
    """Drop "read also" lines, and labels with the lists of links under them."""
    for block in _blocks(soup):
        text = line(block)
        if gone(block) or not (_ALSO.match(text[:NOTICE_LENGTH]) or _ALONE.fullmatch(text[:NOTICE_LENGTH])):
            continue
        if (
            _link_share(block) >= MOSTLY
            or (block.find("a") is not None and text.split(":")[0].isupper())
            or (block.find("a") is not None and _is_label(line_beside(block, "a")))
        ):
            block.decompose()
        elif len(text) <= LABEL_LENGTH:
            _drop_listed(block)
        if not gone(block) and block.name != "li" and _points_nowhere(block, text):
            block.decompose()


def _is_label(text: str) -> bool:
    """Whether words only announce the links behind them, such as "À lire aussi"."""
    return (found := _ALSO.match(text[:LABEL_LENGTH])) is not None and not any(map(str.isalnum, text[found.end() :]))


def _points_nowhere(block: Tag, text: str) -> bool:
    """Whether a line only announces links that are gone: a label over the text, or a title behind "read also:"."""
    if len(text) > LINE_LENGTH or is_sentence(text):
        return False
    following = block.find_next_sibling()
    if _ALONE.fullmatch(text):
        return following is None or following.name in {"p", "figure", "blockquote"}
    return block.name == "p" and _READ.match(text) is not None


def _drop_listed(label: Tag) -> None:
    """Drop a label with the linked blocks that follow it; alone, it stays unless nothing follows."""
    listed: list[Tag] = []
    following = label.find_next_sibling()
    while following is not None and (_link_share(following) >= MOSTLY or (listed and _is_blurb(following))):
        listed.append(following)
        following = following.find_next_sibling()
    if listed or following is None:
        for block in (label, *listed):
            block.decompose()


def _is_blurb(block: Tag) -> bool:
    """Whether a block is a picture or a kicker between two linked headlines."""
    return block.name == "figure" or (len(line(block)) <= LABEL_LENGTH and not is_sentence(line(block)))


def _drop_top(soup: BeautifulSoup, known: set[str]) -> None:
    """Drop byline, date and credit lines above the first sentence."""
    stamps = [block for block in every(soup, ("p",)) if _is_stamp(block)]
    posts = {id(block) for block in stamps} if len(stamps) >= FEWEST_POSTS else set()
    for block in every(soup, _LINES)[:12]:
        text = line(block)
        if not text or id(block) in posts or block.find_parent(["figure", "table", "aside", "blockquote"]) is not None:
            continue
        folded = fold(text)
        if folded in known or (len(text) <= LINE_LENGTH and fold(_LEADING.sub("", text, count=1)) in known):
            block.decompose()
            continue
        if block.name in HEADINGS:
            continue
        if len(text) <= NOTICE_LENGTH and _RIGHTS.match(text) and not holds(block, _NOT_LINES):
            block.decompose()
            continue
        if len(text) > LINE_LENGTH or (is_sentence(text) and not _CLOCK.search(text) and len(text) > LABEL_LENGTH):
            return
        if _tells_when_or_by_whom(text) and (block.name != "li" or _is_list_of_stamps(block)):
            block.decompose()


def _tells_when_or_by_whom(text: str) -> bool:
    if text.endswith((".", "!", "?")):
        return False
    if _LEADING.match(text):
        return True
    # A longer line is one where signs part what it gives beside the date: section, author, tags.
    return _CLOCK.search(text) is not None and (len(text) <= DATE_LINE_LENGTH or len(_PARTED.findall(text)) > 1)


def _is_list_of_stamps(item: Tag) -> bool:
    """Whether half the items of a list are bylines, dates or credits: one of many is an item like the others."""
    items = [] if item.parent is None else item.parent.find_all("li", recursive=False)
    stamps = sum(_STAMP.search(text) is not None or _LEADING.match(text) is not None for text in map(line, items))
    return 0 < len(items) <= MOST_STAMPS and 2 * stamps >= len(items)


def _is_stamp(block: Tag) -> bool:
    """Whether a line is a time and nothing else, as it stands over each post of a live blog."""
    return len(block.contents) == 1 and isinstance(block.contents[0], Tag) and block.contents[0].name == "time"


def _drop_end(soup: BeautifulSoup, authors: list[re.Pattern[str]]) -> None:
    """Drop rights, contact and sign-up lines below the last sentence, and who the authors are."""
    for block in reversed(every(soup, _LINES)[-8:]):
        text = line(block)
        if text and not _ends_nothing(block, text) and not _is_about(authors, block, text):
            return
        if text:
            block.decompose()


def _about(author: str) -> re.Pattern[str]:
    """What a line begins with that tells who an author is: the whole name, or a part of it and what he or she does."""
    words = author.split()
    parts = "|".join(map(re.escape, (words[0], words[-1])))
    return re.compile(rf"\W*(?:{re.escape(author)}(?!['’]s (?!\w+ recent))\b|(?:{parts}) {_WORKS})", re.IGNORECASE)


def _is_about(authors: list[re.Pattern[str]], block: Tag, text: str) -> bool:
    return block.name == "p" and len(text) <= ABOUT_LENGTH and any(each.match(text) for each in authors)


def _ends_nothing(block: Tag, text: str) -> bool:
    """Whether a line at the end belongs to the site: rights, contact, a heading over nothing, a lone link."""
    if block.name in HEADINGS:
        return block.find_parent("blockquote") is None and not shows_anything_after(block)
    if block.name == "li" and block.parent is not None and leads_around(block.parent):
        return False
    if _RIGHTS.match(text[:NOTICE_LENGTH]):
        return True
    if len(text) <= NOTICE_LENGTH and (_CONTACT.search(text) or _RIGHTS_INSIDE.search(text)):
        return True
    if len(text) <= MONEY_LENGTH and _CALL.match(text) and (holds(block, ("a",)) or _SIGN_UP.search(text)):
        return True
    if len(text) <= LINE_LENGTH and text.endswith((":", "\uff1a")) and not anything_after(block):
        return True  # it announces what is gone
    linked = _link_share(block)
    parted = ALL_LINKED if _PARTED.search(text) is None else MOSTLY
    return (len(text) <= LINE_LENGTH and linked > parted and not is_sentence(text)) or bool(
        _ALSO.match(text[:NOTICE_LENGTH]) and linked > MOSTLY / 2
    )
