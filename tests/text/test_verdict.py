"""Pages that were answered and are no articles; articles that look like such pages."""

from __future__ import annotations

import pytest

from packager.errors import ExtractError
from packager.model import Document, Item
from packager.stages.clean import clean

PROSE = "<p>" + "The old bridge over the river opened again on Monday, and a crowd came from both banks. " * 3 + "</p>"


def article(page: str, **facts):
    document = Document(page.encode(), "https://gazette.example/a", "text/html; charset=utf-8")
    item = Item("s", "", "g", url="https://gazette.example/a", document=document, wants_page=True, **facts)
    return clean(item, zone=None, language=None)


def code_of(page: str) -> str | None:
    try:
        article(page)
    except ExtractError as error:
        return error.code
    return None


def page(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><main>{body}</main></body></html>"


SORRY = (
    "<h1>{title}</h1><p>We are sorry, but what you are looking for has moved or was never here. Please check the "
    "address, go back to the front page, or use the search field above to find what you need today.</p>"
)


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "Error 404",
        "500 Internal Server Error",
        "Page not found | The Gazette",
        "The page you requested could not be found",
        "Oops! That page can’t be found.",
        "Access Denied",
        "Just a moment...",
        "Attention Required! | Cloudflare",
        "Are you a robot?",
        "Seite nicht gefunden - Der Bote",
        "Page introuvable",
        "Página no encontrada",
        "Página não encontrada",
        "Pagina non trovata",
        "Pagina niet gevonden",
        "Siden ble ikke funnet",
        "Sivua ei löytynyt",
        "Strona nie istnieje",
        "Страница не найдена",
        "पेज नहीं मिला",
        "Az oldal nem található",
        "העמוד לא נמצא",
        "bridges.example is for sale",
        "We’ll be right back",
        "Error establishing a database connection",
        "Your browser is out of date",
        "Sayfa bulunamadı",
        "ページが見つかりません",
        "找不到页面",
        "페이지를 찾을 수 없습니다",
        "الصفحة غير موجودة",
        "Please verify you are a human",
        "Sorry, you have been blocked",
        "Unavailable for legal reasons",
        "This article is no longer available",
        "Cet article n’est plus disponible",
        "Este artículo ya no está disponible",
        "この記事は掲載期間が終了しました",
        "文章已被删除",
        "Страницата не е намерена",
        "Stranica nije pronađena",
        "পৃষ্ঠাটি পাওয়া যায়নি",
        "பக்கம் கிடைக்கவில்லை",
        "Ukurasa haukupatikana",
        "صفحہ نہیں ملا",
        "很抱歉，找不到您要的網頁",
        "Sitio en mantenimiento",
        "Bitte deaktivieren Sie Ihren Adblocker",
    ],
)
def test_error_pages_that_say_ok(title):
    assert code_of(page(title, SORRY.format(title=title))) == "error-page"


