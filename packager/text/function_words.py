"""The small words that every sentence of a language has: enough to believe a page that names its language.

A language is confirmed by them, never guessed: that takes a model, which costs more than a page.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

SAMPLE = 3000
"""Characters read; more changes nothing but the time."""
FEWEST_WORDS = 25
"""Words of the sample under which nothing is confirmed."""
USUAL_SHARE = 0.12
"""Share of words that must be small ones of the language: running text has 25 to 45 in a hundred, a
list of names or another language of the same family fewer."""
CLEARLY = 1.15
"""How many times more of its own small words a text must have than of any other language's."""
UNSPACED_SHARE = 0.15
"""Share of letters in the script of a language without spaces from which a text is in that script."""

_WORDS = {
    "ar": "في من على إلى عن أن التي الذي هذا هذه كان كما أو مع ما لا قد بعد بين لم هو هي ذلك ثم حتى كل قال",
    "bg": "на и да за от се не по са че като която който това бе при след ще към до през има но или",
    "cs": "a v na se je že s z do o k i jako by pro za ale jsem po jeho tak které který byl jsou nebo už při od podle",
    "da": "og i at det er en af til på for med de den som der ikke et har var han fra men om kan sig også blev være",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei",
    "el": "και το της του να η των για με που στο την από είναι ο τα στην δεν οι τη τον σε θα μια",
    "en": "the of and to in a is that for it as was with be by on not he his but at are this have had from they which "
    "or an were we their has been",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شده بود می اما",
    "fi": "ja on ei että se hän oli mutta kun niin myös tai joka sen ovat kuin jos olla mukaan voi ole vuoden",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son à "
    "ou aux été cette",
    "he": "של את על לא זה הוא עם כי גם אל היא או כל אם אני יותר היה אבל בין מה",
    "hu": "a az és hogy nem is egy ez de meg volt csak már mint el még azt ki ha vagy után lesz kell",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada oleh telah sebagai bisa",
    "it": "di e che la il un a per in è una sono non con i le del della si da come più lo ha alla gli dei nel anche",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar bij door nog naar uit "
    "hij wordt heeft",
    "no": "og i det er på en av til for med de den som ikke et har var fra men om kan seg også ble være etter ved",
    "pl": "w i na z się nie do to że o jak jest za po od co dla przez tym ale są być jego które który oraz także już",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu",
    "ro": "de și în a la cu pe nu că o din un să care mai este pentru au fi ce sau dar fost lui ale prin",
    "ru": "и в не на что с по как это он к а но из у за от его о для все так же было был их или до если уже при",
    "sv": "och i att det är en som på av för med till den inte de har ett om var men sig från kan så han vi eller",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi en ne kadar sonra ise ama var olduğu değil ya",
    "uk": "і в на що не з до та у за як це для від про його але по є був які або ми при щоб також",
    "vi": "và của là có trong cho các với được một những không người này đã khi để từ đến ra",
}
# Written out when they are first needed: Python compiles a class in the time of its every character.
_UNSPACED = {
    "ja": "[\u3041-\u3096\u30a1-\u30fa]",
    "ko": "[\uac00-\ud7a3]",
    "th": "[\u0e01-\u0e3a\u0e40-\u0e4e]",
    "hi": "[\u0904-\u0939]",
}
"""Languages that their script tells (Hindi shares its own with others, and is believed as declared)."""
_HAN = "[\u4e00-\u9fff]"
_SAME = {"nb": "no", "nn": "no", "iw": "he"}
_WORD = re.compile(r"[^\W\d_]+")


def confirmed(text: str, language: str) -> bool:
    """Whether ``text`` is plainly in ``language`` (the primary tag). False where its small words cannot tell."""
    sample = text[:SAMPLE].lower()
    if language == "zh":
        kana = len(re.findall(_UNSPACED["ja"], sample))
        return len(re.findall(_HAN, sample)) > max(UNSPACED_SHARE * len(sample), 20 * kana)
    script = _UNSPACED.get(language)
    if script is not None:
        return len(re.findall(script, sample)) > UNSPACED_SHARE * len(sample)
    between = sample.split()
    found = [word for word in between if word.isalpha()]
    found += _WORD.findall(" ".join(word for word in between if not word.isalpha()))
    if len(found) < FEWEST_WORDS:
        return False
    small: Counter[str] = Counter()
    for word, times in Counter(found).items():
        for each in _languages().get(word, ()):
            small[each] += times
    own = small.pop(_SAME.get(language, language), 0)
    return own >= USUAL_SHARE * len(found) and own > CLEARLY * max(small.values(), default=0)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Each small word with the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, small in _WORDS.items():
        for word in small.split():
            found[word] = (*found.get(word, ()), language)
    return found
