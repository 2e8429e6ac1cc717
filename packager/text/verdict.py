"""Whether a page that was answered is an article at all, and whether it is a whole one.

Servers say "200 OK" to error pages, consent walls, log-in walls, lists of links and shells that a
program would have to fill. Only short texts are doubted: an article about error pages is longer
than one. Patterns name what such pages say in the languages of the web's newspapers.
"""

from __future__ import annotations

import re

from packager.frozen import frozen
from packager.text.article.gates import says_gate
from packager.text.rare import rare

LONGEST_ERROR = 120
"""Words of a text from which no title makes it an error page: they say sorry in 10 to 60, and list where to go."""
LONGEST_WALL = 350
"""Words of a wall of consent: they count their partners and purposes at length."""
LONGEST_LETTERS = 20_000
"""Characters of the same: a few words may be megabytes long, and every pattern be tried at each letter."""
LONGEST_LOGIN = 120
LONGEST_SHELL = 40
"""Words of a page that asks for JavaScript."""
WALL_WORDS = 5
"""Of six groups of words, how many a wall of consent uses; an article about cookies uses two or three."""
WALL_DENSITY = 18
"""Words of text for each such word, at most."""
LINKED_SHARE = 0.7
"""Share of letters in links from which a text is a list of links. Of 1,101 real pages none has as much, be it of the
text or of what was found on the page: there the highest is .45."""
LONGEST_BETWEEN = 250
"""Letters outside links that a list may hold: a paragraph of greeting."""
FEWEST_LINKS = 8
LINKED_HEADINGS, TEASED_WORDS = 0.8, 60
"""Share of its headings that lead elsewhere, and words to each, of a page that shows the beginnings of other stories.
Of 1,101 real pages two are so made that call themselves no article, both of them front pages; one article is."""
TEASED_SHARE = 0.8
"""Share of what was found on a page that calls itself no article from which, standing in rows of boxes that begin with
links to other pages, it is a list of them. Of 1,101 real pages none has as much, a blog's front page has .71."""
UNFREE_SHARE = 0.6
"""Share of the words that a page says its article has, under which what is there is its beginning."""
TEASER_WORDS = 150
"""Words under which the text of a page that is not free is its beginning."""
BROKEN_WORDS = 300
"""Words from which a text that ends in dots only ends so."""


@frozen
class Verdict:
    """Why a page is no article."""

    code: str
    message: str


@frozen
class Evidence:
    """What is known of a cleaned page."""

    title: str
    text: str
    words: int
    linked: int
    """Letters of ``text`` in links."""
    links: int
    is_article: bool
    """Whether the page says so of itself, or names an author or a time of publication."""
    claims: bool = False
    """Whether it says so of itself."""
    headings: int = 0
    linked_headings: int = 0
    """Headings, and those of them that lead to other pages."""
    share: float = 0.0
    """Share of the text that led to other pages of the site as it came, links round whole blocks included."""
    teased: float = 0.0
    """Share of it that stood in rows of boxes which begin with a link to another page."""


