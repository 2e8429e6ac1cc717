"""Gates: what a page says where it shows the beginning of an article to those who do not pay, and no more."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from packager.text import furniture
from packager.text.html import Element, words

LONGEST = 300
"""Characters of a line that says so."""
HOLDERS_UP = 12
"""Elements round it that may hide it."""

_UNSEEN = words("script style template noscript head title textarea")


@cache
def _gate() -> re.Pattern[str]:
    """What such lines say. Compiled where a short text is doubted: most pages never need it."""
    return re.compile(
        r"\b(?:this|the (?:full|rest of this|whole)) (?:article|story|post|content|edition|episode) is (?:only |"
        r"exclusive"
        r"(?:ly)? )?(?:for|available (?:only )?(?:to|for)|reserved for) (?:our )?(?:paid |paying |premium |"
        r"registered )?"
        r"(?:subscribers|members)|\b(?:subscribe|register|sign (?:in|up)|log in|join)(?: now| today| for free)? to "
        r"(?:continue|keep|unlock|finish) reading|\bto (?:continue|keep) reading,? (?:please )?(?:subscribe|log "
        r"in|sign|"
        r"register|become)|\b(?:continue|keep) reading (?:this (?:article|post|story) )?with (?:a|an|your)\b|"
        r"\bbecome a (?:paid )?(?:subscriber|member) to (?:read|unlock|continue)|\bunlock (?:this|the (?:full|"
        r"rest of the)) "
        r"(?:article|story|post)|"
        r"\b(?:artikel|beitrag|text|inhalt)\b.{0,20}\b(?:nur|exklusiv) für (?:unsere )?(?:zahlende )?"
        r"(?:abonnent|mitglied|digital)|\b(?:weiterlesen mit|jetzt weiterlesen|artikel freischalten|um "
        r"weiterzulesen)\b|"
        r"\b(?:suite|article|contenu|texte) (?:de (?:cet article|ce texte) )?est réservée?s? (?:à nos |aux )abonné|"
        r"\bil vous reste \d+\s?%|\babonnez-vous pour (?:lire|continuer|poursuivre)|\bpour lire la suite,? (?:abonnez|"
        r"connectez|inscrivez)|"
        r"\b(?:contenido|artículo|nota) (?:es )?(?:exclusiv[oa]|s[oó]lo|reservad[oa]) para (?:nuestros "
        r")?(?:suscriptores|"
        r"socios|abonados)|\b(?:suscríbete|regístrate|suscríbase|regístrese) para (?:seguir|continuar) leyendo|"
        r"\b(?:contenuto|articolo) (?:è )?(?:riservato|esclusivo) (?:agli|per gli) abbonati|\bper continuare a "
        r"leggere,? "
        r"(?:abbonati|accedi|registrati)|\babbonati per (?:continuare|leggere)|"
        r"\b(?:conteúdo|artigo|texto|matéria) (?:é )?(?:exclusiv[oa]|reservad[oa]) (?:para|a) assinantes|\bassine para "
        r"(?:continuar|ler)|"
        r"\bdit artikel is (?:alleen|exclusief) voor (?:abonnees|leden|plus)|\bom verder te lezen\b|"
        r"\b(?:artikeln|artiklen|artikkelen|saken) (?:är|er) (?:bara |kun )?(?:för|for) (?:våra |våre |vores "
        r")?(?:prenumeranter|"
        r"abonnenter)|"
        r"\b(?:artykuł|tekst|treść) (?:jest )?dostępn\w+ (?:tylko |wyłącznie )?dla (?:prenumeratorów|subskrybentów|"
        r"abonentów)|\bpozostało \d+\s?% (?:tekstu|artykułu|treści)|"
        r"\b(?:материал|статья|текст) доступ\w+ (?:только )?(?:для |по )?подпис|"
        r"有料(?:会員限定|記事です|会員に)|会員限定(?:の)?記事|残り\s?[\d,０-９]+\s?文字|続きを(?:お読み|"
        r"読むには|ご覧)|"
        r"(?:订阅|訂閱|登录|登入|开通会员|付费)(?:后|後)?.{0,6}(?:阅读|閱讀)(?:全文|更多)|剩余\s?\d+\s?%|"
        r"구독자 전용|유료\s?(?:회원|구독|기사)|(?:للمشتركين فقط|لقراءة المزيد اشترك)",
        re.IGNORECASE,
    )


def is_gated(page: Element) -> bool:
    """Whether a line that readers of ``page`` see says that the article goes on for those who pay or log in."""
    says = _gate()
    for text in page.xpath("body//text()[string-length() > 5]"):
        if len(text) <= LONGEST and says.search(text) and not _is_unseen(text.getparent()):
            return True
    return False


def _is_unseen(element: Element) -> bool:
    around = [element, *islice(element.iterancestors(), HOLDERS_UP)]
    return any(each.tag in _UNSEEN or furniture.is_hidden(each) for each in around)
