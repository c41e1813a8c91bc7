"""How do requests, the communication plan and rare expertise look?"""

from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.kernel.tijd import lokale_datum
from schakel.sturing.deskundigheid.models import Campagne, Verzoek
from schakel.sturing.deskundigheid.presenters.leren import kruim
from schakel.sturing.deskundigheid.queries.bereik import Expertisezicht, Verzoeksom
from schakel.sturing.deskundigheid.rules.bereik import (
    BORGINGNAMEN,
    SOORTNAMEN,
    STATUSNAMEN,
    WEIGERNAMEN,
    Borging,
    Verzoeksoort,
    VerzoekStatus,
    Weigerreden,
    months_between,
)
from schakel.sturing.deskundigheid.rules.groepen import group_name
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tabelbeeld
from schakel.toolkit.bladen import Blad, Blok, Regel, Vorm

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def years(naam: str, jaar: int) -> Blok:
    """Return the way to the year before and after."""
    url = reverse(f"deskundigheid:{naam}")
    return Blok(kop=_("Ander jaar"), id="jaar", regels=[Regel(str(j), f"{url}?jaar={j}") for j in (jaar - 1, jaar + 1)])


def euro(bedrag: Decimal | None) -> str:
    """Return an amount in whole euros, or that it is not known."""
    return _("niet bekend") if bedrag is None else f"€ {taal.getal(round(bedrag))}"


def present_requests(jaar: int, rijen: Sequence[Verzoek], som: Verzoeksom, vorm: Vorm | None) -> Blad:
    """Return what was asked in a year, what became of it, and whom it reached."""
    geen = ngettext(
        "%(n)d keer geweigerd omdat er geen uren zijn", "%(n)d keer geweigerd omdat er geen uren zijn", som.geen_uren
    )
    lijst = Blok(
        kop=_("Verzoeken in %(jaar)d") % {"jaar": jaar},
        id="verzoeken",
        regels=[_request(v) for v in rijen],
        leeg=_("Er is nog niets gevraagd"),
    )
    groepen = Blok(
        kop=_("Wie zijn bereikt"),
        id="groepen",
        tabel=Tabelbeeld(
            koppen=[_("Groep"), _("Verzoeken"), _("Mensen bereikt")],
            rijen=[[group_name(g), n, taal.getal(b)] for g, (n, b) in sorted(som.per_groep.items())],
            bijschrift=_("Verzoeken en bereik per groep"),
            getal=(1, 2),
        ),
        leeg=_("Nog niemand"),
    )
    gegevens = [(STATUSNAMEN[s][1], str(n)) for s, n in som.per_status.items()]
    zij = [
        Blok(kop=_("Vraag iets aan"), id="nieuw", vormen=[vorm]) if vorm else years("verzoeken", jaar),
        Blok(
            kop=_("In het kort"),
            id="som",
            gegevens=[*gegevens, (_("Uren besteed"), f"{som.uren:f}".replace(".", ","))],
            voet=[geen % {"n": som.geen_uren}],
        ),
        *([years("verzoeken", jaar)] if vorm else []),
    ]
    return Blad(
        titel=_("Voorlichting, training en ontmoeting"),
        blokken=[lijst, groepen],
        zij=zij,
        kruim=kruim(),
        meta=[_("Iedereen kan iets vragen. Wat niet kon, staat er ook.")],
    )


def _request(v: Verzoek) -> Regel:
    wie = (
        v.team.naam
        if v.met_team is None
        else _("%(een)s met %(ander)s") % {"een": v.team.naam, "ander": v.met_team.naam}
    )
    delen = [SOORTNAMEN[Verzoeksoort(v.soort)], group_name(v.groep), wie, taal.datum(lokale_datum(v.gevraagd_op))]
    if v.weigerreden:
        delen.append(WEIGERNAMEN[Weigerreden(v.weigerreden)])
    url = reverse("deskundigheid:verzoek", args=[v.publiek_id])
    return Regel(v.onderwerp, url, ", ".join(delen), STATUSNAMEN[VerzoekStatus(v.status)])


def present_request(v: Verzoek, vormen: Sequence[Vorm]) -> Blad:
    """Return one request with what can become of it."""
    gegevens = [
        (_("Wat"), SOORTNAMEN[Verzoeksoort(v.soort)]),
        (_("Voor wie"), group_name(v.groep)),
        (_("Hoeveel mensen"), str(v.mensen) if v.mensen else _("niet gezegd")),
        (_("Wanneer liefst"), v.liefst),
        (_("Gevraagd door"), v.team.naam),
        (_("Met"), v.met_team.naam if v.met_team else ""),
        (_("Op"), taal.datum(v.op) if v.op else ""),
        (_("Door wie"), v.wie),
        (_("Mensen bereikt"), str(v.bereikt) if v.bereikt is not None else ""),
        (_("Waarom niet"), WEIGERNAMEN[Weigerreden(v.weigerreden)] if v.weigerreden else ""),
    ]
    return Blad(
        titel=v.onderwerp,
        blokken=[Blok(kop=_("Het verzoek"), id="verzoek", gegevens=gegevens)],
        zij=[Blok(kop=vorm.knop, id=f"vorm-{n}", vormen=[vorm]) for n, vorm in enumerate(vormen)],
        kruim=kruim(_("Verzoeken"), reverse("deskundigheid:verzoeken")),
        badge=STATUSNAMEN[VerzoekStatus(v.status)],
    )


