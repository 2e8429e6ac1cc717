"""Cleaning takes as long as a page is long, whatever it is made of: calls are counted, not seconds."""

from __future__ import annotations

from itertools import count, takewhile

import pytest
from calls import counted

from packager.model import Document, Item
from packager.stages.clean import clean

ADDRESS = "https://news.example/a/b"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"
SMALL, TIMES = 10_000, 4
"""Bytes of the smaller page, and how much larger the other is."""
MOST = 1.05 * TIMES
"""How many times the calls of the smaller page the other may take: what is quadratic takes up to 16 times as many."""

MADE = {
    "frames": '<iframe src="https://x.example/{n}"></iframe>',
    "headings of all levels": "<h{level}>A heading {n}</h{level}>",
    "a film and a frame in one box": '<div class=video><object><embed src="/f{n}" allowfullscreen></object>'
    '<iframe src="https://x.example/{n}" title="Film {n}"></iframe></div>',
    "days of other calendars": "<p class=date>{day} آبان 1403 10:{minute:02}</p>",
    "times": '<time datetime="2024-11-{day:02}T10:{minute:02}:00Z">at ten</time> ',
    "pictures": '<picture><source srcset="/a{n}.webp 1x"><img src="/a{n}.jpg" alt="x"></picture>',
    "figures": "<figure><img src=/a{n}.jpg><figcaption>Words {n}. Photo: X</figcaption></figure>",
    "pictures in a list": "<li class=photo><div><img src=/a{n}.jpg></div>Words {n} of it</li>",
    "notes": "<p>x<sup><a href=#fn{n} id=r{n}>{n}</a></sup></p><ol><li id=fn{n}>Note <a href=#r{n}>↩</a></li></ol>",
    "notes below and beside": "<p>x<sup><a href=#fn{n}>{n}</a></sup> <span class=sidenote>Words of note {n}</span>"
    "</p><ol><li id=fn{n}>Words of note {n}</li></ol>",
    "key points in furniture": "<div class=meta><div class=highlights><ul><li>It rose {n}.</ul></div><p>x</div>{prose}",
    "lines at pictures": "<div><div><img src=/a{n}.jpg><br><i>The keeper at the lever in June, {n}.</i></div></div>",
    "lines of code in boxes": "<pre><div>let y = {n};</div><div><p>let z;</p></div></pre>",
    "lines of code with numbers": "<pre><code><span>{n}</span>let y = {n};\n</code></pre>",
    "rows of code with numbers": "<table><tr><td data-line-number={n}></td><td class=code>y = {n}</td></tr></table>",
    "tables by their roles": "<div role=table><div role=row><i role=cell>{n}</i><i role=cell>rose</i></div></div>",
    "notes that are links": "<p>x<a href=#fn{n} id=r{n}>{n}</a></p><div class=footnote><a href=#r{n} id=fn{n}>{n}</a>"
    "<div><p><a href=/s/{n}>Roe {n}</a></p></div></div>",
    "captions that are cut": "<figure><img src=/a{n}.jpg><figcaption><p>Words of picture {n}.</p><p>Words of picture"
    "... more</p></figcaption></figure>",
    "addresses alone": "<p>https://x.example/{n}</p><figure class=embed>https://x.example/v/{n}</figure>",
    "cells": "<table><tr><td>x</td><td>some words</td></tr></table>",
    "items without a list": "<li>Item {n} of what rose.</li>\n",
    "captions without a figure": "<figcaption>Caption {n} of what rose.</figcaption>\n",
    "lines called sub-headlines": "<div><p class=subhead>Line {n} of it</p></div><p class=subhead>It {n}</p>{prose}",
    "lines in bold": "<p><b>Line {n} of it</b></p>{prose}",
    "boxes in a row": "<div class=answer><div class=text><p>Short {n}.</p></div></div>"
    "<div class=answer><div class=text>{prose}</div></div>",
    "links to the page itself": '<p>Day {day} <a href="https://news.example/a/b">here</a> of it</p>',
    "posts": "<article class=live-post><time>10:{minute:02}</time><h3>Post {n}</h3><p>It rose {n}.</p></article>",
    "cards of many makes": '<div class="{n:x}"><h3><a href="/s/{n}">The other bridge</a></h3><p>It is shut.</p></div>'
    "{prose}{prose}{prose}",
    "rows of boxes that begin with links": '<div class=row><div><a href="/s/{n}">The other bridge {n}</a>'
    "<div>It is shut.</div></div></div>{prose}",
    "sections": "<section><div class=col><h2>Part {n} of it</h2>{prose}</div></section>",
    "players that share a box": '<div><object data="/{n}.swf" title="Film {n}"></object>'
    '<iframe src="/player/{n}" title="Live {n}"></iframe></div>',
    "requests to allow scripts": "<noscript><p>Allow scripts {n}, please.</p></noscript>",
    "posts that are quotations": "<div><div><blockquote class=post>{prose}</blockquote></div></div>",
    "quotations with credits": "<blockquote><p>It rose on day {n}.</p><p class=author>Ada {n}</p></blockquote>",
    "lines that lead to lists": "<p>It has {n} parts:</p><ul><li>Two doors {n}.</li></ul>",
    "empty boxes behind such a line": "<p>It has {n} parts:</p><div></div><div></div><span></span>",
    "rows of small linked signs": '<p><a href="/{n}"><img src="{n}.png" width=32 height=32></a></p>',
    "paragraphs before the text": "<div class=para>{prose}</div>",
    "tabs": "<ul role=tablist><li role=tab>A<li role=tab>B</ul><div role=tabpanel><pre>x {n}</pre></div>",
    "boxes of facts": "<aside><h3>Facts {n}</h3><p>It was built in 1902, and it has two arches of stone.</p></aside>",
    "sections for paragraphs": "<section><section><span>It rose on day {n} of it.</span></section></section>",
    "answers folded away": "<div class=faq><h4>What is {n}?</h4><div class=toggle-content>It is so.</div></div>",
    "answers in one box": "<h4>What is {n}?</h4><details><p>It is a bridge of stone, like {n}.</p></details>",
    "lines of each box in a row": "<div class=event><div class=head><b>March {n}</b></div>{prose}</div><i>x</i>",
    "lines with labels": "<p><b>Goals {n}:</b> 1-0 Vega</p><p>(a) the pier {n};</p>{prose}",
    "cards of lists": "<div><div><img src=/{n}.png><h3>Needs {n}</h3><ul><li>flour<li>salt</ul></div></div>{prose}",
    "listings of lines": "<div class=listing><div class=listingline>let y = {n};</div></div>{prose}",
    "boxes called sidebars": "<div class=sidebar-box><h4>Facts {n}</h4><p>It was built in 1902.</p></div>{prose}",
    "times in pieces": '<time datetime="2024-11-{day:02}T10:{minute:02}:00Z"><b>{day}</b><b>.11.</b></time> ',
    "pieces of bylines": "<p><span>By</span> <span>Ann Lee</span> <span>{n} hours ago</span></p>",
    "notices about cookies": "<p>We use cookies to improve your visit {n}.</p>",
}


def _calls(made: str, size: int) -> int:
    """How many calls cleaning a page takes in which something stands again and again."""
    pieces = (made.format(n=n, level=n % 6 + 1, day=n % 28 + 1, minute=n % 60, prose=PROSE) for n in count())
    lengths = 0

    def fits(piece: str) -> bool:
        nonlocal lengths
        lengths += len(piece)
        return lengths < size

    body = f"<h1>A bridge</h1>{PROSE * 5}{''.join(takewhile(fits, pieces))}{PROSE * 5}"
    document = Document(f"<title>A bridge</title><article>{body}</article>".encode(), ADDRESS, "text/html")
    item = Item("s", "", "g", ADDRESS, document=document)
    return counted(lambda: clean(item, zone=None, language=None))


@pytest.mark.parametrize("what", MADE)
def test_four_times_the_page_takes_about_four_times_the_calls(what: str) -> None:
    _calls(MADE[what], SMALL // 10)  # what is read once and kept
    assert _calls(MADE[what], TIMES * SMALL) < MOST * _calls(MADE[what], SMALL)
