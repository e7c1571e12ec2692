"""The demo's cast, as the terminal shows it. Only an installation with KNEEAPP_DEMO=1 has these accounts."""

from __future__ import annotations

from django.conf import settings

PASSWORD = "runners-knee"  # noqa: S105 (the demo's, printed on purpose; refused off loopback)

#: Address and what there is to see.
ACCOUNTS = (
    ("ana@kneeapp.example", "a runner in week 3, with a physiotherapist"),
    ("sam@kneeapp.example", "a runner who has not started"),
    ("tom@kneeapp.example", "a physiotherapist with 24 patients"),
    ("uma@kneeapp.example", "another physiotherapist of the clinic"),
    ("cleo@kneeapp.example", "the clinic's administrator"),
)


def banner(address: str) -> str:
    """What the terminal says when the service is up."""
    lines = [f"\nKneeapp is running on {address}  (stop it with Ctrl-C)"]
    if settings.DEMO:
        lines += [f"Demo accounts, password {PASSWORD}:"]
        lines += [f"  {email:<24} {what}" for email, what in ACCOUNTS]
    return "\n".join(lines) + "\n"