_ERROR_TITLE = rare(
    r"^\W*(?:(?:error|erreur|fehler|errore|fout|fel|błąd|chyba|ошибка|hata|エラー|错误|錯誤)\s*:?\s*)?(?:http\s*|"
    r"server error\s*)?[45]\d\d\s*(?:$|[|–—:!-]|not found|internal|forbidden|error|page|seite|bad|server|unavailable|"
    r"gateway|unauthori[sz]ed|access|gone)|^\W*(?:oops|ups|hoppla|uh-oh|sorry|désolé)\b[\s,.!…:–-]*(?:$|.{0,60}(?:not|"
    r"nicht|pas|no|error|wrong|lost))|\b(?:page|article|site|content|url)\s+(?:(?:you\W+\w+\W+)?(?:was\s+|is\s+|"
    r"could\s+|can\s*)?not\s+(?:be\s+)?(?:found|available)|(?:can['’]t|cannot|couldn['’]t)\s+be\s+found|(?:does\s+not|"
    r"doesn['’]t|no\s+longer)\s+exists?|(?:is\s+)?no\s+longer\s+(?:available|online)|(?:has|"
    r"was)\s+(?:been\s+)?(?:removed|deleted)|unavailable|missing)|^\W*(?:not found|"
    r"access (?:to this page has been )?denied|forbidden|bad gateway|service (?:temporarily )?unavailable|"
    r"gateway time-?out|internal server error|too many requests|request (?:blocked|rejected|timeout)|just a moment|"
    r"attention required|checking your browser|are you (?:a robot|human)|robot check|(?:please )?(?:verify|"
    r"confirm) (?:that )?you are (?:a )?(?:human|not a robot)|human verification|security check|one more step|"
    r"pardon our interruption|(?:sorry,? )?you have been blocked|unavailable (?:due to|for) legal reasons|ddos-guard|"
    r"site (?:is )?(?:under maintenance|temporarily unavailable)|under maintenance|(?:website|account|"
    r"domain) (?:suspended|expired|is for sale))\b|\b(?:seite|artikel|dokument|inhalt)\b.{0,30}\bnicht (?:gefunden|"
    r"verfügbar|mehr verfügbar|vorhanden)|\b(?:page|article|contenu)\b.{0,30}(?:introuvable|non trouvée?|"
    r"n['’](?:existe (?:pas|plus)|est plus (?:disponible|en ligne))|pas (?:été )?trouvée?|indisponible)|\b(?:página|"
    r"artículo|artigo|contenido|conteúdo)\b.{0,30}no (?:se )?(?:ha sido )?(?:encontrad[oa]|encontró|existe|(?:está |"
    r"se encuentra )?disponible)|\b(?:página|artigo|conteúdo)\b.{0,30}não (?:foi )?(?:encontrad[oa]|existe|"
    r"(?:está )?(?:mais )?disponível)|\barticolo\b.{0,20}non (?:è (?:più )?)?(?:disponibile|esiste)|"
    r"\bpagina\b.{0,30}(?:non (?:è stata )?(?:trovata|disponibile|esiste)|niet (?:gevonden|beschikbaar)|"
    r"nu a fost găsită)|\b(?:siden|sidan)\b.{0,30}(?:ikke|inte|finnes ikke|kunde inte|"
    r"hittades inte)\b.{0,15}(?:fund(?:et|en)|funnet|hittas)?|sivua ei (?:löy|ole)|strona nie (?:istnieje|"
    r"została znaleziona)|nie znaleziono strony|stránk[au] (?:nebyla )?nen\w*|страниц\w+ не (?:е )?(?:найдена|"
    r"намерена|существует|съществува)|сторінк[уа] не (?:знайдено|існує)|η σελίδα δεν (?:βρέθηκε|υπάρχει)|"
    r"sayfa bulunamadı|səhifə tapılmadı|halaman tidak (?:ditemukan|dijumpai|ditemui)|không tìm thấy trang|"
    r"stranica nije (?:pronađena|dostupna)|страница није пронађена|puslapis nerastas|lapa nav atrasta|lehte ei leitud|"
    r"ukurasa (?:hau\w+|haupo)|pàgina no (?:trobada|existeix)|გვერდი ვერ მოიძებნა|(?:পাতাটি|পৃষ্ঠাটি|পৃষ্ঠা|"
    r"পেজটি) (?:পাওয়া যায়নি|খুঁজে পাওয়া)|பக்கம் (?:கிடைக்கவில்லை|காணப்படவில்லை|இல்லை)|صفحہ (?:نہیں ملا|موجود نہیں)|"
    r"ページが見つかりません|お探しのページ|(?:記事|ページ)(?:は|の).{0,10}(?:削除され|公開を?終了|掲載期間)|"
    r"页面不存在|找不到.{0,5}(?:页面|頁面|网页|網頁)|(?:文章|页面|頁面|内容|內容)已(?:被)?(?:删除|刪除|下线)|"
    r"페이지를 찾을 수 없|الصفحة غير موجودة|(?:הדף|העמוד)(?: [א-ת]+){0,2} לא נמצא|صفحه (?:مورد نظر )?(?:یافت|"
    r"پیدا) نشد|(?:पृष्ठ|पेज|पन्ना) नहीं मिला|ไม่พบหน้า|\b(?:oldal|cikk)\b.{0,20}nem (?:található|létezik|elérhető)|"
    r"\b[\w-]{1,60}\.[a-z]{2,20} is for sale\b|^\W*(?:we['’](?:ll be right|re) back|(?:scheduled|"
    r"down for) maintenance|error establishing a database connection|(?:(?:site|website|sitio|página|"
    r"seite) )?(?:en mantenimiento|em manutenção|in manutenzione|en maintenance|wartungsarbeiten|przerwa techniczna|"
    r"технические работы|bakım çalışması|メンテナンス中|系统维护中?|系統維護中?|점검 중)\W*(?:$|[|–—:-])|index of /|"
    r"(?:unsupported|outdated) browser|(?:your )?browser (?:is )?(?:not supported|out of date|outdated|unsupported))|"
    r"\bfatal error: uncaught\b|^\W*(?:(?:please |bitte )?(?:disable|turn off|deaktivieren sie) (?:your |"
    r"ihren )?(?:ad ?-?|werbe)blocker|(?:ad ?-?|werbe)block(?:er)? (?:detected|erkannt|détecté|detectado|rilevato|"
    r"wykryty))\b",
    re.IGNORECASE,
)
_LOGIN_TITLE = rare(
    r"^\W*(?:log ?-?in|sign ?-?in|sign ?-?up|register|registration|subscribe(?: now)?|create (?:an )?account|"
    r"please (?:log|sign) in|anmeld(?:en|ung)|einloggen|registrieren|connexion|se connecter|s['’]identifier|"
    r"identifiez-vous|identification|iniciar sesión|inicia sesión|acceder|accedi|login|entrar|iniciar sessão|inloggen|"
    r"aanmelden|logg? ?in(?:n|d)?|logga in|kirjaudu(?: sisään)?|zaloguj(?: się)?|logowanie|přihl\w+|prihl\w+|"
    r"bejelentkezés|autentificare|вход|войти|увійти|вхід|σύνδεση|giriş(?: yap)?|masuk|đăng nhập|ログイン|登录|登錄|"
    r"登入|로그인|تسجيل الدخول|התחברות|ورود)\b\W*(?:$|[|–—:•-])",
    re.IGNORECASE,
)
_LOGIN = (
    rare(
        r"log ?in|sign ?in|anmeld|einlogg|connect|identifi|iniciar ses|acced|inlogg|logga in|zaloguj|"
        r"вход|войти|увійти|přihlá|bejelentkez|autentific|kirjaudu|entrar|σύνδεση|giriş yap|oturum aç|đăng nhập|masuk|"
        r"ログイン|登[录錄入]|로그인|تسجيل الدخول|ورود|להתחבר|התחברות|लॉग ?इन|เข้าสู่ระบบ",
        re.IGNORECASE,
    ),
    rare(
        r"passwor[dt]|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|lösenord|hasło|пароль|"
        r"heslo|jelszó|parol[aă]|salasana|adgangskode|passord|κωδικ|şifre|mật khẩu|kata sandi|"
        r"パスワード|密[码碼]|비밀번호|كلمة (?:المرور|السر)|رمز عبور|סיסמ|पासवर्ड|รหัสผ่าน",
        re.IGNORECASE,
    ),
    rare(
        r"e-?mail|user ?name|benutzername|courriel|identifiant|usuario|correo|utente|e-?posta|sähköposti|"
        r"электронн|електронн|メール|邮箱|郵箱|이메일|البريد|ایمیل|דוא|אימייל|ईमेल|อีเมล|\bsurel\b",
        re.IGNORECASE,
    ),
    rare(
        r"register|registr|sign up|create (?:an )?account|konto|compte|cuenta|forgot|vergessen|oublié|"
        r"olvid|dimenticat|vergeten|cadastr|esquec|rejestr|regisztr|rekisterö|зарегистр|зареєстр|εγγραφ|üye ol|unuttu|"
        r"đăng ký|daftar|新規登録|会員登録|注[册冊]|註冊|회원|إنشاء حساب|ثبت.?نام|הרשמ|पंजीकरण|खाता|สมัคร",
        re.IGNORECASE,
    ),
)
_CONSENT = (
    rare(
        r"\bcookies?\b|クッキー|\bфайл\w* cookie|쿠키|\bçerez\w*|\beväste\w*|تعريف الارتباط|کوکی|עוגיות|कुकी|คุกกี้|"
        r"\bsüti\w*",
        re.IGNORECASE,
    ),
    rare(
        r"\bconsent\w*|einwillig\w+|zustimm\w+|consentement\w*|consentimiento\w*|consenso|toestemming|"
        r"samtyck\w+|samtykke\w*|zgod\w+|souhlas\w*|согласи\w+|同意|동의|"
        r"\bonay\w*|\brıza\w*|suostumu\w+|hozzájárul\w*|συγκατάθεσ\w*|συναίνεσ\w*|consimțământ\w*|\bзгод\w+|đồng ý|"
        r"persetujuan|موافق\w*|توافق|رضایت|הסכמ\w+|सहमति|ยินยอม",
        re.IGNORECASE,
    ),
    rare(
        r"\bpartners?\b|\bvendors?\b|dritt(?:anbieter|e)\w*|partenaires?|socios|proveedores|parceiros|fornecedores|"
        r"terz[ei] part\w*|derden|партн[её]р\w*|partne[rř]\w*|パートナー|第三者|合作伙伴|合作夥伴|파트너|제3자|"
        r"\bortak\w*|kumppan\w+|συνεργάτ\w*|đối tác|\bmitra\b|شركا\w+|شرکا\w*|שותפ\w+|भागीदार|साझेदार|พันธมิตร|คู่ค้า",
        re.IGNORECASE,
    ),
    rare(
        r"personal (?:data|information)|personenbezogen\w+|données personnelles|"
        r"données à caractère personnel|datos personales|dados pessoais|dati personali|persoonsgegevens|"
        r"personuppgift\w+|personoplysning\w*|dane osobowe|danych osobowych|\bперсональн\w+ дан\w+|"
        r"個人(?:情報|データ)|个人(?:信息|数据)|個人資料|개인\s?정보|kişisel veri\w*|henkilötie\w+|személyes adat\w*|"
        r"\bπροσωπικ\w+ δεδομέν\w+|date(?:lor|le)? (?:cu caracter )?personal\w*|\bosobní\w* údaj\w*|"
        r"dữ liệu cá nhân|data pribadi|البيانات الشخصية|داده‌های شخصی|מידע אישי|व्यक्तिगत (?:डेटा|जानकारी)|ข้อมูลส่วนบุคคล",
        re.IGNORECASE,
    ),
    rare(
        r"accept(?: all)?\b|agree|akzeptier\w+|accepter\b|aceptar|aceitar|accett\w+|accepteren|"
        r"godkänn\w*|godta|zaakceptuj|akceptuj\w*|přijmout|принять|reject all|ablehnen|refuser|rechazar|"
        r"rifiut\w+|weigeren|(?:すべて|全て)(?:同意|許可|拒否)|(?:接受|拒绝|拒絕)(?:全部|所有)|모두 (?:동의|허용|거부)|"
        r"kabul et\w*|hyväksy\w*|elfogad\w*|αποδοχή|αποδέχ\w+|прийняти|chấp nhận|\bterima\b|قبول|رفض|پذیرش|אשר הכל|"
        r"स्वीकार|ยอมรับ|manage (?:options|preferences|settings)",
        re.IGNORECASE,
    ),
    rare(
        r"privacy|datenschutz\w*|vie privée|confidentialité|privacidad\w*|riservatezza|integritet\w*|personvern|"
        r"prywatnoś\w+|soukrom\w+|конфиденциальност\w+|プライバシー|隐私|隱私|프라이버시|purposes|zwecke\w*|finalités|"
        r"finalidades|gizlili\w+|tietosuoja\w*|adatvédelm\w+|απορρήτου|ιδιωτικότητ\w*|adat\w* védelm\w*|yksityisyy\w*|"
        r"confidențialit\w+|конфіденційн\w+|quyền riêng tư|privasi|الخصوصية|حریم خصوصی|פרטיות|गोपनीयता|ความเป็นส่วนตัว",
        re.IGNORECASE,
    ),
)
_SHELL = rare(
    r"(?:enable|activate|turn on|requires?|needs?|without|support(?:s|ing)?) (?:\w+ )?java ?script"
    r"|java ?script (?:is |must be |to be |has been )?(?:disabled|enabled|required|aktivier\w+|deaktivier\w+)"
    r"|a[ck]ti[vw](?:er|ez|ar|e|a|ieren|iere|eer|eer de|uj) (?:le |sie )?java ?script"
    r"|java ?script\b.{0,40}(?:aktivier|activ|abilit|habilit|inschakel|aktiver|włącz|povol|включ|有効|启用|啟用)",
    re.IGNORECASE,
)


