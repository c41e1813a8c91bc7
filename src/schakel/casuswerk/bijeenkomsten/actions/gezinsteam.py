"""The deeds on the team around one family: form it, add for a while, end, and name who holds procesregie."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.bijeenkomsten import permissions
from schakel.casuswerk.bijeenkomsten.actions.bewaren import _check_open
from schakel.casuswerk.bijeenkomsten.models import Gezinsteam, Gezinsteamlid, Procesregie
from schakel.casuswerk.bijeenkomsten.queries.casus import forms_of_team, teams_of, teams_to_add
from schakel.casuswerk.bijeenkomsten.rules import gezinsteam as rules
from schakel.casuswerk.bijeenkomsten.rules.gezinsteam import Teamplek
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as betrokkenheid
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag, lokale_datum

GRONDSLAG = "wmo-4.1.1-2"


@transaction.atomic
def form_gezinsteam(
    handeling: Handeling, *, dossier: Dossier, vorm: str, kern: Collection[int], medewerker: int
) -> Gezinsteam:
    """
    Form the team around a family: its form, the teams of its core, and who holds procesregie.

    :raises NotAllowed: if the matrix does not let the actor form it
    :raises InvalidInput: if the form is not known, or the core has fewer than two teams of the casus
    :raises NotPossible: if there is one already, or the casus is closed
    """
    permissions.check_can_in(handeling, "gezinsteam", "wijzigen", dossier=dossier.pk)
    dossiers.hold(handeling, dossier=dossier.pk)
    _check_open(dossier)
    if Gezinsteam.objects.visible_to(handeling).filter(dossier=dossier, opgeheven_op=None).exists():
        raise NotPossible(_("Er is al een team om dit gezin."))
    if vorm not in forms_of_team(handeling, dossier=dossier):
        raise InvalidInput({"vorm": [_("Kies welk soort team dit is.")]})
    hier = {team.pk for team in teams_of(handeling, dossier=dossier.pk)}
    if len(set(kern) & hier) < 2 or set(kern) - hier:
        raise InvalidInput({"kern": [_("Kies voor de kern ten minste twee teams die in deze casus werken.")]})
    rij = Gezinsteam.objects.create(
        dossier=dossier, vorm=vorm, gevormd_op=handeling.moment, gevormd_door_id=handeling.wie or 0
    )
    for team in sorted(set(kern)):
        _seat(handeling, rij, team=team, plek=Teamplek.KERN, medewerkers=(), tot=None, liet_binnen=False)
    dossiers.note(
        handeling, "gezinsteam.gevormd", dossier=dossier.pk, onderwerp=("gezinsteam", rij.pk), codes={"vorm": vorm}
    )
    name_procesregie(handeling, gezinsteam=rij, medewerker=medewerker)
    return rij


@transaction.atomic
def add_lid(
    handeling: Handeling,
    *,
    gezinsteam: Gezinsteam,
    team: int,
    plek: Teamplek,
    medewerkers: Collection[int] = (),
    tot: date | None = None,
) -> Gezinsteamlid:
    """
    Add a team, or only named people of it, until a day; who was not in the casus yet is let in until that same day.

    :raises NotAllowed: if the matrix does not let the actor change the team
    :raises NotFound: if the team does not work in the region, or somebody named does not work for it
    :raises InvalidInput: if the day lacks or lies behind us
    :raises NotPossible: if the team is in it already, or has ended
    """
    permissions.check_can_in(handeling, "gezinsteam", "wijzigen", dossier=gezinsteam.dossier_id)
    rij = _hold_team(handeling, gezinsteam)
    vandaag = lokale_datum(handeling.moment)
    rules.check_lid(plek=plek, tot=tot, vandaag=vandaag)
    hier = {t.pk for t in teams_of(handeling, dossier=rij.dossier_id)}
    if team not in hier | {t.pk for t in teams_to_add(handeling, dossier=rij.dossier)}:
        raise NotFound
    if set(medewerkers) - set(toegang.members_of(team, vandaag).values_list("medewerker_id", flat=True)):
        raise NotFound
    lid = _seat(
        handeling, rij, team=team, plek=plek, medewerkers=sorted(medewerkers), tot=tot, liet_binnen=team not in hier
    )
    if lid.liet_binnen:
        dossiers.grant_betrokkenheid(
            handeling,
            dossier=rij.dossier_id,
            team=team,
            rol=BetrokkenheidRol.UITVOERING,
            grondslag=GRONDSLAG,
            tot=lid.periode.upper if tot else None,
            alleen=lid.medewerkers or None,
        )
    codes: dict[str, str | int | bool] = {"team": team, "plek": plek.value, "met_naam": bool(lid.medewerkers)}
    dossiers.note(handeling, "gezinsteam.lid_erbij", dossier=rij.dossier_id, onderwerp=_over(rij), codes=codes)
    return lid


@transaction.atomic
def end_lid(handeling: Handeling, *, lid: Gezinsteamlid) -> Gezinsteamlid:
    """
    End a membership now; a team that it let in, leaves the casus.

    :raises NotAllowed: if the matrix does not let the actor change the team
    :raises NotPossible: if it ended already, or somebody of it holds procesregie
    """
    permissions.check_can_in(handeling, "gezinsteam", "wijzigen", dossier=lid.dossier_id)
    rij = _hold_team(handeling, lid.gezinsteam)
    nu = Gezinsteamlid.objects.visible_to(handeling).filter(pk=lid.pk, periode__contains=handeling.moment).first()
    if nu is None:
        raise NotPossible(_("Dit team doet al niet meer mee."))
    houdt = Procesregie.objects.visible_to(handeling).filter(gezinsteam=rij, team_id=nu.team_id)
    if houdt.filter(periode__contains=handeling.moment).exists():
        raise NotPossible(_("Iemand van dit team heeft de procesregie. Geef die eerst door."))
    _stop(handeling, nu)
    dossiers.note(
        handeling, "gezinsteam.lid_weg", dossier=rij.dossier_id, onderwerp=_over(rij), codes={"team": nu.team_id}
    )
    return nu


@transaction.atomic
def name_procesregie(handeling: Handeling, *, gezinsteam: Gezinsteam, medewerker: int) -> Procesregie:
    """
    Name who holds procesregie from now on; who held it before, does so no longer. Who directs the casus stays.

    :raises NotAllowed: if the matrix does not let the actor change the team
    :raises InvalidInput: if this person works for no team of the core
    :raises NotPossible: if this person holds it already
    """
    permissions.check_can_in(handeling, "gezinsteam", "wijzigen", dossier=gezinsteam.dossier_id)
    rij = _hold_team(handeling, gezinsteam)
    vandaag = lokale_datum(handeling.moment)
    leden = Gezinsteamlid.objects.visible_to(handeling).filter(
        gezinsteam=rij, periode__contains=handeling.moment, plek=Teamplek.KERN.value
    )
    teams = list(leden.values_list("team_id", flat=True))
    team = next((t for t in teams if toegang.members_of(t, vandaag).filter(medewerker_id=medewerker).exists()), None)
    if team is None:
        raise InvalidInput({"medewerker": [_("Kies iemand van een team dat bij de kern hoort.")]})
    oud = Procesregie.objects.visible_to(handeling).filter(gezinsteam=rij, periode__contains=handeling.moment).first()
    if oud is not None and oud.medewerker_id == medewerker:
        raise NotPossible(_("Deze collega heeft de procesregie al."))
    if oud is not None:
        oud.periode = (oud.periode.lower, handeling.moment)
        oud.save(update_fields=["periode"])
    nieuw = Procesregie.objects.create(
        dossier_id=rij.dossier_id,
        gezinsteam=rij,
        team_id=team,
        medewerker_id=medewerker,
        periode=(handeling.moment, None),
    )
    codes: dict[str, str | int | bool] = {"medewerker": medewerker, "team": team}
    dossiers.note(handeling, "procesregie.genomen", dossier=rij.dossier_id, onderwerp=_over(rij), codes=codes)
    return nieuw


@transaction.atomic
def end_gezinsteam(handeling: Handeling, *, gezinsteam: Gezinsteam) -> None:
    """
    End the team around a family: everyone whom it let in leaves, and nobody holds procesregie.

    :raises NotAllowed: if the matrix does not let the actor change the team
    :raises NotPossible: if it ended already
    """
    permissions.check_can_in(handeling, "gezinsteam", "wijzigen", dossier=gezinsteam.dossier_id)
    rij = _hold_team(handeling, gezinsteam)
    lopend = Gezinsteamlid.objects.visible_to(handeling).filter(gezinsteam=rij, periode__contains=handeling.moment)
    for lid in list(lopend):
        _stop(handeling, lid)
    for een in Procesregie.objects.visible_to(handeling).filter(gezinsteam=rij, periode__contains=handeling.moment):
        een.periode = (een.periode.lower, handeling.moment)
        een.save(update_fields=["periode"])
    rij.opgeheven_op = handeling.moment
    rij.save(update_fields=["opgeheven_op"])
    dossiers.note(handeling, "gezinsteam.opgeheven", dossier=rij.dossier_id, onderwerp=_over(rij))


def _over(rij: Gezinsteam) -> tuple[str, int]:
    return ("gezinsteam", rij.pk)


def _hold_team(handeling: Handeling, gezinsteam: Gezinsteam) -> Gezinsteam:
    rijen = Gezinsteam.objects.visible_to(handeling).filter(pk=gezinsteam.pk).select_related("dossier")
    rij = rijen.select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    if rij.opgeheven_op is not None:
        raise NotPossible(_("Dit team is opgeheven."))
    _check_open(rij.dossier)
    return rij


def _seat(
    handeling: Handeling,
    rij: Gezinsteam,
    *,
    team: int,
    plek: Teamplek,
    medewerkers: Collection[int],
    tot: date | None,
    liet_binnen: bool,
) -> Gezinsteamlid:
    # The day itself still counts: it ends at midnight after it.
    einde = begin_van_dag(tot + timedelta(days=1)) if tot else None
    try:
        with transaction.atomic():
            lid = Gezinsteamlid.objects.create(
                dossier_id=rij.dossier_id,
                gezinsteam=rij,
                team_id=team,
                medewerkers=list(medewerkers),
                plek=plek.value,
                periode=(handeling.moment, einde),
                liet_binnen=liet_binnen,
                toegevoegd_door_id=handeling.wie or 0,
            )
    except IntegrityError as fout:
        raise NotPossible(_("Dit team doet al mee.")) from fout
    lid.refresh_from_db()
    return lid


def _stop(handeling: Handeling, lid: Gezinsteamlid) -> None:
    """End a membership; a team that has meanwhile become more in the casus than a helper, stays in it."""
    rijen = betrokkenheid.betrokken_teams(handeling, dossier=lid.dossier_id)
    rollen = {rij.team_id: rij.rol for rij in rijen if handeling.moment in rij.periode}
    if lid.liet_binnen and rollen.get(lid.team_id) == BetrokkenheidRol.UITVOERING:
        dossiers.end_betrokkenheid(handeling, dossier=lid.dossier_id, team=lid.team_id)
    lid.periode = (lid.periode.lower, handeling.moment)
    lid.save(update_fields=["periode"])
