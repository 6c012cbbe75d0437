"""Run a coroutine to its end, also where the browser's driver keeps an event loop going on this thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

R = TypeVar("R")


def kor(vad: Coroutine[Any, Any, R]) -> R:
    """The coroutine's result."""
    with ThreadPoolExecutor(max_workers=1) as trad:
        return trad.submit(asyncio.run, vad).result()
