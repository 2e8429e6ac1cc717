"""One file a kind: places where editions go."""
