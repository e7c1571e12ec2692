"""django-allauth's seams: where people go, how links are built, how second-factor secrets are kept."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.actions.mail import was_sent

#: Mails that somebody waits for, whether or not the account exists. The others are notices of what was done.
WAITED_FOR = {
    "account/email/account_already_exists",
    "account/email/email_confirmation",
    "account/email/email_confirmation_signup",
    "account/email/password_reset_key",
    "account/email/unknown_account",
}


class AccountAdapter(DefaultAccountAdapter):
    """Builds links from BASE_URL and names the site; everything else is allauth's."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("That email and password don’t match. Try again or reset your password."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Name the site in mails, so that none of them is built from the Host header. A mail server that is down
        stops nobody; whoever waits for the mail is told."""
        site = SimpleNamespace(name=settings.SITE_NAME, domain=urlsplit(settings.BASE_URL).netloc)
        send = partial(super().send_mail, template_prefix, email, {"current_site": site} | on_base_url(context))
        if not was_sent(template_prefix, send) and template_prefix in WAITED_FOR and self.request:
            messages.error(self.request, _("We could not send the mail just now. Ask for a new one in a few minutes."))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Whoever has a second factor proves changes to the account with it: the password alone is no proof then."""
        methods = super().get_reauthentication_methods(user)
        factors = [method for method in methods if method["id"] != "reauthenticate"]
        return factors or methods

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The reset link, on BASE_URL."""
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.BASE_URL}{path}"

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """The confirmation link, on BASE_URL."""
        return f"{settings.BASE_URL}{reverse('account_confirm_email', args=[emailconfirmation.key])}"


def on_base_url(context: dict[str, Any]) -> dict[str, Any]:
    """The links of a mail, on BASE_URL: allauth builds some of them from the Host header."""
    links = {name: urlsplit(str(value)).path for name, value in context.items() if name.endswith("_url") and value}
    return context | {name: f"{settings.BASE_URL}{path}" for name, path in links.items()}


def _fernet() -> MultiFernet:
    """Keys newest first, so that they can be rotated: put the new one in front of MFA_KEYS."""
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest())) for key in settings.MFA_KEYS]
    )


class MFAAdapter(DefaultMFAAdapter):
    """Keeps TOTP secrets and recovery seeds encrypted at rest, with keys of their own."""

    def encrypt(self, text: str) -> str:
        """Encrypt with the newest key."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt with whichever key fits."""
        return _fernet().decrypt(encrypted_text.encode()).decode()
