"""What was delivered, what waits, what is wrong with it and where is it mended?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from schakel.basis.codelijsten import queries as codelijsten
from schakel.basis.organisaties.models import Organisatie, Regio, Team
from schakel.casuswerk.adviezen.models import Advies
from schakel.casuswerk.meldingen.models import Melding
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.leveringen.models import (
    Bestandsdefinitie,
    Kwaliteitspunt,
    Kwaliteitsregel,
    Leveraar,
    Levering,
    Leveringstermijn,
)
from schakel.sturing.leveringen.rules import (
    Bestandsbeschrijving,
    Halfjaar,
    LeveringStatus,
    deliverable,
    read_definitie,
)

VEILIG_THUIS = "vt_"
PER_BLADZIJDE = 50
ONDERWEG = tuple(s.value for s in LeveringStatus if s.value in {"GEVRAAGD", "KLAAR", "MISLUKT", "VRIJGEGEVEN"})


@dataclass(frozen=True, slots=True)
class Periodestand:
    """One half-year that may be delivered: its clock, what is on its way, and what holds now."""

    halfjaar: Halfjaar
    termijn: Leveringstermijn | None
    onderweg: Levering | None
    geldt: Levering | None
    definitie: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What the page of an organisation shows."""

    organisatie: Organisatie
    periodes: Sequence[Periodestand]
    eerder: Sequence[Levering]
    leveraar: Leveraar | None


@dataclass(frozen=True, slots=True)
class Plek:
    """One place to mend: an advies, or a melding with its dossier."""

    regel: Kwaliteitsregel
    advies: Advies | None
    melding: Melding | None


@dataclass(frozen=True, slots=True)
class Herstel:
    """Where one finding is mended: as far as the actor sees, out of how many."""

    levering: Levering
    punt: Kwaliteitspunt
    plekken: Sequence[Plek]
    # The last of these rows when there are more; 0 when there are none.
    verder: int


def region_of(organisatie: int) -> str:
    """Return the region of which an organisation of Veilig Thuis holds the dossiers; empty when it is none."""
    teams = Team.objects.filter(organisatie_id=organisatie, soort__startswith=VEILIG_THUIS)
    return teams.order_by("code").values_list("herkomst", flat=True).first() or ""


def organisations_that_deliver(dag: date) -> list[tuple[int, str]]:
    """Return the organisations of Veilig Thuis on this day, each with its region."""
    regios = set(Regio.objects.values_list("code", flat=True))
    rijen = Team.objects.valid_on(dag).filter(soort__startswith=VEILIG_THUIS, aangesloten=True)
    paren = rijen.order_by("organisatie_id").values_list("organisatie_id", "herkomst").distinct()
    return [(organisatie, regio) for organisatie, regio in paren if regio in regios]


def layout_for(halfjaar: Halfjaar) -> Bestandsdefinitie:
    """
    Return the layout that holds on the first day of a half-year.

    :raises NotPossible: if none was loaded
    """
    dag = halfjaar.van
    rijen = Bestandsdefinitie.objects.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag), geldig_van__lte=dag)
    gevonden = rijen.order_by("-geldig_van", "code").first()
    if gevonden is None:
        raise NotPossible(f"Er is geen bestandsindeling geladen die geldt voor de {halfjaar.naam}.")
    return gevonden


def lists_for(definitie: Bestandsbeschrijving, halfjaar: Halfjaar, *, regio: str) -> dict[str, dict[str, str]]:
    """Return the code lists of a layout as they held at the end of a half-year."""
    namen = {veld.lijst for record in definitie.records for veld in record.velden if veld.lijst}
    laatste = max(halfjaar.van, date.fromordinal(halfjaar.tot.toordinal() - 1))
    return {
        naam: {_as_delivered(code.code): code.omschrijving for code in codelijsten.codes_on(naam, laatste, regio=regio)}
        for naam in sorted(namen)
    }


def _as_delivered(code: str) -> str:
    # The list of sexes is kept in small letters, and stands in capitals in protocol and tables.
    return code.upper() if len(code) == 1 else code


def overview(handeling: Handeling) -> Stand:
    """Return what of the actor's organisation can be delivered, is on its way, and was delivered before."""
    organisatie = Organisatie.objects.get(pk=handeling.organisatie or 0)
    mag = deliverable(lokale_datum(handeling.moment))
    alle = list(
        Levering.objects.visible_to(handeling).select_related("definitie").defer("inhoud", "spiegel")
        .order_by("-jaar", "-helft", "-gevraagd_op")[:PER_BLADZIJDE]
    )  # fmt: skip
    termijnen = {
        t.halfjaar: t for t in Leveringstermijn.objects.filter(organisatie=organisatie, jaar__gte=mag[-1].jaar)
    }
    handeling.spoor.noteer("levering")
    return Stand(
        organisatie=organisatie,
        periodes=[_stand(halfjaar, termijnen, alle) for halfjaar in mag],
        eerder=[een for een in alle if een.status not in ONDERWEG],
        leveraar=Leveraar.objects.filter(organisatie=organisatie).first(),
    )


