"""Many texts converted at once, in as many processes as there are processors."""

from __future__ import annotations

import multiprocessing.connection
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from threading import Thread

from zhbook.book.job import Job
from zhbook.book.text import Converted, convert
from zhbook.errors import ZhbookError

#: Fewer texts than this are converted in one process: starting others takes longer.
FEWEST_FOR_PROCESSES = 24

#: A text that was converted, one that cannot be read, or what is wrong in book.toml about it.
_Result = Converted | ZhbookError | list[ZhbookError]


def converted(todo: Sequence[Job], jobs: int | None) -> Iterable[_Result]:
    """The results in the order of the jobs, whatever the number of processes."""
    if jobs == 1 or len(todo) < (2 if jobs else FEWEST_FOR_PROCESSES):
        yield from map(_attempt, todo)
        return
    with ProcessPoolExecutor(jobs, initializer=_end_with_parent) as pool:
        yield from pool.map(_attempt, todo, chunksize=max(1, min(16, len(todo) // 8)))


def _end_with_parent() -> None:
    """Let this worker end when the run is killed; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_wait_for, args=(parent.sentinel,), daemon=True).start()


def _wait_for(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _attempt(job: Job) -> _Result:
    try:
        return convert(job)
    except ZhbookError as error:
        return error
    except ExceptionGroup as group:
        return [error for error in group.exceptions if isinstance(error, ZhbookError)]
