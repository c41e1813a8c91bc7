"""What is the same in every environment?"""

from pathlib import Path

from schakel.config import omgevingswaarden as omgeving

WORTEL = Path(__file__).resolve().parents[4]
DATA = omgeving.pad("SCHAKEL_DATA", WORTEL / ".data")
SPOOL = omgeving.pad("SCHAKEL_SPOOL", DATA / "spool")
SLEUTELS = omgeving.pad("SCHAKEL_SLEUTELS", DATA / "sleutels")
# Behind which addresses of our own a request arrives; only what these say of the address before them is believed.
PROXIES = omgeving.netwerken("SCHAKEL_PROXIES")
SINK = omgeving.pad("SCHAKEL_SINK", DATA / "uitgaand")
FEED = omgeving.pad("SCHAKEL_FEED", DATA / "feed")
# Another file with the words of the police; without one, our own.
POLITIEVORM = omgeving.tekst("SCHAKEL_POLITIEVORM", "")
# Which adapter stands at the boundary to CORV, and whether the fixture says by itself that a message arrived.
KOPPELSYSTEMEN = ["schakel.entrypoints.koppelingen.corv.adapter.from_settings"]
CORV_ANTWOORDT_ZELF = False
KLOK = omgeving.tekst("SCHAKEL_CLOCK", "")
KLOK_TOEGESTAAN = True
DEMO = False
ROL = omgeving.tekst("SCHAKEL_ROL", "app")

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "schakel.config.urls"
WSGI_APPLICATION = "schakel.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "schakel.toolkit.formulier.SchakelRenderer"
AUTH_USER_MODEL = "toegang.Medewerker"

KAMERS = [
    "schakel.basis.verantwoording",
    "schakel.basis.gebeurtenissen",
    "schakel.basis.codelijsten",
    "schakel.basis.organisaties",
    "schakel.basis.toegang",
    "schakel.basis.kluis",
    "schakel.basis.vragenlijsten",
    "schakel.basis.afspraken",
    "schakel.basis.termijnen",
    "schakel.basis.berichten",
    "schakel.casuswerk.dossiers",
    "schakel.casuswerk.personen",
    "schakel.casuswerk.adviezen",
    "schakel.casuswerk.meldingen",
    "schakel.casuswerk.casussen",
    "schakel.casuswerk.plannen",
    "schakel.casuswerk.bijeenkomsten",
    "schakel.casuswerk.kinderen",
    "schakel.casuswerk.noodtoegang",
    "schakel.casuswerk.gezin",
    "schakel.casuswerk.monitoring",
    "schakel.casuswerk.overdrachten",
    "schakel.casuswerk.raadsverzoeken",
    "schakel.casuswerk.beoordelingen",
    "schakel.casuswerk.werkplek",
    "schakel.sturing.cijfers",
    "schakel.sturing.leveringen",
    "schakel.sturing.deskundigheid",
    "schakel.sturing.uitvoering",
    "schakel.sturing.visie",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "schakel.toolkit",
    "schakel.entrypoints.commands",
    "schakel.entrypoints.site",
    *KAMERS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # Before the gate of the API: a refusal at the gate carries the same headers as an answer.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "schakel.entrypoints.site.middleware.KoppenMiddleware",
    "schakel.entrypoints.api.poort.ApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "schakel.entrypoints.site.middleware.HandelingMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "schakel.entrypoints.site.context.schil",
            ],
        },
    },
]
DATABASES = {"default": omgeving.database(ROL)}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
LOCALE_PATHS = [WORTEL / "src" / "schakel" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
SECRET_KEY = omgeving.tekst("SCHAKEL_SECRET_KEY", "alleen-voor-ontwikkelen-en-testen")

LOGIN_URL = "/inloggen"
SESSION_COOKIE_HTTPONLY = True
# What is sent along (the drawing of a child) never touches a disk on its way to the key of its dossier.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
# Memory-hard and part of Python (OWASP: 2^14, 8, 5); a password is only ever half of signing in (ADR-0022).
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
# Of allauth the means of signing in are used, none of its pages: no route of it is mounted.
MFA_ADAPTER = "schakel.entrypoints.site.middelen.Aanmeldmiddelen"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Schakel"
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A browser takes a passkey on http from localhost alone; other addresses need https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = "gebruikersnaam"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_LOGIN_METHODS = {"username"}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"zwijger": {"()": "schakel.toolkit.logboek.Zwijger"}},
    "handlers": {"stroom": {"class": "logging.StreamHandler", "formatter": "zwijger"}},
    "root": {"handlers": ["stroom"], "level": "WARNING"},
}
