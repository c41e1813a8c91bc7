"""How many reports a second are accepted, beside bare transactions that insert as many rows?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from time import perf_counter
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.db import connection

from schakel.basis.organisaties.models import Regio
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.rules import Acuut, Betrokkene, Kanaal, Melder, MelderSoort, Meldingbericht
from schakel.casuswerk.personen.rules import Adres
from schakel.entrypoints import klok
from schakel.entrypoints.bewaking import kopie
from schakel.entrypoints.generator.ploeg import Lid, gather_crew
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

KEREN = 150
_RIJEN = "SELECT coalesce(sum(n_tup_ins), 0) FROM pg_stat_xact_user_tables"


def run(keren: int = KEREN) -> str:
    """Return a table: accepted meldingen a second, and bare transactions of as many rows a second; on a copy."""
    with kopie.copied() as adres, moved_to(adres):
        lid = _front_desk()
        if lid is None:
            return "Meldingen: er is nog geen regio met mensen. Maak eerst een jaar (./schakel generate)."
        nu = klok.nu()
        rijen = _count_rows(lid, nu)
        ontvangen = _per_second(keren, lambda nummer: _receive(lid, nu + timedelta(seconds=nummer)))
        with psycopg.connect(adres) as verbinding:
            verbinding.execute("CREATE TABLE kaal (id bigserial PRIMARY KEY, wat text, op timestamptz)")
            verbinding.commit()
            kaal = _per_second(keren, lambda _nummer: _insert(verbinding, rijen))
    return "\n".join(
        [
            f"Meldingen: {keren} keer, elk {rijen} rijen in een transactie",
            f"{'melding aannemen, met mensen, taken, slot en logboek':<58} {ontvangen:9.1f} per seconde",
            f"{f'kale transactie met {rijen} INSERT':<58} {kaal:9.1f} per seconde   × {ontvangen / kaal:6.3f}",
        ]
    )


@contextmanager
def moved_to(adres: str) -> Iterator[None]:
    """Let this process speak to another database of the same server, in the role that it has."""
    eerder = connection.settings_dict["NAME"]
    _speak_to(urlsplit(adres).path.lstrip("/"))
    try:
        yield
    finally:
        _speak_to(eerder)


def _speak_to(naam: str) -> None:
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.settings_dict["NAME"] = naam


def _front_desk() -> Lid | None:
    for regio in Regio.objects.exclude(epoch=None).order_by("-id"):
        ploeg = gather_crew(regio.code, lokale_datum(klok.nu()))
        for team in ploeg.soort("vt_voordeur"):
            return ploeg.rol(team, "vt_intake")[0]
    return None


def _bericht(op: datetime) -> Meldingbericht:
    kind = Betrokkene(rol="KIND", roepnaam="Noor", achternaam="Toets", leeftijd=9, geslacht="V")
    return Meldingbericht(
        sleutel=uuid4(),
        ontvangen_op=op,
        toelichting="Meting: een verzonnen melding.",
        kanaal=Kanaal.POLITIE,
        acuut=Acuut.NEE,
        waar=Adres(gemeente="", postcode="0000AA", huisnummer="1", straat="Meetstraat", plaats="Nergens"),
        betrokkenen=(
            Betrokkene(rol="SLACHTOFFER", roepnaam="Anna", achternaam="Toets", geslacht="V"),
            Betrokkene(rol="PLEGER", roepnaam="Jan", achternaam="Toets", geslacht="M"),
            kind,
            replace(kind, roepnaam="Sem", leeftijd=4, geslacht="M"),
        ),
        melder=Melder(soort=MelderSoort.BEROEP, naam="Meting", organisatie="politie", functie="agent"),
        vormen=("partnergeweld",),
        hoedanigheid="01",
    )


def _receive(lid: Lid, moment: datetime) -> None:
    handeling = lid.handeling(moment)
    with transactie(handeling, wat="meting"):
        meldingen.register_melding(handeling, bericht=_bericht(moment))


def _count_rows(lid: Lid, moment: datetime) -> int:
    """Return how many rows one report writes, in every table together."""
    handeling = lid.handeling(moment)
    with transactie(handeling, wat="meting"), connection.cursor() as cursor:
        meldingen.register_melding(handeling, bericht=_bericht(moment))
        cursor.execute(_RIJEN)
        return max(int(cursor.fetchone()[0]), 1)


def _insert(verbinding: psycopg.Connection[tuple[object, ...]], rijen: int) -> None:
    for _ in range(rijen):
        verbinding.execute("INSERT INTO kaal (wat, op) VALUES (%s, clock_timestamp())", ["meting"])
    verbinding.commit()


def _per_second(keren: int, doe: Callable[[int], None], opwarmen: int = 5) -> float:
    for nummer in range(opwarmen):
        doe(nummer)
    begin = perf_counter()
    for nummer in range(keren):
        doe(nummer + opwarmen)
    return keren / (perf_counter() - begin)
