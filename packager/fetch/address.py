"""An address as it is asked for: complete, and with its credentials kept apart."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import field
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from packager.errors import FetchError
from packager.frozen import frozen
from packager.text.urls import DEFAULT_PORTS, WEB, absolute

SHOWN = 120
"""Characters of a broken address that a message shows: enough to find it again."""


@frozen
class Address:
    """Where to ask. ``url`` may be shown, logged and kept: it holds no user name and no password."""

    url: str
    host: str
    port: int
    login: tuple[str, str] | None = field(default=None, repr=False)

    @classmethod
    def read(cls, text: str) -> Address:
        """Read an http or https address as people write them. Raises FetchError for any other."""
        url = absolute(None, text)
        if url is None or url.startswith("mailto:"):
            raise _no_address(text)
        url = urldefrag(url).url
        parts = urlsplit(url)
        return cls(url, parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme], _login(text))

    @property
    def authorization(self) -> str | None:
        """The header that logs in (Basic, RFC 7617), where the address had a login."""
        if self.login is None:
            return None
        return f"Basic {b64encode(':'.join(self.login).encode()).decode()}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """What cookies and credentials belong to."""
        return urlsplit(self.url).scheme, self.host, self.port

    def towards(self, location: str) -> Address:
        """Follow a redirect. The login goes along within the origin only. Raises FetchError."""
        try:
            target = Address.read(urljoin(self.url, location.strip()))
        except FetchError as error:
            raise FetchError(f"it redirects to what may not be opened: {error.message}", code=error.code) from error
        except ValueError as error:
            raise _no_address(location) from error
        if target.login is None and target.origin == self.origin:
            return Address(target.url, target.host, target.port, self.login)
        return target

    def referer_for(self, page: str | None) -> str | None:
        """What to send as Referer: the page within its own origin, else the page's site, never down to http."""
        if page is None or absolute(None, page) is None or page.startswith("mailto:"):
            return None
        source = Address.read(page)
        if source.origin == self.origin:
            return source.url
        scheme = source.origin[0]
        return None if scheme == "https" != self.origin[0] else urljoin(source.url, "/")


def _login(text: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None


def _no_address(text: str) -> FetchError:
    scheme = text.strip().partition(":")[0].lower()
    if ":" in text and scheme.isalnum() and scheme not in WEB:
        return FetchError(f"{scheme}: addresses are not opened, only http and https", code="address-refused")
    shown = text.rpartition("@")[2].strip()
    shown = shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"
    return FetchError(
        f"“{shown}” is not a web address", "write it whole, as in https://example.org/", code="bad-address"
    )
