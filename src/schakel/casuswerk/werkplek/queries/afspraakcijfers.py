"""How often did an article decide, and how often did people choose otherwise?  Counted over what the actor may open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.afspraken.models import AfspraakVersie, Artikel
from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties.models import Regio
from schakel.casuswerk.beoordelingen.models import Besluit, Routeafwijking
from schakel.casuswerk.beoordelingen.rules import Besluitsoort
from schakel.casuswerk.beoordelingen.rules.afwijkingen import Afwijkingsoort
from schakel.casuswerk.casussen.models import Afwijking, Consult
from schakel.casuswerk.casussen.rules import Afwijkingsoort as Casusafwijking
from schakel.casuswerk.casussen.rules.consult import ZONDER_UITLEG
from schakel.casuswerk.plannen.models import Casemanagerkeuze
from schakel.casuswerk.werkplek.queries.koppen import Kop, koppen_van
from schakel.casuswerk.werkplek.queries.rijbladen import Bladvraag, Rijblad, page_of_rows
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum

PER_BLADZIJDE = 25
JAAR = timedelta(days=365)


class Telling(StrEnum):
    """What is counted; each can be opened down to its rows."""

    BESLIST = "beslist"
    ANDERS = "anders"
    KINDEREN = "kinderen"
    KINDEREN_ANDERS = "kinderen-anders"
    GEVRAAGD = "gevraagd"
    NIET_GEVRAAGD = "niet-gevraagd"
    ZONDER_UITLEG = "zonder-uitleg"
    CASEMANAGER = "casemanager"
    CASEMANAGER_ANDERS = "casemanager-anders"


OVER_KINDEREN = (Telling.KINDEREN, Telling.KINDEREN_ANDERS)
VAN_CASEMANAGER = (Telling.CASEMANAGER, Telling.CASEMANAGER_ANDERS)
CASEMANAGER = "casemanager"


@dataclass(frozen=True, slots=True)
class Periode:
    """From the first day up to and including the last."""

    van: date
    tot: date

    @property
    def momenten(self) -> tuple[datetime, datetime]:
        """Return the first moment, and the first one that no longer counts, on the clock of Amsterdam."""
        return begin_van_dag(self.van), begin_van_dag(self.tot + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Artikelcijfer:
    """The counts of one article."""

    artikel: Artikel
    aantallen: Mapping[Telling, int]
    # Kind of deviation, or reason, with its number.
    soorten: Mapping[str, int]
    redenen: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Cijfers:
    """The counts of one version over one period."""

    versie: AfspraakVersie
    regio: str
    periode: Periode
    artikelen: Sequence[Artikelcijfer]


@dataclass(frozen=True, slots=True)
class Geval:
    """One row behind a figure: what was counted, with what was kept about it."""

    rij: Any
    kop: Kop
    op: datetime
    reden: str


@dataclass(frozen=True, slots=True)
class Gevallen:
    """A page of rows behind a figure."""

    artikel: Artikel
    telling: Telling
    versie: AfspraakVersie
    periode: Periode
    rijen: Sequence[Geval]
    blad: Rijblad


def period_of(handeling: Handeling, *, van: date | None, tot: date | None) -> Periode:
    """Return the period that was asked, else the year until today."""
    laatste = tot or lokale_datum(handeling.moment)
    eerste = van or laatste - JAAR + timedelta(days=1)
    return Periode(min(eerste, laatste), laatste)


def count_articles(handeling: Handeling, *, code: str, versie: str, periode: Periode) -> Cijfers:
    """
    Return for each article of a version how often it decided, and how often people chose otherwise.

    Exact and live: it counts the rows that the actor may open now, and no others.

    :raises NotFound: if there is no such version, or the actor may not know of it
    """
    rij = afspraken.access_versie(handeling, code=code, versie=versie)
    per = {t: _per_article(_rows(handeling, t, rij, periode)) for t in Telling if t not in OVER_KINDEREN}
    # Whoever is casemanager with children is said by one article; which article sent the case does not matter to it.
    bij_kinderen = {t: _rows(handeling, t, rij, periode).count() for t in OVER_KINDEREN}
    kinderartikel = _article_of_children(rij)
    anders = _per_article(_rows(handeling, Telling.ANDERS, rij, periode), "soort")
    niet = _per_article(_rows(handeling, Telling.NIET_GEVRAAGD, rij, periode), "reden")
    handeling.spoor.noteer("afspraakcijfers")
    return Cijfers(
        versie=rij,
        regio=_region_name(rij.afspraak.regio),
        periode=periode,
        artikelen=[
            Artikelcijfer(
                artikel=artikel,
                aantallen={
                    **{t: sum(geteld.get(artikel.nummer, {}).values()) for t, geteld in per.items()},
                    **{t: n if artikel.nummer == kinderartikel else 0 for t, n in bij_kinderen.items()},
                },
                soorten=anders.get(artikel.nummer, {}),
                redenen=niet.get(artikel.nummer, {}),
            )
            for artikel in rij.artikelen.order_by("pk")
        ],
    )


def rows_behind(
    handeling: Handeling, *, code: str, versie: str, artikel: str, telling: Telling, periode: Periode, blad: Bladvraag
) -> Gevallen:
    """
    Return a page of the rows that a figure counts, newest first, each with its reason as it was kept.

    :raises NotFound: if there is no such version or article, or the actor may not know of it
    """
    rij = afspraken.access_versie(handeling, code=code, versie=versie)
    gevraagd = rij.artikelen.filter(nummer=artikel).first()
    if gevraagd is None:
        raise NotFound
    handeling.spoor.noteer("afspraakcijfers")
    ook = ("dossier", "team") if telling in VAN_CASEMANAGER else ("dossier",)
    gezocht = _rows(handeling, telling, rij, periode).select_related(*ook)
    if telling not in OVER_KINDEREN:
        gezocht = gezocht.filter(artikel=artikel)
    elif artikel != _article_of_children(rij):
        gezocht = gezocht.none()
    moment = _moment_field(telling)
    gevonden = page_of_rows(handeling, gezocht=gezocht, moment=moment, gevraagd=blad, per=PER_BLADZIJDE)
    rijen = gevonden.rijen
    koppen = koppen_van(handeling, dossiers=[rij.dossier_id for rij in rijen])
    redenen = _reasons(handeling, telling, rijen)
    gevallen = [
        Geval(
            rij=rij,
            kop=koppen.get(rij.dossier_id) or Kop.verborgen(rij.dossier_id),
            op=getattr(rij, moment),
            reden=redenen.get(rij.pk, ""),
        )
        for rij in rijen
    ]
    return Gevallen(gevraagd, telling, rij, periode, gevallen, gevonden)


def _article_of_children(rij: AfspraakVersie) -> str | None:
    return next((t.artikel for t in afspraken.tables_of(rij) if t.code == CASEMANAGER), None)


def _reasons(handeling: Handeling, telling: Telling, rijen: Sequence[Any]) -> dict[int, str]:
    """Return the sentence that was kept with each deviation; other rows have none that is read here."""
    veld, sleutel = {
        Telling.ANDERS: ("reden", "tekst"),
        Telling.KINDEREN_ANDERS: ("reden", "tekst"),
        Telling.NIET_GEVRAAGD: ("toelichting", "toelichting"),
        Telling.CASEMANAGER_ANDERS: ("reden", "reden"),
    }.get(telling, ("", ""))
    pakketten: dict[UUID, dict[int, bytes]] = {}
    for rij in rijen if veld else ():
        pakket = getattr(rij, veld)
        if pakket is not None:
            pakketten.setdefault(rij.dossier.publiek_id, {})[rij.pk] = bytes(pakket)
    gelezen = kluis.thaw_each(handeling, pakketten=pakketten) if pakketten else {}
    return {pk: str(inhoud.get(sleutel, "")) for pk, inhoud in gelezen.items()}


def _region_name(code: str) -> str:
    return Regio.objects.filter(code=code).values_list("naam", flat=True).first() or "Nederland"


def _moment_field(telling: Telling) -> str:
    return {
        Telling.ANDERS: "op",
        Telling.KINDEREN_ANDERS: "op",
        Telling.CASEMANAGER: "op",
        Telling.CASEMANAGER_ANDERS: "op",
        Telling.GEVRAAGD: "gevraagd_op",
        Telling.NIET_GEVRAAGD: "vastgelegd_op",
        Telling.ZONDER_UITLEG: "vastgelegd_op",
    }.get(telling, "besloten_op")


def _rows(handeling: Handeling, telling: Telling, versie: AfspraakVersie, periode: Periode) -> QuerySet[Any]:
    """Return what is counted: rows that the first lock shows; the second lock stands behind it in the database."""
    begin, eind = periode.momenten
    veld = _moment_field(telling)
    welke = "besluit__afspraakversie" if telling is Telling.KINDEREN_ANDERS else "afspraakversie"
    gefilterd = {welke: versie.pk, f"{veld}__gte": begin, f"{veld}__lt": eind}
    return _source(handeling, telling).filter(**gefilterd).exclude(artikel="")


def _source(handeling: Handeling, telling: Telling) -> QuerySet[Any]:
    besluiten = Besluit.objects.visible_to(handeling)
    afwijkingen = Routeafwijking.objects.visible_to(handeling)
    zonder = Afwijkingsoort.KINDEREN_ZONDER_JEUGDTEAM.value
    niet = Afwijking.objects.visible_to(handeling).filter(soort=Casusafwijking.SPECIALIST_NIET_GEVRAAGD.value)
    keuzes = Casemanagerkeuze.objects.visible_to(handeling)
    bronnen: dict[Telling, QuerySet[Any]] = {
        Telling.BESLIST: besluiten,
        # At most one of these per decision: another decision, or another receiver.
        Telling.ANDERS: afwijkingen.exclude(soort=zonder),
        Telling.KINDEREN: besluiten.filter(kinderen__gt=0, soort=Besluitsoort.OVERDRACHT.value),
        Telling.KINDEREN_ANDERS: afwijkingen.filter(soort=zonder),
        Telling.GEVRAAGD: Consult.objects.visible_to(handeling),
        Telling.NIET_GEVRAAGD: niet.exclude(reden=ZONDER_UITLEG),
        Telling.ZONDER_UITLEG: niet.filter(reden=ZONDER_UITLEG),
        Telling.CASEMANAGER: keuzes,
        Telling.CASEMANAGER_ANDERS: keuzes.filter(afwijkend=True),
    }
    return bronnen[telling]


def _per_article(rijen: QuerySet[Any], *uitsplitsing: str) -> dict[str, dict[str, int]]:
    per: dict[str, dict[str, int]] = {}
    for artikel, *rest in rijen.order_by().values_list("artikel", *uitsplitsing).annotate(n=Count("pk")):
        sleutel = rest[0] if uitsplitsing else ""
        per.setdefault(artikel, {})[sleutel] = rest[-1]
    return per
