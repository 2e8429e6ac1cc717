"""Making an edition of the hand-written paper in a test."""

import newspaper
import pytest

from packager import kinds
from packager.kinds import RenderJob
from packager.templating import Templates


class Press:
    """Makes editions in a folder of its own, whose ``assets`` hold the pictures."""

    def __init__(self, folder, overrides=()):
        self.folder = folder
        self.templates = Templates(overrides)
        newspaper.draw(folder / "assets")

    def make(self, name, issue=None, target=None, pages=None, *, more=None, **options):
        """Write an edition; ``more`` are further fields of the job. Return its path and what the format says."""
        kind = kinds.find("formats", name)
        if lacking := kind.missing():
            pytest.skip(lacking.message)
        target = target or self.folder / f"paper{kind.suffix}"
        job = RenderJob(
            issue=issue or newspaper.issue(),
            options=kind.options(**options),
            asset=newspaper.drawn_in(self.folder / "assets"),
            target=target,
            stamp=newspaper.CLOSES,
            pages=pages or {},
            **{"templates": self.templates, **(more or {})},
        )
        return target, kind.write(job)
