"""A newsletter that came by mail, as an item: its best text, its pictures, without what mails add to it."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any
from urllib.parse import unquote

from packager.frozen import frozen
from packager.kinds import SourceContext
from packager.model import Item, Provenance
from packager.sources._enclosed import Enclosures
from packager.sources._markup import paragraphs
from packager.text.decode import decode
from packager.text.html import element_text, parse_page, remove
from packager.text.urls import absolute
from packager.times import Moment, Precision

MOST_BYTES = 25_000_000
"""Bytes of one mail: as much as most servers take."""
MOST_PARTS = 500
"""Parts of one mail that are looked at; a newsletter has ten."""
BEACON = 3
"""Pixels: a picture as small as that counts readers."""
LONGEST_NOTICE = 700
"""Characters of a block that may be a mail's furniture: the longest imprints have so many."""

_HEADLINE_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)\s*:\s*)+", re.IGNORECASE)
_LEAVE = re.compile(
    # English
    r"unsubscribe|opt[ -]?out|manage (?:your )?(?:email )?(?:preferences|subscriptions?)|email preferences|"
    r"view (?:this (?:email|message|newsletter) )?(?:in|on) (?:your |the |a )?(?:web )?(?:browser|web)|"
    r"view (?:it )?online|read (?:it |this )?(?:online|in (?:your )?browser)|you(?:'|’)?(?: a)?re? receiv\w+ this|"
    r"this (?:e-?mail|message) was sent|forward(?:ed)? (?:this|to a friend)|update your (?:profile|preferences)|"
    r"add us to your address|"
    # French
    r"se désabonner|se désinscrire|désinscri\w+|désabonn\w+|voir (?:ce message|cette lettre|la version) "
    r"(?:dans|en ligne)|version en ligne|lire dans (?:le|votre) navigateur|vous recevez (?:ce|cet|cette)|"
    r"gérer (?:vos|mes) (?:préférences|abonnements)|"
    # German, Spanish, Portuguese, Italian, Dutch, and the word alone in others
    r"abmelden|abbestellen|abmeldung|im browser (?:ansehen|anzeigen|öffnen|lesen)|online(?:-| )?(?:version|ansicht)|"
    r"sie erhalten diese|darse de baja|cancelar (?:la |mi )?(?:suscripción|inscrição|assinatura)|ver (?:en|no) (?:el |"
    r"tu |seu )?nave[gd]a\w+|annulla (?:l['’])?iscrizione|disiscri\w+|visualizza nel browser|cancella(?:ti|"
    r"re l['’]iscrizione)|afmelden|uitschrijven|bekijk (?:in|online)|wypisz|avregistrera|avmeld|отписаться|退订|"
    r"取消订阅|配信停止|수신거부|إلغاء الاشتراك",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|(?:max-height|font-size)\s*:\s*0(?:px)?\s*(?:;|$)", re.IGNORECASE
)
_FILLER = re.compile("[\u200b-\u200f\u034f\u00ad\ufeff\u2007\u00a0\u180e\u2060]+")
_COUNTER = re.compile(
    r"/(?:open|track|pixel|beacon|wf/open|o\.gif|e/o/|trk)(?:[/?.]|$)|[?&](?:open|pixel)=", re.IGNORECASE
)


@frozen
class Letter:
    """What a mail is known by."""

    message: Message
    sender: str
    """Name and address."""
    name: str | None
    subject: str | None
    published: Moment | None
    guid: str


def read(data: bytes) -> Letter:
    """Read a mail, however ill-formed. Never raises for what a mail may hold."""
    # compat32, for the newer policy raises on headers that mails do have.
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    name, address = parseaddr(header(message, "From") or "")
    subject = _HEADLINE_PREFIX.sub("", header(message, "Subject") or "").strip() or None
    when = _date(message)
    guid = (header(message, "Message-ID") or "").strip().strip("<>")
    if not guid:
        from hashlib import sha256

        guid = f"mail-{sha256(data).hexdigest()[:32]}"
    return Letter(message, f"{name} <{address}>", name.strip() or address or None, subject, when, guid)


def header(message: Message, name: str) -> str | None:
    """A header as text on one line, encoded words (RFC 2047) and bare 8-bit bytes decoded."""
    # As it was read: a Header would have replaced the bytes that are no ASCII.
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return None
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError):
        text = str(raw)
    if any("\udc80" <= sign <= "\udcff" for sign in text):
        text = decode(text.encode("utf-8", "surrogateescape"))
    return " ".join(text.split()) or None


