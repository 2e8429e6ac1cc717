"""A quotation in a box of its own stays, with the line that says whose it is; a box with more is judged as any."""

from __future__ import annotations

import pytest
from carving import PROSE, SENTENCE, cut

QUOTE = "<blockquote>The river takes its time.</blockquote>"


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="q-block"><figure>{QUOTE}<figcaption class="source">The keeper</figcaption></figure></div>',
        f'<aside class="quote"><div><img src="a.png" width="24">The keeper</div>{QUOTE}</aside>',
        f'<div><blockquote>{SENTENCE}<div class="x-footer"><cite>The keeper</cite></div></blockquote></div>',
    ],
)
def test_a_quotation_in_a_box_stays(box: str) -> None:
    found = cut(f"<article>{PROSE}{box}{PROSE}</article>")
    assert found.find(".//blockquote") is not None
    assert (found.find(".//blockquote//cite") is None) == ("<aside" in box)


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="related">{QUOTE}</div>',
        f'<aside><a href="/b"><img src="b.jpg">The other bridge, and how it fell</a>{QUOTE}</aside>',
    ],
)
def test_a_quotation_in_another_box_goes(box: str) -> None:
    assert cut(f"<article>{PROSE}{box}{PROSE}</article>").find(".//blockquote") is None
