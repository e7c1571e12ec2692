"""Wall time of one `preview_program` from a cold start, beside a process that only starts Django. Budget: 1 s."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import tests.environment  # noqa: E402, F401  (settings without an .env)
from tests.clinical.case_yaml import as_yaml  # noqa: E402
from tests.clinical.cases import seed_case  # noqa: E402

RUNS = 7
BUDGET_SECONDS = 1.0
REFERENCE = [sys.executable, "-c", "import django; django.setup()"]


def seconds(command: list[str]) -> float:
    """Wall time of one process."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "kneeapp.settings"}
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
    file.write(as_yaml(seed_case()))
    file.flush()
    preview = [sys.executable, "manage.py", "preview_program", file.name]
    timed = [(seconds(preview), seconds(REFERENCE)) for _ in range(RUNS)]

for name, times in zip(("preview_program", "django.setup() alone"), zip(*timed, strict=True), strict=True):
    print(f"{name:22} median {statistics.median(times):.2f} s, best {min(times):.2f}, worst {max(times):.2f}")
print(f"budget                 {BUDGET_SECONDS:.2f} s")
