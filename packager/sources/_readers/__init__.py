"""The interfaces (APIs) of reading services: what is unread there, and that it has been read. One file a service."""

from collections.abc import Mapping

from packager.sources._readers.account import Account, Entry, Service
from packager.sources._readers.google import GoogleReader
from packager.sources._readers.miniflux import Miniflux
from packager.sources._readers.readeck import Readeck
from packager.sources._readers.wallabag import Wallabag

__all__ = ["SERVICES", "Account", "Entry", "Service"]

SERVICES: Mapping[str, type[Miniflux | GoogleReader | Wallabag | Readeck]] = {
    "miniflux": Miniflux,
    "google-reader": GoogleReader,
    "wallabag": Wallabag,
    "readeck": Readeck,
}
