"""Words that say what a time is: of publication or of a change, in the languages of the web's newspapers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from packager.text.rare import rare

Label = Literal["published", "updated"]
LABELS: tuple[Label, ...] = ("published", "updated")
Span = tuple[int, int, Label]
"""Where a label stands, and what it says."""

_UPDATED = (
    r"(?:updat\w*+|modif\w++|edited)(?! by)|revision as of|revis(?:ed|ion|ado|é)\w*|amended|corrected|"
    r"aktualis\w+|geändert|bearbeitet|überarbeitet|stand\b|mis(?:e)? à jour|màj|maj\b|actualiz\w+|"
    r"actualis\w+|atualiz\w+|aggiorna\w+|bijgewerkt|gewijzigd|opdater\w+|oppdater\w+|uppdater\w+|endret|ændret|ändrad\w*|päivit\w+|muokattu|zaktual\w+|aktualiz\w+|"
    r"upraven\w*|frissít\w+|módos\w+|обновл\w+|измен\w+|оновлен\w*|змінен\w*|ажурир\w+|ενημέρωσ\w*|ενημερ\w+|"
    r"τροποπ\w+|güncel\w+|diperbar\w+|diperbaharui|cập nhật|更新|최종|수정|修改|修正|تحديث|به‌روز|בעדכון|עודכן|עדכון|"
    r"अपडेट|আপডেট|হালনাগাদ|புதுப்பி|อัปเดต|อัพเดต|แก้ไข|ปรับปรุง|actualitzat|ultima modifica|ostatnia|обновен\w*|"
    r"izm(?:jen|ijen|en)\w*|posodob\w+|uuend\w+|atnaujin\w+|atjaun\w+|اپ ?ڈیٹ|به ?روز ?رسانی|بروزرسانی|"
    r"imesasishwa|dikemas ?kini|ažurir\w+|muudet\w+|업데이트|përditësu\w+|uppfært|yangilan\w+|yenilən\w+|განახლ\w+|"
    r"թարմացվ\w+|жаңартыл\w+|шинэчил\w+|eguneratu\w*|diweddar\w+|nuashonra\w*|opgedateer|અપડેટ|అప్‌డేట్|अद्यतन"
)
_PUBLISHED = (
    r"publi\w+|posted|veröff\w+|erschienen|erstellt|geposted|verfasst|gepubliceerd|geplaatst|julkais\w+|pubblicat\w+|"
    r"objav\w+|opublik\w+|dodan\w+|zveřejn\w+|vydán\w*|опублик\w+|опублік\w+|размещ\w+|δημοσ\w+|yayın\w*|diterbit\w+|"
    r"dipublikasi\w+|发布|發布|發佈|입력|등록|公開|掲載|配信|نشر|منشور|created|first published|originally|original\b|"
    r"written|eingestellt|submitted|issued|megjelen\w+|nyilván\w+|créé|fecha|publicerad|udgivet|publisert|đăng|"
    r"mis(?:e)? en ligne|erstveröff\w+|hochgeladen|online (?:seit|since)|uploaded|kirjoitettu|skrevet|gönderil\w+|"
    r"פורסם|प्रकाशित|প্রকাশ\w*|வெளியி|เผยแพร่|شائع|imechapishwa|avaldatud|paskelbt\w+|публикуван\w*|اشاعت|birt\b|dərc\b|"
    r"yayım\w+|გამოქვეყნ\w+|հրապարակվ\w+|жариялан\w+|нийтэл\w+|argitara\w+|cyhoedd\w+|foilsithe|(?:in|na)ilathala|"
    r"gepubliseer|投稿|发稿|發稿|승인|postado|pubblicazione|(?:date|datum|fecha|data|дата|dato|"
    r"dátum|tarih|tanggal|päivämäärä|ημερομηνία|التاريخ|תאריך|दिनांक|तारीख|작성일|등록일|日付)(?=\s?[:：])|"
    # where systems write it; people write that of an event with its signs for year, month and day
    r"(?<![\u4e00-\u9fff])(?:日期|时间|時間)(?=\s?[:：]\s?\d{4}[-/]\d)"
)
# A label may stand right behind a time ("ESTUpdated"), but never inside a word ("Gegenstand").
_LABELS = re.compile(f"(?-i:(?<![a-zß-öø-ÿ]))(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))", re.IGNORECASE)
_EVENT = rare(
    r"(?<!\w)(?:when|starts?|begins?|opens|doors|(?:application )?deadline|kick-?off|due|expires|event date|born|died|"
    r"wann|beginn|termin|einlass|anpfiff|anmeldeschluss|geöffnet|geboren|gestorben|quand|début|date limite|naissance|"
    r"cuándo|inicio|apertura|plazo|nacimiento|quando|início|inizio|scadenza|wanneer|aanvang|när|hvornår|når|milloin|"
    r"kiedy|początek|kdy|začátek|когда|начало|дата (?:проведения|рождения)|коли|початок|mikor|când|ne zaman|başlangıç|"
    r"πότε|έναρξη|متى|متي|מתי|कब|開催日時?|日時|締切|活动时间|活動時間|截止(?:时间|日期)?|일시|기간|khi nào|kapan)"
    r"\s?[:：][^:：\d]{0,30}$",
    re.IGNORECASE,
)
"""With what the time of an event is announced: "Kick-off: …"."""


_LABELLED = re.compile(r"[^\W\d_][^:：|•·\d]{1,30}[:：]\s?\Z")
"""A word with a colon right before a time, which is no label of publication: "Estreno: …"."""
_BOUND = rare(
    r"(?<!\w)(?:until|till|by|before|bis(?: zum)?|jusqu['’]au|avant le|hasta el|antes del?|até|fino al|entro il|tot|"
    r"t/m|tom|til|до|do) \Z",
    re.IGNORECASE,
)
"""With what the last day for something is named: "Register by …"."""


def tells_event(before: str) -> bool:
    """Whether the beginning of a line announces what happens at the time that follows it."""
    if ":" in before or "：" in before:
        return _LABELLED.search(before) is not None or _EVENT.search(before) is not None
    return before[-1:] == " " and _BOUND.search(before) is not None


@lru_cache(maxsize=128)
def labels_in(line: str) -> tuple[Span, ...]:
    """Return the labels in a line, in its order. Of one line several ask in turn, and it takes long to tell."""
    return tuple((found.start(), found.end(), _meaning(found)) for found in _LABELS.finditer(line))


def _meaning(found: re.Match[str]) -> Label:
    return "updated" if found["updated"] else "published"
