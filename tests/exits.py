"""How a program ends that is called in a child of the tests."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable


def exit_status(program: Callable[[], object]) -> int:
    """The exit status with which Python would end: ``sys.exit("no")`` is 1, as a traceback is.

    What the program has printed is flushed.
    """
    ended: object = 1
    try:
        ended = program()
    except SystemExit as end:
        ended = end.code
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return ended if isinstance(ended, int) else int(ended is not None)
