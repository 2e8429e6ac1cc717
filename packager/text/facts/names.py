"""People's names as bylines write them: split, cleaned, and told from agencies, newsrooms and nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from packager.text.calendar import months
from packager.text.facts import jsonld
from packager.text.facts.bywords import AFTER_BY, BY_WORDS, PUT_UP, before_role, without_others
from packager.text.facts.places import CITIES, without_arab_place
from packager.text.html import words as word_set
from packager.text.rare import rare
from packager.text.words import primary

_BY = re.compile(
    rf"^\W*(?:(?:beitrag|view all posts|zeige alle beiträge|alle beiträge|voir tous les articles|more from|story|"
    rf"interview|{PUT_UP})\s*)?(?:{BY_WORDS}|interview(?=:)){AFTER_BY}",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s*(?:;|\||/|／|•|·|、|，|،|\n|\t|,?\s&(?:amp;)?\s|,?\s(?:and|und|et|y|e|en|och|og|ja|i|и|та|й|ve|dan|és|și|şi|"
    r"και|ir|eta|và|و|और|एवं|এবং|اور|และ|with|mit|avec|con|com|med|met|cu|με|با|مع)\s)\s*",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w\u0900-\u109f\u1780-\u17ff'’.\-]*"
FULL_NAME = re.compile(rf"{_NAME}(?: (?:{_NAME}|von|van|de|der|den|du|la|le|di|da|dos|del|al|el|bin|ten|zu|y)){{1,4}}")
"""Two to five words in capitals, particles apart: how a person is named in a line that nothing else marks. Signs for
vowels of the scripts from India to Cambodia are letters here."""
_LOCAL_BY = {
    "ro": rare(r"\W{0,3}de\s+", re.IGNORECASE),
    "fr": rare(r"\W{0,3}de\s+", re.IGNORECASE),
    "ca": rare(r"\W{0,3}(?:per|de)\s+", re.IGNORECASE),
    "sw": rare(r"\W{0,3}na\s+", re.IGNORECASE),
    "bg": rare(r"\W{0,3}от\s+", re.IGNORECASE),
    "af": rare(r"\W{0,3}deur\s+", re.IGNORECASE),
    "fil": rare(r"\W{0,3}n(?:i|ina)\s+", re.IGNORECASE),
    "tl": rare(r"\W{0,3}n(?:i|ina)\s+", re.IGNORECASE),
    "cy": rare(r"\W{0,3}gan\s+", re.IGNORECASE),
    "ga": rare(r"\W{0,3}le\s+", re.IGNORECASE),
    "el": rare(r"\W{0,3}(?:του|της|των)\s+", re.IGNORECASE),
}
"""Words for "By" that are names, or begin other lines, in other languages."""
_STROKES = re.compile(r"(\s*[|/／•·]\s*|,\s+(?!.*,\s+(?:and|und|et|y|e|en|och|og)\s))")
"""What parts names from each other, and as often one name from a place, an agency or a role; no comma of a row that
ends in "and"."""
_AND = ("و", "ו")
"""The "and" that Arabic and Hebrew write onto the next word."""
_BEGINS_SO = word_set(
    "وليد وائل وفاء وسام وجدي وديع وصال وحيد وهيب ولاء وجيه وسيم وضاح وسيلة وديان وئام "
    "ורד ולדימיר ויקטוריה ויקטור ונסה ויטל"
)
"""Names that begin with its letter."""
_AFTERTHOUGHT = re.compile(
    r"^(?:原创|原創)\s+|\s*[(\[].*$|\s+(?:for|pour|für|per|para|at|in|@|on|is|was|has|covers|writes|published|updated|posted|"
    r"publié|ngày|lúc)\s.*$|\s[-–—|]\s.*$|\s*@\w+|\s+\S+@\S+.*$|\s+\d.*$|^\d+$|\s+(?:am|im|says|sagt|schreibt|writes|dit|dice|"
    r"follow|shares?|read more|more by)\b.*$|\s+(?:special to|of the)\s.*$|"
    r"\s(?:and|und|et|og|och)$|\s+(?:envoyée?s?\s+spéci|enviad[oa]s?\s+especia|inviat[oaie]\b).*$|"
    r"\s+기자(?:\s.*)?$|(?-i:\s[A-Z]{2,5}\s(?:News|Sports?|Radio|TV|Online)\b.*$)",
    re.IGNORECASE,
)
_ROLE = rare(
    r"(?:\b(?:staff|senior|chief|contribut\w+|associate|managing|executive|deputy|assistant|special|guest|freelance|"
    r"news|sports?|business|political|editor|reporter|writer|correspondent|journalist\w*|columnist|producer|author|"
    r"redakt\w+|redacteur|rédact\w+|korrespondent\w*|corresponsal|periodista|giornalista|intern|phd|ph\.d|m\.d|md|jr|"
    r"sr|contributor|analyst|professor|director|photograph\w+|team|desk|redazione|redacción|bureau|service)\b)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:(?:user |site |web |super )?admin\w*|editor\w*|root|webmaster|user\w*|guest|gast|anonym\w*|unknown|none|"
    r"null|n/?a|staff|author|autor|redaktion|redaction|rédaction|la rédaction|redacción|redazione|redactie|newsroom|"
    r"news|staff reporter|staff writer|posted|website|site|share|home|wordpress\w*|follow|sponsored|no author|kultur|"
    r"video|foto|photo|contributor|by|von|par|por|di|super user|default|undefined|editorial(?: team| staff| board)?|"
    r"news desk|web desk|online desk|agencies|agency|veröffentlicht|aktualisiert|erschienen|published|updated|publié|"
    r"publicado|pubblicato|gesponserte inhalte|sponsored content|topic|last(?: modified| updated| edited)?|wikipedia|"
    r"publisher|paid content|advertorial|takip et|e-?mail|whatsapp|telegram|facebook|twitter|pinterest|"
    r"unbekannt|inconnue?|desconocid[oa]|desconhecid[oa]|sconosciut[oa]|onbekend|okänd|ukjent|ukendt|nieznany|neznámý|неизвест\w*|невідом\w*|аноним\w*|bilinmiyor|"
    r"غير معروف|مجهول|未知|佚名|匿名|不详|不明|原创|原創|网络整理|本站|本网|미상|익명)$",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:inc|ltd|llc|gmbh|ag|staff|team|desk|news|newsroom|agenc\w+|agentur\w*|press|reuters|media|magazine|times|"
    r"post|herald|tribune|gazette|journal|telegram|network|radio|tv|editors?|editorial|redaktion|rédaction|redacción|"
    r"redazione|redactie|redakcja|редакц\w+|redação|redacția|redacţia|redakce|redaksi|szerkesztőség\w*|toimitus|"
    r"uredništvo|haber merkezi|ban biên tập|هيئة التحرير|تحریریه|خبرگزاری|وكالة|מערכת|डेस्क|ब्यूरो|redakcj\w*|"
    r"redakci\w*|redaksjon\w*|redaktion\w*|redacció|toimetus|mwandishi wetu|নিজস্ব প্রতিবেদক|reporters|correspondents|"
    r"journalists|agênc\w+|pressemitteilung|press release|communiqué|comunicado|association|institute|university|"
    r"organi[sz]ation|federation|coalition|commission|secretariat|society|centre|images|books|getty|shutterstock|"
    r"picture alliance|foundation|group|company|corporation|committee|council|ministry|department|online|blog|wire|"
    r"bureau|correspondent)\b|^the\s|\b\w*(?:blatt|zeitung|anzeiger|nachrichten|kurier|rundschau|illustrierte)\b|"
    r"\.(?:com|org|net|de|at|ch|eu|fr|co|info|tv)\b|編集部|编辑部|編輯部|編輯中心|通讯社|通訊社|通信社|편집부|뉴스팀|"
    r"กองบรรณาธิการ",
    re.IGNORECASE,
)
AGENCIES = re.compile(
    r"^(?:the )?(?:afp|ap|associated press|reuters|dpa(?:-\w+)?|ats|apa|ansa|efe|lusa|pap|tass|ria novosti|xinhua|"
    r"kyodo|pti|ians|ani|upi|belga|anp|ntb|tt|ritzau|stt|interfax|anadolu(?: agency)?|aa|dha|iha|europa press|"
    r"agence france-presse|keystone-ats|sid|epd|kna|cnn wire|bloomberg|télam|notimex|prensa latina|agência brasil|"
    r"tanjug|hina|sta|mti|čtk|ctk|tasr|bta|agerpres|elta|bns|leta|belta|ukrinform|pr ?newswire|business wire|"
    r"globe ?newswire|access ?wire|ots|news aktuell|тасс|риа новости|интерфакс|укринформ|укрінформ|белта|унн|رويترز|"
    r"أ ?ف ?ب|د ?ب ?أ|أ ?ش ?أ|واس|سانا|قنا|وام|بترا|الأناضول|وكالات|ایرنا|ایسنا|رویترز|新华社|新華社|中新社|中新网|"
    r"路透社?|法新社|美联社|美聯社|中央社|共同社?|時事|ロイター|연합뉴스|뉴시스|뉴스1|एएनआई|पीटीआई|आईएएनएस|भाषा|वार्ता|"
    r"فرانس برس|رويترز|ایسنا|مهر|تسنیم|ttxvn|απε-μπε|афп|рейтер|zoomin|antara|yonhap|cna|pa media|press association|"
    r"canadian press|aap|askanews|adnkronos|agi)$",
    re.IGNORECASE,
)
"""News agencies, which stand in bylines and are not people."""
_CREDENTIALS = re.compile(
    r"(?:,?\s+(?:ph\.?d\.?|m\.?d\.?|m\.?s\.?c?|m\.?a|b\.?a|b\.?sc|mba|mph|rdn?|ldn?|rn|dds|dvm|jd|j\.d\.|llb|"
    r"llm|cpt|cfa|esq\.?))+$",
    re.IGNORECASE,
)
"""Degrees and licences behind a name."""
_PARTICLES = word_set(
    "von van de der den du la le di da dos del al el bin ten zu zum zur y e ibn ben bar mac af av und"
)
_LEADS = word_set("in on at im am auf unter dans sur en su bei from à aus w we v ve в во из från fra i")
_PLAUSIBLE = re.compile(r"\S*\d\S*|[^\d:：+…?!©=＝<>{}«»]*")
"""A name holds digits only where it is one word, and no marks of sentences or clocks."""
_TITLE_LAST = re.compile("reporter|editor|writer|correspondent|columnist|journalist|redakteur(?:in)?", re.IGNORECASE)
_RANK = re.compile(
    "senior|junior|staff|chief|deputy|associate|assistant|special|managing|political|national", re.IGNORECASE
)
"""With what a role begins that stands behind a name."""
_ROLE_BEHIND = re.compile(
    r"\s*[/|•·]\s*[^/|•·,]{0,60}\b(?:reporter|editor|writer|correspondent|columnist|journalist|producer)\s*(?=$|[/|•·])",
    re.IGNORECASE,
)
"""A role that a bar or stroke parts from the name: "Ann Lee / City Heights Reporter"."""
_FROM = re.compile(r"(?:d[aoe]|d[ao]s|del|dell[ao]|dall[ao]|du|des|en|em|n[ao]|aus|z|ze|w|из|від|із)\s")
"""With what a place or a paper begins that stands behind a name and a comma: "Ana Silva, da Folha"."""
_AGENCY_LAST = re.compile("Reuters|REUTERS|Bloomberg|BLOOMBERG|AFP|AP|EFE|ANSA|dpa|DPA|PTI|IANS|ANI|AAP")
"""Agencies that stand right behind the names of their people."""
_NO_SURNAMES = word_set("january february july september october november december")
"""Months behind a name, of a day that was parted from it; the others are names of people as well."""
_GIVEN_NAME = re.compile(r"D[ia] [^\W\d_]+")
_INITIAL_LAST = re.compile(r"(?:^|[\s.])[^\W\d_]\.$|\b(?:jr|sr)\.$", re.IGNORECASE)
"""An initial at the end of a name, whose point belongs to it: "Nelson C.J."."""
_TWO_LETTERS = re.compile(r"[^\W\d_][^\s.]*?[^\W\d_]")
"""Two letters of one word, with the signs for vowels that Indian scripts write between them."""
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_AUTHORS = 12
_LONGEST_BYLINE = 200
"""Characters of a byline in which a place is looked for."""


def split(text: str) -> list[str]:
    """Return the people named in a byline, without "By", titles and agencies."""
    text = jsonld.clean(text)
    if "http" in text or "www." in text:
        return []
    text = _ROLE_BEHIND.sub("", without_others(_without_by(before_role(text) or text)))
    text = _without_place(text if text.isascii() else without_arab_place(text))
    parts = _JOINED.split(text if text.isascii() else _parted(text))
    if AGENCIES.match(parts[0]):
        parts = [part for part in parts if not part.islower()]  # "dpa/lsw": with its region
    return [name for part in parts for one in _comma_parts(part) if (name := person(one))]


def without_local_by(text: str, language: str | None) -> str:
    """A byline without a "By" that is one in its language alone, where a full name stands behind it."""
    word = _LOCAL_BY.get(primary(language))
    found = word.match(text) if word else None
    name = text[found.end() :] if found else ""
    return name if FULL_NAME.fullmatch(name) and not any(part.islower() for part in name.split()[:2]) else text


def _without_place(text: str) -> str:
    """A byline without the place, agency or role that a bar, stroke or comma parts from a full name.

    It is one word, where people beside one who is named in full are named so, too, or a city's name.
    """
    found = _STROKES.search(text) if len(text) <= _LONGEST_BYLINE else None
    if found is None or " " not in text[: found.start()] or _JOINED.search(text[: found.start()]):
        return text
    first, *others = _STROKES.split(text)
    pairs = zip(others[::2], others[1::2], strict=True)
    return first + "".join(stroke + part for stroke, part in pairs if " " in part and not CITIES.fullmatch(part))


def _parted(text: str) -> str:
    """A byline with a bar in place of each "and" that is written onto the next name: full names stand on its sides."""
    words, begin = text.split(), 0
    for at in range(2, len(words) - 1):
        if at - begin >= 2 and words[at].startswith(_AND) and len(words[at]) > 2 and words[at] not in _BEGINS_SO:
            words[at], begin = f"| {words[at][1:]}", at
    return " ".join(words) if begin else text


def person(text: str) -> str | None:
    """Return a person's name, cleaned, or None for what is none: an agency, an organisation, a sentence, nobody."""
    name = _AFTERTHOUGHT.sub("", _without_by(text.strip())).strip(" ,;:|-–—*·•\"'“”（）【】")
    name = _CREDENTIALS.sub("", name if _INITIAL_LAST.search(name) else name.rstrip("."))
    words = _without_ends(name.split(), is_cut=text.strip() != name)
    name = " ".join(words)
    if not 1 <= len(words) <= _MOST_WORDS or not 2 <= len(name) <= _LONGEST_NAME or not _TWO_LETTERS.search(name):
        return None
    if (
        not _PLAUSIBLE.fullmatch(name)
        or _NOBODY.match(name)
        or (len(words) == 1 and months.known(name, "en") and not months.is_beginning(name, "en"))
        or _is_phrase(words)
        or (len(words) == 2 and _TITLE_LAST.fullmatch(words[1]))
        or AGENCIES.match(name)
        or _ORGANISATION.search(name)
    ):
        return None
    return name


