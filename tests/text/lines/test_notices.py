"""Lines about the site go out of the text, in many languages; lines of the story that resemble them stay."""

import pytest
from bs4 import BeautifulSoup

from packager.text.lines.notices import drop_notices

LONG = "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening."
LINK = '<a href="/x">A ferry takes up its service between the two banks</a>'


def left(fragment: str, *known: str, language: str | None = None) -> str:
    soup = BeautifulSoup(fragment, "html.parser")
    drop_notices(soup, known, language=language)
    return " ".join(soup.get_text(" ").split())


def among(line: str) -> str:
    return left(f"<p>{LONG}</p>{line}<p>{LONG}</p>")


@pytest.mark.parametrize(
    "label",
    ["Read also:", "Lire aussi :", "Lesen Sie auch:", "Lea también:", "Puedes ver:", "Leia também:", "Leggi anche:",
     "Lees ook:", "Czytaj także:", "Читайте также:", "関連記事", "Ayrıca oku:", "اقرأ أيضا:", "Baca juga:", "Xem thêm:",
     "यह भी पढ़ें:", "আরও পড়ুন:", "مزید پڑھیں:", "بیشتر بخوانید:", "อ่านข่าวที่เกี่ยวข้อง:", "Citește și:", "Pročitajte još:",
     "Прочетете още:", "People are also reading…", "Taip pat skaitykite:", "Loe ka:", "Llegiu també:", "延伸阅读："],
)  # fmt: skip
def test_pointers_to_other_stories_go_with_their_links(label):
    assert among(f"<p>{label} {LINK}</p>") == f"{LONG} {LONG}"
    assert "ferry" not in among(f"<p>{label}</p><ul><li>{LINK}</li><li>{LINK}</li></ul>")


@pytest.mark.parametrize(
    "line",
    ["Advertisement", "Anzeige", "Publicité", "広告", "[PR]", "【PR】", "Story continues below", "Share this article",
     "Sign up for our newsletter and get it delivered to your inbox", "Follow us on Facebook and Instagram",
     "Like us on Facebook", "Folgt uns auf Instagram", "Click to enlarge",
     "(Zum Vergrößern bitte anklicken)", "Please download the Estuary app", "All news at once. Download the app now!",
     "To revisit this article, visit My Profile, then View saved stories.", "Sponsored Ads", "Jump to comments (12)",
     "Our app is free to download", "For the latest stories download the Estuary apps for all telephones.",
     "Report an error", "Reportar un error", "Fehler gefunden?", "Segnala un errore", "Сообщить об ошибке",
     "Iklan", "विज्ञापन", "โฆษณา", "Διαφήμιση", "Hirdetés", "Publicitate", "פרסומת",
     "ADVERTISEMENT\nSCROLL TO CONTINUE WITH CONTENT", "Artiklen fortsætter efter annoncen",
     "Juttu jatkuu mainoksen jälkeen", "Lees verder onder de advertentie",
     "Continua dopo la pubblicità", "Continúa después de la publicidad", "Dalszy ciąg materiału pod wideo",
     "Der Artikel geht nach der Anzeige weiter", "Продовження після реклами", "शेयर करें", "แชร์", "Chia sẻ", "שתף",
     "Ikuti kami di Google News", "हमें Google News पर फॉलो करें", "ติดตามเราบน Facebook", "Kövess minket a Facebookon",
     "Підписуйтесь на наш Telegram-канал", "تابعونا على فيسبوك",
     "Haberleri WhatsApp kanalımızdan takip edin", "ताजा खबरों के लिए हमारे व्हाट्सएप चैनल से जुड़ें",
     "LINE公式アカウントを友だち追加", "加入LINE好友，掌握最新消息",
     "গুগল নিউজে আমাদের অনুসরণ করুন", "எங்கள் வாட்ஸ்அப் சேனலைப் பின்தொடருங்கள்", "ما را در تلگرام دنبال کنید", "关注我们的微信公众号",
     "ہمیں واٹس ایپ چینل پر فالو کریں", "עקבו אחרינו בטלגרם", "카카오톡 채널 추가하고 제보하기",
     "Pratite nas na Viberu", "Пратите нас на Вајберу", "Følg os på Facebook", "Sekite mus „Facebook“",
     "Tufuate kwenye WhatsApp", "댓글 12", "請繼續往下閱讀...", "Dapatkan update berita pilihan di kanal WhatsApp",
     "Поделиться", "Paylaş", "Udostępnij | Drukuj", "cikk megosztása", "シェア ツイート",
     "공유하기 인쇄하기", "收藏文章", "مشاركة",
     "Print Recipe", "Reply With Quote", "Edit this page on Kelder Forge",
     "Support independent journalism. Your contribution keeps us going. <a href=/give>Donate today</a>",
     "If you value this, consider <a href=/give>a gift</a>. Your gift pays for everything on this site.",
     "Soutenez notre journalisme : <a href=/don>faites un don</a>",
     "Permalink: https://news.example/2024/11/story.html", "Permalien", "Short-URL: https://news.example/m57"],
)  # fmt: skip
def test_labels_and_calls_go(line):
    assert among(f"<p>{line}</p>") == f"{LONG} {LONG}"


