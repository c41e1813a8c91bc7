"""Judging, deciding, investigating: what triage and investigators do."""

from uuid import UUID

from schakel.basis.organisaties.queries import team_for
from schakel.basis.vragenlijsten.rules import Definitie
from schakel.basis.vragenlijsten.rules.definitie import AntwoordSoort, Vraag
from schakel.basis.vragenlijsten.rules.verloop import zichtbare_vragen
from schakel.casuswerk.beoordelingen import actions as beoordelingen
from schakel.casuswerk.beoordelingen.models import Beoordeling, Onderzoek
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.beoordelingen.queries.informeren import silent_kinderen
from schakel.casuswerk.beoordelingen.queries.voorstel import gather_blik
from schakel.casuswerk.beoordelingen.rules import Besluitsoort, Fase, Inhoud, Terugkoppelmoment, VroegSluiten, as_facts
from schakel.casuswerk.beoordelingen.rules.meebeslissen import Functie
from schakel.casuswerk.beoordelingen.rules.onderzoeken import Bevinding, Geweldsoort, Uitkomst, kinds_in
from schakel.casuswerk.casussen import actions as casussen
from schakel.casuswerk.casussen import queries as casuszicht
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.levens import ACUUT, EERVORMEN, STRUCTUREEL
from schakel.entrypoints.generator.ploeg import ONTVANGERROLLEN
from schakel.entrypoints.generator.spelen.toneel import Spoor, Toneel, daad
from schakel.entrypoints.generator.teksten import schrijf
from schakel.entrypoints.generator.toeval import kans
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

# To which kinds of team a case can go when the agreement names none, the first that is there.
TERUGVAL_KINDEREN = ("jeugdteam", "wijkteam", "gi", "maatschappelijk_werk")
TERUGVAL = ("wijkteam", "maatschappelijk_werk", "veilig_verder_team", "jeugdteam")
# The kind of team that has the measure; some of them have no accounts.
BUITEN = "gi"
Antwoord = dict[str, object]


@daad("begin")
def begin(toneel: Toneel, stap: plan.Stap) -> None:
    """Triage takes the report under judgement, and answers for it from now on."""
    spoor, melding = toneel.sporen[stap.melding], toneel.huishouden.meldingen[stap.melding]
    lang = melding.veiligheid != "geen" and kans(toneel.toeval, 45)
    toneel.werkers[toneel.triageteam] = toneel.triage()
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        spoor.beoordeling = beoordelingen.begin_beoordeling(
            handeling, melding=spoor.melding, fase=Fase.LANG if lang else Fase.KORT
        )


@daad("antwoorden")
def answer(toneel: Toneel, stap: plan.Stap) -> None:
    """The questions of the instrument are answered, and those that the agreement asks beside it."""
    spoor, melding = toneel.sporen[stap.melding], toneel.huishouden.meldingen[stap.melding]
    if spoor.beoordeling is None:
        return
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        definitie = antwoordzicht.definitie_of(handeling, beoordeling=spoor.beoordeling)
        personen = antwoordzicht.personen_in(handeling, dossier=spoor.melding.dossier_id)
        sleutels = antwoordzicht.keys_of(handeling, personen=personen)
        antwoorden = _answers(toneel, definitie, spoor.beoordeling.fase.lower(), sleutels, melding)
        antwoorden |= {f"feit.{code}": {"waarde": waarde} for code, waarde in _facts(toneel, melding, stap).items()}
        beoordelingen.save_antwoorden(handeling, beoordeling=spoor.beoordeling, antwoorden=antwoorden)


def _answers(
    toneel: Toneel, definitie: Definitie, variant: str, personen: list[str], melding: plan.Melding
) -> dict[str, Antwoord]:
    """Answer what is asked until nothing is left; the first block tells of danger now, the second of a pattern."""
    positief = {
        definitie.blokken[0].code: melding.veiligheid in ACUUT,
        definitie.blokken[1].code: melding.veiligheid in STRUCTUREEL,
    }
    antwoorden: dict[str, Antwoord] = {}
    while True:
        gevraagd = zichtbare_vragen(definitie, antwoorden, variant=variant, personen=personen)
        nieuw = [v for v in gevraagd if v.sleutel not in antwoorden]
        if not nieuw:
            return antwoorden
        for vraag in nieuw:
            antwoorden[vraag.sleutel] = _answer(toneel, vraag.vraag, positief=positief.get(vraag.blok, False))