CONSENTS = [
    "We value your privacy. We and our partners store and access cookies on a device and process personal data such "
    "as identifiers. With your consent we and our 812 partners may use precise location data. You can accept all or "
    "manage preferences at any time in our privacy policy.",
    "Wir schätzen Ihre Privatsphäre. Mit Ihrer Einwilligung verwenden wir und unsere 812 Partner Cookies und "
    "verarbeiten personenbezogene Daten für verschiedene Zwecke. Sie können alles akzeptieren oder ablehnen: "
    "siehe Datenschutz.",
    "Nous respectons votre vie privée. Avec votre consentement, nos partenaires et nous utilisons des cookies pour "
    "traiter des données personnelles. Vous pouvez accepter ou refuser. Voir notre politique de confidentialité.",
    "Tu privacidad nos importa. Con tu consentimiento, nosotros y nuestros socios usamos cookies para tratar datos "
    "personales. Puedes aceptar o rechazar el tratamiento en cualquier momento.",
    "当社とパートナーは、お客様の同意を得てクッキーを使用し、個人データを処理します。「すべて同意する」を選ぶと広告に使われます。"
    "設定はいつでも変更できます。詳しくはプライバシーポリシーをご覧ください。",
    "Biz ve iş ortaklarımız, çerezler aracılığıyla kişisel verilerinizi işliyoruz. Onayınızı dilediğiniz zaman "
    "gizlilik politikamızdan geri çekebilirsiniz. Tümünü kabul et düğmesine basarak rıza göstermiş olursunuz.",
    "نستخدم نحن وشركاؤنا ملفات تعريف الارتباط لمعالجة البيانات الشخصية. بالنقر على قبول الكل فإنك توافق على ذلك، "
    "ويمكنك سحب موافقتك في أي وقت من سياسة الخصوصية التي تجدها في أسفل كل صفحة من صفحات هذا الموقع.",
    "Mi és a partnereink cookie-kat használunk, és személyes adatokat dolgozunk fel. Kattintson az Elfogadom gombra, "
    "ha hozzájárul az adatkezeléshez. A hozzájárulást bármikor visszavonhatja az adatvédelmi tájékoztatóban.",
    "Εμείς και οι συνεργάτες μας χρησιμοποιούμε cookies και επεξεργαζόμαστε προσωπικά δεδομένα. Με την αποδοχή όλων "
    "δίνετε τη συγκατάθεσή σας. Μπορείτε να την ανακαλέσετε από την πολιτική απορρήτου.",
]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Szanujemy Twoją prywatność", "My i nasi partnerzy przechowujemy pliki cookie i przetwarzamy dane osobowe w "
         "celu wyświetlania reklam i pomiaru treści. Możesz wyrazić zgodę lub jej odmówić w każdej chwili."),
        ("Vážíme si vašeho soukromí", "My a naši partneři ukládáme soubory cookie a zpracováváme osobní údaje pro "
         "měření reklamy a vývoj produktů. Kliknutím na tlačítko udělujete souhlas s tímto zpracováním na webu."),
        ("Arvostamme yksityisyyttäsi", "Me ja kumppanimme tallennamme evästeitä laitteellesi ja käsittelemme "
         "henkilötietoja mainonnan näyttämiseksi. Voit hyväksyä kaikki tai muokata asetuksia milloin tahansa."),
        ("Adatainak védelme", "Mi és a partnereink sütiket tárolunk az eszközön, és személyes adatokat dolgozunk fel "
         "hirdetések megjelenítéséhez. Hozzájárulását bármikor visszavonhatja az oldal alján lévő hivatkozással."),
    ],
)  # fmt: skip
def test_the_headline_of_a_wall_counts(title, text):
    assert code_of(page(title, f"<h1>{title}</h1><p>{text}</p>")) == "consent-wall"


@pytest.mark.parametrize("text", CONSENTS)
def test_walls_of_consent(text):
    assert code_of(page("The Gazette", f"<h1>The Gazette</h1><p>{text}</p>")) == "consent-wall"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Log in", "Log in to go on reading the news of the day. Email address Password Forgot your password? Create "
         "an account for free and read five articles a month on every device that you own."),
        ("Anmelden | Der Bote", "Bitte melden Sie sich an, um alle Artikel zu lesen. Anmelden mit E-Mail und Passwort. "
         "Passwort vergessen? Noch kein Konto? Jetzt kostenlos registrieren und gleich weiterlesen, wo Sie wollen."),
        ("Connexion", "Connexion à votre espace abonné pour lire la suite du journal. Adresse e-mail Mot de passe "
         "oublié ? Vous n’avez pas de compte ? Créer un compte prend une minute et ne coûte rien du tout."),
        ("Giriş yap", "Devam etmek için e-posta adresiniz ve şifrenizle giriş yapın. Şifrenizi mi unuttunuz? Hesabınız "
         "yok mu? Hemen üye olun ve okumaya devam edin."),
        ("تسجيل الدخول", "يرجى تسجيل الدخول باستخدام البريد الإلكتروني وكلمة المرور لمتابعة القراءة. هل نسيت "
         "كلمة المرور؟ ليس لديك حساب؟ إنشاء حساب جديد مجاناً والاستمرار في قراءة الأخبار."),
        ("Entrar", "Digite seu e-mail e sua senha para continuar lendo. Esqueceu a senha? Ainda não tem conta? "
         "Cadastre-se gratuitamente agora mesmo e leia cinco artigos por mês."),
        ("Masuk", "Silakan masuk atau daftar akun gratis untuk melanjutkan membaca berita hari ini. Sudah punya akun? "
         "Masukkan alamat surel dan kata sandi Anda di sini."),
        ("この記事は会員限定です", "続きをお読みいただくには、ログインまたは会員登録が必要です。"
         "すでに会員の方はログインしてください。無料会員に登録すると、月に五本まで有料記事をお読みいただけます。"),
    ],
)  # fmt: skip
def test_walls_of_login(title, text):
    assert code_of(page(title, f"<h1>{title}</h1><p>{text}</p>")) == "login-wall"


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
        '<div id="app"></div><noscript>Bitte aktivieren Sie JavaScript, um die Seite zu sehen.</noscript>',
        "<p>This site requires JavaScript. Please enable JavaScript in your browser and load the page again.</p>",
        '<div id="app"></div><noscript>Veuillez activer JavaScript pour continuer.</noscript>',
    ],
)
def test_empty_shells(body):
    assert code_of(page("App", body)) == "empty-shell"


