"""What waits for this team, and for what does it wait?  A constant number of queries, however many rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Q, Value, When

from schakel.basis.termijnen.models import Termijn, TermijnQuerySet
from schakel.basis.toegang.queries import names_of
from schakel.casuswerk.dossiers.models import Regie, Verantwoordelijkheid, ZichtbaarWerk
from schakel.casuswerk.dossiers.rules import DossierStatus
from schakel.casuswerk.personen.queries import ask_in
from schakel.casuswerk.werkplek.queries.bladeren import (
    PER_BLAD,
    TELT_TOT,
    Bladzijde,
    Plek,
    count_each,
    page_by_danger,
    page_by_day,
    per_month,
    some_by_danger,
)
from schakel.casuswerk.werkplek.queries.koppen import Kop, in_gemeente, koppen_van
from schakel.casuswerk.werkplek.queries.later import far_away, horizon_of
from schakel.casuswerk.werkplek.queries.onderwerpen import Onderwerp, onderwerpen_van, teamnamen
from schakel.casuswerk.werkplek.rules import ACUUT_TITEL, GEVAAR_VANAF, Soortwerk, codes_van
from schakel.casuswerk.werkplek.rules.indeling import ERVARINGSMOMENT
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling

LATER = "later"
"""The page of follow-up moments that lie beyond the horizon."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reader asked to see; danger ignores all of it."""

    toon: str = "alles"
    soort: str = ""
    gemeente: str = ""
    mijn: bool = False
    # Where the page begins, or with `terug` where it ends; nothing is the first page.
    plek: Plek | None = None
    terug: bool = False

    @property
    def is_narrow(self) -> bool:
        """Answer whether the reader asked for one kind, one municipality, or the own work alone."""
        return bool(self.soort or self.gemeente or self.mijn)


@dataclass(frozen=True, slots=True)
class Rij:
    """One term with the head of its dossier."""

    termijn: Termijn
    kop: Kop
    bij_ander: bool = False
    onderwerp: Onderwerp = field(default_factory=Onderwerp)
    team: str = ""
    # Somebody of this melding may be known already, and nobody said yet whether it is the same person.
    misschien_bekend: bool = False
    # On whose name the work stands; nobody's: it is the team's.
    op_naam: str = ""


@dataclass(frozen=True, slots=True)
class Tellingen:
    """
    How many terms there are, each counted up to `TELT_TOT`; what is asked for by kind, place or name counts too.

    `samen` is without that: all that runs for this team.
    """

    op_u: int
    gevaar: int
    u_wacht: int
    samen: int
    later: int = 0

    @property
    def alles(self) -> int:
        return self.op_u + self.u_wacht


@dataclass(frozen=True, slots=True)
class Werklijst:
    """One page of work: danger on top, then what is due with danger first under each heading, then what others do."""

    gevaar: Sequence[Rij]
    werk: Sequence[Rij]
    wacht: Sequence[Rij]
    tellingen: Tellingen
    # Where the page before ends and where the next begins, when there is one.
    vorige: Plek | None = None
    volgende: Plek | None = None
    # Of what lies beyond the horizon, how many there are in each month; only when that is what is shown.
    maanden: Sequence[tuple[date, int]] = ()


def eigen_termijnen(handeling: Handeling) -> TermijnQuerySet:
    """
    Return the running terms of the acting team; what is shown of them passes the first lock in `_with_heads`.

    Counting them leans on the second lock alone: both together made 2,000 terms cost 69 ms instead of 15.
    """
    return Termijn.objects.lopend().filter(team_id=handeling.team or 0)


def termijnen_bij_anderen(handeling: Handeling) -> TermijnQuerySet:
    """Return the running terms of other teams in dossiers for which the acting team answers or directs."""
    # What runs has no end: for that the ledger has an index of its own, and the policy looks at those rows alone. By
    # moment, or with the condition of `visible_to` beside it, every row that the team ever had was looked at.
    antwoordt = Verantwoordelijkheid.objects.filter(team_id=handeling.team or 0, periode__upper_inf=True)
    regisseert = Regie.objects.filter(team_id=handeling.team or 0, periode__upper_inf=True)
    return (
        Termijn.objects.lopend()
        .filter(dossier_id__in=antwoordt.values("dossier_id").union(regisseert.values("dossier_id")))
        .exclude(team_id=handeling.team or 0)
        # Whom the law gives a right, waits for the other team; we do not.
        .exclude(titel__in=codes_van(Soortwerk.RECHTEN))
    )


