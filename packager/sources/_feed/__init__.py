"""Reading feeds: bytes in, items out, whatever the dialect."""

from packager.sources._feed.items import Place, Text, items_of
from packager.sources._feed.reader import read
from packager.sources._feed.record import Entry, Feed
from packager.sources._feed.sniff import is_feed

__all__ = ["Entry", "Feed", "Place", "Text", "is_feed", "items_of", "read"]
