"""Child processes for work on what strangers wrote: a page, a picture, a whole edition.

A decoder may crash, eat all memory or never end. In a child with limits of its own it costs the one thing that it
worked on. Children are forked, not started anew: they have every module that this process has, for the price of
the memory that they change. They end with their parent, however it ends.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import math
import os
import pickle
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from packager.errors import LostError
from packager.ports import Bounds

PATIENCE = 2.5
"""Times its CPU seconds that a child may take by the clock: a busy machine is that slow, what sleeps for ever uses
no CPU at all, and an article given up should not hold an issue longer than a minute."""

DYING_TRIES, DYING_SECONDS = 50, 0.02
"""How often, and after what pause, a silent child is looked at before it is killed: the kernel takes a while to
bury one that had much memory."""

ROOMY, SPARE = 130_000_000, 30_000_000
"""Bytes in memory from which a worker gives back what it no longer uses, and how many more than it could not give back
the last time: pages of the usual size leave it below the one, those in many languages above it for good."""

YOUNG_OBJECTS = 50_000
"""Objects that a child makes between two searches for cycles: a page and its two trees are some 20,000, so few
finished pages wait to be freed."""

_PR_SET_PDEATHSIG = 1

_confined: set[int] = set()
"""This process's number, once it has limits; its children are other processes."""


def call(task: Callable[[Any], Any], value: Any, bounds: Bounds) -> Any:
    """Return ``task(value)`` as a child of this process found it; neither need be picklable, the result must.

    Raises what the task raised, and LostError where the child did not live to say.
    """
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    child = fork()
    if child == 0:
        ours.close()
        _confine(bounds, parent)
        _answer(Connection(theirs.detach()), task, value, bounds)
        os._exit(0)
    try:
        heed()
        theirs.close()
        with Connection(ours.detach()) as connection:
            reply = receive(connection, bounds.seconds * PATIENCE)
    except BaseException:
        end(child)
        raise
    status = end(child) if reply is None else os.waitpid(child, 0)[1]
    return result(reply, status, bounds)


def is_confined() -> bool:
    """Whether this process has limits, as a child has in which :func:`call` or :func:`serve` do their tasks."""
    return os.getpid() in _confined


@contextlib.contextmanager
def narrowed(bounds: Bounds) -> Iterator[None]:
    """Let a child do a part of its task within ``bounds``, if these are less than it has left; one that exceeds them
    is ended by the system or the library, as by its own."""
    before = {which: resource.getrlimit(which) for which in (resource.RLIMIT_CPU, resource.RLIMIT_AS)}
    room = {
        resource.RLIMIT_CPU: math.ceil(time.process_time()) + bounds.seconds,
        resource.RLIMIT_AS: _address_space() + bounds.memory,
    }
    for which, (soft, hard) in before.items():
        most = room[which] if soft == resource.RLIM_INFINITY else min(soft, room[which])
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, hard))
    try:
        yield
    finally:
        for which, limits in before.items():
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(which, limits)


def serve(connection: Connection, bounds: Bounds, parent: int) -> NoReturn:
    """Be a worker of ``parent``: do the tasks that come in, each within ``bounds``, until nobody can send any."""
    _confine(bounds, parent)
    most = ROOMY
    while True:
        try:
            task, value = _read(connection.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)
        _allow(bounds.seconds)
        _answer(connection, task, value, bounds)
        del task, value
        most = _made_room(most)


def _made_room(most: int) -> int:
    """Give back what is free if this process has more than ``most`` bytes; return from how many to do so again."""
    if _pages(1) <= most:
        return most
    trim()
    return max(ROOMY, _pages(1) + SPARE)


def trim() -> None:
    """Give the system back what is free in this process, where its C library can."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def receive(connection: Connection, patience: float) -> bytes | None:
    """Wait ``patience`` seconds for a child's answer; None where it ended without one, or is still at work."""
    with contextlib.suppress(EOFError, ConnectionResetError):
        return connection.recv_bytes() if connection.poll(patience) else None
    return None


