"""The project as an app: it registers the system checks."""

from django.apps import AppConfig


class KneeappConfig(AppConfig):
    """Loads `kneeapp.checks` at start."""

    name = "kneeapp"

    def ready(self) -> None:
        """Register the checks."""
        from kneeapp import checks  # noqa: F401 (registers by decorator)
