"""Reading a PDF back in a test: what is printed on each page, and where."""

import ctypes

import pypdfium2
import pypdfium2.raw

HYPHENATED = "\ufffe"
"""What PDFium gives for a hyphen at a line's end."""


def pages(path):
    """The text of each page on one line, in the order in which it is drawn; words are whole."""
    with pypdfium2.PdfDocument(path) as opened:
        texts = [page.get_textpage().get_text_range().replace(HYPHENATED, "") for page in opened]
    return [" ".join(text.split()) for text in texts]


def runs(path, number):
    """Each run of text on a page: points from its left and upper edge to where it begins and ends, and what it says."""
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[number - 1]
        text, height = page.get_textpage(), page.get_height()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        return [(box[0], height - box[1], text.get_text_bounded(*box)) for box in boxes]


def faces(path, number, words):
    """The names of the faces in which the first place of those words on a page is set."""
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[number - 1].get_textpage()
        begin, count = page.search(words).get_next()
        found = set()
        for index in range(begin, begin + count):
            if pypdfium2.raw.FPDFText_IsGenerated(page, index):
                continue  # the space that stands for the end of a line
            name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
            pypdfium2.raw.FPDFText_GetFontInfo(page, index, name, 200, flags)
            found.add(name.value.decode())
        return found


def letters(path, number):
    """Where each letter of a page begins, in points from its left edge, in the order in which they are drawn."""
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[number - 1].get_textpage()
        drawn = [at for at in range(page.count_chars()) if not pypdfium2.raw.FPDFText_IsGenerated(page, at)]
        return [page.get_charbox(at)[0] for at in drawn if page.get_text_range(at, 1).strip()]
