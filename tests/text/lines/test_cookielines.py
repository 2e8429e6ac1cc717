"""Notices about cookies go from among the text; a text about cookies, or about those that are baked, keeps them."""

import pytest

from packager.text.lines.notices import drop_notices
from packager.text.soup import QuickSoup

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = f"<p>{SENTENCE * 3}</p>"


def left(html: str) -> str:
    soup = QuickSoup(f"{PROSE}{html}<p>And so it was. {SENTENCE * 3}</p>")
    drop_notices(soup, [])
    text = " ".join(soup.get_text(" ").split())
    return text.removeprefix((SENTENCE * 3).strip()).removesuffix(f"And so it was. {SENTENCE * 3}".strip()).strip()


@pytest.mark.parametrize(
    "line",
    ["We use cookies to improve your experience on our site. By continuing, you agree to their use.",
     "By continuing to browse this site you accept cookies.", "Wir verwenden auf dieser Seite Cookies.",
     "Nous utilisons des cookies pour mesurer l’audience.", "Este sitio web utiliza cookies propias y de terceros.",
     "Questo sito utilizza i cookie per le statistiche.", "Wij maken gebruik van cookies.", "Vi använder kakor.",
     "Nasz serwis używa plików cookies.", "Мы используем файлы cookie.", "当サイトではクッキーを使用しています。",
     "本网站使用Cookie。", "이 사이트는 쿠키를 사용합니다."],
)  # fmt: skip
def test_a_notice_among_the_text_goes_with_the_link_below_it(line):
    assert left(f"<p>{line}</p><p><a href=/p>Privacy policy</a></p>") == ""


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies and cream in it, and bake it for an hour.",
        "The council said that the cookies of its site tell nobody anything.",
    ],
)
def test_a_sentence_of_the_text_stays(text):
    assert left(f"<p>{text}</p>") == text


def test_a_text_about_cookies_keeps_what_it_quotes():
    quoted = "We use cookies to improve your experience on our site."
    assert quoted in left(f"<p>{quoted}</p><p>So say nine in ten sites, and few tell what their cookies are for.</p>")
