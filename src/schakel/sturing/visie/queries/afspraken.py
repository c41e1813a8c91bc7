"""Which agreements hold, how often did each article decide, and who knows and uses them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.afspraken.models import AfspraakVersie, Artikel
from schakel.basis.afspraken.rules import lees_tabel
from schakel.basis.afspraken.rules.bestand import from_text
from schakel.basis.organisaties.models import Organisatie
from schakel.basis.organisaties.queries import names_of_codes
from schakel.kernel.handeling import Handeling
from schakel.sturing.cijfers.queries import areas, published_parts, whole_area
from schakel.sturing.cijfers.rules import Periode
from schakel.sturing.visie.models import Afspraakgebruik
from schakel.sturing.visie.queries.kern import own_region, today
from schakel.sturing.visie.rules.tellen import Telregel, read_part

MAAT = "afspraak-artikel"
# The tables of which it is counted how it went with their article.
SPECIALIST = "specialist_"
GETELD = ("route", "casemanager", SPECIALIST, "termijn_overdracht", "escalatie", "meldcode", "kind_zien_spreken")


@dataclass(frozen=True, slots=True)
class Afspraakzicht:
    """One agreement in force, with its articles, what they decided in a year, and who uses it."""

    versie: AfspraakVersie
    artikelen: Sequence[Artikel]
    # Article -> the counted tables at it: of no other article is it known how it went.
    geteld: Mapping[str, Sequence[str]]
    # Over the whole area, and by municipality.
    regels: Sequence[Telregel]
    per_gemeente: Sequence[Telregel]
    # Organisation -> the last thing that was recorded of its use; None: nothing.
    gebruik: Mapping[str, Afspraakgebruik | None]
    namen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bewaakt:
    """The agreements in force, over which area, and when their figures were published (None: not yet)."""

    afspraken: Sequence[Afspraakzicht]
    gebied: str
    gepubliceerd_op: datetime | None


def agreements(handeling: Handeling, *, jaar: int) -> Bewaakt:
    """Return the agreements in force, with what was published of them over one calendar year."""
    regio, dag = own_region(handeling), date(jaar, 1, 1)
    versies = AfspraakVersie.objects.of_region(regio).geldend_op(today(handeling))
    geheel, namen = whole_area(regio, dag), {g.code: g.naam for g in areas(regio, dag)}
    delen, op = published_parts(handeling, maat=MAAT, periode=Periode.year(jaar))
    per: dict[tuple[str, str], list[Telregel]] = {}
    for (gebied, code), aantal in delen.items():
        afspraak, versie, regel = read_part(code, "" if gebied == geheel else namen.get(gebied, gebied), aantal)
        per.setdefault((afspraak, versie), []).append(regel)
    handeling.spoor.noteer("afspraakcijfers")
    rijen = (
        versies.select_related("afspraak")
        .prefetch_related("artikelen", "ondertekenaars", "tabellen")
        .order_by("afspraak__gemeente", "afspraak__titel")
    )
    zichten = [_watched(v, per.get((v.afspraak.code, v.versie), [])) for v in rijen]
    return Bewaakt(zichten, namen.get(geheel, geheel), op)


def open_agreement(handeling: Handeling, *, code: str, versie: str) -> AfspraakVersie:
    """
    Return a version of an agreement.

    :raises NotFound: if there is none in the own region
    """
    return afspraken.access_versie(handeling, code=code, versie=versie)


def _watched(versie: AfspraakVersie, regels: Sequence[Telregel]) -> Afspraakzicht:
    codes = [o.organisatie for o in versie.ondertekenaars.all()]
    laatste = {
        g.organisatie: g for g in Afspraakgebruik.objects.filter(afspraak=versie.afspraak_id).order_by("op", "pk")
    }
    return Afspraakzicht(
        versie=versie,
        artikelen=sorted(versie.artikelen.all(), key=lambda a: a.pk),
        geteld=_counted(versie),
        regels=[r for r in regels if not r.gemeente],
        per_gemeente=[r for r in regels if r.gemeente],
        gebruik={code: laatste.get(code) for code in dict.fromkeys([*codes, *laatste])},
        namen=names_of_codes([*codes, *laatste]),
    )


def _counted(versie: AfspraakVersie) -> dict[str, list[str]]:
    per: dict[str, list[str]] = {}
    for rij in sorted(versie.tabellen.all(), key=lambda t: t.pk):
        code = SPECIALIST if rij.code.startswith(SPECIALIST) else rij.code
        if code not in GETELD:
            continue
        tabel = lees_tabel(from_text(rij.definitie))
        for artikel in dict.fromkeys([tabel.artikel, *(r.artikel for r in tabel.rijen)]):
            soorten = per.setdefault(artikel, [])
            soorten += [] if code in soorten else [code]
    return per


def organisations(handeling: Handeling) -> list[Organisatie]:
    """Return the organisations whose use of an agreement can be recorded."""
    return list(Organisatie.objects.valid_on(today(handeling)).order_by("naam"))
