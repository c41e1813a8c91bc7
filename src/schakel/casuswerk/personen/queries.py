"""Who stands in this dossier, who are the children, and whom may we know already?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import connection
from django.db.models import Prefetch, Q

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Gebied
from schakel.basis.toegang.permissions import check_can, may
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
from schakel.kernel.ids import normaliseer_bsn
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling

VAK_BSN = "bsn"
WAAROP = {1: "bsn", 2: "naam", 3: "adres"}


@dataclass(frozen=True, slots=True)
class Kaart:
    """Enough to ask "is this the same person?", and no more (ADR-0017)."""

    persoon: UUID
    naam: str
    geboortedatum: date | None
    gemeente: str
    houder: str
    meldingen: int
    laatste: datetime
    waarop: str


@dataclass(frozen=True, slots=True)
class Herkenning:
    """A card, and for which persons of a dossier it was found (nobody: only the address fits)."""

    voor: tuple[int, ...]
    kaart: Kaart


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


def recognise(
    handeling: Handeling,
    *,
    bsn: str = "",
    geboortedatum: date | None = None,
    naam: str = "",
    postcode: str = "",
    huisnummer: str = "",
    toevoeging: str = "",
) -> list[Kaart]:
    """
    Return cards of people who may be the ones that are typed; every card is a logged look.

    Found by exact BSN, by birth date with the normalised surname, or by exact address. A person decides.

    :raises NotAllowed: if the actor is neither at the desk nor in triage
    """
    check_can(handeling, "herkennen", "starten")
    nummer = normaliseer_bsn(bsn) if bsn else None
    zoek = versleuteling.zoeksleutel(VAK_BSN, nummer) if nummer else None
    waarden = [zoek, geboortedatum, rules.naam_sleutel(naam), rules.adres_sleutel(postcode, huisnummer, toevoeging)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM persoon_herken(%s::bytea, %s::date, %s::text, %s::text)", waarden)
        rijen = cursor.fetchall()
    kaarten = _cards(rijen)
    if kaarten:
        handeling.spoor.noteer("kaart", personen=[kaart.persoon for kaart in kaarten])
    return kaarten


def recognise_in(handeling: Handeling, *, dossier: int, zonder: Collection[UUID] = ()) -> list[Herkenning]:
    """
    Return cards of people recorded earlier who may be those of this dossier; every card is a logged look.

    Computed from what the dossier holds; who is confirmed already, is not asked about again. One query for everybody.

    :raises NotAllowed: if the actor is neither at the desk nor in triage
    """
    gevonden = [een for een in _search_in(handeling, dossier) if een.kaart.persoon not in zonder]
    if gevonden:
        handeling.spoor.noteer("kaart", dossier=dossier, personen=[een.kaart.persoon for een in gevonden])
    return gevonden


def has_card(handeling: Handeling, *, dossier: int, kaart: UUID) -> bool:
    """Answer whether this is one of the cards of the dossier, without showing it."""
    return any(een.kaart.persoon == kaart for een in _search_in(handeling, dossier))


def _search_in(handeling: Handeling, dossier: int) -> list[Herkenning]:
    check_can(handeling, "herkennen", "starten")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM persoon_herken_in(%s)", [dossier])
        rijen = cursor.fetchall()
    # The surest ground comes first; a card that is found for several people is one card.
    eerste = {rij[1]: rij[1:] for rij in reversed(rijen)}
    volgorde = dict.fromkeys(rij[1] for rij in rijen)
    voor = {persoon: tuple(rij[0] for rij in rijen if rij[1] == persoon and rij[0]) for persoon in volgorde}
    return [Herkenning(voor[kaart.persoon], kaart) for kaart in _cards([eerste[persoon] for persoon in volgorde])]


def ask_in(handeling: Handeling, *, dossiers: Collection[int]) -> set[int]:
    """
    Return which of these dossiers have cards that nobody answered yet: numbers alone, in one query, no card is shown.

    Whoever may not recognise people, gets nothing.
    """
    if not dossiers or not may(handeling, "herkennen", "starten"):
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT persoon_misschien_bekend(%s)", [sorted(dossiers)])
        return {int(rij[0]) for rij in cursor.fetchall()}


def denied_in(handeling: Handeling, *, dossier: int) -> set[UUID]:
    """Return of which cards somebody said that they are nobody of this dossier."""
    gezegd = Gebeurtenis.objects.filter(dossier_id=dossier, soort="persoon.niet_herkend")
    return {UUID(str(codes["kaart"])) for codes in gezegd.values_list("codes", flat=True)}


def _cards(rijen: Sequence[tuple[object, ...]]) -> list[Kaart]:
    gemeenten = dict(
        Gebied.objects.filter(soort="gemeente", code__in={rij[6] for rij in rijen if rij[6]}).values_list(
            "code", "naam"
        )
    )
    # Nobody can say whether a person without a name is the same one.
    return [kaart for kaart in (_kaart(rij, gemeenten) for rij in rijen) if kaart.naam or kaart.waarop == "bsn"]


def _kaart(rij: tuple[object, ...], gemeenten: dict[str, str]) -> Kaart:
    persoon, roep, voor, tussen, achter, geboren, gemeente, houder, aantal, laatste, waarop = rij
    return Kaart(
        persoon=UUID(str(persoon)),
        naam=rules.volledige_naam(str(roep), str(voor), str(tussen), str(achter)),
        geboortedatum=geboren if isinstance(geboren, date) else None,
        gemeente=gemeenten.get(str(gemeente), str(gemeente or "")),
        houder=str(houder or ""),
        meldingen=int(str(aantal)),
        laatste=cast(datetime, laatste),
        waarop=WAAROP[int(str(waarop))],
    )
