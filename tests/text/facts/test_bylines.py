"""Who wrote an article: where several places say it, and where none says it outright."""

from __future__ import annotations

import json

import lxml.html
import pytest

from packager.text.facts import metadata, names

H1 = "<h1>Un pont rouvre</h1>"
TEXT = "<p>" + "Le pont a rouvert lundi matin devant une foule nombreuse venue des deux rives. " * 3 + "</p>"


def read(head: str, body: str) -> metadata.Facts:
    page = f'<html lang="en"><head><meta property="og:site_name" content="Jobs & Hire">{head}</head><body>{body}</body>'
    return metadata.read(lxml.html.document_fromstring(page), url="https://www.gazette.example/x")


def linked(*people: str) -> str:
    node = {"@type": "NewsArticle", "author": [{"@type": "Person", "name": name} for name in people]}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_a_name_that_is_declared_for_searches_of_news():
    assert read('<meta name="articleAuthor" content="Ann Lee">', H1 + TEXT).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("language", "dateline", "people"),
    [
        ("zh", "新华社北京11月20日电（记者王小明、李大同）", ("王小明", "李大同")),
        ("zh", "本报讯（记者 王小明）", ("王小明",)),
        ("zh", "〔記者王小明／台北報導〕", ("王小明",)),
        ("ko", "(서울=연합뉴스) 김민수 기자 =", ("김민수",)),
        ("ja", "【東京＝山田花子】", ("山田花子",)),
        ("ja", "【東京＝時事】", ()),
        ("zh", "他收到一条短讯（记者证）", ()),
    ],
)
def test_reporters_in_the_dateline(language, dateline, people):
    page = f'<html lang="{language}"><body>{H1}<p>{dateline}{"市議会は橋を残す。" * 12}</p></body>'
    assert metadata.read(lxml.html.document_fromstring(page)).authors == people


def test_a_by_that_is_one_in_its_language_alone():
    page = f'<html lang="sw"><body>{H1}<p><span>Na Juma Hamisi</span> <span>20 Novemba 2024</span></p>{TEXT}</body>'
    assert metadata.read(lxml.html.document_fromstring(page)).authors == ("Juma Hamisi",)


