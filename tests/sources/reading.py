"""Reading a source in a test: options and a folder in, a listing out, with a web of its own or none."""

import asyncio
import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from packager import kinds
from packager.fetch import WebFetch
from packager.kinds import SourceContext

NOW = dt.datetime(2024, 11, 21, 4, tzinfo=dt.UTC)


def read(kind, folder=Path(), web=None, *, zone="Europe/Paris", language=None, since=None, **options):
    """Read one source as the gather stage does."""
    found = kinds.find("sources", kind)
    chosen = found.options.model_validate({"kind": kind, **options})

    async def run():
        async with WebFetch(allow_hosts=[web.host] if web else []) as fetch:
            context = SourceContext("here-1", "Here", ZoneInfo(zone), language, folder, fetch, NOW, since=since)
            return await found.read(chosen, context)

    return asyncio.run(run())


def read_apart(apart, kind, folder, **options):
    """Read one source of files with its parsers where ``apart`` has them."""
    found = kinds.find("sources", kind)
    context = SourceContext("here-1", "Here", ZoneInfo("UTC"), None, folder, None, NOW, apart)
    return asyncio.run(found.read(found.options.model_validate({"kind": kind, **options}), context))


def codes(listing):
    return [problem.code for problem in listing.problems]
