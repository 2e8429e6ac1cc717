"""Pure text: HTML and text in, HTML and text out; no clock, disk, network or configuration."""

import importlib
import sys
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module until something in it is used."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


# BeautifulSoup imports it for CSS selectors, which hardly anything here uses: its patterns take 0.08 s to compile.
sys.modules.setdefault("soupsieve", _Later("soupsieve"))
