"""The error tree. An error says what is wrong and where (message) and what to do (hint).

Only ``cli/`` prints errors. Stages turn the error of one thing into a :class:`~packager.model.Problem`;
a library's exception is translated where that library is called and nowhere else.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean “x”?`` for the known word nearest to ``word``, or an empty string."""
    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean “{close[0]}”?" if close else ""


class PackagerError(Exception):
    """Root of all errors that packager raises on purpose."""

    exit_code = 1
    code = "failed"
    """Kebab-case code under which the error appears in reports."""

    def __init__(self, message: str, hint: str | None = None, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code:
            self.code = code

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.hint, self.code)


def _rebuild(kind: type[PackagerError], message: str, hint: str | None, code: str) -> PackagerError:
    return kind(message, hint, code=code)


class ConfigError(PackagerError):
    """Wrong usage or configuration."""

    exit_code = 2
    code = "bad-configuration"


class LockedError(PackagerError):
    """Another build of the same newsletter is at work."""

    exit_code = 4
    code = "locked"


class SourceError(PackagerError):
    """A source could not be read."""

    code = "source-failed"


class FetchError(SourceError):
    """An address could not be fetched."""

    code = "fetch-failed"


class ParseError(SourceError):
    """What came is not what it should be: not a feed, not a page, not text."""

    code = "parse-failed"


class ExtractError(PackagerError):
    """A page holds no article that could be found."""

    code = "not-an-article"


class ImageError(PackagerError):
    """A picture could not be read."""

    code = "image-failed"


class TemplateFailed(PackagerError):  # noqa: N818 — TemplateError is Jinja's own
    """A template is wrong."""

    code = "template-failed"


class RenderError(PackagerError):
    """An edition could not be made, or did not pass the check."""

    code = "render-failed"


class LostError(PackagerError):
    """The process that worked on it crashed, took too much memory, or did not come to an end."""

    code = "worker-crashed"


class StoreError(PackagerError):
    """Something on disk is unreadable, unwritable or damaged."""

    code = "store-failed"


class DeliveryError(PackagerError):
    """A channel refused an edition."""

    code = "delivery-failed"