def result(reply: bytes | None, status: int, bounds: Bounds) -> Any:
    """Return what a child answered. Raises what it raised, and LostError where it ended with ``status`` instead."""
    if reply is None:
        raise _lost(status, bounds)
    good, value = _read(reply)
    if not good:
        raise value
    return value


def end(child: int) -> int:
    """Bury a child, and kill it before if it is still at work; return how it ended, as :func:`os.waitpid` does.

    One that had to be killed has taken too long: it ended by its alarm.
    """
    # What has just closed its end of the connection is dead or about to be.
    for _ in range(DYING_TRIES):
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(DYING_SECONDS)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return int(signal.SIGALRM)


def fork() -> int:
    """Fork, with the keyboard's interrupt held back until :func:`heed`; return the child's number, or 0 in the child.

    Python calls functions of other modules after a fork, and an interrupt that is raised in one of them is lost.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return os.fork()
    except OSError:
        heed()
        raise


def heed() -> None:
    """Let the keyboard's interrupt through again: one that came meanwhile is raised here."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def behave() -> None:
    """Be a child: leave the keyboard's interrupt to the parent, and let the parent's handlers be the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    heed()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # What was made before the fork is shared as long as nobody writes to it: searching it for cycles would.
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 10, 10)


def _confine(bounds: Bounds, parent: int) -> None:
    behave()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)  # the parent ended before it could be asked to take this child along
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = _address_space() + bounds.memory
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    _allow(bounds.seconds)
    # The library of matrices behind the language model starts a thread a core, which wait for work in a busy loop.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _confined.add(os.getpid())


def _allow(seconds: int) -> None:
    """Let this process use so many seconds of CPU from now on; the kernel ends it then."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = math.ceil(time.process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _address_space() -> int:
    """Bytes of address space that this process has; where the system does not tell, none is counted."""
    return _pages(0)


def _pages(which: int) -> int:
    """A figure of this process's memory (proc(5), ``statm``) in bytes; a very large one where there is none."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[which]) * resource.getpagesize()
    except OSError:
        return 1 << 40


def _answer(connection: Connection, task: Callable[[Any], Any], value: Any, bounds: Bounds) -> None:
    """Do a task and send what came of it. Where nobody waits for it any more, this process has nothing to do."""
    reply = _outcome(task, value, bounds)
    try:
        connection.send_bytes(reply)
    except OSError:
        os._exit(0)


def _read(written: bytes) -> Any:
    """Read what this program wrote in another of its processes."""
    return pickle.loads(written)  # noqa: S301


def _outcome(task: Callable[[Any], Any], value: Any, bounds: Bounds) -> bytes:
    """Do a task; return the pickle of what came of it: whether it is a result, and the result or error."""
    try:
        return pickle.dumps((True, task(value)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        size = bounds.memory // 1_000_000
        return pickle.dumps((False, LostError(f"it needs more than {size} MB of memory", code="worker-memory")))
    except BaseException as error:  # noqa: BLE001 — it is raised again in the parent
        return _raised(error)


def _raised(error: BaseException) -> bytes:
    try:
        written = pickle.dumps((False, error))
        _read(written)
    # An error may hold, or ask its class for, anything: then its words must do.
    except Exception:  # noqa: BLE001
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return written


def _lost(status: int, bounds: Bounds) -> LostError:
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if number in {signal.SIGXCPU, signal.SIGALRM}:
        return LostError(f"it took more than {bounds.seconds} s of work, and was given up", code="worker-time")
    if number == signal.SIGKILL:
        return LostError("the system ended it, probably for want of memory", code="worker-memory")
    how = signal.Signals(number).name if number else f"status {os.waitstatus_to_exitcode(status)}"
    return LostError(f"the library that reads it crashed ({how})", code="worker-crashed")
