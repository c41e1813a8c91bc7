"""The stage of the hostile tests: one case full of canaries, and everything in it that has a public id."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from html import unescape
from uuid import UUID

import psycopg
from django.test import Client

from schakel.basis.organisaties.models import Aanbod
from schakel.basis.toegang.tests.builders import ROLLEN, Ploeg
from schakel.casuswerk.adviezen.tests.builders import een_advies
from schakel.casuswerk.beoordelingen.tests.builders import een_beoordeling
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus, een_vermoeden
from schakel.casuswerk.meldingen.rules import Betrokkene, Melder, MelderSoort, Meldingbericht
from schakel.casuswerk.meldingen.tests.builders import een_bericht, een_melding
from schakel.casuswerk.overdrachten.rules import OverdrachtStatus
from schakel.casuswerk.overdrachten.tests.builders import een_overdracht
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.rules import Adres
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.rules.cijfers import Cijferinvoer, Deelnemersoort
from schakel.casuswerk.plannen.rules.plan import Bladsoort, Planfase
from schakel.casuswerk.plannen.rules.versies import Blok
from schakel.casuswerk.plannen.tests.builders import (
    een_belofte,
    een_drieluik,
    een_hulplijn,
    een_netwerklid,
    een_plan,
    een_situatie,
    een_voorwaarde,
)
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

BSN = "999990019"
# Every one of these strings occurs nowhere else; who sees one, saw the case.
KANARIES = {
    "achternaam": "Zwaluwstaart", "roepnaam": "Quirijntje", "kind": "Ypsilonneke", "straat": "Kwikstaartkade",
    "postcode": "2532 QX", "toelichting": "kanariezin over de trap", "bsn": BSN,
    "plan": "kanariezin over het plan",
}  # fmt: skip
# The reporter: nobody sees these without opening the vault.
MELDER = {"melder_naam": "Wielewaal-Roodborst", "melder_telefoon": "070 555 09 99"}
BINNEN = {"Fatima", "Ibrahim", "Gerda", "Lena", "Nadia"}
BUITEN = sorted(set(ROLLEN) - BINNEN - {"Jamila", "Koen"})

# What each answer may differ in: tokens, ids that were asked for, the moment at which it was made.
_WISSELT = re.compile(
    r"VT [A-Z0-9]{4} [A-Z0-9]{3}"
    r"|csrfmiddlewaretoken\"? value=\"[^\"]+\"|nonce-[A-Za-z0-9+/=_-]+|nonce=\"[^\"]+\"|\"X-CSRFToken\": ?\"[^\"]+\""
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|sessionid=[^;]+|csrftoken=[^;]+|expires=[^;]+"
    r"|content=\"[A-Za-z0-9]{64}\"|&quot;X-CSRFToken&quot;:\s*&quot;[^&]+&quot;|[A-Za-z0-9]{64}"
    r"|(?<=T\d\d:\d\d:\d\d)\.\d{6}"
)

TABELLEN = {
    "casussen": "casussen_casus", "meldingen": "meldingen_melding", "overdrachten": "overdrachten_overdracht",
    "beoordelingen": "beoordelingen_beoordeling", "onderzoeken": "beoordelingen_onderzoek",
    "consulten": "casussen_consult", "vermoedens": "casussen_vermoeden", "adviezen": "adviezen_advies",
    "termijnen": "termijnen_termijn", "bevestigingen": "overdrachten_buitenbevestiging",
    "plannen": "plannen_plan", "drieluiken": "plannen_drieluik", "situaties": "plannen_situatie",
    "beloften": "plannen_belofte", "voorwaarden": "plannen_voorwaarde", "hulplijnen": "plannen_hulplijn",
    "kaders": "plannen_kader", "maatwerk": "plannen_maatwerk", "aanvragen": "plannen_aanvraag",
    "overnamen": "plannen_overname", "netwerk": "plannen_netwerklid",
    "meekijken": "plannen_meekijkvraag", "gasten": "bijeenkomsten_bijeenkomstgast",
}  # fmt: skip


def een_bericht_met_kanaries(ploeg: Ploeg) -> Meldingbericht:
    """Return a report in which every fact is a canary."""
    moeder = Betrokkene(
        rol="SLACHTOFFER", roepnaam=KANARIES["roepnaam"], achternaam=KANARIES["achternaam"], geslacht="V", bsn=BSN,
        leeftijd=34,
    )  # fmt: skip
    kind = Betrokkene(rol="KIND", roepnaam=KANARIES["kind"], achternaam=KANARIES["achternaam"], leeftijd=6)
    return replace(
        een_bericht(ploeg),
        toelichting=KANARIES["toelichting"],
        waar=Adres(
            postcode=KANARIES["postcode"], huisnummer="7", straat=KANARIES["straat"], plaats="Den Haag",
            gemeente="0518",
        ),
        betrokkenen=(moeder, kind),
        melder=Melder(
            soort=MelderSoort.BURGER, naam=MELDER["melder_naam"], telefoon=MELDER["melder_telefoon"], relatie="buur"
        ),
    )  # fmt: skip


def een_zaak(ploeg: Ploeg) -> None:
    """Make the case: a melding under judgement, a casus with an offered handover, and what else hangs from it."""
    een_beoordeling(ploeg, melding=een_melding(ploeg, bericht=een_bericht_met_kanaries(ploeg)))
    casus = een_casus(ploeg, melding=een_melding(ploeg, bericht=een_bericht_met_kanaries(ploeg)))
    _een_plan(ploeg, casus)
    een_overdracht(ploeg, OverdrachtStatus.AANGEBODEN, casus=casus)
    een_vermoeden(ploeg, "Jamila")
    een_advies(ploeg)


def _een_plan(ploeg: Ploeg, casus: Casus) -> None:
    """Make a plan with a row in every table of it, each text a canary."""
    zin = KANARIES["plan"]
    plan = een_plan(ploeg, casus=casus, moment=ploeg.moment + timedelta(hours=2))
    luik = een_drieluik(ploeg, plan, gevaar=zin)
    lid = een_netwerklid(ploeg, plan, voornaam=zin)
    een_situatie(ploeg, plan, gebeurt=zin)
    een_voorwaarde(ploeg, casus.dossier_id, tekst=zin)
    team = ploeg.team_van("Fatima").pk
    een_belofte(ploeg, plan, (Deelnemersoort.NETWERK, lid.pk), wat=zin, voor_veiligheid=True)
    lijn = een_hulplijn(ploeg, plan, "Fatima", wat=zin)
    wie = ploeg.handeling("Fatima", ploeg.moment + timedelta(hours=9))
    with transactie(wie, wat="toets"):
        dag = lokale_datum(wie.moment)
        invoer = [Cijferinvoer((Deelnemersoort.NETWERK, lid.pk), 4, zin)]
        plannen.give_scores(wie, drieluik=luik, op=dag, invoer=invoer)
        plannen.take_gate(wie, plan=plan, naar=Planfase.HULPVERLENING, reden=zin)
        plannen.write_blad(wie, plan=plan, soort=Bladsoort.KAART, teksten={"gebeurd": zin}, gezien={})
        plannen.fix_version(
            wie, plan=plan, blokken=[Blok("a", zin, ((zin, zin),))], delen={team: [Blok("b", zin, ((zin, zin),))]}
        )
        plannen.record_copy(wie, plan=plan, aan=(Deelnemersoort.NETWERK, lid.pk), op=dag)
        plannen.choose_casemanager(wie, casus=casus, team=team, reden=zin)
        kind = personen.kinderen_of(wie, dossier=casus.dossier_id, moment=wie.moment)[0].persoon_id
        plannen.begin_kader(
            wie, casus=casus, persoon=kind, kader="DWANG", maatregel="OTS", van=dag, bron=zin
        )  # fmt: skip
        aanbod = Aanbod(team_id=team, code="hulp", naam="Hulp")
        plannen.request_aanbod(wie, lijn=lijn, aanbod=aanbod, op=dag)
        plannen.grant_maatwerk(
            wie, plan=plan, doel=zin, bedrag=Decimal(10), besloten_door=zin, besloten_op=dag
        )  # fmt: skip
        plannen.ask_along(
            wie, plan=plan, medewerker=ploeg.mensen["Gerda"].pk, team=team, vraag=zin, kaart={"gebeurd": zin}, tot=dag
        )
        plannen.carry_over(wie, dossier=casus.dossier_id, van_team=team, bron="overdracht:0", tekst=zin)


def ids_of(verbinding: psycopg.Connection[tuple[object, ...]]) -> dict[str, UUID]:
    """Return for each kind of address the public id of one thing that exists."""
    gevonden = {}
    for deel, tabel in TABELLEN.items():
        rij = verbinding.execute(f"SELECT publiek_id FROM {tabel} ORDER BY id LIMIT 1".encode()).fetchone()
        if rij:
            gevonden[deel] = UUID(str(rij[0]))
    for naam, sql in {
        "persoon": "SELECT publiek_id FROM personen_persoon ORDER BY id LIMIT 1",
        "sleutel": "SELECT sleutel FROM meldingen_melding ORDER BY id LIMIT 1",
        "dossier": "SELECT publiek_id FROM dossiers_dossier ORDER BY id LIMIT 1",
    }.items():
        rij = verbinding.execute(sql.encode()).fetchone()
        if rij:
            gevonden[naam] = UUID(str(rij[0]))
    return gevonden


def sign_in(ploeg: Ploeg, naam: str | None) -> Client:
    """Return the browser of this member of the cast, or of nobody."""
    client = Client(raise_request_exception=False)
    if naam:
        client.force_login(ploeg.mensen[naam], backend="django.contrib.auth.backends.ModelBackend")
    return client


def plain(antwoord: object) -> str:
    """Return status, headers and body of an answer without what differs each time."""
    gelijk = sorted(kop for kop in antwoord.headers if kop not in ("Expires", "Last-Modified"))  # type: ignore[attr-defined]
    koppen = "\n".join(f"{kop}: {antwoord.headers[kop]}" for kop in gelijk)  # type: ignore[attr-defined]
    # The token of the shift is given once, at the first answer of a session.
    koekjes = "\n".join(naam for naam in sorted(antwoord.cookies) if naam != "schakel-dienst")  # type: ignore[attr-defined]
    lichaam = body(antwoord)
    return _WISSELT.sub("…", f"{antwoord.status_code}\n{koppen}\n{koekjes}\n{lichaam}")  # type: ignore[attr-defined]


def body(antwoord: object) -> str:
    """Return the body as a reader gets it."""
    stukken = antwoord.streaming_content if antwoord.streaming else [antwoord.content]  # type: ignore[attr-defined]
    return b"".join(stukken).decode("utf-8", "replace")


def seen(antwoord: object, kanaries: dict[str, str]) -> set[str]:
    """Return which canaries are in body, headers or cookies, however they were written down."""
    koppen = " ".join(f"{k}: {v}" for k, v in antwoord.headers.items())  # type: ignore[attr-defined]
    tekst = unescape(f"{koppen} {antwoord.cookies.output()} {body(antwoord)}")  # type: ignore[attr-defined]
    plat = re.sub(r"[\s\-.]", "", tekst).lower()
    return {naam for naam, woord in kanaries.items() if re.sub(r"[\s\-.]", "", woord).lower() in plat}
