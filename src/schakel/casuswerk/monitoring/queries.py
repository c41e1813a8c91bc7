"""Which checks are planned, what was found, and when does the region check?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection

from schakel.basis.kluis import queries as kluis
from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.casussen import queries as casussen
from schakel.casuswerk.dossiers import queries as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.meldingen.rules import Betrokkene, Melder
from schakel.casuswerk.monitoring.models import Belsignaal, Controlemoment, Volgoverdracht
from schakel.casuswerk.monitoring.rules import (
    LICHT,
    LICHT_SLEUTEL,
    SJABLOON_SLEUTEL,
    VOORBEELD_LICHT,
    VOORBEELDSJABLOON,
    ControleStatus,
    Lijnoordeel,
)
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import Adres
from schakel.casuswerk.plannen.models import Voorwaarde
from schakel.casuswerk.plannen.queries import voorwaarden_of
from schakel.casuswerk.plannen.queries.netwerk import Netwerknaam, network_of
from schakel.casuswerk.plannen.rules import VoorwaardeStatus
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
    # The bottom lines that hold now, and what was found of each at this check.
    lijnen: Sequence[Voorwaarde] = ()
    lijnen_gezegd: Sequence[Mapping[str, object]] = ()
    gesloten: bool = False


@dataclass(frozen=True, slots=True)
class Bel:
    """One ring of the bell, with what was said."""

    rij: Belsignaal
    tekst: str
    antwoord: str


@dataclass(frozen=True, slots=True)
class Volgzicht:
    """How a household is followed: the moments of both teams, the bottom lines, and the bell."""

    dossier: Dossier
    momenten: Sequence[Controlemoment]
    lijnen: Sequence[Voorwaarde]
    oordelen: Mapping[str, tuple[str, Controlemoment]]
    # The moments after which nobody knew of a bottom line whether it holds.
    in_twijfel: frozenset[int]
    bellen: Sequence[Bel]
    voor_ons: frozenset[int]
    ander: str
    overdrachten: Sequence[tuple[Volgoverdracht, Mapping[str, object], Mapping[str, object]]]
    gepland: bool


def template_of(
    handeling: Handeling, *, dossier: int, dag: date, licht: bool = False
) -> Sequence[Mapping[str, object]]:
    """Return the moments of the region on this day (the light ones of who answers), or the labelled example."""
    sleutel, voorbeeld = (LICHT_SLEUTEL, VOORBEELD_LICHT) if licht else (SJABLOON_SLEUTEL, VOORBEELDSJABLOON)
    regio = Dossier.objects.visible_to(handeling).filter(pk=dossier).values_list("regio", flat=True).first()
    gevonden = organisaties.setting(regio or "", sleutel, dag)
    return gevonden if isinstance(gevonden, list) else voorbeeld


def next_of_vt(handeling: Handeling, *, dossier: int) -> Controlemoment | None:
    """Return the moment that Veilig Thuis has next in this dossier; None when it follows nobody here (any more)."""
    rijen = Controlemoment.objects.visible_to(handeling).filter(dossier_id=dossier).exclude(soort=LICHT)
    return rijen.filter(status=ControleStatus.GEPLAND.value).order_by("gepland_op", "id").first()


def watching_team(handeling: Handeling, *, dossier: int) -> int | None:
    """Return the team that follows this household for Veilig Thuis, or followed it last."""
    rijen = Controlemoment.objects.visible_to(handeling).filter(dossier_id=dossier).exclude(soort=LICHT)
    return rijen.order_by("-gepland_op", "-id").values_list("team_id", flat=True).first()


def other_team(handeling: Handeling, *, dossier: int) -> int | None:
    """Return at whom the acting team rings: Veilig Thuis at who answers, everybody else at Veilig Thuis."""
    volgt = watching_team(handeling, dossier=dossier)
    if volgt is not None and volgt != handeling.team:
        return volgt
    antwoord = dossiers.responsible_at(handeling, dossier=dossier, moment=handeling.moment)
    return antwoord.team if antwoord is not None and antwoord.team != handeling.team else None


def is_for_us(handeling: Handeling, *, belsignaal: Belsignaal) -> bool:
    """Answer whether the acting team answers this bell: it rang there, or at who answered before."""
    if belsignaal.aan_team_id == handeling.team:
        return True
    if belsignaal.aan_team_id == watching_team(handeling, dossier=belsignaal.dossier_id):
        return False
    nu = dossiers.responsible_at(handeling, dossier=belsignaal.dossier_id, moment=handeling.moment)
    return nu is not None and nu.team == handeling.team


def touched_by(handeling: Handeling, *, dossier: int) -> list[tuple[int, int, int]]:
    """
    Return who follows people of this melding elsewhere: numbers of the dossier, of the team, and of the melding.

    Whatever the status of that casus: also once it is closed, somebody asks whether it stays safe.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier, team, melding FROM monitoring_geraakt(%s)", [dossier])
        return [(int(een), int(team), int(melding)) for een, team, melding in cursor.fetchall()]


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
    gepland = rij.status == ControleStatus.GEPLAND
    antwoord = dossiers.responsible_at(handeling, dossier=dossier.pk, moment=handeling.moment)
    return Controlezicht(
        moment=rij,
        dossier=dossier,
        personen=personen.personen_of(handeling, dossier=rij.dossier_id),
        momenten=checks_of(handeling, dossier=rij.dossier_id),
        gezegd=_rows(verslag, "gezegd"),
        verslag=verslag,
        opvolging=str(gelezen.get(2, {}).get("gedaan", "")),
        antwoordt=antwoord.team_naam if antwoord else "",
        netwerk=network_of(handeling, dossier=rij.dossier_id) if gepland else (),
        netwerk_gezegd=_rows(verslag, "netwerk"),
        lijnen=bottom_lines(handeling, dossier=rij.dossier_id) if gepland else (),
        lijnen_gezegd=_rows(verslag, "lijnen"),
        gesloten=dossier.gesloten_op is not None,
    )