def test_a_list_of_links():
    links = "".join(
        f'<p><a href="/n/{n}">The council decides on the bridge number {n} over the river</a></p>' for n in range(30)
    )
    assert code_of(page("News", f"<h1>News</h1>{links}<p>Choose what you read here today.</p>")) == "link-list"


def test_headlines_of_one_site_are_no_article_because_a_name_stands_on_the_page():
    card = '<a href="{1}/n/{0}"><h3>Bridge {0}</h3><p>The council decides on the {0}th bridge over the river.</p></a>'
    named = '<meta name="author" content="Ada Brook">'

    def listed(site: str, more: str = "") -> str:
        cards = "".join(f"<div class=card>{card.format(n, site)}</div>" for n in range(12))
        return page("The Gazette", f"<h1>Bridges</h1>{cards}{more}", named)

    assert code_of(listed("")) == "link-list"
    assert code_of(listed("https://other.example")) is None
    assert code_of(listed("", PROSE * 3)) is None


LINE = "In the matter of the bridge nothing is decided yet, said the mayor on day"


def front(head: str = "", *, stories: int = 12, words: int = 15) -> str:
    cards = "".join(
        f'<div class="card"><h2><a href="/n/{n}">The council decides on bridge number {n}</a></h2>'
        f"<p>{f'{LINE} {n}. ' * (words // 15)}</p></div>"
        for n in range(stories)
    )
    return page("The Gazette", f"<h1>World</h1>{cards}", head)


def test_the_beginnings_of_other_stories_are_a_list_of_links():
    assert code_of(front()) == "link-list"
    assert code_of(front('<meta property="og:type" content="article">')) is None
    assert code_of(front(words=150)) is None
    assert code_of(front(stories=4)) is None


def archive(head: str = "", *, posts: int = 6, link: str = "/n/{0}", words: int = 30) -> str:
    shown = "".join(
        f'<article class="post post-{n}"><header><h2><a href="{link.format(n)}">Bridge number {n} of the town</a>'
        f"</h2></header><div><p>{f'{LINE} {n}. ' * (words // 15)}</p></div></article>"
        for n in range(posts)
    )
    return page("The Gazette", f"<h1>City</h1>{shown}", head)


def test_rows_of_boxes_that_begin_with_a_link_to_a_story_are_a_list_of_them():
    lists = '<script type="application/ld+json">{"@graph": [{"@type": "CollectionPage", "name": "City"}]}</script>'
    calls_itself_article = '<meta property="og:type" content="article">'
    assert code_of(archive()) == "link-list"
    assert code_of(archive(calls_itself_article + lists)) == "link-list"
    assert code_of(archive(calls_itself_article)) is None
    assert code_of(archive(link="https://other.example/{0}")) is None
    assert code_of(archive(link="/thread#post-{0}")) is None
    assert code_of(archive(words=150)) is None
    assert code_of(archive(posts=4)) is None
    assert code_of(archive(posts=6).replace("<h1>City</h1>", f"<h1>City</h1>{PROSE * 3}")) is None


