"""Fetching as the rest of the program knows it: one call in, one document or one error out."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Self

from packager import __version__
from packager.errors import FetchError, StoreError
from packager.fetch import content
from packager.fetch.address import Address
from packager.fetch.answer import FOR_GOOD, LATER, REDIRECTS, Answer, TemporaryError, require_success
from packager.fetch.coding import unwrapped
from packager.fetch.host import Host, Others
from packager.fetch.once import Once
from packager.fetch.patience import Patience
from packager.fetch.session import LoggedIn, Session
from packager.fetch.turns import Allowance
from packager.fetch.wall import Wall, dial
from packager.model import Document, Problem
from packager.ports import DELAY, Apart, Blobs, Fetch, Limits, Login, Wanted, here

if TYPE_CHECKING:
    import socket

    from packager.fetch.client import Client

WHO = "makes a private digest of news"

ACCEPT: dict[Wanted, str] = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
    " application/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.3",
    "page": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
    "image": "image/avif, image/webp, image/png, image/jpeg, image/gif, image/svg+xml, image/*;q=0.8, */*;q=0.5",
    "text": "text/plain, */*;q=0.5",
    "data": "*/*",
}
FIRST_WAIT = 0.5
"""Seconds before the second try; doubled before each one after."""
SILENT_MOST = 8
"""A host that never answered in this run is given up after this many addresses, lest a hundred each take their time.
Fewer would lose a good address behind a few that hang."""
Kept = tuple[Document, dict[str, str]]
"""What was kept of an address, and its validators."""


def user_agent(contact: str | None) -> str:
    """What servers are told of us: which program, whose, and what for."""
    said = f"; +{contact}" if contact else ""
    return f"Mozilla/5.0 (compatible; packager/{__version__}{said}; {WHO})"


class WebFetch:
    """The door to the web (:class:`packager.ports.Fetch`), to be entered with ``async with``.

    ``allow_hosts`` names hosts (``HOST`` or ``HOST:PORT``) that may be reached although their
    addresses are private. ``contact`` tells servers whom to write to. ``blobs`` keeps documents
    between runs, for conditional requests; with ``offline`` nothing but what it keeps is given out.
    ``clock`` says when a document was fetched. Pages with a form to log in are read ``apart``.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        allow_hosts: Iterable[str] = (),
        contact: str | None = None,
        blobs: Blobs | None = None,
        offline: bool = False,
        clock: Callable[[], dt.datetime] | None = None,
        apart: Apart = here,
    ) -> None:
        self.problems: list[Problem] = []
        """What went wrong with keeping documents, which costs no document."""
        self._limits = limits or Limits()
        self._wall = Wall(allow_hosts)
        self._user_agent = user_agent(contact)
        self._blobs = blobs
        self._offline = offline
        self._apart = apart
        self._clock = clock or (lambda: dt.datetime.now(dt.UTC))
        self._once = Once(self._limits.kept_bytes)
        self._client: Client | None = None
        self._hosts: dict[str, Host] = {}
        self._others = Others()
        self._patience = Patience(blobs, self._clock)

    async def __aenter__(self) -> Self:
        self._all_slots = asyncio.Semaphore(self._limits.in_all)
        self._ends = asyncio.get_running_loop().time() + self._limits.run_seconds
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._once.close()
        for host in self._hosts.values():
            if host.busy and not host.good:
                self._patience.widen(host.busy)
        if self._client:
            await self._client.close()

    async def get(self, url: str, wanted: Wanted, *, referer: str | None = None) -> Document:
        """Fetch ``url`` whole; see :meth:`packager.ports.Fetch.get`."""
        address = Address.read(url)
        return await self._shared(address, wanted, referer, self._named_in(address))

    def logged_in(self, login: Callable[[], Login | None]) -> Fetch:
        """Return a door that logs in; see :meth:`packager.ports.Fetch.logged_in`."""
        return LoggedIn(self, self, login)

    async def get_as(self, session: Session, url: str, wanted: Wanted, referer: str | None) -> Document:
        """Fetch ``url`` for one who is logged in."""
        await session.enter(self.ask, self._apart)
        try:
            return await self._shared(Address.read(url), wanted, referer, session)
        except FetchError as error:
            error.message, error.hint = session.told(error.message), error.hint and session.told(error.hint)
            raise

    def _named_in(self, address: Address) -> Session | None:
        """The login that stands in an address itself: one for each, so that it is told apart."""
        if address.login is None or address.authorization is None:
            return None
        user, password = address.login
        host = f"[{address.host}]" if ":" in address.host else address.host
        headers = {"Authorization": address.authorization}
        return Session(
            Login((f"{host}:{address.port}",), user, address.origin[0] == "http", headers, secrets=(password,))
        )

    async def _shared(self, address: Address, wanted: Wanted, referer: str | None, session: Session | None) -> Document:
        whose = session.name if session else None
        key = (address.url, address.login, whose, wanted if wanted in {"image", "data"} else "page")
        return await self._once.do(key, lambda: self._get(address, wanted, referer, session))

    def _memory(self, session: Session | None) -> Blobs | None:
        return self._blobs.apart(session.name) if self._blobs and session else self._blobs

    async def _get(self, address: Address, wanted: Wanted, referer: str | None, session: Session | None) -> Document:
        memory = self._memory(session)
        kept = memory.load(address.url) if memory else None
        if self._offline:
            if kept is None:
                raise FetchError("it was never fetched, and the network is not to be used", code="offline")
            return kept[0]
        headers = {"Accept": ACCEPT[wanted]}
        if site := address.referer_for(referer):
            headers["Referer"] = site
        answer, visit, moved = await self._asked(address, headers, wanted, kept, session)
        if wanted != "image":
            self._host(address).take(len(answer.body))
        if answer.status == HTTPStatus.NOT_MODIFIED and kept:
            return kept[0]
        document = self._document(answer, visit.at.url, wanted)
        if not (wanted == "feed" and content.is_html(document.data)):
            # A feed that "moved" to a web page did not: its site sends whatever it has lost there.
            document = replace(document, moved=moved)
        document = session.hide(document) if session else document
        self._keep(memory, address.url, document, answer)
        return document

    async def _asked(
        self, address: Address, headers: dict[str, str], wanted: Wanted, kept: Kept | None, session: Session | None
    ) -> tuple[Answer, _Visit, str | None]:
        """Ask at the address to which the document is known to have moved for good, else at its own."""
        known = kept[0].moved if kept else None
        most = self._limits.bytes_of(wanted)
        if known:
            try:
                visit = _Visit(address.towards(known), headers, most, kept, session)
                answer = await self._try(visit, self._host(visit.at))
            except FetchError:
                known = None  # it moved again, or came back: its own address knows
            else:
                return answer, visit, visit.moved or known
        visit = _Visit(address, headers, most, kept, session)
        answer = await self._try(visit, self._host(address))
        return answer, visit, visit.moved

    def _host(self, address: Address) -> Host:
        if address.host not in self._hosts:
            mine = self._wall.allows_by_name(address.host, address.port)
            self._hosts[address.host] = Host(self._limits, 0.0 if mine else DELAY, self._others)
        return self._hosts[address.host]

    async def revisit(self, url: str) -> Document | None:
        """Look whether a page changed; see :meth:`packager.ports.Fetch.revisit`."""
        return await self._changed(url, None)

    async def revisit_as(self, session: Session, url: str) -> Document | None:
        """The same for one who is logged in."""
        return await self._changed(url, session)

    async def _changed(self, url: str, session: Session | None) -> Document | None:
        memory = self._memory(session)
        kept = memory.load(Address.read(url).url) if memory and not self._offline else None
        if kept is None or not kept[1]:
            return None
        document = await (self.get_as(session, url, "page", None) if session else self.get(url, "page"))
        return None if document.data == kept[0].data else document

    def _document(self, answer: Answer, url: str, wanted: Wanted) -> Document:
        media_type, charset = content.read_content_type(answer.headers.get("Content-Type", ""))
        written = wanted not in {"image", "data"}
        body = unwrapped(answer.body, self._limits.bytes_of(wanted)) if written else answer.body
        content.require(wanted, media_type, body)
        if wanted != "image" and content.is_html(body) and "html" not in media_type:
            media_type = "text/html"
        return Document(body, url, media_type, charset, self._clock())

    def _keep(self, memory: Blobs | None, url: str, document: Document, answer: Answer) -> None:
        if memory is None:
            return
        validators = {name: answer.headers[name] for name in ("ETag", "Last-Modified") if name in answer.headers}
        try:
            memory.save(url, document, validators)
        except StoreError as error:
            if not self.problems:
                self.problems.append(Problem("gather", url, error.code, error.message, error.hint))

    # --- single requests ---------------------------------------------------------------------

    async def ask(self, method: str, address: Address, headers: Mapping[str, str], body: bytes | None) -> Answer:
        """Make one request within all limits and return its answer, whatever it says. Raises FetchError."""
        if self._offline:
            raise FetchError("the network is not to be used", code="offline")
        host = self._host(address)
        async with host.slots, self._all_slots:
            await host.turn()
            try:
                async with Allowance(self._limits.resource_seconds, self._ends) as time:
                    return await self._client_now().ask(address, headers, self._limits.page_bytes, time, method, body)
            except TimeoutError as error:
                raise TemporaryError("the answer took too long to come", LATER, code="no-answer") from error

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Document:
        """Make one request of an interface; see :meth:`packager.ports.Fetch.send`."""
        address = Address.read(url)
        self._patience.require(address)
        answer = await self.ask(method, address, {"Accept": "*/*", **(headers or {})}, body)
        if answer.status in REDIRECTS:
            where = address.towards(answer.headers.get("Location", "")).url
            raise FetchError(f"it has moved to {where}", "write that address", code="bad-answer")
        if answer.status not in {201, 202, 204}:
            try:
                require_success(answer, conditional=False, now=self._clock())
            except TemporaryError as error:
                self._patience.note(address, error.wait or 0, everything=error.everything)
                raise
        media_type, charset = content.read_content_type(answer.headers.get("Content-Type", ""))
        return Document(answer.body, address.url, media_type, charset, self._clock())

    async def dial(self, host: str, port: int) -> socket.socket:
        """Connect to a server; see :meth:`packager.ports.Fetch.dial`."""
        if self._offline:
            raise FetchError("the network is not to be used", code="offline")
        return await dial(self._wall, host, port, self._limits.connect_seconds)

    # --- tries -------------------------------------------------------------------------------

    async def _try(self, visit: _Visit, host: Host) -> Answer:
        """Ask again while that may help, there is time, and the server does not ask for more patience."""
        spent, patience = 0.0, self._limits.wait_seconds
        self._client_now()  # importing it, on a busy machine, is not the address's time
        loop = asyncio.get_running_loop()
        for number in range(1, self._limits.tries + 1):
            async with host.slots, self._all_slots:
                # Asked only now: the host may have begun to stall while this address waited for its turn.
                limit = host.patience
                await host.turn()
                started, time = loop.time(), Allowance(limit - spent, self._ends)
                try:
                    return await self._one_try(visit, host, time)
                except TemporaryError as error:
                    failure = error
            spent = limit if failure.hopeless else spent + loop.time() - started - time.waited
            host.failed(spent, limit)
            wait = FIRST_WAIT * 2 ** (number - 1) if failure.wait is None else failure.wait
            if wait > self._limits.wait_seconds:
                # The next run will know, this one goes on with the other addresses.
                self._patience.note(visit.at, wait, everything=failure.everything)
                host.busy = visit.at
            if spent >= limit or wait > patience or number == self._limits.tries:
                break
            patience -= wait
            await asyncio.sleep(wait)
        host.lost()
        raise failure

    async def _one_try(self, visit: _Visit, host: Host, time: Allowance) -> Answer:
        """Follow the visit to its end within its ``time``. Raises TemporaryError where a retry may help."""
        if not host.answered and host.failures >= SILENT_MOST:
            raise FetchError(f"{visit.at.host} answered none of the requests before this one", code="host-silent")
        if asyncio.get_running_loop().time() >= self._ends:
            limit = self._limits.run_seconds / 60
            message = f"the {limit:g} minutes that a run may take were over"
            raise FetchError(message, "it may take longer with run_minutes in [limits]", code="run-deadline")
        try:
            async with time:
                answer = await visit.follow(self._client_now(), self._limits.redirects, self._patience, time)
        except TimeoutError as error:
            raise TemporaryError("the answer took too long to come", LATER, code="no-answer") from error
        host.answers()
        require_success(answer, conditional=visit.conditional, now=self._clock())
        host.gave()
        return answer

    def _client_now(self) -> Client:
        if self._client is None:
            from packager.fetch.client import Client  # aiohttp takes 0.2 s to import

            self._client = Client(self._wall, self._limits, self._user_agent)
        return self._client


