"""The table that holds the rate limits: nothing else pushes a counter out of it."""

from __future__ import annotations

import pytest
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command

from kneeapp.database import roomy

TABLE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "counters"}


@pytest.mark.django_db
def test_four_hundred_other_keys_push_no_counter_out() -> None:
    call_command("createcachetable", "counters")
    cache = DatabaseCache("counters", roomy(dict(TABLE)))
    counters = [f"a-counter-{number}" for number in range(100)]
    for name in counters:
        cache.set(name, [1.0], 300)
    for number in range(400):
        cache.set(f"other-{number}", number, 300)
    assert [name for name in counters if cache.get(name) is None] == []


def test_what_the_installation_chose_stands() -> None:
    assert roomy(TABLE | {"OPTIONS": {"MAX_ENTRIES": 5}})["OPTIONS"] == {"MAX_ENTRIES": 5}
    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache"}
    assert roomy(dict(redis)) == redis
