"""How do a commission and the footing of teams look?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.organisaties.models import Team
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.models import Teamalarm
from schakel.sturing.deskundigheid.rules.leren import MINSTENS
from schakel.sturing.uitvoering.models import Opdracht, Opdrachteis, Teamstand
from schakel.sturing.uitvoering.queries.opdracht import Opdrachtzicht
from schakel.sturing.uitvoering.rules.opdracht import (
    OORDELEN,
    Bevinding,
    Eissoort,
    Knelpunt,
    bottlenecks,
    summary,
)
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld
from schakel.toolkit.bladen import Badge, Blad, Blok, Regel, Vorm

SOORTKOPPEN: Mapping[Eissoort, str] = {
    Eissoort.EIS: "Eisen uit het kader",
    Eissoort.TAAK: "Taken",
    Eissoort.KUNDE: "Kunde",
}
KNELPUNTEN: Mapping[Knelpunt, str] = {
    Knelpunt.CASELOAD: "Caseload",
    Knelpunt.VACATURE: "Vacatures",
    Knelpunt.SUPERVISIE: "Supervisie",
}


def number(waarde: Decimal | None) -> str:
    """Return a number as one writes it in Dutch."""
    return _("niet te zeggen") if waarde is None else f"{waarde:f}".removesuffix(".0").replace(".", ",")


def _kruim(*meer: str) -> tuple[str, ...]:
    return (_("Uitvoering"), reverse("uitvoering:begin"), *meer)


def commission_url(opdracht: Opdracht, naam: str = "opdracht") -> str:
    """Return the address of a commission."""
    return reverse(f"uitvoering:{naam}", args=[opdracht.publiek_id])


def standing(opdracht: Opdracht, dag: date) -> Badge:
    """Return the state of a commission in word and sign."""
    if not opdracht.is_getekend:
        half = opdracht.gemeente_getekend_op or opdracht.team_getekend_op
        return ("let-op", _("Eén kant heeft getekend")) if half else ("neutraal", _("Concept"))
    if opdracht.geldig_tot <= dag:
        return ("neutraal", _("Voorbij"))
    return ("veilig", _("Getekend"))


def line_of(opdracht: Opdracht, dag: date, namen: Mapping[str, str]) -> Regel:
    """Return a commission as one line."""
    waar = namen.get(opdracht.gemeente, opdracht.gemeente)
    dagen = _("%(van)s tot %(tot)s") % {"van": taal.datum(opdracht.geldig_van), "tot": taal.datum(opdracht.geldig_tot)}
    return Regel(f"{waar}: {opdracht.team.naam}", commission_url(opdracht), dagen, standing(opdracht, dag))


def present_list(rijen: Sequence[Opdracht], dag: date, namen: Mapping[str, str], vorm: Vorm | None) -> Blad:
    """Return the commissions that the acting team gave or got."""
    lijst = Blok(
        kop=_("Opdrachten"),
        id="opdrachten",
        regels=[line_of(o, dag, namen) for o in rijen],
        leeg=_("Er is nog geen opdracht"),
    )
    zij = [Blok(kop=_("Maak een opdracht"), id="nieuw", vormen=[vorm])] if vorm else []
    return Blad(titel=_("Opdrachten aan teams"), blokken=[lijst], zij=zij, kruim=_kruim())


def present_commission(
    zicht: Opdrachtzicht, dag: date, namen: Mapping[str, str], vormen: Sequence[Vorm], teken: Vorm | None
) -> Blad:
    """Return a commission with what it asks, and whether that happens."""
    o = zicht.opdracht
    tel = summary(zicht.bevindingen)
    kop = ", ".join(f"{n} {OORDELEN[oordeel][1].lower()}" for oordeel, n in tel.items() if n)
    blokken = [_asked(zicht, soort) for soort in Eissoort]
    uren = Blok(
        kop=_("Uren"),
        id="uren",
        badge=OORDELEN[zicht.uren.oordeel],
        gegevens=[(_("Gevraagd"), _("%(u)s per week") % {"u": number(o.uren_per_week)})],
        uitleg=[zicht.uren.waaruit],
    )
    zij = [_signatures(o, teken), *(Blok(kop=v.knop, id=f"vorm-{n}", vormen=[v]) for n, v in enumerate(vormen))]
    return Blad(
        titel=_("Opdracht aan %(t)s") % {"t": o.team.naam},
        blokken=[
            Blok(kop=kop or _("Nog niets gevraagd"), id="kort", uitleg=o.toelichting.splitlines()),
            *blokken,
            uren,
        ],
        zij=zij,
        kruim=_kruim(_("Opdrachten"), reverse("uitvoering:opdrachten")),
        meta=[
            namen.get(o.gemeente, o.gemeente),
            _("%(van)s tot %(tot)s") % {"van": taal.datum(o.geldig_van), "tot": taal.datum(o.geldig_tot)},
        ],
        badge=standing(o, dag),
    )


def _asked(zicht: Opdrachtzicht, soort: Eissoort) -> Blok:
    rijen = [(eis, bevinding) for eis, bevinding in zicht.eisen if eis.soort == soort.value]
    return Blok(
        kop=SOORTKOPPEN[soort],
        id=f"soort-{soort.value.lower()}",
        regels=[_thing(eis, b) for eis, b in rijen],
        leeg=_("Hierover vraagt de opdracht niets"),
    )


def _thing(eis: Opdrachteis, b: Bevinding) -> Regel:
    tekst = eis.tekst if eis.norm is None else _("%(t)s: %(n)d%% van het team") % {"t": eis.tekst, "n": eis.norm}
    return Regel(tekst, "", b.waaruit, OORDELEN[b.oordeel])


def _signatures(o: Opdracht, teken: Vorm | None) -> Blok:
    gegevens = [
        (_("Gemeente"), _signed(o.gemeente_functie, o.gemeente_getekend_op)),
        (_("Team"), _signed(o.team_functie, o.team_getekend_op)),
    ]
    voet = [_("Verandert de opdracht, dan vervallen de handtekeningen.")] if not o.is_getekend else []
    return Blok(kop=_("Handtekeningen"), id="tekenen", gegevens=gegevens, vormen=[teken] if teken else [], voet=voet)


def _signed(functie: str, op: datetime | None) -> str:
    if op is None:
        return _("nog niet")
    return f"{functie}, {taal.datum(lokale_datum(op))}"


def present_team(
    opdrachten: Sequence[Regel],
    standen: Sequence[Teamstand],
    caseload: tuple[int, Decimal],
    alarmen: Blok,
    norm: Decimal,
    vorm: Vorm | None,
) -> Blad:
    """Return the page of a team: what is asked of it, what it carries and has, and what must be done about it."""
    zaken, gewogen = caseload
    nu = Blok(
        kop=_("Wat uw team nu draagt"),
        id="nu",
        gegevens=[
            (_("Open zaken"), str(zaken)),
            (_("Gewogen naar gevaar"), number(gewogen)),
            (_("Norm per fte"), number(norm)),
        ],
        voet=[
            _("Dit zijn zaken waarvoor uw team verantwoordelijk is of de regie heeft. Geteld voor het hele team."),
            _("De gewichten en de norm zijn aannames van de regio, geen vastgestelde tekst."),
        ],
    )
    zij = [Blok(kop=_("Leg deze maand vast"), id="vastleggen", vormen=[vorm])] if vorm else []
    return Blad(
        titel=_("Opdracht en randvoorwaarden van uw team"),
        blokken=[
            alarmen,
            Blok(kop=_("Uw opdracht"), id="opdracht", regels=opdrachten, leeg=_("Uw team heeft nog geen opdracht")),
            nu,
            Blok(kop=_("Per maand"), id="maanden", tabel=_months(standen), leeg=_("Nog niets vastgelegd")),
        ],
        zij=zij,
        kruim=_kruim(),
    )


def _months(standen: Sequence[Teamstand]) -> Tabelbeeld:
    return Tabelbeeld(
        koppen=[_("Maand"), _("Gewogen per fte"), _("Bezet"), _("Vacature"), _("Supervisie")],
        rijen=[
            [
                taal.datum(s.maand),
                number(s.cijfers.per_fte),
                _("%(a)s van %(b)s fte") % {"a": number(s.fte_bezet), "b": number(s.fte_afgesproken)},
                _("%(n)s fte") % {"n": number(s.cijfers.vacature)},
                _("%(a)d van %(b)d") % {"a": s.supervisie_gehouden, "b": s.supervisie_afgesproken},
            ]
            for s in standen
        ],
        bijschrift=_("Wat het team per maand draagt en heeft"),
    )


def present_teams(
    rijen: Sequence[tuple[Team, Teamstand]], alarmen: Sequence[Teamalarm], norm: Decimal, dag: date
) -> Blad:
    """Return the footing of all teams for whoever steers: words and rounded numbers, and no figure of a small team."""
    laat = sum(a.uiterlijk < dag for a in alarmen)
    kop = ngettext("%(n)d alarm loopt", "%(n)d alarmen lopen", len(alarmen)) % {"n": len(alarmen)}
    return Blad(
        titel=_("Randvoorwaarden per team"),
        blokken=[
            Blok(
                kop=_("Wat teams dragen en hebben"),
                id="teams",
                tabel=Tabelbeeld(
                    koppen=[_("Team"), _("Maand"), _("Caseload per fte"), _("Vacatures"), _("Supervisie")],
                    rijen=[_team(team, stand, norm) for team, stand in rijen],
                    bijschrift=_("Randvoorwaarden per team"),
                ),
                leeg=_("Nog geen team heeft iets vastgelegd"),
                voet=[
                    _("Afgerond op vijf. Van een team van minder dan %(n)d mensen staat er geen getal.")
                    % {"n": MINSTENS}
                ],
            ),
            Blok(
                kop=kop,
                id="alarmen",
                regels=[_alarm(a, dag) for a in alarmen],
                leeg=_("Geen alarmen"),
                bij=ngettext("%(n)d te laat", "%(n)d te laat", laat) % {"n": laat},
            ),
        ],
        kruim=_kruim(),
    )


def _alarm(a: Teamalarm, dag: date) -> Regel:
    wanneer = _("%(wie)s, uiterlijk %(dag)s") % {"wie": a.eigenaar.capitalize(), "dag": taal.datum(a.uiterlijk)}
    badge = ("gevaar", _("Te laat")) if a.uiterlijk < dag else ("let-op", _("Loopt"))
    soort = next((naam for k, naam in KNELPUNTEN.items() if k.value == a.soort), a.soort.capitalize())
    return Regel(f"{a.team.naam}: {soort.lower()}", "", wanneer, badge)


def _team(team: Team, stand: Teamstand, norm: Decimal) -> list[object]:
    c = stand.cijfers
    mis = dict(bottlenecks(c, norm=norm))
    klein = stand.leden < MINSTENS
    per_fte = _("boven de norm") if Knelpunt.CASELOAD in mis else _("binnen de norm")
    if not klein and c.per_fte is not None:
        per_fte = _("%(w)s (ongeveer %(n)d)") % {"w": per_fte, "n": 5 * round(c.per_fte / 5)}
    return [
        team.naam,
        taal.datum(stand.maand),
        per_fte,
        _("ja") if Knelpunt.VACATURE in mis else _("geen"),
        _("minder dan afgesproken") if Knelpunt.SUPERVISIE in mis else _("zoals afgesproken"),
    ]
