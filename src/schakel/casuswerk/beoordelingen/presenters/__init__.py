"""What do the pages of judgement, investigation and feedback say?  Plain values with ready Dutch text."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.afspraken.queries import Betekenis
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.beoordelingen import rules
from schakel.casuswerk.beoordelingen.presenters.afdruk import Afdruk, present_afdruk
from schakel.casuswerk.beoordelingen.presenters.afspraak import Afspraakdeel, present_afspraak
from schakel.casuswerk.beoordelingen.presenters.blad import Pagina, present_blad
from schakel.casuswerk.beoordelingen.presenters.lopend import casus_choices
from schakel.casuswerk.beoordelingen.presenters.onderzoek import DIENST_ADRES, Onderzoekpagina, present_onderzoek
from schakel.casuswerk.beoordelingen.presenters.vervolg import (
    Terugkoppelpagina,
    present_begin,
    present_terugkoppeling,
    present_wachtrij,
)
from schakel.casuswerk.beoordelingen.presenters.werk import Werkbeeld, present_werk, silent_people, talk_people
from schakel.casuswerk.beoordelingen.queries.blad import Blad
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.beelden import Begripbeeld, Lezing

__all__ = [
    "DIENST_ADRES",
    "Afdruk",
    "Afspraakdeel",
    "Onderzoekpagina",
    "Pagina",
    "Terugkoppelpagina",
    "Werkbeeld",
    "casus_choices",
    "decision_choices",
    "names_by_key",
    "onderzoek_naam",
    "onderzoek_url",
    "present_afdruk",
    "present_afspraak",
    "present_begin",
    "present_begrip",
    "present_blad",
    "present_onderzoek",
    "present_terugkoppeling",
    "present_wachtrij",
    "present_werk",
    "silent_people",
    "talk_people",
    "team_choices",
]


def team_choices(teams: Sequence[Team]) -> Mapping[str, tuple[int, str]]:
    """Return the teams as choices of a form: public id, the team itself, and how it reads."""
    return {str(team.publiek_id): (team.pk, f"{team.naam} ({team.organisatie.naam})") for team in teams}


def names_by_key(personen: Sequence[Dossierpersoon]) -> Mapping[str, str]:
    """Return how the persons are called, by the key under which the questionnaire knows them."""
    return {
        str(rij.persoon.publiek_id): rij.persoon.roepnaam or rij.persoon.voornamen or rij.persoon.omschrijving
        for rij in personen
    }


def decision_choices(handeling: Handeling) -> list[tuple[str, str]]:
    """Return which decisions can be taken on this day, as choices of a form."""
    return [(soort.value, rules.BESLUIT_NAMEN[soort]) for soort in rules.list_on(lokale_datum(handeling.moment))]


def present_begrip(woord: str, gevonden: Sequence[Betekenis]) -> Begripbeeld:
    """Return how a word is read: by the region with its article, and side by side by whom it is read differently."""
    return Begripbeeld(
        woord=woord,
        vast=[_reading(b) for b in gevonden if not b.partij],
        anders=[_reading(b) for b in gevonden if b.partij],
    )


def _reading(b: Betekenis) -> Lezing:
    artikel = _("artikel %(nummer)s") % {"nummer": b.artikel} if b.artikel else ""
    tekst = f"{artikel.capitalize()}, {b.artikel_titel}: {b.artikel_tekst}" if b.artikel_tekst and not b.partij else ""
    naam = b.partij.replace("_", " ").capitalize().replace("Veilig thuis", "Veilig Thuis")
    return Lezing(
        wie=_("%(partij)s leest") % {"partij": naam} if b.partij else "",
        betekenis=b.betekenis,
        bron=", ".join(deel for deel in (b.afspraak, artikel) if deel),
        artikel=tekst,
    )


def onderzoek_url(blad: Blad) -> str:
    """Return the address of the investigation, or of voorwaarden & vervolg, that followed; or nothing."""
    if blad.onderzoek is None:
        return ""
    return reverse(DIENST_ADRES[rules.Dienst(blad.onderzoek.dienst)], args=[blad.onderzoek.publiek_id])


def onderzoek_naam(blad: Blad) -> str:
    """Return how the button to it reads."""
    if blad.onderzoek is not None and blad.onderzoek.dienst == rules.Dienst.VOORWAARDEN_VERVOLG:
        return _("Naar voorwaarden en vervolg")
    return _("Naar het onderzoek")
