"""Local plans, prevention, self-scans, commissions and what teams carry, of an invented year."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from schakel.basis.organisaties.models import Team
from schakel.basis.vragenlijsten.queries import definitie_van
from schakel.entrypoints.generator.ploeg import Lid
from schakel.entrypoints.generator.sturen.toneel import Stuurtoneel, leader_of
from schakel.entrypoints.generator.toeval import maak_random
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.uitvoering import actions
from schakel.sturing.uitvoering.models import Gemeenteplan, Opdracht, Preventieactiviteit, Sjabloon, Teamstand, Zelfscan
from schakel.sturing.uitvoering.queries.plannen import access_model, standing_of

VOORBEELD = "Verzonnen voorbeeld."
# What the public health service of a region does, for whom: (what, group, form, planned, counted, cost).
ACTIVITEITEN = (
    ("Lessen over gezonde relaties", "jongeren", "partnergeweld", 600, 540, 9000),
    ("Voorlichting aan ouders van jonge kinderen", "ouders", "kindermishandeling", 300, 280, 7500),
    ("Bijeenkomst voor mantelzorgers", "mantelzorgers", "ouderenmishandeling", 120, 64, 2500),
    ("Gesprekken in eigen taal", "migrantenorganisaties", "eergerelateerd", 150, None, 4000),
)
INVULLERS = ("lokaal_team", "jeugdteam")


def write_plans(toneel: Stuurtoneel) -> None:
    """Let each municipality begin its copies: the first is adopted, another deviates, the others are on their way."""
    if not toneel.is_empty(Gemeenteplan):
        return
    with toneel.act(toneel.stuurt):
        modellen = list(
            Sjabloon.objects.filter(regio=toneel.ploeg.regio).order_by("code").values_list("code", flat=True)
        )
    for sjabloon in modellen:
        for nummer, (gemeente, lid) in enumerate(toneel.gemeenten().items()):
            # Somebody has not begun.
            if nummer != 3:
                _write_plan(toneel, sjabloon, gemeente, lid, nummer)


def _write_plan(toneel: Stuurtoneel, sjabloon: str, gemeente: str, lid: Lid, nummer: int) -> None:
    with toneel.act(lid, 80 - nummer) as h:
        actions.begin_plan(h, sjabloon=sjabloon, gemeente=gemeente)
        delen = standing_of(h, model=access_model(h, code=sjabloon), gemeente=gemeente).delen
        klaar = nummer < 2
        for plaats, deel in enumerate(delen if klaar else delen[: len(delen) // nummer]):
            keuze = "AFWIJKEN" if (nummer, plaats) == (1, 1) else "AANVULLEN" if plaats % 3 == 0 else "OVERNEMEN"
            actions.write_section(
                h, sjabloon=sjabloon, gemeente=gemeente, deel=deel.model.code, keuze=keuze,
                tekst=f"{VOORBEELD} Zo doen wij dit in onze gemeente." if keuze != "OVERNEMEN" else "",
                reden="Onze gemeente heeft hiervoor een eigen afspraak." if keuze == "AFWIJKEN" else "",
            )  # fmt: skip
    if klaar:
        with toneel.act(lid, 40) as h:
            dag = lokale_datum(h.moment)
            actions.adopt_plan(h, sjabloon=sjabloon, gemeente=gemeente, op=dag, orgaan="College van B en W (voorbeeld)")


def prevent(toneel: Stuurtoneel) -> None:
    """Keep who reached whom in the year."""
    if not toneel.is_empty(Preventieactiviteit):
        return
    with toneel.act(toneel.stuurt, 5) as h:
        dienst = toneel.organisation("ggd")
        if dienst is not None:
            for wat, groep, vorm, gepland, geteld, kosten in ACTIVITEITEN:
                actions.record_activiteit(
                    h, jaar=h.moment.year - 1, organisatie=dienst.pk, wat=f"{wat} (voorbeeld)", groep=groep,
                    vorm=vorm, bereik_gepland=gepland, bereik_geteld=geteld, kosten=Decimal(kosten),
                    telwijze="" if geteld is None else "presentielijsten",
                )  # fmt: skip


def scan(toneel: Stuurtoneel) -> None:
    """Let one team finish a scan with actions, and let a municipality be half way in filling in alone."""
    if not toneel.is_empty(Zelfscan):
        return
    for nummer, (team, leden) in enumerate(toneel.members("jeugdteam", minstens=5)):
        vullers = [lid for lid in leden if lid.rol in INVULLERS]
        if nummer == 0 and vullers:
            _scan_team(toneel, team, vullers)
        elif nummer == 1 and vullers:
            _scan_municipality(toneel, team, vullers)


def _begin(toneel: Stuurtoneel, dagen: int, laag: str, team: Team, gemeente: str) -> tuple[UUID, list[str]]:
    with toneel.act(toneel.stuurt, dagen) as h:
        rij = actions.start_zelfscan(
            h, laag=laag, invullen_tot=lokale_datum(h.moment) + timedelta(weeks=3), deelnemers=[team.pk],
            gemeente=gemeente, team=None if gemeente else team.pk,
        )  # fmt: skip
        return rij.publiek_id, [v.code for blok in definitie_van(rij.versie).blokken for v in blok.vragen]


def _fill_in(toneel: Stuurtoneel, dagen: int, scan_: UUID, vragen: Sequence[str], vullers: Sequence[Lid]) -> None:
    for lid in vullers:
        toeval = maak_random("zelfscan", lid.gebruikersnaam)
        with toneel.act(lid, dagen) as h:
            antwoorden = {vraag: toeval.choice(("2", "2", "3", "3", "4", "nvt")) for vraag in vragen}
            actions.fill_in(h, scan=scan_, antwoorden=antwoorden)


def _scan_team(toneel: Stuurtoneel, team: Team, vullers: Sequence[Lid]) -> None:
    scan_, vragen = _begin(toneel, 70, "PROFESSIONAL", team, "")
    _fill_in(toneel, 60, scan_, vragen, vullers)
    toeval = maak_random("zelfscan samen", team.code)
    with toneel.act(vullers[0], 45) as h:
        actions.go_together(h, scan=scan_)
        scores = {vraag: toeval.choice(("2", "3", "3", "4")) for vraag in vragen}
        for plaats, (vraag, score) in enumerate(scores.items()):
            actions.score_together(
                h, scan=scan_, vraag=vraag, score=score, bewijs=f"{VOORBEELD} Werkafspraak van het team.",
                toelichting="Wij dachten hier verschillend over." if plaats % 4 == 0 else "", eerst=plaats == 0,
            )  # fmt: skip
        for vraag in [v for v, score in scores.items() if score == "2"][:3]:
            actions.plan_action(
                h, scan=scan_, vraag=vraag, wat="Bespreken in het teamoverleg en vastleggen.", eigenaar="teamleider",
                uiterlijk=lokale_datum(toneel.ago(-60)),
            )  # fmt: skip
        actions.finish_zelfscan(h, scan=scan_)


def _scan_municipality(toneel: Stuurtoneel, team: Team, vullers: Sequence[Lid]) -> None:
    gemeente = next((code for code, lid in toneel.gemeenten().items() if lid == toneel.stuurt), "")
    scan_, vragen = _begin(toneel, 10, "GEMEENTE", team, gemeente)
    _fill_in(toneel, 5, scan_, vragen, vullers[:3])


def commission(toneel: Stuurtoneel) -> None:
    """Let the municipality commission two teams: one signed by both, one waiting for the team."""
    if not toneel.is_empty(Opdracht):
        return
    gemeente = next((code for code, lid in toneel.gemeenten().items() if lid == toneel.stuurt), "")
    for nummer, (team, leden) in enumerate(toneel.members("jeugdteam", "wijkteam")):
        leider = leader_of(leden)
        if nummer > 1 or leider is None:
            return
        opdracht = _commission(toneel, gemeente, team)
        if nummer == 0:
            with toneel.act(leider, 20) as h:
                actions.sign(h, opdracht=opdracht, functie="teamleider")


def _commission(toneel: Stuurtoneel, gemeente: str, team: Team) -> UUID:
    with toneel.act(toneel.stuurt, 30) as h:
        begin = lokale_datum(toneel.einde).replace(month=1, day=1)
        rij = actions.draft_opdracht(
            h, gemeente=gemeente, team=team.pk, geldig_van=begin, geldig_tot=begin.replace(year=begin.year + 2),
            uren_per_week=Decimal("144"), toelichting=VOORBEELD,
        )  # fmt: skip
        eisen = [v.code for blok in definitie_van(rij.kader).blokken for v in blok.vragen][:4]
        actions.choose_requirements(h, opdracht=rij.publiek_id, eisen=eisen)
        for taak in ("antwoorden", "regie"):
            actions.add_task(h, opdracht=rij.publiek_id, taak=taak)
        actions.add_skill(h, opdracht=rij.publiek_id, training="signs-of-safety", norm=80)
        actions.sign(h, opdracht=rij.publiek_id, functie="afdelingshoofd")
        return rij.publiek_id


def carry(toneel: Stuurtoneel) -> None:
    """Let teams say with how many people they work; what they carry is counted by the deed itself."""
    for nummer, (team, leden) in enumerate(toneel.members("jeugdteam", "wijkteam", "vt_triage")):
        leider = leader_of(leden)
        if leider is None:
            continue
        with toneel.act(leider) as h:
            if not Teamstand.objects.filter(team=team).exists():
                vol = Decimal(len(leden))
                actions.record_teamstand(
                    h, fte_afgesproken=vol, fte_bezet=vol - (Decimal("1.5") if nummer % 6 == 4 else 0),
                    supervisie_afgesproken=4, supervisie_gehouden=1 if nummer % 5 == 2 else 4,
                )  # fmt: skip


DELEN: tuple[Callable[[Stuurtoneel], None], ...] = (write_plans, prevent, scan, commission)
