"""What a page says where it shows only the beginning of an article."""

import pytest

from packager.text.article.gates import is_gated
from packager.text.html import parse_page

GATES = (
    "This article is for subscribers only",
    "SUBSCRIBE NOW TO CONTINUE READING",
    "Dieser Beitrag ist nur für Abonnenten",
    "CET ARTICLE EST RÉSERVÉ AUX ABONNÉS",
    "Il vous reste 80 % à lire",
    "Suscríbete para seguir leyendo",
    "Материал доступен только по подписке",
    "Zostało mało: POZOSTAŁO 70% TEKSTU",
    "この記事は有料会員限定です",
    "登录后阅读全文",
    "이 기사는 구독자 전용입니다",
    "للمشتركين فقط",
)
OTHERS = (
    "Subscribers to the gas works continue reading their meters",
    "A resubscribe to continue reading button",
    "Nur für Abonnenten der Oper fährt ein Bus",
    "Les abonnés lisent la suite",
)


def page(text, where="p"):
    return parse_page(f"<body><p>The harbour opens its gates.</p><{where}>{text}</{where}></body>")


@pytest.mark.parametrize("text", GATES)
def test_a_line_that_asks_to_pay_or_log_in_is_known_in_letters_of_either_case(text):
    assert is_gated(page(text))


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_begins_or_ends_like_one_is_none(text):
    assert not is_gated(page(text))


@pytest.mark.parametrize("where", ["script", "noscript", "div hidden"])
def test_a_line_that_no_reader_sees_is_none(where):
    assert not is_gated(page(GATES[0], where))