def werklijst(handeling: Handeling, *, gefilterd: Filter, regio: str = "") -> Werklijst:
    """
    Return one page of the work of the acting team; danger is always there, whatever the filter.

    Follow-up moments beyond the horizon of the region stand on a page of their own: a year full of them hid the work.
    Those of a dossier in danger stay on the list, marked and under the day on which they are due: nothing of them is
    due now, so they are not red.
    """
    vast = far_away(handeling, horizon=horizon_of(handeling, regio=regio))
    ver = vast & ~_danger()
    alles, ander = eigen_termijnen(handeling), termijnen_bij_anderen(handeling).exclude(ver)
    boven = _most_urgent_of_danger(alles.exclude(vast))
    wacht, wachten = _others(handeling, _narrow(handeling, ander, gefilterd), gefilterd)
    tellingen = _count(handeling, gefilterd, alles, ander, ver, gevaar=len(boven), u_wacht=wachten)
    if gefilterd.toon == LATER:
        return _later(handeling, _narrow(handeling, alles.filter(ver), gefilterd), gefilterd, tellingen)
    gevaar = boven[:PER_BLAD]
    gewoon = _narrow(handeling, alles.exclude(ver).exclude(pk__in=[t.pk for t in gevaar]), gefilterd)
    werk = Bladzijde([]) if gefilterd.toon == "u-wacht" else _page(handeling, gewoon, gefilterd)
    gebladerd = wacht if gefilterd.toon == "u-wacht" else werk
    boven_, midden, onder = _with_heads(handeling, gevaar, werk.rijen, wacht.rijen)
    return Werklijst(boven_, midden, onder, tellingen, *_ends(gebladerd))


def _page(handeling: Handeling, termijnen: TermijnQuerySet, gefilterd: Filter) -> Bladzijde:
    return page_by_danger(handeling, termijnen=termijnen, plek=gefilterd.plek, terug=gefilterd.terug)


def _ends(blad: Bladzijde) -> tuple[Plek | None, Plek | None]:
    """Return where the page before ends and where the next begins; an empty page leads nowhere but to the first."""
    if not blad.rijen:
        return None, None
    eerste, laatste = Plek.van(blad.rijen[0]), Plek.van(blad.rijen[-1])
    return eerste if blad.ervoor else None, laatste if blad.erna else None


def _count(
    handeling: Handeling,
    gefilterd: Filter,
    eigen: TermijnQuerySet,
    ander: TermijnQuerySet,
    ver: Q,
    *,
    gevaar: int,
    u_wacht: int | None,
) -> Tellingen:
    """
    Count the terms as far as anybody needs to know; under a filter what it leaves, and beside it all there is.

    `u_wacht` is how many others do for us under this filter, when that is known already.
    """
    nu = eigen.exclude(ver)
    lijsten = {"op_u": _narrow(handeling, nu, gefilterd), "later": eigen.filter(ver)}
    if u_wacht is None:
        lijsten["u_wacht"] = _narrow(handeling, ander, gefilterd)
    if gefilterd.is_narrow:
        lijsten |= {"nu": nu, "ander": ander}
    geteld = dict(zip(lijsten, count_each(handeling, lijsten=list(lijsten.values())), strict=True))
    wachten = geteld["u_wacht"] if u_wacht is None else u_wacht
    samen = geteld["nu"] + geteld["ander"] if gefilterd.is_narrow else geteld["op_u"] + wachten
    return Tellingen(geteld["op_u"], gevaar, wachten, samen, geteld["later"])


def _later(handeling: Handeling, ver: TermijnQuerySet, gefilterd: Filter, tellingen: Tellingen) -> Werklijst:
    """Return one page of the follow-up moments that lie far away, and how many there are in each month."""
    blad = page_by_day(handeling, termijnen=ver, plek=gefilterd.plek, terug=gefilterd.terug)
    (rijen,) = _with_heads(handeling, blad.rijen)
    return Werklijst([], rijen, [], tellingen, *_ends(blad), per_month(handeling, termijnen=ver))


def _danger() -> Q:
    """
    Keep what is about safety: a letter about rights in a dangerous dossier is not urgent for that, it is risky.

    Nor is asking what somebody thinks of the help.
    """
    papier = [*codes_van(Soortwerk.RECHTEN), *codes_van(Soortwerk.BERICHTEN), ERVARINGSMOMENT]
    return Q(gevaar__gte=GEVAAR_VANAF) & ~Q(titel__in=papier)


def _most_urgent_of_danger(eigen: TermijnQuerySet) -> list[Termijn]:
    """
    Return of each dossier in danger the term that is due first: acute danger before all else, then soonest first.

    A call that came in just now must not stand under files that are weeks late. The other terms of a dossier stand
    below with the rest: ten rows of one family would hide the next family. Those beyond one page stand below too, so
    that none is lost; here they are only counted.
    """
    acuut_eerst = Case(When(titel=ACUUT_TITEL, then=Value(0)), default=Value(1))
    eerste = eigen.filter(_danger()).order_by("dossier_id", acuut_eerst, "uiterlijk", "id").distinct("dossier_id")
    return list(eigen.filter(pk__in=eerste.values("pk")).order_by(acuut_eerst, "uiterlijk", "id")[:TELT_TOT])


def _others(handeling: Handeling, termijnen: TermijnQuerySet, gefilterd: Filter) -> tuple[Bladzijde, int | None]:
    """Return what others do for us: a page to leaf through when asked, else the first; and how many, if known."""
    if gefilterd.toon != "u-wacht" and not (gefilterd.toon == "alles" and gefilterd.plek is None):
        return Bladzijde([]), None
    blad, aantal = some_by_danger(handeling, termijnen=termijnen, plek=gefilterd.plek, terug=gefilterd.terug)
    return blad, aantal if gefilterd.plek is None else None


