"""A login at work: what is sent to which address, and what may never come back out."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, quote_plus, unquote_plus, urlencode, urljoin, urlsplit, urlunsplit

from packager.errors import FetchError, LostError
from packager.fetch.address import Address
from packager.fetch.answer import REDIRECTS, Answer
from packager.frozen import frozen
from packager.model import Document
from packager.ports import Apart, Cookie, Fetch, Form, Login, Wanted
from packager.text.decode import decode
from packager.text.html import parse_page

if TYPE_CHECKING:
    import socket

SHORTEST = 6
"""Characters from which a secret is looked for in what comes back: a shorter one would be found in every other text."""
_TICKET = re.compile(r"(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9_.%+/=~-]{20,}")
"""The value of a cookie that lets its bearer in: long, of letters and digits. A shorter one may be a word of a text."""
BASIC = "Basic "
MARK = "•••"
STEPS = 5
"""Redirects after a form was sent."""

Ask = Callable[[str, Address, Mapping[str, str], bytes | None], Awaitable[Answer]]
"""Method, address, headers and body in; one answer out, redirects not followed."""


class Session:
    """What one login sends, and the cookies that its site gave in return."""

    def __init__(self, login: Login) -> None:
        self._login = login
        self._hosts = [_host_and_port(text) for text in login.hosts]
        self._jar: dict[tuple[str, str, str], Cookie] = {_key(one): one for one in login.cookies}
        self._entered: asyncio.Future[None] | None = None
        self._own = {Address.read(url).url for url in login.addresses} if login.query else set()
        basic = [value.removeprefix(BASIC) for value in login.headers.values() if value.startswith(BASIC)]
        self._told: list[str] = []
        self._learn(one for one in (*login.secrets, *basic) if len(one) >= SHORTEST)
        # Tells private memories apart, and holds nothing secret.
        parts = [*login.hosts, login.who, *sorted(login.headers), *(one.name for one in login.cookies)]
        self.name = " ".join([*parts, *(name for name, _ in login.query)])

    def belongs(self, address: Address) -> bool:
        """Whether the login is for this address: its host, and its port where one was named."""
        if address.origin[0] != "https" and not self._login.plain:
            return False
        ports = {address.port, None} if address.port in {80, 443} else {address.port}
        return any(address.host == host and port in ports for host, port in self._hosts)

    def headers_for(self, address: Address) -> dict[str, str]:
        """What to send there: the login where it belongs, and each cookie where it does."""
        headers = dict(self._login.headers) if self.belongs(address) else {}
        cookies = [f"{one.name}={one.value}" for one in self._jar.values() if _fits(one, address)]
        return headers | ({"Cookie": "; ".join(cookies)} if cookies else {})

    def asked(self, address: Address) -> Address:
        """Return the address to send a request to: with the login's parameters, if it is the source's own or has one.

        What is shown, kept and compared is the address without them.
        """
        if not self._login.query or not self.belongs(address):
            return address
        parts = urlsplit(address.url)
        names = {name for name, _ in self._login.query}
        given = [one for one in parts.query.split("&") if one]
        kept = [one for one in given if unquote_plus(one.partition("=")[0]) not in names]
        if len(kept) == len(given) and address.url not in self._own:
            return address
        query = "&".join([*kept, urlencode(self._login.query)])
        return replace(address, url=urlunsplit(parts._replace(query=query)))

    def note(self, address: Address, cookies: Mapping[str, str]) -> None:
        """Keep the cookies that the login's own site sets, for this run; those that let a reader in are secrets."""
        if self.belongs(address):
            self._learn(value for value in cookies.values() if _TICKET.fullmatch(value))
            for name, value in cookies.items():
                cookie = Cookie(name, value, address.host, secure=address.origin[0] == "https")
                self._jar[_key(cookie)] = cookie

    def hide(self, document: Document) -> Document:
        """Take the secrets out of what a site sent: some repeat them in their pages."""
        data, url = document.data, self.told(document.url)
        for secret in self._told:
            data = data.replace(secret.encode(), MARK.encode())
        # Where it moved to is not remembered, if only the secret leads there.
        moved = document.moved if document.moved == self.told(document.moved or "") else None
        return replace(document, data=data, url=url, moved=moved)

    def _learn(self, secrets: Iterable[str]) -> None:
        """Take on what may not come back out: the longest first, for it may hold another."""
        spelled = {each for one in secrets for each in _spellings(one)}
        self._told = sorted({*self._told, *spelled}, key=lambda one: (-len(one), one))

    def told(self, text: str) -> str:
        """Take the secrets out of a text."""
        for secret in self._told:
            text = text.replace(secret, MARK)
        return text

    async def enter(self, ask: Ask, apart: Apart) -> None:
        """Send the log-in form, once for all who wait; its page is read ``apart``. Raises FetchError where the site
        refuses."""
        if self._login.form is None:
            return
        if self._entered is None:
            self._entered = asyncio.ensure_future(_sign_in(self, self._login.form, ask, apart))
        await asyncio.shield(self._entered)


def _spellings(secret: str) -> list[str]:
    """The ways in which a page, an address or JSON may write a secret."""
    return list(
        dict.fromkeys((secret, quote(secret, safe=""), quote_plus(secret), escape(secret), secret.replace("/", "\\/")))
    )


def _key(cookie: Cookie) -> tuple[str, str, str]:
    return cookie.domain, cookie.path, cookie.name


def _fits(cookie: Cookie, address: Address) -> bool:
    """Whether a cookie belongs to an address (RFC 6265, 5.4)."""
    at_home = address.host == cookie.domain or (cookie.subdomains and address.host.endswith("." + cookie.domain))
    path = urlsplit(address.url).path or "/"
    below = path == cookie.path or path.startswith(cookie.path.rstrip("/") + "/")
    safe = not cookie.secure or address.origin[0] == "https"
    return at_home and below and safe and not (cookie.expires and cookie.expires < time.time())