@pytest.mark.parametrize(
    ("language", "line", "people"),
    [
        ("en", "Words: Ann Lee | Pictures: Bo Dahl", ("Ann Lee",)),
        ("de", "Von Anna Müller (Text) und Karl Weiß (Fotos)", ("Anna Müller",)),
        ("de", "Eine Analyse von Anna Müller", ("Anna Müller",)),
        ("fr", "Une chronique de Jeanne Dupont", ("Jeanne Dupont",)),
        ("es", "Redacción: Juana Pérez", ("Juana Pérez",)),
        ("it", "di Anna Rossi, da Berlino", ("Anna Rossi",)),
        ("nl", "Van onze verslaggever Anna de Vries", ("Anna de Vries",)),
        ("sv", "Text och foto: Anna Svensson", ("Anna Svensson",)),
        ("cs", "Napsala Anna Nováková", ("Anna Nováková",)),
        ("eu", "Egilea: Ane Etxeberria", ("Ane Etxeberria",)),
        ("sl", "Avtor: Ana Novak", ("Ana Novak",)),
        ("az", "Müəllif: Aydın Əliyev", ("Aydın Əliyev",)),
        ("ru", "Автор текста: Анна Иванова", ("Анна Иванова",)),
        ("bg", "от Иван Петров", ("Иван Петров",)),
        ("ka", "ავტორი: ნინო ბერიძე", ("ნინო ბერიძე",)),
        ("hy", "Հեղինակ՝ Անի Պետրոսյան", ("Անի Պետրոսյան",)),
        ("ur", "تحریر: احمد خان", ("احمد خان",)),
        ("ta", "எழுதியவர்: கண்ணன்", ("கண்ணன்",)),
        ("bn", "লেখক: রহিম খান", ("রহিম খান",)),
        ("th", "ผู้เขียน: สมชาย ใจดี", ("สมชาย ใจดี",)),
        ("tl", "Ni Juan Cruz", ("Juan Cruz",)),
        ("ja", "文・写真　山田太郎", ("山田太郎",)),
        ("ja", "執筆者：山田太郎", ("山田太郎",)),
        ("zh", "记者王小明 北京报道", ("王小明",)),
        ("zh", "本报记者 王小明 李大同", ("王小明", "李大同")),
        ("zh", "来源：新华社 作者：王小明", ("王小明",)),
        ("ko", "글·사진 홍길동 기자", ("홍길동",)),
        # What is none.
        ("he", "פורסם ב-03.05.26 14:05", ()),
        ("he", "יום ראשון, 3 במאי 2026, 14:05", ()),
        ("hi", "प्रकाशित Sun, 03 May 2026 02:05 PM IST", ()),
        ("en", "© 2026 Ann Lee", ()),
        ("en", "Published by Penguin Books", ()),
        ("en", "Words: 500", ()),
        ("en", "Directed by Bo Dahl", ()),
        ("en", "Illustrations by Bo Dahl", ()),
        ("de", "Übersetzt von Karl Weiß", ()),
        ("de", "Eine Analyse von Daten", ()),
        ("fr", "Traduit par Paul Martin", ()),
        ("es", "Traducción de Luis Gil", ()),
        ("es", "Reportaje: Vida en el puerto", ()),
        ("it", "Vita da Cani", ()),
        ("pt", "Casa da Música", ()),
        ("ja", "翻訳：山田太郎", ()),
        ("sw", "Na Mwandishi Wetu", ()),
    ],
)
def test_how_bylines_begin_in_many_languages(language, line, people):
    page = f'<html lang="{language}"><body>{H1}<p>{line}</p>{TEXT}</body>'
    assert metadata.read(lxml.html.document_fromstring(page)).authors == people


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        ("<div>Written by</div><div>Ann Lee</div>", ("Ann Lee",)),
        ("<dl><dt>Author</dt><dd>Ann Lee</dd></dl>", ("Ann Lee",)),
        ("<div><span>By</span><a>Ann Lee</a><span>and</span><a>Bo Dahl</a></div>", ("Ann Lee", "Bo Dahl")),
        ("<p>By Ann Lee Special to The Gazette</p>", ("Ann Lee",)),
        ("<p>Words and pictures by Ann Lee</p>", ("Ann Lee",)),
        ("<h4>Photos</h4><p>Ann Lee</p>", ()),
        ("<h4>From</h4><p>The river rose again</p>", ()),
    ],
)
def test_a_label_in_the_line_before_and_names_in_pieces(lines, people):
    assert read("", H1 + lines + TEXT).authors == people


def test_pieces_of_a_line_go_together_where_words_join_them():
    line = "<p><span>By</span> <span>Ann Lee</span> <span>and Bo Dahl</span> <span>20 November 2024</span></p>"
    assert read("", H1 + line + TEXT).authors == ("Ann Lee", "Bo Dahl")


