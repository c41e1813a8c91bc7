import os
from pathlib import Path

import django
import pytest
from django.conf import settings

TOOLKIT = Path(__file__).resolve().parents[1]

if not settings.configured and not os.environ.get("DJANGO_SETTINGS_MODULE"):
    settings.configure(
        DEBUG=True,
        SECRET_KEY="alleen voor de proeven van deze map",
        INSTALLED_APPS=["django.contrib.staticfiles", "schakel.toolkit"],
        STATIC_URL="/static/",
        LANGUAGE_CODE="nl",
        USE_TZ=True,
        TIME_ZONE="Europe/Amsterdam",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    )
    django.setup()


@pytest.fixture
def toolkit() -> Path:
    return TOOLKIT
