"""The store: the only part that knows how an issue lies on disk."""
