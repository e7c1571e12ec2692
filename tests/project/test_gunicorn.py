"""gunicorn.conf.py reads the same .env as the settings: who writes PORT there is served there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOW = """
import json, runpy
settings = runpy.run_path("gunicorn.conf.py")
print(json.dumps({name: settings[name] for name in ("bind", "workers", "worker_class", "forwarded_allow_ips")}))
"""


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """The two files that decide where we are served, in a folder of their own."""
    (tmp_path / "kneeapp").mkdir()
    shutil.copy(ROOT / "gunicorn.conf.py", tmp_path)
    for name in ("__init__.py", "environment.py"):
        shutil.copy(ROOT / "kneeapp" / name, tmp_path / "kneeapp")
    return tmp_path


def served(folder: Path, env_file: str, **environment: str) -> dict[str, object]:
    (folder / ".env").write_text(env_file)
    shown = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(shown.stdout)


def test_without_a_word_it_is_loopback_with_two_processes_of_threads_that_believe_no_header(installation: Path) -> None:
    shown = served(installation, "")
    assert shown.pop("forwarded_allow_ips") == ""
    assert shown == {"bind": "127.0.0.1:8000", "workers": 2, "worker_class": "gthread"}


def test_the_env_file_decides_where_and_how_many(installation: Path) -> None:
    shown = served(installation, "PORT=8443\nWEB_CONCURRENCY=3\n")
    assert (shown["bind"], shown["workers"]) == ("127.0.0.1:8443", 3)
    assert served(installation, "BIND=0.0.0.0:80\n")["bind"] == "0.0.0.0:80"


def test_the_environment_goes_before_the_file(installation: Path) -> None:
    assert served(installation, "PORT=8443\n", PORT="9000")["bind"] == "127.0.0.1:9000"
