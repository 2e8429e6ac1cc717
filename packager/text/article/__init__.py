"""The article found in its page: what is its story, what belongs to that, what says that it goes on or ends early."""
