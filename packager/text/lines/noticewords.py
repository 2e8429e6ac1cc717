"""The words of notices: how lines about the site begin or read, in the languages that publishers mostly write.

Collected from pages of many publishers; a word is here only if it says the same on any of them.
"""

from __future__ import annotations

import re

from packager.text.html import words
from packager.text.rare import rare

_READ_ELSEWHERE = (
    # Romanian, Slovak, Slovene, Croatian and Serbian, Bulgarian, Baltic languages, Estonian, Albanian, Catalan, Basque
    r"cite[șş]te [șş]i|citiți și|čítajte (?:aj|tiež|viac)|preberite (?:tudi|še)|pročitajte (?:i|još|više)|"
    r"прочитајте (?:и|још)|прочетете (?:още|и)|вижте (?:още|и)\b|skaitykite (?:taip pat|daugiau)|taip pat skaitykite|"
    r"lasi (?:arī|vēl)|loe (?:ka|lisaks|veel)|lexo(?:ni)? (?:edhe|më shumë)|(?:llegiu|llegir|llegeix) també|"
    r"irakurri (?:ere|gehiago)|"
    # Indonesian and Malay, Vietnamese, Filipino, Swahili, Azerbaijani
    r"baca (?:juga|selengkapnya|lagi)\b|(?:lihat|simak|tonton) juga\b|xem thêm|đọc thêm|basahin (?:din|rin)|"
    r"soma (?:pia|zaidi)|həmçinin oxu|"
    # Hindi, Bengali, Urdu, Persian, Thai
    r"(?:यह|ये|इसे|इन्हें) भी (?:प(?:\u095d|ढ\u093c)(?:ें|िए|िये)|देखें)|और प(?:\u095d|ढ\u093c)ें|"
    r"(?:আরও|আরো) (?:প(?:\u09dc|\u09a1\u09bc)ুন|দেখুন)|(?:یہ بھی|مزید) (?:پڑھیں|پڑھیے|دیکھیں)|"
    r"(?:بیشتر|همچنین) بخوانید|مطالب مرتبط|(?:اخبار|خبرهای) مرتبط|"
    r"อ่าน(?:ข่าว)?(?:ที่เกี่ยวข้อง|เพิ่มเติม|ต่อ|ประกอบ)|ข่าวที่เกี่ยวข้อง"
)
"""Words over another story in languages of the Balkans and Baltic, of Asia and Africa."""
ALSO = re.compile(
    r"\W*(?:read (?:more|also|next|now|the full)|(?:see|watch|learn|know) (?:also|more)|also(?: read| see|"
    r" on\b|\b(?! (?:at|in|for|available|from)\b))|related\b|more\s*:|"
    r"more (?:on|from|about|stories|news|coverage|in|must|like|politics|sports?|to read)\b|"
    r"(?:don['’]t|do not) miss|recommended\b|(?:people|others) are (?:also )?reading|"
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
    r"(?:延伸|推荐|更多)阅读|(?:推薦|更多)閱讀|"
    r"verwandte (?:artikel|beiträge|themen)|ähnliche (?:artikel|beiträge|themen)|passend zum thema|weitere (?:artikel|"
    r"beiträge|themen|meldungen)\b|articles? (?:liés?|similaires?|associés?|connexes?)|dans la même (?:rubrique|"
    r"catégorie)|art[íi](?:culos|gos) relacionad|lo más (?:leído|visto)|as mais lidas|articoli correlati|"
    r"gerelateerde (?:artikelen|berichten)|relaterade artiklar|relaterte (?:saker|artikler)|powiązane|przeczytaj "
    r"(?:także|również|też)|"
    r"延伸閱讀|相關(?:新聞|報導)|관련\s?기사|اقرأ (?:أيضا|أيضًا|المزيد)|مواضيع ذات|קראו? (?:גם|עוד)|"
    rf"{_READ_ELSEWHERE})",
    re.IGNORECASE,
)
SIGN_UP = rare(
    r"\b(?:sign(?:ing)?[ -]?up|subscrib|register now|join our|get (?:the|our|breaking|more)|delivered|"
    r"inscrivez|abonnez|recevez|téléchargez|melden sie|abonnier|anmelden|suscríb|regístr|recibe|"
    r"descarga|assine|inscreva|receba|baixe|"
    r"iscriviti|abbonati|ricevi|scarica|schrijf je|abonneer|meld je|prenumerera|tilmeld|zapisz się|подпи[сш]|abone ol|"
    r"dapatkan|gabung|berlangganan|đăng ký|otrzymuj|odebírejte|iratkoz|εγγραφείτε|получайте|отримуйте)",
    re.IGNORECASE,
)
DOWNLOAD = rare(
    r"(?:\A\W*|[.!?:|]\s+|\bplease )(?:(?:now|simply|just) )?(?:download|install)\b|"
    r"\bfor (?:the latest|more|all|full|breaking|exclusive)\b.{0,80}?(?<!-)\b(?:download|install)\b|"
    r"\bour\b.{0,60}(?<!-)\b(?:download|install)|(?<!-)\b(?:download|install)\w*\b.{0,60}\bour\b",
    re.IGNORECASE | re.DOTALL,
)
"""The same of programs: asked of the reader, or of those that are the site's own. Others are what news tell of."""
SUBSCRIBERS = re.compile(r"\b(?:subscribers?|abonnent\w*|abonné\w*)\b", re.IGNORECASE)
"""Those who have signed up, of whom a sentence may speak."""
LETTER = re.compile(
    r"\b(?:newsletters?|e-?mails?|inbox|apps?\b|alerts?|podcast|channel|lettre|boîte mail|postfach|boletín|"
    r"correo|e-mail|caixa de entrada|"
    r"new posts|notizie|nieuwsbrief|nyhetsbrev|nyhedsbrev|biuletyn|рассылк|канал|telegram|whatsapp|bülten)"
)
"""What is sent, in small letters: lines are asked for it most often, and either case takes three times as long."""
CALL = re.compile(
    r"\W*(?:(?:please |to |you can )?(?:subscribe|sign[ -]?up|register|log in|download|join (?:us|our|the)|become an?|"
    r"support (?:us|our|this|independent)|donate|create your|get (?:access|unlimited|the latest)|follow us)|"
    r"our journalism|if you(?:['’]re| are) (?:seeing this|already a|a subscriber|on the [^,]{2,40} app\b)|"
    r"first-time subscribers|already a (?:"
    r"subscriber|member)|(?:did you )?(?:enjoy|like)(?:ed)? (?:this|reading|what)|do you want|want (?:to|more)|"
    r"gefällt|hat (?:dir|ihnen)|abonnieren|jetzt|unterstütz\w*|melden sie|"
    r"vous avez aimé|cet article vous|soutenez|abonnez|inscrivez|suscrí\w*|apoya|regístrate|s[íi]guenos|assine|apoie|"
    r"siga|abbonati|iscriviti|sostieni|seguici|steun|word (?:lid|abonnee)|stöd|støt|wesprzyj|подпиш\w*|поддерж\w*)\b",
    re.IGNORECASE,
)
"""How lines begin that ask the reader for something."""
_NETWORKS = "(?:twitter|facebook|instagram|telegram|whatsapp|youtube|tik ?tok|google news|line)"
FOLLOW = re.compile(
    r"\W*(?:follow(?! (?:these|this|those|that|along)\b)|"
    r"like(?! (?:other|most|many|all|its|his|her|their|any|some|so|much|every)\b)"
    r"(?=.{0,60}?\b(?:us|our|me|page|on (?:twitter|facebook|instagram|youtube))\b)|join|find|suivez|"
    r"retrouvez|folg(?:en sie|(?:e|t)? uns)|síguenos|sigue a|siga|segui(?:ci)?|volg|följ|следите|подпис\w+|takip|"
    r"ikuti|theo dõi|ακολουθήστε|kövess\w*|sledujte|urmăr\w+|seuraa|підпис\w+|стежте|pratite|последвайте|"
    r"تابعو\w*|segueix\w*|seguiu-nos|obserwuj\w*|jälgi\w*|følg|sekite|tufuate|пратите|עקבו|הצטרפו)\b.{0,80}?"
    r"\b(?:twitter|facebook|instagram|telegram|whatsapp|linkedin|youtube|tik ?tok|google news|threads|"
    r"mastodon|bluesky|discover|social|on x\b|@\w+|فيسبوك|تويتر|واتساب|تلغرام|يوتيوب|viber|в[аи][јй]?бер|фејсбук|"
    r"google hír|ב?(?:טלגרם|וואטסאפ|פייסבוק|אינסטגרם))|"
    r"\W*(?:关注|關注|加入|订阅|訂閱)[^。]{0,12}?(?:公众号|公眾號|微信|微博|line|频道|頻道)[^。]{0,24}\Z|"
    rf"\W*(?:ติดตาม|हमें|हमारे साथ).{{0,40}}?{_NETWORKS}",
    re.IGNORECASE | re.DOTALL,
)
FOLLOW_LAST = (
    "takip edin", "takip et", "takip edebilirsiniz", "abone olun", "katılın", "जुड़ें", "जुड़िए", "फॉलो करें",
    "सब्सक्राइब करें", "অনুসরণ করুন", "ফলো করুন", "যুক্ত হোন", "সাবস্ক্রাইব করুন", "பின்தொடருங்கள்", "பின்தொடரவும்",
    "இணையுங்கள்", "دنبال کنید", "بپیوندید", "عضو شوید", "فالو کریں", "جوائن کریں", "سبسکرائب کریں", "友だち追加",
    "フォローする", "フォローしてください", "チャンネル登録", "추가하기", "구독하기", "팔로우하기", "제보하기",
)  # fmt: skip
"""How lines end that ask to follow, in languages whose verbs stand last, in small letters."""
NETWORKS = (
    "whatsapp", "telegram", "facebook", "instagram", "youtube", "google", "line", "twitter", "व्हाट्सएप", "व्हाट्सऐप",
    "टेलीग्राम", "फेसबुक", "यूट्यूब", "गूगल", "গুগল", "হোয়াটসঅ্যাপ", "ফেসবুক", "টেলিগ্রাম", "ইউটিউব", "வாட்ஸ்அப்",
    "டெலிகிராம்", "பேஸ்புக்", "யூடியூப்", "تلگرام", "واتساپ", "اینستاگرام", "واٹس ایپ", "فیس بک", "یوٹیوب", "ٹیلی گرام",
    "카카오톡", "네이버", "텔레그램", "페이스북", "유튜브",
)  # fmt: skip
"""On what."""
RIGHTS = re.compile(
    r"\W*(?:©|ⓒ|\(c\)\s|copyright\b|all rights reserved|저작권자|무단\s?전재|無断転載|版[权權]所有|"
    r"责任编辑|責任編輯|责编|(?:本文|文章|稿件|新闻|信息)?(?:来源|來源)[于於]?[：:][^。？]{1,40}\Z|"
    r"(?:本文)?原(?:标题|標題|题|題)(?:[：:]|为|為)|(?:发布|發布|发稿|發稿)(?:日期|时间|時間)[：:][^。]{1,60}\Z|"
    r"(?:您|你)?的?(?:现在|現在|当前|當前|目前|所在)?的?位置[：:][^。]{1,90}\Z|[上下]一[篇条條][：:】\s]|"
    r".{0,20}(?:报料|爆料|报料热线|举报电话|举报邮箱)[：:]\s?[\d@\w]|"
    r".{0,60}(?:不代表|仅代表|僅代表|并不表明|仅供其表达)[^。]{0,24}(?:观点|觀點|立场|立場|看法)|"
    r".{0,6}图片均?(?:来自|来源于|源于)(?:网络|互联网)|声明[：:].{0,200}(?:仅供参考|不构成|不承担|删除)|"
    r".{0,40}(?:请|更多|点击|立即)[^。]{0,20}(?:下载|安装)[^。]{0,24}(?:app|客户端)[^。]{0,8}\Z|"
    r"(?:下载|安装)[^。]{0,12}客户端[^。]{0,40}\Z|"
    r"(?:编辑|編輯|校对|审核|監製|监制)[：:/／][^。？?]{1,24}\Z|(?:特别|特別|免责|免責|版权|版權)(?:声明|聲明)|"
    r".{0,40}(?:未经|未經)[^。]{0,10}(?:不得|禁止|谢绝|請勿)[^。]{0,4}(?:转载|轉載)|.{0,30}(?:转载|轉載)请?(?:注明|請註明)|"
    r".{0,40}(?:扫描|扫一扫|扫码|长按|掃描)[^。]{0,20}(?:二维码|公众号|關注|关注)|"
    r".{0,40}关注[^。]{0,20}(?:公众号|官方微信|微信号)|.{0,6}(?:点击|點擊)[^。]{0,12}(?:关注|關注|订阅|訂閱)|"
    r"при (?:использовании|цитировании|копировании|перепечатке) (?:любых )?материалов|tüm hakları saklıdır|"
    r"כל הזכויות שמורות|جميع الحقوق محفوظة|تمامی حقوق|mọi quyền được|"
    r"tous droits réservés|alle rechte vorbehalten|todos "
    r"los derechos|todos os direitos|tutti i diritti|alle rechten|wszelkie prawa|все права|"
    r"this (?:article|story|post|content) is (?:only )?(?:for|available to|reserved for) (?:our |paying )?"
    r"(?:subscribers|members)|(?:cet article|ce contenu) est réservé|questo articolo è riservato|"
    r"dieser (?:artikel|beitrag|text) ist (?:nur |exklusiv )?für (?:unsere |zahlende )?(?:abonnent|mitglied|leser)|"
    r"il vous reste \d+\s?% (?:de cet article|du texte)|la suite (?:de cet article )?est réservée|"
    r"この記事は(?:有料|会員限定)|残り\s?[\d,]+\s?文字|"
    r"este (?:artículo|artigo|contenido|conteúdo) es? (?:exclusivo|sólo|solo|só) para|"
    r"this (?:article|story) (?:was|is) (?:originally )?(?:published|from)|this copy is for your personal|"
    r"a version of this (?:article|story|column|essay|review) (?:first |originally )?(?:appear|was|ran|is))",
    re.IGNORECASE,
)
AGREE = re.compile(
    r"\W*(?:by (?:clicking|signing|subscribing|entering|submitting|continuing|registering|creating)\b.{0,160}?"
    r"\b(?:you|i) (?:agree|accept|consent|acknowledge|confirm)|"
    r"(?:mit (?:der|ihrer|deiner) (?:anmeldung|registrierung)|durch (?:klicken|die anmeldung)|mit (?:dem|einem) klick)"
    r"\b.{0,160}?\b(?:(?:stimm|akzeptier|erklär)(?:en sie|e ich|st du)|bin ich einverstanden)|"
    r"en (?:cliquant|vous (?:inscriv|abonn)ant|validant)\b.{0,160}?\b(?:vous (?:acceptez|consentez|reconnaissez)|"
    r"j['’]accepte)|al (?:hacer clic|suscribir|registrar|enviar).{0,160}?\b(?:aceptas|acepto|usted acepta|consientes)|"
    r"ao (?:clicar|se (?:inscrever|cadastrar)|assinar|continuar)\b.{0,160}?\b(?:você (?:concorda|aceita)|concordo|"
    r"aceito)|(?:cliccando|iscrivendo|registrando)\w{0,4}\b.{0,160}?\b(?:accett[io]|acconsenti))\b",
    re.IGNORECASE | re.DOTALL,
)
"""What readers agree to by a form that is gone."""
PAID = re.compile(
    r"\W*(?:ANZEIGE|WERBUNG|ADVERTISEMENT|PUBLICITÉ|PUBLICIDAD|PUBBLICITÀ|ADVERTENTIE|REKLAMA)\s?[-–—:|]\s|"
    r"\W*Реклама\.\s.{0,120}(?:ИНН|erid)"
)
"""What stands in capitals before a line that was paid for, and how Russian law has it marked."""
STAMPED = re.compile(
    r"\W*(?:this (?:article|post|page|story) was )?(?:(?:last|first|originally|zuletzt|dernière|última|ultimo|sidst|"
    r"senast|sist) )?(?:updated?|modified|edited|reviewed|published|posted|aktualisiert|geändert|veröffentlicht|"
    r"mise? à jour|modifié|publiée?|actualiza(?:do|ción)|publicad[oa]|atualiza(?:do|ção)|aggiorna(?:to|mento)|"
    r"pubblicato|gewijzigd|bijgewerkt|opdateret|uppdaterad|oppdatert|zaktualizowano|aktualizacja|обновлено|güncelleme|"
    r"更新日?|"
    r"最終更新日?)\b[^.!?]{0,60}\d[^!?]{0,20}",
    re.IGNORECASE,
)
"""How a line that says when the page was changed reads; it gives a date, or an hour."""
PLACEHOLDER = re.compile(
    r"\W*(?:view this (?:post|profile|photo|reel) on|sieh dir diesen beitrag auf|voir cette publication sur|"
    r"ver esta publicación en|ver es[st]a (?:foto|publicação) no|visualizza questo post su|dit bericht bekijken op|"
    r"wyświetl ten post na|посмотреть эту публикацию в|عرض هذا المنشور على) "
    r"(?:instagram\w*|threads|facebook)(?: an)?\W*|"
    r"\W*この投稿をinstagramで見る\W*|\W*instagram에서 이 게시물 보기\W*|\W*bu gönderiyi instagram['’]da gör\W*",
    re.IGNORECASE,
)
"""What stands in a quoted post until a script has drawn it."""
PATH = re.compile(r"[^.!?»›>→]{1,60}(?:\s[»›>→]\s[^.!?»›>→]{1,90}){2,8}")
"""The way from the front page to this one, in three steps or more."""
RIGHTS_INSIDE = re.compile(r"(?:©|\(c\)|copyright)\W{0,4}(?:19|20)\d\d", re.IGNORECASE)
_MONEY = rare(
    r"(?:(?:we|which|this site|us|site) (?:may|might|can|could|will)?\s?(?:earn|receive|get|"
    r"make)[^.]{0,60}(?:commission|compensation)|affiliate (?:links?|commission|partner)|"
    r"as an amazon associate|earn from qualifying purchases|commission d['’]affiliation|affiliate-links?|"
    r"enlaces de afiliad)",
    re.IGNORECASE,
)
_MONEY_SIGNS = ("commission", "compensation", "affiliate", "afiliad", "amazon associate", "qualifying")
"""One of which is in all that :data:`_MONEY` finds: to look for them takes a hundredth of the time."""
_GIFT = rare(
    r"\b(?:(?:support|fund|power) (?:our|independent|quality|local|nonprofit|public|fearless) "
    r"(?:journalism|reporting|newsroom|work)|"
    r"your (?:contribution|donation|gift) (?:keeps?|helps?|powers?|makes|pays|funds|supports)|"
    r"soutenez (?:notre|un) (?:journal\w*|média|travail)|unterstützen sie (?:unseren?|unabhängigen) journalismus|"
    r"apoya (?:nuestro|el) periodismo|apoie (?:o|nosso) (?:nosso )?jornalismo|sostieni (?:il nostro|l['’]informazione)|"
    r"steun (?:onze|onafhankelijke) journalis\w+|wesprzyj (?:nasze|niezależne)|поддержите (?:нас|редакцию))",
    re.IGNORECASE,
)
_GIFT_SIGNS = (
    "support", "fund ", "power ", "your ", "soutenez", "unterstütz", "apo", "sostien", "steun", "wesprz", "поддер",
)  # fmt: skip
"""One of which is in all that :data:`_GIFT` finds."""
READ = rare(
    r"\W*(?:read (?:more|also|next|now)|see also|related|lesen sie (?:auch|mehr)|siehe auch|mehr zum thema|"
    r"(?:à )?lire (?:aussi|également)|voir aussi|le[ae]r? (?:también|más)|ver también|leia (?:também|mais)|"
    r"ve?ja (?:também|mais)|leggi anche|lees (?:ook|meer)|läs (?:också|mer)|les (?:også|mer)|læs også|lue myös|"
    r"czytaj (?:także|również|też)|zobacz (?:też|także)|čtěte také|читайте также|читайте також|"
    rf"{_READ_ELSEWHERE})\s?[:：]",
    re.IGNORECASE,
)
"""Words and a colon before the title of another story."""
ALONE = re.compile(
    r"\W*(?:(?:read|see) (?:more|also|next)|also read|more coverage|"
    r"related(?: (?:stories|articles|posts|content|news|topics))?|most (?:read|viewed|popular)(?: (?:in|on) .{1,30})?|"
    r"recommended (?:for you|stories|reading|articles|videos?)|schon gelesen|"
    r"(?:verwandte|ähnliche|weitere) (?:artikel|beiträge|themen)|art[íi](?:culos|gos) relacionad[ao]s|"
    r"articles? (?:liés?|similaires?|associés?)|articoli correlati|gerelateerde (?:artikelen|berichten)|"
    r"you (?:may|might)(?: also)? (?:like|enjoy|be interested in)|editors?['’]?s? picks|"
    r"lesen sie (?:auch|mehr)|siehe auch|mehr (?:zum thema|dazu)|zum thema|auch interessant|lesetipps?|"
    r"das könnte (?:sie|dich|euch)(?: auch)? interessieren|(?:à )?lire (?:aussi|également|la suite)|voir aussi|"
    r"sur le même (?:sujet|thème)|le[ae]r? (?:también|más)|te puede interesar|ver también|noticias relacionadas|"
    r"le(?:ia|r) (?:também|mais)|saiba mais|ve?ja (?:também|mais)|leggi anche|potrebbe(?:ro)? interessarti(?: anche)?|"
    r"lees (?:ook|meer|verder)|läs (?:också|mer)|les (?:også|mer)|læs også|lue myös|czytaj (?:także|również|też)|"
    r"zobacz (?:też|także|również)|čtěte také|читайте также|читайте також|(?:также )?по теме|"
    r"trending now|meistgelesen(?:e artikel)?|les plus (?:lus|vus|consultés)|lo más (?:leído|visto)|(?:as )?mais lidas|"
    r"i più letti|(?:le )?più lette|mest (?:läst|lest|læst)[ae]?|meest gelezen|najczęściej czytane|самое читаемое|"
    r"en çok okunanlar|(?:おすすめ|人気|関連)の?記事|"
    r"(?:相[关關]|延伸|推[荐薦]|更多)(?:[阅閱][读讀]|新[闻聞]|推[荐薦]|文章|[报報][道導]|[资資][讯訊]|内容)|"
    r"(?:[为為]您?你?|[热熱][门門]|精彩|[编編][辑輯])推[荐薦](?:[阅閱][读讀]|新[闻聞])?|猜你喜[欢歡]|"
    r"[热熱](?:[点點]|[门門])(?:新[闻聞]|[评評][论論]|文章|[资資][讯訊]|[话話][题題]|[标標][签籤])|[热熱][帖词詞]|"
    r"(?:跟[贴帖]|[点點][击擊]|[阅閱][读讀]|[评評][论論]|(?:[热熱][门門])?新[闻聞])排行榜?|"
    r"관련\s?기사|많이 본 (?:기사|뉴스)|مواضيع ذات صلة|الأكثر قراءة|כתבות נוספות|"
    rf"{_READ_ELSEWHERE})\W*",
    re.IGNORECASE,
)
"""Labels over lists of other stories; none that may head a part of a guide or a review as well."""
MORE_FROM = re.compile(
    r"\W*(?:more (?:stories )?(?:from|on|by|in|at)|mehr (?:von|aus|auf|bei|zu)|plus (?:de|d['’]|sur)|"
    r"más (?:de|en|sobre)|mais (?:de|do|da|em|no|na)|altro (?:da|su)|meer (?:van|op)|więcej (?:z|na|od)) "
    r"(?:the |le |la |der |die |das )?",
    re.IGNORECASE,
)
"""How a label over other stories of a site begins, before the site's name, or an author's."""
ALONE_IN_LINE = rare(
    r"\W*(?:recommended|(?:don['’]t|do not) miss(?: (?:it|this|out))?|more from .{1,30}|à ne pas manquer|"
    r"no te (?:lo )?pierdas|não perca|da non perdere|nicht verpassen)\W*",
    re.IGNORECASE,
)
"""The same that may also head a part of a guide: labels only where they are no headings."""
CONTACT = re.compile(
    r"(?:\b(?:contact|e-?mail|write to|reach|contacta|contactez|send (?:us|tips)|got a (?:news )?tip|have "
    r"a (?:news )?tip)\b.{0,120}?[\w.+-]+@[\w-]+\.\w+|"
    r"^\W*[\w.+-]+@[\w-]+\.[\w.]+\W*$|^\W*[가-힣]{2,4}\s?(?:기자|특파원|논설위원)\W+[\w.+-]+@|"
    r"^\W*(?:got|have|know) (?:a|an|something|any)\b.{0,40}\b(?:tip|"
    r"correction|question|story|feedback)s?\b)",
    re.IGNORECASE | re.DOTALL,
)
BUTTONS = words(
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
    "vk ok xing skype weibo wechat "
    "поделиться печать распечатать скопировать ссылку закрыть поділитися друкувати сподели отпечатай "
    "udostępnij drukuj kopiuj zamknij sdílet tisknout kopírovat zavřít zdieľať tlačiť kopírovať "
    "megosztás megosztása nyomtatás másolás cikk distribuie printează jaa tulosta kopioi "
    "podijeli podeli ispiši štampaj paylaş yazdır kopyala bagikan cetak salin κοινοποίηση εκτύπωση "
    "分享 收藏 收藏文章 分享到 打印 打印本页 关闭 关闭窗口 返回列表 返回顶部 复制链接 列印 複製連結 點讚 点赞 转发 "
    "シェア シェアする ツイート 印刷 印刷する "
    "chia sẻ اشتراک گذاری شیئر کریں שתף del deila comparteix শেয়ার করুন "
    "공유 공유하기 인쇄 인쇄하기 스크랩 مشاركة شارك طباعة שתפו שיתוף הדפסה แชร์ พิมพ์ शेयर साझा प्रिंट करें "
    "via pin it font size a aa plus minus download pdf rss feed feedback report abuse permalink via"
)
TAGS = re.compile(
    r"\W*(?:tags?|tagged|schlagw(?:ort|örter)|stichworte?|mots[- ]cl[ée]s|étiquettes|etiquetas|palabras clave|"
    r"palavras-chave|parole chiave|trefwoorden|nyckelord|emneord|słowa kluczowe|tagi|теги|метки|etiketler|タグ|"
    r"标签|標籤|关键[词字]|關鍵[詞字]|태그|"
    r"ключевые слова|ключові слова|(?:ال)?كلمات (?:ال)?(?:مفتاحية|دلالية|دليلية)|(?:ال)?وسوم|کلیدواژه[\u200c ]?ها|"
    r"برچسب[\u200c ]?ها|תגיות|anahtar kelimeler|từ khóa|chủ đề|kata kunci|แท็ก(?:ที่เกี่ยวข้อง)?|टैग्स|ট্যাগ|বিষয়|témata|"
    r"štítky|címkék|etichete|ετικέτες|ämnen|emner|avainsanat|キーワード|"
    r"filed under|posted in|categor(?:y|ies)|kategorien?|catégories?|categorías?|topics|"
    r"themen)\s?(?:[:：]|>>)\s?[^.!?]{1,160}",
    re.IGNORECASE,
)
"""What a page is filed under, above or below its text."""
LEADING = re.compile(
    r"\W*(?:by|von|par|por|di|da|door|av|af|autor|autora|author|auteur|text|texte|written by|words by|"
    r"story by|reported by|posted|published|"
    r"publish date|updated|last updated|last modified|first published|created|publié|mis à jour|"
    r"veröffentlicht|aktualisiert|stand|erstellt|"
    r"publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|publicerad|uppdaterad|"
    r"opublikowano|опубликовано|обновлено|автор|"
    r"yayınlanma|güncelleme|date|source|quelle|fuente|fonte|źródło|bron|källa|kilde|источник|photo|photograph|"
    r"photography|image|credit|foto|credits?)\s*(?:on|"
    r"by|:|le|am|el|em|il|op|den)?\b",
    re.IGNORECASE,
)


def tells_of_earnings(text: str) -> bool:
    """Whether a line says that the site earns by its links."""
    folded = text.casefold()
    return any(sign in folded for sign in _MONEY_SIGNS) and _MONEY.search(text) is not None


def asks_for_gift(text: str) -> bool:
    """Whether a line asks to pay for the site's work."""
    folded = text.casefold()
    return any(sign in folded for sign in _GIFT_SIGNS) and _GIFT.search(text) is not None