def present_calendar(jaar: int, campagnes: Sequence[Campagne], mag: bool) -> Blad:
    """Return the communication plan of a year, month by month, with reach and cost."""
    maanden = [Blok(
        kop=MAANDEN[maand - 1].capitalize(), id=f"maand-{maand}",
        regels=[_campaign(c, mag) for c in campagnes if (jaar, maand) in months_between(c.van, c.tot)],
        leeg=_("Niets gepland"),
    ) for maand in range(1, 13)]  # fmt: skip
    met = [b for b in maanden if b.regels]
    rest = [b.kop.lower() for b in maanden if not b.regels]
    voet = [_("Niets gepland in: %(m)s.") % {"m": ", ".join(rest)}] if rest else []
    tabel = Tabelbeeld(
        koppen=[_("Campagne"), _("Begroot"), _("Besteed"), _("Bereik gepland"), _("Bereik geteld")],
        rijen=[[c.titel, euro(c.begroot), euro(c.besteed), _people(c.bereik_gepland), _counted(c)] for c in campagnes],
        bijschrift=_("Bereik en kosten per campagne"),
    )
    som = Blok(kop=_("Bereik en kosten"), id="som", tabel=tabel, leeg=_("Nog geen campagne"), voet=voet)
    return Blad(
        titel=_("Communicatieplan %(jaar)d") % {"jaar": jaar},
        blokken=[som, *met],
        zij=[years("communicatie", jaar)],
        kruim=kruim(),
        meta=[_("Wat wij wanneer zeggen, tegen wie, en wat het kost.")],
    )


def _people(aantal: int | None) -> str:
    return _("niet gezegd") if aantal is None else taal.getal(aantal)


def _counted(c: Campagne) -> object:
    if c.bereik_geteld is None:
        return _("niet geteld")
    return format_html("{} <small>({})</small>", taal.getal(c.bereik_geteld), c.telwijze)


def _campaign(c: Campagne, mag: bool) -> Regel:
    groepen = ", ".join(group_name(g) for g in c.groepen)
    dagen = _("%(van)s tot en met %(tot)s") % {"van": taal.datum(c.van), "tot": taal.datum(c.tot)}
    url = reverse("deskundigheid:campagne", args=[c.publiek_id]) if mag else ""
    kanalen = ", ".join(c.kanalen)
    return Regel(
        c.titel,
        url,
        f"{c.boodschap} {groepen}. {kanalen}. {dagen}.",
        ("let-op", _("Voorbeeld")) if c.voorbeeld else None,
    )


def present_campaign(c: Campagne, vorm: Vorm) -> Blad:
    """Return one campaign, to count what it reached."""
    gegevens = [
        (_("Boodschap"), c.boodschap),
        (_("Voor wie"), ", ".join(group_name(g) for g in c.groepen)),
        (_("Waar"), ", ".join(c.kanalen)),
        (_("Wie"), c.eigenaar),
        (_("Begroot"), euro(c.begroot)),
        (_("Bron"), c.bron),
    ]
    return Blad(
        titel=c.titel,
        blokken=[
            Blok(kop=_("De campagne"), id="campagne", gegevens=gegevens),
            Blok(kop=_("Bereik en kosten"), id="bereik", vormen=[vorm]),
        ],
        kruim=kruim(_("Communicatieplan"), reverse("deskundigheid:communicatie")),
    )


def present_expertise(rijen: Sequence[Expertisezicht], bezoeken: Sequence[tuple[str, str]], mag: bool) -> Blad:
    """Return the rare expertise of the region, and whether it is still secured."""
    blokken = [_expertise(e, mag) for e in rijen]
    if not blokken:
        blokken = [Blok(kop=_("Nog niets"), id="leeg", leeg=_("Deze regio heeft nog geen expertise vastgelegd."))]
    uitleg = _("Organisaties die samen op bezoek gingen, over het laatste hele jaar.")
    samen = Blok(kop=_("Samen op bezoek"), id="samen", gegevens=list(bezoeken), voet=[uitleg])
    return Blad(titel=_("Expertise en samen op bezoek"), blokken=[*blokken, samen], kruim=kruim())


def _expertise(e: Expertisezicht, mag: bool) -> Blok:
    b = e.borging
    badge = BORGINGNAMEN[Borging(b.stand)] if b else ("let-op", _("Nog niet bekeken"))
    gegevens = [
        (_("Waar"), e.expertise.organisatie.naam),
        (_("De vraag"), e.expertise.vraag),
        (_("Waaruit blijkt dat"), b.toelichting if b else ""),
        (_("Hoeveel mensen"), str(b.mensen) if b and b.mensen is not None else ""),
        (_("Bekeken op"), taal.datum(b.op) if b else ""),
        (_("Opnieuw kijken"), taal.datum(b.opnieuw_voor) if b else ""),
        (_("Consulten"), e.cijfer),
    ]
    alert = None
    if e.te_laat and b is not None:
        alert = ("let-op", _("De dag om opnieuw te kijken is voorbij."), "")
    url = reverse("deskundigheid:borging", args=[e.expertise.code])
    links = [Regel(_("Leg vast of dit nog geborgd is: %(e)s") % {"e": e.expertise.naam}, url)] if mag else []
    voet = [e.expertise.bron] if e.expertise.bron else []
    return Blok(
        kop=e.expertise.naam, id=f"expertise-{e.expertise.code}", badge=badge, alert=alert, gegevens=gegevens,
        links=links, voet=voet,
    )  # fmt: skip


def present_form(titel: str, kop: str, vorm: Vorm, terug: tuple[str, str]) -> Blad:
    """Return a page with one form."""
    return Blad(titel=titel, blokken=[Blok(kop=kop, id="vorm", vormen=[vorm])], kruim=kruim(*terug))
