"""How fast is the page of a full plan, beside a bare twin: one query by hand for the same rows, no rights, no log?"""

import json
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import psycopg

from schakel.basis.kluis.rules import Vak, key_context
from schakel.basis.toegang.models import Teamlid
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.plannen import actions
from schakel.casuswerk.plannen.models import Plan
from schakel.casuswerk.plannen.queries.plan import already_there, households_now
from schakel.casuswerk.plannen.rules.cijfers import Cijferinvoer, Deelnemersoort
from schakel.casuswerk.plannen.rules.plan import KAARTVELDEN, Bladsoort
from schakel.entrypoints import klok
from schakel.entrypoints.bewaking import kopie
from schakel.entrypoints.meting import blad, papier
from schakel.entrypoints.meting.meldingen import moved_to
from schakel.entrypoints.meting.paginas import _visitor
from schakel.entrypoints.meting.tijden import measure, table
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling
from schakel.toolkit.transactie import transactie

KEREN = 60
LUIKEN, NETWERK, BELOFTEN = 8, 12, 40
GRENS = 2.5
# A running casus of a team that answers for it, with a household that has no plan, and somebody of that team.
_WIE = """SELECT l.id, c.id FROM toegang_teamlid l JOIN toegang_medewerker m ON m.id = l.medewerker_id AND m.is_active
    JOIN dossiers_verantwoordelijkheid v ON v.team_id = l.team_id AND upper_inf(v.periode)
    JOIN casussen_casus c ON c.dossier_id = v.dossier_id AND c.status = 'LOPEND'
    JOIN casussen_casushuishouden h ON h.casus_id = c.id AND upper_inf(h.periode)
    WHERE l.rol IN ('jeugdteam', 'lokaal_team', 'vt_triage') AND m.is_voorbeeld
    AND NOT EXISTS (SELECT 1 FROM plannen_plan p WHERE p.huishouden_id = h.huishouden_id) ORDER BY l.id, c.id LIMIT 1"""
_DELEN = (
    "SELECT 'blad', soort, '', inhoud FROM plannen_planblad WHERE plan_id = %(plan)s",
    "SELECT 'luik', volgorde::text, '', inhoud FROM plannen_drieluik WHERE plan_id = %(plan)s",
    "SELECT 'netwerk', '', '', inhoud FROM plannen_netwerklid WHERE plan_id = %(plan)s",
    "SELECT 'hulp', keuze, '', inhoud FROM plannen_lopendehulp WHERE plan_id = %(plan)s",
    "SELECT 'poort', van, naar, reden FROM plannen_poort WHERE plan_id = %(plan)s",
    "SELECT 'belofte', status, uiterlijk::text, inhoud FROM plannen_belofte WHERE plan_id = %(plan)s",
    "SELECT 'cijfer', c.op::text, c.cijfer::text, c.toelichting FROM plannen_schaalcijfer c"
    " JOIN plannen_drieluik d ON d.id = c.drieluik_id WHERE d.plan_id = %(plan)s",
    "SELECT 'eis', tekst, uiterlijk::text, NULL FROM plannen_voorwaarde WHERE dossier_id = %(dossier)s",
    "SELECT 'mens', p.roepnaam, p.achternaam, NULL FROM personen_dossierpersoon d JOIN personen_persoon p"
    " ON p.id = d.persoon_id WHERE d.dossier_id = %(dossier)s",
    "SELECT 'team', t.naam, t.telefoon, NULL FROM dossiers_betrokkenheid b JOIN organisaties_team t ON t.id = b.team_id"
    " WHERE b.dossier_id = %(dossier)s",
    "SELECT 'sleutel', '', '', verpakt FROM kluis_sleutel WHERE vak = 'dossier' AND onderwerp = %(uuid)s",
)
_TWEELING = " UNION ALL ".join(_DELEN).encode()


def run(keren: int = KEREN) -> str:
    """Fill one plan on a copy of the database and return the table; say so when there is no casus."""
    with kopie.copied() as adres, moved_to(adres), psycopg.connect(adres, autocommit=True) as kaal:
        gevonden = kaal.execute(_WIE.encode()).fetchone()
        if gevonden is None:
            return "Plan: er is geen lopende casus zonder plan. Maak eerst een jaar (./schakel generate)."
        lid = Teamlid.objects.select_related("medewerker", "team").get(pk=gevonden[0])
        wie = _actor(lid)
        plan = _fill_casus(wie, gevonden[1])
        persona = str(lid.medewerker.publiek_id)
        return compare(persona, plan, kaal, keren) + "\n\n" + papier.run(persona, wie, plan)


