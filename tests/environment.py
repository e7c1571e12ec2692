"""The environment of the tests, set before Django reads its settings. A developer's .env changes nothing here."""

import os
import tempfile
from pathlib import Path

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 (a RAM disk: tests need no durable file)

os.environ.update(
    {
        "SECRET_KEY": "tests-only-" + "0123456789" * 6,
        "MFA_KEYS": "tests-only-" + "0123456789" * 4,
        "DEBUG": "0",
        "KNEEAPP_DEMO": "1",
        "KNEEAPP_COUNTRY": "GB",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "BASE_URL": "http://127.0.0.1:8000",
        "TIME_ZONE": "Europe/London",
        "CACHE_URL": "locmemcache://",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright's event loop lives in the thread of the test
    }
)
for name in ("BIND", "EMAIL_URL", "TRUSTED_PROXIES", "KNEEAPP_LOCAL_MAIL", "SECRET_KEY_FILE"):
    os.environ.pop(name, None)
os.environ.setdefault("DATABASE_URL", "sqlite:////nonexistent/only-the-test-database-is-used")
folder = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
os.environ["TEST_SQLITE_FILE"] = str(
    folder / f"kneeapp-tests-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}.sqlite3"
)
