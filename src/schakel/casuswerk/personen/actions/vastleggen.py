"""Recording people and households in a dossier."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import uuid4

from django.db import connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.personen import permissions, queries, rules
from schakel.casuswerk.personen.models import (
    Dossierhuishouden,
    Dossierpersoon,
    Huishouden,
    Lidmaatschap,
    Persoon,
)
from schakel.casuswerk.personen.rules import Geslacht, PersoonRol
from schakel.kernel.errors import InvalidInput, NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import normaliseer_bsn
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import versleuteling

VAK_BSN = "bsn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nieuw:
    """What is known of a person who is being recorded."""

    rol: PersoonRol = PersoonRol.ONBEKEND
    achternaam: str = ""
    voornamen: str = ""
    tussenvoegsel: str = ""
    roepnaam: str = ""
    omschrijving: str = ""
    geboortedatum: date | None = None
    leeftijd: int | None = None
    geslacht: str = Geslacht.ONBEKEND
    bsn: str = ""
    ongeboren: bool = False
    huishouden: Huishouden | None = None


@transaction.atomic
def create_huishouden(
    handeling: Handeling,
    *,
    dossier: int,
    postcode: str = "",
    huisnummer: str = "",
    toevoeging: str = "",
    straat: str = "",
    plaats: str = "",
    gemeente: str = "",
    wijk: str = "",
    geheim: bool = False,
) -> Huishouden:
    """
    Record a household in a dossier; a protected address goes to the vault, and only its municipality stays here.

    :raises NotAllowed: if the actor may not record people
    """
    permissions.check_can_add(handeling)
    plat = rules.normaliseer_postcode(str(postcode))
    # What is no postcode may still tell where it is: it stays with the street, and nothing that was said is lost.
    gezegd = "" if plat else str(postcode).strip()[:10]
    adres = {
        "postcode": plat,
        "huisnummer": str(huisnummer).strip()[:6],
        "toevoeging": toevoeging.strip()[:10],
        "straat": rules.straat_met(straat, gezegd),
        "plaats": plaats.strip(),
        "wijk": wijk,
    }
    (pk,) = _reserve("personen_huishouden", 1)
    rij = Huishouden(pk=pk, publiek_id=uuid4(), gemeente=gemeente, is_geheim=geheim, vastgelegd_op=handeling.moment)
    if not geheim:
        rij.adres_sleutel = rules.adres_sleutel(plat, adres["huisnummer"], adres["toevoeging"])
        for veld, waarde in adres.items():
            setattr(rij, veld, waarde)
    # The link goes first: a row without one is invisible, also to who makes it.
    Dossierhuishouden.objects.bulk_create(
        [Dossierhuishouden(dossier_id=dossier, huishouden_id=pk, sinds=handeling.moment)]
    )
    Huishouden.objects.bulk_create([rij])
    if geheim and any(adres.values()):
        kluis.store_geheim(handeling, vak=Vak.ADRES, onderwerp=rij.publiek_id, dossier=dossier, inhoud=dict(adres))
    handeling.spoor.noteer("huishouden", dossier=dossier, actie="C")
    return rij


def _reserve(tabel: str, aantal: int) -> list[int]:
    """Return ids for rows that must be linked before they exist."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s || '_id_seq') FROM generate_series(1, %s)", [tabel, aantal])
        return [int(rij[0]) for rij in cursor.fetchall()]


@transaction.atomic
def add_persoon(
    handeling: Handeling,
    *,
    dossier: int,
    rol: PersoonRol,
    achternaam: str = "",
    voornamen: str = "",
    tussenvoegsel: str = "",
    roepnaam: str = "",
    omschrijving: str = "",
    geboortedatum: date | None = None,
    leeftijd: int | None = None,
    geslacht: str = Geslacht.ONBEKEND,
    bsn: str = "",
    ongeboren: bool = False,
    huishouden: Huishouden | None = None,
) -> Persoon:
    """
    Record one person in a dossier; a role is enough, and everything else may come later.

    :raises NotAllowed: if the actor may not record people
    :raises InvalidInput: if the BSN is no BSN
    """
    nieuw = Nieuw(
        rol=rol, achternaam=achternaam, voornamen=voornamen, tussenvoegsel=tussenvoegsel, roepnaam=roepnaam,
        omschrijving=omschrijving, geboortedatum=geboortedatum, leeftijd=leeftijd, geslacht=geslacht, bsn=bsn,
        ongeboren=ongeboren, huishouden=huishouden,
    )  # fmt: skip
    return add_personen(handeling, dossier=dossier, nieuwe=[nieuw])[0]


@transaction.atomic
def add_personen(handeling: Handeling, *, dossier: int, nieuwe: Sequence[Nieuw]) -> list[Persoon]:
    """
    Record several persons at once; for each the clock of telling them starts, for each child that of seeing it.

    :raises NotAllowed: if the actor may not record people
    :raises InvalidInput: if a BSN is no BSN
    """
    permissions.check_can_add(handeling)
    if not nieuwe:
        return []
    dag = lokale_datum(handeling.moment)
    personen = [
        _persoon(handeling, pk, n) for pk, n in zip(_reserve("personen_persoon", len(nieuwe)), nieuwe, strict=True)
    ]
    Dossierpersoon.objects.bulk_create(
        [
            Dossierpersoon(dossier_id=dossier, persoon_id=p.pk, rol=n.rol, sinds=handeling.moment)
            for p, n in zip(personen, nieuwe, strict=True)
        ]
    )
    Persoon.objects.bulk_create(personen)
    leden = [
        Lidmaatschap(huishouden_id=n.huishouden.pk, persoon_id=p.pk, vanaf=dag)
        for p, n in zip(personen, nieuwe, strict=True)
        if n.huishouden is not None
    ]
    if leden:
        Lidmaatschap.objects.bulk_create(leden)
    handeling.spoor.noteer("persoon", dossier=dossier, personen=[p.publiek_id for p in personen], actie="C")
    # Asked once, and only when there is a child.
    vanaf = cache(lambda: queries.speaking_age(handeling, dossier=dossier))
    for persoon, n in zip(personen, nieuwe, strict=True):
        _note_nieuw(handeling, dossier, persoon, n.rol, vanaf)
    return personen


