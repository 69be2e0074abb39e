"""Reading and writing without a search for garbage meanwhile."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Generator[None, None, None]:
    """Look for no garbage meanwhile.

    All that is made in reading is kept, or gone at once, and what is made in writing is gone soon.
    To look for garbage among it takes as much time as to make it.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
