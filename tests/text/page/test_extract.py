"""What the witness is asked: huge pages are lightened first, and what it keeps still names the page's own nodes."""

from packager.text.html import parse_page
from packager.text.page import extract
from packager.text.page.extract import ask_witness

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "


def test_small_words_of_a_huge_page_are_kept_with_their_lines(monkeypatch):
    monkeypatch.setattr(extract, "MOST_PIECES", 100)
    small = "".join(f"{n} {SENTENCE}<b>lever {n}</b> and <i>lock</i> " for n in range(4))
    page = parse_page(f"<html><body><article>{f'<p>{small}</p>' * 12}</article></body></html>")
    kept = ask_witness(page, None)
    texts = [element.text for number, element in enumerate(page.iter()) if number in kept.texts]
    assert texts.count("lever 3") == 12
    assert texts.count("lock") == 48


def test_the_witness_reads_a_line_of_many_small_words_as_one_piece(monkeypatch):
    monkeypatch.setattr(extract, "MOST_PIECES", 100)
    page = parse_page(f"<html><body><p>{'one <b>two</b> ' * 200}<br>{SENTENCE}</p></body></html>")
    extract._bound(page)
    assert len(page.xpath("//p//text()")) == 2


def test_the_end_of_an_endless_page_is_not_read(monkeypatch):
    monkeypatch.setattr(extract, "MOST_SEEN", 20)
    page = parse_page(f"<html><body><article>{f'<p>{SENTENCE * 2}</p>' * 40}</article></body></html>")
    assert 10 < len(ask_witness(page, None).texts) < 20
