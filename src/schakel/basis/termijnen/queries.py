"""Which definitions hold, and which clocks run?  Lists are scoped by team or by dossiers that the caller may see."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.db.models import Count, Q

from schakel.basis.organisaties.models import Team
from schakel.basis.termijnen.models import Termijn, Termijndefinitie, TermijnQuerySet, Verlengverzoek
from schakel.basis.termijnen.rules import Definitie, lees_definitie
from schakel.basis.termijnen.rules.definitie import VerlengRegel
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

# Definitions per (region, day) of this process; loading definitions empties it.
_CACHE: dict[tuple[str, date], tuple[Definitie, ...]] = {}
_ALLE: dict[str, tuple[tuple[str, Definitie], ...]] = {}
HOOGSTE_AANTAL_DAGEN = 10_000


def definities_op(regio: str | None, dag: date) -> tuple[Definitie, ...]:
    """Return what holds in the region on the day (its own above the national), then what can only be stopped."""
    sleutel = (regio or "", dag)
    if sleutel not in _CACHE:
        if len(_CACHE) >= HOOGSTE_AANTAL_DAGEN:
            _CACHE.clear()
        _CACHE[sleutel] = _kies(_alle_definities(sleutel[0]), dag)
    return _CACHE[sleutel]


def forget_definities() -> None:
    """Empty the cache of this process."""
    _CACHE.clear()
    _ALLE.clear()


def titels(regio: str | None) -> dict[str, str]:
    """Return the title of each term by its code; the latest one wins."""
    alle = sorted(_alle_definities(regio or ""), key=lambda paar: (paar[0] != "", paar[1].geldig_van))
    return {definitie.code: definitie.titel for _, definitie in alle}


def extension_rule(handeling: Handeling, *, termijn: Termijn, regio: str | None) -> VerlengRegel | None:
    """Return how far the definition under which this term began lets it be extended; None: not."""
    definities = definities_op(regio, lokale_datum(termijn.gestart_op))
    return next((d.verlenging for d in definities if d.code == termijn.definitie), None)


def extension_requests(handeling: Handeling, *, termijn: int) -> list[Verlengverzoek]:
    """Return the requests for more time of a visible term, newest first."""
    return list(Verlengverzoek.objects.filter(termijn_id=termijn).order_by("-gevraagd_op", "-id"))


def waiting_requests(handeling: Handeling) -> list[Verlengverzoek]:
    """Return the requests for more time that wait in the actor's organisation, as far as the dossiers are seen."""
    teams = Team.objects.filter(organisatie_id=handeling.organisatie or 0).values("pk")
    rijen = Verlengverzoek.objects.filter(besloten_op=None, termijn__team_id__in=teams, termijn__status="LOPEND")
    return list(rijen.select_related("termijn").order_by("termijn__uiterlijk", "id"))


def werklijst(handeling: Handeling, *, medewerker: int | None = None, aantal: int = 200) -> list[Termijn]:
    """Return the running terms of the team (or of one colleague in it), danger first."""
    termijnen = Termijn.objects.lopend().filter(team_id=handeling.team)
    if medewerker is not None:
        termijnen = termijnen.filter(medewerker_id=medewerker)
    return _toon(handeling, termijnen.werkvolgorde()[:aantal])


def work_per_person(handeling: Handeling) -> dict[int | None, tuple[int, int]]:
    """Return per employee (None: nobody yet) how many terms of the team run, and how many with danger."""
    rijen = Termijn.objects.lopend().filter(team_id=handeling.team).values_list("medewerker_id")
    telling = rijen.annotate(aantal=Count("id"), gevaarlijk=Count("id", filter=Q(gevaar__gte=2)))
    return {medewerker: (aantal, gevaar) for medewerker, aantal, gevaar in telling}


def open_termijnen(handeling: Handeling, *, dossiers: Sequence[int]) -> list[Termijn]:
    """Return the running terms of these dossiers, which the caller has found to be visible."""
    return _toon(handeling, Termijn.objects.lopend().filter(dossier_id__in=dossiers).werkvolgorde())


def termijnen_van(handeling: Handeling, *, dossier: int) -> list[Termijn]:
    """Return every term of a visible dossier, done ones too, in order of start."""
    return _toon(handeling, Termijn.objects.filter(dossier_id=dossier).order_by("gestart_op", "id"))


def overschreden(handeling: Handeling, *, zonder_reden: bool = False) -> list[Termijn]:
    """Return the running terms of the team that are past their end."""
    termijnen = Termijn.objects.lopend().filter(team_id=handeling.team, uiterlijk__lt=handeling.moment)
    if zonder_reden:
        termijnen = termijnen.filter(overschrijding_reden="")
    return _toon(handeling, termijnen.werkvolgorde())


