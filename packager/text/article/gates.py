"""Gates: what a page says where it shows the beginning of an article to those who do not pay, and no more."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from packager.text.html import Element, words
from packager.text.page import furniture

LONGEST = 300
"""Characters of a line that says so."""
HOLDERS_UP = 12
"""Elements round it that may hide it."""

_UNSEEN = words("script style template noscript head title textarea")


_SAYINGS = (
    r"(?:this|the (?:full|rest of this|whole)) (?:article|story|post|content|edition|episode) is "
    r"(?:only |exclusive(?:ly)? )?(?:for|available (?:only )?(?:to|for)|reserved for) (?:our )?"
    r"(?:paid |paying |premium |registered )?(?:subscribers|members)",
    r"(?:subscribe|register|sign (?:in|up)|log in|join)(?: now| today| for free)? to "
    r"(?:continue|keep|unlock|finish) reading",
    r"to (?:continue|keep) reading,? (?:please )?(?:subscribe|log in|sign|register|become)",
    r"(?:continue|keep) reading (?:this (?:article|post|story) )?with (?:a|an|your)\b",
    r"become a (?:paid )?(?:subscriber|member) to (?:read|unlock|continue)",
    r"unlock (?:this|the (?:full|rest of the)) (?:article|story|post)",
    r"(?:artikel|beitrag|text|inhalt)\b.{0,20}\b(?:nur|exklusiv) für (?:unsere )?(?:zahlende )?"
    r"(?:abonnent|mitglied|digital)",
    r"(?:weiterlesen mit|jetzt weiterlesen|artikel freischalten|um weiterzulesen)\b",
    r"(?:suite|article|contenu|texte) (?:de (?:cet article|ce texte) )?est réservée?s? (?:à nos |aux )abonné",
    r"il vous reste \d+\s?%",
    r"abonnez-vous pour (?:lire|continuer|poursuivre)",
    r"pour lire la suite,? (?:abonnez|connectez|inscrivez)",
    r"(?:contenido|artículo|nota) (?:es )?(?:exclusiv[oa]|s[oó]lo|reservad[oa]) para (?:nuestros )?"
    r"(?:suscriptores|socios|abonados)",
    r"(?:suscríbete|regístrate|suscríbase|regístrese) para (?:seguir|continuar) leyendo",
    r"(?:contenuto|articolo) (?:è )?(?:riservato|esclusivo) (?:agli|per gli) abbonati",
    r"per continuare a leggere,? (?:abbonati|accedi|registrati)",
    r"abbonati per (?:continuare|leggere)",
    r"(?:conteúdo|artigo|texto|matéria) (?:é )?(?:exclusiv[oa]|reservad[oa]) (?:para|a) assinantes",
    r"assine para (?:continuar|ler)",
    r"dit artikel is (?:alleen|exclusief) voor (?:abonnees|leden|plus)",
    r"om verder te lezen\b",
    r"(?:artikeln|artiklen|artikkelen|saken) (?:är|er) (?:bara |kun )?(?:för|for) (?:våra |våre |vores )?"
    r"(?:prenumeranter|abonnenter)",
    r"(?:artykuł|tekst|treść) (?:jest )?dostępn\w+ (?:tylko |wyłącznie )?dla "
    r"(?:prenumeratorów|subskrybentów|abonentów)",
    r"pozostało \d+\s?% (?:tekstu|artykułu|treści)",
    r"(?:материал|статья|текст) доступ\w+ (?:только )?(?:для |по )?подпис",
)
"""What such lines say from the beginning of a word, in small letters, in twelve languages."""
_UNPARTED = (
    r"有料(?:会員限定|記事です|会員に)",
    r"会員限定(?:の記事|記事|です)",
    r"残り\s?[\d,０-９]+\s?文字",
    r"続きを(?:お読み|読むには|ご覧)",
    r"(?:订阅|訂閱|登录|登入|开通会员|付费)(?:后|後)?.{0,6}(?:阅读|閱讀)(?:全文|更多)",
    r"剩余\s?\d+\s?%",
    r"구독자 전용",
    r"유료\s?(?:회원|구독|기사)",
    r"(?:للمشتركين فقط|لقراءة المزيد اشترك)",
)
"""The same in four languages that do not part words, or write some to the next."""


@cache
def _gate() -> re.Pattern[str]:
    """Any of them, in small letters: where either case will do, each of them is tried at every letter.

    Compiled where a short text is doubted: most pages never need it.
    """
    return re.compile(rf"\b(?:{'|'.join(_SAYINGS)})|{'|'.join(_UNPARTED)}")


def says_gate(line: str) -> bool:
    """Whether a line says that a text goes on for those who pay or log in."""
    return len(line) <= LONGEST and _gate().search(line.lower()) is not None


def is_gated(page: Element) -> bool:
    """Whether a line that readers of ``page`` see says that the article goes on for those who pay or log in."""
    says = _gate()
    for text in page.xpath("body//text()[string-length() > 5]"):
        if len(text) <= LONGEST and says.search(text.lower()) and not _is_unseen(text.getparent()):
            return True
    return False


def _is_unseen(element: Element) -> bool:
    around = [element, *islice(element.iterancestors(), HOLDERS_UP)]
    return any(each.tag in _UNSEEN or furniture.is_hidden(each) for each in around)
