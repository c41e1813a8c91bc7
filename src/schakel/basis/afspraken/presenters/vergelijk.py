"""What changes from one version of an agreement to another, in words that a council member reads?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.afspraken.presenters.tabellen import asks, says, with_names
from schakel.basis.afspraken.queries import PARTIJEN, Versiezicht
from schakel.basis.afspraken.rules import Tabel
from schakel.basis.afspraken.rules.vergelijken import Verschil, Wijziging, compare
from schakel.toolkit import taal

MERKEN: Mapping[Wijziging, tuple[str, str]] = {
    Wijziging.ERBIJ: ("veilig", "Nieuw"),
    Wijziging.WEG: ("gevaar", "Vervalt"),
    Wijziging.ANDERS: ("let-op", "Anders"),
    Wijziging.VERPLAATST: ("neutraal", "Staat eerder"),
}
PARTIJNAMEN = {"veilig_thuis": "Veilig Thuis", "lokaal_veld": "het lokale veld"}


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing that differs."""

    merk: tuple[str, str]
    naam: str
    voor: str
    na: str


@dataclass(frozen=True, slots=True)
class Deel:
    """What differs in one part of the agreement."""

    kop: str
    regels: Sequence[Regel]


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The page: two versions and everything that differs between them."""

    titel: str
    voor: str
    na: str
    url: str
    na_url: str
    uitleg: str
    keuzes: Sequence[tuple[str, bool]]
    delen: Sequence[Deel]


def present_comparison(oud: Versiezicht, nieuw: Versiezicht) -> Vergelijking:
    """Return what changes when the second version takes the place of the first."""
    delen = [
        Deel(_("Artikelen"), _articles(oud, nieuw)),
        *_tables(oud, nieuw),
        Deel(_("Woorden"), _words(oud, nieuw)),
        Deel(_("Ondertekend door"), _simple(compare(dict(oud.ondertekenaars), dict(nieuw.ondertekenaars)))),
    ]
    na = nieuw.versie
    return Vergelijking(
        titel=na.afspraak.titel,
        voor=oud.versie.versie,
        na=na.versie,
        url=reverse("afspraken:vergelijk", args=[na.afspraak.code, na.versie]),
        na_url=reverse("afspraken:versie", args=[na.afspraak.code, na.versie]),
        uitleg=_("Versie %(na)s %(stand)s. U ziet wat er verandert ten opzichte van versie %(voor)s.")
        % {"na": na.versie, "voor": oud.versie.versie, "stand": _holds(na)},
        keuzes=[(z.versie, z.pk == oud.versie.pk) for z in nieuw.zusters if z.pk != na.pk],
        delen=[deel for deel in delen if deel.regels],
    )


def _holds(rij: AfspraakVersie) -> str:
    van = _("geldt vanaf %(dag)s") % {"dag": taal.datum(rij.geldig_van)}
    return f"{van} {_('tot %(dag)s') % {'dag': taal.datum(rij.geldig_tot)}}" if rij.geldig_tot else van


def _simple(verschillen: Sequence[Verschil[str, object]]) -> list[Regel]:
    return [Regel(_mark(v.soort), v.naam, "", "") for v in verschillen if v.soort is not Wijziging.ANDERS]


def _mark(soort: Wijziging) -> tuple[str, str]:
    kleur, woord = MERKEN[soort]
    return kleur, _(woord)


def _articles(oud: Versiezicht, nieuw: Versiezicht) -> list[Regel]:
    per = [{a.nummer: (a.titel, a.tekst) for a in zicht.artikelen} for zicht in (oud, nieuw)]
    regels = []
    for v in compare(*per):
        titel = (v.na or v.voor or ("", ""))[0]
        naam = _("Artikel %(nummer)s. %(titel)s") % {"nummer": v.naam, "titel": titel}
        regels.append(Regel(_mark(v.soort), naam, v.voor[1] if v.voor else "", v.na[1] if v.na else ""))
    return regels


def _words(oud: Versiezicht, nieuw: Versiezicht) -> list[Regel]:
    per = [{(b.woord, b.partij): b.betekenis for b in zicht.begrippen} for zicht in (oud, nieuw)]
    regels = []
    for v in compare(*per):
        woord, partij = v.naam
        bij = f" ({_(PARTIJNAMEN.get(partij, partij.replace('_', ' ')))})" if partij in PARTIJEN and partij else ""
        regels.append(Regel(_mark(v.soort), f"{woord.capitalize()}{bij}", v.voor or "", v.na or ""))
    return regels


def _tables(oud: Versiezicht, nieuw: Versiezicht) -> list[Deel]:
    per = [{tabel.code: with_names(tabel, zicht.gemeenten) for tabel in zicht.tabellen} for zicht in (oud, nieuw)]
    delen = []
    for code in dict.fromkeys([*per[1], *per[0]]):
        tabel = per[1].get(code) or per[0][code]
        rijen = [_rows(p[code]) if code in p else {} for p in per]
        regels = [_row(v) for v in compare(*rijen, op_volgorde=True)]
        kop = _("Artikel %(nummer)s, tabel: %(titel)s") % {"nummer": tabel.artikel, "titel": tabel.titel}
        delen.append(Deel(kop, regels))
    return delen


def _row(v: Verschil[str, str]) -> Regel:
    na = "" if v.soort is Wijziging.VERPLAATST else v.na or ""
    return Regel(_mark(v.soort), v.naam.replace("-", " ").capitalize(), v.voor or "", na)


def _rows(tabel: Tabel) -> dict[str, str]:
    """Return each row as one sentence: when what, then what."""
    zinnen = {}
    for rij in tabel.rijen:
        dan = says(rij.dan)
        patroon = _("Als %(als)s, dan %(dan)s.") if rij.cellen else _("In alle andere gevallen: %(dan)s.")
        zinnen[rij.code] = patroon % {"als": asks(tabel, rij), "dan": dan or rij.code}
    return zinnen
