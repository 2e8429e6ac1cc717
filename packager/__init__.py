"""packager: gathers a day's articles and packages them as an EPUB and a PDF digest."""

__version__ = "0.1.0"
