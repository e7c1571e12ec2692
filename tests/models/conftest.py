"""What tests of migrations share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.models.migrating import migrate_to_newest


@pytest.fixture
def newest_afterwards(transactional_db: None) -> Iterator[None]:
    """However far a test went back, the newest step follows."""
    yield
    migrate_to_newest()
