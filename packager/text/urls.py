"""Addresses: made absolute, compared, and shown. Nothing here raises on any text, nor asks the network."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from packager.text.html import Element
from packager.text.rare import rare

Resolve = Callable[[str], str | None]
"""An address as written in, the complete one out, or None where it leads nowhere we may go."""

WEB = frozenset({"http", "https"})
DEFAULT_PORTS = {"http": 80, "https": 443}

_USERINFO = re.compile(r"^(\s*[A-Za-z][A-Za-z0-9+.-]*:/{0,2}|//)[^/?#\s]*@")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,400}")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|\Z)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x20\x7f]+")
_INNER_BREAKS = re.compile(r"[\t\r\n]")
_NOTHING_TO_ESCAPE = re.compile(r"[A-Za-z0-9/?:@!$&'()*+,;=\-._~]*+")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]+\]", re.IGNORECASE)
"""RFC 1035: labels of at most 63 characters, each with its dot: where the dot may lack, a long name without one is
tried at every cut, in a time that doubles with each character."""

# Parameters that tell a publisher which link was followed, never which page is meant.
_TRACKING = rare(
    r"(?:utm_\w*|pk_\w*|mtm_\w*|at_(?:medium|campaign|custom\d|link\w*|format|bbc\w*|ptr\w*)|hsa_\w*|_hs\w*|vero_\w*|"
    r"wt_mc\w*|oly_\w*|fb(?:clid|_action_ids|_source)|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|"
    r"igsh|ttclid|mc_[ce]id|mkt_tok|ns_\w+|ncid|cmpid|cmp|s_cid|smid|smtyp|xtor|xtref|ocid|icid|spm|rss|feature|"
    r"ref_?src|ref|referrer|share\w*|guccounter|guce_\w+|outputtype|amp)",
    re.IGNORECASE,
)
_AMP_PATH = re.compile(r"(?:/amp|/index\.amp|\.amp)(?=$|\.html?$)|^/amp(?=/)", re.IGNORECASE)
_INDEX_PAGE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_DEVICE_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|touch)\.(?=[^.]+\.[^.])", re.IGNORECASE)


def absolute(base: str | None, href: str | None) -> str | None:
    """Return ``href`` as a complete, well-formed http, https or mailto address, or None where it is none.

    ``base`` is the address of the page (or its ``<base href>``). Relative addresses of a page that
    was read from disk have no public form, and so none here.
    """
    text = _INNER_BREAKS.sub("", href or "").strip("\x00\x0b\x0c \u00a0\ufeff\u200b")
    if not text:
        return None
    try:
        parts = urlsplit(urljoin(base or "", text))
        return _rebuilt(parts)
    except ValueError:
        return None


def base_of(page: Element, url: str) -> str:
    """Return the address against which those of a page stand: what its ``<base href>`` says, else its own.

    ``url`` may be that of a file, whose base is then a file or on the web.
    """
    declared = page.find(".//base[@href]")
    if declared is None:
        return url
    try:
        whole = urljoin(url, declared.get("href").strip())
    except ValueError:
        return url
    return absolute(None, whole) or (whole if whole.startswith("file:") else url)


def _rebuilt(parts: SplitResult) -> str | None:
    """Write an address anew, every character that may not stand in one escaped."""
    if parts.scheme == "mailto":
        return (
            f"mailto:{_escaped(parts.path)}" + (f"?{_escaped(parts.query)}" if parts.query else "")
            if "@" in parts.path
            else None
        )
    if parts.scheme not in WEB:
        return None
    host = _host(parts)
    if host is None:
        return None
    port = parts.port
    network = host if port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"
    path, query, fragment = (_escaped(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, network, path or "/", query, fragment))


def _host(parts: SplitResult) -> str | None:
    """The host in ASCII, or None where it cannot be one. User names and passwords are dropped on purpose."""
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        host = host.encode("idna").decode("ascii")  # UnicodeError is a ValueError: no address
    return host if _HOST.fullmatch(host) else None


def _escaped(part: str) -> str:
    if _NOTHING_TO_ESCAPE.fullmatch(part):
        return part
    return quote(_LONE_PERCENT.sub("%25", part), safe="/?:@!$&'()*+,;=-._~%#", errors="replace").replace("#", "%23")


def shown(address: str) -> str:
    """Return an address, or whatever was typed, without user name and password: fit to be shown, logged and kept."""
    return _USERINFO.sub(r"\1", address)


def is_address(text: str) -> bool:
    """Whether a text is the whole address of a page on the web and nothing else."""
    return _ADDRESS.fullmatch(text) is not None and is_web(text)


def is_picture(address: str) -> bool:
    """Whether an address is that of a picture's file, by how it ends."""
    return _PICTURE.search(address) is not None


def is_web(address: str) -> bool:
    """Tell whether ``address`` is a complete http or https address, as a user has to write one."""
    return address.startswith(("http://", "https://")) and absolute(None, address) is not None


@lru_cache(maxsize=256)
def canonical(url: str) -> str:
    """Return a key that is equal for addresses of the same page; not an address to open.

    Case of scheme and host, http or https, default ports, fragments, tracking parameters, the
    devices' hosts (``www.``, ``m.``, ``amp.``), AMP suffixes and a closing slash make no
    difference. All other parameters do, in their order.
    """
    complete = absolute(None, url)
    if complete is None or complete.startswith("mailto:"):
        return _CONTROLS.sub(" ", url).strip()
    parts = urlsplit(complete)
    host = _DEVICE_HOST.sub("", parts.netloc.lower())
    path = _INDEX_PAGE.sub("/", _AMP_PATH.sub("", parts.path.rstrip("/"))).rstrip("/")
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0])]
    return urlunsplit(("https", host, path or "/", "&".join(kept), ""))


@lru_cache(maxsize=256)
def public_site(url: str | None) -> str | None:
    """Return the host as readers know it (``example.org``), or None for an address without one."""
    complete = absolute(None, url)
    if complete is None or complete.startswith("mailto:"):
        return None
    return _DEVICE_HOST.sub("", urlsplit(complete).hostname or "") or None


def are_of_one_site(one: str | None, other: str | None) -> bool:
    """Whether two hosts (:func:`public_site`) belong to one owner: ``sport.example.com`` and ``news.example.com`` do.

    What is owned stands under a suffix of the public suffix list; journals on two hosts of such a suffix are two sites.
    """
    if one is None or other is None or one == other:
        return one == other
    return one.rpartition(".")[2] == other.rpartition(".")[2] and _owner(one) == _owner(other)


@lru_cache(maxsize=256)
def _owner(host: str) -> str:
    from tld import get_fld

    owner: str | None = get_fld(host, fix_protocol=True, search_private=True, fail_silently=True)
    # By the list's own rule a suffix that it does not know is the last label; an address in numbers has none.
    return owner or (host if host[-1:].isdecimal() else ".".join(host.split(".")[-2:]))
