"""Words: counted, turned into names, and compared."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Literal

EXCHANGED_MOST = 1 / 3
"""Share of a text's words in blocks that were exchanged above which it is another text."""
STRANGE = 0.1
"""Share of the words of a block that one which has nothing to do with it may have, too."""
COMPARED_MOST = 200
"""Blocks of a text above which it is not compared block by block: 200 made for it take a twentieth of a second, and the
time grows with the cube of their number."""

_UNSPACED_PER_WORD = 2
"""Han and kana characters that make one word of running text, on average."""
_SOUTHEAST_PER_WORD = 5
"""The same for Thai, Lao, Khmer and Burmese letters."""

_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_SOUTHEAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_RARE = re.compile("[^\x00-\u0dff\u1e00-\u2e7f]")
"""What texts have that write no spaces, and some others. Python compiles a class in the time of its every character:
the patterns for such texts take it as long as half a page, and most runs need none."""
_SPACED_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_SIGNS = re.compile(r"[^\w ]+")
_ASCII_SPACED = bytes(code if code > 127 or chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256))
"""Bytes of UTF-8: spaces for the signs of ASCII that are part of no word, the others as they are."""

WORDS_A_MINUTE = {
    "ar": 138, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188, "ja": 178,
    "nl": 202, "pl": 166, "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166, "zh": 128,
}  # fmt: skip
"""Silent reading of standard texts by adults (the IReST study of 2012, 17 languages); Chinese and
Japanese from characters a minute, as :func:`count` counts them."""
_WORDS_A_MINUTE = 190
"""For other languages: about the mean of the table."""

_RIGHT_TO_LEFT = frozenset({
    "apc", "ar", "arc", "azb", "bal", "bgn", "ckb", "dv", "fa", "he", "iw", "ks", "lrc", "mzn", "nqo", "pnb", "ps",
    "rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi",
})  # fmt: skip
"""Languages that are written from right to left unless their tag names a script."""
_SCRIPTS_RIGHT_TO_LEFT = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n",
    "ə": "e", "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ђ": "dj", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "џ": "dz", "ќ": "k", "ѓ": "g", "ѕ": "dz", "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e",
    "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
    "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
})  # fmt: skip


COLONS = (":", "：")


def primary(language: str | None) -> str:
    """Return the language of a BCP 47 tag without script and region, in lower case; "" for none."""
    return re.split(r"[-_]", language or "", maxsplit=1)[0].strip().lower()


def is_right_to_left(language: str | None) -> bool:
    """Whether a language (BCP 47) is written from right to left: by its script where it names one."""
    script = next((part for part in re.split(r"[-_]", language or "")[1:] if len(part) == 4 and part.isalpha()), None)
    return script.lower() in _SCRIPTS_RIGHT_TO_LEFT if script else primary(language) in _RIGHT_TO_LEFT


def direction_of(language: str | None) -> Literal["ltr", "rtl"]:
    """Return the direction in which a language is written."""
    return "rtl" if is_right_to_left(language) else "ltr"


