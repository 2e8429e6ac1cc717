"""A page as it came: surveyed, asked where its article is, its furniture told by names."""
