"""Lists in a tagged PDF: whatever stands in an item, its parts are those that ISO 14289-1 knows."""

from dataclasses import replace

import newspaper
import pikepdf
import pytest
from printing import Press

from packager.formats._pdf import figures
from packager.model import Section

LINKED = '<a href="https://example.org/"><img src="../assets/bridge.jpg" alt="A bridge"></a>'
PARTS = {"/L": {"/LI", "/L", "/Caption"}, "/LI": {"/Lbl", "/LBody"}}
"""What may stand in a list and in its item (ISO 32000-1, table 336)."""


@pytest.mark.parametrize("html", [
    f"<ul><li>{LINKED}<p>From the bank.</p></li></ul>",
    f"<ul><li>{LINKED}</li><li>{LINKED}</li></ul>",
    f"<ul><li>Seen {LINKED} from the bank.</li><li>Or not.</li></ul>",
    f"<ol><li>Seen <b>{LINKED} from</b> the bank.<ul><li>Twice {LINKED} more</li></ul></li></ol>",
    f"<dl><dt>Bridge</dt><dd>Seen {LINKED} from the bank.</dd></dl>",
])  # fmt: skip
def test_a_large_picture_in_an_item_leaves_the_list_sound(tmp_path, html):
    whole = newspaper.issue()
    article = replace(whole.sections[0].articles[0], html=f'{html}<p>Une <i lang="fr">péniche</i>.</p>', image=None)
    issue = replace(whole, sections=(Section("News", (article,)),), lead=None, left_out=(), problems=())
    path, _ = Press(tmp_path).make("pdf", issue)
    with pikepdf.open(path) as opened:
        elements = [one for one in figures._elements(opened.Root.StructTreeRoot) if "/S" in one]
        assert [one for one in elements if str(one.get("/S")) == "/LI"]
        for one in elements:
            above, kind = str(one.get("/P", {}).get("/S")), str(one.get("/S"))
            assert kind in PARTS.get(above, {kind})
            assert above == "/L" or kind != "/LI"
        assert "fr" in {str(one.get("/Lang")) for one in elements}, "each element was found with its box"
