"""What every template may know about this installation."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, object]:
    """The site's name, the country for emergency numbers, and whether this is the demo."""
    return {"site_name": settings.SITE_NAME, "country": settings.COUNTRY, "is_demo": settings.DEMO}