def _without_by(text: str) -> str:
    """A byline without "By"; a given name that is also a word for it stays: "Di Nguyen"."""
    return text if _GIVEN_NAME.fullmatch(text) else _BY.sub("", text)


def _without_ends(words: list[str], *, is_cut: bool) -> list[str]:
    """The words of a name without what stands behind it: a role, an agency, the month of a day that was cut off."""
    if len(words) > 2 and _TITLE_LAST.fullmatch(words[-1]) and not _ROLE.search(" ".join(words[:2])):
        rank = next((i for i, word in enumerate(words[2:-1], 2) if _RANK.fullmatch(word)), None)
        # "Ann Lee Senior Washington Correspondent", "Ann Lee Showbiz Reporter"
        words = words[:rank] if rank else words[:-2] if len(words) > 3 else words[:-1]
    if len(words) > 2 and _AGENCY_LAST.fullmatch(words[-1]):
        words = words[:-1]  # "Ann Lee Reuters"
    if len(words) > 1 and is_cut and months.known(words[-1], "en"):
        words = words[:-1]  # "Joel Drucker Nov"
    if len(words) > 2 and words[-1].casefold() in _NO_SURNAMES:
        words = words[:-1]
    return words


def _is_phrase(words: list[str]) -> bool:
    """Whether words are a phrase: they begin with a capital and go on in lower case, or the other way round, or end
    in a particle."""
    goes_on = any(word[:1].islower() and word.lower() not in _PARTICLES for word in words[1:])
    if len(words) > 2 and words[0].islower() and words[0] not in _PARTICLES and any(map(str.istitle, words[1:])):
        return True
    return len(words) > 1 and ((words[0][:1].isupper() and goes_on) or words[-1] in _PARTICLES or words[0] in _LEADS)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return names once each, in their order, whatever their case."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(re.sub(r"\W+", " ", name.casefold()).strip(), name)
    return tuple(seen.values())[:_MOST_AUTHORS]


def _comma_parts(text: str) -> list[str]:
    """Names between commas, without the roles that also stand there ("Ann Lee, Staff Writer")."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    single = len(parts) == 2 and all(len(part.split()) == 1 for part in parts)
    if single and not _ROLE.search(parts[1]) and not any(map(AGENCIES.match, parts)):
        return [f"{parts[1]} {parts[0]}"]  # Lee, Ann
    kept = [part for i, part in enumerate(parts) if i == 0 or not (_ROLE.search(part) or _FROM.match(part))]
    return kept if all(i == 0 or len(part.split()) > 1 for i, part in enumerate(kept)) else kept[:1]
