"""The deeds on frames and the casemanager: a measure begins or ends, and the same plan goes on under whom it asks."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Regie
from schakel.casuswerk.plannen import permissions
from schakel.casuswerk.plannen.actions.bewaren import _pack
from schakel.casuswerk.plannen.models import Casemanagerkeuze, Kader
from schakel.casuswerk.plannen.queries.kader import propose_casemanager
from schakel.casuswerk.plannen.queries.plan import teams_now
from schakel.casuswerk.plannen.rules import kader as rules
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def choose_casemanager(handeling: Handeling, *, casus: Casus, team: int, reden: str = "") -> Casemanagerkeuze:
    """
    Choose which team is casemanager; another than the agreement proposes takes one sentence, and is counted.

    :raises NotAllowed: if the actor neither answers nor directs
    :raises InvalidInput: if it deviates and there is no reason
    """
    permissions.check_can_in(handeling, "plan", "maken", dossier=casus.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    voorstel = propose_casemanager(handeling, casus=casus)
    afwijkend = voorstel.team is not None and voorstel.team.pk != team
    rules.check_keuze(afwijkend=afwijkend, reden=reden)
    keuze = Casemanagerkeuze.objects.create(
        dossier_id=casus.dossier_id,
        team_id=team,
        voorstel=voorstel.soort,
        afspraakversie=voorstel.beslissing.versie if voorstel.beslissing else None,
        artikel=voorstel.beslissing.uitkomst.artikel if voorstel.beslissing else "",
        afwijkend=afwijkend,
        reden=_pack(handeling, casus.dossier, {"reden": reden.strip()}) if reden.strip() else None,
        op=handeling.moment,
        door_id=handeling.wie or 0,
    )
    dossiers.note(
        handeling,
        "casemanager.gekozen",
        dossier=casus.dossier_id,
        onderwerp=("casemanager", keuze.pk),
        codes={"team": team, "voorstel": keuze.voorstel, "artikel": keuze.artikel, "afwijkend": afwijkend},
    )
    return keuze


@transaction.atomic
def begin_kader(
    handeling: Handeling, *, casus: Casus, persoon: int, kader: str, maatregel: str, van: date, bron: str
) -> Kader:
    """
    Let a person stand in this frame from a day on; the one before ends there. The plan goes on as it is.

    :raises NotAllowed: if the actor may not write in the plan of this casus
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if another frame of this person began on that day or later
    """
    permissions.check_can_in(handeling, "plan", "wijzigen", dossier=casus.dossier_id)
    dossiers.hold(handeling, dossier=casus.dossier_id)
    vandaag = lokale_datum(handeling.moment)
    rules.check_kader(kader=kader, maatregel=maatregel, bron=bron, van=van, vandaag=vandaag)
    rijen = Kader.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id, persoon_id=persoon)
    vorige = rijen.order_by("-periode").first()
    rules.check_starts_later(van=van, vorige=vorige.periode.lower if vorige else None)
    if vorige is not None and (vorige.periode.upper is None or vorige.periode.upper > van):
        vorige.periode = (vorige.periode.lower, van)
        vorige.save(update_fields=["periode"])
    rij = _create(
        handeling, casus, persoon_id=persoon, kader=kader, maatregel=maatregel, periode=(van, None), bron=bron
    )
    _note(handeling, rij, "kader.begonnen")
    return rij


@transaction.atomic
def end_kader(handeling: Handeling, *, kader: Kader, tot: date) -> Kader:
    """
    End the frame of a person on a day, because the measure ended; what was written stays.

    :raises NotAllowed: if the actor may not write in the plan of this casus
    :raises InvalidInput: if the day cannot be
    :raises NotPossible: if it ended already
    """
    permissions.check_can_in(handeling, "plan", "wijzigen", dossier=kader.dossier_id)
    rij = Kader.objects.visible_to(handeling).filter(pk=kader.pk).select_for_update(of=("self",)).first()
    if rij is None:
        raise NotFound
    if rij.periode.upper is not None:
        raise NotPossible(_("Dit kader is al geëindigd."))
    rules.check_end(van=rij.periode.lower, tot=tot, vandaag=lokale_datum(handeling.moment))
    rij.periode = (rij.periode.lower, tot)
    rij.save(update_fields=["periode"])
    _note(handeling, rij, "kader.geeindigd")
    return rij


@transaction.atomic
def ask_regie(handeling: Handeling, *, casus: Casus, team: int, medewerker: int) -> Regie:
    """
    Ask somebody of the casemanager's team to direct; it passes when that one accepts, and the plan stays the same.

    :raises NotAllowed: if the matrix does not let the actor ask for it
    :raises NotPossible: if that team is not in the casus, or somebody was asked already
    """
    permissions.check_can_in(handeling, "regie", "aanbieden", dossier=casus.dossier_id)
    if team not in {rij.team_id for rij in teams_now(handeling, dossier=casus.dossier_id)}:
        raise NotPossible(_("Dit team is nog niet bij de casus. Draag eerst over, of betrek het team."))
    return dossiers.offer_regie(handeling, dossier=casus.dossier_id, team=team, medewerker=medewerker)


def _create(handeling: Handeling, casus: Casus, *, bron: str, **velden: object) -> Kader:
    try:
        with transaction.atomic():
            rij = Kader.objects.create(
                dossier_id=casus.dossier_id,
                bron=_pack(handeling, casus.dossier, {"bron": bron.strip()}),
                vastgelegd_op=handeling.moment,
                vastgelegd_door_id=handeling.wie or 0,
                **velden,
            )
    except IntegrityError as fout:
        raise NotPossible(_("Voor deze persoon staat op die dag al een kader.")) from fout
    rij.refresh_from_db(fields=["periode"])
    return rij


def _note(handeling: Handeling, rij: Kader, soort: str) -> None:
    dossiers.note(
        handeling,
        soort,
        dossier=rij.dossier_id,
        onderwerp=("kader", rij.pk),
        codes={"persoon": rij.persoon_id, "kader": rij.kader, "maatregel": rij.maatregel},
    )