def _date(message: Message) -> Moment | None:
    """The Date header with its offset; ``-0000`` says that the zone is unknown, and the hour UTC (RFC 5322)."""
    import datetime as dt

    try:
        at = parsedate_to_datetime(header(message, "Date") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not 1971 < at.year < 2100:
        return None
    return Moment((at if at.tzinfo else at.replace(tzinfo=dt.UTC)).replace(microsecond=0), Precision.SECOND)


def item(letter: Letter, enclosures: Enclosures, context: SourceContext, mark: str | None = None) -> Item | None:
    """Make an item of a mail; None where it holds no text."""
    html = _html(letter.message, enclosures)
    if html is None:
        return None
    address = header(letter.message, "Archived-At") or header(letter.message, "List-Post-URL")
    return Item(
        context.key,
        context.section,
        guid=letter.guid,
        url=_public(address),
        title=letter.subject,
        published=letter.published,
        published_from=Provenance.MAIL if letter.published else None,
        language=header(letter.message, "Content-Language"),
        content=html,
        site=letter.name,
        mark=mark,
    )


def _public(address: str | None) -> str | None:
    url = absolute(None, (address or "").strip("<> "))
    return None if url is None or url.startswith("mailto:") else url


# --- the text ----------------------------------------------------------------------------------------


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _html(message: Message, enclosures: Enclosures) -> str | None:
    """The best text of a mail as HTML: the longest HTML part, else the longest plain one; attachments are none."""
    shown = [part for part in _parts(message) if part.get_content_disposition() != "attachment"]
    pages = [_text(part) for part in shown if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    page = max(pages, key=len, default="")
    if page.strip():
        return _cleaned(page, message, enclosures)
    plain = max((_text(part) for part in shown if part.get_content_type() == "text/plain"), key=len, default="")
    return paragraphs(_without_signature(plain)) if plain.strip() else None


def _text(part: Message) -> str:
    return decode(payload(part), part.get_content_charset())


def payload(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone as far as it can be."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _without_signature(text: str) -> str:
    """Leave off what follows the signature's mark (RFC 3676) and the lines that speak of the mail itself."""
    body = re.split(r"\n-- \r?\n", text.replace("\r\n", "\n"))[0]
    blocks = re.split(r"\n\s*\n", body)
    kept = [one for one in blocks if not (len(one) <= LONGEST_NOTICE and _LEAVE.search(one))]
    return "\n\n".join(kept or blocks)


def _cleaned(page: str, message: Message, enclosures: Enclosures) -> str | None:
    from lxml import html as lxml_html

    root = parse_page(page)
    if root is None:
        return None
    _drop_unseen(root)
    enclosures.settle(root, "", _Enclosed(message))
    _drop_notices(root)
    _unlay(root)
    body = root.find("body")
    return str(lxml_html.tostring(body if body is not None else root, encoding="unicode"))


class _Enclosed:
    """The pictures of a mail by ``cid:`` (RFC 2392) and Content-Location (RFC 2557)."""

    def __init__(self, message: Message) -> None:
        self._parts: dict[str, Message] = {}
        for part in _parts(message):
            if part.get_content_maintype() == "image" or part.get_filename():
                if identity := (header(part, "Content-ID") or "").strip().strip("<>"):
                    self._parts.setdefault(f"cid:{identity}".lower(), part)
                if location := header(part, "Content-Location"):
                    self._parts.setdefault(location.lower(), part)

    def __call__(self, address: str) -> tuple[bytes, str] | None:
        part = self._parts.get(unquote(address).lower())
        return (payload(part), part.get_content_type()) if part is not None else None


def _drop_unseen(root: Any) -> None:
    """Take out preview lines that nobody is shown, and pictures that count readers."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in {"html", "body"}:
            continue
        hidden = _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None
        if hidden or (element.tag == "img" and _is_beacon(element)):
            remove(element)


def _is_beacon(image: Any) -> bool:
    style = (image.get("style") or "").replace(" ", "").lower()
    sides = [image.get(name) or "" for name in ("width", "height")]
    small = [side.strip().removesuffix("px") for side in sides]
    if any(side.isdecimal() and int(side) < BEACON for side in small):
        return True
    if re.search(r"(?:^|;)(?:width|height):[012]px", style):
        return True
    return not (image.get("alt") or "").strip() and bool(_COUNTER.search(image.get("src") or ""))


_BLOCKS = ("td", "tr", "table", "p", "div", "li", "center", "footer")


def _drop_notices(root: Any) -> None:
    """Take out what a mail says of itself: how to leave it, why it came, where else it can be read."""
    for link in list(root.iter("a")):
        if link.getroottree().getroot() is not root:
            continue  # went with an earlier one
        said = f"{element_text(link)} {link.get('title') or ''}"
        if _LEAVE.search(said) or "unsubscribe" in (link.get("href") or "").lower():
            block = next((above for above in link.iterancestors(*_BLOCKS) if above.tag != "tr"), link)
            remove(block if len(element_text(block)) <= LONGEST_NOTICE else link)
    for block in list(root.iter("p", "td", "div", "span")):
        text = _FILLER.sub(" ", element_text(block)).strip()
        if text and len(text) <= LONGEST_NOTICE // 2 and _LEAVE.search(text) and block.getparent() is not None:
            remove(block)


def _unlay(root: Any) -> None:
    """Tables that lay a mail out become blocks: one with captions or header cells is a table of something."""
    for table in list(root.iter("table")):
        if table.find(".//th") is not None or table.find("./caption") is not None or _is_data(table):
            continue
        parts = [part for part in table.iter("tbody", "thead", "tfoot", "tr", "td") if _table_of(part) is table]
        for part in [table, *parts]:
            part.tag = "div"
            part.attrib.clear()


def _table_of(part: Any) -> Any:
    return next(part.iterancestors("table"), None)


def _is_data(table: Any) -> bool:
    """Whether a table holds data: rows of several short cells, and no table within, no presentation role."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    rows = [[cell for cell in row if cell.tag == "td"] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) >= 2]
    cells = [cell for row in wide for cell in row]
    short = all(len(element_text(cell)) <= 80 and cell.find(".//img") is None for cell in cells)
    return len(wide) >= 2 and len(wide) == len(rows) and short