def compare(persona: str, plan: Plan, kaal: psycopg.Connection[tuple[object, ...]], keren: int) -> str:
    """Return the times of the page as a visitor gets it, as a ratio to its bare twin in the same run."""
    klant, pad = _visitor(persona), f"/plannen/{plan.publiek_id}"
    antwoord = klant.get(pad)
    if antwoord.status_code != 200:
        raise RuntimeError(f"{pad} antwoordt {antwoord.status_code}")
    lengte = len(antwoord.content.decode())
    tweeling = twin_of(kaal, plan=plan.pk, dossier=plan.dossier_id, uuid=plan.dossier.publiek_id, lengte=lengte)
    maat = measure("kale tweeling: een vraag, een tabel zo lang als de pagina", lambda _keer: tweeling(), keren)
    pagina = measure("pagina van het plan, door de voordeur", lambda _keer: klant.get(pad), keren)
    rijen = len(kaal.execute(_TWEELING, _values(plan.pk, plan.dossier_id, plan.dossier.publiek_id)).fetchall())
    haalt = "gehaald" if pagina.p50 / maat.p50 <= GRENS else "NIET gehaald"
    grens = f"Grens × {GRENS}: {haalt}.".replace(".", ",", 1)
    return table(f"Een vol plan van {rijen} rijen, {keren} keer", [maat, pagina]) + "\n" + grens


def _values(plan: int, dossier: int, uuid: UUID) -> dict[str, object]:
    return {"plan": plan, "dossier": dossier, "uuid": uuid}


def twin_of(
    kaal: psycopg.Connection[tuple[object, ...]], *, plan: int, dossier: int, uuid: UUID, lengte: int
) -> Callable[[], str]:
    """Return a plain view of the same rows: one query, the texts out of their packages, a table as long as the page."""

    def view() -> str:
        rijen = kaal.execute(_TWEELING, _values(plan, dossier, uuid)).fetchall()
        verpakt = next(bytes(rij[3]) for rij in rijen if rij[0] == "sleutel")  # type: ignore[call-overload]
        klaar = versleuteling.open_datasleutel(Vak.DOSSIER, verpakt, context=key_context(Vak.DOSSIER, uuid))
        delen = []
        for soort, a, b, pakket in rijen:
            tekst = ""
            if pakket is not None and soort != "sleutel":
                inhoud = json.loads(versleuteling.ontsleutel(klaar, bytes(pakket), context=uuid.bytes))  # type: ignore[call-overload]
                tekst = " ".join(str(deel) for deel in inhoud.values())
            delen.append((soort, a, b, tekst))
        return blad.render(delen, lengte)

    return view


def _actor(lid: Teamlid) -> Handeling:
    return Handeling(
        wie=lid.medewerker_id, team=lid.team_id, rol=lid.rol, organisatie=lid.team.organisatie_id, moment=klok.nu()
    )


def _fill_casus(wie: Handeling, casus: int) -> Plan:
    with transactie(wie, wat="meting"):
        zaak = Casus.objects.select_related("dossier").get(pk=casus)
        huis = households_now(wie, dossier=zaak.dossier_id)[0]
        er_al = already_there(wie, dossier=zaak.dossier_id, huishouden=huis)
        klaar = {een.code: ("GAAT_DOOR", "Gaat door.") for een in er_al}
        plan = actions.begin_plan(wie, casus=zaak, huishouden=huis, antwoorden=klaar)
        fill(wie, plan)
    return plan


def fill(wie: Handeling, plan: Plan) -> None:
    """Make a plan as full as a long year makes one: dangers, network, promises, and figures with words."""
    zin, dag = "Een zin die iets zegt over dit gezin, in gewone woorden. " * 3, lokale_datum(wie.moment)
    blad = dict.fromkeys(KAARTVELDEN[:5], zin)
    actions.write_blad(wie, plan=plan, soort=Bladsoort.KAART, teksten=blad, gezien={})
    leden = [actions.add_netwerklid(wie, plan=plan, voornaam=f"Lid {n}", rol="buur") for n in range(NETWERK)]
    for n in range(LUIKEN):
        teksten = {"titel": f"Gevaar {n}", "gevaar": zin, "doel": zin, "goed": zin, "stap": zin}
        luik = actions.add_drieluik(wie, plan=plan, teksten=teksten)
        invoer = [Cijferinvoer((Deelnemersoort.NETWERK, lid.pk), n, zin[:200]) for lid in leden]
        actions.give_scores(wie, drieluik=luik, op=dag, invoer=invoer)
    for n in range(BELOFTEN):
        van, team = (Deelnemersoort.NETWERK, leden[n % NETWERK].pk), (Deelnemersoort.TEAM, wie.team or 0)
        actions.offer_belofte(
            wie, plan=plan, wat=zin, van=van, controle=team, uiterlijk=dag + timedelta(days=n), voor_veiligheid=True
        )
