"""The words with which a byline begins, in the languages of the web's newspapers, and what it goes on to say."""

from __future__ import annotations

import re
from functools import lru_cache

from packager.text.rare import rare

SAME_LINES = 500
"""Lines remembered with whom they name: those of one page near its headline, each asked for several times."""
_THEIRS = (
    r"(?:photo\w*|pictures?|illustra\w+|graphics?|videos?|bild(?:er)?|fotos?|fotografi\w*|grafik|translat\w+|übersetz\w+|"
    r"traduc\w+|tradu(?:zione|ção|it|ite|zid[oa])|tradott[oa]|vert(?:aald|aling)|övers\w+|oversa\w+|przekład|"
    r"tłumaczenie)"
)
"""Words for what others than the writer did."""
PUT_UP = (
    r"eingestellt|veröffentlicht|geschrieben|verfasst|gespeichert|erstellt|posted|published|submitted|contributed|created|"
    r"authored|added|shared|uploaded|soumis|post[ée]|publié|rédigé|proposé|créé|enviado|publicado|postado|redactado|creado|"
    r"inserito|inviato|pubblicato|redatto|scritto|ingediend|geplaatst|publicerad|publisert|udgivet|skrevet|skriven|dodane"
)
"""What systems say of who put a text up, before "by"."""
_PICTURES_TOO = (
    r"(?:[,&+/]| und| and| och| og| et| y| e| en| i| и| și| và)\s?(?:photos?|fotos?|pictures|bilder|imagens|фото|ảnh)"
)
_WITH_COLON = (
    r"words|textos|testi|redacción|reporta(?:je|gem)|escribe|reporter|jurnalis|pewarta|wartawan|muhabir|shkruan|egile(?:a|ak)|"
    rf"testua|texti|(?:words|text[eo]?|tekst|текст|bài){_PICTURES_TOO}|bài viết|avtor(?:ica|ji)?|autore|"
    r"автор(?:ы|ка)?(?: текста| статьи| материала)?|аўтар|muallif|müəllif(?:lər)?|yazarlar|κείμενο|ρεπορτάζ|հեղինակ|"
    r"(?:执|執)筆者?|著者|筆者|ライター|撰稿|采写|إعداد|خبرنگار|כת(?:ב|בת)|تحریر|مصنف|लेखिका|লেখা|எழுதியவர்|రచయిత|ผู้เขียน|เรื่อง"
)
"""Words that begin a byline where a colon follows them; without one, they begin other lines as well."""
BY_WORDS = (
    rf"(?:{_WITH_COLON})(?=\s?[:：・＝=՝])|"
    r"(?:written|posted|published|reported|reviewed|compiled|words|story|text|analysis|opinion)\s+by|(?:written|words|"
    r"story|text)(?: and|,| &) (?:photo\w+|pictures|images|illustrat\w+) by|by|from|von unsere[mr] (?:korrespondent|"
    r"redakteur|reporter|mitarbeiter)(?:en|in)?|aus \w{3,20} berichtet|von|durch|par|por|di|da|door|af|av|autor(?:in|"
    r"innen|en|es|ka|a|i)?|auteure?s?|authors?|(?:text[eo]s?|testo|reportagem|un (?:reportaje|artículo|texto)) (?:de|"
    r"di|por)|une? (?:article|chronique|reportage|enquête|récit|tribune|texte|billet) de|(?:un )?(?:articolo|servizio|"
    r"intervista|commento) di|text|texte|texto|testo|tekst|teksti|текст|verfasst von|geschrieben von|eine? (?:artikel|"
    r"beitrag|gastbeitrag|kommentar|essay|porträt|analyse|reportage|kolumne|rezension) von|a cura di|"
    r"dal(?:la)? nostr[oa] (?:inviat|corrispondent)[oae]|(?:van )?onze (?:verslag(?:gever|geefster)|correspondent|"
    r"redacteur)s?|propos recueillis par|écrit par|protokoll(?=:)|aufgezeichnet von|imeandikwa na|аутор|publié par|"
    r"escrito por|scritto da|geschreven door|(?:articol )?scris de|nap(?:sal|ísal)[ai]?|napisa[ol]a?|parengė|skrev|"
    r"skriver|tekijä|автор|автори|подготовил[аи]?|беседовал[аи]?|підготував|підготувала|yazar|yazan|penulis|oleh|írta|"
    r"szerzők?|nga|pisze|napisała?|oprac\.|opracowa(?:nie|ła?)|piše|autorius|autors|συντάκτης|γράφει(?: [οη])?|eftir|"
    r"kirjoittaja|toimittaja|haber|tác giả|(?:(?:gửi|đăng|viết) )?bởi|(?:เขียน)?โดย|लेखक|द्वारा|লেখক|লিখেছেন|ავტორი|"
    r"작성자|글|作者|撰文|取材・文|文(?:[・、]写真)?|執筆|(?:本报|本報|本刊|本网)?(?:記者|记者)|기자|بقلم|بواسطة|كتبت?|"
    r"نویسنده|توسط|מאת"
)
AFTER_BY = r"(?:\s*[:：・＝=՝]\s*|(?<=文)[/／]|\s+[-–]\s+|\s+)"
"""What parts such a word from the names."""
_BYLINE = re.compile(rf"^\W{{0,3}}(?:{BY_WORDS}){AFTER_BY}(?P<names>[^\d|•·–—]{{2,120}})", re.IGNORECASE)
_BY_ALONE = re.compile(rf"\W*(?:{BY_WORDS})\W*", re.IGNORECASE)
_EASTERN = rare(
    r"^(?:[\[［【(（][^\]］】)）]{2,20}[\]］】)）]\s*|[가-힣]{2,6}=)?(?:"
    # 홍길동 기자 hong@example.org =
    r"(?:글\s?[·ㆍ/]\s?사진\s|기자명\s)?(?P<korean>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,3})\s?(?:선임|수습|인턴|객원|전문)?\s?(?:기자|특파원|논설위원)(?:\s*=)?"
    r"(?:\s*[(]?[\w.+-]+@[\w.-]+[)]?)?"
    # 【記者王小明／台北報導】
    r"|[【（(［\[]\s?(?:記者|记者|特派員)\s?(?P<chinese>[\u4e00-\u9fff、]{2,12})\s?[／/][^】）)］\]]{2,12}[】）)］\]]"
    # 記者王小明／台北報導
    r"|(?:記者|记者|特派員)\s?(?P<reporting>[\u4e00-\u9fff、]{2,12})\s?[／/\s][\u4e00-\u9fff]{2,8}(?:報導|報道|报道)"
    # 本报记者 王小明 李大同
    r"|(?:本报|本報|本刊|本网)(?:記者|记者)[:：\s]\s?(?P<own>[\u4e00-\u9fff]{2,4}(?:[\s、]+[\u4e00-\u9fff]{2,4}){0,4})"
    # 山田太郎記者
    r"|[（(]?(?P<japanese>[\u4e00-\u9fff]{3,6})\s?記者[)）]?)$"
)
_EASTERN_ROLES = ("기자", "특파원", "논설위원", "記者", "记者", "特派員")
"""One of which stands in each byline of that way."""
_BY_NOUN = re.compile(
    r"\W{0,3}(?:autor\w*|auteure?s?|authors?|text[eo]?|testo|teksti?|текст|haber|كتبت?|from|toimittaja|"
    r"(?:eine?|un|une|texto?s?|reportagem|articolo|servizio|intervista|commento)\b[^:]{0,20}\s(?:von|de|di|por))\s++(?![:：])"
    r"|\W{0,3}(?:words|reporta(?:je|gem)|reporter|escribe)\s?:",
    re.IGNORECASE,
)
"""Words for "By" that other things begin with, and that need a full name without a colon: "Text Size"."""
_OTHERS_WORK = re.compile(
    rf"(?:^|(?<![\s;.,])[\s;.,]++){_THEIRS}\s+(?:by|von|par|de|di|av|af|door|por)\b\W+\w.*$"
    r"|^edited by\b\W+\w.*$"
    r"|(?<![\s;.,])[\s;.,]++[^\W\d_][^\s\d:：／]{0,13}\s?[:：／]\s?(?=\S).*$",
    re.IGNORECASE,
)
"""Where a byline goes on to tell whose the pictures are, or the source: "Text: Ann Lee Foto: Bo Dahl"."""
_DONE_BY_OTHERS = rare(
    rf"(?:[^\W\d_]+ )?(?:(?:{_THEIRS}|music|lyrics|film|artwork|cover|animation|regie|drehbuch|m[uú]si(?:k|que|ca))|"
    rf"(?!(?:{PUT_UP})\s)[^\W\d_]+(?:ed(?= by)|t(?= von)|(?:é|it|uit)e?s?(?= par)|[aií]d[oa]s?(?= por)|d(?= door)))"
    r" (?:by|von|par|por|door)\b",
    re.IGNORECASE,
)
"""How a line begins that names who did something else: "Directed by …", "Traduit par …"."""
_BRACKETED_WORK = rare(
    rf"(?:^|[,;&]|\s(?:und|and|et|y|e|och|og|en|i)\s)[^(),;&]{{2,40}}\((?:mit )?{_THEIRS}[^()]{{0,20}}\)", re.IGNORECASE
)
"""Somebody whose work stands in brackets behind the name: "Ann Lee (text) and Bo Dahl (photos)"."""