class _Visit:
    """One address being asked for: where its redirects led so far, and what is sent along."""

    def __init__(
        self, start: Address, headers: dict[str, str], most: int, kept: Kept | None, session: Session | None
    ) -> None:
        self._session = session
        self.at = self._start = start
        self.conditional = False
        self._headers = headers
        self._most = most
        self._kept = kept
        self._cookies: dict[tuple[str, str, int], dict[str, str]] = {}
        self.moved: str | None = None
        """Where the first redirects, as long as they are for good, lead."""

    async def follow(self, client: Client, most_redirects: int, patience: Patience, time: Allowance) -> Answer:
        """Ask within ``time``, and go where redirects lead. Raises FetchError."""
        self.at = self._start
        self.moved, lasting = None, True
        for _ in range(most_redirects + 1):
            patience.require(self.at)
            asked = self._session.asked(self.at) if self._session else self.at
            answer = await client.ask(asked, self._sent(), self._most, time)
            if answer.status not in REDIRECTS or "Location" not in answer.headers:
                return answer
            # Some sites set a cookie and redirect to themselves: theirs are kept for this visit alone.
            self._cookies.setdefault(self.at.origin, {}).update(answer.cookies)
            if self._session:
                self._session.note(self.at, answer.cookies)
            self.at = self.at.towards(answer.headers["Location"])
            lasting = lasting and answer.status in FOR_GOOD
            self.moved = self.at.url if lasting else self.moved
        raise FetchError(f"it redirects more than {most_redirects} times", code="too-many-redirects")

    def _sent(self) -> dict[str, str]:
        headers = dict(self._headers)
        if self.at.authorization:
            headers["Authorization"] = self.at.authorization
        own = self._session.headers_for(self.at) if self._session else {}
        headers |= own
        if (cookies := self._cookies.get(self.at.origin)) and "Cookie" not in own:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        # Validators are those of the address at which the kept document was found in the end.
        self.conditional = self._kept is not None and self._kept[0].url == self.at.url and bool(self._kept[1])
        if self.conditional and self._kept:
            names = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
            headers |= {names[name]: value for name, value in self._kept[1].items() if name in names}
        return headers
