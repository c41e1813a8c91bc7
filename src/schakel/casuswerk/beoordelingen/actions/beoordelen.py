"""A judgement begins, is answered while somebody types, and gets a verdict of people beside the advice."""

from django.db import transaction

from schakel.basis.kluis import actions as kluis
from schakel.basis.vragenlijsten import queries as vragenlijsten
from schakel.basis.vragenlijsten.rules import Antwoorden
from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.actions.openhouden import _hold_open
from schakel.casuswerk.beoordelingen.models import Beoordeling, Meebeslissing
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.rules import GEVAARSTAXATIE, VEILIGHEIDSTAXATIE, BeoordelingStatus, Fase
from schakel.casuswerk.beoordelingen.rules.inhoud import words
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers import queries as dossierzicht
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.models import Melding
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

INSTRUMENT = "veiligheidsbeoordeling"


@transaction.atomic
def begin_beoordeling(handeling: Handeling, *, melding: Melding, fase: Fase = Fase.KORT) -> Beoordeling:
    """
    This function will begin the judgement of a melding; from now on the acting team answers for it.

    :raises NotAllowed: if the actor may not judge
    :raises NotPossible: if it is judged already, or the region has no instrument
    """
    permissions.check_can_begin(handeling)
    meldingen.mark_in_beoordeling(handeling, melding=melding)
    _take_ledger(handeling, melding)
    versie = vragenlijsten.version_on(melding.dossier.regio, INSTRUMENT, lokale_datum(handeling.moment))
    beoordeling = Beoordeling.objects.create(
        dossier=melding.dossier,
        melding=melding,
        fase=fase.value,
        status=BeoordelingStatus.BEGONNEN.value,
        vragenlijst=versie,
        begonnen_op=handeling.moment,
        begonnen_door=handeling.wie,
        bijgewerkt_op=handeling.moment,
        bijgewerkt_door=handeling.wie,
    )
    dossiers.note(
        handeling,
        "beoordeling.begonnen",
        dossier=melding.dossier_id,
        onderwerp=("beoordeling", beoordeling.pk),
        codes={"fase": fase.value, "vragenlijst": versie.pk},
    )
    return beoordeling


@transaction.atomic
def save_antwoorden(handeling: Handeling, *, beoordeling: Beoordeling, antwoorden: Antwoorden) -> Beoordeling:
    """
    This function will keep all answers as they stand now, and compute the advice; half a list is kept as well.

    An answer to the instrument is under the code of its question (with ":" and the person), one that stands beside it
    under "feit." and the code of the fact. Consent that a colleague gave to other answers lapses.

    :raises NotAllowed: if the actor may not judge
    :raises NotPossible: if it was concluded
    """
    permissions.check_can_change(handeling)
    _hold_open(handeling, beoordeling)
    if beoordeling.status == BeoordelingStatus.MEEBESLIST and _differ(handeling, beoordeling, antwoorden):
        _withdraw_consent(handeling, beoordeling)
    beoordeling.antwoorden = kluis.freeze(
        handeling,
        dossier=beoordeling.dossier_id,
        onderwerp=beoordeling.dossier.publiek_id,
        inhoud={sleutel: dict(antwoord) for sleutel, antwoord in antwoorden.items()},
    )
    _score(handeling, beoordeling, antwoorden)
    beoordeling.bijgewerkt_op, beoordeling.bijgewerkt_door = handeling.moment, handeling.wie
    beoordeling.save()
    handeling.spoor.noteer("beoordeling", dossier=beoordeling.dossier_id, actie="U")
    return beoordeling


@transaction.atomic
def set_fase(handeling: Handeling, *, beoordeling: Beoordeling, fase: Fase) -> Beoordeling:
    """
    This function will make a short triage long, or short again; the instrument then asks more, or less.

    :raises NotAllowed: if the actor may not judge
    :raises NotPossible: if it was concluded, or has this length already
    """
    permissions.check_can_change(handeling)
    _hold_open(handeling, beoordeling)
    if beoordeling.fase == fase.value:
        raise NotPossible("Deze beoordeling heeft al deze vorm.")
    if beoordeling.status == BeoordelingStatus.MEEBESLIST:
        _withdraw_consent(handeling, beoordeling)
    beoordeling.fase = fase.value
    _score(handeling, beoordeling, antwoordzicht.antwoorden_of(handeling, beoordeling=beoordeling))
    beoordeling.save()
    dossiers.note(
        handeling,
        "beoordeling.vorm_gekozen",
        dossier=beoordeling.dossier_id,
        onderwerp=("beoordeling", beoordeling.pk),
        codes={"fase": fase.value},
    )
    return beoordeling


