"""The bare twins: the same framework and server, one query written by hand, no rights, no log, as many bytes."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from schakel.entrypoints.meting import blad

# Of each page: the rows that it shows, asked at once. %(wie)s is a team, %(wat)s what the address names.
VRAGEN = {
    # What is the team's own, and what others do in the dossiers that it answers for or directs: a page of each.
    "werkvoorraad": """(SELECT t.definitie, t.uiterlijk, d.nummer, c.naam FROM termijnen_termijn t
            JOIN dossiers_dossier d ON d.id = t.dossier_id LEFT JOIN casussen_casus c ON c.dossier_id = d.id
            WHERE t.team_id = %(wie)s AND t.status = 'LOPEND' ORDER BY t.gevaar DESC, t.uiterlijk, t.id LIMIT 30)
        UNION ALL (SELECT t.definitie, t.uiterlijk, d.nummer, c.naam FROM (
                SELECT dossier_id FROM dossiers_verantwoordelijkheid WHERE team_id = %(wie)s AND upper_inf(periode)
                UNION SELECT dossier_id FROM dossiers_regie WHERE team_id = %(wie)s AND upper_inf(periode)) v
            JOIN termijnen_termijn t ON t.dossier_id = v.dossier_id AND t.status = 'LOPEND' AND t.team_id <> %(wie)s
            JOIN dossiers_dossier d ON d.id = t.dossier_id LEFT JOIN casussen_casus c ON c.dossier_id = d.id
            ORDER BY t.gevaar DESC, t.uiterlijk, t.id LIMIT 30)""",
    "casus": """SELECT 'mens', p.roepnaam, p.achternaam, s.rol FROM dossiers_dossier d
            JOIN personen_dossierpersoon s ON s.dossier_id = d.id JOIN personen_persoon p ON p.id = s.persoon_id
            WHERE d.publiek_id = %(wat)s::uuid
        UNION ALL SELECT 'gebeurtenis', g.soort, g.gebeurd_op::text, g.codes::text FROM dossiers_dossier d
            JOIN gebeurtenissen_gebeurtenis g ON g.dossier_id = d.id WHERE d.publiek_id = %(wat)s::uuid
        UNION ALL SELECT 'termijn', t.definitie, t.uiterlijk::text, t.status FROM dossiers_dossier d
            JOIN termijnen_termijn t ON t.dossier_id = d.id WHERE d.publiek_id = %(wat)s::uuid
        UNION ALL SELECT 'team', o.naam, o.telefoon, b.rol FROM dossiers_dossier d
            JOIN dossiers_betrokkenheid b ON b.dossier_id = d.id JOIN organisaties_team o ON o.id = b.team_id
            WHERE d.publiek_id = %(wat)s::uuid""",
    "zoeken": """SELECT d.nummer, p.roepnaam, p.achternaam, p.geboortedatum FROM personen_persoon p
        JOIN personen_dossierpersoon s ON s.persoon_id = p.id JOIN dossiers_dossier d ON d.id = s.dossier_id
        JOIN dossiers_betrokkenheid b ON b.dossier_id = d.id AND b.team_id = %(wie)s
        WHERE p.naam_sleutel LIKE %(wat)s || '%%' ORDER BY p.id LIMIT 20""",
    "herkennen": """SELECT p.roepnaam, p.achternaam, p.geboortedatum, s.rol FROM personen_persoon p
        JOIN personen_dossierpersoon s ON s.persoon_id = p.id WHERE p.naam_sleutel = split_part(%(wat)s, '|', 1)
        AND p.geboortedatum = split_part(%(wat)s, '|', 2)::date LIMIT 20""",
    "cijfers": """SELECT m.hoedanigheid, m.besluit, count(*), min(m.ontvangen_op) FROM meldingen_melding m
        JOIN dossiers_betrokkenheid b ON b.dossier_id = m.dossier_id AND b.team_id = %(wie)s
        WHERE m.ontvangen_op >= %(wat)s::timestamptz AND m.ontvangen_op < %(wat)s::timestamptz + interval '1 month'
        GROUP BY 1, 2""",
    # Every cell that the page of figures could show: of the last whole year that was published, else of the last month.
    "stuurcijfers": """SELECT c.grondslag, c.dimensie, c.categorie, c.gebied, c.vijftallen * 5 FROM cijfers_cel c
        WHERE c.publicatie_id = (SELECT id FROM cijfers_publicatie WHERE regio = %(wat)s
            ORDER BY upper(periode) - lower(periode) > 31 DESC, periode DESC LIMIT 1)""",
}


def twin(request: HttpRequest, welke: str) -> HttpResponse:
    """Show the rows of a page as a bare table, rendered up to as many bytes as the page has."""
    waarden: dict[str, int | str] = {"wie": int(request.GET["wie"]), "wat": request.GET["wat"]}
    with connection.cursor() as cursor:
        cursor.execute(VRAGEN[welke], waarden)
        rijen = cursor.fetchall()
    return HttpResponse(blad.render(rijen, int(request.GET["maat"])))


urlpatterns = [path("<str:welke>", twin)]


def _application() -> Any:
    """Return the program's own settings without what stands around a page; who connects, is named by the address."""
    settings.ROOT_URLCONF, settings.MIDDLEWARE, settings.INSTALLED_APPS = __name__, [], []
    return get_wsgi_application()


if os.environ.get("SCHAKEL_TWEELING"):
    application = _application()