def _persoon(handeling: Handeling, pk: int, nieuw: Nieuw) -> Persoon:
    persoon = Persoon(
        pk=pk,
        publiek_id=uuid4(),
        voornamen=nieuw.voornamen.strip(),
        roepnaam=nieuw.roepnaam.strip(),
        tussenvoegsel=nieuw.tussenvoegsel.strip(),
        achternaam=nieuw.achternaam.strip(),
        naam_sleutel=rules.naam_sleutel(nieuw.achternaam),
        klanken=rules.klanken_of(nieuw.achternaam, nieuw.roepnaam, nieuw.voornamen),
        omschrijving=nieuw.omschrijving.strip(),
        geboortedatum=nieuw.geboortedatum,
        leeftijd=nieuw.leeftijd,
        leeftijd_peildatum=lokale_datum(handeling.moment) if nieuw.leeftijd is not None else None,
        geslacht=nieuw.geslacht,
        ongeboren=nieuw.ongeboren,
        vastgelegd_op=handeling.moment,
    )
    if nieuw.bsn:
        _set_bsn(persoon, nieuw.bsn)
    return persoon


def _set_bsn(persoon: Persoon, tekst: str) -> None:
    bsn = normaliseer_bsn(tekst)
    if bsn is None:
        raise InvalidInput({"bsn": [_("Dit is geen geldig BSN. Laat het leeg als u het niet zeker weet.")]})
    hoofd = versleuteling.hoofdsleutel(VAK_BSN)
    persoon.bsn = versleuteling.versleutel(hoofd, bsn.encode(), context=persoon.publiek_id.bytes)
    persoon.bsn_zoek = versleuteling.zoeksleutel(VAK_BSN, bsn)


def _note_nieuw(
    handeling: Handeling, dossier: int, persoon: Persoon, rol: str, spreken_vanaf: Callable[[], int]
) -> None:
    onderwerp = ("persoon", persoon.pk)
    dossiers.note(handeling, "persoon.vastgelegd", dossier=dossier, onderwerp=onderwerp, codes={"rol": str(rol)})
    leeftijd = rules.leeftijd_op(
        lokale_datum(handeling.moment),
        geboortedatum=persoon.geboortedatum,
        leeftijd=persoon.leeftijd,
        peildatum=persoon.leeftijd_peildatum,
    )
    if rules.is_kind(rol, leeftijd):
        # An unknown age counts as old enough to be heard: better asked in vain than not asked.
        spreken = not persoon.ongeboren and (leeftijd is None or leeftijd >= spreken_vanaf())
        dossiers.note(handeling, "kind.betrokken", dossier=dossier, onderwerp=onderwerp, codes={"spreken": spreken})


@transaction.atomic
def link_persoon(handeling: Handeling, *, dossier: int, persoon: int, rol: PersoonRol) -> Dossierpersoon:
    """
    Let a person who stands in another dossier that the actor may see, stand in this one too.

    :raises NotFound: if the actor may not know of the person
    """
    permissions.check_can_add(handeling)
    gevonden = Persoon.objects.visible_to(handeling).filter(pk=persoon).first()
    if gevonden is None:
        raise NotFound
    rij, nieuw = Dossierpersoon.objects.get_or_create(
        dossier_id=dossier, persoon_id=persoon, defaults={"rol": rol, "sinds": handeling.moment}
    )
    if nieuw:
        handeling.spoor.noteer("persoon", dossier=dossier, personen=[gevonden.publiek_id], actie="C")
        _note_nieuw(handeling, dossier, gevonden, rol, lambda: queries.speaking_age(handeling, dossier=dossier))
    return rij


@transaction.atomic
def reveal_bsn(handeling: Handeling, *, dossier: int, persoon: int, reden: str) -> str:
    """
    Return the whole BSN of a person; the reason is asked, and the look stands in the log by itself.

    :raises InvalidInput: if there is no reason
    :raises NotFound: if the actor may not know of the person, or no BSN is known
    """
    permissions.check_can_open_bsn(handeling)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf in een zin waarom u het BSN nodig heeft.")]})
    rij = Persoon.objects.visible_to(handeling).filter(pk=persoon, dossierpersonen__dossier_id=dossier).first()
    if rij is None or rij.bsn is None:
        raise NotFound
    handeling.spoor.noteer("bsn", dossier=dossier, personen=[rij.publiek_id])
    dossiers.note(handeling, "bsn.getoond", dossier=dossier, onderwerp=("persoon", persoon))
    hoofd = versleuteling.hoofdsleutel(VAK_BSN)
    return versleuteling.ontsleutel(hoofd, bytes(rij.bsn), context=rij.publiek_id.bytes).decode()
