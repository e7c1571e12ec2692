"""How a line of the log is written: what happened, never whose knee.

The text of an error may hold what somebody told: a database error the values of the row that was refused (PostgreSQL:
`Key (question)=(…)`), a ValueError what was typed. Their kinds and places in the code are kept, their texts are not.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

EARLIER = "\nand because of it, or while it was handled:\n\n"

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class LineFormatter(logging.Formatter):
    """One line a message; an exception with its traceback, without its text."""

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 (the name is logging's)
        """The whole chain of an exception, the first cause first."""
        return EARLIER.join(_told(error) for error in reversed(list(_chain(ei[1]))))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception, what it came from, and so on; each once."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"Traceback (most recent call last):\n{places}{name} (text left out)"
