"""The label of a list of contents, where the list is gone: pages keep such lists in boxes of furniture."""

from __future__ import annotations

import re

from bs4 import Tag

from packager.text.html import HEADINGS, SETS
from packager.text.lines.labelwords import LABEL_LENGTH
from packager.text.parts.links import POINTS_AWAY, link_share

_LABEL = re.compile(
    r"\W*(?:(?:table of )?contents|(?:jump|skip) to(?: section)?|(?:in|on) this (?:article|story|post|guide|page)|"
    r"inhalt(?:sverzeichnis|sübersicht)?|in diesem (?:artikel|beitrag)|(?:au )?sommaire|table des matières|"
    r"dans cet article|(?:tabla de )?contenidos?|índice(?: de contenidos?)?|en este artículo|conteúdo|sumário|"
    r"neste artigo|indice(?: dei contenuti)?|sommario|in questo articolo|inhoud(?:sopgave)?|in dit artikel|"
    r"innehåll(?:sförteckning)?|indhold(?:sfortegnelse)?|innhold(?:sfortegnelse)?|sisältö|spis treści|obsah|"
    r"tartalom(?:jegyzék)?|cuprins|içindekiler|содержание|оглавление|зміст|съдържание|περιεχόμενα|mục lục|daftar isi|"
    r"目录|目錄|目次|목차|المحتويات|فهرست(?: مطالب)?|תוכן עניינים|विषय[ -]सूची|สารบัญ)\W*"
    r"(?:\[?(?:hide|show|toggle|anzeigen|verbergen|masquer|ocultar|mostrar|gizle|ukryj|скрыть|非表示|隐藏)\]?\W*)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\W*(?:contents|(?:in|on) this guide|inhalt|contenidos?|conteúdo|sumário|sommario|[íi]ndice|obsah|innehåll|"
    r"indhold|innhold|sisältö|содержание|зміст)\W*",
    re.IGNORECASE,
)
"""Labels that also head a paragraph, on what a book is about."""


def heads_nothing(block: Tag, text: str) -> bool:
    """Whether a line is the label of a list of contents that is gone."""
    if len(text) > LABEL_LENGTH or _LABEL.fullmatch(text) is None:
        return False
    following = block.find_next_sibling()
    if following is None or following.name in HEADINGS:
        return True
    return _PLAIN.fullmatch(text) is None and following.name not in SETS and link_share(following) <= POINTS_AWAY