@pytest.mark.parametrize(
    "line",
    ["5343 mal gelesen | 32 Kommentare", "1.2k views", "Views: 1,234", "3 commentaires", "Просмотров: 123",
     "조회수 123", "阅读 1234", "123 görüntülenme", "Okuma süresi: 4 dk", "読了時間: 4分", "읽는 시간 4분",
     "4 min. Lesezeit", "Lecture 4 min", "Diesen Artikel anhören",
     "Écouter cet article", "Listen 5 min", "Schriftgröße", "Text size", "Add to favorites",
     "Ajouter à mes favoris", "Copier le lien", "Zur Merkliste", "Gift this article", "Read full story", "Weiterlesen",
     "Add as a preferred source on Google", "Continua a leggere dopo la pubblicità", "Open image in gallery"],
)  # fmt: skip
def test_counts_of_readers_and_what_they_may_do_with_a_page_go(line):
    assert among(f"<p>{line}</p>") == f"{LONG} {LONG}"


@pytest.mark.parametrize(
    "line",
    ["Comments are closed.", "Leave a Reply", "Your email address will not be published. Required fields are marked *",
     "Schreiben Sie einen Kommentar", "Laisser un commentaire", "Deja un comentario", "コメントを残す", "发表评论",
     "Empfohlener redaktioneller Inhalt", "To view this content, please accept cookies",
     "An dieser Stelle finden Sie einen externen Inhalt von Harbour TV, der den Artikel ergänzt.",
     "This content is provided by Harbour TV, which may be using cookies and other technologies.",
     "Pour afficher ce contenu, vous devez accepter les cookies", "Subscribe to continue reading",
     "Already a subscriber? Log in", "Contenido exclusivo para suscriptores", "Conteúdo exclusivo para assinantes",
     "Contenuto riservato agli abbonati", "Dit artikel is alleen voor abonnees", "Подпишитесь на нашу рассылку",
     "اشترك في نشرتنا الإخبارية", "뉴스레터를 구독하세요", "Berlangganan newsletter kami",
     "Was this article helpful? Yes No",
     "As an Amazon Associate we earn from qualifying purchases.", "Artikel teilen", "Zurück zur Übersicht"],
)  # fmt: skip
def test_lines_of_forms_frames_and_gates_go(line):
    assert among(f"<p>{line}</p>") == f"{LONG} {LONG}"


@pytest.mark.parametrize("line", ["Tags: ferry, county", "Schlagwörter: Fähre", "Filed under: News", "タグ：船"])
def test_what_a_page_is_filed_under_goes_above_and_below_the_text(line):
    assert left(f"<p>{line}</p><p>{LONG}</p>") == left(f"<p>{LONG}</p><p>{line}</p>") == LONG
    assert line in among(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    ["Comments are closed to those who live elsewhere, said the council, because too many of them had been rude.",
     "At this point there is external content, he said.", "He will leave a comment on the plan before the vote."],
)  # fmt: skip
def test_sentences_that_begin_like_them_stay(line):
    assert line in among(f"<p>{line}</p>")


@pytest.mark.parametrize("line", ["12 lectures", "The ferry has 32 shares", "Zoom", "5 boats", "Read the story of it"])
def test_short_lines_that_count_or_ask_for_other_things_stay(line):
    assert line in among(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "label",
    ["Trending now", "Meistgelesen", "Les plus lus", "Lo más leído", "I più letti", "Mest läst", "Также по теме",
     "Самое читаемое", "おすすめ記事", "相关新闻", "관련기사", "مواضيع ذات صلة", "En çok okunanlar"],
)  # fmt: skip
def test_labels_over_what_others_read_go_alone_and_with_their_links(label):
    assert label not in among(f"<p>{label}</p>")
    assert "ferry" not in among(f"<p>{label}</p><ul><li>{LINK}</li><li>{LINK}</li></ul>")


