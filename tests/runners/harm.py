"""Tasks that do what a broken decoder does, for the worker processes to survive."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import time


def double(number: int) -> int:
    return 2 * number


def segfault_on_three(number: int) -> int:
    if number == 3:
        faulthandler.disable()
        ctypes.string_at(0)
    return number


def loop_on_three(number: int) -> int:
    while number == 3:
        pass
    return number


def hog(_: object) -> int:
    kept = []
    while True:
        kept.append(bytearray(1_000_000))


def refuse(number: int) -> int:
    raise ValueError(f"not {number}")


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def process(_: object) -> int:
    time.sleep(0.05)
    return os.getpid()


def when(_: object) -> tuple[float, float, int]:
    """From when to when it was at work, and where."""
    began = time.monotonic()
    time.sleep(0.1)
    return began, time.monotonic(), os.getpid()
