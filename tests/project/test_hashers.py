"""How passwords are kept."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

from kneeapp.hashers import Argon2id


@pytest.fixture(autouse=True)
def real_hashers(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["kneeapp.hashers.Argon2id", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]  # type: ignore[attr-defined]


def test_passwords_are_argon2id_with_the_recommended_cost() -> None:
    assert make_password("runners-knee").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_older_hash_still_opens_and_is_renewed() -> None:
    older = Argon2PasswordHasher().encode("runners-knee", "saltsaltsalt")
    assert check_password("runners-knee", older)
    assert Argon2id().must_update(older)