@lru_cache(maxsize=SAME_LINES)
def named_after(line: str) -> str | None:
    """Return what stands behind the "By" with which a line begins, or before the role that stands for it."""
    if by_role := before_role(line):
        return by_role
    match = _BYLINE.match(line)
    return without_others(match["names"]) if match else None


def is_by(text: str) -> bool:
    """Whether a text is the "By" of a byline alone, whose names stand in the next element."""
    return _BY_ALONE.fullmatch(text) is not None


def before_role(line: str) -> str | None:
    """Return the names of a byline in the way of East Asia, which a role follows or precedes, with bars between."""
    told = not line.isascii() and any(role in line for role in _EASTERN_ROLES)
    match = _EASTERN.match(line) if told else None
    names = next((names for names in match.groups() if names), None) if match else None
    return re.sub(r"\s?[·,、]\s?|(?<=[\u4e00-\u9fff])\s+", "|", names) if names else None


def tells_others_work(line: str) -> bool:
    """Whether a line names who translated, drew, filmed or paid, and not who wrote."""
    return _DONE_BY_OTHERS.match(line) is not None


def needs_full_name(line: str) -> bool:
    """Whether the word with which a line begins is also said of other things than who wrote."""
    return _BY_NOUN.match(line) is not None


def without_others(names: str) -> str:
    """Return a byline's names without those of others than its writers, who are told by their work."""
    names = _BRACKETED_WORK.sub("", names) if "(" in names else names
    return _OTHERS_WORK.sub("", names)
