"""A region with municipalities and people who steer, made by the deeds."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.test import Client

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Organisatie, Team
from schakel.basis.organisaties.rules import Gebiedbeschrijving, Teambeschrijving, Werkgebiedbeschrijving
from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.models import Medewerker
from schakel.basis.toegang.tests.builders import MOMENT, REGIO, SINDS, Ploeg, een_ploeg
from schakel.kernel.handeling import Handeling
from schakel.sturing.deskundigheid import actions
from schakel.toolkit.transactie import transactie

MACHINE = Handeling(None, None, "beheer", None, MOMENT, namens="toets")
GROOT, KLEIN = "9801", "9802"
# name -> team, kind of team, role, area
STUURT = {
    "Bas": ("beleid-regio", "beleid", "beleid", "geheel"),
    "Roos": ("beleid-klein", "beleid", "beleid", KLEIN),
    "Paul": ("directie", "beleid", "procesdirecteur", "geheel"),
    "Rita": ("raad", "beleid", "raadslid", GROOT),
}
# More colleagues of the team that fills in together.
COLLEGAS = ("Yara", "Mo", "Tess", "Job", "Fenna")


@dataclass
class Stuurploeg:
    """The cast, with whoever steers; `handeling("Bas")` lets the policy adviser act."""

    basis: Ploeg
    teams: dict[str, Team] = field(default_factory=dict)
    mensen: dict[str, Medewerker] = field(default_factory=dict)
    rollen: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        """Return the moment of the story."""
        return self.basis.moment

    def team(self, code: str) -> Team:
        """Return a team by its code."""
        return self.teams.get(code) or self.basis.teams[code]

    def mens(self, naam: str) -> Medewerker:
        """Return somebody of the cast."""
        return self.mensen.get(naam) or self.basis.mensen[naam]

    def handeling(self, naam: str, moment: datetime | None = None) -> Handeling:
        """Return this member of the cast as actor."""
        if naam not in self.rollen:
            return self.basis.handeling(naam, moment)
        code, rol = self.rollen[naam]
        team = self.team(code)
        wie = self.mensen[naam].pk
        return Handeling(wie=wie, team=team.pk, rol=rol, organisatie=team.organisatie_id, moment=moment or self.moment)

    def klant(self, naam: str) -> Client:
        """Return a browser in which this member of the cast is signed in."""
        client = Client()
        client.force_login(self.mens(naam), backend="django.contrib.auth.backends.ModelBackend")
        return client


def een_stuurploeg() -> Stuurploeg:
    """Make the cast, two municipalities, and whoever steers them."""
    basis = een_ploeg()
    organisaties.store_gebieden(
        MACHINE,
        regio=basis.regio,
        beschrijvingen=[
            Gebiedbeschrijving(soort="regio", code="geheel", naam="Geheel"),
            Gebiedbeschrijving(soort="gemeente", code=GROOT, naam="Grootstad", ouder="geheel"),
            Gebiedbeschrijving(soort="gemeente", code=KLEIN, naam="Kleindorp", ouder="geheel"),
        ],
    )
    ploeg = Stuurploeg(basis)
    for naam, (code, soort, rol, gebied) in STUURT.items():
        _add(ploeg, naam, _store_team(ploeg, code, soort, "wijk", gebied), rol)
    for code, gebied in (("wijkteam-west", GROOT), ("jeugdteam-west", KLEIN), ("vt-triage", "geheel")):
        oud = basis.teams[code]
        _store_team(ploeg, code, oud.soort, oud.organisatie.code, gebied)
    # Guards the meldcode, and does no casework.
    _add(ploeg, "Anja", basis.teams["jeugdteam-west"], "aandachtsfunctionaris")
    for naam in COLLEGAS:
        _add(ploeg, naam, basis.teams["wijkteam-west"], "lokaal_team")
    return ploeg


def _store_team(ploeg: Stuurploeg, code: str, soort: str, organisatie: str, gebied: str) -> Team:
    werkgebied = Werkgebiedbeschrijving(gebied=gebied, doelgroep="allen")
    ploeg.teams[code] = organisaties.store_team(
        MACHINE,
        regio=ploeg.basis.regio,
        beschrijving=Teambeschrijving(
            code=code, naam=f"Team {code}", organisatie=organisatie, soort=soort, werkgebieden=(werkgebied,)
        ),
    )
    return ploeg.teams[code]


def _add(ploeg: Stuurploeg, naam: str, team: Team, rol: str, vanaf: date = SINDS) -> None:
    ploeg.mensen[naam] = toegang.create_medewerker(
        MACHINE,
        gebruikersnaam=naam.lower(),
        naam=naam,
        organisatie=Organisatie.objects.get(pk=team.organisatie_id),
        is_voorbeeld=True,
    )
    toegang.add_teamlid(MACHINE, medewerker=ploeg.mensen[naam], team=team, rol=rol, vanaf=vanaf)
    ploeg.rollen[naam] = (team.code, rol)


def laad() -> None:
    """Load what the region of the cast knows of skills."""
    dag = {"bron": "toets"}
    training = {"code": "sos", "naam": "Signs of Safety", "geldig_maanden": 24, "meet": "kind_gesproken", **dag}
    campagne = {
        **{"code": "week", "titel": "Week", "boodschap": "Praat.", "groepen": ["scholen"], "eigenaar": "adviseur"},
        **{"van": "2016-02-01", "tot": "2016-03-31", "begroot": 1000, **dag},
    }
    with transactie(MACHINE, wat="toets"):
        actions.load_deskundigheid(
            MACHINE,
            regio=REGIO,
            inhoud={
                "trainingen": [training],
                "doelen": [{"training": "sos", "procent": 80, "uiterlijk": "2018-12-31", **dag}],
                "expertise": [{"code": "eer", "naam": "Eergerelateerd geweld", "organisatie": "politie", **dag}],
                "campagnes": [campagne],
            },
        )


def doe(ploeg: Stuurploeg, naam: str, deed: Any, moment: datetime | None = None, /, **wat: Any) -> Any:
    """Let somebody of the cast do a deed, or look, in a transaction of its own."""
    h = ploeg.handeling(naam, moment)
    with transactie(h, wat="toets"):
        return deed(h, **wat)
