"""Whole lines that stand beside a text, looked up and not matched: in the languages of which patterns know least.

A phrase is listed only where it says nothing else when it stands alone in a line; what may as well head a part of a
text ("discussion", "newest", "recommended") is not.
"""

from __future__ import annotations

import re

_NO_LETTERS = re.compile(r"[\W\d_]+")
_LONGEST = 60
"""Characters of such a line, with the numbers and signs in it."""

_OFFERED = """
ja  この記事をシェア | この記事をシェアする | このニュースをシェア | このページをシェア | この記事のurlをコピー
    urlをコピー | リンクをコピー | lineで送る | フォローする | 記事に関する報告 | 続きを読む | もっと見る
    コメントを書く | コメントを見る | 前の記事 | 次の記事 | 前へ | 次へ | 一覧へ戻る | 一覧に戻る | トップへ戻る
    ページトップへ | 写真を見る | 画像を見る | 画像を拡大 | メルマガ登録はこちら | 会員登録はこちら
    ログインはこちら | 詳しくはこちら | 印刷する | 文字サイズ変更 | 全文を読む
ko  이 기사를 공유합니다 | 기사 공유하기 | 글자크기 조절 | 글자 크기 변경 | 기사 스크랩 | 스크랩 | 이전 기사보기
    다음 기사보기 | 이전 기사 | 다음 기사 | 다른 기사 보기 | 다른기사 보기 | 구독신청 | 구독하기 | 좋아요 | 화나요
    슬퍼요 | 후속기사 원해요 | 댓글쓰기 | 댓글보기 | 맨 위로 | 목록 | url 복사 | 링크 복사 | 기사제보 | 인쇄하기
    본문 글씨 키우기 | 본문 글씨 줄이기
ru  комментарии | все комментарии | оставить комментарий | копировать ссылку | скопировать ссылку | распечатать
    обсудить | оцените статью | поделиться ссылкой | поделиться новостью | следующая новость | предыдущая новость
    следующая статья | предыдущая статья | наверх | вернуться назад | показать ещё | показать еще | загрузить ещё
    читать далее | читать полностью | версия для печати | на главную | просмотров
uk  коментарі | всі коментарі | залишити коментар | скопіювати посилання | роздрукувати | обговорити
    наступна новина | попередня новина | показати ще | читати далі | версія для друку | на головну
ar  التعليقات | تعليقات | أضف تعليق | أضف تعليقا | اترك تعليقا | شارك هذا المقال | شارك الخبر | شارك المقال
    انسخ الرابط | نسخ الرابط | حجم الخط | طباعة الخبر | الخبر السابق | الخبر التالي | المقال السابق | المقال التالي
    اقرأ الخبر كاملا | عدد المشاهدات | عرض المزيد | العودة إلى الأعلى | كلمات دليلية | كلمات مفتاحية | الوسوم | وسوم
fa  نظرات | ارسال نظر | نظر شما | نظرات کاربران | چاپ | چاپ خبر | کپی لینک | لینک کوتاه | لینک کوتاه خبر | کد خبر
    انتهای پیام | اشتراک گذاری | خبر قبلی | خبر بعدی | اندازه متن | بازگشت به بالا
he  תגובות | כל התגובות | הוספת תגובה | הוסף תגובה | העתק קישור | העתקת קישור | לכל הכתבות | הכתבה הבאה
    הכתבה הקודמת | גודל טקסט
tr  yorumlar | yorum yaz | yorum yapın | yorumları göster | haberi paylaş | bağlantıyı kopyala | linki kopyala
    yazı boyutu | sıradaki haber | önceki haber | sonraki haber | haberi yazdır | haberi dinle | devamını oku
    devamı için tıklayın | yukarı çık | abone ol | tüm yorumlar
vi  gửi bình luận | ý kiến của bạn | bình luận | in bài | in bài viết | lưu bài | quay lại đầu trang | về đầu trang
    sao chép liên kết | chia sẻ bài viết | quay lại | xem thêm bình luận | bài trước | bài sau
id  komentar | tulis komentar | lihat komentar | salin tautan | salin link | bagikan artikel | halaman selanjutnya
    halaman berikutnya | lihat semua | artikel selanjutnya | artikel sebelumnya | cetak artikel | kembali ke atas
    muat lainnya
th  ความคิดเห็น | แสดงความคิดเห็น | คัดลอกลิงก์ | คัดลอกลิงค์ | ดูเพิ่มเติม | ดูทั้งหมด | แชร์ข่าวนี้ | แชร์บทความนี้
    พิมพ์หน้านี้ | กลับขึ้นด้านบน | ขนาดตัวอักษร | แท็กที่เกี่ยวข้อง
hi  टिप्पणियां | टिप्पणियाँ | टिप्पणी करें | लिंक कॉपी करें | फॉन्ट साइज | आगे पढ़ें | पूरी खबर पढ़ें | कमेंट करें
    प्रिंट करें | अगला लेख | पिछला लेख
bn  মন্তব্য করুন | মন্তব্য | লিংক কপি করুন | প্রিন্ট করুন | বিস্তারিত পড়ুন | আপনার মতামত লিখুন
pl  komentarze | zobacz komentarze | przejdź do galerii | wróć na stronę główną | skopiuj link | następny artykuł
    poprzedni artykuł | udostępnij artykuł | czytaj dalej | pokaż więcej
    dziękujemy że przeczytałeś artykuł do końca | wydrukuj
cs  vstoupit do diskuse | zobrazit diskusi | přidat komentář | zpět na úvod | další článek | předchozí článek
    líbil se vám článek | zkopírovat odkaz | sdílet článek | vytisknout | vytisknout článek | zobrazit více
sk  pridať komentár | vstúpiť do diskusie | ďalší článok | zdieľať článok | kopírovať odkaz | vytlačiť článok
hu  hozzászólások | szólj hozzá | link másolása | következő cikk | előző cikk | cikk megosztása | cikk nyomtatása
    vissza a címlapra | oldal tetejére
ro  comentarii | lasă un comentariu | adaugă comentariu | articolul următor | articolul precedent
    distribuie articolul | copiază linkul | înapoi sus
pt  comentários | compartilhe | compartilhe esta notícia | partilhar artigo | voltar ao topo | artigo anterior
    próximo artigo | próxima notícia | deixe o seu comentário | deixe seu comentário | ver comentários | copiar link
    relacionadas | clique aqui para ler mais | leia a matéria completa
es  comentarios | ver comentarios | volver arriba | artículo anterior | siguiente artículo | artículo siguiente
    noticia anterior | siguiente noticia | archivado en | compartir en redes | copiar enlace | deja tu comentario
    leer completo | ir a comentarios
it  commenti | lascia un commento | torna su | torna in alto | articolo precedente | articolo successivo
    prossimo articolo | copia link | stampa articolo
fr  commentaires | haut de page | article précédent | article suivant | copier le lien | imprimer l article
    voir les commentaires | réagir à cet article
el  σχόλια | προσθήκη σχολίου | αντιγραφή συνδέσμου | επόμενο άρθρο | προηγούμενο άρθρο | πίσω στην αρχή
    εκτύπωση άρθρου | όλες οι ειδήσεις
sv  kommentarer | dela artikeln | kopiera länk | rätta fel i artikeln | till toppen | skriv ut artikeln
    läs hela artikeln | visa fler
da  kommentarer | del artiklen | kopiér link | til toppen | udskriv artiklen | vis flere | læs hele artiklen
no  kommentarer | del saken | kopier lenke | til toppen | skriv ut saken | vis flere | les hele saken
fi  kommentit | jaa artikkeli | kopioi linkki | takaisin ylös | tulosta artikkeli | näytä lisää | lue koko juttu
nl  reacties | deel dit artikel | kopieer link | terug naar boven | vorig artikel | volgend artikel
    artikel afdrukken | toon meer
"""
"""What readers are offered to do with a page, and the ways from it; a number may stand beside it."""