def test_boxes_that_begin_with_a_link_without_a_heading_are_a_list_too():
    shown = "".join(
        f'<div class="item"><a href="/n/{n}">Bridge number {n} and the council</a><div>{n} Nov</div>'
        f"<div>{f'{LINE} {n}. ' * 2}</div></div>"
        for n in range(8)
    )
    assert code_of(page("The Gazette", f"<h1>City</h1>{shown}")) == "link-list"


def test_a_day_in_the_address_makes_no_article_of_an_error_page():
    url = "https://gazette.example/2026/11/28/a"
    said = page("404", SORRY.format(title="404") + SORRY.format(title="404"))
    with pytest.raises(ExtractError) as caught:
        clean(Item("s", "", "g", url=url, document=Document(said.encode(), url)), zone=None, language=None)
    assert caught.value.code == "error-page"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 people rescued from the flood", PROSE),
        ("Page not found: why so much of the web disappears", PROSE * 6),
        ("Sorry, we are closed: the last day of a bakery", PROSE * 4),
        ("How cookie consent became an industry", PROSE * 5 + f"<p>{CONSENTS[0]}</p>"),
        ("Log in or lose out", PROSE * 4 + "<p>You need an email address and a password to register an account.</p>"),
        ("Wartungsarbeiten an der Brücke", PROSE * 3),
        ("How to enable JavaScript", PROSE * 3 + "<p>Enable JavaScript in the settings.</p>"),
        ("Ten books", '<p><a href="/b">A book</a>: a story of the sea and of the men who sail on it and back</p>' * 10),
    ],
)  # fmt: skip
def test_articles_about_such_things_are_articles(title, body):
    assert code_of(page(title, f"<article><h1>{title}</h1>{body}</article>")) is None


class TestBeginnings:
    FREE = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"T","isAccessibleForFree":%s%s}</script>'
    )

    def test_a_page_that_is_not_free_and_short_is_an_excerpt(self):
        head = self.FREE % ('"False"', "")
        assert article(page("T", f"<article><h1>T</h1>{PROSE}</article>", head)).excerpt
        assert not article(page("T", f"<article><h1>T</h1>{PROSE * 6}</article>", head)).excerpt

    def test_one_that_holds_less_than_it_says_is_too(self):
        head = self.FREE % ("false", ',"wordCount":900')
        assert article(page("T", f"<article><h1>T</h1>{PROSE * 5}</article>", head)).excerpt
        head = self.FREE % ("true", ',"wordCount":900')
        assert not article(page("T", f"<article><h1>T</h1>{PROSE * 5}</article>", head)).excerpt

    def test_one_that_breaks_off_is(self):
        assert article(page("T", f"<article><h1>T</h1>{PROSE}<p>And then the mayor said that…</p></article>")).excerpt

    @pytest.mark.parametrize(
        "gate",
        [
            "Subscribe to continue reading",
            "This post is for paid subscribers",
            "Dieser Artikel ist exklusiv für Abonnenten",
            "Il vous reste 80 % de cet article à lire.",
            "Contenido exclusivo para suscriptores",
            "この記事は有料記事です。残り1,024文字",
            "登录后阅读全文",
        ],
    )
    def test_one_that_goes_on_for_those_who_pay_is(self, gate):
        text = f"<article><h1>T</h1>{PROSE}</article>"
        assert article(page("T", f'{text}<div class="wall"><h3>{gate}</h3></div>')).excerpt
        assert not article(page("T", f'{text}<div class="wall" style="display: none"><h3>{gate}</h3></div>')).excerpt
        assert not article(
            page("T", f'{text.replace(PROSE, PROSE * 8)}<div class="wall"><h3>{gate}</h3></div>')
        ).excerpt

    def test_the_feed_s_whole_text_stands_in_for_a_beginning_and_says_so(self):
        head = self.FREE % ('"False"', "")
        found = article(page("T", f"<article><h1>T</h1>{PROSE}</article>", head), content=PROSE * 8)
        assert not found.excerpt
        assert [problem.code for problem in found.problems] == ["feed-text-used"]
