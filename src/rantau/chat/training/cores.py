"""The same work for many things on all cores.

Split processes, not threads: the solver's source of random numbers is one per process, and two builds must be equal.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable
from typing import Any

_job: Callable[[int], Any]


def on_all_cores(job: Callable[[int], Any], number: int, *, worth: int, together: int = 1) -> list[Any]:
    """[job(0), …, job(number - 1)]; in this process alone for fewer than `worth`, or where processes cannot be split."""
    global _job  # noqa: PLW0603 - split processes see what was set before; nothing has to be sent to them
    if sys.platform != "linux" or number < worth or multiprocessing.current_process().daemon:
        return [job(one) for one in range(number)]
    _job = job
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        return pool.map(_do, range(number), chunksize=together)


def _do(one: int) -> Any:
    return _job(one)
