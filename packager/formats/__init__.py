"""One file a kind: kinds of edition."""