def _answer(toneel: Toneel, vraag: Vraag, *, positief: bool) -> Antwoord:
    soort = vraag.soort
    if soort is AntwoordSoort.JA_NEE:
        return {"waarde": _yes_or_no(vraag, positief=positief), "reden": "Blijkt uit de melding en het gesprek."}
    if soort is AntwoordSoort.SCHAAL:
        return {"waarde": _on_scale(toneel, vraag, positief=positief), "reden": "Gewogen met een collega."}
    opties = [*vraag.opties]
    if soort is AntwoordSoort.TEKST or not opties:
        return {"waarde": schrijf("stem_volwassen", {}, toneel.toeval)}
    goed = [code for code in opties if (code in vraag.positief) == positief] or opties
    waarde = toneel.toeval.choice(goed)
    return {"waarde": [waarde] if soort is AntwoordSoort.MEERVOUD else waarde}


def _on_scale(toneel: Toneel, vraag: Vraag, *, positief: bool) -> int:
    grens = vraag.positief_vanaf or vraag.tot
    return grens if positief else max(grens - 2 - toneel.toeval.randrange(3), vraag.van)


def _yes_or_no(vraag: Vraag, *, positief: bool) -> str:
    erg = "nee" if set(vraag.positief) == {"nee"} else "ja"
    return erg if positief else ("ja" if erg == "nee" else "nee")


def _facts(toneel: Toneel, melding: plan.Melding, stap: plan.Stap) -> dict[str, str]:
    """What the assessor knows beside the instrument, such that the agreement comes to what the plan chose."""
    feiten = dict.fromkeys(("al_betrokken_team", "gi_maatregel", "eer", "plaatsing"), "nee")
    feiten |= {"geweld_staat_vast": "ja", "meewerken": "allen", "plaats": "thuis"}
    if melding.vorm in EERVORMEN:
        feiten["eer"] = "ja"
    if stap.keuze.get("maatregel"):
        feiten["gi_maatregel"] = "ja"
    if stap.keuze.get("landt"):
        # That a team helps already, is known from the casus that runs.
        del feiten["al_betrokken_team"]
    if melding.route == "vt_belegd":
        onzeker = melding.veiligheid in STRUCTUREEL and kans(toneel.toeval, 45)
        feiten |= {"geweld_staat_vast": "nee"} if onzeker else {"meewerken": "niemand"}
    elif melding.route == "geen":
        feiten["geweld_staat_vast"] = "nee"
    elif melding.veiligheid not in STRUCTUREEL:
        feiten["meewerken"] = toneel.toeval.choice(("allen", "allen", "een"))
    return feiten


@daad("consult")
def ask_specialist(toneel: Toneel, stap: plan.Stap) -> None:
    """The specialist that the agreement names is asked at once, where it must be."""
    spoor = toneel.sporen[stap.melding]
    if spoor.beoordeling is None:
        return
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        feiten = as_facts(gather_blik(handeling, beoordeling=spoor.beoordeling).feiten)
        genoemd = casuszicht.specialists_for(
            handeling,
            regio=toneel.ploeg.regio,
            postcode4=toneel.huishouden.postcode4,
            facts=feiten,
            moment=stap.moment,
        )
        for specialist in [s for s in genoemd if s.verplicht and s.team][:2]:
            if specialist.team is None or not toneel.ploeg.has_accounts(specialist.team.pk):
                continue
            spoor.consulten.append(
                casussen.ask_consult(
                    handeling,
                    dossier=spoor.melding.dossier_id,
                    soort=specialist.code,
                    aan_team=specialist.team.pk,
                    vraag=schrijf("consult_vraag", {}, toneel.toeval),
                    spoed=specialist.spoed,
                    uren=specialist.uren,
                    versie=specialist.versie,
                    artikel=specialist.artikel,
                )
            )


