"""What a label says to be about the author goes from the end of a text; a part that begins like it stays."""

import pytest

from packager.text.lines.notices import drop_notices
from packager.text.soup import QuickSoup

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "


def left(html: str) -> str:
    soup = QuickSoup(html)
    drop_notices(soup, [])
    return " ".join(soup.get_text(" ").split())


@pytest.mark.parametrize(
    "label",
    ["About the Author", "About author", "Author information", "À propos de l’auteur", "Über die Autorin",
     "Sobre el autor", "Sobre a autora", "Acerca de la autora", "Sull’autore", "Об авторе", "この記事を書いた人",
     "关于作者", "저자 소개", "عن الكاتب"],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["h4", "p"])
def test_a_box_about_the_author_goes_from_the_end(label, tag):
    box = f"<{tag}>{label}</{tag}><p><img src=a.jpg></p><h5>Mara Linde</h5><p>Based at sea, Mara rows.</p>"
    assert left(f"<p>{SENTENCE * 4}</p>{box}") == (SENTENCE * 4).strip()


@pytest.mark.parametrize(
    "after",
    [
        f"<p>{SENTENCE * 16}</p>",  # too long for a box
        "<p>Mara rows.</p><h2>What it costs</h2><p>The ferry costs nothing.</p>",  # another part
        "<p>Mara rows.</p><table><tr><td>1902</td><td>The ferry</td></tr></table>",
    ],
)
def test_a_part_of_the_text_stays(after):
    assert "About the author" in left(f"<p>{SENTENCE * 4}</p><h2>About the author</h2>{after}")


def test_a_sentence_about_authors_stays():
    text = f"<p>{SENTENCE * 4}</p><p>About the author nothing is known but her name.</p>"
    assert left(text).endswith("but her name.")
