"""Every address. The paths are public promises; the names are how code speaks of them."""

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout, password_change, password_set, signup
from allauth.mfa.webauthn.views import login_webauthn
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from kneeapp.second_factor import factor_first
from kneeapp.sign_in import once, seldom
from programs.admin import installers_only
from programs.views.invitation import leaves_no_invitation

admin.autodiscover()
admin.site.logout = leaves_no_invitation(admin.site.logout)  # type: ignore[method-assign, assignment]
admin.site.login = installers_only(secure_admin_login(admin.site.login))  # type: ignore[method-assign, assignment]
admin.site.site_header = admin.site.site_title = "Kneeapp"
admin.site.index_title = _("Accounts, clinics, catalogue")

handler400 = "kneeapp.errors.bad_request"
handler403 = "kneeapp.errors.forbidden"
handler404 = "kneeapp.errors.not_found"
handler429 = "kneeapp.errors.too_many_requests"
handler500 = "kneeapp.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/logout/", leaves_no_invitation(logout), name="account_logout"),
    path("accounts/password/change/", factor_first(password_change), name="account_change_password"),
    path("accounts/password/set/", factor_first(password_set), name="account_set_password"),
    path("accounts/signup/", once(signup), name="account_signup"),
    path("accounts/2fa/webauthn/login/", seldom(login_webauthn), name="mfa_login_webauthn"),
    path("accounts/", include("allauth.urls")),
    path("", include("programs.urls.public")),
    path("", include("programs.urls.patient")),
    path("", include("programs.urls.therapist")),
    path("clinic/", include("programs.urls.clinic")),
]
