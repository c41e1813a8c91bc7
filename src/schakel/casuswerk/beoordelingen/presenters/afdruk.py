"""What stands on the printed questionnaire?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from schakel.basis.vragenlijsten.rules import AfdrukBlok, afdruk
from schakel.casuswerk.beoordelingen.presenters.blad import Pagina, present_blad
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries.blad import Blad
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Regel:
    """One printed answer, with the name of whom it is about."""

    vraag: str
    persoon: str
    antwoord: str
    reden: str


@dataclass(frozen=True, slots=True)
class Afdruk:
    """The printed questionnaire."""

    pagina: Pagina
    blokken: Sequence[tuple[str, str, Sequence[Regel]]]
    terug_url: str
    gedrukt: str


def present_afdruk(handeling: Handeling, blad: Blad) -> Afdruk:
    """Return the questionnaire as it is printed, with everything that was left out and why."""
    namen = {str(rij.persoon.publiek_id): antwoordzicht.name_of(handeling, rij=rij) for rij in blad.blik.personen}
    blokken = afdruk(
        blad.blik.definitie, blad.blik.antwoorden, variant=blad.beoordeling.fase.lower(), personen=list(namen)
    )
    return Afdruk(
        pagina=present_blad(handeling, blad),
        blokken=[(f"{b.code}. {b.titel}", b.overgeslagen, _lines(b, namen)) for b in blokken],
        terug_url=reverse("beoordelingen:blad", args=[blad.beoordeling.publiek_id]),
        gedrukt=taal.tijdstip(handeling.moment),
    )


def _lines(blok: AfdrukBlok, namen: dict[str, str]) -> list[Regel]:
    return [Regel(r.vraag, namen.get(r.persoon or "", ""), r.antwoord, r.reden) for r in blok.regels]