def no_article(seen: Evidence) -> Verdict | None:
    """Say why a cleaned page is no article, or None where nothing speaks against it."""
    if len(seen.text) > LONGEST_LETTERS and seen.words <= LONGEST_WALL:
        return None
    if seen.words <= LONGEST_SHELL and _SHELL.search(seen.text):
        return Verdict(code="empty-shell", message="the page is an empty shell that a program would have to fill")
    if seen.words <= LONGEST_ERROR and _says_error(seen):
        return Verdict(code="error-page", message=f"the server answered with an error page: “{_short(seen.title)}”")
    if seen.words <= LONGEST_WALL and _asks_consent(seen):
        return Verdict(code="consent-wall", message="the page only asks for consent to cookies")
    if seen.words <= LONGEST_LOGIN and _asks_login(seen):
        return Verdict(code="login-wall", message="the page only asks for a login")
    if _lists_links(seen) or _lists_stories(seen):
        return Verdict(code="link-list", message="the page is a list of links")
    return None


def is_beginning(words: int, *, broken: bool, free: bool | None, stated_words: int | None) -> bool:
    """Whether a text is only the beginning of an article.

    ``broken``: it ends in dots or in words that promise the rest. ``free`` and ``stated_words``: what the page
    says of its access and its length, None where it says nothing.
    """
    if broken and words < BROKEN_WORDS:
        return True
    if free is not False:
        return False
    return words < TEASER_WORDS or (stated_words is not None and words < UNFREE_SHARE * stated_words)