_OTHERS = """
ja  あなたにおすすめの記事 | あなたへのおすすめ | 編集部おすすめ | 編集部のおすすめ | おすすめ記事
    アクセスランキング | 人気記事ランキング | 記事ランキング | 最新ニュース | 最新記事 | 新着記事 | 人気記事
    関連ニュース | 関連する記事 | 関連リンク | こちらもおすすめ | 合わせて読みたい | 併せて読みたい
ko  인기 기사 | 인기기사 | 추천 기사 | 추천기사 | 이 시각 주요뉴스 | 많이 본 뉴스 | 실시간 인기기사 | 최신 기사
    최신기사 | 주요기사 | 관련 뉴스 | 관련뉴스
ru  все материалы сюжета | другие новости | ещё по теме | еще по теме | главное сегодня | главные новости
    новости партнёров | новости партнеров | популярные новости | похожие новости | похожие материалы | рекомендуем
    рекомендуем прочитать | последние новости | новости по теме | вам может быть интересно
uk  новини за темою | усі новини | всі новини | більше новин | популярні новини | останні новини | схожі новини
    вас може зацікавити | матеріали за темою
ar  أخبار ذات صلة | أخبار متعلقة | المزيد من الأخبار | اخبار ذات صلة | موضوعات متعلقة | موضوعات ذات صلة
    مقالات ذات صلة | أحدث الأخبار | آخر الأخبار | قد يعجبك أيضا | الأكثر مشاهدة
fa  پربازدیدترین ها | پربازدیدترینها | پربازدیدها | پربیننده ترین ها | آخرین اخبار | تازه ترین خبرها | خبرهای مرتبط
    مطالب پیشنهادی | پیشنهاد ما
he  כתבות קשורות | כתבות מומלצות | אולי יעניין אותך | עוד בנושא | הנקראות ביותר | החדשות האחרונות
tr  diğer haberler | ilgili içerikler | benzer haberler | son haberler | çok okunanlar | önerilen haberler
    ilginizi çekebilir | son dakika haberleri için tıklayın
vi  tin liên quan | tin cùng chuyên mục | tin cùng chuyên đề | đọc nhiều nhất | tin đọc nhiều | mời bạn đọc thêm
    tin mới | tin mới nhất | bài liên quan | bài viết liên quan | có thể bạn quan tâm | tin khác | tin nổi bật
id  artikel terkait | berita terkait | berita terpopuler | berita lainnya | pilihan redaksi | berita populer
    artikel lainnya | rekomendasi untuk anda | terpopuler | berita terbaru | mungkin anda suka
th  ข่าวล่าสุด | ข่าวยอดนิยม | ข่าวอื่นๆ | ข่าวแนะนำ | บทความที่เกี่ยวข้อง | เรื่องที่เกี่ยวข้อง | ข่าวเด่น | เรื่องแนะนำ
hi  संबंधित खबरें | ताज़ा खबरें | ताजा खबरें | सबसे ज्यादा पढ़ी गई | अन्य खबरें | और खबरें | लोकप्रिय खबरें
    संबंधित ख़बरें
bn  সম্পর্কিত খবর | আরও খবর | আরো খবর | সর্বাধিক পঠিত | সর্বশেষ খবর | এ সম্পর্কিত আরও খবর | এই বিভাগের আরও খবর
pl  więcej na ten temat | podobne artykuły | najpopularniejsze | najczęściej czytane | zobacz również
    inne artykuły | powiązane artykuły
cs  související články | nejčtenější | nejčtenější články | další články | mohlo by vás zajímat | doporučujeme
    podobné články
sk  súvisiace články | najčítanejšie | mohlo by vás zaujímať | ďalšie články
hu  kapcsolódó cikkek | legolvasottabb | legolvasottabb cikkek | további cikkek | ajánlott cikkek
    ezek is érdekelhetik
ro  articole similare | articole recomandate | cele mai citite | știri similare | alte știri | te ar putea interesa
    citește mai multe despre
pt  notícias relacionadas | últimas notícias | artigos relacionados | outras notícias | pode gostar também
    recomendados para você | mais notícias
es  últimas noticias | otras noticias | más noticias | también te puede interesar | contenido relacionado
    artículos relacionados | noticias recomendadas
it  ultime notizie | altre notizie | articoli consigliati | notizie correlate | leggi altri articoli | i più letti
el  σχετικά άρθρα | δημοφιλή άρθρα | τελευταία νέα | τελευταίες ειδήσεις | περισσότερα νέα | προτεινόμενα άρθρα
sv  relaterat innehåll | mest lästa artiklar | fler nyheter | senaste nytt | läs vidare | rekommenderade artiklar
da  relaterede artikler | flere nyheder | seneste nyt | mest læste artikler
no  relaterte artikler | flere nyheter | siste nytt | mest leste saker
fi  aiheeseen liittyvää | luetuimmat | uusimmat uutiset | lue seuraavaksi | suosittelemme
nl  lees verder over | gerelateerd nieuws | laatste nieuws | meer nieuws | aanbevolen artikelen
"""
"""What stands over other stories."""


def _listed(phrases: str) -> frozenset[str]:
    """The phrases of a list, each as :func:`_plain` gives it; the first word of a line may name its language."""
    lines = (re.sub(r"^[a-z]{2}\s+(?=\S)", "", line) for line in phrases.strip().splitlines())
    return frozenset(plain for line in lines for each in line.split("|") if (plain := _plain(each)))


def _plain(text: str) -> str:
    """The letters of a line in small, without signs and numbers, and the marks that some scripts write as signs."""
    return _NO_LETTERS.sub(" ", text.casefold()).strip()


OFFERED, OTHERS = _listed(_OFFERED), _listed(_OTHERS)


def offers(text: str) -> bool:
    """Whether a line only offers its readers to do something with the page, or is a way from it."""
    return len(text) <= _LONGEST and _plain(text) in OFFERED


def heads_others(text: str) -> bool:
    """Whether a line is a label over other stories."""
    return len(text) <= _LONGEST and _plain(text) in OTHERS
