from typing import Any

from django.core.management.base import BaseCommand, CommandError

from schakel.basis.organisaties.models import Organisatie
from schakel.entrypoints import klok
from schakel.kernel.errors import InvalidInput, SchakelError
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.leveringen import actions, queries
from schakel.sturing.leveringen.models import Levering
from schakel.sturing.leveringen.rules import (
    GEBREKWOORDEN,
    PROEVEN,
    WAAR,
    Gebrek,
    Halfjaar,
    Set,
    deliverable,
    from_json,
    read_halfjaar,
)
from schakel.toolkit.transactie import transactie


class Command(BaseCommand):
    """Makes the half-year file of a region, and prints what is in it and what is wrong with it; counts only."""

    help = (
        "Halfjaarlevering: maak (het bestand), spiegel (wat erin staat), controleer (wat niet klopt). Niets gaat weg."
    )

    def add_arguments(self, parser: Any) -> None:
        """Ask what to do, and for which region and half-year."""
        parser.add_argument("wat", choices=["maak", "spiegel", "controleer"])
        parser.add_argument("--regio", required=True, help="De code van de regio, bijvoorbeeld den-haag.")
        parser.add_argument("--periode", help="Het halfjaar, zoals 2016-2; anders het laatste dat voorbij is.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Do what was asked."""
        try:
            nu = klok.opnieuw()
            halfjaar = read_halfjaar(opties["periode"]) if opties["periode"] else deliverable(lokale_datum(nu))[0]
            organisatie = self._organisation(opties["regio"], nu)
            wie = Handeling(None, None, "machine", organisatie.pk, nu, namens="opdracht:leveringen")
            if opties["wat"] == "maak":
                with transactie(wie, wat="opdracht:leveringen"):
                    besteld = actions.order_levering(wie, halfjaar=halfjaar)
                    actions.build_levering(wie, levering=besteld.pk)
            with transactie(wie, wat="opdracht:leveringen"):
                levering = self._latest(wie, halfjaar)
                print(f"{organisatie.naam}, {halfjaar.naam}, {levering.definitie.naam}. Stand: {levering.status}.")
                if opties["wat"] == "controleer":
                    self._print_quality(wie, levering)
                else:
                    self._print_mirror(levering)
        except InvalidInput as fout:
            raise CommandError(" ".join(tekst for teksten in fout.fouten.values() for tekst in teksten)) from fout
        except SchakelError as fout:
            raise CommandError(fout.tekst) from fout

    def _organisation(self, regio: str, nu: Any) -> Organisatie:
        paren = queries.organisations_that_deliver(lokale_datum(nu))
        gevonden = [organisatie for organisatie, van in paren if van == regio]
        if not gevonden:
            raise CommandError(f"In de regio {regio} is geen organisatie van Veilig Thuis. Laad eerst de regio.")
        return Organisatie.objects.get(pk=gevonden[0])

    def _latest(self, wie: Handeling, halfjaar: Halfjaar) -> Levering:
        rijen = Levering.objects.visible_to(wie).filter(jaar=halfjaar.jaar, helft=halfjaar.helft).defer("inhoud")
        gevonden = rijen.exclude(gemaakt_op=None).select_related("definitie").order_by("-gemaakt_op", "-pk").first()
        if gevonden is None:
            raise CommandError(f"Over de {halfjaar.naam} is nog niets gemaakt. Geef eerst de opdracht: maak.")
        return gevonden

    def _print_mirror(self, levering: Levering) -> None:
        for deel in from_json(levering.spiegel):
            print(f"\n{deel.naam}: {deel.aantal}")
            for veld in deel.velden if deel.aantal else ():
                print(f"  {veld.omschrijving:<44} gevuld {veld.gevuld:>7}   leeg {veld.leeg:>7}")
                for code, naam, aantal in veld.verdeling:
                    print(f"      {code:<6} {naam[:56]:<56} {aantal:>7}")
        print(f"\n{levering.tekens} tekens, controlegetal {levering.vingerafdruk}")

    def _print_quality(self, wie: Handeling, levering: Levering) -> None:
        punten = queries.points_of(wie, levering=levering)
        for punt in punten:
            proef, soort = PROEVEN[punt.proef], Set(punt.set)
            over = f"{soort.value} {punt.veld}".strip()
            print(f"{punt.aantal:>7}  {GEBREKWOORDEN[Gebrek(punt.gebrek)]}: {proef.zin} ({over})")
            print(f"         {proef.waar or WAAR[soort]}")
        print(f"{len(punten)} soorten bevindingen." if punten else "Niets gevonden dat niet klopt.")
