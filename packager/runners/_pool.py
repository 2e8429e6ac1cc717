"""A few worker processes on this machine, replaced as they are lost.

Forking is safe in a process with one thread alone, and this one soon has several. So a *nursery* is forked first of
all, which does nothing but fork workers and bury them; what it has imported by then, no worker imports again.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import queue
import signal
import socket
import struct
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from packager import apart
from packager.ports import Bounds

_ASKED = struct.Struct("!cii")
_TOLD = struct.Struct("!ii")
"""A request is a verb, the process that asks, and a worker; its answer is who asked, and a number."""
_SPAWN, _BURY = b"s", b"b"


def written(task: Callable[[Any], Any], value: Any) -> bytes:
    """A task and its input as a worker reads them."""
    return pickle.dumps((task, value), pickle.HIGHEST_PROTOCOL)


class Worker:
    """One worker process, as its user sees it."""

    __slots__ = ("connection", "number")

    def __init__(self, number: int, connection: Connection) -> None:
        self.number = number
        self.connection = connection


class Pool:
    """Up to ``size`` workers. Any thread may use it; a worker does one task at a time."""

    def __init__(self, size: int, bounds: Bounds) -> None:
        self.size = size
        self.bounds = bounds
        self.borrow()
        self._control, theirs = socket.socketpair()
        self._nursery = apart.fork()
        if self._nursery == 0:
            self._control.close()
            _tend(theirs, bounds)
        theirs.close()
        atexit.register(self.close)
        apart.heed()

    def borrow(self) -> None:
        """Begin with no workers and open locks, as a child does that goes on with its parent's nursery."""
        self._free: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(self.size):
            self._free.put(None)
        self._asking = threading.Lock()
        self.alone = threading.Lock()
        """Held by whoever has a large task done, so that two never fill the machine's memory at once."""

    def lent(self) -> threading.Lock:
        """What to hold while a child has the nursery: two who ask at once would take each other's answers."""
        return self._asking

    def close(self) -> None:
        """End the nursery, and with it every worker."""
        # Not only closed: a child that is still at work holds a copy of it, and the nursery would wait for that one.
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._control.close()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._nursery, 0)

    def take(self, *, wait: bool = True) -> Worker | None:
        """Return a worker to work with alone; None where all are busy and ``wait`` is false."""
        try:
            worker = self._free.get(block=wait)
        except queue.Empty:
            return None
        try:
            return worker or self._spawned()
        except BaseException:
            self._free.put(None)
            raise

    def give_back(self, worker: Worker, *, sound: bool) -> None:
        """Let others have a worker. One that is not ``sound``, having died or been left at work, is replaced."""
        if not sound:
            worker.connection.close()
            self._ask(_BURY, worker.number)
        self._free.put(worker if sound else None)

    def rest(self) -> None:
        """End the workers that are free: each holds memory, and is forked again when there is work for it."""
        idle: list[Worker | None] = []
        with contextlib.suppress(queue.Empty):
            while True:
                idle.append(self._free.get_nowait())
        for worker in idle:
            self.give_back(worker, sound=False) if worker else self._free.put(None)

    def send(self, worker: Worker, job: bytes) -> None:
        """Give a worker something to do (:func:`written`). One that is dead is noticed when its answer is awaited."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send_bytes(job)

    def answer(self, worker: Worker, patience: float) -> tuple[bytes | None, int]:
        """Wait for a worker's answer. Return it, or None and how the worker ended: it is no more."""
        reply = apart.receive(worker.connection, patience)
        return reply, 0 if reply else self._ask(_BURY, worker.number)

    def _spawned(self) -> Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            number = self._ask(_SPAWN, 0, theirs.fileno())
        return Worker(number, Connection(ours.detach()))

    def _ask(self, verb: bytes, number: int, *descriptors: int) -> int:
        with self._asking:
            asker = os.getpid()
            socket.send_fds(self._control, [_ASKED.pack(verb, asker, number)], descriptors)
            # A child that was killed while it waited has left its answer here.
            while (told := _TOLD.unpack(self._control.recv(_TOLD.size)))[0] != asker:
                pass
            return int(told[1])


def _tend(control: socket.socket, bounds: Bounds) -> NoReturn:
    """Be the nursery, until the parent is gone: then nobody stays behind."""
    apart.behave()
    _close_all_but(control.fileno())
    children: set[int] = set()
    with contextlib.suppress(OSError):
        while asked := socket.recv_fds(control, _ASKED.size, 1):
            message, descriptors = asked[:2]
            if not message:
                break
            verb, asker, number = _ASKED.unpack(message)
            if verb == _SPAWN:
                number = _fork(control, descriptors[0], bounds)
                children.add(number)
                control.send(_TOLD.pack(asker, number))
            else:
                status = apart.end(number) if number in children else 0
                children.discard(number)
                control.send(_TOLD.pack(asker, status))
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    os._exit(0)


def _close_all_but(kept: int) -> None:
    """Close what was open in the parent, such as its lock, which would be held as long as the nursery lives."""
    try:
        opened = [int(name) for name in os.listdir("/dev/fd")]  # noqa: PTH208 — names, not paths
    except OSError:
        opened = list(range(3, 1024))
    for descriptor in opened:
        if descriptor > 2 and descriptor != kept:
            with contextlib.suppress(OSError):
                os.close(descriptor)


def _fork(control: socket.socket, descriptor: int, bounds: Bounds) -> int:
    nursery = os.getpid()
    child = os.fork()
    if child == 0:
        control.close()
        apart.serve(Connection(descriptor), bounds, nursery)
    os.close(descriptor)
    return child
