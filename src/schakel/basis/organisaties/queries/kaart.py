"""
Which team serves this postcode, who is on call, whom to call, and what has the region laid down?

Reference data without any casus: these looks take plain values and note nothing.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from schakel.basis.organisaties import rules
from schakel.basis.organisaties.models import (
    Contactpersoon,
    Dienst,
    Gebied,
    GebiedSoort,
    GemeenteRegeling,
    LokaleInstelling,
    Organisatie,
    Postcode,
    Regio,
    Team,
    Werkgebied,
)
from schakel.kernel.errors import NotFound
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


def region(code: str) -> Regio:
    """
    Return the region with this code.

    :raises NotFound: if no such region is loaded
    """
    try:
        return Regio.objects.get(code=code)
    except Regio.DoesNotExist:
        raise NotFound(f"De regio {code} is niet geladen.") from None


def area_of_postcode(regio: str, postcode4: str, dag: date) -> Gebied | None:
    """Return the smallest known area of the postcode: its wijk, else its gemeente; None when the region lacks it."""
    rij = (
        Postcode.objects.valid_on(dag)
        .filter(postcode4=postcode4[:4], gebied__regio__code=regio)
        .select_related("gebied__ouder__ouder__ouder")
        .first()
    )
    return rij.gebied if rij else None


def _chain_of_postcode(regio: str, postcode4: str, dag: date) -> list[int]:
    """Return the ids of the area of the postcode and of what it lies in, smallest first; nothing when it is unknown."""
    op = "gebied_id", "gebied__ouder_id", "gebied__ouder__ouder_id", "gebied__ouder__ouder__ouder_id"
    rijen = Postcode.objects.valid_on(dag).filter(postcode4=postcode4[:4], gebied__regio__code=regio)
    rij = rijen.order_by("pk").values_list(*op).first()
    return [pk for pk in rij or () if pk is not None]


def area_chain(gebied: Gebied | None) -> list[Gebied]:
    """Return the area and what it lies in, smallest first."""
    keten: list[Gebied] = []
    while gebied is not None:
        keten.append(gebied)
        gebied = gebied.ouder
    return keten


def gemeente_of_postcode(regio: str, postcode4: str, dag: date) -> Gebied | None:
    """Return the municipality in which the postcode lies on this day, or None when the region does not know it."""
    keten = area_chain(area_of_postcode(regio, postcode4, dag))
    return next((gebied for gebied in keten if gebied.soort == GebiedSoort.GEMEENTE), None)


def gemeenten(regio: str, dag: date, *, verzameling: str | None = None) -> QuerySet[Gebied]:
    """Return the municipalities of the region, or of one of its named area sets, in the order of their names."""
    rijen = Gebied.objects.valid_on(dag).filter(regio__code=regio, soort=GebiedSoort.GEMEENTE)
    if verzameling is not None:
        rijen = rijen.filter(verzamelingen__code=verzameling, verzamelingen__regio__code=regio)
    return rijen.order_by("naam")


def _werkgebieden(regio: str, soort: str, dag: date) -> QuerySet[Werkgebied]:
    geldig = Q(team__geldig_van__lte=dag) & (Q(team__geldig_tot=None) | Q(team__geldig_tot__gt=dag))
    return (
        Werkgebied.objects.valid_on(dag)
        .filter(geldig, gebied__regio__code=regio, team__soort=soort)
        .select_related("team__organisatie")
    )


def team_for(regio: str, postcode4: str, soort: str, doelgroep: str, dag: date) -> Team | None:
    """
    Return the team of this kind that serves the postcode and target group on this day, or None when there is none.

    The smallest area wins, then the exact target group over "allen", then the code. A postcode that the region does
    not know is served by the teams that cover the whole region.
    """
    keten = _chain_of_postcode(regio, postcode4, dag) or [
        *Gebied.objects.valid_on(dag).filter(regio__code=regio, soort=GebiedSoort.REGIO).values_list("pk", flat=True)
    ]
    nabijheid = {gebied: afstand for afstand, gebied in enumerate(keten)}
    rijen = _werkgebieden(regio, soort, dag).filter(
        gebied__in=list(nabijheid), doelgroep__in=sorted({doelgroep, "allen"})
    )
    gesorteerd = sorted(rijen, key=lambda w: (nabijheid[w.gebied_id], w.doelgroep != doelgroep, w.team.code))
    return gesorteerd[0].team if gesorteerd else None


def region_of_team(team: int | None, dag: date) -> str:
    """Return the code of the region in which the team works on this day; of the first region when it has no area."""
    code = (
        Werkgebied.objects.valid_on(dag)
        .filter(team_id=team or 0, gebied__regio__isnull=False)
        .values_list("gebied__regio__code", flat=True)
        .first()
    )
    return code or Regio.objects.order_by("id").values_list("code", flat=True).first() or ""


def own_region(handeling: Handeling) -> str:
    """Return the code of the region in which the acting team works; of the first region when it has no area."""
    dag = lokale_datum(handeling.moment)
    return handeling.once(("regio", handeling.team, dag), lambda: region_of_team(handeling.team, dag))


def own_gemeenten(handeling: Handeling) -> frozenset[str]:
    """Return the municipalities in which the acting team works: its own, or those of its whole area."""
    dag = lokale_datum(handeling.moment)
    return handeling.once(("gemeenten", handeling.team, dag), lambda: _gemeenten_of_team(handeling.team, dag))


def _gemeenten_of_team(team: int | None, dag: date) -> frozenset[str]:
    eigen = set(Werkgebied.objects.valid_on(dag).filter(team_id=team or 0).values_list("gebied_id", flat=True))
    rijen = Gebied.objects.filter(soort=GebiedSoort.GEMEENTE).select_related("ouder__ouder__ouder")
    return frozenset(g.code for g in rijen if {deel.pk for deel in area_chain(g)} & eigen)


def works_for_region(handeling: Handeling) -> bool:
    """Answer whether the acting team works for more than one municipality as such: a region or a part of one."""
    dag = lokale_datum(handeling.moment)
    breed = (GebiedSoort.REGIO, GebiedSoort.SUBREGIO)
    rijen = Werkgebied.objects.valid_on(dag).filter(team_id=handeling.team or 0, gebied__soort__in=breed)
    return handeling.once(("regionaal", handeling.team, dag), rijen.exists)


def works_within(team: int, handeling: Handeling) -> bool:
    """Answer whether all that a team serves lies in the municipalities of the acting team."""
    dag = lokale_datum(handeling.moment)
    rijen = Werkgebied.objects.valid_on(dag).filter(team_id=team).select_related("gebied__ouder__ouder__ouder")
    return team == handeling.team or _served_by(rijen) <= own_gemeenten(handeling)


def organisations_within(handeling: Handeling) -> frozenset[int]:
    """Return the organisations of which all that they serve lies in the municipalities of the acting team; its own."""
    dag = lokale_datum(handeling.moment)
    return handeling.once(("binnen", handeling.team, dag), lambda: _organisations_within(handeling, dag))


def _organisations_within(handeling: Handeling, dag: date) -> frozenset[int]:
    per: dict[int, list[Werkgebied]] = {}
    rijen = Werkgebied.objects.valid_on(dag).select_related("team", "gebied__ouder__ouder__ouder")
    for rij in rijen:
        per.setdefault(rij.team.organisatie_id, []).append(rij)
    eigen = own_gemeenten(handeling)
    binnen = {organisatie for organisatie, gebieden in per.items() if _served_by(gebieden) <= eigen}
    return frozenset(binnen | {handeling.organisatie or 0})


def _served_by(rijen: Iterable[Werkgebied]) -> frozenset[str]:
    """Return the municipalities that are served; what is wider than one, or nowhere, belongs to none of them."""
    ketens = [area_chain(rij.gebied) for rij in rijen]
    return frozenset(next((g.code for g in keten if g.soort == GebiedSoort.GEMEENTE), "") for keten in ketens or [[]])


def names_of_codes(codes: Iterable[str]) -> dict[str, str]:
    """Return what the organisations with these codes are called; a code that nobody bears stands for itself."""
    gezocht = set(codes)
    bekend = dict(Organisatie.objects.filter(code__in=gezocht).values_list("code", "naam"))
    return {code: bekend.get(code, code) for code in gezocht}


def teams_of_kind(regio: str, soort: str, dag: date) -> list[Team]:
    """Return every team of this kind that works in the region on this day, in the order of their codes."""
    teams = {werkgebied.team.pk: werkgebied.team for werkgebied in _werkgebieden(regio, soort, dag)}
    return sorted(teams.values(), key=lambda team: team.code)


def teams_in_region(regio: str, dag: date) -> QuerySet[Team]:
    """Return every team that works in the region on this day, each once."""
    werkend = Werkgebied.objects.valid_on(dag).filter(gebied__regio__code=regio).values("team")
    return Team.objects.valid_on(dag).filter(pk__in=werkend).select_related("organisatie").order_by("code")


def team(code: str) -> Team:
    """
    Return the team with this code.

    :raises NotFound: if no such team is known
    """
    try:
        return Team.objects.select_related("organisatie").get(code=code)
    except Team.DoesNotExist:
        raise NotFound(f"Het team {code} is niet bekend.") from None


def name_on(organisatie: Organisatie, dag: date) -> str:
    """Return what the organisation was called on this day; an alias with an end is a former name."""
    alias = organisatie.aliassen.filter(geldig_van__lte=dag, geldig_tot__gt=dag).order_by("geldig_van", "naam").first()
    return alias.naam if alias else organisatie.naam


def organisation_by_name(naam: str, dag: date) -> Organisatie | None:
    """Return the organisation that bore this name on this day, as its own name or as an alias."""
    op_dag = Q(aliassen__geldig_van__lte=dag) & (Q(aliassen__geldig_tot=None) | Q(aliassen__geldig_tot__gt=dag))
    alias = Organisatie.objects.filter(op_dag, aliassen__naam__iexact=naam).order_by("code").first()
    return alias or Organisatie.objects.filter(naam__iexact=naam).order_by("code").first()


def on_call(regio: str, functie: str, moment: datetime) -> list[Dienst]:
    """Return who can be reached for this function at this moment, in the order in which to call; maybe nobody."""
    rijen = (
        Dienst.objects.valid_on(lokale_datum(moment))
        .filter(regio__code=regio, functie=functie)
        .select_related("team")
        .order_by("volgorde", "code")
    )
    return [rij for rij in rijen if rules.is_on_duty(rij.weekdagen, rij.van_uur, rij.tot_uur, moment)]


def contact_of(team: int, dag: date) -> Contactpersoon | None:
    """
    Return whom to call at the team on this day: a contact person who still holds, else somebody's substitute.

    Whoever is past `geldig_tot` is never returned; None means that the list has run out and needs its owner.
    """
    rijen = list(Contactpersoon.objects.filter(team=team).select_related("vervanger").order_by("code", "geldig_van"))
    vervangers = [rij.vervanger for rij in rijen if rij.vervanger]
    eerst = [rij for rij in rijen if rij not in vervangers]
    return next(
        (rij for rij in [*eerst, *vervangers, *rijen] if rules.is_valid_on(rij.geldig_van, rij.geldig_tot, dag)), None
    )


def contacts_to_check(regio: str, dag: date, *, binnen_dagen: int = 30) -> list[Contactpersoon]:
    """Return the contact persons of the region's teams who expire within so many days, soonest first."""
    return list(
        Contactpersoon.objects.filter(
            team__in=teams_in_region(regio, dag), geldig_tot__gt=dag, geldig_tot__lte=dag + timedelta(days=binnen_dagen)
        )
        .select_related("team", "vervanger")
        .order_by("geldig_tot", "code")
    )


