"""Who gets in as whom: sessions, and the address that an account signs in with."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from programs.models import User


def end_sessions(*, user: User, but: str | None = None) -> None:
    """Sign the person out everywhere, or everywhere but in the session with this key."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but or ""):
        session.end()