def _host_and_port(text: str) -> tuple[str, int | None]:
    parts = urlsplit(f"//{text.strip().lower()}")
    return parts.hostname or "", parts.port


# --- the form ----------------------------------------------------------------------------------------


async def _sign_in(session: Session, form: Form, ask: Ask, apart: Apart) -> None:
    """Fill in the form of the page as a reader would, hidden fields included, and send it."""
    start = Address.read(form.url)
    answer, at = await _walk(session, ask, start)
    found = await _form_of(answer.body, apart)
    if found is None:
        if not form.fields:
            raise _refused("the page holds no form with a password", "name the page that does with login.form")
        target, fields = start, dict(form.fields)
    else:
        target = Address.read(urljoin(at.url, found.action or at.url))
        fields = found.filled(form) | dict(form.fields)
    if not session.belongs(target):
        raise _refused(f"its form is sent to {target.host}", f"if that is right, add it to login.hosts: {target.host}")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    reply = await ask("POST", target, headers | session.headers_for(target), urlencode(fields).encode())
    session.note(target, reply.cookies)
    if reply.status in REDIRECTS and "Location" in reply.headers:
        reply, _ = await _walk(session, ask, target.towards(reply.headers["Location"]))
    if reply.status >= 400:
        raise _refused(f"the site answers {reply.status} to it", "are user and password still right?")
    if found is not None and await _form_of(reply.body, apart) is not None:
        raise _refused("the site asks for the password again", "are user and password still right?")


async def _walk(session: Session, ask: Ask, at: Address) -> tuple[Answer, Address]:
    """Get a page, redirects followed and cookies kept."""
    for _ in range(STEPS):
        answer = await ask("GET", at, session.headers_for(at), None)
        session.note(at, answer.cookies)
        if answer.status not in REDIRECTS or "Location" not in answer.headers:
            return answer, at
        at = at.towards(answer.headers["Location"])
    raise _refused("it redirects without end", "name the page that holds the form with login.form")


@frozen
class _Found:
    """A form that asks for a password, as its page has it."""

    action: str | None
    user: str | None
    """Name of the field for the user's name."""
    password: str | None
    others: tuple[tuple[str, str], ...]
    """What the form holds itself: names and values of its hidden fields."""

    def filled(self, form: Form) -> dict[str, str]:
        """The fields to send: those of the form itself, and user and password where they belong."""
        given = ((self.user, form.user), (self.password, form.password))
        return dict(self.others) | {name: value for name, value in given if name}


async def _form_of(body: bytes, apart: Apart) -> _Found | None:
    """The log-in form of a page, which is read ``apart``. Raises FetchError where that was not survived."""
    if not body:
        return None
    try:
        found: _Found | None = await asyncio.to_thread(apart, _read_form, body)
    except LostError as lost:
        raise _refused(f"its page cannot be read: {lost.message}", "name another page with login.form") from lost
    return found


def _read_form(body: bytes) -> _Found | None:
    page = parse_page(decode(body))
    forms = page.iter("form") if page is not None else ()
    form = next((form for form in forms if form.find(".//input[@type='password']") is not None), None)
    if form is None:
        return None
    others: dict[str, str] = {}
    user = password = None
    for one in form.iter("input"):
        name, kind = one.get("name"), (one.get("type") or "text").lower()
        if not name or (kind in {"checkbox", "radio"} and one.get("checked") is None):
            continue
        if kind == "password":
            password = password or name
        elif kind in {"text", "email", "tel"} and password is None:
            user = name
        elif kind not in {"submit", "image", "reset", "button", "file"}:
            others[name] = one.get("value") or ""
    return _Found(form.get("action"), user, password, tuple(others.items()))


def _refused(what: str, hint: str) -> FetchError:
    return FetchError(f"the login failed: {what}", hint, code="login-failed")


# --- the door ----------------------------------------------------------------------------------------


class Door(Protocol):
    """What a door for one login needs of the door to the web."""

    async def get_as(self, session: Session, url: str, wanted: Wanted, referer: str | None) -> Document: ...

    async def revisit_as(self, session: Session, url: str) -> Document | None: ...


class LoggedIn:
    """A :class:`packager.ports.Fetch` that logs in where its login belongs, and is the plain door everywhere else."""

    def __init__(self, door: Fetch, private: Door, login: Callable[[], Login | None]) -> None:
        self._door = door
        self._private = private
        self._login = login
        self._session: Session | None = None
        self._asked = False

    def _session_for(self, url: str) -> Session | None:
        if not self._asked:
            login = self._login()
            self._session = Session(login) if login else None
            self._asked = True
        session = self._session
        if session is None:
            return None
        address = Address.read(url)
        return session if session.belongs(address) or "Cookie" in session.headers_for(address) else None

    async def get(self, url: str, wanted: Wanted, *, referer: str | None = None) -> Document:
        session = self._session_for(url)
        if session is None:
            return await self._door.get(url, wanted, referer=referer)
        try:
            return await self._private.get_as(session, url, wanted, referer)
        except FetchError as error:
            if error.code != "forbidden":
                raise
            hint = "the site did not take the login: is it still right?"
            raise FetchError(error.message, hint, code=error.code) from error

    async def revisit(self, url: str) -> Document | None:
        session = self._session_for(url)
        return await (self._private.revisit_as(session, url) if session else self._door.revisit(url))

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Document:
        return await self._door.send(method, url, headers=headers, body=body)

    async def dial(self, host: str, port: int) -> socket.socket:
        return await self._door.dial(host, port)

    def logged_in(self, login: Callable[[], Login | None]) -> Fetch:
        return self._door.logged_in(login)