@pytest.mark.parametrize(
    "line",
    ["We may earn a commission from links on this page.", "Which may receive some COMPENSATION for what you buy",
     "This story contains affiliate links", "Les liens peuvent donner droit à une commission d’affiliation",
     "Mit * markiert: Affiliate-Links", "Esta página contiene enlaces de afiliados"],
)  # fmt: skip
def test_lines_that_tell_what_the_site_earns_go(line):
    assert among(f"<p>{line}</p>") == f"{LONG} {LONG}"


@pytest.mark.parametrize(
    "line",
    ["The newspaper said that it would publish a newsletter for the ferrymen every week, as it had before the war.",
     "He asked them to support independent journalism and the ferry, which the county had given up.",
     "“Follow the river,” said the keeper, “and you will come to the sea.”", "Read the label, said the chemist.",
     "Whoever keeps deleting and re-downloading the app should look for another <a href=/x>way</a> to meet.", "“Ok.”",
     "加入LINE社群的人愈來愈多。", "Polis, WhatsApp grubundaki mesajları bir yıl boyunca takip etti.",
     "Those who stream the match by an app find <a href=/x>one</a> that is free to subscribers.",
     "To save this story from oblivion, she told it to the keeper.",
     "Follow these steps, which were shared on Twitter, to cross the river safely.",
     "Like other reports of ferries, and those of Twitter, it tells how many crossed.",
     "The timetable will be offered as a free download in the <a href=/x>app</a> store on Friday.",
     "Travellers without the app get a text that bids them download the Ferry app <a href=/x>there</a>."],
)  # fmt: skip
def test_sentences_of_the_story_stay(line):
    assert " ".join(BeautifulSoup(line, "html.parser").get_text(" ").split()) in among(f"<p>{line}</p>")


def test_the_picture_that_stands_in_a_byline_stays():
    soup = BeautifulSoup(f'<p>By Anna Huber<br/><img src="a.jpg"/></p><p>{LONG}</p>', "html.parser")
    drop_notices(soup, ["Anna Huber"])
    assert [each["src"] for each in soup.find_all("img")] == ["a.jpg"]
    assert " ".join(soup.get_text().split()) == LONG


def test_who_reads_in_a_program_of_the_site_is_asked_nothing_at_the_end():
    line = "If you’re on the Estuary News app, <a href=/live>click here to watch live</a>"
    assert left(f"<p>{LONG}</p><p>{line}</p>") == LONG


@pytest.mark.parametrize("line", ["Contributed by Mara Linde", "Words: Mara Linde | Pictures: Bo Dahl"])
def test_a_byline_goes_whatever_stands_before_and_behind_the_name(line):
    assert left(f"<p>{line}</p><p>{LONG}</p>", "Mara Linde", "by Mara Linde") == LONG


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "3 May 2026, 2.05 p.m."),
        ("de", "Sonntag, 3. Mai 2026, 14.05 Uhr (zuletzt aktualisiert: 4. Mai 2026, 9.30 Uhr)"),
        ("es", "Domingo, 3 mayo 2026, 14:05 | Actualizado 4 mayo 2026, 09:30h."),
        ("bg", "3 май 2026, 14:05 ч."),
        ("fa", "یکشنبه ۱۳ اردیبهشت ۱۴۰۵ - ۱۴:۰۵"),
        ("hi", "३ मई २०२६, १४:०५"),
        ("bn", "আপডেট: ০৪ মে ২০২৬, ০৯:৩০"),
        ("th", "3 พ.ค. 2569 14.05 น."),
        ("ja", "公開日：2026年5月3日 更新日：2026年5月4日"),
        ("ja", "2026年5月3日 午後2時5分"),
        ("ko", "2026년 5월 3일 14시 05분"),
    ],
)
def test_a_line_of_times_goes_from_above_the_text(language, line):
    assert left(f"<p>{line}</p><p>{LONG}</p>", language=language) == LONG


@pytest.mark.parametrize(
    "line", ["It was the 3rd of May 1945.", "The siege of Vienna began on 3 May 1945 in the rain."]
)
def test_a_sentence_with_a_day_stays_above_the_text(line):
    assert left(f"<p>{line}</p><p>{LONG}</p>", language="en").startswith(line)


