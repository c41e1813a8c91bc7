"""Handing over, taking over, following: what sender and receiver do, and whoever judges between them."""

from datetime import datetime, timedelta

from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.rules import Veiligheidsbeeld
from schakel.casuswerk.casussen.rules.gevaar import Gevaarreden
from schakel.casuswerk.casussen.rules.slot import Persoonslot, Slot
from schakel.casuswerk.gezin import actions as gezin
from schakel.casuswerk.kinderen import actions as kinderen
from schakel.casuswerk.monitoring import actions as monitoring
from schakel.casuswerk.overdrachten import actions as overdrachten
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import Aanwezig, Betwistreden, Betwistuitkomst, Intrekreden, Overnamevorm
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.plannen import actions as plannen
from schakel.casuswerk.plannen.queries import plan as planzicht
from schakel.casuswerk.plannen.rules import VoorwaardeStatus
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.ploeg import ONTVANGERROLLEN, Lid
from schakel.entrypoints.generator.spelen.beoordelen import TERUGVAL, TERUGVAL_KINDEREN, another_team, summary
from schakel.entrypoints.generator.spelen.plannen import fill_map
from schakel.entrypoints.generator.spelen.toneel import Spoor, Toneel, daad
from schakel.entrypoints.generator.teksten import schrijf
from schakel.entrypoints.generator.toeval import kans
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


def sender(toneel: Toneel, rij: Overdracht) -> Lid:
    """Return who acts for the team that hands over."""
    return toneel.lid(rij.zender_team_id, "vt_triage", "vt_onderzoeker")


def receiver(toneel: Toneel, rij: Overdracht) -> Lid:
    """Return who acts for the team that takes over."""
    return toneel.lid(rij.ontvanger_team_id, *ONTVANGERROLLEN)


def _running(toneel: Toneel, stap: plan.Stap) -> tuple[Spoor, Overdracht] | None:
    """Return the handover, when people of the receiver act for themselves; else the offer stays where it is."""
    spoor = toneel.sporen[stap.melding]
    if spoor.overdracht is None or not toneel.ploeg.rol(spoor.overdracht.ontvanger_team_id, *ONTVANGERROLLEN):
        return None
    return spoor, spoor.overdracht


def sent(toneel: Toneel, stap: plan.Stap) -> tuple[Spoor, Overdracht] | None:
    """Return the handover for a step of the sender alone, also when the receiver has no accounts."""
    overdracht = toneel.sporen[stap.melding].overdracht
    if overdracht is not None and not overdracht.ontvanger_team.aangesloten:
        return toneel.sporen[stap.melding], overdracht
    return _running(toneel, stap)


@daad("voorbereiden")
def prepare(toneel: Toneel, stap: plan.Stap) -> None:
    """Another team is looked for."""
    spoor = toneel.sporen[stap.melding]
    if spoor.casus is None or spoor.overdracht is None:
        return
    with toneel.acting(sender(toneel, spoor.overdracht), stap.moment) as handeling:
        soorten = TERUGVAL_KINDEREN if toneel.huishouden.gezin.kinderen else TERUGVAL
        team = another_team(toneel, handeling, soorten, spoor.gevraagde_teams) or spoor.gevraagde_teams[0]
        spoor.overdracht = overdrachten.prepare(
            handeling, casus=spoor.casus, ontvanger_team=team, samenvatting=summary(toneel)
        )
        spoor.gevraagde_teams.append(team)


