"""The door to the web: the only place through which bytes come in from outside."""

from packager.fetch.blobs import BlobStore
from packager.fetch.robots import Robots
from packager.fetch.web import WebFetch
from packager.ports import Limits

__all__ = ["BlobStore", "Limits", "Robots", "WebFetch"]
