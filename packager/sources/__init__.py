"""One file a kind: places where articles come from."""
