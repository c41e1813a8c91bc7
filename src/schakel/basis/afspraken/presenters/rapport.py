"""What does the check of the tables find?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.afspraken.presenters.lijst import standing, versie_url
from schakel.basis.afspraken.rules import Bevinding, BevindingSoort, Tabel
from schakel.basis.afspraken.rules.bestand import REMEDIES

KOPPEN = {
    BevindingSoort.GAT: "Gat",
    BevindingSoort.DODE_REGEL: "Regel die nooit wordt bereikt",
    BevindingSoort.VOORBEELD: "Voorbeeld dat niet uitkomt",
    BevindingSoort.KRUISING: "Regels die soms allebei passen",
}
VOLGORDE = list(KOPPEN)


@dataclass(frozen=True, slots=True)
class Bevindingregel:
    """One finding in words, with what to do."""

    kop: str
    tekst: str
    remedie: str
    fout: bool


@dataclass(frozen=True, slots=True)
class Tabelrapport:
    """The findings about one table."""

    titel: str
    code: str
    voorbeelden: str
    fouten: Sequence[Bevindingregel]
    volgorde: Sequence[Bevindingregel]


@dataclass(frozen=True, slots=True)
class Rapport:
    """The report on one version."""

    titel: str
    versie: str
    url: str
    stand: tuple[str, str]
    kop: str
    aantal_fouten: int
    tabellen: Sequence[Tabelrapport]


def present_report(versie: AfspraakVersie, gevonden: Sequence[tuple[Tabel, Sequence[Bevinding]]]) -> Rapport:
    """Return the report; faults come first, rows that cross are worth knowing."""
    fouten = sum(b.is_fout for _tabel, bevindingen in gevonden for b in bevindingen)
    return Rapport(
        titel=versie.afspraak.titel,
        versie=versie.versie,
        url=versie_url(versie),
        stand=standing(versie),
        kop=ngettext("%(n)d fout gevonden", "%(n)d fouten gevonden", fouten) % {"n": fouten}
        if fouten
        else _("Geen fouten gevonden"),
        aantal_fouten=fouten,
        tabellen=[_table(tabel, bevindingen) for tabel, bevindingen in gevonden],
    )


def _table(tabel: Tabel, bevindingen: Sequence[Bevinding]) -> Tabelrapport:
    gesorteerd = sorted(bevindingen, key=lambda b: VOLGORDE.index(b.soort))
    regels = [
        Bevindingregel(_(KOPPEN[b.soort]), b.tekst, REMEDIES[b.soort].replace("`", ""), b.is_fout) for b in gesorteerd
    ]
    aantal = len(tabel.voorbeelden)
    mis = sum(b.soort is BevindingSoort.VOORBEELD for b in bevindingen)
    return Tabelrapport(
        titel=tabel.titel,
        code=tabel.code,
        voorbeelden=_("%(goed)d van %(alle)d voorbeelden komen uit") % {"goed": aantal - mis, "alle": aantal},
        fouten=[regel for regel in regels if regel.fout],
        volgorde=[regel for regel in regels if not regel.fout],
    )
