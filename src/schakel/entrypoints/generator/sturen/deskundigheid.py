"""Attention officers, meldcode, trainings, requests and reach of an invented year."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from schakel.basis.organisaties.models import Organisatie
from schakel.basis.organisaties.queries import teams_in_region
from schakel.entrypoints.generator.ploeg import Lid
from schakel.entrypoints.generator.sturen.toneel import Stuurtoneel, leader_of
from schakel.entrypoints.generator.toeval import maak_random
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid import actions
from schakel.sturing.deskundigheid.models import (
    Aandachtsfunctionaris,
    Campagne,
    Collegavraag,
    Expertise,
    Expertiseborging,
    Meldcodestand,
    Training,
    Trainingsdeelname,
    Trainingsopgave,
    Verzoek,
)
from schakel.sturing.deskundigheid.queries.functionarissen import Plek, places
from schakel.sturing.deskundigheid.rules.meldcode import Onderdeel

SINDS = date(2015, 9, 1)
# One place in so many is empty: an alarm that is always red, is not looked at.
LEEG = 9
VRAGEN = (
    ("Wanneer vul ik de kindcheck in als de kinderen niet thuis wonen?", "Altijd: noteer waar zij wonen en vraag na."),
    ("Mag ik met school bellen voordat ik de ouders spreek?", "Bel eerst anoniem voor advies. Ik denk graag mee."),
    ("Hoe lang mag stap 3 duren?", ""),
)
VERZOEKEN = (
    ("VOORLICHTING", "De meldcode in vijf stappen", "SCHOLEN", 35, "gehouden"),
    ("TRAINING", "Praten met kinderen", "PROFESSIONALS", 14, "gehouden"),
    ("VOORLICHTING", "Geweld in jonge relaties", "STUDENTEN", 120, "gepland"),
    ("VOORLICHTING", "Wat is ouderenmishandeling?", "MANTELZORGERS", 25, "geen_uren"),
    ("VOORLICHTING", "Opvoeden zonder slaan", "MIGRANTENORGANISATIES", 30, "geen_uren"),
    ("ONTMOETING", "Elkaar kennen voor de overdracht", "PROFESSIONALS", 16, "open"),
    ("VOORLICHTING", "Wat zeg je tegen een vriend?", "JONGEREN", 60, "open"),
)
VRAGERS = ("jeugdteam", "wijkteam", "vt_voordeur", "maatschappelijk_werk")
# Who does the daily work of a team, and can guard the meldcode there.
WERKERS = ("jeugdteam", "lokaal_team", "vt_intake")


def appoint(toneel: Stuurtoneel) -> None:
    """Let nearly every place have an attention officer with a deputy; some are empty."""
    if not toneel.is_empty(Aandachtsfunctionaris):
        return
    with toneel.act(toneel.stuurt, 200) as handeling:
        for nummer, plek in enumerate(places(handeling)):
            if plek.organisatie is not None and nummer % LEEG != LEEG - 1:
                _appoint_at(toneel, plek, handeling)
        # The others have a person whose whole role it is: in a school, a hospital, a service without casework.
        for team, leden in toneel.ploeg.leden.items():
            if leden[0].rol == "aandachtsfunctionaris":
                actions.appoint_functionaris(
                    handeling, organisatie=leden[0].organisatie, team=team, vanaf=SINDS, opgeleid_op=SINDS,
                    **_persons(leden),
                )  # fmt: skip
        _appoint_elsewhere(toneel, handeling)


def _appoint_elsewhere(toneel: Stuurtoneel, handeling: Handeling) -> None:
    """Let most organisations that have no officer at any place name one for the whole of it."""
    bezet = set(Aandachtsfunctionaris.objects.values_list("organisatie_id", flat=True))
    teams = teams_in_region(toneel.ploeg.regio, lokale_datum(handeling.moment)).order_by("organisatie__code")
    vrij = dict.fromkeys(team.organisatie for team in teams if team.organisatie_id not in bezet)
    for nummer, organisatie in enumerate(vrij):
        if nummer % 5 != 4:
            naam = toneel.invented_name(organisatie.code, "organisatie")
            actions.appoint_functionaris(handeling, organisatie=organisatie.pk, naam=naam, vanaf=SINDS)


def _persons(leden: Sequence[Lid]) -> dict[str, Any]:
    tweede = leden[1] if len(leden) > 1 else None
    return {
        "naam": leden[0].naam,
        "medewerker": leden[0].medewerker,
        "vervanger": tweede.naam if tweede else "",
        "vervanger_medewerker": tweede.medewerker if tweede else None,
    }


def _appoint_at(toneel: Stuurtoneel, plek: Plek, handeling: Handeling) -> None:
    leden = [lid for lid in toneel.ploeg.leden.get(plek.team.pk, []) if lid.rol in WERKERS] if plek.team else []
    sleutel = plek.team.code if plek.team else plek.gemeente
    verzonnen = {"naam": toneel.invented_name(sleutel), "vervanger": toneel.invented_name(sleutel, "vervanger")}
    wie = _persons([*reversed(leden)]) if leden else verzonnen
    actions.appoint_functionaris(
        handeling, organisatie=plek.organisatie.pk if plek.organisatie else 0, team=plek.team.pk if plek.team else None,
        gemeente=plek.gemeente, vanaf=SINDS, opgeleid_op=SINDS - timedelta(days=90), **wie,
    )  # fmt: skip


def ask_officers(toneel: Stuurtoneel) -> None:
    """Let colleagues ask their attention officer something; one question is still open."""
    for nummer, (team, alle) in enumerate(toneel.members("jeugdteam", "wijkteam")):
        leden = [lid for lid in alle if lid.rol in WERKERS]
        with toneel.act(leden[-1]) as handeling:
            waar = Aandachtsfunctionaris.objects.filter(team=team, medewerker_id=leden[-1].medewerker)
            if nummer >= len(VRAGEN) or not waar.exists():
                continue
            if Collegavraag.objects.filter(organisatie_id=team.organisatie_id, team=team).exists():
                continue
        vraag, antwoord = VRAGEN[nummer]
        with toneel.act(leden[0], 6 - nummer) as handeling:
            gesteld = actions.ask_functionaris(handeling, vraag=vraag)
        if antwoord:
            with toneel.act(leden[-1], 3 - nummer) as handeling:
                actions.answer_question(handeling, vraag=gesteld.publiek_id, antwoord=antwoord)


def report_meldcodes(toneel: Stuurtoneel) -> None:
    """Let most organisations have their meldcode in order, and a few not; of those some have climbed."""
    if not toneel.is_empty(Meldcodestand):
        return
    with toneel.act(toneel.stuurt, 120) as handeling:
        dag = lokale_datum(handeling.moment)
        teams = teams_in_region(toneel.ploeg.regio, dag).order_by("organisatie__code")
        organisaties = list(dict.fromkeys(team.organisatie for team in teams))
        tekort = [o for nummer, o in enumerate(organisaties) if _report(handeling, o, nummer, dag)]
        for organisatie in tekort[1:]:
            actions.climb(handeling, organisatie=organisatie.publiek_id, trede="GESPREK", afspraak=GESPREK)
    with toneel.act(toneel.stuurt, 60) as handeling:
        for organisatie in tekort[2:]:
            actions.climb(
                handeling, organisatie=organisatie.publiek_id, trede="TERMIJN", afspraak="Aanvullen en laten zien.",
                uiterlijk=lokale_datum(toneel.ago(-45)),
            )  # fmt: skip


GESPREK = "Besproken wat er ontbreekt en wie het aanvult."


def _report(handeling: Handeling, organisatie: Organisatie, nummer: int, dag: date) -> bool:
    """Report one organisation; answer whether it falls short. One in ten has not told anything."""
    if nummer % 10 == 7:
        return False
    kort = nummer % 8 == 3
    delen = [o.value for o in Onderdeel if not (kort and o in (Onderdeel.KINDCHECK, Onderdeel.VERTROUWELIJK))]
    actions.report_meldcode(
        handeling, organisatie=organisatie.publiek_id, aanwezig="ja", onderdelen=delen,
        intern_beleid=not kort, beslisser="de leidinggevende, na overleg met de aandachtsfunctionaris",
        herzien_op=dag - timedelta(days=90 + 40 * (nummer % 12)),
    )  # fmt: skip
    return kort


def train(toneel: Stuurtoneel) -> None:
    """Let part of each team follow each training, and let an organisation without accounts report."""
    if not toneel.is_empty(Training):
        with toneel.act(toneel.stuurt):
            codes = list(Training.objects.order_by("code").values_list("code", flat=True))
        for team, leden in toneel.members("vt_triage", "vt_onderzoek", "vt_voordeur", "jeugdteam", "wijkteam"):
            leider = leader_of(leden)
            if leider is not None:
                _train_team(toneel, team.code, leden, leider, codes)


def _train_team(toneel: Stuurtoneel, team: str, leden: Sequence[Lid], leider: Lid, codes: list[str]) -> None:
    toeval = maak_random("scholing", team)
    mensen = [lid.medewerker for lid in leden]
    with toneel.act(leider) as handeling:
        if Trainingsdeelname.objects.filter(team_id=leider.team).exists():
            return
        for nummer, code in enumerate(codes):
            wie = toeval.sample(mensen, max(1, round(len(mensen) * toeval.choice((0.5, 0.7, 0.9, 1.0)))))
            op = lokale_datum(toneel.ago(150 + 30 * nummer))
            actions.record_training(handeling, training=code, gevolgd_op=op, medewerkers=wie)


def report_trainings(toneel: Stuurtoneel) -> None:
    """Let an organisation whose people have no account here say how many of them followed a training."""
    if not toneel.is_empty(Trainingsopgave):
        return
    with toneel.act(toneel.stuurt, 20) as handeling:
        organisatie = toneel.organisation("opvang")
        if organisatie is not None:
            for nummer, training in enumerate(Training.objects.order_by("code")):
                actions.report_training(
                    handeling, training=training.code, organisatie=organisatie.pk, op=lokale_datum(toneel.ago(25)),
                    mensen=42, geldig=30 - 6 * nummer,
                )  # fmt: skip


def request(toneel: Stuurtoneel) -> None:
    """Let teams ask for sessions and meetings: held, planned, refused for lack of hours, and open."""
    if not toneel.is_empty(Verzoek):
        return
    teams = [
        (team, next(lid for lid in leden if lid.rol in WERKERS))
        for team, leden in toneel.members(*VRAGERS)
        if any(lid.rol in WERKERS for lid in leden)
    ]
    if len(teams) < 2:
        return
    for nummer, (soort, onderwerp, groep, mensen, uitkomst) in enumerate(VERZOEKEN):
        _team, lid = teams[nummer % len(teams)]
        ander = teams[(nummer + 1) % len(teams)][0]
        with toneel.act(lid, 100 - 12 * nummer) as handeling:
            verzoek = actions.ask(
                handeling, soort=soort, onderwerp=onderwerp, groep=groep.lower(), mensen=mensen,
                met_team=ander.pk if soort == "ONTMOETING" else None,
            )  # fmt: skip
        _settle(toneel, verzoek, uitkomst, 95 - 12 * nummer)


def _settle(toneel: Stuurtoneel, verzoek: Verzoek, uitkomst: str, dagen: int) -> None:
    if uitkomst == "open":
        return
    with toneel.act(toneel.stuurt, dagen) as handeling:
        if uitkomst == "geen_uren":
            actions.refuse(handeling, verzoek=verzoek.publiek_id, weigerreden="GEEN_UREN")
            return
        op = lokale_datum(toneel.ago(dagen - 14 if uitkomst == "gehouden" else -21))
        actions.schedule(handeling, verzoek=verzoek.publiek_id, op=op, wie="een trainer van de GGD")
    if uitkomst == "gehouden":
        with toneel.act(toneel.stuurt, dagen - 16) as handeling:
            bereikt = (verzoek.mensen or 10) - 3
            actions.hold(handeling, verzoek=verzoek.publiek_id, bereikt=bereikt, uren=Decimal("3"))


def reach(toneel: Stuurtoneel) -> None:
    """Count what the campaigns that are over reached, and judge whether rare expertise is secured."""
    with toneel.act(toneel.stuurt, 7) as handeling:
        dag = lokale_datum(handeling.moment)
        for campagne in Campagne.objects.filter(tot__lt=dag, bereik_geteld=None).order_by("code"):
            actions.count_campaign(
                handeling, campagne=campagne.publiek_id, bereik_geteld=round((campagne.bereik_gepland or 4000) * 0.8),
                telwijze="opgave van de scholen en weergaven van het bericht", besteed=campagne.begroot,
            )  # fmt: skip
        if not Expertiseborging.objects.exists():
            for expertise in Expertise.objects.order_by("code"):
                actions.judge_expertise(
                    handeling, expertise=expertise.code, stand="KWETSBAAR", mensen=1,
                    toelichting="Verzonnen voorbeeld: de kennis hangt aan één medewerker.",
                    opnieuw_voor=lokale_datum(toneel.ago(-90)),
                )  # fmt: skip


DELEN: tuple[Callable[[Stuurtoneel], None], ...] = (
    appoint,
    ask_officers,
    report_meldcodes,
    train,
    report_trainings,
    request,
    reach,
)