def _says_error(seen: Evidence) -> bool:
    if seen.is_article and seen.words > LONGEST_SHELL:
        return False
    return bool(_ERROR_TITLE.search(seen.title) or (seen.words <= LONGEST_SHELL and _ERROR_TITLE.search(seen.text)))


def _asks_consent(seen: Evidence) -> bool:
    found: list[int] = []
    said = f"{seen.title} {seen.text}"
    for group in _CONSENT:
        found.append(len(group.findall(said)))
        if found.count(0) > len(_CONSENT) - WALL_WORDS:
            return False
    return sum(found) * WALL_DENSITY >= seen.words


def _asks_login(seen: Evidence) -> bool:
    if says_gate(seen.title):
        return True
    if seen.is_article and seen.words > LONGEST_SHELL:
        return False  # the first lines of an article, and the way to the others
    groups = sum(1 for group in _LOGIN if group.search(seen.text))
    return groups == len(_LOGIN) or (groups >= len(_LOGIN) - 1 and bool(_LOGIN_TITLE.search(seen.title)))


def _lists_links(seen: Evidence) -> bool:
    if seen.share >= LINKED_SHARE and not seen.claims:
        return True
    if seen.is_article or seen.links < FEWEST_LINKS:
        return False
    letters = sum(not each.isspace() for each in seen.text)
    return seen.linked > LINKED_SHARE * letters and letters - seen.linked < LONGEST_BETWEEN


def _lists_stories(seen: Evidence) -> bool:
    """Whether a page that does not call itself an article shows the beginnings of others, each under its headline."""
    if seen.claims:
        return False
    most = seen.linked_headings
    headed = most >= max(FEWEST_LINKS, LINKED_HEADINGS * seen.headings) and seen.words <= TEASED_WORDS * most
    return headed or seen.teased >= TEASED_SHARE


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59] + "…"
