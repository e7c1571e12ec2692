"""/admin/: accounts, clinics and the catalogue, for the installer. Never a clinical record (a test walks it)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.password_reset import request_password_reset
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from programs.actions import audit
from programs.actions.access import change_address, make_account
from programs.forms.people import zones
from programs.models import AuditEvent, Clinic, ClinicMembership, Exercise, Role, User


def let_in(request: HttpRequest) -> bool:
    """Installers only. Everybody else who is signed in finds no such page, as everywhere (ADR 0001, rule 9)."""
    person = request.user
    if person.is_authenticated and not (person.is_active and person.is_staff):
        raise Http404
    return bool(person.is_active and person.is_staff)


def installers_only(sign_in: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Around the sign-in of /admin/: whoever is signed in and no installer finds no such page there either."""

    @wraps(sign_in)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        let_in(request)
        return sign_in(request, *args, **kwargs)

    return wrapper


admin.site.has_permission = let_in  # type: ignore[method-assign]


# One's own password is changed where everybody changes it, behind the second factor.
admin.site.password_change = RedirectView.as_view(pattern_name="account_change_password")  # type: ignore[method-assign, assignment]

# Roles are memberships, second factors hold secrets, sessions are their owner's, an address is confirmed by whoever
# reads its mail: none of them is edited here.
for model in (Group, Authenticator, UserSession, EmailAddress, EmailConfirmation):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


def installer(request: HttpRequest) -> User:
    """Whoever passed the door of /admin/."""
    return cast(User, request.user)


class ReadOnly(admin.ModelAdmin):
    """Rows that are looked at and never changed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class AccountForm(forms.ModelForm):
    """An account, without its password: nobody chooses one for somebody else."""

    class Meta:
        model = User
        fields = ("email", "full_name", "time_zone", "is_active", "is_staff", "is_superuser")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "---------"), *zones()]  # blank first, so that a zone nobody knows is not replaced unseen
        self.fields["time_zone"] = forms.ChoiceField(choices=choices, initial=settings.TIME_ZONE)

    def clean_email(self) -> str:
        """Kept and compared in lower case, as `UserManager.create_user` does; nobody else's confirmed address."""
        email = str(self.cleaned_data["email"]).strip().lower()
        others = EmailAddress.objects.filter(email=email, verified=True).exclude(user=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("This address belongs to another account."))
        return email


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Accounts. They are switched off, never deleted: logs and plans name them."""

    form = AccountForm
    actions = ("send_password_mail",)
    ordering = ("email",)
    list_display = ("email", "full_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "full_name")
    readonly_fields = ("public_id", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "full_name", "time_zone")}),
        (_("Access"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("For reference"), {"fields": ("public_id", "date_joined", "last_login")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: switch the account off."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """A new account gets a mail in which its owner chooses the password; a new address is confirmed anew."""
        by, at = installer(request), timezone.now()
        if not change:
            make_account(user=obj, by=by, at=at)
            transaction.on_commit(lambda: mail_a_way_in(request, obj))
            return
        if "email" in form.changed_data:
            change_address(user=obj, email=obj.email, by=by, at=at)
        super().save_model(request, obj, form, change)
        audit.record("change_account", by=by, at=at, subject=obj.public_id, fields=sorted(form.changed_data))

    @admin.action(description=_("Send a mail to choose a new password"))
    def send_password_mail(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """To each account that is switched on."""
        for person in queryset.filter(is_active=True):
            mail_a_way_in(request, person)


def mail_a_way_in(request: HttpRequest, person: User) -> None:
    """The link by which the owner of the address, and nobody else, chooses the password."""
    request_password_reset(request, person.email, [person], default_token_generator)
    audit.record("send_password_mail", by=installer(request), at=timezone.now(), subject=person.public_id)
    messages.info(request, _("A mail to choose a password goes to %(email)s.") % {"email": person.email})


class MembershipForm(forms.ModelForm):
    """Who works in a clinic; the moment it begins is now unless told."""

    role = forms.ChoiceField(
        choices=[(Role.ADMINISTRATOR.value, _("Administrator")), (Role.THERAPIST.value, _("Physiotherapist"))]
    )

    class Meta:
        model = ClinicMembership
        fields = ("user", "role", "started_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["started_at"].initial = timezone.now


class MembershipInline(admin.TabularInline):
    """The people of a clinic: the first administrator is entered here, everybody else by invitation. People leave
    on the clinic's own pages, which see to it that their patients are handed over first."""

    model, form = ClinicMembership, MembershipForm
    extra = 0
    autocomplete_fields = ("user",)
    readonly_fields = ("ended_at",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: another role or person would be an end without a hand-over."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never, as above."""
        return False


@admin.register(Clinic)
class ClinicAdmin(admin.ModelAdmin):
    """Clinics and who works in them; not whom they care for."""

    list_display = ("name", "created_at")
    search_fields = ("name",)
    inlines = (MembershipInline,)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: care and records name it."""
        return False

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save the memberships, and tell the audit of each."""
        super().save_formset(request, form, formset, change)
        at = timezone.now()
        for row in formset.new_objects:
            audit.record("start_membership", by=installer(request), at=at, subject=row.public_id, role=row.role)


@admin.register(Exercise)
class ExerciseAdmin(ReadOnly):
    """The catalogue as loaded; it is changed in the shipped file."""

    list_display = ("code", "name", "category", "is_retired")
    list_filter = ("category", "is_retired")
    search_fields = ("code", "name")
    fields = ("code", "name", "category", "is_retired", "content_hash", "entry")


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnly):
    """Who did what to accounts and clinics. What was done to a patient's record stays with the record: even without an
    answer, who was screened when is health data."""

    list_display = ("at", "action", "actor", "subject")
    list_filter = ("action",)
    date_hierarchy = "at"
    fields = ("at", "action", "actor", "subject", "detail")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditEvent]:
        """Without those of a patient, newest first."""
        return super().get_queryset(request).filter(patient=None).order_by("-at", "-pk")
