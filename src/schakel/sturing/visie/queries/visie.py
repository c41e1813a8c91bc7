"""What does the vision say, who adopted it, and which other things serve a principle?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schakel.basis.afspraken.models import AfspraakVersie, Artikel
from schakel.basis.organisaties.models import Gebied
from schakel.basis.organisaties.queries import gemeenten
from schakel.basis.termijnen.models import Termijndefinitie
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie.models import Kleuroordeel, Vaststelling, Visieversie
from schakel.sturing.visie.queries.kern import (
    access_row,
    current_version,
    need_version,
    own_region,
    text_of_version,
    today,
    versions,
)
from schakel.sturing.visie.rules.definitie import Uitgangspunt, Visietekst


@dataclass(frozen=True, slots=True)
class Visiezicht:
    """One version with everything that it says, its sisters, and who adopted it."""

    versie: Visieversie
    tekst: Visietekst
    gemeenten: Sequence[Gebied]
    evaluatiegemeenten: Sequence[Gebied]
    vaststellingen: Sequence[Vaststelling]
    zusters: Sequence[Visieversie]


@dataclass(frozen=True, slots=True)
class Waarom:
    """For which principle something is asked, and what else serves it."""

    versie: Visieversie | None
    # None: the vision names no principle for what was asked.
    uitgangspunt: Uitgangspunt | None
    artikelen: Sequence[Artikel]
    termijnen: Sequence[Termijndefinitie]
    gevraagd: str = ""


def municipalities_of(handeling: Handeling, *, versie: Visieversie, evaluatie: bool = False) -> list[Gebied]:
    """Return the municipalities for which a version holds, or over which it is evaluated."""
    tekst = text_of_version(versie)
    verzameling = tekst.evaluatiegebied if evaluatie else tekst.gebied
    regio = versie.visie.regio or own_region(handeling)
    return list(gemeenten(regio, max(versie.geldig_van, min(today(handeling), versie.geldig_tot or today(handeling))),
                          verzameling=verzameling or None))  # fmt: skip


def open_version(handeling: Handeling, *, publiek_id: UUID | None = None) -> Visiezicht:
    """
    Return a version of the vision with everything in it; the one in force unless another is named.

    :raises NotFound: if there is no such version in the own region
    :raises NotPossible: if the region has no vision
    """
    versie = need_version(handeling) if publiek_id is None else access_row(handeling, Visieversie, publiek_id)
    handeling.spoor.noteer("visie")
    return Visiezicht(
        versie=versie,
        tekst=text_of_version(versie),
        gemeenten=municipalities_of(handeling, versie=versie),
        evaluatiegemeenten=municipalities_of(handeling, versie=versie, evaluatie=True),
        vaststellingen=list(versie.vaststellingen.order_by("orgaan", "gemeente")),
        zusters=[v for v in versions(handeling) if v.visie_id == versie.visie_id],
    )


def colours(handeling: Handeling, *, versie: Visieversie) -> Mapping[int, Sequence[Kleuroordeel]]:
    """Return the colours that people gave each principle, the last first."""
    per: dict[int, list[Kleuroordeel]] = {}
    for oordeel in versie.oordelen.select_related("door").order_by("-op", "-pk"):
        per.setdefault(oordeel.uitgangspunt, []).append(oordeel)
    return per


def why_term(handeling: Handeling, *, code: str) -> Waarom:
    """
    Return for which principle the clock with this code runs; without one, when the vision names none.

    :raises NotFound: if there is no such clock
    """
    titel = Termijndefinitie.objects.filter(code=code).values_list("titel", flat=True).first()
    if titel is None:
        raise NotFound
    versie = current_version(handeling)
    nummer = text_of_version(versie).termijnen.get(code) if versie else None
    if nummer is None:
        return Waarom(versie, None, (), (), titel)
    return why(handeling, nummer=nummer, gevraagd=titel)


def why(handeling: Handeling, *, nummer: int, gevraagd: str = "") -> Waarom:
    """
    Return a principle with the articles and the terms that serve it.

    :raises NotFound: if the vision in force has no such principle
    """
    versie = current_version(handeling)
    if versie is None:
        raise NotFound
    tekst = text_of_version(versie)
    punt = tekst.uitgangspunt(nummer)
    if punt is None:
        raise NotFound
    handeling.spoor.noteer("visie")
    codes = [code for code, n in tekst.termijnen.items() if n == nummer]
    regio = own_region(handeling)
    geldend = AfspraakVersie.objects.of_region(regio).geldend_op(today(handeling))
    return Waarom(
        versie=versie,
        uitgangspunt=punt,
        artikelen=list(
            Artikel.objects.filter(versie__in=geldend, uitgangspunt=nummer)
            .select_related("versie__afspraak")
            .order_by("versie__afspraak__titel", "pk")
        ),
        termijnen=_terms(regio, codes),
        gevraagd=gevraagd,
    )


def _terms(regio: str, codes: Sequence[str]) -> list[Termijndefinitie]:
    rijen = Termijndefinitie.objects.filter(code__in=codes, regio__in={"", regio}).order_by("titel", "-geldig_van")
    return list({rij.code: rij for rij in reversed(rijen)}.values())
