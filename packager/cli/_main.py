"""The command line: one file a command in this folder, imported only when it is the one that runs."""

from __future__ import annotations

import ast
import atexit
import importlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from packager import __version__
from packager.cli import _compiled, _memory
from packager.cli._terminal import say
from packager.errors import PackagerError, did_you_mean

_HERE = Path(__file__).parent
_ORDER = ("init", "build", "collect", "gather", "render", "make", "clean", "check", "list", "sources")
"""The order of a day's work, in which ``--help`` lists the commands; others follow by name."""


class Terminated(BaseException):
    """SIGTERM came: unwind, so that locks are released and working files removed."""


class Commands(click.Group):
    """The commands of this folder. ``--help`` reads the first line of each file and imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = sorted(path.stem for path in _HERE.glob("*.py") if not path.stem.startswith("_"))
        return sorted(names, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a listing what it needs of a command: its name and what it is for."""
        if cmd_name not in self.list_commands(ctx):
            return None
        return click.Command(cmd_name, help=_first_line(cmd_name), add_help_option=False)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Import the one command that runs."""
        name, *rest = args
        known = self.list_commands(ctx)
        if name not in known and not ctx.resilient_parsing:
            ctx.fail(f"There is no command “{name}”{did_you_mean(name, known)}")
        command: click.Command | None = None
        if name in known:
            _memory.keep()
            _compiled.recall()
            _hush()
            command = importlib.import_module(f"packager.cli.{name}").command
        return name, command, rest


def _hush() -> None:
    """Keep what libraries log off the terminal: the one that draws formulas has what all others log printed."""
    import logging

    logging.getLogger().addHandler(logging.NullHandler())


def _first_line(name: str) -> str:
    doc = ast.get_docstring(ast.parse((_HERE / f"{name}.py").read_text("utf-8"))) or ""
    return doc.splitlines()[0] if doc else ""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-C", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    help="Work in DIR: newsletters are looked for in DIR/issues.  [default: $PACKAGER_HOME, else here]",
)  # fmt: skip
@click.version_option(__version__, prog_name="packager")
@click.pass_context
def packager(ctx: click.Context, folder: Path | None) -> None:
    """Gather a day's articles and package them as an EPUB and a PDF digest.

    \b
    packager init le-matin --feed https://example.org/feed.xml
    packager build                                   every morning
    packager make https://example.org/feed.xml -o today.epub

    Completion in bash: eval "$(_PACKAGER_COMPLETE=bash_source packager)"; zsh and fish have zsh_source
    and fish_source.
    """
    ctx.obj = folder


def main() -> NoReturn:
    """Run the command line and exit with its status; errors are two lines, never a traceback."""
    ended: list[int] = []
    atexit.register(_memory.leave, ended)  # the first to be registered is the last to be called
    signal.signal(signal.SIGTERM, _terminate)
    ended.append(_run())
    sys.exit(ended[0])


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def _run() -> int:
    """Run a command; return its exit status. Whatever ends it is told in two lines."""
    try:
        status = packager.main(prog_name="packager", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except PackagerError as error:
        say(error.message, error.hint)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as bare:
        click.echo(bare.format_message(), err=True)
        return bare.exit_code
    except click.ClickException as error:
        path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "packager"
        say(error.format_message().rstrip("."), f"{path} --help says how")
        return error.exit_code
    except (KeyboardInterrupt, click.Abort, Terminated, SystemExit, BrokenPipeError) as ended:
        return 128 + _signal(ended)
    except Exception as error:
        if os.environ.get("PACKAGER_DEBUG"):
            raise
        _tell_unexpected(error)
        return 1


def _signal(ended: BaseException) -> int:
    """The signal by which a command was ended."""
    if isinstance(ended, Terminated):
        return signal.SIGTERM
    if isinstance(ended, KeyboardInterrupt | click.Abort):
        say("interrupted", "nothing half-made is left; run the same command again")
        return signal.SIGINT
    # Whoever read our results has gone: click turns that into an exit of its own. Python would complain again
    # when it flushes standard output at the end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return signal.SIGPIPE


def _tell_unexpected(error: Exception) -> None:
    if isinstance(error, OSError):
        what = error.filename or "the results cannot be written"
        say(f"{what}: {error.strerror or error}", "check the path, its rights and the disk")
        return
    say(
        f"this should not have happened: {type(error).__name__}: {error}",
        "please report it; PACKAGER_DEBUG=1 before the command shows where",
    )
