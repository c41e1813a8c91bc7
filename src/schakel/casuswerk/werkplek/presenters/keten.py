"""How do organisations, municipalities and sub-regions read?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.organisaties.models import (
    Alias,
    Contactpersoon,
    Dienst,
    Gebiedsverzameling,
    GemeenteRegeling,
    Organisatie,
    Team,
)
from schakel.basis.organisaties.rules import ALTIJD, is_valid_on
from schakel.casuswerk.werkplek.presenters.lijsten import DAGEN_VOOR_AFLOOP
from schakel.casuswerk.werkplek.presenters.soortnamen import heading, words
from schakel.casuswerk.werkplek.queries.keten import (
    Gebiedenzicht,
    Gemeentezicht,
    Keuzes,
    Organisatiezicht,
)
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal

CONNECTIONS = [
    ("structureel", gettext_lazy("Structurele partner")),
    ("incidenteel", gettext_lazy("Incidentele partner")),
    ("alleen_signalerend", gettext_lazy("Signaleert alleen")),
]
SIGNS = {"structureel": "veilig", "incidenteel": "accent", "alleen_signalerend": "neutraal"}
WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True, slots=True)
class Organisatieregel:
    """One organisation in the list."""

    naam: str
    url: str
    soort: str
    band: tuple[str, str]
    bij: str
    rol: str
    teams: str


@dataclass(frozen=True, slots=True)
class Contactbeeld:
    """Whom to call, until when that holds, and who substitutes."""

    naam: str
    functie: str
    telefoon: str
    let_op: str
    gegevens: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Teambeeld:
    """One team of an organisation."""

    naam: str
    soort: str
    telefoon: str
    gebieden: str
    aanbod: Sequence[str]
    aangesloten: bool
    contacten: Sequence[Contactbeeld]
    diensten: Sequence[str]


@dataclass(frozen=True, slots=True)
class Organisatiepagina:
    """One organisation."""

    naam: str
    publiek_id: str
    band: tuple[str, str]
    ziet_casus: bool
    gegevens: Sequence[tuple[str, str]]
    namen: Sequence[tuple[str, str]]
    teams: Sequence[Teambeeld]
    afspraken: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Verzamelingbeeld:
    """A named set of municipalities, with the days on which it holds."""

    naam: str
    geldig: str
    aantal: int
    gemeenten: Sequence[tuple[str, str]]
    bron: str


@dataclass(frozen=True, slots=True)
class Gebiedenpagina:
    """The municipalities per sub-region, and the sets."""

    subregios: Sequence[tuple[str, Sequence[tuple[str, str, str]]]]
    verzamelingen: Sequence[Verzamelingbeeld]


@dataclass(frozen=True, slots=True)
class Gemeentepagina:
    """One municipality."""

    naam: str
    gegevens: Sequence[tuple[str, str]]
    nu: Sequence[tuple[str, str, str]]
    eerder: Sequence[tuple[str, str, str]]
    teams: Sequence[tuple[str, str, str]]
    afspraken: Sequence[tuple[str, str]]


def tabs(waar: str) -> list[tuple[str, str, bool]]:
    """Return the ways into the ketenkaart, first what is asked in a hurry."""
    delen = (
        ("bellen", _("Wie bel ik nu?")), ("ketenkaart", _("Teams")), ("organisaties", _("Organisaties")),
        ("gemeenten", _("Gemeenten")), ("contactlijst", _("Contactlijst")), ("gaten", _("Gaten")),
        ("bijhouden", _("Bijhouden")), ("onze-rol", _("Onze rol")),
    )  # fmt: skip
    return [(naam, reverse(f"werkplek:{code}"), code == waar) for code, naam in delen]


def filter_choices(keuzes: Keuzes) -> dict[str, Sequence[tuple[str, str]]]:
    """Return the filters as code and word."""
    return {
        "fasen": [(code, heading(code)) for code in keuzes.fasen],
        "doelgroepen": [(code, heading(code)) for code in keuzes.doelgroepen if code != "allen"],
        "nodig": list(keuzes.nodig),
    }


def connection(organisatie: Organisatie) -> tuple[str, str]:
    """Return how an organisation is connected, as sign and word."""
    return SIGNS[organisatie.verbondenheid], str(dict(CONNECTIONS)[organisatie.verbondenheid])


def organisation_groups(organisaties: Sequence[Organisatie]) -> list[tuple[str, Sequence[Organisatieregel]]]:
    """Return the organisations by how they are connected; a group without any is left out."""
    groepen = [
        (naam, organisation_lines([o for o in organisaties if o.verbondenheid == code])) for code, naam in CONNECTIONS
    ]
    return [(str(naam), regels) for naam, regels in groepen if regels]


def organisation_lines(organisaties: Sequence[Organisatie]) -> list[Organisatieregel]:
    """Return the list of organisations."""
    regels = []
    for o in organisaties:
        teams: list[Team] = getattr(o, "hier", [])
        aantal = ngettext("%(n)d team", "%(n)d teams", len(teams)) % {"n": len(teams)}
        regels.append(
            Organisatieregel(
                naam=o.naam,
                url=reverse("werkplek:organisatie", args=[o.publiek_id]),
                soort=heading(o.soort),
                band=connection(o),
                bij="; ".join(deel for deel in (_list(o.fasen), _list(o.doelgroepen)) if deel),
                rol=o.rol_omschrijving,
                teams=aantal if teams else "",
            )
        )
    return regels


def _list(codes: Sequence[str]) -> str:
    return ", ".join(words(code) for code in codes)


def period(van: date, tot: date | None) -> str:
    """Return a period in words; without a first day nothing is said of it."""
    delen = [
        _("vanaf %(dag)s") % {"dag": taal.datum(van)} if van > ALTIJD else "",
        _("tot %(dag)s") % {"dag": taal.datum(tot)} if tot else "",
    ]
    return " ".join(deel for deel in delen if deel)


def present_organisation(handeling: Handeling, zicht: Organisatiezicht) -> Organisatiepagina:
    """Return the page of one organisation."""
    o, dag = zicht.organisatie, lokale_datum(handeling.moment)
    return Organisatiepagina(
        naam=o.naam,
        publiek_id=str(o.publiek_id),
        band=connection(o),
        ziet_casus=o.ziet_casus,
        gegevens=[
            (_("Soort"), words(o.soort)),
            (_("Rol"), o.rol_omschrijving),
            (_("Fase"), _list(o.fasen)),
            (_("Doelgroep"), _list(o.doelgroepen)),
            (_("Staat in de lijst"), words(o.lijst)),
            (_("Geldig"), period(o.geldig_van, o.geldig_tot)),
            (_("Bron"), o.bron),
        ],
        namen=[(alias.naam, _name_period(alias)) for alias in zicht.aliassen],
        teams=[_team(team, zicht.diensten, dag) for team in zicht.teams],
        afspraken=[_agreement(versie) for versie in zicht.afspraken],
    )


def _name_period(alias: Alias) -> str:
    return period(alias.geldig_van, alias.geldig_tot) or _("ook zo genoemd")


def _agreement(versie: AfspraakVersie) -> tuple[str, str]:
    url = reverse("afspraken:versie", args=[versie.afspraak.code, versie.versie])
    return f"{versie.afspraak.titel}, {versie.versie}", url


def _team(team: Team, diensten: Sequence[Dienst], dag: date) -> Teambeeld:
    contacten = list(team.contactpersonen.all())
    return Teambeeld(
        naam=team.naam,
        soort=heading(team.soort),
        telefoon=team.telefoon,
        gebieden=", ".join(dict.fromkeys(w.gebied.naam for w in team.werkgebieden.all())),
        aanbod=[_offer(a.naam, a.fase, a.doelgroep, a.plaatsen) for a in team.aanbod.all()],
        aangesloten=team.aangesloten,
        contacten=[_contact(c, dag) for c in contacten],
        diensten=[_hours(d) for d in diensten if d.team_id == team.pk],
    )


def _offer(naam: str, fase: str, doelgroep: str, plaatsen: int | None) -> str:
    plek = ngettext("%(n)d plaats", "%(n)d plaatsen", plaatsen or 0) % {"n": plaatsen} if plaatsen else ""
    voor = "" if doelgroep == "allen" else _("voor %(wie)s") % {"wie": words(doelgroep)}
    return ", ".join(deel for deel in (naam, words(fase), voor, plek) if deel)


def _hours(dienst: Dienst) -> str:
    dagen = _("elke dag") if len(dienst.weekdagen) == 7 else ", ".join(WEEKDAGEN[n - 1] for n in dienst.weekdagen)
    heel = dienst.van_uur == dienst.tot_uur
    uren = _("dag en nacht") if heel else f"{dienst.van_uur:%H.%M}-{dienst.tot_uur:%H.%M}"
    return _("%(functie)s: %(dagen)s, %(uren)s, %(telefoon)s") % {
        "functie": words(dienst.functie), "dagen": dagen, "uren": uren, "telefoon": dienst.telefoon
    }  # fmt: skip


def _contact(c: Contactpersoon, dag: date) -> Contactbeeld:
    return Contactbeeld(
        naam=c.naam,
        functie=c.functie,
        telefoon=c.telefoon,
        let_op=_runs_out(c, dag),
        gegevens=[
            (_("Vervanger"), f"{c.vervanger.naam}, {c.vervanger.telefoon}" if c.vervanger else ""),
            (_("Geldt tot"), taal.datum(c.geldig_tot) if c.geldig_tot else _("geen einddag")),
            (_("Laatst gecontroleerd"), taal.datum(c.gecontroleerd_op) if c.gecontroleerd_op else _("nog nooit")),
            (_("Wie houdt dit bij"), c.eigenaar or _("niemand genoemd")),
        ],
    )


def _runs_out(c: Contactpersoon, dag: date) -> str:
    if not is_valid_on(c.geldig_van, c.geldig_tot, dag):
        return _("Verlopen. Bel de vervanger.") if c.vervanger else _("Verlopen.")
    if c.geldig_tot and (c.geldig_tot - dag).days <= DAGEN_VOOR_AFLOOP:
        return _("Loopt af.")
    return ""


def present_areas(handeling: Handeling, zicht: Gebiedenzicht) -> Gebiedenpagina:
    """Return the municipalities per sub-region, and the named sets."""
    subregios: dict[str, list[tuple[str, str, str]]] = {}
    for g in zicht.gemeenten:
        boven = g.ouder.naam if g.ouder else ""
        inwoners = _("%(n)s inwoners") % {"n": f"{g.inwoners:,}".replace(",", ".")} if g.inwoners else ""
        subregios.setdefault(boven, []).append((g.naam, reverse("werkplek:gemeente", args=[g.code]), inwoners))
    return Gebiedenpagina(list(subregios.items()), [_set(v) for v in zicht.verzamelingen])


def _set(v: Gebiedsverzameling) -> Verzamelingbeeld:
    gebieden = list(v.gebieden.all())
    return Verzamelingbeeld(
        naam=v.naam,
        geldig=period(v.geldig_van, v.geldig_tot),
        aantal=len(gebieden),
        gemeenten=[(g.naam, reverse("werkplek:gemeente", args=[g.code])) for g in gebieden],
        bron=v.bron,
    )


def present_municipality(handeling: Handeling, zicht: Gemeentezicht) -> Gemeentepagina:
    """Return the page of one municipality."""
    g, dag = zicht.gemeente, lokale_datum(handeling.moment)
    regelingen = [(r, (_arrangement(r))) for r in zicht.regelingen]
    return Gemeentepagina(
        naam=g.naam,
        gegevens=[
            (_("Subregio"), ", ".join(gebied.naam for gebied in zicht.keten if gebied.soort == "subregio")),
            (_("Hoort bij"), "; ".join(v.naam for v in zicht.verzamelingen)),
            (_("Inwoners"), f"{g.inwoners:,}".replace(",", ".") if g.inwoners else ""),
            (_("CBS-code"), g.code),
            (_("Bron"), g.bron),
        ],
        nu=[beeld for r, beeld in regelingen if is_valid_on(r.geldig_van, r.geldig_tot, dag)],
        eerder=[beeld for r, beeld in regelingen if not is_valid_on(r.geldig_van, r.geldig_tot, dag)],
        teams=[
            (t.naam, reverse("werkplek:organisatie", args=[t.organisatie.publiek_id]), t.organisatie.naam)
            for t in zicht.teams
        ],
        afspraken=[_agreement(versie) for versie in zicht.afspraken],
    )


def _arrangement(r: GemeenteRegeling) -> tuple[str, str, str]:
    return r.omschrijving, period(r.geldig_van, r.geldig_tot), r.bron
