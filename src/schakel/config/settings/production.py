"""What is different in production?  No demo, no movable clock, only https."""

from schakel.config import omgevingswaarden
from schakel.config.settings.base import *  # noqa: F403

KLOK_TOEGESTAAN = False
ALLOWED_HOSTS = omgevingswaarden.tekst("SCHAKEL_HOSTS").split(",")
SECRET_KEY = omgevingswaarden.tekst("SCHAKEL_SECRET_KEY")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
