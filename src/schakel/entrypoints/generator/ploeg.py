"""Who acts in an invented year?  Two to eight invented people for every connected team, with the roles of its kind."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.basis.toegang import actions as toegang
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.entrypoints.generator import namen
from schakel.entrypoints.generator.toeval import maak_random
from schakel.entrypoints.worker.subscriptions import VERZONNEN
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.kernel.werkdagen import volgende_werkdag
from schakel.toolkit.transactie import transactie

SINDS = date(2013, 1, 1)
# Roles by kind of team; a kind that is not named gets attention officers, who see no casus.
ROLLEN: Mapping[str, Sequence[str]] = {
    "vt_voordeur": ("vt_intake",) * 6,
    "vt_triage": ("vt_triage",) * 7 + ("vt_teamleider", "vt_gedragswetenschapper"),
    "vt_onderzoek": ("vt_onderzoeker",) * 6 + ("vt_teamleider", "vt_gedragswetenschapper"),
    "vt_monitoring": ("vt_onderzoeker",) * 3,
    "vt_expertise": ("vt_gedragswetenschapper", "vt_gedragswetenschapper", "vt_vertrouwensarts"),
    "jeugdteam": ("jeugdteam",) * 4 + ("gedragswetenschapper",),
    "wijkteam": ("lokaal_team",) * 4,
    "veilig_verder_team": ("lokaal_team",) * 4,
    "maatschappelijk_werk": ("lokaal_team",) * 4,
    "gi": ("gi",) * 4,
    "cit": ("cit",) * 4,
    "politie": ("politie",) * 4,
    "politie_specialist": ("politie",) * 2,
    "om": ("om",) * 2,
    "zsm": ("om",) * 2,
    "reclassering": ("reclassering",) * 2,
    "rvdk": ("rvdk",) * 2,
    "zvh": ("zvh_regisseur", "zvh_deelnemer"),
    "burgemeester": ("burgemeester",) * 2,
    "beleid": ("beleid",) * 2,
    "lokale_kamer": ("tafel_voorzitter", "tafel_secretaris"),
    "jeugdbeschermingstafel": ("tafel_voorzitter", "tafel_secretaris"),
    "opvang": ("opvang",) * 3,
    "opvang_intake": ("opvang",) * 2,
    "opvang_ambulant": ("opvang",) * 2,
    "opvang_bereikbaarheid": ("opvang",) * 2,
    "noodbed": ("opvang",) * 2,
    "ggz": ("ggz",) * 2,
    "forensische_zorg": ("ggz",) * 2,
    "fg": ("fg",),
    "beheer": ("beheer",),
}
# Who can take a case over.
ONTVANGERROLLEN = ("jeugdteam", "lokaal_team", "gi", "cit")
ANDERS = ("aandachtsfunctionaris",) * 2
# Who always bears the same name, by team: the first person of it.
BIJ_NAAM: Mapping[str, str] = {"beleid-den-haag": "Bas Vermeer"}
# Somebody keeps the privacy and the accounts of the organisation that takes the reports.
BIJ_DE_VOORDEUR = ("fg", "beheer")
# Who reads along for the region, at the team of the municipality that leads.
LEEST_MEE: Mapping[str, Sequence[str]] = {
    "beleid-den-haag": ("procesdirecteur", "wethouder", "raadslid", "evaluator"),
}


@dataclass(frozen=True, slots=True)
class Lid:
    """One invented employee: for which team, in which role."""

    medewerker: int
    team: int
    organisatie: int
    rol: str
    naam: str
    gebruikersnaam: str

    def handeling(self, moment: datetime) -> Handeling:
        """Return this person as actor at a moment."""
        return Handeling(self.medewerker, self.team, self.rol, self.organisatie, moment, namens=VERZONNEN)


@dataclass(slots=True)
class Ploeg:
    """Everyone who can act in a region, by team."""

    regio: str
    leden: dict[int, list[Lid]] = field(default_factory=dict)
    teams: dict[int, Team] = field(default_factory=dict)

    def soort(self, soort: str) -> list[int]:
        """Return the teams of a kind that have people, in order of code."""
        return [pk for pk, team in self.teams.items() if team.soort == soort and self.leden.get(pk)]

    def rol(self, team: int, *rollen: str) -> list[Lid]:
        """Return who has one of these roles in a team; everyone when no role is named."""
        return [lid for lid in self.leden.get(team, []) if not rollen or lid.rol in rollen]

    def has_accounts(self, team: int) -> bool:
        """Answer whether people of the team act for themselves."""
        return bool(self.leden.get(team))


def gather_crew(regio: str, dag: date) -> Ploeg:
    """Return who is there."""
    ploeg = Ploeg(regio)
    for team in organisaties.teams_in_region(regio, dag).order_by("code"):
        ploeg.teams[team.pk] = team
    rijen = Teamlid.objects.filter(team__in=list(ploeg.teams), periode__contains=dag, medewerker__is_voorbeeld=True)
    for rij in rijen.select_related("medewerker").order_by("team__code", "medewerker__gebruikersnaam"):
        ploeg.leden.setdefault(rij.team_id, []).append(
            Lid(
                medewerker=rij.medewerker_id,
                team=rij.team_id,
                organisatie=ploeg.teams[rij.team_id].organisatie_id,
                rol=rij.rol,
                naam=rij.medewerker.naam,
                gebruikersnaam=rij.medewerker.gebruikersnaam,
            )
        )
    return ploeg


@transaction.atomic
def ensure_crew(handeling: Handeling, regio: str, dag: date) -> Ploeg:
    """Make the people who are not there yet; who is there stays, so that a second run changes nothing."""
    ploeg = gather_crew(regio, dag)
    bezet = set(Medewerker.objects.values_list("gebruikersnaam", flat=True))
    for team in ploeg.teams.values():
        if team.aangesloten and not ploeg.leden.get(team.pk):
            _man(handeling, team, bezet)
    return gather_crew(regio, dag)


def _man(handeling: Handeling, team: Team, bezet: set[str]) -> None:
    rollen = [*ROLLEN.get(team.soort, ANDERS)]
    if team.soort == "vt_voordeur":
        rollen += BIJ_DE_VOORDEUR
    rollen += LEEST_MEE.get(team.code, ())
    toeval = maak_random("ploeg", team.code)
    for nummer, rol in enumerate(rollen):
        waar = namen.herkomst(toeval)
        achter = namen.achternaam(toeval, waar)
        voor = namen.voornaam(toeval, waar, toeval.choice("VVM"))
        naam = " ".join(deel for deel in (voor, achter.tussenvoegsel, achter.naam) if deel)
        login = f"{voor}.{achter.tussenvoegsel}{achter.naam}"
        if nummer == 0 and team.code in BIJ_NAAM:
            naam = BIJ_NAAM[team.code]
            login = naam.replace(" ", ".")
        medewerker = toegang.create_medewerker(
            handeling,
            gebruikersnaam=_free(login, bezet),
            naam=naam,
            organisatie=team.organisatie,
            is_voorbeeld=True,
        )
        toegang.add_teamlid(handeling, medewerker=medewerker, team=team, rol=rol, vanaf=SINDS)


def send_away(ploeg: Ploeg, moment: datetime) -> None:
    """Let some colleagues be away in the first days after the year, as their leader keeps it; their work stays open."""
    dag = lokale_datum(moment)
    if Teamlid.objects.filter(team__in=list(ploeg.teams), afwezig_tot__isnull=False).exists():
        return
    for team, leden in ploeg.leden.items():
        leider = next((lid for lid in leden if lid.rol == "vt_teamleider"), None)
        anderen = [lid for lid in leden if lid is not leider]
        if leider is None or len(anderen) < 3:
            continue
        toeval = maak_random("afwezig", ploeg.teams[team].code)
        for lid in toeval.sample(anderen, len(anderen) // 3):
            tot = volgende_werkdag(dag + timedelta(days=3 + toeval.randrange(9)))
            handeling = leider.handeling(moment)
            with transactie(handeling, wat="generator"):
                rij = Teamlid.objects.get(
                    team_id=team, medewerker_id=lid.medewerker, rol=lid.rol, periode__contains=dag
                )
                toegang.set_afwezig(handeling, teamlid=rij, tot=tot)


def _free(tekst: str, bezet: set[str]) -> str:
    """Return a user name that nobody has."""
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower().replace(" ", "")
    keus, nummer = plat, 1
    while keus in bezet:
        nummer += 1
        keus = f"{plat}{nummer}"
    bezet.add(keus)
    return keus