@daad("consult_antwoord")
def answer_specialist(toneel: Toneel, stap: plan.Stap) -> None:
    """The specialist answers; it never came to answer for the family."""
    for consult in toneel.sporen[stap.melding].consulten:
        with toneel.acting(toneel.lid(consult.aan_team_id), stap.moment) as handeling:
            casussen.answer_consult(handeling, consult=consult, antwoord=schrijf("consult_antwoord", {}, toneel.toeval))


@daad("raadplegen")
def say_why_not(toneel: Toneel, stap: plan.Stap) -> None:
    """Whom the agreement names and who was not asked: it is written down why."""
    spoor = toneel.sporen[stap.melding]
    if spoor.casus is None:
        return
    team = toneel.responsible(spoor.casus.dossier_id, stap.moment)
    rollen = ("vt_triage", "vt_onderzoeker", *ONTVANGERROLLEN)
    lid = toneel.lid(team, *rollen) if team and toneel.ploeg.rol(team, *rollen) else toneel.triage()
    with toneel.acting(lid, stap.moment) as handeling:
        for plicht in casuszicht.open_duties(handeling, dossier=spoor.casus.dossier_id):
            reden = toneel.toeval.choice(("AL_GESPROKEN", "NIET_NODIG", "NIET_NODIG", "NIET_BEREIKBAAR"))
            casussen.explain_not_asked(handeling, casus=spoor.casus, waarvan=plicht.soort, reden=reden)


@daad("meebeslissen")
def join(toneel: Toneel, stap: plan.Stap) -> None:
    """Another qualified person agrees."""
    spoor = toneel.sporen[stap.melding]
    if spoor.beoordeling is None:
        return
    collega = toneel.triage(niet=toneel.triage().medewerker)
    with toneel.acting(collega, stap.moment) as handeling:
        beoordelingen.sign_off(handeling, beoordeling=spoor.beoordeling)


@daad("besluit")
def decide(toneel: Toneel, stap: plan.Stap) -> None:
    """The decision: what the agreement proposes, or now and then something else with a reason."""
    spoor, melding = toneel.sporen[stap.melding], toneel.huishouden.meldingen[stap.melding]
    if spoor.beoordeling is None:
        return
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        besluit = _decision(melding)
        overdracht = besluit is Besluitsoort.OVERDRACHT
        buiten = bool(stap.keuze.get("buiten"))
        ontvanger = _receiver(toneel, handeling, spoor.beoordeling, buiten=buiten) if overdracht else None
        spoor.besluit = beoordelingen.record_besluit(
            handeling,
            beoordeling=spoor.beoordeling,
            besluit=besluit,
            ontvanger_team=ontvanger,
            reden=schrijf(f"besluit_reden_{besluit.value}", {}, toneel.toeval),
            reden_anders=schrijf(f"anders_reden_{besluit.value}", {}, toneel.toeval),
            andere_bron="De wijkagent bevestigt wat er is gemeld.",
            samenvatting=summary(toneel),
        )
        spoor.casus = spoor.besluit.casus
        if spoor.besluit.overdracht_id is not None:
            rijen = Overdracht.objects.visible_to(handeling).select_related("ontvanger_team", "zender_team")
            spoor.overdracht = rijen.get(pk=spoor.besluit.overdracht_id)
            spoor.gevraagde_teams.append(spoor.overdracht.ontvanger_team_id)
        if besluit is Besluitsoort.ONDERZOEK:
            rij = Onderzoek.objects.visible_to(handeling).select_related("casus", "dossier", "beoordeling")
            spoor.onderzoek = rij.get(beoordeling=spoor.beoordeling)
    if spoor.casus and spoor.casus.dossier_id not in toneel.dossiers:
        toneel.dossiers.append(spoor.casus.dossier_id)


def _decision(melding: plan.Melding) -> Besluitsoort:
    if melding.route == "overdracht":
        return Besluitsoort.OVERDRACHT
    return Besluitsoort.GEEN if melding.route == "geen" else Besluitsoort.ONDERZOEK


