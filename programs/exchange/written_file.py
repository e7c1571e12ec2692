"""Plain values as a YAML file: what a page asked, to be asked again by the preview commands."""

from __future__ import annotations

from typing import Any

import yaml


def as_yaml(values: dict[str, Any]) -> str:
    """The values in their order; the readers of this floor give the same values back.

    >>> as_yaml({"schema": 1, "screening": {"locked": "yes"}})
    "schema: 1\\nscreening: {locked: 'yes'}\\n"
    """
    written = yaml.dump(values, Dumper=WrittenOut, sort_keys=False, allow_unicode=True, width=100)
    return str(written)


class WrittenOut(yaml.SafeDumper):
    """Small sections on one line, and repeated values written out: an alias helps no reader of so small a file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"default_flow_style": None})

    def ignore_aliases(self, data: Any) -> bool:
        """Always."""
        return True
