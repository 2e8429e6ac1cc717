"""Facts about an article, each from every place of its page that tells it: title, authors, times, language, site."""