def test_the_byline_above_the_text_goes_and_rights_below_it():
    text = left(f"<p>By Mara Linde</p><p>{LONG}</p><p>© 2024 The Estuary. All rights reserved.</p>", "Mara Linde")
    assert text == LONG


@pytest.mark.parametrize(
    "line",
    [
        "ⓒ 예시일보, 무단 전재 및 재배포 금지",
        "홍길동 기자 hong@example.kr",
        "（责任编辑：王五）",
        "版权所有，未经许可不得转载",
        "[홍길동 기자 hong@example.kr] [ⓒ 예시일보, 무단전재 및 재배포 금지]",
        "홍길동 기자(hong@example.kr)",
        "本文来源：河口日报",
        "（编辑：王五）",
        "原标题：大桥重新开放，市民前往参观",
        "特别声明：本文为作者上传并发布，仅代表该作者观点。",
        "本文为原创文章，未经允许不得转载，如需转载请联系本报。",
        "更多猛料！欢迎扫描左方二维码关注本报官方微信。",
        "想看更多好文，请关注本报微信公众号。",
        "点击上方蓝字关注我们",
        "（原题为《大桥重新开放》）",
        "本文原标题：《大桥重新开放》",
        "发布日期：2019-03-06 责任编辑：龙慧",
        "信息来源: 河口市交通局、桥梁研究院等",
        "来源于：河口区办事处",
        "河口新闻报料：400-000-0000",
        "（本文来自河口新闻，更多原创资讯请下载“河口新闻”APP）",
        "关键词 >> 大桥",
        "【打印本页】【关闭窗口】",
        "网友评论仅供其表达个人看法，并不表明本站立场。",
        "图片来自网络，如有侵权，请联系删除。",
        "声明：本报力求信息真实、准确，文章提及内容仅供参考，据此操作风险自担。",
        "【上一篇】 桥边的渡船停航 【下一篇】 桥上的灯亮了",
    ],
)
def test_rights_and_editors_go_from_below_it_in_korean_and_chinese(line):
    assert left(f"<p>{LONG}</p><p>{line}</p>") == LONG


@pytest.mark.parametrize(
    "line",
    [
        "编辑：您怎么看这座桥？",
        "来源不明的文件说，桥将在明年关闭，市长否认了这一点。",
        "守桥人说，游客扫码就能付过桥费。",
        "他说，桥的位置：离河口三公里，三十年前由河口居民一起选定。",
        "用户下载了这款应用后，就能看到桥什么时候打开。",
        "桥梁公司的客户端上周被下载了三万次，公司说这是好消息。",
        "홍길동 기자는 다리 위에서 강을 내려다보았다.",
    ],
)
def test_a_last_sentence_about_editors_and_sources_stays_in_korean_and_chinese(line):
    assert line in left(f"<p>{LONG}</p><p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    ["字号", "字号: [大] [中] [小] [打印]", "当前位置：主页 > 股市消息实时播报 >",
     "现在位置： 首页 >> 东区新闻 >> 正文",
     "文字サイズ", "本文原标题：《大桥重新开放》",
     "安装河口新闻客户端第一时间接收最全面的资讯→【下载地址】"],
)  # fmt: skip
def test_what_stands_above_a_text_in_chinese_and_japanese_goes(line):
    assert left(f"<p>{line}</p><p>{LONG}</p>") == LONG


@pytest.mark.parametrize(
    "label",
    [
        "为你推荐",
        "猜你喜欢",
        "相关阅读",
        "延伸閱讀",
        "热点新闻",
        "跟贴排行",
        "热门新闻排行榜",
        "网友评论",
        "加载更多",
        "热词",
        "閉じる",
    ],
)
def test_labels_of_what_stands_beside_a_text_in_chinese_and_japanese_go(label):
    assert label not in left(f"<p>{LONG}</p><h3>{label}</h3><p>Behind it the text goes on. {LONG}</p>")


@pytest.mark.parametrize("heading", ["推荐", "相关背景", "热点", "新闻发布会", "读者来信", "更多的桥"])
def test_headings_of_a_text_in_chinese_stay(heading):
    assert heading in left(f"<p>{LONG}</p><h3>{heading}</h3><p>Behind it the text goes on. {LONG}</p>")


@pytest.mark.parametrize(
    "line",
    ["Aktualisiert am 17.01.2021.", "Updated at 1:23 p.m.", "Last updated: 5 May 2024",
     "Mis à jour le 5 mai 2024 à 14:30",
     "Kommentare insgesamt: 0"],
)  # fmt: skip
def test_when_the_page_was_changed_goes_from_below_the_text(line):
    assert left(f"<p>{LONG}</p><p>{line}</p>") == LONG


