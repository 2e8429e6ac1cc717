"""How much may come from outside, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

from packager.ports import Wanted

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one run. Times are seconds by the wall clock, sizes are bytes after decompression."""

    resource_seconds: float = 30
    """One address, its redirects and its tries together; the wait before a try is not counted here."""
    impatient_seconds: float = 5
    """The same for a host of which one address has used its whole time up already: a site that stalls must not
    stall the issue, and one that was slow once answers the rest in less."""
    silence_seconds: float = 15
    """Longest silence within a try: half of a resource's time, so that a server that slept once gets a second try."""
    connect_seconds: float = 10
    wait_seconds: float = 30
    """All waits between the tries of one address together; a server that asks for more is left for the next run."""
    run_seconds: float = 15 * 60
    page_bytes: int = 15 * MEGABYTE
    image_bytes: int = 10 * MEGABYTE
    host_bytes: int = 150 * MEGABYTE
    """All pages of one host in one run: they are held in memory until they are cleaned. 100 pages have 10 MB."""
    per_host: int = 4
    """Requests at once to one host: what browsers allowed themselves in the days of small servers is six."""
    in_all: int = 16
    tries: int = 3
    redirects: int = 5
    kept_bytes: int = 32 * MEGABYTE
    """What was fetched in this run and is held in memory, in case that a second article asks for it."""

    def bytes_of(self, wanted: Wanted) -> int:
        """Return the most bytes that a resource of this sort may have."""
        return self.image_bytes if wanted == "image" else self.page_bytes
