"""Says whether the browser journeys can run, in one line; in CI a missing browser is a failure."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.journeys.browser import find_chromium

path = find_chromium()
if path:
    print(f"· Browser journeys run in {path}")
elif os.environ.get("CI") == "true":
    sys.exit("No Chromium was found, and CI does not skip: install the package `chromium` or set KNEEAPP_CHROMIUM.")
else:
    print("· Browser journeys are skipped: install Chromium (apt install chromium) or set KNEEAPP_CHROMIUM=/path/to/it")
