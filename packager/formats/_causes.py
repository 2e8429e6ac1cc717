"""Why something is not in an issue, as readers are told: one short sentence for codes that mean the same to them.

The message that came with a code is English and for whoever runs packager; it stands in ``report.json``.
"""

from __future__ import annotations

from packager.locale import Words

_TALKS = "no-answer no-connection connection-lost host-silent host-unknown mail-failed"
_ERRORS = "http-error bad-answer empty-answer too-many-redirects error-page reader-failed robots-unknown"
_LARGE = "too-large host-too-large listing-cut folder-cut archive-cut"
_EMPTY = "empty-page empty-shell no-text item-empty mail-empty file-empty feed-empty-document"
_BROKEN = "archive-broken feed-cut item-unreadable parse-failed image-failed file-unreadable"
_FAILED = "reading-failed clean-failed worker-crashed source-failed fetch-failed failed store-failed"
_OTHER = "not-a-feed not-a-page not-an-image not-html not-a-sitemap"
_ABSENT = "file-missing image-missing image-outside"
_SETTINGS = "bad-configuration bad-address bad-selector bad-pattern bad-request rule-bad rule-missed rule-note"


def cause(code: str | None, words: Words) -> str | None:
    """Return what readers are told of a code, in the newsletter's language; None of one that is not known here."""
    return next((told for codes, told in _told(words) if code in codes.split()), None)


def _told(words: Words) -> tuple[tuple[str, str], ...]:
    return (
        ("not-found", words.text("It is no longer there")),
        ("forbidden login-wall", words.text("It wants a login or a payment")),
        (_TALKS, words.text("Its server did not answer")),
        (_ERRORS, words.text("Its server answered with an error")),
        ("try-later", words.text("Its server was busy")),
        ("tls-failed", words.text("The secure connection could not be made")),
        ("robots-refused", words.text("Its site asks robots to keep away")),
        (_LARGE, words.text("It is larger than is taken")),
        ("address-refused", words.text("Its address is a private one")),
        ("offline", words.text("It was not fetched before, and nothing was to be fetched")),
        ("run-deadline", words.text("The time for gathering was over")),
        ("login-failed secret-missing secret-exposed", words.text("The login did not succeed")),
        (_ABSENT, words.text("The file is not there")),
        (_EMPTY, words.text("It holds no text")),
        ("feed-empty list-empty folder-empty", words.text("It lists no articles")),
        ("no-article not-an-article", words.text("It holds no article")),
        ("link-list", words.text("It is a list of links")),
        ("consent-wall", words.text("It only asks for consent")),
        (_OTHER, words.text("It is something else than was expected")),
        (_BROKEN, words.text("It is damaged")),
        (_FAILED, words.text("Reading it failed")),
        ("worker-time worker-memory", words.text("Reading it would have taken too long")),
        ("article-cut", words.text("Only a part of it is printed")),
        ("part-failed", words.text("A further page of it could not be had")),
        ("page-failed feed-text-used", words.text("What its feed tells of it is printed instead")),
        ("pictures-cut", words.text("The article has more pictures than are taken")),
        ("time-doubted times-contradict", words.text("Its time of publication is in doubt")),
        (_SETTINGS, words.text("A setting does not suit it")),
    )
