"""Which checks are planned, what was found, and when does the region check?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties import queries as organisaties
from schakel.casuswerk.casussen import queries as casussen
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.rules import Betrokkene, Melder
from schakel.casuswerk.monitoring.models import Controlemoment
from schakel.casuswerk.monitoring.rules import SJABLOON_SLEUTEL, VOORBEELDSJABLOON, ControleStatus
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import Adres
from schakel.casuswerk.plannen.queries.netwerk import Netwerknaam, network_of
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling


@dataclass(frozen=True, slots=True)
class Controlezicht:
    """One check with the people whom it is about, what was said, and the other moments of this casus."""

    moment: Controlemoment
    dossier: Dossier
    personen: Sequence[Dossierpersoon]
    momenten: Sequence[Controlemoment]
    gezegd: Sequence[Mapping[str, object]] = ()
    verslag: Mapping[str, object] = field(default_factory=dict)
    opvolging: str = ""
    antwoordt: str = ""
    # Who stands around the household now, and what was said of each at this check.
    netwerk: Sequence[Netwerknaam] = ()
    netwerk_gezegd: Sequence[Mapping[str, object]] = ()


def template_of(handeling: Handeling, *, dossier: int, dag: date) -> Sequence[Mapping[str, object]]:
    """Return the moments of the region on this day, or the labelled example."""
    regio = Dossier.objects.visible_to(handeling).filter(pk=dossier).values_list("regio", flat=True).first()
    gevonden = organisaties.setting(regio or "", SJABLOON_SLEUTEL, dag)
    return gevonden if isinstance(gevonden, list) else VOORBEELDSJABLOON


def access_controlemoment(handeling: Handeling, *, publiek_id: UUID) -> Controlemoment:
    """
    Return the check with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rijen = Controlemoment.objects.visible_to(handeling).filter(publiek_id=publiek_id)
    rij = rijen.select_related("team", "gedaan_door", "opgevolgd_door").first()
    if rij is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=rij.dossier_id)
    handeling.spoor.noteer("monitoring", dossier=rij.dossier_id)
    return rij


def open_controle(handeling: Handeling, *, publiek_id: UUID) -> Controlezicht:
    """
    Return everything about one check; what was said is taken out of its package, which is a logged look.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = access_controlemoment(handeling, publiek_id=publiek_id)
    dossier = Dossier.objects.visible_to(handeling).get(pk=rij.dossier_id)
    pakketten = {nr: bytes(p) for nr, p in ((1, rij.verslag), (2, rij.opvolging)) if p is not None}
    gelezen = kluis.thaw_all(handeling, onderwerp=dossier.publiek_id, pakketten=pakketten)
    verslag = gelezen.get(1, {})
    gezegd, om = verslag.get("gezegd", ()), verslag.get("netwerk", ())
    antwoord = dossiers.responsible_at(handeling, dossier=dossier.pk, moment=handeling.moment)
    return Controlezicht(
        moment=rij,
        dossier=dossier,
        personen=personen.personen_of(handeling, dossier=rij.dossier_id),
        momenten=checks_of(handeling, dossier=rij.dossier_id),
        gezegd=gezegd if isinstance(gezegd, list) else (),
        verslag=verslag,
        opvolging=str(gelezen.get(2, {}).get("gedaan", "")),
        antwoordt=antwoord.team_naam if antwoord else "",
        netwerk=network_of(handeling, dossier=rij.dossier_id) if rij.status == ControleStatus.GEPLAND else (),
        netwerk_gezegd=om if isinstance(om, list) else (),
    )


def checks_of(handeling: Handeling, *, dossier: int) -> list[Controlemoment]:
    """Return the checks of a dossier with what was found, in order of day."""
    handeling.spoor.noteer("monitoring", dossier=dossier)
    return list(
        Controlemoment.objects.visible_to(handeling)
        .filter(dossier_id=dossier)
        .select_related("team", "gedaan_door")
        .prefetch_related("uitkomsten")
        .order_by("gepland_op", "id")
    )


def due_checks(handeling: Handeling, *, tot: date, limit: int = 50) -> list[Controlemoment]:
    """Return the checks of the acting team that are due on this day, oldest first."""
    return list(
        Controlemoment.objects.visible_to(handeling)
        .filter(team_id=handeling.team or 0, status=ControleStatus.GEPLAND.value, gepland_op__lte=tot)
        .order_by("gepland_op", "id")[:limit]
    )


def has_later_check(handeling: Handeling, *, controlemoment: Controlemoment) -> bool:
    """Answer whether another moment of the same handover still lies ahead."""
    rijen = Controlemoment.objects.visible_to(handeling).filter(overdracht_id=controlemoment.overdracht_id)
    return rijen.filter(status=ControleStatus.GEPLAND.value).exclude(pk=controlemoment.pk).exists()


def whereabouts(handeling: Handeling, *, dossier: int) -> Adres:
    """Return where the household lives, as a melding says it; of a secret address the municipality alone."""
    huizen = personen.huishoudens_of(handeling, dossier=dossier)
    if not huizen:
        return Adres()
    huis = huizen[0].huishouden
    if huis.is_geheim:
        return Adres(gemeente=huis.gemeente, geheim=True)
    return Adres(
        postcode=huis.postcode, huisnummer=huis.huisnummer, toevoeging=huis.toevoeging, straat=huis.straat,
        plaats=huis.plaats, gemeente=huis.gemeente,
    )  # fmt: skip


def people_for_melding(handeling: Handeling, *, dossier: int, herkend: bool) -> tuple[Betrokkene, ...]:
    """Return the people of the dossier as a melding names them; `herkend` says that they are who they are."""
    return tuple(
        Betrokkene(
            rol=rij.rol, roepnaam=rij.persoon.roepnaam, voornamen=rij.persoon.voornamen,
            tussenvoegsel=rij.persoon.tussenvoegsel, achternaam=rij.persoon.achternaam,
            omschrijving=rij.persoon.omschrijving, geboortedatum=rij.persoon.geboortedatum,
            leeftijd=personen.age_of(handeling, rij=rij) if rij.persoon.geboortedatum is None else None,
            geslacht=rij.persoon.geslacht, ongeboren=rij.persoon.ongeboren,
            bekend_als=rij.persoon.publiek_id if herkend else None,
        )
        for rij in personen.personen_of(handeling, dossier=dossier)
    )  # fmt: skip


def own_reporter(handeling: Handeling) -> Melder:
    """Return the actor as the professional who reports."""
    return casussen.own_reporter(handeling, team=casussen.acting_team(handeling))