@pytest.mark.parametrize(
    "line",
    ["Updated tables will be printed in 2025, and sold at the harbour office to whoever asks.", "Published by whom?",
     "Published by Knopf, 1923", "Modified boats may pass."],
)  # fmt: skip
def test_a_last_sentence_about_changes_stays(line):
    assert line in left(f"<p>{LONG}</p><p>{line}</p>")


def test_the_way_to_the_page_goes_from_above_the_text():
    assert left(f"<p>Home » 2010 » October » 26 » Letters</p><p>{LONG}</p>") == LONG
    assert left(f"<p>Origin > Spain > Rioja</p><p>{LONG}</p>") == LONG
    assert "Bow > stern" in left(f"<p>Bow > stern.</p><p>{LONG}</p>")


@pytest.mark.parametrize(
    "line", ["View this post on Instagram", "Sieh dir diesen Beitrag auf Instagram an", "この投稿をInstagramで見る"]
)
def test_what_stood_in_for_a_post_goes_where_the_post_has_another_link(line):
    shared = '<p><a href="/p/1">A post shared by Mara Linde (@mara)</a></p>'
    assert line not in among(f'<blockquote><a href="/p/1"><p>{line}</p></a>{shared}</blockquote>')
    assert line in among(f'<blockquote><a href="/p/1"><p>{line}</p></a></blockquote>')


def test_the_articles_of_a_law_keep_their_numbers():
    assert "Article 9" in among("<h4>Article 9</h4>")
    assert "Share 3" not in among("<p>Share 3</p>")


def test_a_pull_quote_goes_and_a_quotation_stays():
    assert among("<blockquote><p>The old bridge was closed to all traffic</p></blockquote>") == f"{LONG} {LONG}"
    assert "I saw it fall" in among("<blockquote><p>I saw it fall, said the baker.</p></blockquote>")


@pytest.mark.parametrize("mark", ["“", "”", "&quot;", "»", "「", "“ ”"])
def test_a_quotation_mark_alone_on_its_line_goes_and_its_quotation_stays(mark):
    assert among(f"<blockquote><p>{mark}</p><p>I saw it fall.</p></blockquote>") == f"{LONG} I saw it fall. {LONG}"


def test_the_times_of_posts_stay_and_a_lone_date_goes():
    post = '<p><time datetime="2024-11-05T12:40:00+01:00">12:40</time></p><p>The road is open again.</p>'
    assert left(post * 3 + f"<p>{LONG}</p>").count("12:40") == 3
    assert "12:40" not in left(f"<p><time>12:40</time></p><p>{LONG}</p>")


def test_bare_clocks_stay_over_posts_and_how_long_films_are_goes():
    posts = "".join(f"<p>1{n}:40</p><h3>Post {n}</h3><p>{LONG}</p>" for n in range(4))
    films = "".join(f"<p>0{n}:40</p><p><a href=/{n}>A film of the bridge {n}</a></p>" for n in range(4))
    assert [f"1{n}:40" in left(posts) for n in range(4)] == [True] * 4
    assert ":40" not in left(f"<p>{LONG}</p>{films}<p>{LONG}</p>")


@pytest.mark.parametrize(
    "line",
    ["<h3>Lesen Sie auch</h3>", "<h2>Related stories</h2>", "<p>À lire aussi</p>", "<h3>Editor’s Picks</h3>",
     "<p>Read more: A ferry takes up its service between the two banks</p>", "<p>Читайте также: Паром снова ходит</p>"],
)  # fmt: skip
def test_announcements_of_links_that_are_gone_go(line):
    assert among(line) == f"{LONG} {LONG}"


@pytest.mark.parametrize(
    "line",
    ["<h2>See also</h2><ul><li>The mill bridge</li></ul>", "<h2>Don’t miss</h2>", "<h2>Recommended</h2>",
     "<p>Related: this is what the keeper calls it when one bridge rises with another.</p>",
     "<p>More on the bridge</p>"],
)  # fmt: skip
def test_headings_and_sentences_that_resemble_them_stay(line):
    assert among(line) != f"{LONG} {LONG}"


