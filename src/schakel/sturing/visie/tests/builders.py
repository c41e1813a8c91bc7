"""A region with a vision, and the people who work on it."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from schakel.basis.organisaties import actions as organisaties
from schakel.basis.organisaties.models import Organisatie
from schakel.basis.organisaties.rules import Teambeschrijving, Verzamelingbeschrijving, Werkgebiedbeschrijving
from schakel.basis.organisaties.rules.beschrijvingen import Gebiedbeschrijving
from schakel.basis.termijnen.tests.builders import laad_termijnen
from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.tests.builders import REGIO, SINDS, Ploeg, een_ploeg
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import AMSTERDAM
from schakel.sturing.visie.actions import load_visie
from schakel.sturing.visie.actions.evaluatie import begin_evaluation, save_letter
from schakel.sturing.visie.actions.oordeel import judge
from schakel.sturing.visie.actions.ronde import begin_round, close_round, invite
from schakel.sturing.visie.models import Evaluatie, Evaluatieronde, Regiovisie

REGIOS = Path(__file__).resolve().parents[5] / "regios"
HAAGLANDEN = REGIOS / "den-haag/visie/regiovisie-haaglanden.yaml"
VOORBEELDEN = Path(__file__).parent / "voorbeelden"
MOMENT = datetime(2017, 9, 5, 10, 0, tzinfo=AMSTERDAM)
MACHINE = Handeling(None, None, "beheer", None, MOMENT, namens="toets")
VIJF = {
    "0518": "Den Haag",
    "1916": "Leidschendam-Voorburg",
    "0603": "Rijswijk",
    "0629": "Wassenaar",
    "0637": "Zoetermeer",
}
NEGEN = VIJF | {"0503": "Delft", "1842": "Midden-Delfland", "1926": "Pijnacker-Nootdorp", "1783": "Westland"}
# name -> role; all of them work for the municipality.
STURING = {
    **{"Bas": "beleid", "Noor": "beleid", "Petra": "procesdirecteur", "Rik": "raadslid"},
    **{"Wanda": "wethouder", "Eef": "evaluator", "Klaas": "beleid"},
}
# Who works for one municipality alone, and for which.
KLEINE, KLEIN = "Klaas", "0637"
JAAR = (date(2016, 1, 1), date(2017, 1, 1))


def lees(pad: Path) -> dict[str, Any]:
    """Return what stands in a file."""
    inhoud: dict[str, Any] = yaml.safe_load(pad.read_text(encoding="utf-8"))
    return inhoud


def een_stuurploeg() -> Ploeg:
    """Return the cast with a municipality that steers, and the nine municipalities of the example."""
    ploeg = een_ploeg()
    machine = replace(MACHINE, moment=ploeg.moment)
    organisaties.store_gebieden(
        machine,
        regio=ploeg.regio,
        beschrijvingen=[
            Gebiedbeschrijving(soort="regio", code="haaglanden", naam="Haaglanden"),
            *(Gebiedbeschrijving(soort="gemeente", code=c, naam=n, ouder="haaglanden") for c, n in NEGEN.items()),
        ],
    )
    organisaties.store_verzamelingen(
        machine,
        regio=ploeg.regio,
        beschrijvingen=[
            Verzamelingbeschrijving(code="evaluatie-2017", naam="Vijf", gebieden=tuple(VIJF)),
            Verzamelingbeschrijving(code="visie-2015-2018", naam="Negen", gebieden=tuple(NEGEN)),
        ],
    )
    for naam, rol in STURING.items():
        code, gebied = ("beleid-klein", KLEIN) if naam == KLEINE else ("beleid", "haaglanden")
        ploeg.teams[code] = team = organisaties.store_team(
            machine,
            regio=ploeg.regio,
            beschrijving=Teambeschrijving(
                code=code, naam=f"Team {code}", organisatie="wijk", soort="beleid", telefoon="070 555 01 75",
                werkgebieden=(Werkgebiedbeschrijving(gebied=gebied, doelgroep="allen"),),
            ),
        )  # fmt: skip
        mens = toegang.create_medewerker(
            machine, gebruikersnaam=naam.lower(), naam=naam, organisatie=Organisatie.objects.get(code="wijk"),
            is_voorbeeld=True,
        )  # fmt: skip
        toegang.add_teamlid(machine, medewerker=mens, team=team, rol=rol, vanaf=SINDS)
        ploeg.mensen[naam] = mens
    return ploeg


def wie(ploeg: Ploeg, naam: str = "Bas", moment: datetime = MOMENT) -> Handeling:
    """Return somebody of the municipality as actor, or somebody of the cast."""
    if naam not in STURING:
        return ploeg.handeling(naam, moment)
    team = ploeg.teams["beleid-klein" if naam == KLEINE else "beleid"]
    return Handeling(ploeg.mensen[naam].pk, team.pk, STURING[naam], team.organisatie_id, moment)


def een_visie(pad: Path = HAAGLANDEN, regio: str = REGIO) -> Regiovisie:
    """Load the vision of a file."""
    return load_visie(MACHINE, regio=regio, inhoud=lees(pad))


def met_termijnen() -> None:
    """Load the terms of the country and of the example region."""
    laad_termijnen()


def een_evaluatie(ploeg: Ploeg, *, kleuren: int = 0) -> Evaluatie:
    """Begin an evaluation over 2016 with a filled letter; the first principles get a colour."""
    bas = wie(ploeg)
    evaluatie = begin_evaluation(bas, titel="Tussenevaluatie", van=JAAR[0], tot=JAAR[1])
    save_letter(
        bas, evaluatie=evaluatie.publiek_id, stand=1, kenmerk="BOW/2017.000", ris="RIS000000", datum=date(2017, 9, 5),
        aan="De leden van de Commissie Samenleving", onderwerp="Tussenevaluatie", ondertekenaar="A. Voorbeeld",
        functie="de wethouder", contact="Productgroep Zorg",
    )  # fmt: skip
    for nummer in range(1, kleuren + 1):
        judge(bas, uitgangspunt=nummer, van=JAAR[0], tot=JAAR[1], kleur="AANDACHT", reden=f"Reden bij {nummer}.")
    evaluatie.refresh_from_db()
    return evaluatie


def een_ronde(ploeg: Ploeg, evaluatie: Evaluatie, *, gesloten: bool = False) -> Evaluatieronde:
    """Begin a round with the team of Wim and an experience expert."""
    bas = wie(ploeg)
    ronde = begin_round(bas, evaluatie=evaluatie.publiek_id, uiterlijk=date(2017, 10, 1))
    invite(bas, ronde=ronde.publiek_id, soort="PROFESSIONAL", team=ploeg.team_van("Wim").code)
    invite(bas, ronde=ronde.publiek_id, soort="ERVARINGSDESKUNDIGE", naam="Ria Voorbeeld")
    return close_round(bas, ronde=ronde.publiek_id) if gesloten else ronde