def setting(regio: str, sleutel: str, dag: date, anders: object = None) -> object:
    """Return what the region has laid down under this key on this day, or `anders` when it has not."""
    rij = LokaleInstelling.objects.valid_on(dag).filter(regio__code=regio, sleutel=sleutel).first()
    return anders if rij is None else rij.waarde


def arrangements(gemeente: Gebied, dag: date) -> QuerySet[GemeenteRegeling]:
    """Return what the municipality has arranged for itself on this day."""
    return GemeenteRegeling.objects.valid_on(dag).filter(gebied=gemeente).order_by("code")


def codes_of_other_folders(codes: set[str], herkomst: str) -> dict[str, str]:
    """Return the organisations and teams with one of these codes that another folder describes, with that folder."""
    gevonden: dict[str, str] = {}
    for soort in (Organisatie, Team):
        rijen = soort.objects.filter(code__in=codes).exclude(herkomst=herkomst).values_list("code", "herkomst")
        gevonden.update(dict(rijen))
    return gevonden


def codes_of_folder(herkomst: str) -> dict[str, set[str]]:
    """Return the codes of organisations, teams and areas that this folder has described so far."""
    return {
        "organisatie": set(Organisatie.objects.filter(herkomst=herkomst).values_list("code", flat=True)),
        "team": set(Team.objects.filter(herkomst=herkomst).values_list("code", flat=True)),
        "gebied": set(Gebied.objects.filter(regio__code=herkomst).values_list("code", flat=True)),
    }


def carried_by_team(team: int) -> rules.Teamlast:
    """Return how much a team still carries: numbers alone, also of what the asker may not see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT antwoordt, regie, termijnen, overdrachten, vragen FROM team_draagt(%s)", [team])
        antwoordt, regie, termijnen, overdrachten, vragen = cursor.fetchone()
    return rules.Teamlast(
        antwoordt=antwoordt, regie=regie, termijnen=termijnen, overdrachten=overdrachten, vragen=vragen
    )


def teams_to_end(organisatie: int, dag: date) -> list[Team]:
    """Return the teams of an organisation that have not ended, wherever they work."""
    rijen = Team.objects.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag), organisatie_id=organisatie)
    return list(rijen.select_related("organisatie").order_by("naam", "pk"))