@pytest.mark.parametrize(
    "line",
    ["Anna Bruun is a reporter in the north.", "Bruun writes about rivers and what crosses them.",
     "Anna covers the harbour.", "Anna Bruun may be reached by letter."],
)  # fmt: skip
def test_a_last_line_that_tells_who_an_author_is_goes(line):
    soup = BeautifulSoup(f"<p>{LONG}</p><p>{line}</p>", "html.parser")
    drop_notices(soup, (), ["Anna Bruun"])
    assert soup.get_text() == LONG


@pytest.mark.parametrize("line", ["Anna said that the ferry would come.", "Annabel is the ferry's name."])
def test_a_last_line_about_somebody_else_stays(line):
    soup = BeautifulSoup(f"<p>{LONG}</p><p>{line}</p>", "html.parser")
    drop_notices(soup, (), ["Anna Bruun"])
    assert line in soup.get_text()


def test_an_agency_and_a_name_that_is_a_word_may_begin_the_last_sentence():
    for author, last in (("Reuters", "Reuters could not verify the videos."), ("May Chen", "May was the warmest yet.")):
        soup = BeautifulSoup(f"<p>{LONG}</p><p>{last}</p>", "html.parser")
        drop_notices(soup, (), [author])
        assert last in soup.get_text()


def test_a_caption_or_a_title_that_is_said_twice_in_a_row_is_said_once():
    caption = "The ferryman Ole Dahl, left, and his daughter on the northern bank of the river on Sunday, 5 May."
    assert among(f"<p>{caption}</p><p>{caption[:80]}…</p>").count("Ole Dahl") == 1
    figure = f'<figure><img src="a.jpg"><figcaption>{caption}</figcaption></figure>'
    assert among(f"{figure}<p>{caption}</p>").count("Ole Dahl") == 1
    assert among(f"{figure}{figure}").count("Ole Dahl") == 2
    assert among("<h2>The ferry comes back</h2><p>The ferry comes back</p>").count("ferry") == 1


def test_cells_of_a_table_keep_what_they_say_though_it_reads_like_a_button_or_like_the_cell_before():
    rows = [
        ["Rank", "Before", "After"],
        ["1.", "Leverkusen, 28 points", "Leverkusen, 28 points"],
        ["2.", "Live", "Print"],
    ]
    cells = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in rows)
    said = " ".join(cell for row in rows for cell in row)
    assert said in among(f"<table>{cells}</table>")
    assert left(f"<p>{LONG}</p><table>{cells}</table>").endswith(said)


@pytest.mark.parametrize("number", ["7", "7.", "7)"])
def test_the_number_of_a_part_is_no_button(number):
    assert number in among(f"<h2>{number}</h2>")


def test_a_quoted_sign_asks_the_reader_for_nothing():
    assert "you agree" in among("<blockquote><p>By entering this store you agree to be filmed.</p></blockquote>")


def test_sentences_that_a_writer_repeats_stay():
    assert among(f"<p>{LONG}</p>").count(LONG) == 3


def test_items_of_a_long_list_with_times_are_no_bylines():
    hours = "".join(f"<li>A ferry from the northern bank, {hour}:30</li>" for hour in range(6, 14))
    assert left(f"<ul>{hours}</ul><p>{LONG}</p>").count("ferry") == 8
    assert left(f"<ul><li>By Anna Bruun</li><li>5 May 2024, 14:30</li></ul><p>{LONG}</p>") == LONG


def test_a_price_is_no_time_of_day():
    assert "Price: £23.99" in left(f"<p>Price: £23.99</p><p>{LONG}</p>")


def test_headings_that_a_quotation_ends_with_stay():
    assert "Keep the river clean" in left(f"<p>{LONG}</p><blockquote><h3>Keep the river clean</h3></blockquote>")


@pytest.mark.parametrize(
    "line",
    ["Our journalism needs your support. Please subscribe today.",
     "Do you want to hear of the next ferry? <a href='/s'>Sign up here</a>",
     "Síguenos en <a href='/t'>Telegram</a> para recibir las noticias del río",
     "Get access to all that we write of bridges. <a href='/s'>Subscribe</a>",
     "If you’re seeing this but you’re already a subscriber, <a href='/l'>log in</a> to read on."],
)  # fmt: skip
def test_a_last_line_that_asks_the_reader_for_something_goes(line):
    assert left(f"<p>{LONG}</p><p>{line}</p>") == LONG


@pytest.mark.parametrize("line", ["Get well soon, she told the bridge.", "Join us, they sang, and rowed on."])
def test_a_last_sentence_that_begins_like_a_call_stays(line):
    assert line in left(f"<p>{LONG}</p><p>{line}</p>")


