from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from schakel.toolkit.geheugen import search_seldom

application = get_wsgi_application()
# Load every page now: the first visitor does not wait for it, and what stays is no longer searched.
get_resolver().url_patterns  # noqa: B018
search_seldom()
