"""Two requests at the same moment, each on its own connection: the second comes while the first is not committed."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection, transaction

Deed = Callable[[], object]

#: Seconds that the first waits for the second before it commits. A second that waits for a lock takes all of them.
HEAD_START = 0.4


def at_once(first: Deed, second: Deed) -> tuple[object, object]:
    """What each came to: its answer, or the exception. The first has done everything but commit when the second
    begins; it commits when the second is through, or evidently waits."""
    answers: dict[str, object] = {}
    is_done, is_over = threading.Event(), threading.Event()

    def ahead() -> None:
        with transaction.atomic():
            keep("first", first)
            is_done.set()
            is_over.wait(HEAD_START)

    def behind() -> None:
        is_done.wait(10)
        keep("second", second)
        is_over.set()

    def keep(name: str, deed: Deed) -> None:
        try:
            with transaction.atomic():
                answers[name] = deed()
        except Exception as fault:
            answers[name] = fault

    threads = [threading.Thread(target=closing, args=(deed,)) for deed in (ahead, behind)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers["first"], answers["second"]


def closing(deed: Callable[[], None]) -> None:
    """Leave no connection behind, or the test database could not be emptied."""
    try:
        deed()
    finally:
        connection.close()
