"""The door to the web: the only place through which bytes come in from outside."""

from packager.fetch.blobs import BlobStore
from packager.fetch.limits import Limits
from packager.fetch.web import WebFetch

__all__ = ["BlobStore", "Limits", "WebFetch"]