def _receiver(toneel: Toneel, handeling: Handeling, beoordeling: Beoordeling, *, buiten: bool) -> int | None:
    """Leave the choice to the agreement, save where it names nobody; a few cases go to another team with a reason."""
    blik = gather_blik(handeling, beoordeling=beoordeling)
    if blik.gaat_door is not None:
        return None
    if buiten:
        # The agreement names the kind; which institution has the measure, the family knows.
        zonder = [t.pk for t in toneel.ploeg.teams.values() if t.soort == BUITEN and not t.aangesloten]
        return toneel.toeval.choice(zonder) if zonder else None
    neemt_aan = blik.ontvanger is not None and toneel.ploeg.rol(blik.ontvanger.pk, *ONTVANGERROLLEN)
    if neemt_aan and not (blik.kinderen and kans(toneel.toeval, 5)):
        return None
    soorten = TERUGVAL if blik.ontvanger is not None or not blik.kinderen else TERUGVAL_KINDEREN
    anders = [] if blik.ontvanger is None else [blik.ontvanger.pk]
    return another_team(toneel, handeling, soorten, anders) or (blik.ontvanger.pk if blik.ontvanger else None)


def another_team(toneel: Toneel, handeling: Handeling, soorten: tuple[str, ...], niet: list[int]) -> int | None:
    """Return a team of one of these kinds that works where the household lives and was not asked before."""
    groep = "gezin_met_kinderen" if toneel.huishouden.gezin.kinderen else "volwassenen"
    for soort in soorten:
        team = team_for(toneel.ploeg.regio, toneel.huishouden.postcode4, soort, groep, lokale_datum(handeling.moment))
        if team is not None and team.pk not in niet and toneel.ploeg.rol(team.pk, *ONTVANGERROLLEN):
            return team.pk
    return None


def summary(toneel: Toneel) -> dict[str, str]:
    """Return what a receiver reads before it accepts."""
    toeval, kinderen = toneel.toeval, toneel.huishouden.gezin.kinderen
    return {
        "waarom_u": schrijf("samenvatting_waarom", {}, toeval),
        "gebeurd": schrijf("samenvatting_gebeurd", {}, toeval),
        "veiligheid_nu": schrijf("samenvatting_veiligheid", {}, toeval),
        "let_op": schrijf("samenvatting_let_op", {}, toeval),
        "kinderen": f"{kinderen} {'kind' if kinderen == 1 else 'kinderen'}" if kinderen else "Geen kinderen",
    }


@daad("terugkoppelen")
def tell(toneel: Toneel, stap: plan.Stap) -> None:
    """The reporter hears which steps were taken."""
    spoor, melding = toneel.sporen[stap.melding], toneel.huishouden.meldingen[stap.melding]
    if spoor.besluit is None:
        return
    stappen = {
        "overdracht": ("melding_ontvangen", "vervolg_ingezet"),
        "vt_belegd": ("melding_ontvangen", "onderzoek_gestart"),
    }
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        beoordelingen.give_terugkoppeling(
            handeling,
            besluit=spoor.besluit,
            moment=Terugkoppelmoment.NA_BEOORDELING,
            inhoud=_told(toneel, spoor, stappen.get(melding.route, ("melding_ontvangen", "geen_vervolg"))),
        )


def _told(toneel: Toneel, spoor: Spoor, stappen: tuple[str, ...]) -> Inhoud:
    if spoor.melding.melder_soort == "DUBBEL_ANONIEM":
        return Inhoud(geen_reden="ANONIEM")
    if kans(toneel.toeval, 6):
        return Inhoud(geen_reden="NIET_BEREIKT")
    kanalen = ("VEILIGE_MAIL",) if spoor.melding.melder_soort == "BEROEP" else ("TELEFOON", "TELEFOON", "BRIEF")
    return Inhoud(stappen=stappen, kanaal=toneel.toeval.choice(kanalen))


