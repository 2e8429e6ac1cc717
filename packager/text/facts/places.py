"""Places that stand beside a name in a byline, where they look like another name: data, and how they are told."""

from __future__ import annotations

import re

from packager.text.rare import rare

CITIES = rare(
    r"(?:new (?:york|delhi|orleans)|los angeles|san (?:francisco|diego|sebastián|juan|josé|salvador)|buenos aires|"
    r"rio de janeiro|(?:são|sao) paulo|belo horizonte|porto alegre|hong kong|tel aviv|kuala lumpur|abu dhabi|cape town|"
    r"mexico city|ciudad de méxico|santa cruz|la (?:paz|coruña|plata|habana)|las (?:palmas|vegas)|den haag|the hague|"
    r"le havre|st\.? (?:louis|gallen|petersburg)|santiago de (?:chile|compostela)|palma de mallorca|"
    r"frankfurt am main|hà nội|đà nẵng|tp\.? ?hcm|नई दिल्ली|নয়াদিল্লি|تل أبيب|أبو ظبي)\W*",
    re.IGNORECASE,
)
"""Cities of several words in which newspapers are made: one stands beside a name, and looks like another."""
_ARAB = (
    "القاهرة الإسكندرية الجيزة بيروت طرابلس دمشق حلب بغداد البصرة أربيل الموصل الرياض جدة مكة الدمام دبي أبوظبي "
    "الشارقة الدوحة الكويت المنامة مسقط صنعاء عدن عمّان عمان غزة القدس نابلس الخرطوم بنغازي تونس الجزائر وهران الرباط "
    "مراكش طنجة نواكشوط مقديشو واشنطن نيويورك لندن باريس برلين روما مدريد بروكسل جنيف فيينا موسكو أنقرة إسطنبول "
    "اسطنبول طهران بكين طوكيو نيودلهي كييف"
)
_PLACE = rf"(?:خاص\s)?(?:{'|'.join(_ARAB.split())}|أبو ظبي|رام الله|الدار البيضاء|تل أبيب|بورسعيد|إسلام آباد)"
_PARTS = r"[-–—|/:،]"
_BEFORE = rare(rf"\A\W{{0,3}}{_PLACE}\s?{_PARTS}\s?(?=[^\W\d_])")
_BEHIND = rare(rf"\s?{_PARTS}\s?{_PLACE}\W{{0,3}}\Z")
_NAME = r"[\u0620-\u064a]+(?: [\u0620-\u064a]+){1,3}"
_NAMED = rare(
    rf"\W{{0,3}}(?:{_PLACE}\s?{_PARTS}\s?(?P<name>{_NAME})|(?P<other>{_NAME})\s?[-–—|/،]\s?{_PLACE})\W{{0,3}}"
)
"""A city, and two to four words without a vowel sign or a digit."""


def without_arab_place(text: str) -> str:
    """A byline in Arabic without the city before or behind the name: the city is no author."""
    return _BEHIND.sub("", _BEFORE.sub("", text, count=1), count=1)


def beside_arab_place(line: str) -> str | None:
    """The name that shares a line of Arabic with a city alone, as its newspapers print who writes from where."""
    found = _NAMED.fullmatch(line)
    return (found["name"] or found["other"]) if found else None
