"""How are two casussen worked on as one, and parted again?  A pointer, never a move (ADR-0008)."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from schakel.casuswerk.casussen import permissions, queries
from schakel.casuswerk.casussen.models import Casus, Samenvoeging, Samenvoegingsrecht
from schakel.casuswerk.casussen.rules import CasusStatus, Samenvoegreden
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierqueries
from schakel.casuswerk.dossiers.models import Betrokkenheid
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling

REDEN = "casussen_samengevoegd"


@transaction.atomic
def merge(
    handeling: Handeling,
    *,
    casus: Casus,
    ander: Casus,
    reden: str,
    verantwoordelijk_team: int,
    regisseur: int | None = None,
) -> Samenvoeging:
    """
    Join two casussen under the first: every team sees both, one team answers and one person directs.

    Whoever joins may take the other casus on, never give the own one away: that is a handover.

    :raises NotAllowed: if the actor answers for neither
    :raises NotPossible: if one is closed or joined already, or a handover of it runs
    :raises InvalidInput: if the reason lacks, or the team or the regisseur is not one of the present ones
    """
    permissions.check_can_merge(handeling, dossiers_=(casus.dossier_id, ander.dossier_id))
    if reden not in list(Samenvoegreden):
        raise InvalidInput({"reden": [_("Kies waarom deze casussen samen gaan.")]})
    _hold_both(handeling, casus, ander)
    _check_free(handeling, casus, ander)
    teams = {d: _running(handeling, d) for d in (casus.dossier_id, ander.dossier_id)}
    samenvoeging = Samenvoeging.objects.create(
        dossier_id=casus.dossier_id,
        ander_id=ander.dossier_id,
        sinds=handeling.moment,
        door_id=handeling.wie,
        reden=reden,
    )
    _share(handeling, samenvoeging, teams)
    _settle_answering(handeling, (casus.dossier_id, ander.dossier_id), verantwoordelijk_team)
    _settle_regie(handeling, (casus.dossier_id, ander.dossier_id), regisseur)
    _note(handeling, "casus.samengevoegd", samenvoeging)
    return samenvoeging


@transaction.atomic
def join(handeling: Handeling, *, casus: Casus, ander: Casus, reden: str, regie: str) -> Samenvoeging:
    """
    Join two casussen as whoever works on this one: the own team takes the other on, or both stay where they are.

    `regie` says whose regisseur goes on: of "deze" casus or of the "andere"; where only one has any, that one.

    :raises NotAllowed: if the actor answers for neither
    :raises NotPossible: if one is closed or joined already, or a handover of it runs
    :raises InvalidInput: if the reason lacks, or neither answers that the actor's team may take on
    """
    nu = [
        dossierqueries.responsible_at(handeling, dossier=d, moment=handeling.moment)
        for d in (casus.dossier_id, ander.dossier_id)
    ]
    teams = [antwoord.team for antwoord in nu if antwoord]
    regies = [dossierqueries.regisseur_of(handeling, dossier=d) for d in (casus.dossier_id, ander.dossier_id)]
    volgorde = regies if regie == "deze" else regies[::-1]
    return merge(
        handeling,
        casus=casus,
        ander=ander,
        reden=reden,
        verantwoordelijk_team=next((t for t in teams if t == handeling.team), (teams or [0])[0]),
        regisseur=next((r.medewerker_id for r in volgorde if r), None),
    )


def _hold_both(handeling: Handeling, casus: Casus, ander: Casus) -> None:
    """Keep other deeds on both waiting, always in the same order, and read again what they are by now."""
    for dossier in sorted({casus.dossier_id, ander.dossier_id}):
        dossiers.hold(handeling, dossier=dossier)
    for rij in (casus, ander):
        rij.refresh_from_db(fields=["status"])


def _check_free(handeling: Handeling, casus: Casus, ander: Casus) -> None:
    if {casus.status, ander.status} != {CasusStatus.LOPEND.value}:
        raise NotPossible(_("Alleen lopende casussen kunnen samen."))
    if casus.pk == ander.pk:
        raise NotPossible(_("Kies twee verschillende casussen."))
    for dossier in (casus.dossier_id, ander.dossier_id):
        queries.need_no_handover(handeling, dossier=dossier)
    bezet = Samenvoeging.objects.visible_to(handeling).filter(
        Q(ander_id__in=[casus.dossier_id, ander.dossier_id]) | Q(dossier_id=ander.dossier_id), ongedaan_op=None
    )
    if bezet.exists():
        raise NotPossible(_("Een van deze casussen hoort al bij een andere. Splits die eerst."))


def _running(handeling: Handeling, dossier: int) -> dict[int, Betrokkenheid]:
    return {
        rij.team_id: rij
        for rij in dossierqueries.betrokken_teams(handeling, dossier=dossier)
        if rij.periode.upper is None or rij.periode.upper > handeling.moment
    }


def _share(handeling: Handeling, samenvoeging: Samenvoeging, teams: dict[int, dict[int, Betrokkenheid]]) -> None:
    een, twee = teams
    for van, naar in ((een, twee), (twee, een)):
        for team, rij in teams[van].items():
            if team in teams[naar]:
                continue
            dossiers.grant_betrokkenheid(
                handeling,
                dossier=naar,
                team=team,
                rol=BetrokkenheidRol.UITVOERING
                if rij.rol == BetrokkenheidRol.VERANTWOORDELIJK
                else BetrokkenheidRol(rij.rol),
                grondslag=rij.grondslag,
                categorieen=rij.categorieen,
                tot=rij.periode.upper,
                alleen=rij.alleen,
            )
            Samenvoegingsrecht.objects.create(samenvoeging=samenvoeging, dossier_id=naar, team_id=team)


def _settle_answering(handeling: Handeling, welke: tuple[int, int], team: int) -> None:
    nu = {d: dossierqueries.responsible_at(handeling, dossier=d, moment=handeling.moment) for d in welke}
    nu_verantwoordelijk = {antwoord.team for antwoord in nu.values() if antwoord}
    if team not in nu_verantwoordelijk:
        raise InvalidInput({"verantwoordelijk_team": [_("Kies een van de twee teams die nu verantwoordelijk zijn.")]})
    if len(nu_verantwoordelijk) > 1 and team != handeling.team:
        raise InvalidInput(
            {"verantwoordelijk_team": [_("U kunt uw eigen casus zo niet weggeven. Draag haar eerst over.")]}
        )
    for dossier, antwoord in nu.items():
        if antwoord and antwoord.team != team:
            dossiers.pass_on(handeling, dossier=dossier, naar_team=team, reden=REDEN, bron="casus.samengevoegd")


def _settle_regie(handeling: Handeling, welke: tuple[int, int], regisseur: int | None) -> None:
    nu = {d: dossierqueries.regisseur_of(handeling, dossier=d) for d in welke}
    gekozen = next((r for r in nu.values() if r and r.medewerker_id == regisseur), None)
    if gekozen is None:
        if any(nu.values()):
            raise InvalidInput({"regisseur": [_("Kies een van de twee regisseurs.")]})
        return
    for dossier, regie in nu.items():
        if regie and regie.medewerker_id == regisseur:
            continue
        if regie:
            dossiers.end_regie(handeling, regie=regie, reden=REDEN)
        dossiers.offer_regie(handeling, dossier=dossier, team=gekozen.team_id, medewerker=gekozen.medewerker_id)


def _note(handeling: Handeling, soort: str, samenvoeging: Samenvoeging) -> None:
    for dossier, ander in (
        (samenvoeging.dossier_id, samenvoeging.ander_id),
        (samenvoeging.ander_id, samenvoeging.dossier_id),
    ):
        dossiers.note(
            handeling,
            soort,
            dossier=dossier,
            onderwerp=("samenvoeging", samenvoeging.pk),
            codes={"ander": ander, "reden": samenvoeging.reden},
        )


@transaction.atomic
def unmerge(handeling: Handeling, *, samenvoeging: Samenvoeging) -> None:
    """
    Part two casussen again: exactly the rights that came with the joining end; who answers, stays.

    :raises NotAllowed: if the actor answers for neither
    :raises NotPossible: if they are parted already
    """
    welke = (samenvoeging.dossier_id, samenvoeging.ander_id)
    permissions.check_can_merge(handeling, dossiers_=welke, ongedaan=True)
    for dossier in sorted(welke):
        dossiers.hold(handeling, dossier=dossier)
    rij = Samenvoeging.objects.visible_to(handeling).select_for_update().get(pk=samenvoeging.pk)
    if rij.ongedaan_op:
        raise NotPossible(_("Deze casussen zijn al gesplitst."))
    rij.ongedaan_op, rij.ongedaan_door_id = handeling.moment, handeling.wie
    rij.save(update_fields=["ongedaan_op", "ongedaan_door"])
    _note(handeling, "casus.gesplitst", rij)
    antwoordt = {d: dossierqueries.responsible_at(handeling, dossier=d, moment=handeling.moment) for d in welke}
    rechten = list(rij.rechten.values_list("dossier_id", "team_id"))
    # The acting team's own right goes last: without it, it could not end the others.
    for dossier, team in sorted(rechten, key=lambda recht: recht[1] == handeling.team):
        nu = antwoordt[dossier]
        if (nu is None or nu.team != team) and team in _running(handeling, dossier):
            dossiers.end_betrokkenheid(handeling, dossier=dossier, team=team)
