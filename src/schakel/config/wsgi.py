from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from schakel.casuswerk.adviezen.rules.lijsten import check_lists
from schakel.entrypoints.koppelingen.politie.vorm import shapes
from schakel.toolkit.geheugen import search_seldom

application = get_wsgi_application()
# Load every page now: the first visitor does not wait for it, and what stays is no longer searched.
get_resolver().url_patterns  # noqa: B018
# Without its word lists the site does not come up: no advies could be judged.
check_lists()
# Nor with a shape of messages that it cannot read: the first report would be the one to find out.
shapes()
search_seldom()