@pytest.mark.parametrize("line", ["More about the ferries:", "Kontakt:", "Schon gelesen?"])
def test_a_last_line_that_announces_what_is_gone_goes(line):
    assert left(f"<p>{LONG}</p><p>{line}</p>") == LONG


@pytest.mark.parametrize(
    "following", ["<pre>ferry --start</pre>", '<img src="a.png">', "<table><tr><td>9.30</td></tr></table>"]
)
def test_a_line_that_announces_what_is_there_stays(following):
    assert "It says:" in left(f"<p>{LONG}</p><p>It says:</p>{following}")


@pytest.mark.parametrize(
    "line",
    ["Please use Chrome browser for a more accessible video player",
     "Please enter your date of birth to view this video",
     "A version of this article appears in print on Monday, Section A, Page 3, with the headline: The bridge"],
)  # fmt: skip
def test_what_players_and_the_printed_paper_say_goes(line):
    assert left(f"<p>{LONG}</p><p>{line}</p>") == LONG


def test_a_caption_twice_under_a_picture_is_said_once():
    item = f'<ul><li><img src="a.jpg"><p>{LONG}</p><p>{LONG}</p></li></ul>'
    assert left(f"{item}<p>The end of the bridge.</p>") == f"{LONG} The end of the bridge."


@pytest.mark.parametrize(
    "line",
    ["January 13, 2020 at 08:45 AM | categories: Rivers, Bridges of the estuary | View", "Lesezeit: 4 Minuten",
     "05/10/2018 - Publicado por: Mara Linde - Categoria: Pontes - Tags: ponte rio", "5 min read", "Źródło: PAP",
     "Tempo di lettura 3 minuti", "Ten tekst przeczytasz w mniej niż minutę"],
)  # fmt: skip
def test_when_by_whom_and_how_long_goes_from_above_the_text(line):
    assert left(f"<p>{line}</p><p>{LONG}</p>") == LONG


def test_years_and_durations_in_a_list_are_no_bylines():
    items = "<ul><li>The Garden · Mara Linde (1990)</li><li>Two talks of 15 min each</li></ul>"
    assert "1990" in left(f"{items}<p>{LONG}</p>")
    assert "15 min" in left(f"{items}<p>{LONG}</p>")


def test_last_lines_of_a_rubric_and_a_linked_title_go():
    assert left(f"<p>{LONG}</p><p>Travel | {LINK}</p><p>Food | {LINK}</p>") == LONG


def test_a_last_line_that_offers_an_app_goes():
    assert left(f"<p>{LONG}</p><p>For the latest news download our apps for all telephones.</p>") == LONG


def test_a_caption_in_full_and_broken_off_is_said_once():
    short = f"{LONG[:80]} ... more"
    assert left(f"<p>{LONG}</p><p>{short}</p>") == LONG


@pytest.mark.parametrize("shown", ["<table><tr><td>40</td></tr></table>", '<figure><img src="a.jpg"></figure>'])
def test_a_last_heading_over_a_table_or_a_picture_stays(shown):
    assert "Levels" in left(f"<p>{LONG}</p><h2>Levels</h2>{shown}")


def test_a_last_heading_over_a_picture_that_leads_elsewhere_goes():
    assert "Guides" not in left(f'<p>{LONG}</p><h2>Guides</h2><a href="/guide"><img src="a.jpg"></a>')


def test_a_list_of_sources_at_the_end_stays_and_one_of_other_stories_goes():
    sources = "".join(f'<li><a href="https://s{n}.example/">The tables of harbour {n}</a></li>' for n in range(3))
    stories = sources.replace("https://s", "https://e.example/s")
    assert "harbour 2" in left(f"<p>{LONG}</p><h2>Sources</h2><ul>{sources}</ul>")
    assert "harbour 2" not in left(f"<p>{LONG}</p><ul>{stories}</ul>")


@pytest.mark.parametrize(
    "line",
    ["By clicking “enter”, you agree to our Terms of Use and Privacy Policy", "Jump to RecipePrint Recipe",
     "Mit der Anmeldung stimmen Sie unseren Bedingungen zu.", "ANZEIGE – Heute mal ausgehen?", "Recommended",
     "En vous inscrivant, vous acceptez nos conditions générales.", "DON’T MISS", "Verwandte Artikel"],
)  # fmt: skip
def test_what_forms_and_advertisers_say_goes(line):
    assert among(f"<p>{line}</p>") == f"{LONG} {LONG}"


