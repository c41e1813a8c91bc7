"""Who stands in this dossier, who are the children, and who is the same person?"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import connection
from django.db.models import Prefetch, Q

from schakel.basis.organisaties import queries as organisaties
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen import rules
from schakel.casuswerk.personen.models import (
    Dossierhuishouden,
    Dossierpersoon,
    Kindcontact,
    Lidmaatschap,
    Relatie,
    ZelfdePersoon,
)
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling

VAK_BSN = "bsn"


def personen_of(handeling: Handeling, *, dossier: int) -> list[Dossierpersoon]:
    """Return everyone who stands in the dossier with the person at hand, children last, oldest first."""
    rijen = list(
        Dossierpersoon.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related("persoon")
        .order_by("persoon__geboortedatum", "id")
    )
    rijen.sort(key=lambda rij: rij.rol == rules.PersoonRol.KIND)
    handeling.spoor.noteer("persoon", dossier=dossier, personen=[rij.persoon.publiek_id for rij in rijen])
    return rijen


def begin_with(handeling: Handeling, *, sleutel: str, hoogstens: int) -> list[int]:
    """
    Return which rows of people in the own dossiers have a surname that begins so (as `naam_sleutel` writes it).

    Numbers alone, at most twenty: the caller reads the rows, and with them what this reader may see of them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT persoon_op_naam(%s, %s)", [sleutel, hoogstens])
        return [int(rij[0]) for rij in cursor.fetchall()]


def kinderen_of(handeling: Handeling, *, dossier: int, moment: datetime) -> list[Dossierpersoon]:
    """Return who counts as a child on the day of that moment, by role or by age."""
    dag = lokale_datum(moment)
    return [rij for rij in personen_of(handeling, dossier=dossier) if rules.is_kind(rij.rol, _age(rij, dag))]


def age_of(handeling: Handeling, *, rij: Dossierpersoon) -> int | None:
    """Return the age of somebody now, exact or estimated; None when unknown."""
    return _age(rij, lokale_datum(handeling.moment))


def _age(rij: Dossierpersoon, dag: date) -> int | None:
    p = rij.persoon
    return rules.leeftijd_op(dag, geboortedatum=p.geboortedatum, leeftijd=p.leeftijd, peildatum=p.leeftijd_peildatum)


def speaking_age(handeling: Handeling, *, dossier: int) -> int:
    """Return from which age a child is spoken, as the region of the dossier has it on this day."""
    regio = Dossier.objects.visible_to(handeling).filter(pk=dossier).values_list("regio", flat=True).first() or ""
    gevonden = organisaties.setting(regio, rules.SPREEKLEEFTIJD_SLEUTEL, lokale_datum(handeling.moment))
    return gevonden if isinstance(gevonden, int) else rules.SPREEKLEEFTIJD


def huishoudens_of(handeling: Handeling, *, dossier: int) -> list[Dossierhuishouden]:
    """Return the households of the dossier, each with its present members at hand."""
    # Who lives there under a record of another dossier, stands in that one.
    staan = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=dossier)
    leden = Lidmaatschap.objects.filter(tot=None, persoon_id__in=staan.values("persoon_id"))
    leden = leden.select_related("persoon").order_by("id")
    rijen = list(
        Dossierhuishouden.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related("huishouden")
        .prefetch_related(Prefetch("huishouden__lidmaatschappen", queryset=leden))
        .order_by("id")
    )
    handeling.spoor.noteer("huishouden", dossier=dossier)
    return rijen


def relaties_of(handeling: Handeling, *, dossier: int) -> list[Relatie]:
    """Return what the persons of the dossier are to each other."""
    return list(
        Relatie.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("van", "naar").order_by("id")
    )


def kindcontacten_of(handeling: Handeling, *, dossier: int) -> list[Kindcontact]:
    """Return when the children of the dossier were seen and spoken, or why not, newest first."""
    rijen = Kindcontact.objects.visible_to(handeling).filter(dossier_id=dossier).select_related("persoon")
    return list(rijen.order_by("-op", "-id"))


def same_persons(handeling: Handeling, *, personen: Sequence[int]) -> dict[int, int]:
    """Return for each of these persons the earliest record of the same person, as far as the actor may know."""
    rijen = ZelfdePersoon.objects.visible_to(handeling).filter(persoon_id__in=personen, beeindigd_op=None)
    return dict(rijen.values_list("persoon_id", "eerste_id"))


def same_groups(handeling: Handeling, *, personen: Collection[int]) -> dict[int, int]:
    """
    Return for each of these persons, and for everyone confirmed to be one of them, the earliest record of that person.

    Over every pointer that stands and that the actor may know of, both ways, however many steps; one that was taken
    back counts for nothing.
    """
    bekend, nieuw, paren = set(personen), set(personen), set[tuple[int, int]]()
    while nieuw:
        wijzers = ZelfdePersoon.objects.visible_to(handeling).filter(beeindigd_op=None)
        raakt = wijzers.filter(Q(persoon_id__in=nieuw) | Q(eerste_id__in=nieuw))
        gevonden = set(raakt.values_list("persoon_id", "eerste_id"))
        paren |= gevonden
        nieuw = {persoon for paar in gevonden for persoon in paar} - bekend
        bekend |= nieuw
    return rules.groups_of(personen, paren)


def same_in(handeling: Handeling, *, van_dossier: int, naar_dossier: int) -> dict[int, int]:
    """Return who of one dossier stands in another under an own record there, as somebody confirmed."""
    rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id__in=(van_dossier, naar_dossier))
    staan = list(rijen.order_by("id").values_list("dossier_id", "persoon_id"))
    groepen = same_groups(handeling, personen=[persoon for _dossier, persoon in staan])
    daar = {persoon for dossier, persoon in staan if dossier == naar_dossier}
    record = {groepen[persoon]: persoon for persoon in sorted(daar, reverse=True)}
    hier = [persoon for dossier, persoon in staan if dossier == van_dossier and persoon not in daar]
    return {persoon: record[groepen[persoon]] for persoon in hier if groepen[persoon] in record}


def masked_bsn(handeling: Handeling, *, rij: Dossierpersoon) -> str:
    """Return the BSN of somebody as it is shown without a reason: two digits; empty when unknown."""
    persoon = rij.persoon
    if persoon.bsn is None:
        return ""
    hoofd = versleuteling.hoofdsleutel(VAK_BSN)
    return rules.mask_bsn(
        versleuteling.ontsleutel(hoofd, bytes(persoon.bsn), context=persoon.publiek_id.bytes).decode()
    )