def count(text: str) -> int:
    """Count words. Scripts that write no spaces are counted by characters and divided by a word's usual length."""
    if not _RARE.search(text):
        between = text.split()
        signed = [each for each in between if not each.isalnum()]
        return len(between) - len(signed) + len(_SPACED_WORD.findall(" ".join(signed)))
    spaced, unspaced, southeast = (len(pattern.findall(text)) for pattern in _counted())
    return spaced + -(-unspaced // _UNSPACED_PER_WORD) + -(-southeast // _SOUTHEAST_PER_WORD)


@cache
def _counted() -> tuple[re.Pattern[str], ...]:
    """Patterns of words between spaces, and of characters of the two kinds of script that write none."""
    letter = rf"[^\W_{_HAN}{_SOUTHEAST}]"
    return re.compile(rf"{letter}+(?:['’.\-]{letter}+)*"), re.compile(f"[{_HAN}]"), re.compile(f"[{_SOUTHEAST}]")


def reading_minutes(words: int, language: str | None = None) -> int:
    """Return how many minutes a grown reader of ``language`` takes: at least one."""
    return max(1, round(words / WORDS_A_MINUTE.get(primary(language), _WORDS_A_MINUTE)))


def slug(title: str, most: int = 60) -> str:
    """Return a name of at most ``most`` ASCII letters, digits and hyphens; "article" where nothing can be spelt."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z0-9])['’](?=[a-z0-9])", " ", plain_letters(title)))
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:most]
        if len(longer) > most:
            break
        name = longer
    return name or "article"[:most]


def plain_letters(text: str) -> str:
    """Return a text in lower case, its Latin, Cyrillic and Greek letters in ASCII, as addresses spell them."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def cut(text: str, most: int) -> str:
    """Return a line of at most ``most`` characters, cut at a word's end, or where the room ends in scripts that
    write no spaces."""
    if len(text) <= most:
        return text
    head = text[:most]
    whole, space, _ = head.rpartition(" ")
    return (whole if space and len(whole) > most // 2 else head).rstrip(" ,;:.–—") + "…"


def article_id(title: str, key: str) -> str:
    """Return an article's id: a slug of its title, and eight hex digits of the hash of ``key`` "
    "(guid, address, path)."""
    return f"{slug(title)}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case; each character by itself in scripts that write no spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _any_token().findall(folded) if _RARE.search(folded) else spaced(folded).split()


def spaced(text: str) -> str:
    """Return a text with spaces for all signs that are part of no word: a pattern takes ten times as long to find."""
    most = text.encode("utf-8", "surrogatepass").translate(_ASCII_SPACED).decode("utf-8", "surrogatepass")
    return most if most.replace(" ", "").replace("_", "").isalnum() else _SIGNS.sub(" ", most)


@cache
def _any_token() -> re.Pattern[str]:
    return re.compile(rf"[{_HAN}{_SOUTHEAST}]|[^\W{_HAN}{_SOUTHEAST}]+")


def shingles(text: str, n: int = 4) -> frozenset[int]:
    """Return the hashes of every ``n`` words in a row: the same in every process, so that they can be kept."""
    words = " ".join(tokens(text)).encode("utf-8", "replace").split()
    rows = zip(*(words[i:] for i in range(n)), strict=False) if len(words) >= n else [words] if words else []
    return frozenset(map(zlib.crc32, map(b" ".join, rows)))


def resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """Return how alike two sets of shingles are, from 0 to 1 (Jaccard)."""
    return len(a & b) / len(a | b) if a and b else 0.0


def changed_share(old_text: str, new_text: str) -> float:
    """Return the share of words, 0 to 1, that stand in one text and not in the other; linear in their length.

    A word stays if it lies in three words in a row that both texts have, so that a moved paragraph
    is no change and a common word elsewhere no match.
    """
    old, new = tokens(old_text), tokens(new_text)
    if old == new:
        return 0.0
    n = min(3, len(old), len(new))
    if n == 0:
        return 1.0
    shared = _rows(old, n) & _rows(new, n)
    return max(_uncovered(old, shared, n), _uncovered(new, shared, n))


def _rows(words: list[str], n: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}


def _uncovered(words: list[str], shared: set[tuple[str, ...]], n: int) -> float:
    """The share of words in no row of ``shared``."""
    covered = [False] * len(words)
    for i in range(len(words) - n + 1):
        if tuple(words[i : i + n]) in shared:
            covered[i : i + n] = [True] * n
    return covered.count(False) / len(words)


def settled(old_text: str, new_text: str) -> tuple[str, str]:
    """Return two texts of one page, a block a line, without the blocks that were exchanged.

    A block that stands between the same neighbours as another did, with which it has hardly a word in common, is
    another advertisement or quotation of the day: an author who corrects a paragraph keeps words of it, and one who
    adds a paragraph takes none away. Where that would leave out much of a text, it is a new text.
    """
    old, new = old_text.splitlines(), new_text.splitlines()
    pairs = list(_exchanged(old, new))
    gone, come = ({pair[side] for pair in pairs} for side in (0, 1))
    moved = sum(len(tokens(new[place])) for place in come)
    if not pairs or moved > EXCHANGED_MOST * len(tokens(new_text)):
        return old_text, new_text
    return _without(old, gone), _without(new, come)


def _exchanged(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Where a block was exchanged: its number in the one text and in the other."""
    if max(len(old), len(new)) > COMPARED_MOST:
        return
    from difflib import SequenceMatcher

    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and i_end - i == j_end - j:
            for a, b in zip(range(i, i_end), range(j, j_end), strict=True):
                mine, other = set(tokens(old[a])), set(tokens(new[b]))
                if len(mine & other) <= STRANGE * min(len(mine), len(other)):
                    yield a, b


def _without(lines: list[str], places: set[int]) -> str:
    return "\n".join(line for place, line in enumerate(lines) if place not in places)