@pytest.mark.parametrize(
    "line",
    ["By signing the treaty, the two towns agree to keep the bridge closed at night.",
     "Anzeige – so nennt es der Brückenwärter, wenn die Lampe leuchtet."],
)  # fmt: skip
def test_sentences_about_agreements_and_notices_stay(line):
    assert line in among(f"<p>{line}</p>")


def test_lines_of_links_to_other_stories_at_the_end_go_and_a_list_of_sites_stays():
    line = '<b>Bridges</b> | <a href="https://{}example/{}">The bridge with {} locks, and what its keeper saw there</a>'
    stories = "<br>".join(line.format("e.", n, n) for n in range(3))
    sites = "<br>".join(line.format(f"s{n}.", n, n) for n in range(3))
    assert left(f"<p>{LONG}</p><p>{stories}</p>") == LONG
    assert "2 locks" in left(f"<p>{LONG}</p><p>{sites}</p>")


def test_items_of_a_list_of_instructions_and_of_offers_stay():
    steps = ["Open an account for the ferry", "Sign up for the bridge with the same e-mail as for the ferry"]
    assert steps[1] in among("<ul>" + "".join(f"<li>{each}</li>" for each in steps) + "</ul>")
    assert "Also at the Ferry" in among(f"<ul><li>{LINK}</li><li><a href=/y>Also at the Ferry Office</a></li></ul>")
    assert "e-mail" not in among("<ul><li>Sign up to get our e-mail</li><li>Subscribe to our newsletter</li></ul>")


@pytest.mark.parametrize("label", ["More From The Ledger", "Mehr von Mara Linde", "Plus de Ledger :"])
def test_a_label_over_other_stories_of_the_site_or_the_author_goes(label):
    text = left(f"<p>{LONG}</p><h3>{label}</h3><p>{LONG}</p>", "Ledger", "The Ledger", "Mara Linde")
    assert text == f"{LONG} {LONG}"


def test_a_heading_that_tells_of_more_than_the_site_stays():
    assert "More from the deep" in left(f"<p>{LONG}</p><h3>More from the deep</h3><p>{LONG}</p>", "Ledger")


def test_a_link_at_the_end_stays_where_a_sentence_leads_to_it():
    led = "Here you find the whole programme of the day, and may sign in:"
    assert left(f"<p>{LONG}</p><p>{led}</p><p>{LINK}</p>").startswith(f"{LONG} {led} A ferry")
    assert left(f"<p>{LONG}</p><p>More on this:</p><p>{LINK}</p>") == LONG
    assert left(f"<p>{LONG}</p><p>{led}</p>") == f"{LONG}"[: len(LONG)]


@pytest.mark.parametrize("line", ["<h2>2.1.0 (2026-03-01)</h2>", "<p>x = 1</p>", "<p>Thanks for reading, Mara</p>"])
def test_numbers_formulas_and_thanks_are_no_buttons(line):
    assert among(line) != f"{LONG} {LONG}"


def test_letters_to_be_had_go_however_they_are_called():
    for line in ("Abonniere unseren Newsletter, um nichts zu verpassen.", "Subscribe for free to receive new posts."):
        assert among(f"<p>{line}</p>") == f"{LONG} {LONG}"


def test_chapters_in_one_paragraph_are_no_time_of_publication():
    chapters = "<p>00:00 The gates<br>02:10 The paddles<br>05:45 The water</p>"
    assert left(f"{chapters}<p>{LONG}</p>").startswith("00:00 The gates")
    assert left(f"<p>Updated 10:45, published 09:30</p><p>{LONG}</p>") == LONG


def test_a_list_that_a_sentence_announces_stays_at_the_end():
    listed = f"<ul><li>{LINK}</li><li>{LINK}</li></ul>"
    assert left(f"<p>{LONG}</p><p>{LONG[:-1]}, as we wrote in March:</p>{listed}").count("ferry") == 2
    assert left(f"<p>{LONG}</p><p>More on this:</p>{listed}") == LONG


@pytest.mark.parametrize("line", ["Anmeldeschluss: 12. Mai 2026", "Starts: 3 March 2026, 7 pm", "Cook: 30 min"])
def test_lines_above_the_text_that_announce_when_something_takes_place_stay(line):
    assert left(f"<p>{line}</p><p>{LONG}</p>") == f"{line} {LONG}"
    assert left(f"<p>Published: 3 March 2026</p><p>{LONG}</p>") == LONG
