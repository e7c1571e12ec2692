"""Which leg or knee: by itself, and inside a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

#: By itself: an answer, the head of a column, the name of a bar.
SIDE_NAMES: Mapping[str, Words] = {"left": _("Left"), "right": _("Right"), "both": _("Both")}

#: Inside a sentence.
SIDES: Mapping[str, Words] = {"left": _("left"), "right": _("right"), "both": _("both legs")}
