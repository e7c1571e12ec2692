"""One settings file. Everything that differs between installations comes from the environment (docs/deploy.md)."""

from __future__ import annotations

from bootstrap_wrapper import get_bootstrap_dir
from csp.constants import NONE, SELF

from kneeapp.database import roomy, sqlite_options
from kneeapp.environment import BASE_DIR, env, secret, switch, whole, words
from kneeapp.headers import static_headers
from kneeapp.refusals import refuse_unsafe

# --- What kind of installation is this? -------------------------------------------------------------
DEBUG = switch("DEBUG")
#: The demo clinic: known passwords, no second factor, plain http. Refused off loopback (kneeapp/refusals.py).
DEMO = switch("KNEEAPP_DEMO")
#: True where people reach us over TLS; only a demo or a developer's machine does without.
SECURE = not (DEBUG or DEMO)

SECRET_KEY = secret("SECRET_KEY")
#: Keys for second-factor secrets at rest, newest first; older ones still decrypt.
MFA_KEYS = words("MFA_KEYS")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]" if not SECURE else "")
#: Links in mails are built from this, never from the Host header.
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
#: Number of proxies in front that set X-Forwarded-*; 0 = none, and then nobody's header is believed.
TRUSTED_PROXIES = whole("TRUSTED_PROXIES", 0)
refuse_unsafe(
    secure=SECURE,
    hosts=ALLOWED_HOSTS,
    base_url=BASE_URL,
    mfa_keys=MFA_KEYS,
    bind=env.str("BIND", default=""),
    proxies=TRUSTED_PROXIES,
)
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []

# --- The clinic's choices ---------------------------------------------------------------------------
COUNTRY = env.str("KNEEAPP_COUNTRY", default="GB")
INVITATION_DAYS = whole("KNEEAPP_INVITATION_DAYS", 14)
SITE_NAME = "Kneeapp"

# --- Django -----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "kneeapp.static_files.TrimmedStaticFilesConfig",
    "django.contrib.humanize",
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "kneeapp.apps.KneeappConfig",
    "programs.apps.ProgramsConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kneeapp.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kneeapp.second_factor.RequireSecondFactor",
    "kneeapp.middleware.persons_time_zone",
    "kneeapp.middleware.words_for_wrong_methods",
]
ROOT_URLCONF = "kneeapp.urls"
WSGI_APPLICATION = "kneeapp.wsgi.application"
AUTH_USER_MODEL = "programs.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,  # with DEBUG off Django wraps the loaders in its cached one
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kneeapp.context.installation",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.insert(0, "django.forms")

# --- Database and cache -----------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'kneeapp.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # atomic around writes only, so that reads take no write lock
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = sqlite_options()
    DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_SQLITE_FILE", default="") or None}  # races need a file
#: Rate limits live in the cache, so it is shared by all workers: the database, or Redis where CACHE_URL says so.
CACHES = {"default": roomy(env.cache_url("CACHE_URL", default="dbcache://cache"))}

# --- Sessions, cookies, transport -------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-sessionid" if SECURE else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if SECURE else "csrftoken"
SESSION_COOKIE_AGE = 14 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # a GET that shows one writes no row
SECURE_SSL_REDIRECT = SECURE and switch("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = whole("SECURE_HSTS_SECONDS", 31_536_000) if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "accelerometer": [],
    "camera": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
    "publickey-credentials-get": ["self"],
    "publickey-credentials-create": ["self"],
    "screen-wake-lock": ["self"],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # the largest form, a session of 24 sets, is some 10 kB
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

# --- Sign-in (django-allauth) -----------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "kneeapp.hashers.Argon2id",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "landing"
ACCOUNT_ADAPTER = "kneeapp.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "programs.forms.people.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_SESSION_REMEMBER = True
USERSESSIONS_TRACK_ACTIVITY = False  # would cost an UPDATE on every page
MFA_ADAPTER = "kneeapp.accounts.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "kneeapp.sign_in.AddKey",
    "login_webauthn": "kneeapp.sign_in.SignInWithKey",
    "authenticate_webauthn": "kneeapp.sign_in.ProveWithKey",
    "reauthenticate_webauthn": "kneeapp.sign_in.ProveAgainWithKey",
}
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
#: Therapists, administrators and staff need a second factor everywhere but in the demo and in development.
MFA_REQUIRED_FOR_STAFF = SECURE

# --- Mail -------------------------------------------------------------------------------------------
if switch("KNEEAPP_LOCAL_MAIL", default=not SECURE):
    EMAIL_BACKEND = "kneeapp.mail.TerminalAndFiles"
    EMAIL_FILE_PATH = str(BASE_DIR / "var" / "mail")
else:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 10  # seconds: a mail server that hangs holds up one request, not a worker
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Kneeapp <kneeapp@localhost>")

# --- Words, places, times ---------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")  # where the clinic is; a person may choose another
USE_I18N = USE_TZ = True

# --- Static files -----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static", ("bootstrap", get_bootstrap_dir())]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ADD_HEADERS_FUNCTION = static_headers
WHITENOISE_ALLOW_ALL_ORIGINS = False  # fonts too are for our own pages
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Logs: what happened, never whose knee ----------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "kneeapp.logs.LineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own mail handler would send form fields to the administrators: health data in a mail.
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "kneeapp": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
