"""How does the team that knows the family work on a suspicion, step by step, until it calls Veilig Thuis?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.kluis import actions as kluis
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.casussen import permissions, queries, rules
from schakel.casuswerk.casussen.models import Casus, Meldcodestap, Vermoeden
from schakel.casuswerk.casussen.rules import (
    Beginpunt,
    CasusStatus,
    Meldcodestapsoort,
    Sluitreden,
    VermoedenStatus,
    Weging,
)
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import DossierSoort
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.rules import Meldingbericht
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import set_actor

GRONDSLAG = "meldcode"


@transaction.atomic
def begin_vermoeden(
    handeling: Handeling,
    *,
    naam: str,
    signalen: str,
    ontstaan_op: datetime,
    waargenomen_door: str = "",
    feit: bool = True,
    kindcheck: bool | None = None,
    eer: bool = False,
    herbeoordelen_op: date | None = None,
    gemeente: str = "",
    postcode4: str = "",
) -> Vermoeden:
    """
    Begin from own signals: a dossier that this team alone sees, and the clock from the first suspicion on.

    :raises NotAllowed: if the actor may not begin one
    :raises InvalidInput: if there is no signal, or the first suspicion lies ahead
    """
    permissions.check_can_begin(handeling)
    _check_begin(handeling, naam=naam, signalen=signalen, ontstaan_op=ontstaan_op)
    casus = _open(handeling, naam=naam, gemeente=gemeente, postcode4=postcode4)
    vermoeden = _keep(handeling, casus, ontstaan_op=ontstaan_op, eer=eer, herbeoordelen_op=herbeoordelen_op)
    record_stap(
        handeling,
        vermoeden=vermoeden,
        soort=Meldcodestapsoort.SIGNALEN,
        gedaan_op=lokale_datum(ontstaan_op),
        inhoud={"signalen": signalen.strip(), "waargenomen_door": waargenomen_door.strip(), "feit": feit},
        kindcheck=kindcheck,
    )
    return vermoeden


def _open(handeling: Handeling, *, naam: str, gemeente: str, postcode4: str) -> Casus:
    team = queries.acting_team(handeling)
    dossier = dossiers.open_dossier(
        handeling,
        soort=DossierSoort.CASUS,
        regio=team.herkomst,
        team=team.pk,
        geopend_op=handeling.moment,
        grondslag=GRONDSLAG,
        reden="vermoeden_begonnen",
    )
    return Casus.objects.create(
        dossier=dossier,
        status=CasusStatus.VERMOEDEN.value,
        naam=naam.strip(),
        gemeente=gemeente,
        postcode4=postcode4,
        begonnen_bij=Beginpunt.VERMOEDEN.value,
        geopend_op=handeling.moment,
    )


def _keep(
    handeling: Handeling, casus: Casus, *, ontstaan_op: datetime, eer: bool, herbeoordelen_op: date | None
) -> Vermoeden:
    vermoeden = Vermoeden.objects.create(
        dossier=casus.dossier,
        casus=casus,
        team=queries.acting_team(handeling),
        status=VermoedenStatus.OPEN.value,
        ontstaan_op=ontstaan_op,
        eer=eer,
        herbeoordelen_op=herbeoordelen_op,
    )
    dossiers.note(
        handeling,
        "vermoeden.ontstaan",
        dossier=casus.dossier_id,
        onderwerp=("vermoeden", vermoeden.pk),
        gebeurd_op=ontstaan_op,
        codes={"eer": eer},
    )
    return vermoeden


def _check_begin(handeling: Handeling, *, naam: str, signalen: str, ontstaan_op: datetime) -> None:
    fouten: dict[str, list[str]] = {}
    if not naam.strip():
        fouten["naam"] = [_("Schrijf om welk gezin het gaat.")]
    if not signalen.strip():
        fouten["signalen"] = [_("Schrijf wat u zag of hoorde.")]
    if ontstaan_op > handeling.moment:
        fouten["ontstaan_op"] = [_("Het eerste vermoeden kan niet in de toekomst liggen.")]
    if fouten:
        raise InvalidInput(fouten)


@transaction.atomic
def record_stap(
    handeling: Handeling,
    *,
    vermoeden: Vermoeden,
    soort: Meldcodestapsoort,
    gedaan_op: date,
    inhoud: Mapping[str, object],
    kindcheck: bool | None = None,
    deskundige_gevraagd: bool = False,
    adviesnummer: str = "",
    overgeslagen_reden: str = "",
    weging: Weging | None = None,
    herbeoordelen_op: date | None = None,
) -> Meldcodestap:
    """
    Record a step of the meldcode; an advice of Veilig Thuis stands in step 2 by its number alone.

    :raises NotAllowed: if the actor's team does not have the suspicion
    :raises NotPossible: if it is closed, or honour blocks the talk with the parents
    :raises InvalidInput: if an earlier step lacks, nothing was weighed, or help goes on without a day to look again
    """
    permissions.check_can_change(handeling, dossier=vermoeden.dossier_id)
    rij = _to_change(handeling, vermoeden)
    if rij.status == VermoedenStatus.AFGESLOTEN:
        raise NotPossible(_("Dit vermoeden is afgesloten."))
    _check_order(rij, soort, overgeslagen_reden)
    keuze = _weighed(soort, weging)
    _plan_review(rij, keuze, herbeoordelen_op)
    stap = Meldcodestap.objects.create(
        dossier_id=rij.dossier_id,
        vermoeden=rij,
        soort=soort.value,
        gedaan_op=gedaan_op,
        door_id=handeling.wie,
        vastgelegd_op=handeling.moment,
        inhoud=kluis.freeze(handeling, dossier=rij.dossier_id, onderwerp=vermoeden.dossier.publiek_id, inhoud=inhoud),
        kindcheck=kindcheck,
        deskundige_gevraagd=deskundige_gevraagd,
        adviesnummer=adviesnummer.strip(),
        overgeslagen_reden=overgeslagen_reden,
        vermoeden_blijft=keuze.vermoeden,
        acuut_of_structureel=keuze.acuut_of_structureel,
        zelf_helpen=keuze.zelf_helpen,
        hulp_aanvaard=keuze.hulp_aanvaard,
        hulp_werkt=keuze.hulp_werkt,
    )
    _note_stap(handeling, rij, stap, keuze)
    if stap.adviesnummer:
        _note_call(handeling, rij)
    return stap


def _check_order(rij: Vermoeden, soort: Meldcodestapsoort, overgeslagen_reden: str) -> None:
    gezet = dict(rij.stappen.values_list("soort", "deskundige_gevraagd").order_by("deskundige_gevraagd"))
    rules.check_stap(
        soort,
        eer=rij.eer,
        deskundige_gevraagd=any(gezet.values()),
        gezet=gezet,
        gesprek_overgeslagen_reden=overgeslagen_reden,
    )


def _weighed(soort: Meldcodestapsoort, weging: Weging | None) -> Weging:
    """Return the answers; the step of the weighing without its first answer would say nothing."""
    keuze = weging or Weging()
    if soort is Meldcodestapsoort.WEGEN and keuze.vermoeden is None:
        raise InvalidInput({"vermoeden": [_("Beantwoord bij het wegen ten minste de eerste vraag.")]})
    return keuze


def _plan_review(vermoeden: Vermoeden, weging: Weging, herbeoordelen_op: date | None) -> None:
    """Keep the day to look again: without it, the fifth weighing can never be made."""
    if weging.zelf_helpen and weging.hulp_aanvaard and not (herbeoordelen_op or vermoeden.herbeoordelen_op):
        raise InvalidInput({"herbeoordelen_op": [_("Kies wanneer u opnieuw kijkt of de hulp werkt.")]})
    if herbeoordelen_op:
        vermoeden.herbeoordelen_op = herbeoordelen_op
        vermoeden.save(update_fields=["herbeoordelen_op"])


def _note_stap(handeling: Handeling, vermoeden: Vermoeden, stap: Meldcodestap, weging: Weging) -> None:
    melden = rules.must_report(weging)
    dossiers.note(
        handeling,
        "vermoeden.stap_gezet",
        dossier=vermoeden.dossier_id,
        onderwerp=("vermoeden", vermoeden.pk),
        codes={
            "stap": stap.soort,
            "kindcheck": bool(stap.kindcheck),
            "advies": bool(stap.adviesnummer),
            "acuut": bool(weging.acuut_of_structureel),
            "melden": melden is True,
        },
    )


def _note_call(handeling: Handeling, vermoeden: Vermoeden) -> None:
    dossiers.note(
        handeling,
        "vermoeden.veilig_thuis_gebeld",
        dossier=vermoeden.dossier_id,
        onderwerp=("vermoeden", vermoeden.pk),
    )


def _to_change(handeling: Handeling, vermoeden: Vermoeden) -> Vermoeden:
    rij = Vermoeden.objects.visible_to(handeling).select_for_update(of=("self",)).filter(pk=vermoeden.pk).first()
    if rij is None:
        raise NotFound
    return rij


@transaction.atomic
def mark_eer(handeling: Handeling, *, vermoeden: Vermoeden, eer: bool) -> None:
    """
    Say whether honour may play a part: from then on nobody speaks with the parents without an expert.

    :raises NotAllowed: if the actor's team does not have the suspicion
    """
    permissions.check_can_change(handeling, dossier=vermoeden.dossier_id)
    rij = _to_change(handeling, vermoeden)
    rij.eer = eer
    rij.save(update_fields=["eer"])
    dossiers.note(
        handeling,
        "vermoeden.eer_beoordeeld",
        dossier=rij.dossier_id,
        onderwerp=("vermoeden", rij.pk),
        codes={"eer": eer},
    )


@transaction.atomic
def report_to_vt(handeling: Handeling, *, vermoeden: Vermoeden, bericht: Meldingbericht) -> str:
    """
    Make the suspicion a melding in one deed, the own team as professional reporter; return the receipt code.

    The report goes through the door of every melding: it is safe from here on, also when the deed after it fails.

    :raises NotAllowed: if the actor's team does not have the suspicion
    :raises NotPossible: if it was reported or closed already
    """
    permissions.check_can_change(handeling, dossier=vermoeden.dossier_id)
    rij = _to_change(handeling, vermoeden)
    rules.check_vermoeden_transition(VermoedenStatus(rij.status), VermoedenStatus.GEMELD)
    team = queries.acting_team(handeling)
    regio = vermoeden.dossier.regio
    voordeur = queries.front_door(handeling, regio=regio, postcode4=vermoeden.casus.postcode4)
    eigen = replace(
        bericht,
        ontvangen_op=handeling.moment,
        melder=replace(queries.own_reporter(handeling, team=team), grond=bericht.melder.grond),
        team=voordeur.pk,
        regio=regio,
    )
    code = _hand_in(handeling, voordeur, eigen)
    rij.status = VermoedenStatus.GEMELD.value
    rij.gemeld_op, rij.ontvangstcode = handeling.moment, code
    rij.save(update_fields=["status", "gemeld_op", "ontvangstcode"])
    dossiers.note(handeling, "vermoeden.gemeld", dossier=rij.dossier_id, onderwerp=("vermoeden", rij.pk))
    return code


def _hand_in(handeling: Handeling, voordeur: Team, bericht: Meldingbericht) -> str:
    """Hand the report in at the door, which registers it for its own team: whoever reports sees nothing of it after."""
    deur = replace(
        handeling,
        team=voordeur.pk,
        organisatie=voordeur.organisatie_id,
        namens=f"team:{handeling.team}",
    )
    set_actor(deur)
    code = meldingen.receive(deur, bericht=bericht).code
    set_actor(handeling)
    return code


@transaction.atomic
def close_vermoeden(
    handeling: Handeling, *, vermoeden: Vermoeden, reden: str, veiligheid: str, toelichting: str = ""
) -> None:
    """
    Close a suspicion with the reason and the view on safety; what was recorded stays with the team.

    :raises NotAllowed: if the actor's team does not have the suspicion
    :raises InvalidInput: if reason, view or the explanation that they ask for lacks
    :raises NotPossible: if it is closed already
    """
    permissions.check_can_change(handeling, dossier=vermoeden.dossier_id)
    rij = _to_change(handeling, vermoeden)
    rules.check_vermoeden_transition(VermoedenStatus(rij.status), VermoedenStatus.AFGESLOTEN)
    rules.check_sluiting(reden=reden, veiligheid=veiligheid, toelichting=toelichting)
    rij.status, rij.afsluitreden = VermoedenStatus.AFGESLOTEN.value, Sluitreden(reden).value
    rij.afgesloten_op = handeling.moment
    rij.save(update_fields=["status", "afsluitreden", "afgesloten_op"])
    casus = Casus.objects.visible_to(handeling).get(pk=rij.casus_id)
    rules.check_casus_transition(CasusStatus(casus.status), CasusStatus.GESLOTEN)
    casus.status, casus.sluitreden, casus.veiligheidsbeeld = CasusStatus.GESLOTEN.value, reden, veiligheid
    casus.gesloten_op, casus.gesloten_door_id = handeling.moment, handeling.wie
    if toelichting.strip():
        casus.sluittoelichting = kluis.freeze(
            handeling,
            dossier=rij.dossier_id,
            onderwerp=vermoeden.dossier.publiek_id,
            inhoud={"toelichting": toelichting.strip()},
        )
    casus.save()
    dossiers.close_dossier(handeling, dossier=rij.dossier_id, soort="vermoeden.afgesloten", codes={"reden": reden})