def _stand(
    halfjaar: Halfjaar, termijnen: Mapping[Halfjaar, Leveringstermijn], alle: Sequence[Levering]
) -> Periodestand:
    van_dit = [een for een in alle if een.halfjaar == halfjaar]
    dag = halfjaar.van
    rijen = Bestandsdefinitie.objects.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag), geldig_van__lte=dag)
    return Periodestand(
        halfjaar=halfjaar,
        termijn=termijnen.get(halfjaar),
        onderweg=next((een for een in van_dit if een.status in ONDERWEG), None),
        geldt=next((een for een in van_dit if een.status == LeveringStatus.GELEVERD), None),
        definitie=rijen.order_by("-geldig_van", "code").values_list("naam", flat=True).first() or "",
    )


def access_levering(handeling: Handeling, *, publiek_id: UUID) -> Levering:
    """
    Return a delivery of the own organisation, without the file itself.

    :raises NotFound: if there is none that the actor sees
    """
    rijen = Levering.objects.visible_to(handeling).select_related("definitie", "organisatie").defer("inhoud")
    gevonden = rijen.filter(publiek_id=publiek_id).first()
    if gevonden is None:
        raise NotFound
    handeling.spoor.noteer("levering")
    return gevonden


def points_of(handeling: Handeling, *, levering: Levering) -> list[Kwaliteitspunt]:
    """Return what is wrong in a delivery that the actor sees, and how often."""
    return list(levering.punten.order_by("gebrek", "-aantal", "id"))


def holds_now(handeling: Handeling, *, levering: Levering) -> Levering | None:
    """Return the delivery that holds for the same half-year, which this one would replace."""
    rijen = Levering.objects.visible_to(handeling).filter(status=LeveringStatus.GELEVERD.value)
    return rijen.filter(jaar=levering.jaar, helft=levering.helft).exclude(pk=levering.pk).defer("inhoud").first()


def rows_to_mend(handeling: Handeling, *, levering: Levering, punt: UUID, na: int = 0) -> Herstel:
    """
    Return where one finding is mended, as far as the actor may open it; `na` is the last row that was read.

    :raises NotFound: if this delivery has no such finding
    """
    gevonden = levering.punten.filter(publiek_id=punt).first()
    if gevonden is None:
        raise NotFound
    zichtbaar = Kwaliteitsregel.objects.visible_to(handeling).filter(punt=gevonden, pk__gt=na)
    rijen = list(zichtbaar.select_related("dossier").order_by("pk")[: PER_BLADZIJDE + 1])
    adviezen = Advies.objects.visible_to(handeling).filter(pk__in=[rij.rij for rij in rijen if rij.dossier_id is None])
    meldingen = Melding.objects.visible_to(handeling).filter(dossier__in=[r.dossier_id for r in rijen if r.dossier_id])
    advies_van, melding_van = {een.pk: een for een in adviezen}, {een.dossier_id: een for een in meldingen}
    plekken = []
    for rij in rijen[:PER_BLADZIJDE]:
        handeling.spoor.noteer("melding" if rij.dossier_id else "advies", dossier=rij.dossier_id)
        plekken.append(Plek(rij, advies_van.get(rij.rij), melding_van.get(rij.dossier_id or 0)))
    verder = plekken[-1].regel.pk if len(rijen) > PER_BLADZIJDE else 0
    return Herstel(levering, gevonden, plekken, verder)


def definitie_of(levering: Levering) -> Bestandsbeschrijving:
    """Return the layout by which a delivery is made."""
    return read_definitie(levering.definitie.inhoud)


def summary(handeling: Handeling) -> list[tuple[Halfjaar, Leveringstermijn]]:
    """Return the clocks of the own organisation that still run: a small look for the rooms above."""
    rijen = Leveringstermijn.objects.filter(organisatie_id=handeling.organisatie or 0, afgedaan_op=None)
    return [(rij.halfjaar, rij) for rij in rijen.order_by("uiterlijk")]


def has_work() -> bool:
    """Answer whether a file was ordered or released: what the worker asks in every round."""
    wachtend = (LeveringStatus.GEVRAAGD.value, LeveringStatus.VRIJGEGEVEN.value)
    return Levering.objects.filter(status__in=wachtend).exists()
