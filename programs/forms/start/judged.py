"""Fields that are needed or not depending on others."""

from __future__ import annotations

from collections.abc import Iterable

from programs.forms.base import Form


class JudgedTogether(Form):
    """`clean` decides whether the fields of `judged` may stay empty; the page never calls them optional."""

    def judged(self) -> Iterable[str]:
        """Names of the fields that are looked at together."""
        return ()

    def full_clean(self) -> None:
        """Required for whoever reads the page, not for the field alone."""
        names = list(self.judged())
        for name in names:
            self.fields[name].required = False
        super().full_clean()
        for name in names:
            self.fields[name].required = True