@daad("onderzoek_begin")
def begin_investigation(toneel: Toneel, stap: plan.Stap) -> None:
    """An investigator begins and answers for it from now on."""
    spoor = toneel.sporen[stap.melding]
    if spoor.onderzoek is None:
        return
    with toneel.acting(toneel.onderzoeker(), stap.moment) as handeling:
        beoordelingen.start_onderzoek(handeling, onderzoek=spoor.onderzoek)


@daad("onderzoek_eens")
def join_investigation(toneel: Toneel, stap: plan.Stap) -> None:
    """A behavioural expert agrees with what was found."""
    spoor = toneel.sporen[stap.melding]
    if spoor.onderzoek is None or spoor.beoordeling is None:
        return
    with toneel.acting(toneel.gedragswetenschapper(), stap.moment) as handeling:
        beoordelingen.sign_off(
            handeling,
            beoordeling=spoor.beoordeling,
            onderzoek=spoor.onderzoek,
            functie=Functie.GEDRAGSWETENSCHAPPER,
        )


@daad("onderzoek_af")
def conclude(toneel: Toneel, stap: plan.Stap) -> None:
    """The investigation is concluded per kind of violence, or ends early because people left."""
    spoor = toneel.sporen[stap.melding]
    if spoor.onderzoek is None:
        return
    woorden = schrijf("conclusie", {}, toneel.toeval)
    with toneel.acting(toneel.onderzoeker(), stap.moment) as handeling:
        if stap.keuze.get("vroeg"):
            beoordelingen.close_early(
                handeling, onderzoek=spoor.onderzoek, reden=VroegSluiten.VERTROKKEN, conclusie=woorden
            )
            return
        ontvanger = None
        if stap.keuze.get("draagt_over"):
            soorten = TERUGVAL_KINDEREN if toneel.huishouden.gezin.kinderen else TERUGVAL
            ontvanger = another_team(toneel, handeling, soorten, [])
        beoordelingen.conclude_onderzoek(
            handeling,
            onderzoek=spoor.onderzoek,
            bevindingen=_found(toneel, spoor),
            conclusie=woorden,
            ontvanger_team=ontvanger,
            samenvatting=summary(toneel),
            kinderen=_unseen(handeling, spoor.onderzoek),
        )
        if spoor.onderzoek.overdracht_id is not None:
            rijen = Overdracht.objects.visible_to(handeling).select_related("ontvanger_team", "zender_team")
            spoor.overdracht = rijen.get(pk=spoor.onderzoek.overdracht_id)
            spoor.gevraagde_teams.append(spoor.overdracht.ontvanger_team_id)


def _unseen(handeling: Handeling, onderzoek: Onderzoek) -> dict[UUID, str]:
    """Say of each child that still waits why: in this year whoever was not spoken, was not reached."""
    return {rij.persoon.publiek_id: "niet_bereikt" for rij in silent_kinderen(handeling, onderzoek=onderzoek)}


def _found(toneel: Toneel, spoor: Spoor) -> list[Bevinding]:
    """In the shares of 2023: seven in ten confirmed, a quarter not, a few refuted."""
    gevonden = []
    for soort in kinds_in(spoor.melding.aanleidingen):
        kind = soort is Geweldsoort.KINDERMISHANDELING
        uitkomst = toneel.toeval.choices([*Uitkomst], [69, 28, 3] if kind else [80, 19, 1])[0]
        aarden = ("03",) if uitkomst is Uitkomst.BEVESTIGD else ()
        gevonden.append(Bevinding(soort, uitkomst, aarden))
    return gevonden


@daad("terugkoppelen_na_onderzoek")
def tell_after(toneel: Toneel, stap: plan.Stap) -> None:
    """The reporter hears a second time, when the investigation is done."""
    spoor = toneel.sporen[stap.melding]
    if spoor.besluit is None:
        return
    with toneel.acting(toneel.onderzoeker(), stap.moment) as handeling:
        beoordelingen.give_terugkoppeling(
            handeling,
            besluit=spoor.besluit,
            moment=Terugkoppelmoment.NA_ONDERZOEK,
            inhoud=_told(toneel, spoor, ("onderzoek_afgerond",)),
        )