class TestReadersSeeWhoWrote:
    @pytest.mark.parametrize(
        ("declared", "line", "people"),
        [
            (("Ann Lee", "Cy Orr"), "<p>By Ann Lee</p>", ("Ann Lee",)),
            ((), "<p class=byline>بقلم: أدا بروك</p>", ("أدا بروك",)),
            ((), "<p class=byline>文・山田太郎</p>", ("山田太郎",)),
            (("Ann Lee",), "<p>By Ann Lee and Bo Dahl on December 21, 2023</p>", ("Ann Lee", "Bo Dahl")),
            (("Ann Lee", "Bo Dahl"), "<p>By Ann Lee</p><p>By Bo Dahl</p>", ("Ann Lee", "Bo Dahl")),
            (("Ann Lee",), "<p>By Ann Lee and Bo Dahl November 20, 2024</p>", ("Ann Lee", "Bo Dahl")),
            (("Ann Lee",), "<p>By Ann Lee and Theresa Mary May</p>", ("Ann Lee", "Theresa Mary May")),
            ((), "<p>November 20, 2024 · 5 min · Ann Lee</p>", ("Ann Lee",)),
            ((), "<div><span>By Ann Lee</span><span>Follow</span></div>", ("Ann Lee",)),
            (("Ann Lee",), "<p>By Cy Orr for the photographers</p>", ("Ann Lee",)),
            (("Gazette",), "<p>Posted by Ann Lee and Bo Dahl</p>", ("Ann Lee", "Bo Dahl")),
            (("Jobs & Hire",), "<p>By Ann Lee</p>", ("Ann Lee",)),
            (("Jobs & Hire",), "<p>Nga Ann Lee</p>", ("Ann Lee",)),
            ((), "<p class=byline>โดย สมชาย ใจดี</p>", ("สมชาย ใจดี",)),
            ((), "<p class=byline>By Ann Lee | Fri., Aug. 23, 2019 | timer 3 min. read</p>", ("Ann Lee",)),
            ((), "<p class=byline>By Ann Lee Bloomberg Fri., Aug. 23, 2019</p>", ("Ann Lee",)),
            (("Ann Lee",), "<p>Photo by Ann Lee and Bo Dahl/Getty Images</p>", ("Ann Lee",)),
        ],
    )
    def test_the_byline_corrects_what_is_declared(self, declared, line, people):
        assert read(linked(*declared), H1 + line + TEXT).authors == people

    @pytest.mark.parametrize(
        "line",
        [
            "<p>posted on 2023-12-19 23:30 EST by Ann Lee</p>",
            "<p>06.11.2023 13:30 von Ann Lee</p>",
            "<p>04.02.2022 | 13:10 Uhr | Ann Lee</p>",
            "<p>By Ann Lee Nov 13, 2022 5 min read</p>",
            '<p><a href="/author/ann-lee/">Ann Lee</a></p>',
            '<div class="c-card__author">Ann Lee</div>',
            '<span class="content-left-autor"><a href="/x">Ann Lee</a></span>',
            '<p class="byline"><span>Published by</span><span>Ann Lee</span></p>',
            "<p>Story by Ann Lee; photographs by Bo Dahl</p>",
            "<p>Text: Ann Lee Foto: Bo Dahl</p>",
            "<p>By Ann Lee Photography by Bo Dahl</p>",
            "<p>By Ann Lee BBC News, Paris</p>",
            "<p>Szerző: Ann Lee</p>",
            "<p>Kirjoittaja: Ann Lee</p>",
            "<p>Haber: Ann Lee</p>",
            "<p>Текст: Ann Lee</p>",
            "<p>oprac. Ann Lee</p>",
            "<p>A cura di Ann Lee</p>",
            "<p>كتب - Ann Lee</p>",
            "<p>Por Ann Lee, da Agência Lusa</p>",
            "<p>Protokoll: Ann Lee</p>",
            '<div class="author-info"><span>Ann Lee</span><span>Lisbon</span></div>',
            "<div class=BlockQuote-author>Bo Dahl</div><p>By Ann Lee</p>",
            "<div class=pull-quote><p class=author>Bo Dahl</p></div><p>By Ann Lee</p>",
            "<p>Аутор: Ann Lee</p>",
            "<p><span>By Ann Lee in Lisbon, with AFP</span> <span>Wed 20 Nov 2024</span></p>",
            "<p><span>Oleh Ann Lee</span> <span>Rabu, 20 November 2024</span></p>",
            "<p><span>Ann Lee</span> <span>3 hours ago</span></p>",
            "<p><span>Ann Lee</span> <span>Thứ tư, 20/11/2024, 08:15 (GMT+7)</span></p>",
        ],
    )
    def test_lines_that_name_a_person(self, line):
        assert read("", H1 + line + TEXT).authors == ("Ann Lee",)

    @pytest.mark.parametrize(
        "line",
        [
            '<p><a href="/news/">Ann Lee</a></p>',
            "<p>Die Preise steigen, 04.02.2022</p>",
            "<h2>Von Sprachregeln, Politik und «ganz normalem Deutsch»</h2>",
            "<p>04.02.2022 | Kategorie | View Comments</p>",
            "<p>Text Size</p>",
            "<p>From Wikipedia, the free encyclopedia</p>",
            "<p>From our partners</p>",
            "<p><span>Politics</span> <span>3 hours ago</span></p>",
            "<p><span>The Long Read</span> <span>20 November 2024</span></p>",
            "<p>Bei Nutzern von Windows 8 und 8.1 ist es so seit dem 9. Juni 2015.</p>",
            "<p>Server Built: Sep 18 2017 16:37:54</p>",
            '<p class="byline"><span>News · Posted: Jul 30, 2019 1:05 PM | Last Updated: July 30, 2019</span></p>',
        ],
    )
    def test_lines_that_do_not(self, line):
        assert read("", H1 + line + TEXT).authors == ()

    @pytest.mark.parametrize(
        ("line", "people"),
        [
            ("홍길동 기자 hong@gazette.example", ("홍길동",)),
            ("[서울=뉴시스] 홍길동·김영희 기자 =", ("홍길동", "김영희")),
            ("【記者王小明、李大同／台北報導】", ("王小明", "李大同")),
            ("文/王小明", ("王小明",)),
            ("作者：王小明 来源：新华社", ("王小明",)),
            ("文＝山田太郎", ("山田太郎",)),
            ("山田太郎記者", ("山田太郎",)),
            ("लेखक: राम कुमार", ("राम कुमार",)),
            ("लेखक: राजेश शर्मा Published: 20 नवंबर 2024", ("राजेश शर्मा",)),
            ("<span>রহিম উদ্দিন</span> <span>২০ নভেম্বর ২০২৪</span>", ("রহিম উদ্দিন",)),
            ("<span>김민수 기자</span> <span>입력 2024.11.20. 오후 8:15</span>", ("김민수",)),
            ("<span class=author>김민수 기자 다른기사 보기</span>", ("김민수",)),
            ("강가=김민수 기자 kim@gazette.example", ("김민수",)),
            ("記者王小明／台北報導", ("王小明",)),
            ("<span>文・山田花子</span> <span>写真・鈴木一郎</span>", ("山田花子",)),
        ],
    )
    def test_bylines_of_asia(self, line, people):
        assert read("", f"{H1}<p>{line}</p>{TEXT}").authors == people

    @pytest.mark.parametrize(
        ("line", "people"),
        [
            ("بقلم: أحمد علي وسارة حسن", ("أحمد علي", "سارة حسن")),
            ("بقلم: أحمد علي ووليد حسن وسارة علي", ("أحمد علي", "وليد حسن", "سارة علي")),
            ("بقلم: أحمد وليد علي", ("أحمد وليد علي",)),
            ("نویسنده: مریم رضایی و علی کریمی", ("مریم رضایی", "علی کریمی")),
            ("מאת: דנה לוי ויוסי כהן", ("דנה לוי", "יוסי כהן")),
            ("लेखक: राम कुमार और सीता देवी", ("राम कुमार", "सीता देवी")),
            ("द्वारा राम कुमार", ("राम कुमार",)),
            ("Írta: Kovács Anna és Nagy Béla", ("Kovács Anna", "Nagy Béla")),
            ("Autor: Ana Popescu și Ion Ionescu", ("Ana Popescu", "Ion Ionescu")),
            ("Γράφει η Άννα Παπαδοπούλου", ("Άννα Παπαδοπούλου",)),
            ("记者 张三、李四", ("张三", "李四")),
            ("文／王小明　攝影／李大華", ("王小明",)),
            ("Von unserem Korrespondenten Karl Vogt", ("Karl Vogt",)),
            ("Onze verslaggever Jan de Vries", ("Jan de Vries",)),
            ("Par Jean-Pierre de La Tour, à Rome", ("Jean-Pierre de La Tour",)),
            ("Por Redação", ()),
            ("نویسنده: خبرگزاری ایسنا", ()),
            ("记者：新华社", ()),
        ],
    )
    def test_people_are_told_apart_in_the_way_of_their_language(self, line, people):
        assert read("", f"{H1}<p>{line}</p>{TEXT}").authors == people

    @pytest.mark.parametrize(
        ("language", "line", "people"),
        [
            ("es", '<p class="firma">Ana López | Madrid</p>', ("Ana López",)),
            ("es", "<p>Por Ana López | Madrid</p>", ("Ana López",)),
            ("en", '<div class="byline">Ann Lee / TNN / Updated: Nov 20, 2024, 08:15 IST</div>', ("Ann Lee",)),
            ("tr", '<div class="news-author">Ayşe YILMAZ / İSTANBUL, (DHA)</div>', ("Ayşe YILMAZ",)),
            ("hi", '<p class="author">लेखक: रवि शर्मा, नई दिल्ली</p>', ("रवि शर्मा",)),
            ("pt", '<p class="c-signature">Rita Melo<br>São Paulo</p>', ("Rita Melo",)),
            ("en", '<p class="byline">Ann Lee, Bo Dahl, Oslo</p>', ("Ann Lee", "Bo Dahl")),
            ("hu", '<p class="szerzo">Kovács Anna</p>', ("Kovács Anna",)),
            ("en", "<b class=ltx_personname>Ann Lee<br>University of Exeter<br>ann@u.example</b>", ("Ann Lee",)),
        ],
    )
    def test_a_place_an_agency_or_a_role_beside_a_name_is_no_author(self, language, line, people):
        assert read(f'<meta http-equiv="content-language" content="{language}">', H1 + line + TEXT).authors == people

    @pytest.mark.parametrize(
        ("line", "person"),
        [
            ("Soumis par <b>Luc Petit</b> le mer 20/11/2024 - 08:15", "Luc Petit"),
            ("Enviado por <b>Ana López</b> el Mié, 20/11/2024 - 08:15", "Ana López"),
            ("Ingediend door <b>Jan de Wit</b> op wo, 20/11/2024 - 08:15", "Jan de Wit"),
            ("Inviato da <b>Marco Rossi</b> il mer, 20/11/2024 - 08:15", "Marco Rossi"),
            ("Gửi bởi <b>Trần Văn Minh</b> ngày Thứ tư, 20/11/2024 - 08:15", "Trần Văn Minh"),
            ("بواسطة <b>سعاد بنجلون</b>", "سعاد بنجلون"),
        ],
    )
    def test_who_put_a_text_in_is_told_with_the_weekday_in_many_languages(self, line, person):
        assert read("", f"{H1}<div class=submitted>{line}</div>{TEXT}").authors == (person,)

    @pytest.mark.parametrize("line", ["Enviar por e-mail", "Enviar por WhatsApp", "Pressemitteilung Aktuell"])
    def test_how_a_page_is_passed_on_and_what_kind_of_text_it_is_name_nobody(self, line):
        assert read("", f"{H1}<div class=byline>{line}</div>{TEXT}").authors == ()

    def test_a_name_at_the_foot_is_read_without_the_word_for_posted_by(self):
        assert read("", f"{H1}{TEXT * 9}<p class=vcard>Postado por Rita Melo</p>").authors == ("Rita Melo",)

    @pytest.mark.parametrize(
        ("language", "line", "people"),
        [
            ("ro", "De Ion Popescu", ("Ion Popescu",)),
            ("fr", "De Luc Petit", ("Luc Petit",)),
            ("ca", "Per Marta Puig", ("Marta Puig",)),
            ("el", "Της Μαρίας Γεωργίου", ("Μαρίας Γεωργίου",)),
            ("el", "του Γιάννη Παπαδόπουλου", ("Γιάννη Παπαδόπουλου",)),
            ("sv", "Per Marta Puig", ()),
            ("ro", "De ce s-a închis podul", ()),
            ("el", "της πόλης μας", ()),
            ("ja", "山田太郎", ("山田太郎",)),
            ("ar", "القاهرة - محمد حسن", ("محمد حسن",)),
            ("ar", "محمد حسن، بيروت", ("محمد حسن",)),
            ("ar", "القاهرة - قال محمد حسن إن الجسر مغلق", ()),
            ("ja", "編集委員・佐藤花子 山田太郎", ("佐藤花子", "山田太郎")),
            ("ja", "【山田 太郎】", ("山田太郎",)),
            ("ja", "福島第一", ()),
            ("ja", "中野区", ()),
            ("ja", "高橋選手", ()),
            ("zh", "山田太郎", ()),
        ],
    )
    def test_ways_of_one_language_alone(self, language, line, people):
        page = f'<html lang="{language}"><body>{H1}<p>{line}</p>{TEXT}</body></html>'
        assert metadata.read(lxml.html.document_fromstring(page)).authors == people

    @pytest.mark.parametrize(
        "marked",
        [
            "<div data-testid=byline-contributors><span>Ann Lee</span><span>West of England correspondent</span></div>",
            "<ul><li data-hook=user-name>Ann Lee</li></ul>",
        ],
    )
    def test_what_is_marked_for_tests_names_where_nothing_else_does(self, marked):
        assert read("", H1 + marked + TEXT).authors == ("Ann Lee",)
        assert read("", f"{H1}<p>By Bo Dahl</p>{marked}{TEXT}").authors == ("Bo Dahl",)
        assert read("", f"{H1}{TEXT}<div class=comments>{marked}</div>").authors == ()

    @pytest.mark.parametrize(
        "author",
        [
            {"@type": "Person", "givenName": "Ann", "familyName": "Lee"},
            {"@list": [{"@type": "Person", "name": "Ann Lee"}]},
        ],
    )
    def test_a_declared_name_may_be_in_parts_or_in_a_list(self, author):
        node = json.dumps({"@type": "NewsArticle", "author": author})
        assert read(f'<script type="application/ld+json">{node}</script>', H1 + TEXT).authors == ("Ann Lee",)

    @pytest.mark.parametrize("line", ["Von dpa, afp", "By Telegraph Reporters", "By our Foreign Staff", "dpa/lsw"])
    def test_agencies_and_groups_are_no_people(self, line):
        assert read("", f'{H1}<p class="byline">{line}</p>{TEXT}').authors == ()

    @pytest.mark.parametrize("label", ["Written by", "Napisane przez", "Написано автором", "執筆者", "Yazan:"])
    def test_the_label_of_a_card_is_read_in_any_language(self, label):
        card = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Ann Lee">'
        assert read(card, H1 + TEXT).authors == ("Ann Lee",)

    def test_a_site_s_name_is_the_same_in_every_spelling(self):
        head = '<meta property="og:site_name" content="Graiul Maramureșului">' + linked("Graiul Maramureşului")
        page = f"<html><head>{head}</head><body>{H1}{TEXT}</body>"
        assert metadata.read(lxml.html.document_fromstring(page)).authors == ()

    def test_spans_side_by_side_are_words_apart(self):
        found = read("", f"<div>{H1}<span>By Ann Lee</span><span>28 November 2025, 10:15</span></div>{TEXT}")
        assert (found.authors, found.published.isoformat()) == (("Ann Lee",), "2025-11-28T10:15:00")

    def test_an_agency_answers_for_its_text(self):
        facts = read("", f"{H1}<p>By Associated Press</p>{TEXT}")
        assert (facts.authors, facts.byline) == ((), "By Associated Press")

    def test_a_newsroom_too(self):
        facts = read("", f'{H1}<p class="author-name">By Staff Writer</p>{TEXT}')
        assert (facts.authors, facts.byline) == ((), "Staff Writer")


