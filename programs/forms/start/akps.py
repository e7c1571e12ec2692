"""The knee score on four short pages, in the order of the scale."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.forms.start.choices import one_of
from programs.wording.akps import ANSWERS, QUESTIONS

#: Address of a page -> its items; together they are the scale in its order.
AKPS_PAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "walking": ("limp", "support", "walking"),
        "moving": ("stairs", "squat", "run"),
        "sitting": ("jump", "sitting", "pain"),
        "knee": ("swelling", "kneecap", "thigh", "flexion"),
    }
)


class AkpsForm(Form):
    """The items of one page; each needs an answer, and its points are what is stored."""

    def __init__(self, *args: Any, items: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in items:
            self.fields[item] = one_of(QUESTIONS[item], ANSWERS[item], missing=_("Select one of the answers"))

    @property
    def points(self) -> dict[str, int]:
        """Item -> points."""
        return {item: int(points) for item, points in self.cleaned_data.items()}
