"""./schakel demo_accounts: the invented people of each region, and as whom one best begins."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from schakel.basis.organisaties.models import Regio
from schakel.entrypoints import klok
from schakel.entrypoints.generator import draaien
from schakel.entrypoints.generator.ploeg import Lid, Ploeg, ensure_crew
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

# Kind of team, role, how many, and what one can see as them.
VERHAAL = (
    ("vt_voordeur", "vt_intake", 1, "neemt de telefoon aan"),
    ("vt_triage", "vt_triage", 2, "beoordeelt en beslist mee"),
    ("vt_triage", "vt_teamleider", 1, "besluit over weigeringen"),
    ("vt_onderzoek", "vt_onderzoeker", 1, "onderzoekt"),
    ("vt_onderzoek", "vt_gedragswetenschapper", 1, "beslist mee over een onderzoek"),
    ("vt_expertise", "vt_vertrouwensarts", 1, "antwoordt op vragen"),
    ("jeugdteam", "jeugdteam", 1, "neemt gezinnen met kinderen over"),
    ("wijkteam", "lokaal_team", 1, "neemt over in de wijk"),
    ("politie", "politie", 1, "meldt, ziet geen casus"),
    ("beleid", "beleid", 1, "stuurt met cijfers, ziet geen casus"),
    ("vt_voordeur", "fg", 1, "ziet wie wat heeft bekeken"),
    ("vt_voordeur", "beheer", 1, "beheert teams en accounts"),
)
JAAR = 2016


class Command(BaseCommand):
    help = "Maakt de verzonnen medewerkers van elke regio en print als wie u het beste begint."

    def add_arguments(self, parser: Any) -> None:
        """Let one region be chosen."""
        parser.add_argument("--regio", default="", help="alleen deze regio")
        parser.add_argument("--jaar", type=int, default=JAAR)
        parser.add_argument("--begin", default="", help="laat hier de klok na het jaar beginnen")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Make who is not there yet, and print the table."""
        if opties["begin"]:
            draaien.prepare(draaien.Opdracht(regio=opties["begin"], jaar=opties["jaar"], seed=0))
        regios = Regio.objects.order_by("verzonnen", "code")
        for regio in [r for r in regios if opties["regio"] in ("", r.code)]:
            ploeg = self._crew(regio, opties["jaar"])
            rijen = [(lid, ploeg, uitleg) for lid, uitleg in self._story(ploeg)]
            if rijen:
                self._print(regio, rijen)

    def _crew(self, regio: Regio, jaar: int) -> Ploeg:
        moment = regio.epoch or draaien.end_of_year(jaar)
        machine = Handeling(None, None, "beheer", None, max(moment, klok.nu()), namens="demo_accounts")
        with transactie(machine, wat="demo_accounts"):
            return ensure_crew(machine, regio.code, date(jaar, 1, 1))

    def _story(self, ploeg: Ploeg) -> list[tuple[Lid, str]]:
        gekozen = []
        for soort, rol, aantal, uitleg in VERHAAL:
            leden = [lid for team in ploeg.soort(soort) for lid in ploeg.rol(team, rol)]
            gekozen += [(lid, uitleg) for lid in leden[:aantal]]
        return gekozen

    def _print(self, regio: Regio, rijen: list[tuple[Lid, Ploeg, str]]) -> None:
        self.stdout.write(f"\n  {regio.naam}: verzonnen medewerkers")
        for lid, ploeg, uitleg in rijen:
            team = ploeg.teams[lid.team].naam
            self.stdout.write(f"    {lid.gebruikersnaam:<26} {lid.naam:<26} {team:<34.34} {uitleg}")
        self.stdout.write("")