class TestListsOfOtherStories:
    @staticmethod
    def teasers(*people: str) -> str:
        lead = "Le maire de la ville a promis que le marché serait ouvert avant la fin de l'année, et que la place "
        return "".join(
            f'<div class="box"><h3>Un marché ferme</h3><p>{lead * 2}</p><b class="author-name">{name}</b></div>'
            for name in people
        )

    def test_their_authors_did_not_write_this_one(self):
        others = self.teasers("Ann Lee", "Bo Dahl", "Cy Orr")
        assert read("", H1 + TEXT + others).authors == ()
        own = f'<div class="top">{H1}<p>By <b class="author-name">Eve Fox</b></p></div>{TEXT}'
        assert read("", f"<article>{own}</article>{others}").authors == ("Eve Fox",)

    def test_three_who_wrote_together_stand_in_one_byline(self):
        byline = ", ".join(f'<b class="author-name">{name}</b>' for name in ("Ann Lee", "Bo Dahl", "Cy Orr"))
        assert read("", f"{H1}<p>{byline}</p>{TEXT}").authors == ("Ann Lee", "Bo Dahl", "Cy Orr")

    def test_the_newsroom_that_is_declared_answers_for_it(self):
        facts = read(linked("Gazette Staff"), H1 + TEXT + self.teasers("Ann Lee", "Bo Dahl", "Cy Orr"))
        assert (facts.authors, facts.byline) == ((), "Gazette Staff")

    def test_a_film_s_line_names_no_newsroom(self):
        line = '<p><span class="media__byline">01:30 Min.</span></p><p><span class="media__byline">Bild © hr</span></p>'
        assert read("", H1 + line + TEXT).byline is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ruwaida Kamal Amer", ["Ruwaida Kamal Amer"]),
        ("Lauren Lee MS, RDN, LD", ["Lauren Lee"]),
        ("Nelson C.J.", ["Nelson C.J."]),
        ("Di Nguyen", ["Di Nguyen"]),
        ("di Fabrizio Rossi", ["Fabrizio Rossi"]),
        ("Ann Lee / Speak City Heights Reporter", ["Ann Lee"]),
        ("Ann Lee Senior Washington Correspondent", ["Ann Lee"]),
        ("Ann Lee Reuters", ["Ann Lee"]),
        ("Par LOU FAY, LEA ROY Envoyés spéciaux à Toulouse", ["LOU FAY", "LEA ROY"]),
        ("User Admin", []),
        ("Ann Lee Published 7:07 PM EST Nov 19", ["Ann Lee"]),
        ("durch Ann Lee", ["Ann Lee"]),
        ("selbst ist der Mann", []),
        ("Ann Lee Showbiz Reporter", ["Ann Lee"]),
        ("Executive Content Editor", []),
        ("The Worcester Telegram", []),
        ("Afficher mon profil complet", []),
        ("Revised Edition Edited by", []),
        ("Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("silvia jura", ["silvia jura"]),
        ("December", []),
        ("Organization for Transformative Works", []),
        ("Centre for the Study of Weirs", []),
        ("Ann Lee with AFP", ["Ann Lee"]),
        ("Ana Silva, da Folha", ["Ana Silva"]),
        ("Traducción de Luis Gil", []),
        ("Edited by: Ann Lee", []),
        ("（山田太郎）", ["山田太郎"]),
        ("写真＝山田太郎", []),
        ("Gazette Reporter", []),
        ("Ann Lee, Staff Writer", ["Ann Lee"]),
        ("AFP", []),
    ],
)
def test_names_are_told_from_what_is_none(text, people):
    assert names.split(text) == people