@daad("aanbieden")
def offer(toneel: Toneel, stap: plan.Stap) -> None:
    """The offer goes out."""
    if (loopt := sent(toneel, stap)) is None:
        return
    with toneel.acting(sender(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.offer(handeling, overdracht=loopt[1])


@daad("ontvangen")
def receive(toneel: Toneel, stap: plan.Stap) -> None:
    """The receiver has seen it."""
    if (loopt := _running(toneel, stap)) is None:
        return
    with toneel.acting(receiver(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.confirm_receipt(handeling, overdracht=loopt[1])


@daad("accepteren")
def accept(toneel: Toneel, stap: plan.Stap) -> None:
    """The receiver accepts, and names who will direct."""
    if (loopt := _running(toneel, stap)) is None:
        return
    lid = receiver(toneel, loopt[1])
    with toneel.acting(lid, stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.accept(handeling, overdracht=loopt[1], regisseur=lid.medewerker)


@daad("weigeren")
def refuse(toneel: Toneel, stap: plan.Stap) -> None:
    """The receiver refuses, with a reason."""
    if (loopt := _running(toneel, stap)) is None:
        return
    redenen = ("WOONT_ELDERS", "AL_EEN_REGISSEUR", "GEEN_PLAATS", "ONVOLLEDIG", "TE_ONVEILIG")
    nummer = toneel.toeval.randrange(len(redenen))
    with toneel.acting(receiver(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.refuse(
            handeling,
            overdracht=loopt[1],
            reden=redenen[nummer],
            toelichting=schrijf("weiger_toelichting", {}, toneel.toeval),
        )


@daad("intrekken")
def withdraw(toneel: Toneel, stap: plan.Stap) -> None:
    """The sender takes it back."""
    if (loopt := _running(toneel, stap)) is None:
        return
    with toneel.acting(sender(toneel, loopt[1]), stap.moment) as handeling:
        overdrachten.withdraw(handeling, overdracht=loopt[1], reden=Intrekreden.ANDER_TEAM.value)


@daad("opschalen")
def escalate(toneel: Toneel, stap: plan.Stap) -> None:
    """Nobody answered: one rung up."""
    if (loopt := _running(toneel, stap)) is None:
        return
    with toneel.acting(sender(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.escalate(handeling, overdracht=loopt[1])


@daad("herbeoordelen")
def review(toneel: Toneel, stap: plan.Stap) -> None:
    """Whoever was named decides: ask again, or look for another team."""
    if (loopt := _running(toneel, stap)) is None:
        return
    uitkomst = "HERVATTEN" if stap.keuze.get("hervatten") else "INTREKKEN"
    with toneel.acting(_reviewer(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.review(handeling, overdracht=loopt[1], uitkomst=uitkomst)


def _reviewer(toneel: Toneel, rij: Overdracht) -> Lid:
    for leden in toneel.ploeg.leden.values():
        for lid in leden:
            if lid.medewerker == rij.beoordelaar_id and lid.team == rij.beoordelaar_team_id:
                return lid
    return toneel.lid(rij.zender_team_id, "vt_teamleider")


@daad("gesprek_plannen")
def plan_talk(toneel: Toneel, stap: plan.Stap) -> None:
    """A talk with everyone is planned."""
    op = stap.keuze["op"]
    if (loopt := _running(toneel, stap)) is None or not isinstance(op, datetime):
        return
    with toneel.acting(receiver(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.plan_gesprek(handeling, overdracht=loopt[1], op=op)


@daad("gesprek_voeren")
def hold_talk(toneel: Toneel, stap: plan.Stap) -> None:
    """The talk was held; with the household there it can become a warm handover."""
    op = stap.keuze["op"]
    if (loopt := _running(toneel, stap)) is None or not isinstance(op, datetime):
        return
    aanwezig = [Aanwezig.ZENDER, Aanwezig.ONTVANGER, *([Aanwezig.GEZIN] if stap.keuze.get("gezin") else [])]
    with toneel.acting(receiver(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.record_gesprek(handeling, overdracht=loopt[1], op=op, aanwezig=aanwezig)


@daad("gesprek_bevestigen")
def confirm_talk(toneel: Toneel, stap: plan.Stap) -> None:
    """The other side confirms."""
    if (loopt := _running(toneel, stap)) is None:
        return
    with toneel.acting(sender(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.confirm_gesprek(handeling, overdracht=loopt[1])


@daad("gesprek_overslaan")
def skip_talk(toneel: Toneel, stap: plan.Stap) -> None:
    """There could be no talk: it counts as cold."""
    if (loopt := _running(toneel, stap)) is None:
        return
    reden = str(stap.keuze.get("reden") or toneel.toeval.choice(("GEZIN_WIL_NIET", "NIET_BEREIKT", "SPOED", "GEVAAR")))
    with toneel.acting(receiver(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.skip_gesprek(handeling, overdracht=loopt[1], reden=reden)


@daad("regie_overnemen")
def take_regie(toneel: Toneel, stap: plan.Stap) -> None:
    """The receiver directs from now on."""
    if (loopt := _running(toneel, stap)) is None:
        return
    with toneel.acting(receiver(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.take_regie(handeling, overdracht=loopt[1])


@daad("eerste_contact")
def first_contact(toneel: Toneel, stap: plan.Stap) -> None:
    """The receiver meets the household."""
    if (loopt := _running(toneel, stap)) is None:
        return
    lid = receiver(toneel, loopt[1])
    with toneel.acting(lid, stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.record_first_contact(
            handeling,
            overdracht=loopt[1],
            op=stap.moment - timedelta(minutes=50),
            door=lid.medewerker,
            met_wie=toneel.toeval.choice(("moeder", "vader", "beide ouders", "het hele gezin", "het slachtoffer")),
        )


@daad("starten")
def start(toneel: Toneel, stap: plan.Stap) -> None:
    """Help has begun: in this deed the ledger moves. The sender follows from now on."""
    if (loopt := _running(toneel, stap)) is None:
        return
    rij = loopt[1]
    with toneel.acting(receiver(toneel, rij), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.start(
            handeling,
            overdracht=rij,
            veiligheidsafspraak=schrijf("veiligheidsafspraak", {}, toneel.toeval),
            vorm=toneel.toeval.choice([v.value for v in Overnamevorm]),
        )
    for lid, licht in ((sender(toneel, rij), False), (receiver(toneel, rij), True)):
        with toneel.acting(lid, stap.moment) as handeling:
            monitoring.plan_checks(
                handeling,
                dossier=rij.dossier_id,
                overdracht=rij.pk,
                team=lid.team,
                gestart_op=stap.moment,
                licht=licht,
            )


@daad("start_bevestigen")
def confirm_start(toneel: Toneel, stap: plan.Stap) -> None:
    """The sender sees that help has really begun."""
    if (loopt := sent(toneel, stap)) is None:
        return
    with toneel.acting(sender(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.confirm_start(handeling, overdracht=loopt[1])


@daad("betwisten")
def contest(toneel: Toneel, stap: plan.Stap) -> None:
    """The sender doubts it."""
    if (loopt := _running(toneel, stap)) is None:
        return
    with toneel.acting(sender(toneel, loopt[1]), stap.moment) as handeling:
        loopt[0].overdracht = overdrachten.contest(
            handeling,
            overdracht=loopt[1],
            reden=Betwistreden.GEEN_CONTACT.value,
            toelichting="Het gezin zegt nog niemand te hebben gesproken.",
        )


@daad("betwisting_besluiten")
def settle(toneel: Toneel, stap: plan.Stap) -> None:
    """Whoever was named finds out."""
    if (loopt := _running(toneel, stap)) is None:
        return
    with toneel.acting(_reviewer(toneel, loopt[1]), stap.moment) as handeling:
        overdrachten.settle_contest(handeling, overdracht=loopt[1], uitkomst=Betwistuitkomst.START_BLIJFT.value)


@daad("voorwaarde")
def set_condition(toneel: Toneel, stap: plan.Stap) -> None:
    """A condition for safety is set."""
    spoor = toneel.sporen[stap.melding]
    if spoor.casus is None:
        return
    lid = toneel.onderzoeker() if spoor.onderzoek is not None else toneel.triage()
    with toneel.acting(lid, stap.moment) as handeling:
        spoor.voorwaarden.append(
            plannen.set_voorwaarde(
                handeling,
                dossier=spoor.casus.dossier_id,
                tekst=schrijf("voorwaarde", {}, toneel.toeval),
                uiterlijk=lokale_datum(stap.moment) + timedelta(days=toneel.toeval.randrange(7, 25)),
                controle_door=lid.team,
            )
        )


@daad("plan")
def begin_plans(toneel: Toneel, stap: plan.Stap) -> None:
    """Whoever took over begins a plan for each household, or says why it needs none."""
    spoor = toneel.sporen[stap.melding]
    if spoor.casus is None or spoor.overdracht is None or _running(toneel, stap) is None:
        return
    with toneel.acting(receiver(toneel, spoor.overdracht), stap.moment) as handeling:
        casus = spoor.casus
        for huis in planzicht.households_now(handeling, dossier=casus.dossier_id):
            if planzicht.has_plan(handeling, dossier=casus.dossier_id, huishouden=huis):
                continue
            if not kans(toneel.toeval, 92):
                reden = schrijf("geen_plan", {}, toneel.toeval)
                plannen.decide_no_plan(handeling, casus=casus, huishouden=huis, reden=reden)
                continue
            lopend = planzicht.already_there(handeling, dossier=casus.dossier_id, huishouden=huis)
            antwoorden = {een.code: ("GAAT_DOOR", schrijf("lopende_hulp", {}, toneel.toeval)) for een in lopend}
            begonnen = plannen.begin_plan(handeling, casus=casus, huishouden=huis, antwoorden=antwoorden)
            luik = {veld: schrijf(f"plan_{veld}", {}, toneel.toeval) for veld in ("titel", "gevaar", "doel", "stap")}
            fill_map(toneel, handeling, begonnen, plannen.add_drieluik(handeling, plan=begonnen, teksten=luik))
        kinderen.plan_metingen(handeling, dossier=casus.dossier_id)
        gezin.plan_moment(handeling, dossier=casus.dossier_id)
        _judge_danger(toneel, handeling, casus)


def _judge_danger(toneel: Toneel, handeling: Handeling, casus: Casus) -> None:
    """Help has begun: is it still as dangerous?  Of some it is, and that stays on the lists."""
    rij = Casus.objects.visible_to(handeling).select_related("dossier").get(pk=casus.pk)
    if rij.dossier.gevaar < 2 or not kans(toneel.toeval, 75):
        return
    minder = rij.dossier.gevaar - 1 - toneel.toeval.randrange(2)
    casussen.judge_gevaar(handeling, casus=rij, gevaar=max(minder, 0), reden=Gevaarreden.HULP_BEGONNEN.value)


@daad("voorwaarde_nagaan")
def check_condition(toneel: Toneel, stap: plan.Stap) -> None:
    """Was it met?  Whoever answers looks; the second time it is met, or something else takes its place."""
    spoor, weer = toneel.sporen[stap.melding], bool(stap.keuze.get("weer"))
    open_ = [v for v in spoor.voorwaarden if v.status in (VoorwaardeStatus.GESTELD, VoorwaardeStatus.NIET_NAGEKOMEN)]
    if not open_ or spoor.casus is None or (lid := _answering(toneel, spoor.casus.dossier_id, stap.moment)) is None:
        return
    with toneel.acting(lid, stap.moment) as handeling:
        for voorwaarde in open_:
            if weer and kans(toneel.toeval, 30):
                plannen.lapse_voorwaarde(handeling, voorwaarde=voorwaarde, reden="Er is een nieuwe afspraak gemaakt.")
            else:
                plannen.check_voorwaarde(handeling, voorwaarde=voorwaarde, nagekomen=weer or kans(toneel.toeval, 78))


def _answering(toneel: Toneel, dossier: int, moment: datetime) -> Lid | None:
    """Return who acts for the team that answers for a dossier; None when it is closed or nobody acts for that team."""
    rollen = (*ONTVANGERROLLEN, "vt_triage", "vt_onderzoeker")
    team = toneel.responsible(dossier, moment)
    return toneel.lid(team, *rollen) if team is not None and toneel.ploeg.rol(team, *rollen) else None


def _what_became(handeling: Handeling, casus: Casus) -> Slot:
    """Return what is said at the end: of everybody that it is safe enough, and who keeps an eye."""
    mensen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=casus.dossier_id).order_by("id")
    return Slot(
        personen=[
            Persoonslot(str(publiek), naam, Veiligheidsbeeld.VEILIG_GENOEG)
            for publiek, naam in mensen.values_list("persoon__publiek_id", "persoon__roepnaam")
        ],
        doelen=[],
        waarom_nu="De afspraken houden al maanden.",
        wie_kijkt="Het lokale team",
        wie_rol="team",
    )


@daad("casus_sluiten")
def close(toneel: Toneel, stap: plan.Stap) -> None:
    """It is over: whoever answers closes the casus with a view on safety."""
    spoor = toneel.sporen[stap.melding]
    if spoor.casus is None:
        return
    team = toneel.responsible(spoor.casus.dossier_id, stap.moment)
    if team is None or not toneel.ploeg.rol(team, *ONTVANGERROLLEN, "vt_teamleider"):
        return
    lid = toneel.lid(team, *ONTVANGERROLLEN, "vt_teamleider")
    with toneel.acting(lid, stap.moment) as handeling:
        casus = Casus.objects.visible_to(handeling).select_related("dossier").get(pk=spoor.casus.pk)
        reden = toneel.toeval.choice(("VEILIG", "VEILIG", "HULP_GAAT_VERDER", "GEEN_MEDEWERKING", "VERHUISD"))
        casussen.close_casus(
            handeling,
            casus=casus,
            reden=reden,
            veiligheid="VEILIG" if reden == "VEILIG" else "VEILIG_GENOEG",
            toelichting="De afspraken houden en er is zicht op het gezin.",
            slot=_what_became(handeling, casus),
        )
        monitoring.end_light(handeling, dossier=casus.dossier_id)
        plannen.end_plans(handeling, dossier=casus.dossier_id)
