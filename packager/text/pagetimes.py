"""When a page was published and updated: every place that says so, weighed against the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from packager.model import Provenance
from packager.text import dates, machinetimes, seentimes
from packager.text.declared import Declared
from packager.text.nearby import Block
from packager.text.weighing import MINUTE, Evidence, best, comparable, not_contradicted


@dataclass(frozen=True, slots=True)
class Times:
    """What a page says of its times, weighed."""

    published: Evidence | None = None
    updated: Evidence | None = None


def find(
    page: Declared,
    declared: list[Evidence],
    blocks: list[Block],
    *,
    url: str | None,
    language: str | None,
    fetched: dt.datetime | None,
) -> Times:
    """Return when the page was published and updated.

    ``declared`` is what the page declares of it for machines, ``blocks`` are the lines around the headline.
    """
    evidence = [
        *declared,
        *seentimes.near_headline(blocks, language, machinetimes.address_year(url)),
        *machinetimes.address(url),
    ]
    if not any(one.label == "published" and one.source is not Provenance.URL for one in evidence):
        evidence += seentimes.farther(page, language)
    kept = not_contradicted([one for one in evidence if dates.sane(one.moment, fetched)])
    published = best([one for one in kept if one.label == "published"])
    return Times(published, _updated([one for one in kept if one.label == "updated"], published))


def _updated(said: list[Evidence], published: Evidence | None) -> Evidence | None:
    """The time of the last change: one after publication where any place tells one, and never one before."""
    if published is None:
        return best(said)
    later = [one for one in said if comparable(one.moment) > comparable(published.moment) + MINUTE]
    updated = best(later) or best(said)
    return updated if updated and comparable(updated.moment) >= comparable(published.moment) else None
