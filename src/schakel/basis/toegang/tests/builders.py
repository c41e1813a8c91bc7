"""The fixed cast: who acts in every test, and who stands outside."""

from dataclasses import dataclass, field
from datetime import date, datetime

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Organisatie, Regio, Team
from schakel.basis.organisaties.rules import Organisatiebeschrijving, Regiobeschrijving, Teambeschrijving
from schakel.basis.toegang import actions
from schakel.basis.toegang.models import Medewerker
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM

SINDS = date(2015, 1, 1)
REGIO = "toetsregio"
MOMENT = datetime(2016, 3, 2, 21, 41, tzinfo=AMSTERDAM)

# name -> (organisation, team, kind of team, role)
ROLLEN: dict[str, tuple[str, str, str, str]] = {
    "Fatima": ("vt", "vt-triage", "vt_triage", "vt_triage"),
    "Ibrahim": ("vt", "vt-voordeur", "vt_voordeur", "vt_intake"),
    "Gerda": ("vt", "vt-triage", "vt_triage", "vt_triage"),
    "Lena": ("vt", "vt-triage", "vt_triage", "vt_teamleider"),
    "Bram": ("politie", "politie-zuid", "politie", "politie"),
    "Carlijn": ("gi", "gi-noord", "gi", "gi"),
    "Deniz": ("gi", "gi-zuid", "gi", "gi"),
    "Jamila": ("jeugd", "jeugdteam-west", "jeugdteam", "jeugdteam"),
    "Koen": ("jeugd", "jeugdteam-west", "jeugdteam", "jeugdteam"),
    "Wim": ("wijk", "wijkteam-west", "wijkteam", "lokaal_team"),
    "Elif": ("vt-ander", "vt-ander-triage", "vt_triage", "vt_triage"),
    "Frank": ("vt", "beheer", "beheer", "beheer"),
    "Greet": ("vt", "privacy", "fg", "fg"),
    "Nadia": ("vt", "vt-triage", "vt_triage", "vt_gedragswetenschapper"),
}


@dataclass
class Ploeg:
    """The cast with its teams; `handeling("Fatima")` lets her act."""

    regio: Regio
    teams: dict[str, Team] = field(default_factory=dict)
    mensen: dict[str, Medewerker] = field(default_factory=dict)
    moment: datetime = MOMENT

    def team_van(self, naam: str) -> Team:
        """Return the team for which this member of the cast acts."""
        return self.teams[ROLLEN[naam][1]]

    def handeling(self, naam: str, moment: datetime | None = None) -> Handeling:
        """Return this member of the cast as actor, at the moment of the story unless told otherwise."""
        team = self.team_van(naam)
        return Handeling(
            wie=self.mensen[naam].pk,
            team=team.pk,
            rol=ROLLEN[naam][3],
            organisatie=team.organisatie_id,
            moment=moment or self.moment,
        )


def een_ploeg() -> Ploeg:
    """Make the cast: its organisations, teams, accounts and memberships."""
    machine = Handeling(None, None, "beheer", None, MOMENT, namens="toets")
    regio = organisaties.store_regio(
        machine,
        beschrijving=Regiobeschrijving(code=REGIO, naam="Toetsregio", verzonnen=True, instellingen={}),
    )
    ploeg = Ploeg(regio)
    codes = dict.fromkeys(organisatie for organisatie, _team, _soort, _rol in ROLLEN.values())
    organisaties.store_organisaties(
        machine,
        herkomst=REGIO,
        beschrijvingen=[
            Organisatiebeschrijving(code=c, naam=f"Organisatie {c}", soort=c, verbondenheid="structureel")
            for c in codes
        ],
    )
    for naam in ROLLEN:
        _add_mens(machine, ploeg, naam)
    return ploeg


def _add_mens(machine: Handeling, ploeg: Ploeg, naam: str) -> None:
    organisatie, team, soort, rol = ROLLEN[naam]
    if team not in ploeg.teams:
        ploeg.teams[team] = organisaties.store_team(
            machine,
            regio=ploeg.regio,
            beschrijving=Teambeschrijving(
                code=team, naam=f"Team {team}", organisatie=organisatie, soort=soort, telefoon="070 555 01 01"
            ),
        )
    mens = actions.create_medewerker(
        machine,
        gebruikersnaam=naam.lower(),
        naam=naam,
        organisatie=Organisatie.objects.get(code=organisatie),
        is_voorbeeld=True,
    )
    actions.add_teamlid(machine, medewerker=mens, team=ploeg.teams[team], rol=rol, vanaf=SINDS)
    ploeg.mensen[naam] = mens
