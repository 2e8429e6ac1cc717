"""The only importer of Jinja: templates by name, from a newsletter's own folder or the built-in ones.

A newsletter's ``templates/`` is asked first, then what packager ships. The prefix ``!builtin/``
always means the shipped one, so that an override changes one block instead of copying a file::

    {% extends "!builtin/epub/article.xhtml" %}
    {% block foot %}…{% endblock %}
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from packager.errors import TemplateFailed, did_you_mean

BUILTIN = "!builtin"
"""Prefix under which the shipped template of a name is always found."""

_PLAIN = (".css", ".txt", ".md")

_COMPILED = "__pycache__"
"""Where Jinja keeps shipped templates compiled: among them, as Python does with modules."""
_COMPILED_NAMES = f"plain-1-%s.{sys.implementation.cache_tag}.cache"
"""Names of such files: others for another Python, and where templates are compiled by other settings, which Jinja does
not look at."""


@cache
def builtin_folder() -> Path:
    """Return the folder of the shipped templates: inside the wheel, or at the top of a checkout."""
    packed = Path(__file__).with_name("_templates")
    return packed if packed.is_dir() else Path(__file__).parent.parent / "templates"


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates on disk, each good for the text that it was made from; where none can be kept, none is.

    Whoever can write here can have code run, as with Python's own: so it is for the shipped templates alone. One
    serves every language, since none of them applies a filter to a constant, which Jinja does as it compiles.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


class Templates:
    """Templates by name, such as ``epub/article.xhtml``."""

    def __init__(
        self,
        overrides: Sequence[Path] = (),
        *,
        filters: Mapping[str, Callable[..., Any]] | None = None,
        names: Mapping[str, Any] | None = None,
    ) -> None:
        """Look in ``overrides`` first, the foremost winning; offer ``filters`` and global ``names``."""
        self._overrides = tuple(Path(folder) for folder in overrides)
        self._filters = dict(filters or {})
        self._names = dict(names or {})
        self._environment = self._make_environment()

    def speaking(self, filters: Mapping[str, Callable[..., Any]], names: Mapping[str, Any]) -> Templates:
        """Return the same templates with further filters and global names: those of a language and zone."""
        return Templates(self._overrides, filters={**self._filters, **filters}, names={**self._names, **names})

    def render(self, name: str, /, **context: Any) -> str:
        """Return the text of template ``name``. Raises TemplateFailed with the file and line at fault."""
        try:
            return self._environment.get_template(name).render(**context)
        except jinja2.TemplateNotFound as error:
            raise self._missing(str(error.name)) from error
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.filename or error.name or name}:{error.lineno}"
            raise TemplateFailed(f"{where}: {error.message}", "mend the template, or remove it") from error
        # Anything may be raised by what a template calls; where it happened is what its author needs.
        except Exception as error:
            where = self._line_at_fault(error) or name
            message = str(error) or type(error).__name__
            raise TemplateFailed(f"{where}: {message}", "mend the template, or remove it") from error

    def source(self, name: str, /) -> str:
        """Return a template's own text, not rendered."""
        try:
            loader = self._environment.loader
            assert loader is not None
            return loader.get_source(self._environment, name)[0]
        except jinja2.TemplateNotFound as error:
            raise self._missing(name) from error

    def files(self) -> list[tuple[str, Path]]:
        """Return every file that a template can come from, in a stable order, with its name."""
        folders = [*self._overrides, builtin_folder()]
        found = [(folder, path) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
        return [(path.relative_to(folder).as_posix(), path) for folder, path in found if path.parent.name != _COMPILED]

    def changed(self) -> bool:
        """Whether any of the shipped ones may have been replaced."""
        return any(folder.is_dir() for folder in self._overrides)

    def _make_environment(self) -> jinja2.Environment:
        ours = not self.changed()
        shipped = jinja2.FileSystemLoader(builtin_folder())
        own = [jinja2.FileSystemLoader(folder) for folder in self._overrides]
        # What strangers write runs in a sandbox, which looks at every name that a template reads.
        kind = jinja2.Environment if ours else ImmutableSandboxedEnvironment
        environment = kind(
            loader=jinja2.ChoiceLoader([*own, jinja2.PrefixLoader({BUILTIN: shipped}), shipped]),
            autoescape=lambda name: not (name or "").endswith(_PLAIN),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_Compiled(str(builtin_folder() / _COMPILED), _COMPILED_NAMES) if ours else None,
        )
        environment.filters.update(self._filters)
        environment.globals.update(self._names)
        return environment

    def _missing(self, name: str) -> TemplateFailed:
        """The error for a template that is not there; a shipped one cannot be put anywhere."""
        shipped = name.startswith(f"{BUILTIN}/")
        folder = self._overrides[0] if self._overrides else builtin_folder()
        known = [f"{BUILTIN}/{one}" if shipped else one for one, _ in self.files()]
        hint = "correct the name" if shipped else f"put it at {folder / name}, or correct the name"
        return TemplateFailed(f"there is no template “{name}”{did_you_mean(name, known)}", hint)

    def _line_at_fault(self, error: Exception) -> str | None:
        """Return ``file:line`` of the innermost template in the traceback."""
        folders = [str(folder) for folder in (*self._overrides, builtin_folder())]
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename.startswith(tuple(folders)):
                return f"{frame.filename}:{frame.lineno}"
        return None
