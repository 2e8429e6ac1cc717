"""One file a kind: ways to do many tasks."""
