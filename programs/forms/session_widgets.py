"""Two ways to answer that only a session needs: what was done of an exercise, and how hard it was."""

from __future__ import annotations

from typing import Any

from django import forms


class DidWidget(forms.RadioSelect):
    """All of it, some of it, left out: three segments side by side."""

    template_name = "patient/session/_did.html"
    shape = "did"

    def use_required_attribute(self, initial: Any) -> bool:
        """The error summary says it, in our words and in one place."""
        return False


class EffortWidget(forms.RadioSelect):
    """0 to 10 as eleven numbers to tap. No zones: hard work is not pain."""

    template_name = "patient/session/_effort.html"
    shape = "effort"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, choices=[(str(score), str(score)) for score in range(11)])

    def use_required_attribute(self, initial: Any) -> bool:
        """The error summary says it, in our words and in one place."""
        return False