def _rows(verslag: Mapping[str, object], naam: str) -> Sequence[Mapping[str, object]]:
    gevonden = verslag.get(naam, ())
    return gevonden if isinstance(gevonden, list) else ()


def bottom_lines(handeling: Handeling, *, dossier: int) -> list[Voorwaarde]:
    """Return the conditions that hold in this dossier, met or not: what safety is measured by after a handover."""
    rijen = voorwaarden_of(handeling, dossier=dossier)
    return [rij for rij in rijen if rij.status not in (VoorwaardeStatus.CONCEPT, VoorwaardeStatus.VERVALLEN)]


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
    """Answer whether Veilig Thuis has another moment of the same handover ahead; the light ones are of another."""
    rijen = Controlemoment.objects.visible_to(handeling).filter(overdracht_id=controlemoment.overdracht_id)
    rijen = rijen.exclude(soort=LICHT)
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


def access_belsignaal(handeling: Handeling, *, publiek_id: UUID) -> Belsignaal:
    """
    Return the ring of the bell with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = Belsignaal.objects.visible_to(handeling).filter(publiek_id=publiek_id).select_related("dossier").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("monitoring", dossier=rij.dossier_id)
    return rij


def open_volgen(handeling: Handeling, *, publiek_id: UUID) -> Volgzicht:
    """
    Return how the household of this dossier is followed by both teams.

    :raises NotFound: if there is no such dossier, or the actor may not know of it
    """
    dossier = Dossier.objects.visible_to(handeling).filter(publiek_id=publiek_id).first()
    if dossier is None:
        raise NotFound
    dossiers.note_ground(handeling, dossier=dossier.pk)
    momenten = checks_of(handeling, dossier=dossier.pk)
    bellen = list(
        Belsignaal.objects.visible_to(handeling)
        .filter(dossier=dossier)
        .select_related("van_team", "aan_team", "gebeld_door", "beantwoord_door")
        .order_by("-gebeld_op", "-id")
    )
    pakketten = {nr: bytes(m.verslag) for nr, m in enumerate(momenten) if m.verslag is not None}
    basis = len(momenten)
    for nr, bel in enumerate(bellen):
        pakketten[basis + 2 * nr] = bytes(bel.inhoud)
        if bel.antwoord is not None:
            pakketten[basis + 2 * nr + 1] = bytes(bel.antwoord)
    gelezen = kluis.thaw_all(handeling, onderwerp=dossier.publiek_id, pakketten=pakketten)
    oordelen = {
        str(lijn["lijn"]): (str(lijn["oordeel"]), moment)
        for nr, moment in sorted(enumerate(momenten), key=lambda paar: (str(paar[1].gedaan_op or ""), paar[0]))
        for lijn in _rows(gelezen.get(nr, {}), "lijnen")
    }
    ander = other_team(handeling, dossier=dossier.pk)
    volgt = next_of_vt(handeling, dossier=dossier.pk)
    _note_followed(handeling, dossier)
    return Volgzicht(
        dossier=dossier,
        momenten=momenten,
        lijnen=bottom_lines(handeling, dossier=dossier.pk),
        oordelen=oordelen,
        in_twijfel=_in_doubt(momenten, gelezen),
        bellen=[
            Bel(b, *(str(gelezen.get(basis + 2 * nr + deel, {}).get("tekst", "")) for deel in (0, 1)))
            for nr, b in enumerate(bellen)
        ],
        voor_ons=_for_us(handeling, dossier, bellen),
        ander=Team.objects.filter(pk=ander or 0).values_list("naam", flat=True).first() or "",
        overdrachten=_moves(handeling, dossier),
        gepland=volgt is not None,
    )


def _in_doubt(momenten: Sequence[Controlemoment], gelezen: Mapping[int, Mapping[str, object]]) -> frozenset[int]:
    lijnen = ((moment.pk, lijn) for nr, moment in enumerate(momenten) for lijn in _rows(gelezen.get(nr, {}), "lijnen"))
    return frozenset(pk for pk, lijn in lijnen if lijn["oordeel"] == Lijnoordeel.ONDUIDELIJK)


def _note_followed(handeling: Handeling, dossier: Dossier) -> None:
    # What is said here, is about everyone who is followed.
    wie = [rij.persoon.publiek_id for rij in personen.personen_of(handeling, dossier=dossier.pk)]
    handeling.spoor.noteer("monitoring", dossier=dossier.pk, personen=wie)


def _for_us(handeling: Handeling, dossier: Dossier, bellen: Sequence[Belsignaal]) -> frozenset[int]:
    open_ = [bel for bel in bellen if bel.beantwoord_op is None]
    elders = [bel for bel in open_ if bel.aan_team_id != handeling.team]
    eigen = {bel.pk for bel in open_ if bel.aan_team_id == handeling.team}
    nu = dossiers.responsible_at(handeling, dossier=dossier.pk, moment=handeling.moment)
    if elders and nu is not None and nu.team == handeling.team:
        volgt = watching_team(handeling, dossier=dossier.pk)
        eigen |= {bel.pk for bel in elders if bel.aan_team_id != volgt}
    return frozenset(eigen)


def _moves(
    handeling: Handeling, dossier: Dossier
) -> list[tuple[Volgoverdracht, Mapping[str, object], Mapping[str, object]]]:
    rijen = list(
        Volgoverdracht.objects.visible_to(handeling)
        .filter(dossier=dossier)
        .select_related("gevraagd_door", "bevestigd_door", "ingetrokken_door")
        .order_by("-gevraagd_op", "-id")
    )
    pakketten = {2 * nr: bytes(rij.inhoud) for nr, rij in enumerate(rijen)}
    einden = {2 * nr + 1: rij.bevestiging or rij.intrekking for nr, rij in enumerate(rijen)}
    pakketten |= {nr: bytes(einde) for nr, einde in einden.items() if einde is not None}
    gelezen = kluis.thaw_all(handeling, onderwerp=dossier.publiek_id, pakketten=pakketten)
    return [(rij, gelezen[2 * nr], gelezen.get(2 * nr + 1, {})) for nr, rij in enumerate(rijen)]


def access_volgoverdracht(handeling: Handeling, *, publiek_id: UUID) -> Volgoverdracht:
    """
    Return the handover of following with this public id.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    rij = Volgoverdracht.objects.visible_to(handeling).filter(publiek_id=publiek_id).select_related("dossier").first()
    if rij is None:
        raise NotFound
    handeling.spoor.noteer("monitoring", dossier=rij.dossier_id)
    return rij