@transaction.atomic
def give_oordeel(
    handeling: Handeling, *, beoordeling: Beoordeling, gevaar: str, veiligheid: str, reden: str = ""
) -> Beoordeling:
    """
    This function will keep what people hold of danger and safety, beside what the instrument advises.

    A colleague who agreed, agreed with the verdict of then: another verdict asks again.

    :raises NotAllowed: if the actor may not judge
    :raises InvalidInput: if it is no outcome of the instrument, or differs from the advice without a sentence
    :raises NotPossible: if it was concluded
    """
    permissions.check_can_change(handeling)
    _hold_open(handeling, beoordeling)
    definitie = antwoordzicht.definitie_of(handeling, beoordeling=beoordeling)
    rules.check_oordeel(
        mogelijk=antwoordzicht.outcomes_of(handeling, definitie=definitie),
        advies={GEVAARSTAXATIE: beoordeling.gevaar_advies, VEILIGHEIDSTAXATIE: beoordeling.veiligheid_advies},
        oordeel={GEVAARSTAXATIE: gevaar, VEILIGHEIDSTAXATIE: veiligheid},
        reden=reden,
    )
    if beoordeling.status == BeoordelingStatus.MEEBESLIST and (gevaar, veiligheid) != _held(beoordeling):
        _withdraw_consent(handeling, beoordeling)
    beoordeling.gevaar_oordeel, beoordeling.veiligheid_oordeel = gevaar, veiligheid
    beoordeling.oordeel_reden = kluis.freeze(
        handeling,
        dossier=beoordeling.dossier_id,
        onderwerp=beoordeling.dossier.publiek_id,
        inhoud=words(reden),
    )
    beoordeling.bijgewerkt_op, beoordeling.bijgewerkt_door = handeling.moment, handeling.wie
    beoordeling.save()
    dossiers.note(
        handeling,
        "beoordeling.oordeel_gegeven",
        dossier=beoordeling.dossier_id,
        onderwerp=("beoordeling", beoordeling.pk),
        codes={
            "veiligheid": veiligheid,
            "gevaar": gevaar,
            "volgt_advies": (gevaar, veiligheid) == (beoordeling.gevaar_advies, beoordeling.veiligheid_advies),
        },
    )
    return beoordeling


def _take_ledger(handeling: Handeling, melding: Melding) -> None:
    nu = dossierzicht.responsible_at(handeling, dossier=melding.dossier_id, moment=handeling.moment)
    if handeling.team is not None and (nu is None or nu.team != handeling.team):
        dossiers.pass_on(
            handeling,
            dossier=melding.dossier_id,
            naar_team=handeling.team,
            reden="beoordeling_begonnen",
            bron=f"melding:{melding.pk}",
        )


def _score(handeling: Handeling, beoordeling: Beoordeling, antwoorden: Antwoorden) -> None:
    definitie = antwoordzicht.definitie_of(handeling, beoordeling=beoordeling)
    personen = antwoordzicht.personen_in(handeling, dossier=beoordeling.dossier_id)
    uitslagen = antwoordzicht.scores_of(
        handeling, fase=beoordeling.fase, definitie=definitie, antwoorden=antwoorden, personen=personen
    )
    gevaar, veiligheid = uitslagen.get(GEVAARSTAXATIE), uitslagen.get(VEILIGHEIDSTAXATIE)
    beoordeling.gevaar_advies = gevaar.uitslag if gevaar else ""
    beoordeling.veiligheid_advies = veiligheid.uitslag if veiligheid else ""
    beoordeling.is_volledig = veiligheid is not None and veiligheid.volledig


def _held(beoordeling: Beoordeling) -> tuple[str, str]:
    """Return what holds now: the verdict of people, else the advice."""
    return (
        beoordeling.gevaar_oordeel or beoordeling.gevaar_advies,
        beoordeling.veiligheid_oordeel or beoordeling.veiligheid_advies,
    )


def _differ(handeling: Handeling, beoordeling: Beoordeling, antwoorden: Antwoorden) -> bool:
    eerder = antwoordzicht.antwoorden_of(handeling, beoordeling=beoordeling)
    return {k: dict(v) for k, v in eerder.items()} != {k: dict(v) for k, v in antwoorden.items()}


def _withdraw_consent(handeling: Handeling, beoordeling: Beoordeling) -> None:
    """A colleague agreed with something else: the judgement goes back one step, and the row says until when it held."""
    rules.check_transition(BeoordelingStatus.MEEBESLIST, BeoordelingStatus.BEGONNEN)
    beoordeling.status = BeoordelingStatus.BEGONNEN.value
    Meebeslissing.objects.filter(beoordeling=beoordeling, onderzoek=None, vervallen_op=None).exclude(stem="").update(
        vervallen_op=handeling.moment
    )
    dossiers.note(
        handeling,
        "meebeslissing.vervallen",
        dossier=beoordeling.dossier_id,
        onderwerp=("beoordeling", beoordeling.pk),
    )
