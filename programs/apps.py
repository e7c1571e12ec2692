"""The one app: everything about knees, programs and the people who care."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """Connects the receivers of sign-in events."""

    name = "programs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Kneeapp"

    def ready(self) -> None:
        """Connect the audit of sign-in events."""
        from programs import receivers  # noqa: F401 (connects by decorator)
