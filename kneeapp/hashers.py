"""Password hashing at OWASP's recommended cost: as strong as needed, and gentle on a small server's two cores."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """Argon2id with 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet). Django's own cost of 100 MiB and 8
    lanes takes forty times the CPU, so that a morning's sign-ins would fill both cores."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