def veiligheidschecks_voor(handeling: Handeling, *, tot: datetime) -> list[Termijn]:
    """Return the waiting work of the team whose next safety check is missing or due before the moment."""
    return _toon(
        handeling,
        Termijn.objects.lopend()
        .filter(team_id=handeling.team)
        .filter(Q(volgende_veiligheidscheck_op=None) | Q(volgende_veiligheidscheck_op__lt=tot))
        .werkvolgorde(),
    )


def lopend_zonder_bekend_team(teams: Iterable[int]) -> int:
    """Return how many running terms belong to none of these teams (for `verify`)."""
    return Termijn.objects.lopend().exclude(team_id__in=list(teams)).count()


def _toon(handeling: Handeling, termijnen: TermijnQuerySet) -> list[Termijn]:
    lijst = list(termijnen)
    for dossier in dict.fromkeys(t.dossier_id for t in lijst):
        handeling.spoor.noteer("termijn", dossier=dossier)
    return lijst


def _alle_definities(regio: str) -> tuple[tuple[str, Definitie], ...]:
    if regio not in _ALLE:
        rijen = Termijndefinitie.objects.filter(regio__in={"", regio}).order_by("code", "geldig_van")
        _ALLE[regio] = tuple((rij.regio, definitie_van(rij)) for rij in rijen)
    return _ALLE[regio]


def _kies(alle: Iterable[tuple[str, Definitie]], dag: date) -> tuple[Definitie, ...]:
    gekozen: dict[str, Definitie] = {}
    overig: list[Definitie] = []
    for _, definitie in sorted(alle, key=lambda paar: paar[0]):
        if definitie.geldt_op(dag):
            gekozen[definitie.code] = definitie
        elif definitie.geldig_van <= dag:
            overig.append(definitie)
    return (*gekozen.values(), *(d for d in overig if d.code not in gekozen))


def definitie_van(rij: Termijndefinitie) -> Definitie:
    """Return the plain definition that the row holds."""
    return lees_definitie(
        {
            "code": rij.code,
            "titel": rij.titel,
            "start": rij.start_event,
            "start_als": rij.start_als,
            "stop": rij.stop_events,
            "vervalt": rij.verval_events,
            "reset": rij.reset_events,
            "per": rij.per,
            "wettelijk": _duur(rij.wettelijk_aantal, rij.wettelijk_eenheid),
            "praktijk": _duur(rij.praktijk_aantal, rij.praktijk_eenheid),
            "verlenging": rij.verlenging,
            "reist_mee": rij.reist_mee,
            "eindigt_op": rij.eindigt_op,
            "eigenaar": rij.eigenaar,
            "gevaar": rij.gevaar,
            "bron": rij.bron,
            "geldig_van": rij.geldig_van,
            "geldig_tot": rij.geldig_tot,
        }
    )


def _duur(aantal: int | None, eenheid: str) -> dict[str, object] | None:
    return None if aantal is None else {"aantal": aantal, "eenheid": eenheid}


def dossiers_with_alarm(*, tot: datetime, zonder: Collection[int] = (), limit: int = 200) -> list[int]:
    """Return the dossiers that hold a term whose alarm is due at this moment, but for these."""
    rijen = Termijn.objects.lopend().filter(volgend_alarm_op__lte=tot).exclude(dossier_id__in=zonder)
    return list(rijen.order_by("dossier_id").values_list("dossier_id", flat=True).distinct()[:limit])


def dossiers_with_running(definitie: str) -> list[int]:
    """Return the dossiers in which a clock of this kind runs."""
    rijen = Termijn.objects.lopend().filter(definitie=definitie).order_by("dossier_id")
    return list(rijen.values_list("dossier_id", flat=True).distinct())


def owners_of_alarm(*, dossier: int, tot: datetime) -> set[int]:
    """Return the teams that own a term of this dossier whose alarm is due at this moment."""
    rijen = Termijn.objects.lopend().filter(dossier_id=dossier, volgend_alarm_op__lte=tot)
    return {team for team in rijen.values_list("team_id", flat=True) if team is not None}


def people_with_terms(*, dossier: int) -> set[int]:
    """Return on whose names running terms of this dossier stand."""
    rijen = Termijn.objects.lopend().filter(dossier_id=dossier).values_list("medewerker_id", flat=True).distinct()
    return {medewerker for medewerker in rijen if medewerker is not None}
