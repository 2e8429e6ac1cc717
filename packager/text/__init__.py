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


# BeautifulSoup imports them for CSS selectors, which hardly anything here uses, and to guess how bytes are encoded,
# which it is never given: patterns and tables of theirs take 0.1 s.
for _name in ("soupsieve", "charset_normalizer"):
    sys.modules.setdefault(_name, _Later(_name))
