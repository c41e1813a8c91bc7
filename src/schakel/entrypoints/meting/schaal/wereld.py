"""Who works in the set?  Organisations of Veilig Thuis, other teams, and an employee in each; by the deeds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Organisatie, Regio, Team
from schakel.basis.organisaties.rules import Organisatiebeschrijving, Regiobeschrijving, Teambeschrijving
from schakel.basis.termijnen import actions as termijnen
from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.models import Medewerker
from schakel.entrypoints.bediening.ligging import PROJECT
from schakel.entrypoints.regio.bladen import read_yaml
from schakel.entrypoints.regio.fouten import Fout
from schakel.kernel.handeling import Handeling

REGIO = "schaal"
SINDS = date(2014, 1, 1)


@dataclass(frozen=True, slots=True)
class Plek:
    """A team with somebody in it."""

    team: Team
    mens: Medewerker
    rol: str

    def handeling(self, moment: datetime) -> Handeling:
        """Return this person as actor."""
        return Handeling(self.mens.pk, self.team.pk, self.rol, self.team.organisatie_id, moment)


@dataclass(frozen=True, slots=True)
class Wereld:
    """Desk, triage and team leader of each Veilig Thuis, and the other teams."""

    voordeuren: Sequence[Plek]
    triage: Sequence[Plek]
    leiders: Sequence[Plek]
    lokaal: Sequence[Plek]


def make_world(moment: datetime, *, vt: int, lokaal: int) -> Wereld:
    """Make so many organisations of Veilig Thuis and so many other teams, each with an employee."""
    beheer = Handeling(None, None, "beheer", None, moment, namens="meting")
    regio = organisaties.store_regio(
        beheer, beschrijving=Regiobeschrijving(code=REGIO, naam="Schaal", verzonnen=True, instellingen={})
    )
    blad = read_yaml(PROJECT / "regios" / "landelijk" / "termijnen.yaml", "termijnen.yaml")
    if not isinstance(blad, Fout):
        termijnen.load_termijnen(beheer, regio="", inhoud=blad.inhoud)
    codes = [f"vt-{n}" for n in range(vt)] + [f"lokaal-{n}" for n in range(lokaal)]
    organisaties.store_organisaties(
        beheer,
        herkomst=REGIO,
        beschrijvingen=[
            Organisatiebeschrijving(code=code, naam=f"Organisatie {code}", soort="meting", verbondenheid="structureel")
            for code in codes
        ],
    )
    wereld = Wereld([], [], [], [])
    for n in range(vt):
        triage = _team(beheer, regio, f"vt-{n}", "triage", "vt_triage")
        _fill(beheer, wereld.voordeuren, _team(beheer, regio, f"vt-{n}", "voordeur", "vt_voordeur"), "vt_intake")
        _fill(beheer, wereld.triage, triage, "vt_triage")
        _fill(beheer, wereld.leiders, triage, "vt_teamleider")
    for n in range(lokaal):
        _fill(beheer, wereld.lokaal, _team(beheer, regio, f"lokaal-{n}", "team", "jeugdteam"), "jeugdteam")
    return wereld


def _team(beheer: Handeling, regio: Regio, organisatie: str, naam: str, soort: str) -> Team:
    beschrijving = Teambeschrijving(
        code=f"{organisatie}-{naam}", naam=f"Team {organisatie} {naam}", organisatie=organisatie, soort=soort,
        telefoon="070 555 01 01",
    )  # fmt: skip
    return organisaties.store_team(beheer, regio=regio, beschrijving=beschrijving)


def _fill(beheer: Handeling, plekken: Sequence[Plek], team: Team, rol: str) -> None:
    mens = toegang.create_medewerker(
        beheer,
        gebruikersnaam=f"{team.code}-{rol}",
        naam=f"Medewerker {team.code} {rol}",
        organisatie=Organisatie.objects.get(pk=team.organisatie_id),
        is_voorbeeld=True,
    )
    toegang.add_teamlid(beheer, medewerker=mens, team=team, rol=rol, vanaf=SINDS)
    if isinstance(plekken, list):
        plekken.append(Plek(team, mens, rol))
