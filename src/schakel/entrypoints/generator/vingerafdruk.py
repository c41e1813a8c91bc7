"""Are two years the same?  A hash over their sorted facts: no ids, no moments of the wall."""

import hashlib
from datetime import date, datetime

from django.db import connection

from schakel.entrypoints.generator.draaien import Opdracht
from schakel.entrypoints.generator.ploeg import gather_crew
from schakel.toolkit.transactie import transactie

# Each line tells one thing that happened or is known; ids of rows and people are left out, names of teams stay.
FEITEN = (
    """SELECT concat_ws('|', 'melding', m.ontvangen_op, m.gemeente, m.postcode4, m.status, m.eerdere_betrokkenheid,
        m.besluit, m.acuut, m.vormen, m.aarden, m.hoedanigheid, m.kanaal, m.beoordeeld_op, m.teruggekoppeld_op,
        md5(m.toelichting), (SELECT string_agg(concat_ws(' ', p.roepnaam, p.tussenvoegsel, p.achternaam,
        p.geboortedatum, x.rol, x.gezien_op, x.gesproken_op), ',' ORDER BY p.id) FROM personen_dossierpersoon x
        JOIN personen_persoon p ON p.id = x.persoon_id WHERE x.dossier_id = m.dossier_id))
        FROM meldingen_melding m WHERE m.ontvangen_op < %(einde)s""",
    """SELECT concat_ws('|', 'gebeurtenis', d.soort, d.geopend_op, g.volgnummer, g.soort, g.moment, g.gebeurd_op,
        t.code, g.rol) FROM gebeurtenissen_gebeurtenis g JOIN dossiers_dossier d ON d.id = g.dossier_id
        LEFT JOIN organisaties_team t ON t.id = g.team WHERE g.moment <= %(einde)s""",
    """SELECT concat_ws('|', 'grootboek', d.soort, d.geopend_op, lower(v.periode), t.code, v.reden)
        FROM dossiers_verantwoordelijkheid v JOIN dossiers_dossier d ON d.id = v.dossier_id
        JOIN organisaties_team t ON t.id = v.team_id WHERE lower(v.periode) <= %(einde)s""",
    """SELECT concat_ws('|', 'termijn', d.geopend_op, x.definitie, x.gestart_op, x.uiterlijk, x.status, x.afgedaan_op)
        FROM termijnen_termijn x JOIN dossiers_dossier d ON d.id = x.dossier_id WHERE x.gestart_op <= %(einde)s""",
)
ADVIEZEN = """SELECT concat_ws('|', 'advies', a.gegeven_op, a.gemeente, a.hoedanigheid, a.vormen, a.reden, a.status,
    md5(a.tekst), md5(a.gegeven_advies)) FROM adviezen_advies a WHERE a.gegeven_op < %(einde)s"""


def facts(opdracht: Opdracht, einde: datetime) -> list[str]:
    """Return every fact of the year as a line, as triage and the front desk may see it."""
    ploeg = gather_crew(opdracht.regio, date(opdracht.jaar, 1, 1))
    gevonden: list[str] = []
    for soort, vragen in (("vt_triage", FEITEN), ("vt_voordeur", (ADVIEZEN,))):
        lid = ploeg.rol(ploeg.soort(soort)[0], "vt_triage", "vt_intake")[0]
        with transactie(lid.handeling(einde), wat="generator"), connection.cursor() as cursor:
            for vraag in vragen:
                cursor.execute(vraag, {"einde": einde})
                gevonden += [str(rij[0]) for rij in cursor.fetchall()]
    return sorted(gevonden)


def fingerprint(opdracht: Opdracht, einde: datetime) -> str:
    """Return the hash of the facts, with how many there are."""
    regels = facts(opdracht, einde)
    return f"{hashlib.sha256(chr(10).join(regels).encode()).hexdigest()} ({len(regels)} feiten)"
