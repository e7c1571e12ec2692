"""How many examples the laws are held to: `make laws` says how many by LAWS_CASES, plain pytest takes a few."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

CASES = int(os.environ.get("LAWS_CASES", "100"))
FEWEST = 20


def on_a(share: int = 1) -> settings:
    """A law on every case, or on one in so many where one example costs several plans. The same cases every time."""
    return settings(
        max_examples=max(CASES // share, FEWEST),
        deadline=None,
        derandomize=True,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
