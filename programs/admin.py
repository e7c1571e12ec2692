"""/admin/: accounts, clinics and the catalogue, for the installer. Never a clinical record (a test walks it)."""

from __future__ import annotations

from typing import Any, cast

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.actions import audit
from programs.models import AuditEvent, Clinic, ClinicMembership, Exercise, Role, User


def let_in(request: HttpRequest) -> bool:
    """Installers only. Everybody else who is signed in finds no such page, as everywhere (README, "Doors")."""
    person = request.user
    if person.is_authenticated and not (person.is_active and person.is_staff):
        raise Http404
    return bool(person.is_active and person.is_staff)


admin.site.has_permission = let_in  # type: ignore[method-assign]

# Roles are memberships, second factors hold secrets, sessions are their owner's: none of them is edited here.
for model in (Group, Authenticator, UserSession):
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


class LowerCaseEmail(forms.ModelForm):
    """Addresses are kept and compared in lower case."""

    def clean_email(self) -> str:
        """As `UserManager.create_user` keeps it."""
        return str(self.cleaned_data["email"]).strip().lower()


class NewAccountForm(LowerCaseEmail, AdminUserCreationForm):
    """A new account with its first password."""

    class Meta:
        model = User
        fields = ("email", "full_name")


class AccountForm(LowerCaseEmail, UserChangeForm):
    """An account; the password has a page of its own."""


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Accounts. They are switched off, never deleted: logs and plans name them."""

    form, add_form = AccountForm, NewAccountForm
    ordering = ("email",)
    list_display = ("email", "full_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "full_name")
    filter_horizontal = ()
    readonly_fields = ("public_id", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "full_name", "time_zone", "password")}),
        (_("Access"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("For reference"), {"fields": ("public_id", "date_joined", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "full_name", "usable_password", "password1", "password2")}),)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: switch the account off."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Save, and tell the audit which fields."""
        super().save_model(request, obj, form, change)
        deed = "change_account" if change else "make_account"
        fields = sorted(set(form.changed_data) - {"password", "password1", "password2", "usable_password"})
        audit.record(deed, by=installer(request), at=timezone.now(), subject=obj.public_id, fields=fields)


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
    """Who did what, when: codes and ids, never an answer."""

    list_display = ("at", "action", "actor", "patient", "subject")
    list_filter = ("action",)
    date_hierarchy = "at"
    fields = ("at", "action", "actor", "patient", "subject", "detail")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditEvent]:
        """Newest first."""
        return super().get_queryset(request).order_by("-at", "-pk")
