"""One file a kind: places where articles come from."""

USUAL = "feed"
"""The kind that most sources are: it is asked first what an argument is, and often no other needs to be imported."""
