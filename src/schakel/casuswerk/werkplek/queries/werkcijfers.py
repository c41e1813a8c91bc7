"""How many adviezen and meldingen in a month, about what, and judged in time?  Over what the actor may open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Expression,
    F,
    Func,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from schakel.basis.organisaties.models import Regio, Team
from schakel.basis.termijnen import queries as termijnen
from schakel.basis.termijnen.rules import Duur, Eenheid
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.meldingen.models import Melding
from schakel.casuswerk.meldingen.rules import NIEUWE_INDELING, VORMEN, MeldingStatus
from schakel.casuswerk.werkplek.queries.bereikbaar import own_region
from schakel.casuswerk.werkplek.queries.koppen import Kop, koppen_van
from schakel.casuswerk.werkplek.queries.rijbladen import Bladvraag, Rijblad, page_of_rows
from schakel.casuswerk.werkplek.rules.maand import LAAT_NA, Maand
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

PER_BLADZIJDE = 50
NORM = "veiligheidsbeoordeling"
# With a hyphen, as no code of a list has: what was left open, and a melding that became an advies.
NIET_INGEVULD = "niet-ingevuld"
OMGEZET = "werd-advies"


class Telling(StrEnum):
    """What is counted, and by what it is split."""

    ADVIES_VRAGER = "adviezen-vrager"
    ADVIES_REDEN = "adviezen-reden"
    ADVIES_VORM = "adviezen-vorm"
    ADVIES_INVOER = "adviezen-invoer"
    MELDING_MELDER = "meldingen-melder"
    MELDING_VORM = "meldingen-vorm"
    MELDING_EERDER = "meldingen-eerder"
    MELDING_BESLUIT = "meldingen-besluit"
    MELDING_NORM = "meldingen-norm"
    MELDING_INVOER = "meldingen-invoer"


VAN_ADVIES = frozenset({Telling.ADVIES_VRAGER, Telling.ADVIES_REDEN, Telling.ADVIES_VORM, Telling.ADVIES_INVOER})
VORMTELLINGEN = frozenset({Telling.ADVIES_VORM, Telling.MELDING_VORM})
INVOERTELLINGEN = frozenset({Telling.ADVIES_INVOER, Telling.MELDING_INVOER})


class Normstand(StrEnum):
    """Was it judged within the norm, and if not yet, is it late?"""

    BINNEN = "binnen"
    TE_LAAT = "te-laat"
    OPEN_BINNEN = "open-binnen"
    OPEN_TE_LAAT = "open-te-laat"


class Invoer(StrEnum):
    """How long after the event was it entered?"""

    OP_TIJD = "binnen-een-dag"
    LAAT = "later-dan-een-dag"
    EERDERE_MAAND = "over-een-eerdere-maand"


@dataclass(frozen=True, slots=True)
class Norm:
    """Within how long a melding is judged, and which source says so."""

    duur: Duur
    bron: str


@dataclass(frozen=True, slots=True)
class Maandcijfers:
    """The counts of one month: for each count the number by code."""

    maand: Maand
    team: str
    regio: str
    norm: Norm | None
    per: Mapping[Telling, Mapping[str, int]]

    def total(self, telling: Telling) -> int:
        """Return how many rows there are, of a count in which each row stands once."""
        return sum(self.per[telling].values())


@dataclass(frozen=True, slots=True)
class Maandrijen:
    """A page of the rows behind one figure."""

    telling: Telling
    code: str
    maand: Maand
    rijen: Sequence[Advies | Melding]
    koppen: Mapping[int, Kop]
    blad: Rijblad


def month_of(handeling: Handeling, *, eerste: date | None) -> Maand:
    """Return the month that was asked, else the one of now; when nothing happened in it yet, the one before it."""
    if eerste is not None:
        return Maand.van(eerste)
    deze = Maand.van(lokale_datum(handeling.moment))
    gebeurd = any(_rows(handeling, t, deze, None).exists() for t in INVOERTELLINGEN)
    return deze if gebeurd else deze.vorige


def count_month(handeling: Handeling, *, maand: Maand) -> Maandcijfers:
    """
    Return the counts of a month, by the day on which it happened.

    Exact and live: it counts the rows that the actor may open now, and no others.
    """
    regio = own_region(handeling)
    norm = _norm(regio, maand)
    per = {t: _count(handeling, t, maand, norm) for t in Telling if t is not Telling.MELDING_NORM or norm}
    handeling.spoor.noteer("werkcijfers")
    return Maandcijfers(
        maand=maand,
        team=Team.objects.filter(pk=handeling.team or 0).values_list("naam", flat=True).first() or "",
        regio=Regio.objects.filter(code=regio).values_list("naam", flat=True).first() or "Nederland",
        norm=norm,
        per={Telling.MELDING_NORM: {}, **per},
    )


def rows_behind(handeling: Handeling, *, telling: Telling, code: str, maand: Maand, blad: Bladvraag) -> Maandrijen:
    """Return a page of the rows that a figure counts, newest first; without a code those of the whole count."""
    gezocht = _rows(handeling, telling, maand, _norm(own_region(handeling), maand))
    if code and telling in VORMTELLINGEN:
        gezocht = gezocht.filter(codes__contains=[code])
    elif code:
        gezocht = gezocht.filter(code=code)
    gevonden = page_of_rows(handeling, gezocht=gezocht, moment=_moment_field(telling), gevraagd=blad, per=PER_BLADZIJDE)
    rijen = gevonden.rijen
    koppen: Mapping[int, Kop] = {}
    if telling in VAN_ADVIES:
        handeling.spoor.noteer("advies")
    else:
        koppen = koppen_van(handeling, dossiers=[rij.dossier_id for rij in rijen])
    return Maandrijen(telling, code, maand, rijen, koppen, gevonden)


def _norm(regio: str, maand: Maand) -> Norm | None:
    """Return the term for judging that held on the first day of the month; one in hours is no norm in days."""
    for definitie in termijnen.definities_op(regio, maand.eerste):
        geldt = definitie.geldig_tot is None or definitie.geldig_tot > maand.eerste
        # The length that the field holds itself to, else that of the law.
        duur = definitie.praktijk or definitie.wettelijk
        if definitie.code == NORM and geldt and duur and duur.eenheid is not Eenheid.UREN:
            return Norm(duur, definitie.bron)
    return None


def _moment_field(telling: Telling) -> str:
    return "gegeven_op" if telling in VAN_ADVIES else "ontvangen_op"


def _count(handeling: Handeling, telling: Telling, maand: Maand, norm: Norm | None) -> dict[str, int]:
    rijen = _rows(handeling, telling, maand, norm).order_by()
    if telling in VORMTELLINGEN:
        # One row may be about several forms, and stands once under each of them.
        rijen = rijen.annotate(code=Func(F("codes"), function="unnest", output_field=TextField()))
    return dict(rijen.values_list("code").annotate(n=Count("pk", distinct=True)))


def _rows(handeling: Handeling, telling: Telling, maand: Maand, norm: Norm | None) -> QuerySet[Any]:
    """Return what is counted, each row with its `code`, or its `codes` when it can have several."""
    (begin, eind), moment = maand.momenten, _moment_field(telling)
    zichtbaar: QuerySet[Any] = Advies.objects.visible_to(handeling)
    if telling not in VAN_ADVIES:
        zichtbaar = Melding.objects.visible_to(handeling)
    welke = Q(**{f"{moment}__gte": begin, f"{moment}__lt": eind})
    if telling in INVOERTELLINGEN:
        welke |= Q(**{f"{moment}__lt": begin, "ingevoerd_op__gte": begin, "ingevoerd_op__lt": eind})
    rijen = zichtbaar.filter(welke)
    if telling in VORMTELLINGEN:
        gevormd: QuerySet[Any] = rijen.annotate(codes=_forms(telling, maand))
        return gevormd
    if telling is Telling.MELDING_NORM:
        if norm is None:
            return rijen.none()
        rijen = rijen.exclude(status=MeldingStatus.OMGEZET).annotate(norm_tot=_norm_end(maand, norm))
    met_code: QuerySet[Any] = rijen.annotate(code=_code(handeling, telling, begin))
    return met_code


def _code(handeling: Handeling, telling: Telling, begin: Any) -> Expression:
    moment = _moment_field(telling)
    if telling in INVOERTELLINGEN:
        wanneer = [
            When(**{f"{moment}__lt": begin}, then=Value(Invoer.EERDERE_MAAND.value)),
            When(ingevoerd_op__gt=F(moment) + LAAT_NA, then=Value(Invoer.LAAT.value)),
        ]
        return _case(wanneer, Value(Invoer.OP_TIJD.value))
    if telling is Telling.MELDING_NORM:
        wanneer = [
            When(beoordeeld_op__lte=F("norm_tot"), then=Value(Normstand.BINNEN.value)),
            When(beoordeeld_op__isnull=False, then=Value(Normstand.TE_LAAT.value)),
            When(norm_tot__gte=handeling.moment, then=Value(Normstand.OPEN_BINNEN.value)),
        ]
        return _case(wanneer, Value(Normstand.OPEN_TE_LAAT.value))
    if telling is Telling.MELDING_BESLUIT:
        omgezet = When(status=MeldingStatus.OMGEZET.value, then=Value(OMGEZET))
        return _case([omgezet, *_first_filled("besluit")], Value(NIET_INGEVULD))
    velden = {
        Telling.ADVIES_VRAGER: ("hoedanigheid", "rol_vrager"),
        Telling.ADVIES_REDEN: ("reden",),
        Telling.MELDING_MELDER: ("hoedanigheid", "rol_melder"),
        Telling.MELDING_EERDER: ("eerdere_betrokkenheid",),
    }[telling]
    return _case(_first_filled(*velden), Value(NIET_INGEVULD))


def _case(wanneer: Sequence[When], anders: Value) -> Case:
    return Case(*wanneer, default=anders, output_field=CharField())


def _first_filled(*velden: str) -> list[When]:
    return [When(**{f"{veld}__gt": ""}, then=F(veld)) for veld in velden]


def _norm_end(maand: Maand, norm: Norm) -> Case:
    """Return until when a melding is judged within the norm: one end for each day of receipt."""
    dagen = maand.due_per_day(norm.duur)
    return Case(*(When(ontvangen_op__lt=na, then=Value(uiterlijk)) for na, uiterlijk in dagen),
                output_field=DateTimeField())  # fmt: skip


def _forms(telling: Telling, maand: Maand) -> Expression:
    """
    Return the forms of violence in the list that holds in this month, or that nothing was filled in.

    A melding carries both lists. An advies carries what was chosen: words of the chain are put in the list of the day.
    """
    nieuw = maand.eerste >= NIEUWE_INDELING
    lijst = ArrayField(TextField())
    if telling is Telling.MELDING_VORM:
        gekozen: Expression = Cast("vormen_2019" if nieuw else "aanleidingen", lijst)
    else:
        gekozen = Case(
            When(vormen__len__gt=0, then=Cast("vormen", lijst)), default=Cast("aanleidingen", lijst), output_field=lijst
        )
        for code, vorm in VORMEN.items():
            naar = vorm.vorm_2019 if nieuw else vorm.aanleiding
            gekozen = _replace(gekozen, code, naar)
    leeg = Func(Value(NIET_INGEVULD), function="ARRAY", template="%(function)s[%(expressions)s]::text[]")
    niets = Func(gekozen, template="NULLIF(%(expressions)s, '{}'::text[])", output_field=lijst)
    return Func(niets, leeg, function="COALESCE", output_field=lijst)


def _replace(lijst: Expression, van: str, naar: str) -> Func:
    tekst = TextField()
    return Func(lijst, Cast(Value(van), tekst), Cast(Value(naar), tekst), function="array_replace",
                output_field=ArrayField(tekst))  # fmt: skip