def _narrow(handeling: Handeling, termijnen: TermijnQuerySet, gefilterd: Filter) -> TermijnQuerySet:
    if gefilterd.soort:
        termijnen = termijnen.filter(titel__in=codes_van(gefilterd.soort))
    if gefilterd.gemeente:
        termijnen = termijnen.filter(in_gemeente(handeling, gemeente=gefilterd.gemeente))
    return termijnen.filter(medewerker_id=handeling.wie or 0) if gefilterd.mijn else termijnen


def _with_heads(handeling: Handeling, *groepen: Sequence[Termijn]) -> tuple[list[Rij], ...]:
    # The first lock, for the rows that are shown; the policies of the database are the second.
    gekozen = {t.pk for groep in groepen for t in groep}
    zichtbaar = set(Termijn.objects.filter(ZichtbaarWerk(handeling), pk__in=gekozen).values_list("pk", flat=True))
    groepen = tuple([t for t in groep if t.pk in zichtbaar] for groep in groepen)
    alle = [t for groep in groepen for t in groep]
    koppen = koppen_van(handeling, dossiers={t.dossier_id for t in alle})
    onderwerpen = onderwerpen_van(handeling, termijnen=alle)
    teams = teamnamen(handeling, teams=[t.team_id for t in alle])
    namen = names_of({t.medewerker_id for t in alle if t.medewerker_id is not None})
    meldingen = {nr for nr, kop in koppen.items() if kop.melding and kop.status == DossierStatus.OPEN}
    gevraagd = ask_in(handeling, dossiers=meldingen)

    def row(t: Termijn) -> Rij:
        sleutel = (t.onderwerp_soort, t.onderwerp_id or 0)
        return Rij(
            t,
            koppen.get(t.dossier_id, Kop.verborgen(t.dossier_id)),
            t.team_id != handeling.team,
            onderwerpen.get(sleutel, Onderwerp()),
            teams.get(t.team_id or 0, ""),
            t.dossier_id in gevraagd,
            namen.get(t.medewerker_id or 0, ""),
        )

    return tuple([row(t) for t in groep] for groep in groepen)


def with_heads(handeling: Handeling, termijnen: Sequence[Termijn]) -> list[Rij]:
    """Return these terms, which the caller found to be visible, each with the head of its dossier, in this order."""
    return _with_heads(handeling, termijnen)[0]


def open_werk_van(handeling: Handeling, *, medewerker: int) -> list[Rij]:
    """Return the running terms of the acting team that stand on the name of a colleague."""
    rijen = list(eigen_termijnen(handeling).filter(medewerker_id=medewerker).werkvolgorde()[:PER_BLAD])
    return _with_heads(handeling, [], rijen, [])[1]


def aantallen_per_collega(handeling: Handeling) -> dict[int, int]:
    """Return how many running terms of the acting team stand on each colleague's name."""
    namen = eigen_termijnen(handeling).exclude(medewerker_id=None).values_list("medewerker_id", flat=True)
    aantallen: dict[int, int] = {}
    for medewerker in namen:
        if medewerker is not None:
            aantallen[medewerker] = aantallen.get(medewerker, 0) + 1
    return aantallen


def access_termijn(handeling: Handeling, *, publiek_id: UUID) -> Rij:
    """
    Return a term with the head of its dossier.

    :raises NotFound: if there is none, or the actor may not know of it
    """
    termijn = Termijn.objects.filter(ZichtbaarWerk(handeling), publiek_id=publiek_id).first()
    if termijn is None:
        raise NotFound
    handeling.spoor.noteer("termijn", dossier=termijn.dossier_id)
    (rij,) = _with_heads(handeling, [termijn], [], [])[0]
    if rij.kop.publiek_id is None and rij.bij_ander:
        raise NotFound
    return rij


def gevaar_open(handeling: Handeling) -> list[Rij]:
    """Return what the next shift must know: the first term of each dossier in danger, and what is overdue."""
    eigen = eigen_termijnen(handeling)
    gevaar = _most_urgent_of_danger(eigen)[:PER_BLAD]
    te_laat = eigen.filter(gevaar__gte=1, uiterlijk__lt=handeling.moment).exclude(pk__in=[t.pk for t in gevaar])
    return _with_heads(handeling, [*gevaar, *te_laat.werkvolgorde()[:PER_BLAD]], [], [])[0]


def afgedaan_sinds(handeling: Handeling, *, sinds: datetime) -> list[Rij]:
    """Return what the acting team finished since that moment, newest first."""
    termijnen = Termijn.objects.filter(
        team_id=handeling.team or 0,
        afgedaan_op__gte=sinds,
        afgedaan_op__lte=handeling.moment,
        status="AFGEDAAN",
    )
    return _with_heads(handeling, [], list(termijnen.order_by("-afgedaan_op", "-id")[:PER_BLAD]), [])[1]
