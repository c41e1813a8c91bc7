"""Who guards the meldcode where, and which places are empty?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Organisatie, Team, Werkgebied
from schakel.basis.organisaties.queries import gemeenten, setting, teams_in_region
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.models import Aandachtsfunctionaris, Collegavraag

# Every municipality and every local team has one (tussenevaluatie 2017, uitgangspunt 2); a region may name more kinds.
TEAMSOORTEN = ["wijkteam", "jeugdteam"]
SLEUTEL = "teams_met_aandachtsfunctionaris"


@dataclass(frozen=True, slots=True)
class Plek:
    """A place that must have an attention officer, and who holds it."""

    organisatie: Organisatie | None
    team: Team | None
    gemeente: str
    naam: str
    functionaris: Aandachtsfunctionaris | None
    # Since when it has been empty, when somebody held it before.
    leeg_sinds: date | None

    @property
    def is_leeg(self) -> bool:
        """Answer whether nobody guards the meldcode here."""
        return self.functionaris is None


@dataclass(frozen=True, slots=True)
class Lopend:
    """One running case of the meldcode, without anything of the family."""

    team: str
    begonnen: date
    stap: str
    gedaan: date | None
    herbeoordelen: date | None


def own_region(handeling: Handeling) -> str:
    """Return the code of the region in which the acting team works."""
    return organisaties.own_region(handeling)


def officers_on(dag: date) -> QuerySet[Aandachtsfunctionaris]:
    """Return who guards the meldcode on a day."""
    geldt = Q(geldig_tot=None) | Q(geldig_tot__gt=dag)
    return Aandachtsfunctionaris.objects.filter(geldt, geldig_van__lte=dag)


def guards_meldcode(handeling: Handeling, *, dag: date) -> bool:
    """Answer whether the actor is attention officer or deputy of the own organisation on the day."""
    ik = Q(medewerker_id=handeling.wie or 0) | Q(vervanger_medewerker_id=handeling.wie or 0)
    return officers_on(dag).filter(ik, organisatie_id=handeling.organisatie or 0).exists()


def places(handeling: Handeling) -> list[Plek]:
    """Return every municipality and every team that must have an attention officer, with who it is."""
    dag, regio = lokale_datum(handeling.moment), own_region(handeling)
    nu = {_key(f): f for f in officers_on(dag).select_related("organisatie", "team")}
    laatst = {
        _key(f): f.geldig_tot for f in Aandachtsfunctionaris.objects.filter(geldig_tot__lte=dag).order_by("geldig_tot")
    }
    soorten = setting(regio, SLEUTEL, dag, TEAMSOORTEN)
    teams = teams_in_region(regio, dag).filter(soort__in=soorten if isinstance(soorten, list) else TEAMSOORTEN)
    bestuur = _municipal_organisations(regio, dag)
    plekken = [
        Plek(bestuur.get(g.code), None, g.code, g.naam, nu.get((0, g.code)), laatst.get((0, g.code)))
        for g in gemeenten(regio, dag)
    ]
    plekken += [
        Plek(t.organisatie, t, "", t.naam, nu.get((t.pk, "")), laatst.get((t.pk, ""))) for t in teams.order_by("naam")
    ]
    handeling.spoor.noteer("meldcode")
    return plekken


def _key(f: Aandachtsfunctionaris) -> tuple[int, str]:
    return (f.team_id or 0, f.gemeente)


def _municipal_organisations(regio: str, dag: date) -> dict[str, Organisatie]:
    """Return the organisation of each municipality: the one of kind `gemeente` that has a team there."""
    rijen = Werkgebied.objects.valid_on(dag).filter(gebied__regio__code=regio, gebied__soort="gemeente")
    van = rijen.filter(team__organisatie__soort="gemeente").select_related("gebied", "team__organisatie")
    return {w.gebied.code: w.team.organisatie for w in van}


def own_places(handeling: Handeling) -> Sequence[Aandachtsfunctionaris]:
    """Return the places at which the actor guards the meldcode today."""
    dag = lokale_datum(handeling.moment)
    ik = Q(medewerker_id=handeling.wie or 0) | Q(vervanger_medewerker_id=handeling.wie or 0)
    return list(officers_on(dag).filter(ik, organisatie_id=handeling.organisatie or 0).select_related("team"))


def running_cases(handeling: Handeling) -> list[Lopend]:
    """Return the running cases of the meldcode of the own organisation by step and day; nothing of a family."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT team, begonnen, stap, gedaan, herbeoordelen FROM meldcode_lopend()")
        rijen = [Lopend(*rij) for rij in cursor.fetchall()]
    handeling.spoor.noteer("meldcode")
    return rijen


def questions(handeling: Handeling) -> list[Collegavraag]:
    """Return the questions to the attention officers of the own organisation that the actor may read, open first."""
    rijen = Collegavraag.objects.filter(organisatie_id=handeling.organisatie or 0).select_related("team")
    handeling.spoor.noteer("meldcode")
    return list(rijen.order_by("beantwoord_op", "gesteld_op")[:100])
