"""Which agreements hold, how often did each article decide, and who knows and uses them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.afspraken.models import AfspraakVersie, Artikel
from schakel.basis.organisaties.models import Gebied, GebiedSoort, Organisatie, Team, Werkgebied
from schakel.basis.organisaties.queries import area_chain, names_of_codes
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag
from schakel.sturing.visie.models import Afspraakgebruik
from schakel.sturing.visie.queries.kern import own_region, today
from schakel.sturing.visie.rules.tellen import Telregel


@dataclass(frozen=True, slots=True)
class Afspraakzicht:
    """One agreement in force, with its articles, what they decided in a year, and who uses it."""

    versie: AfspraakVersie
    artikelen: Sequence[Artikel]
    regels: Sequence[Telregel]
    # Organisation -> the last thing that was recorded of its use; None: nothing.
    gebruik: Mapping[str, Afspraakgebruik | None]
    namen: Mapping[str, str]


def agreements(handeling: Handeling, *, jaar: int) -> list[Afspraakzicht]:
    """Return the agreements in force, over one calendar year."""
    versies = AfspraakVersie.objects.of_region(own_region(handeling)).geldend_op(today(handeling))
    handeling.spoor.noteer("afspraakcijfers")
    return [
        _watched(handeling, versie, jaar)
        for versie in versies.select_related("afspraak")
        .prefetch_related("artikelen", "ondertekenaars")
        .order_by("afspraak__gemeente", "afspraak__titel")
    ]


def open_agreement(handeling: Handeling, *, code: str, versie: str) -> AfspraakVersie:
    """
    Return a version of an agreement.

    :raises NotFound: if there is none in the own region
    """
    return afspraken.access_versie(handeling, code=code, versie=versie)


def _watched(handeling: Handeling, versie: AfspraakVersie, jaar: int) -> Afspraakzicht:
    codes = [o.organisatie for o in versie.ondertekenaars.all()]
    laatste = {
        g.organisatie: g for g in Afspraakgebruik.objects.filter(afspraak=versie.afspraak_id).order_by("op", "pk")
    }
    return Afspraakzicht(
        versie=versie,
        artikelen=sorted(versie.artikelen.all(), key=lambda a: a.pk),
        regels=_counts(versie.pk, date(jaar, 1, 1), date(jaar + 1, 1, 1)),
        gebruik={code: laatste.get(code) for code in dict.fromkeys([*codes, *laatste])},
        namen=names_of_codes([*codes, *laatste]),
    )


def _counts(versie: int, van: date, tot: date) -> list[Telregel]:
    # Counts over all cases, by a function that gives them to the roles that steer alone (ADR-0029).
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT artikel, team, afwijking, laat, aantal FROM afspraak_tellingen(%s, %s, %s)",
            [versie, begin_van_dag(van), begin_van_dag(tot)],
        )
        rijen = cursor.fetchall()
    teams = {t.pk: t for t in Team.objects.filter(pk__in={r[1] for r in rijen if r[1]}).select_related("organisatie")}
    waar = _municipalities(list(teams))
    return [
        Telregel(
            artikel,
            teams[team].organisatie.naam if team in teams else "",
            waar.get(team, ""),
            afwijking,
            laat,
            aantal,
        )
        for artikel, team, afwijking, laat, aantal in rijen
    ]


def _municipalities(teams: Sequence[int]) -> dict[int, str]:
    """Return the municipality of each team; several: none is named."""
    rijen = Werkgebied.objects.filter(team__in=teams).select_related("gebied__ouder__ouder")
    namen: dict[int, set[str]] = {}
    for rij in rijen:
        if (naam := _municipality(rij.gebied)) is not None:
            namen.setdefault(rij.team_id, set()).add(naam)
    return {team: next(iter(n)) for team, n in namen.items() if len(n) == 1}


def _municipality(gebied: Gebied | None) -> str | None:
    return next((g.naam for g in area_chain(gebied) if g.soort == GebiedSoort.GEMEENTE), None)


def organisations(handeling: Handeling) -> list[Organisatie]:
    """Return the organisations whose use of an agreement can be recorded."""
    return list(Organisatie.objects.valid_on(today(handeling)).order_by("naam"))
