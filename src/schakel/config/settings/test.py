"""What is different in the suite?"""

from schakel.config.settings.base import *  # noqa: F403
from schakel.toolkit.bereikbaar import ONTHOUDEN

DEMO = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
# Tests share one connection with their transaction; a pool would hand out others.
DATABASES["default"]["OPTIONS"] = ONTHOUDEN  # noqa: F405