def test_all_whom_the_marked_line_names_with_the_one_declared():
    marked = '<h4 class="author-name"><a href="/r">Rune Falkland</a>, <a href="/s">Sia Omar</a></h4>'
    assert read(linked("Rune Falkland"), f"{H1}{marked}{TEXT}").authors == ("Rune Falkland", "Sia Omar")
    assert read(linked("Ada Lund"), f"{H1}{marked}{TEXT}").authors == ("Ada Lund",)


@pytest.mark.parametrize("name", ["ปริญญา ศรีสุข", "ចាន់ ដារា", "သန်း ဝင်း"])
def test_a_marked_name_in_a_script_whose_vowels_are_signs(name: str):
    assert read("", f'{H1}<div class="writer-name">{name}</div>{TEXT}').authors == (name,)


def test_whose_a_picture_is_wrote_nothing():
    caption = '<figure><img src="a.jpg"><figcaption>The lock. <span itemprop="author">{}</span></figcaption></figure>'
    byline = '<address><span itemprop="name author">Freek Hoven</span></address>'
    assert read("", f"{H1}{caption.format('Piet Baars')}{byline}{TEXT}").authors == ("Freek Hoven",)
    portrait = (
        '<figure><img src="a.jpg"><figcaption><b itemprop="author">Piet Baars</b>, reporter</figcaption></figure>'
    )
    assert read("", f"{H1}{portrait}{TEXT}").authors == ("Piet Baars",)


def test_the_section_that_stands_beside_the_time_is_nobody():
    beside = "<p><strong><a href=/nk>North Shore</a></strong> 09:31 August 20, 2019</p>"
    assert read("", H1 + beside + TEXT).authors == ("North Shore",)
    assert read('<meta property="article:section" content="North Shore">', H1 + beside + TEXT).authors == ()


@pytest.mark.parametrize("nobody", ["未知", "佚名", "原创", "Unbekannt", "Неизвестен", "Desconocido"])
def test_who_is_said_to_be_unknown_is_nobody(nobody):
    assert read(f'<meta name="author" content="{nobody}">', H1 + TEXT).authors == ()


def test_that_a_text_is_original_is_no_part_of_a_name():
    assert names.split("原创 王小明") == ["王小明"]


def test_who_wrote_what_an_encyclopaedia_tells_of_did_not_write_its_article():
    table = "<table class={}><tr><th scope=row>Written by</th><td><a href=/k>Ann Lee</a></td></tr></table>"
    assert read("", H1 + table.format("infobox") + TEXT).authors == ()
    assert read("", H1 + table.format("data") + TEXT).authors == ("Ann Lee",)
