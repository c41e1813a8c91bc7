"""A receiver without accounts tells by phone what it did; and whoever has a casus hears of a new melding in it."""

from datetime import timedelta

from schakel.basis.termijnen.models import Termijn
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.kinderen import actions as kinderen
from schakel.casuswerk.monitoring import actions as monitoring
from schakel.casuswerk.overdrachten import actions as overdrachten
from schakel.casuswerk.overdrachten.models import Buitenbevestiging, Overdracht
from schakel.casuswerk.overdrachten.rules import Kanaal, OverdrachtStatus, Overnamevorm
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.namen import achternaam, herkomst, voornaam
from schakel.entrypoints.generator.ploeg import ONTVANGERROLLEN
from schakel.entrypoints.generator.spelen.toneel import Spoor, Toneel, daad
from schakel.entrypoints.generator.spelen.volgen import hear_alarm
from schakel.entrypoints.generator.teksten import schrijf

BESPREKEN = "nieuwe_melding_bespreken"


def _outside(toneel: Toneel, stap: plan.Stap) -> tuple[Spoor, Overdracht] | None:
    spoor = toneel.sporen[stap.melding]
    if spoor.overdracht is None or spoor.overdracht.ontvanger_team.aangesloten:
        return None
    return spoor, spoor.overdracht


@daad("buiten_bevestigd")
def confirm(toneel: Toneel, stap: plan.Stap) -> None:
    """The sender writes down who told what, when and how."""
    if (loopt := _outside(toneel, stap)) is None:
        return
    wie = _somebody(toneel)
    gegevens = {
        OverdrachtStatus.GEACCEPTEERD: {"regisseur": wie},
        OverdrachtStatus.REGIE_OVERGENOMEN: {"regisseur": wie},
        OverdrachtStatus.EERSTE_CONTACT: {"met_wie": toneel.toeval.choice(("moeder", "beide ouders", "het gezin"))},
        OverdrachtStatus.GESTART: {
            "veiligheidsafspraak": schrijf("veiligheidsafspraak", {}, toneel.toeval),
            "vorm": toneel.toeval.choice([v.value for v in Overnamevorm]),
        },
    }
    gezet = OverdrachtStatus(str(stap.keuze["stap"]))
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        overdrachten.confirm_on_behalf(
            handeling,
            overdracht=loopt[1],
            stap=gezet.value,
            wie=wie,
            op=stap.moment - timedelta(minutes=5 + toneel.toeval.randrange(20)),
            kanaal=Kanaal.TELEFOON.value,
            gegevens=gegevens[gezet],
        )


def _somebody(toneel: Toneel) -> str:
    waar = herkomst(toneel.toeval)
    naam = achternaam(toneel.toeval, waar)
    voor = voornaam(toneel.toeval, waar, toneel.toeval.choice("VM"))
    return " ".join(deel for deel in (voor, naam.tussenvoegsel, naam.naam) if deel)


@daad("buiten_gezien")
def check(toneel: Toneel, stap: plan.Stap) -> None:
    """A colleague of the sender checks it; only then the step is taken."""
    if (loopt := _outside(toneel, stap)) is None:
        return
    with toneel.acting(toneel.triage(niet=toneel.triage().medewerker), stap.moment) as handeling:
        rijen = Buitenbevestiging.objects.visible_to(handeling).select_related("overdracht")
        open_ = rijen.filter(overdracht=loopt[1], gecontroleerd_op=None).first()
        if open_ is None:
            return
        rij = overdrachten.check_confirmation(handeling, bevestiging=open_)
        loopt[0].overdracht = rij
        if rij.status == OverdrachtStatus.GESTART:
            monitoring.plan_checks(
                handeling, dossier=rij.dossier_id, overdracht=rij.pk, team=rij.zender_team_id, gestart_op=stap.moment
            )


@daad("buiten_gesprek")
def skip_talk(toneel: Toneel, stap: plan.Stap) -> None:
    """Nobody of the receiver can confirm a talk here: it counts as cold."""
    if (loopt := _outside(toneel, stap)) is None:
        return
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        reden = toneel.toeval.choice(("GEZIN_WIL_NIET", "NIET_BEREIKT"))
        loopt[0].overdracht = overdrachten.skip_gesprek(handeling, overdracht=loopt[1], reden=reden)


@daad("nieuwe_melding")
def talk_about_it(toneel: Toneel, stap: plan.Stap) -> None:
    """Whoever answers for the casus in which a melding landed speaks the family, and writes that down."""
    spoor = toneel.sporen[stap.melding]
    if spoor.casus is None:
        return
    hear_alarm(toneel, stap, spoor.casus.dossier_id, spoor.melding.pk)
    toneel.watch(stap.moment)
    rij = Termijn.objects.lopend().filter(dossier_id=spoor.casus.dossier_id, definitie=BESPREKEN).first()
    rollen = (*ONTVANGERROLLEN, "vt_triage", "vt_onderzoeker")
    if rij is None or not toneel.ploeg.rol(rij.team_id or 0, *rollen):
        return
    with toneel.acting(toneel.lid(rij.team_id or 0, *rollen), stap.moment) as handeling:
        dossiers.record_contact(
            handeling, dossier=spoor.casus.dossier_id, contact_op=stap.moment - timedelta(minutes=40)
        )
        # Children that came with the new melding are asked how they are doing as well.
        kinderen.plan_metingen(handeling, dossier=spoor.casus.dossier_id)
