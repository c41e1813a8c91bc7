"""The reporter hears which steps were taken, or it is recorded why not; the melding then closes."""

from django.db import transaction

from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.beoordelingen import permissions, rules
from schakel.casuswerk.beoordelingen.models import Besluit, Onderzoek, Terugkoppeling
from schakel.casuswerk.beoordelingen.queries import vervolg
from schakel.casuswerk.beoordelingen.rules import Besluitsoort, Inhoud, Terugkoppelmoment
from schakel.casuswerk.beoordelingen.rules.inhoud import words
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.rules import MelderSoort
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling


@transaction.atomic
def give_terugkoppeling(
    handeling: Handeling, *, besluit: Besluit, moment: Terugkoppelmoment, inhoud: Inhoud
) -> Terugkoppeling:
    """
    This function will record what the reporter was told from the fixed list, or why the reporter was not told.

    :raises NotAllowed: if the actor may not tell the reporter
    :raises InvalidInput: with each fault at its field
    :raises NotPossible: if it is not a moment of this decision, or was done before
    """
    permissions.check_can_tell(handeling)
    melding = besluit.beoordeling.melding
    _check(handeling, besluit, moment, inhoud)
    terugkoppeling = Terugkoppeling.objects.create(
        dossier_id=besluit.dossier_id,
        melding=melding,
        moment=moment.value,
        stappen=list(inhoud.stappen),
        kanaal=inhoud.kanaal,
        geen_reden=inhoud.geen_reden,
        toelichting=_words(handeling, besluit, inhoud),
        tweede_lezer_id=inhoud.tweede_lezer,
        gegeven_op=handeling.moment,
        gegeven_door_id=handeling.wie,
    )
    dossiers.note(
        handeling,
        "terugkoppeling.gegeven",
        dossier=besluit.dossier_id,
        onderwerp=("terugkoppeling", terugkoppeling.pk),
        codes={"moment": moment.value, "kanaal": inhoud.kanaal, "geen_reden": inhoud.geen_reden},
    )
    laatste = moment is rules.moments_for(Besluitsoort(besluit.soort))[-1]
    meldingen.mark_teruggekoppeld(
        handeling, melding=melding, reden_niet=inhoud.geen_reden, sluit=laatste, stappen=inhoud.stappen
    )
    return terugkoppeling


def _check(handeling: Handeling, besluit: Besluit, moment: Terugkoppelmoment, inhoud: Inhoud) -> None:
    soort, melding = Besluitsoort(besluit.soort), besluit.beoordeling.melding
    if soort is Besluitsoort.ADVIES:
        raise NotPossible("Van deze melding is een advies gemaakt. Wie belde, weet dat.")
    klaar = (
        soort in rules.DIENST_BIJ_BESLUIT
        and Onderzoek.objects.visible_to(handeling)
        .filter(beoordeling=besluit.beoordeling_id, status__in=vervolg.KLAAR)
        .exists()
    )
    gegeven = [rij.moment for rij in vervolg.terugkoppelingen_of(handeling, melding=melding.pk)]
    rules.check_moment(moment, besluit=soort, gegeven=gegeven, klaar=klaar)
    stappen = vervolg.steps_on(handeling, regio=besluit.dossier.regio, moment=moment, melder=melding.melder_soort)
    rules.check_inhoud(
        inhoud,
        bekende_stappen=[code for code, _tekst in stappen],
        wie=handeling.wie,
        melder_bekend=melding.melder_soort != MelderSoort.DUBBEL_ANONIEM,
    )


def _words(handeling: Handeling, besluit: Besluit, inhoud: Inhoud) -> bytes | None:
    if not inhoud.toelichting.strip():
        return None
    return kluis.freeze(
        handeling,
        dossier=besluit.dossier_id,
        onderwerp=besluit.dossier.publiek_id,
        inhoud=words(inhoud.toelichting),
    )
