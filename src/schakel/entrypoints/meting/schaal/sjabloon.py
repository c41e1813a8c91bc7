"""Two casussen by the deeds: one that runs, one that was closed. Everything else in the set is made of their rows."""

from datetime import datetime, timedelta
from uuid import uuid4

from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import Veiligheidsbeeld
from schakel.casuswerk.casussen.rules.slot import Persoonslot, Slot
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.rules import Acuut, Betrokkene, Kanaal, Melder, MelderSoort, Meldingbericht
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import Adres
from schakel.entrypoints.meting.schaal.wereld import Wereld
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.transactie import transactie

# What is different in every copy: the surname, the number of the house and the birth dates.
NAAM, HUISNUMMER, POSTCODE = "Sjabloon", "7777", "2532CX"


def bericht(moment: datetime) -> Meldingbericht:
    """Return the report of the template: four people in one household, and nobody's name in the vault."""
    dag = lokale_datum(moment)
    mensen = [
        ("SLACHTOFFER", "Anna", "V", 34), ("PLEGER", "Jan", "M", 37), ("KIND", "Noor", "V", 9), ("KIND", "Sem", "M", 5),
    ]  # fmt: skip
    return Meldingbericht(
        sleutel=uuid4(),
        ontvangen_op=moment,
        toelichting="Meting: een verzonnen melding.",
        kanaal=Kanaal.POLITIE,
        acuut=Acuut.NEE,
        waar=Adres(gemeente="0518", postcode=POSTCODE, huisnummer=HUISNUMMER, straat="Meetstraat", plaats="Nergens"),
        betrokkenen=tuple(
            Betrokkene(
                rol=rol,
                roepnaam=roepnaam,
                achternaam=NAAM,
                geslacht=geslacht,
                geboortedatum=dag - timedelta(days=365 * jaren),
            )
            for rol, roepnaam, geslacht, jaren in mensen
        ),
        melder=Melder(soort=MelderSoort.BEROEP),
        vormen=("partnergeweld",),
        hoedanigheid="01",
    )


def make_casus(wereld: Wereld, moment: datetime, *, nummer: int = 0, sluit: bool = False) -> Casus:
    """Let a report become a casus that a local team answers for and directs; `sluit` closes it again."""
    deur, triage = wereld.voordeuren[nummer % len(wereld.voordeuren)], wereld.triage[nummer % len(wereld.triage)]
    lokaal = wereld.lokaal[nummer % len(wereld.lokaal)]
    wie = deur.handeling(moment)
    with transactie(wie, wat="meting"):
        melding = meldingen.register_melding(wie, bericht=bericht(moment))
    wie = triage.handeling(moment + timedelta(hours=1))
    with transactie(wie, wat="meting"):
        dossiers.pass_on(wie, dossier=melding.dossier_id, naar_team=triage.team.pk, reden="triage", bron="meting")
        meldingen.mark_in_beoordeling(wie, melding=melding)
        meldingen.mark_beoordeeld(wie, melding=melding, besluit="overdracht")
        casus = casussen.open_casus(wie, melding=melding, team=triage.team.pk, feiten={})
        dossiers.grant_betrokkenheid(
            wie, dossier=casus.dossier_id, team=lokaal.team.pk, rol=BetrokkenheidRol.REGIE, grondslag="wmo-4.1.1-2"
        )
    # A moment of its own: who answered for no time at all is no row of the ledger.
    wie = triage.handeling(moment + timedelta(minutes=90))
    with transactie(wie, wat="meting"):
        meldingen.mark_teruggekoppeld(wie, melding=melding)
    _hand_over(triage.handeling(moment + timedelta(hours=2)), casus, lokaal.team.pk, lokaal.mens.pk)
    wie = lokaal.handeling(moment + timedelta(hours=3))
    with transactie(wie, wat="meting"):
        regie = casus.dossier.regies.order_by("-pk").first()
        if regie is not None:
            dossiers.accept_regie(wie, regie=regie)
    if sluit:
        wie = lokaal.handeling(moment + timedelta(hours=4))
        with transactie(wie, wat="meting"):
            casussen.close_casus(wie, casus=casus, reden="VEILIG", veiligheid="VEILIG", slot=_what_became(wie, casus))
    return casus


def _what_became(wie: Handeling, casus: Casus) -> Slot:
    """Return that everybody is safe, as closing asks of each person."""
    mensen = Dossierpersoon.objects.visible_to(wie).filter(dossier_id=casus.dossier_id).order_by("id")
    namen = mensen.values_list("persoon__publiek_id", "persoon__roepnaam")
    veilig = [Persoonslot(str(publiek), naam, Veiligheidsbeeld.VEILIG) for publiek, naam in namen]
    return Slot(veilig, [], "De afspraken houden.", "Oma Ina", "oma")


def _hand_over(wie: Handeling, casus: Casus, team: int, mens: int) -> None:
    with transactie(wie, wat="meting"):
        dossiers.offer_regie(wie, dossier=casus.dossier_id, team=team, medewerker=mens)
        dossiers.pass_on(wie, dossier=casus.dossier_id, naar_team=team, reden="overdracht_gestart", bron="meting")
