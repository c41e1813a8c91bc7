"""How does a scan go: begun, filled in alone, discussed together, done, and done again?"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Team
from schakel.basis.vragenlijsten.queries import definitie_van, version_on
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.uitvoering import permissions
from schakel.sturing.uitvoering.models import (
    Samenscore,
    Zelfscan,
    Zelfscanactie,
    Zelfscandeelnemer,
    Zelfscaninvulling,
)
from schakel.sturing.uitvoering.queries import zelfscan as queries
from schakel.sturing.uitvoering.queries.plannen import own_region
from schakel.sturing.uitvoering.rules import zelfscan as rules


@transaction.atomic
def start_zelfscan(
    handeling: Handeling,
    *,
    laag: str,
    invullen_tot: date,
    deelnemers: Sequence[int],
    gemeente: str = "",
    team: int | None = None,
    vorige: Zelfscan | None = None,
) -> Zelfscan:
    """
    This function will begin a scan with the questionnaire that holds today, and invite teams to fill it in.

    :raises NotAllowed: if the actor may not begin scans, or works for another municipality
    :raises InvalidInput: if it does not say whose scan it is, nobody takes part, or the day has passed
    """
    keuze = rules.Laag(laag)
    van_gemeente = gemeente if keuze is rules.Laag.GEMEENTE else ""
    wie = permissions.check_can_start_scan(handeling, gemeente=van_gemeente, team=None if van_gemeente else team)
    fouten = _start_faults(handeling, keuze, invullen_tot, deelnemers, gemeente, team)
    if fouten:
        raise InvalidInput(fouten)
    van = Team.objects.select_related("organisatie").filter(pk=team or 0).first()
    regio = own_region(handeling)
    scan = Zelfscan.objects.create(
        regio=regio,
        laag=keuze.value,
        titel=_title(keuze, queries.name_of_gemeente(regio, gemeente), van),
        gemeente=van_gemeente,
        organisatie_id=van.organisatie_id if van and keuze is rules.Laag.ORGANISATIE else None,
        team=van if keuze is rules.Laag.PROFESSIONAL else None,
        leider_id=handeling.team or 0,
        versie=version_on(regio, rules.VRAGENLIJSTEN[keuze], lokale_datum(handeling.moment)),
        invullen_tot=invullen_tot,
        begonnen_op=handeling.moment,
        begonnen_door_id=wie,
        vorige=vorige,
    )
    alle = {*deelnemers, *([van.pk] if van and keuze is rules.Laag.PROFESSIONAL else [])}
    Zelfscandeelnemer.objects.bulk_create(
        Zelfscandeelnemer(zelfscan=scan, team_id=t, leider_id=handeling.team or 0) for t in sorted(alle)
    )
    handeling.spoor.noteer("zelfscan", actie="C")
    return scan


def _start_faults(
    handeling: Handeling, laag: rules.Laag, tot: date, deelnemers: Sequence[int], gemeente: str, team: int | None
) -> Mapping[str, list[str]]:
    fouten: dict[str, list[str]] = {}
    if tot <= lokale_datum(handeling.moment):
        fouten["invullen_tot"] = [_("Kies een dag die nog komt.")]
    if laag is rules.Laag.GEMEENTE and not gemeente:
        fouten["gemeente"] = [_("Kies de gemeente.")]
    if laag is not rules.Laag.GEMEENTE and team is None:
        fouten["team"] = [_("Kies het team; bij een organisatie telt de organisatie van dat team.")]
    if not deelnemers and laag is not rules.Laag.PROFESSIONAL:
        fouten["deelnemers"] = [_("Kies wie de scan invullen.")]
    return fouten


def _title(laag: rules.Laag, gemeente: str, team: Team | None) -> str:
    if laag is rules.Laag.GEMEENTE or team is None:
        return gemeente
    return team.organisatie.naam if laag is rules.Laag.ORGANISATIE else team.naam


@transaction.atomic
def fill_in(handeling: Handeling, *, scan: UUID, antwoorden: Mapping[str, str]) -> Zelfscaninvulling:
    """
    This function will keep what one person says alone; until the scan is discussed it may be said otherwise.

    :raises NotAllowed: if the actor may not fill in
    :raises NotFound: if the acting team does not take part
    :raises NotPossible: if the scan is already discussed together
    :raises InvalidInput: if a statement has no score
    """
    rij = queries.access_scan(handeling, publiek_id=scan)
    wie = permissions.check_can_fill_in(handeling)
    rules.check_state(rules.ZelfscanStatus(rij.status), rules.ZelfscanStatus.ALLEEN)
    vragen = _statements(rij)
    if fouten := rules.check_answers(antwoorden, vragen):
        raise InvalidInput(fouten)
    waarden = {"antwoorden": {v: antwoorden[v] for v in vragen}, "ingevuld_op": handeling.moment}
    invulling, _nieuw = Zelfscaninvulling.objects.update_or_create(zelfscan=rij, medewerker_id=wie, defaults=waarden)
    handeling.spoor.noteer("zelfscan", actie="U")
    return invulling


def _statements(scan: Zelfscan) -> list[str]:
    return [v.code for blok in definitie_van(scan.versie).blokken for v in blok.vragen]


@transaction.atomic
def go_together(handeling: Handeling, *, scan: UUID) -> Zelfscan:
    """
    This function will end the filling in alone: from here on nobody's answer changes, and the spread is shown.

    :raises NotAllowed: if the actor may not decide
    :raises NotPossible: if the scan is further, or nobody filled it in
    """
    rij = _deciding(handeling, scan)
    rules.check_transition(rules.ZelfscanStatus(rij.status), rules.ZelfscanStatus.SAMEN)
    if queries.fillers(rij.pk) == 0:
        raise NotPossible(_("Nog niemand heeft de scan ingevuld."))
    rij.status, rij.samen_op = rules.ZelfscanStatus.SAMEN.value, handeling.moment
    rij.save(update_fields=["status", "samen_op"])
    handeling.spoor.noteer("zelfscan", actie="U")
    return rij


@transaction.atomic
def score_together(
    handeling: Handeling,
    *,
    scan: UUID,
    vraag: str,
    score: str,
    toelichting: str = "",
    bewijs: str = "",
    eerst: bool = False,
) -> Samenscore:
    """
    This function will keep what the group says together of one requirement, with its evidence.

    :raises NotAllowed: if the actor may not decide
    :raises NotPossible: if the scan is not discussed now
    :raises InvalidInput: if the score does not exist, or the highest has no evidence
    """
    rij = _deciding(handeling, scan)
    rules.check_state(rules.ZelfscanStatus(rij.status), rules.ZelfscanStatus.SAMEN)
    if vraag not in _statements(rij):
        raise NotFound
    if score not in rules.SCORES:
        raise InvalidInput({"score": [_("Kies een score.")]})
    if score == "4" and not bewijs.strip():
        raise InvalidInput({"bewijs": [_("Zeg waaruit blijkt dat dit volledig op orde is.")]})
    waarden = {
        "score": score,
        "toelichting": toelichting.strip(),
        "bewijs": bewijs.strip(),
        "eerst": eerst,
        "vastgelegd_op": handeling.moment,
        "vastgelegd_door_id": handeling.wie or 0,
    }
    gemaakt, _nieuw = Samenscore.objects.update_or_create(zelfscan=rij, vraag=vraag, defaults=waarden)
    handeling.spoor.noteer("zelfscan", actie="U")
    return gemaakt


@transaction.atomic
def finish_zelfscan(handeling: Handeling, *, scan: UUID) -> Zelfscan:
    """
    This function will close a scan once every statement has a joint score.

    :raises NotAllowed: if the actor may not decide
    :raises NotPossible: if a statement has no joint score yet
    """
    rij = _deciding(handeling, scan)
    rules.check_transition(rules.ZelfscanStatus(rij.status), rules.ZelfscanStatus.KLAAR)
    open_ = set(_statements(rij)) - {s.vraag for s in rij.scores.all()}
    if open_:
        raise NotPossible(_("%(n)d stellingen hebben nog geen score van u samen.") % {"n": len(open_)})
    rij.status, rij.klaar_op = rules.ZelfscanStatus.KLAAR.value, handeling.moment
    rij.save(update_fields=["status", "klaar_op"])
    handeling.spoor.noteer("zelfscan", actie="U")
    return rij


@transaction.atomic
def repeat_zelfscan(handeling: Handeling, *, scan: UUID, weken: int = 4) -> Zelfscan:
    """
    This function will begin the same scan again, with the questionnaire that holds today.

    :raises NotAllowed: if the actor may not begin scans
    :raises NotPossible: if the scan is not done yet
    """
    rij = queries.access_scan(handeling, publiek_id=scan)
    rules.check_state(rules.ZelfscanStatus(rij.status), rules.ZelfscanStatus.KLAAR)
    van = rij.team_id
    if rij.organisatie_id is not None:
        van = Team.objects.filter(organisatie_id=rij.organisatie_id).order_by("pk").values_list("pk", flat=True).first()
    return start_zelfscan(
        handeling,
        laag=rij.laag,
        invullen_tot=lokale_datum(handeling.moment) + timedelta(weeks=weken),
        deelnemers=list(rij.deelnemers.values_list("team_id", flat=True)),
        gemeente=rij.gemeente,
        team=van,
        vorige=rij,
    )


@transaction.atomic
def plan_action(
    handeling: Handeling, *, scan: UUID, vraag: str, wat: str, eigenaar: str, uiterlijk: date
) -> Zelfscanactie:
    """
    This function will keep what is done about a gap, who does it and by when.

    :raises NotAllowed: if the actor may not decide
    :raises NotFound: if there is no such statement
    :raises InvalidInput: if the day has passed
    """
    rij = _deciding(handeling, scan)
    if vraag not in _statements(rij):
        raise NotFound
    if uiterlijk <= lokale_datum(handeling.moment):
        raise InvalidInput({"uiterlijk": [_("Kies een dag die nog komt.")]})
    actie = Zelfscanactie.objects.create(
        zelfscan=rij, vraag=vraag, wat=wat.strip(), eigenaar=eigenaar.strip(), uiterlijk=uiterlijk
    )
    handeling.spoor.noteer("zelfscan", actie="C")
    return actie


@transaction.atomic
def finish_action(handeling: Handeling, *, scan: UUID, actie: UUID, resultaat: str) -> None:
    """
    This function will close an action with what came of it.

    :raises NotAllowed: if the actor may not decide
    :raises NotFound: if the scan has no such open action
    """
    rij = _deciding(handeling, scan)
    open_ = rij.acties.filter(publiek_id=actie, klaar_op=None)
    if not open_.update(klaar_op=handeling.moment, resultaat=resultaat.strip()):
        raise NotFound
    handeling.spoor.noteer("zelfscan", actie="U")


def _deciding(handeling: Handeling, scan: UUID) -> Zelfscan:
    rij = queries.access_scan(handeling, publiek_id=scan)
    permissions.check_can_decide_together(handeling)
    return Zelfscan.objects.select_for_update().get(pk=rij.pk)
