"""Boxes among an article's paragraphs in which its site asks for something: to sign up, to give, to follow, to write.

Sites whose class names are made by machines say so in the heading alone.
"""

from __future__ import annotations

import re
from itertools import islice

from packager.text.html import BLOCK, Element, line_of
from packager.text.page import furniture
from packager.text.page.survey import Survey
from packager.text.rare import rare

OFFER_LENGTH = 700
"""Characters of such a box: a heading, a paragraph or two, and a button."""
HEADING_LENGTH = 90
"""Characters of its heading."""
FORM_LENGTH, TEXT_LENGTH = 500, 1500
"""Characters of a box with a form for an address, and of the text beside it: a short one may be in such a box."""
_NEAR, _FEWEST_PARAGRAPHS = 4, 2
"""Elements on either side of a box, among which so many are paragraphs of the text. The parts of a manual, of which
one may be called "Subscribe to events", stand among parts."""
_FIRST = 12
"""Elements in which the first words of a box are looked for."""

_ASKS = rare(
    r"\W*(?:"
    # English
    r"(?:please )?(?:support (?:us|our|independent|local|quality)\b|subscribe|sign[ -]?up|donate(?: (?:now|today|here|"
    r"to (?:us|our)))?\W*$|make a (?:donation|gift)|join (?:us|our|the (?:conversation|discussion|community|newsletter|"
    r"\w+ \w+ (?:whatsapp|community)))\b|become an? (?:member|subscriber|supporter|patron|insider|friend))|"
    r"follow (?:us|our|the .{2,40} on (?:facebook|x|twitter|instagram|whatsapp|youtube|tiktok|google news))\b|"
    r"get (?:our|the (?:.{1,30} )?(?:newsletter|app|briefing|best of)|(?:.{1,30} )?(?:in|to) your inbox|unlimited|"
    r"access)\b|download (?:our|the .{0,30}\bapp)\b|never miss|before you go\W*$|(?:do|did) you (?:like|enjoy)|(?:like|"
    r"enjoy)(?:ed|ing)? (?:this|what you|reading|our)|want (?:more|to (?:read|know|stay)) .{0,50}\?|help us|"
    r"thanks? (?:you )?for reading|about the authors?\W*$|what do you think\b|have your say|(?:send|share|tell|"
    r"contact) us\b|listen to (?:our|the .{0,30}podcast)\b|(?:our|free|daily|weekly|"
    r".{1,20}['’]s)? ?(?:free )?newsletters?\W*$|"
    # German, Dutch
    r"sicher(?:e|n sie) (?:diesen|unseren) journalismus|"
    r"unterstütz\w* (?:sie )?(?:uns|unser)|(?:jetzt )?(?:.{1,30}[ -])?newsletter (?:abonnieren|bestellen)|"
    r"(?:jetzt|hier) (?:abonnieren|anmelden|unterstützen|spenden|mitglied werden)|folg(?:en sie|e?t?) uns\b|"
    r"(?:ihre|deine) meinung\b.{0,30}$|was (?:denken|meinen|meinst|denkst) (?:sie|du)\b|über (?:den autor|die autorin|"
    r"die autoren)\W*$|hat (?:ihnen|dir) (?:der|dieser) (?:artikel|beitrag)|(?:steun|volg) ons\b|meld je aan|"
    r"schrijf je in|word (?:lid|abonnee|vriend)|over de auteurs?\W*$|wat vind jij|"
    # French, Spanish, Portuguese, Italian
    r"soutenez[ -]|abonnez-vous|inscrivez-vous|suivez-nous|recevez (?:notre|nos|la|le meilleur)|"
    r"à propos de l['’]auteur|avant de partir|votre avis|(?:vous avez aimé|cet article vous)|faites un don|"
    r"suscr[íi]bete|suscríbase|apoya (?:a |nuestro|el periodismo|nuestra)|s[íi]guenos|reg[íi]strate|hazte (?:socio|"
    r"miembro|suscriptor)|sobre (?:el autor|la autora|o autor|a autora)\W*$|¿qué opinas|¿te ha gustado|"
    r"assine (?:o|a|nossa|já|agora)\b|apoie|inscreva-se|siga-nos|receba (?:a|as|o|nossa)\b|o que (?:você )?acha|"
    r"iscriviti|abbonati|sostieni(?:ci)?\b|seguici|ricevi (?:la|le|ogni)\b|l['’]autore\W*$|sull['’]autore|"
    # Scandinavian, Polish, Czech, Russian, Ukrainian, Turkish
    r"prenumerera|anmäl dig|följ oss|stöd (?:oss|vår)|tilmeld dig|meld deg på|følg (?:os|oss)\b|støt (?:os|vores)|"
    r"støtt oss|zapisz się|wesprzyj|dołącz do|obserwuj nas|zaprenumeruj|přihlas|podpořte|sledujte nás|"
    r"подпи(?:шитесь|сывайтесь)|поддержи(?:те)?|підпи(?:шіться|суйтесь|суйтеся)|підтримайте|abone ol|bizi takip|"
    # Chinese, Japanese, Korean, Arabic
    r"(?:订阅|訂閱|关注我们|關注我們)|(?:メールマガジン|ニュースレター|メルマガ).{0,12}(?:登録|購読)|뉴스레터 구독|"
    r"اشترك|تابعونا)",
    re.IGNORECASE,
)
"""How the heading of such a box begins."""


def is_offer(view: Survey, element: Element) -> bool:
    """Whether an element is such a box: a heading that asks for something, and a few words more, or a form that takes
    an address for mail."""
    facts = view.of(element)
    if element.tag not in furniture.BOXES or not 0 < facts.text <= OFFER_LENGTH:
        return False
    beside = view.facts[0].kept - facts.kept
    if facts.text <= FORM_LENGTH and beside >= TEXT_LENGTH and _takes_address(element):
        return True
    heading = _first_line(element) if _is_among_paragraphs(view, element) else ""
    return len(heading) <= HEADING_LENGTH and _ASKS.match(heading) is not None


def _takes_address(box: Element) -> bool:
    """Whether a box has a form for an address and no picture, which may be the article's."""
    return next(box.iter("img", "figure"), None) is None and any(
        each.get("type") == "email" or each.get("autocomplete") == "email" for each in box.iter("input")
    )


def _is_among_paragraphs(view: Survey, element: Element) -> bool:
    before = islice(element.itersiblings(preceding=True), _NEAR)
    kept = [each for each in (*before, *islice(element.itersiblings(), _NEAR)) if view.of(each).kept]
    among_parts = element.tag == "section" and any(each.tag == "section" for each in kept)
    return not among_parts and sum(each.tag == "p" for each in kept) >= _FEWEST_PARAGRAPHS


def _first_line(box: Element) -> str:
    """The words of the first block of a box that has any."""
    for each in islice(box.iterdescendants(), _FIRST):
        if isinstance(each.tag, str) and each.text and not each.text.isspace():
            above = (one for one in each.iterancestors() if one.tag in BLOCK)
            block = each if each.tag in BLOCK else next(above, box)
            return line_of(block)
    return ""
