"""Secrets: named in the configuration, read at the moment of use, and never shown.

A secret stands in the environment (``{ env = "NAME" }``) or in a file that nobody else may read
(``{ file = "path" }``), never in ``newsletter.toml``. What is revealed lives in records whose ``repr``
leaves it out, and goes nowhere but into the request that it is for.
"""

from __future__ import annotations

import os
import stat
from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from packager.errors import SourceError
from packager.ports import Cookie, Form, Login
from packager.text.urls import is_web

LONGEST = 65_536
"""Bytes of a secret's file: a page of cookies has about ten thousand."""


class _Options(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True, defer_build=True
    )


class Secret(_Options):
    """Where a secret is kept."""

    env: str | None = Field(None, min_length=1, description="the environment variable that holds it")
    file: str | None = Field(None, min_length=1, description="the file that holds it, readable for its owner alone")

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.env is None) == (self.file is None):
            raise ValueError('a secret is named as { env = "NAME" } or { file = "path" }')
        return self


def _named(value: object) -> object:
    if isinstance(value, str):
        message = 'a secret is not written here: name it as { env = "NAME" } or { file = "path" }'
        raise ValueError(message)  # noqa: TRY004 — pydantic asks for it
    return value


Hidden = Annotated[Secret, BeforeValidator(_named)]
"""A secret that may not be written out."""


class LoginOptions(_Options):
    """``login``: how a site knows its reader."""

    user: str | Secret | None = Field(None, description="user name, for HTTP Basic or the form")
    password: Hidden | None = Field(None, description="its password")
    token: Hidden | None = Field(None, description="a token sent as `Authorization: Bearer`")
    headers: dict[str, str | Secret] = Field({}, description="other headers to send")
    cookies: str | None = Field(None, description="a file of cookies as browsers export them (Netscape's format)")
    form: str | None = Field(None, description="address of the page with the log-in form that takes user and password")
    fields: dict[str, str | Secret] = Field({}, description="further fields of the form, by their names")
    query: dict[str, str | Secret] = Field({}, description="parameters of the source's address that nobody may see")
    hosts: tuple[str, ...] = Field((), description="further hosts that it is for: HOST or HOST:PORT")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.user is None) != (self.password is None):
            raise ValueError("user and password go together")
        if self.form is not None and not is_web(self.form):
            raise ValueError(f"“{self.form}” is not a web address")
        if not (self.user or self.token or self.headers or self.cookies or self.fields or self.query):
            raise ValueError("it holds nothing to log in with")
        return self


def reveal(secret: str | Secret | None, folder: Path) -> str:
    """Return a secret; a relative file is read from ``folder``. Raises SourceError where it cannot be had."""
    if secret is None or isinstance(secret, str):
        return secret or ""
    if secret.file is None:
        value = os.environ.get(secret.env or "", "")
        where = f"the environment variable {secret.env}"
        if not value:
            raise SourceError(f"{where} is not set", "set it where packager runs", code="secret-missing")
    else:
        value = private_text(folder / Path(secret.file).expanduser()).rstrip("\r\n")
        where = secret.file
    if not value or any(sign < " " for sign in value):
        raise SourceError(f"{where} does not hold one line of text", "write the secret alone", code="secret-missing")
    return value


def private_text(path: Path) -> str:
    """Read a file that is for its owner alone. Raises SourceError where others may read it."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno())
            if mode.st_uid not in {os.geteuid(), 0} or stat.S_IMODE(mode.st_mode) & 0o077:
                message = f"{path} may be read by others, so the secret in it is none"
                raise SourceError(message, f"make it yours alone: chmod 600 {path}", code="secret-exposed")
            data = file.read(LONGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(
            f"{path} cannot be read: {reason}", "a secret is kept there", code="secret-missing"
        ) from error
    try:
        return data[:LONGEST].decode("utf-8-sig")
    except UnicodeDecodeError:
        # The error itself would show the bytes.
        raise SourceError(f"{path} is not text", "save it as UTF-8", code="secret-missing") from None


def logs_in(options: Any) -> bool:
    """Whether a source logs in with its ``login``, or with a user and password in its address."""
    urls = (getattr(options, "url", None), *getattr(options, "urls", ()))
    return getattr(options, "login", None) is not None or any(_in_address(url) for url in urls if url)


def login_of(options: Any, folder: Path) -> Login | None:
    """Return what a source logs in with: its ``login``, else the user and password in its address; None for neither.

    Raises SourceError where a secret cannot be had.
    """
    urls = [url for url in (getattr(options, "url", None), *getattr(options, "urls", ())) if url]
    asked: LoginOptions | None = getattr(options, "login", None)
    if asked is None:
        named = next((pair for url in urls if (pair := _in_address(url))), None)
        return Login(_hosts(urls), named[0], _plain(urls), basic(*named), secrets=(named[1],)) if named else None
    said: list[str] = []

    def shown(secret: str | Secret | None) -> str:
        value = reveal(secret, folder)
        said.extend([value] if isinstance(secret, Secret) else [])
        return value

    headers = {name: shown(value) for name, value in asked.headers.items()}
    if asked.token:
        headers["Authorization"] = f"Bearer {shown(asked.token)}"
    user, password = shown(asked.user), shown(asked.password)
    form = None
    if asked.form or asked.fields:
        fields = tuple((name, shown(value)) for name, value in asked.fields.items())
        form = Form(asked.form or urls[0], user, password, fields)
    elif asked.user:
        headers |= basic(user, password)
    cookies = _cookies(folder / Path(asked.cookies).expanduser()) if asked.cookies else ()
    hosts = (*_hosts(urls), *_hosts([asked.form] if asked.form else []), *asked.hosts)
    query = tuple((name, shown(value)) for name, value in asked.query.items())
    parameters = {name: value for name, value in asked.query.items() if isinstance(value, Secret)}
    who = user or str(asked.token or parameters or "")
    return Login(
        hosts, who, _plain([*urls, asked.form or ""]), headers, cookies, form, query, tuple(urls),
        (*said, *(one.value for one in cookies)),
    )  # fmt: skip


def _in_address(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None


def _hosts(urls: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(urlsplit(url).netloc.rpartition("@")[2].lower() for url in urls))


def _plain(urls: Iterable[str]) -> bool:
    """Whether an address that the reader wrote is without encryption: then the login may be so too."""
    return any(url.lower().startswith("http:") for url in urls)


def basic(user: str, password: str) -> Mapping[str, str]:
    """The header that logs in (Basic, RFC 7617)."""
    return {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"}


def _cookies(path: Path) -> tuple[Cookie, ...]:
    """Read a file of cookies. Raises SourceError."""
    from http.cookiejar import LoadError, MozillaCookieJar  # few sources have one, and its patterns take long

    private_text(path)  # says whether others may read it
    jar = MozillaCookieJar()
    try:
        jar.load(str(path), ignore_discard=True, ignore_expires=True)
    except (LoadError, OSError, ValueError):
        # Its own message quotes the line, and so the cookie.
        message = f"{path} is not a file of cookies in Netscape's format"
        raise SourceError(message, "export the cookies again, as cookies.txt", code="secret-missing") from None
    return tuple(
        Cookie(one.name, one.value or "", one.domain.lstrip(".").lower(), one.path or "/", one.domain_initial_dot,
               one.secure, one.expires)
        for one in jar
    )  # fmt: skip
