"""What does the log say about a dossier, an employee, a period?  Looking at the log is itself in the log."""

from dataclasses import dataclass
from datetime import date, timedelta

from schakel.basis.organisaties.models import Team
from schakel.basis.toegang.models import Medewerker
from schakel.basis.toegang.queries import names_of
from schakel.basis.verantwoording.models import Verantwoording
from schakel.basis.verantwoording.queries import chain_head
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import begin_van_dag

PER_BLAD = 50
LOGBOEK = "logboek"
"""Whose bookmarks these are."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """Which lines are asked: of a dossier, of an employee, in a period, older than a line."""

    dossier: str = ""
    medewerker: str = ""
    van: date | None = None
    tot: date | None = None
    voor: int | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """One line with the name of who acted and of the team."""

    rij: Verantwoording
    naam: str
    team: str


@dataclass(frozen=True, slots=True)
class Logboek:
    """One page of the log and how far the chain is sealed; `volgende` is where the next page begins."""

    regels: list[Regel]
    volgende: int | None
    kop: tuple[int, str] | None


def read_log(handeling: Handeling, *, vraag: Vraag) -> Logboek:
    """Return one page of the log, newest first; the database itself shows it to nobody but who may read it."""
    rijen = Verantwoording.objects.order_by("-id")
    if vraag.voor is not None:
        rijen = rijen.filter(pk__lt=vraag.voor)
    if vraag.dossier:
        rijen = rijen.filter(dossiers__contains=[_number(vraag.dossier)])
    if vraag.medewerker:
        rijen = rijen.filter(wie__in=_employees(vraag.medewerker))
    if vraag.van:
        rijen = rijen.filter(moment__gte=begin_van_dag(vraag.van))
    if vraag.tot:
        rijen = rijen.filter(moment__lt=begin_van_dag(vraag.tot + timedelta(days=1)))
    gevonden = list(rijen[: PER_BLAD + 1])
    handeling.spoor.noteer("verantwoording")
    return Logboek(_with_names(gevonden[:PER_BLAD]), _next(gevonden), chain_head())


def _next(gevonden: list[Verantwoording]) -> int | None:
    return gevonden[PER_BLAD - 1].pk if len(gevonden) > PER_BLAD else None


def _employees(tekst: str) -> list[int]:
    return list(Medewerker.objects.filter(naam__icontains=tekst).values_list("pk", flat=True)[:PER_BLAD])


def _number(tekst: str) -> int:
    """Return the id behind a dossier number (year-id): whoever reads the log cannot read the dossier itself."""
    achter = tekst.rsplit("-", 1)[-1]
    return int(achter) if achter.isdecimal() else -1


def _with_names(rijen: list[Verantwoording]) -> list[Regel]:
    namen = names_of({r.wie for r in rijen if r.wie is not None})
    teams = dict(Team.objects.filter(pk__in={r.team for r in rijen}).values_list("pk", "naam"))
    return [Regel(r, namen.get(r.wie or 0, ""), teams.get(r.team or 0, "")) for r in rijen]
