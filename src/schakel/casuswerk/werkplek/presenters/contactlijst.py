"""How do the contact lists read, on a page, on paper and as CSV; and what has a team to keep true?"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.basis.organisaties.models import Contactpersoon, Contactwijziging
from schakel.basis.organisaties.rules import Bijhoudstand
from schakel.casuswerk.werkplek.presenters.soortnamen import heading, words
from schakel.casuswerk.werkplek.queries.contactlijst import Belregel, Bijhoudwerk, Lijstregel
from schakel.casuswerk.werkplek.rules.wijzer import AL_BETROKKEN, OVERDRACHT
from schakel.toolkit import taal

STANDEN = {
    Bijhoudstand.GOED: ("veilig", gettext_lazy("klopt")),
    Bijhoudstand.LOOPT_AF: ("let-op", gettext_lazy("nakijken")),
    Bijhoudstand.VERLOPEN: ("gevaar", gettext_lazy("verlopen")),
}
VELDNAMEN = {
    "naam": gettext_lazy("Naam"), "functie": gettext_lazy("Functie"), "telefoon": gettext_lazy("Telefoon"),
    "geldig_tot": gettext_lazy("Geldt tot"),
}  # fmt: skip
CSV_KOP = (
    "gemeente", "zaak", "wanneer", "besluit", "van", "naar", "team", "telefoon", "contactpersoon", "vervanger",
    "gecontroleerd op", "gecontroleerd door", "stand", "afspraak",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Belbeeld:
    """Whom to call at one team."""

    team: str
    telefoon: str
    contact: str
    vervanger: str
    gecontroleerd: str
    stand: tuple[str, str]
    voorstel_url: str


@dataclass(frozen=True, slots=True)
class Zaakbeeld:
    """One kind of case: who is responsible, who hands over to whom, and whom to call."""

    naam: str
    als: str
    verantwoordelijk: str
    van: str
    naar: str
    bellen: Sequence[Belbeeld]
    afspraak: str


@dataclass(frozen=True, slots=True)
class Voorstelregel:
    """A proposed change: what stands there, what it would become, and who says so."""

    publiek_id: object
    wie: str
    team: str
    anders: Sequence[tuple[str, str, str]]
    reden: str
    gevraagd: str


@dataclass(frozen=True, slots=True)
class Bijhoudpagina:
    """What a team has to keep true."""

    regels: Sequence[tuple[Belbeeld, str, str, str]]
    voorstellen: Sequence[Voorstelregel]
    eigen: Sequence[tuple[str, str, str]]
    te_laat: int


def case_lines(regels: Sequence[Lijstregel]) -> list[Zaakbeeld]:
    """Return the list of one municipality."""
    return [_case(r) for r in regels]


def _case(r: Lijstregel) -> Zaakbeeld:
    van = ", ".join(b.team.naam for b in r.van)
    naar = _receiver(r)
    geeft_over = r.zaak.besluit == OVERDRACHT
    return Zaakbeeld(
        naam=r.zaak.naam,
        als=r.zaak.als,
        verantwoordelijk=_("%(van)s tot de hulp is gestart, daarna %(naar)s") % {"van": van, "naar": naar}
        if geeft_over
        else (naar or van),
        van=van,
        naar=naar if geeft_over else _("wordt niet overgedragen"),
        bellen=[call_line(b) for b in r.naar],
        afspraak=r.afspraak,
    )


def _receiver(r: Lijstregel) -> str:
    if r.zaak.naar == AL_BETROKKEN:
        return _("het team dat al helpt")
    return ", ".join(b.team.naam for b in r.naar) or (heading(r.zaak.naar) if r.zaak.naar else "")


def call_line(b: Belregel) -> Belbeeld:
    """Return whom to call at a team."""
    c = b.contact
    teken, woord = STANDEN[b.stand]
    return Belbeeld(
        team=b.team.naam,
        telefoon=(c.telefoon if c and c.telefoon else b.team.telefoon),
        contact=f"{c.naam}, {c.functie}" if c else _("Geen contactpersoon bekend"),
        vervanger=f"{c.vervanger.naam}, {c.vervanger.telefoon}" if c and c.vervanger else "",
        gecontroleerd=checked(c),
        stand=(teken, str(woord)),
        voorstel_url=reverse("werkplek:contact-voorstel", args=[b.team.code, c.code]) if c else "",
    )


def checked(c: Contactpersoon | None) -> str:
    """Return when a contact was checked last, and by whom."""
    if c is None or c.gecontroleerd_op is None:
        return _("nog nooit gecontroleerd")
    door = c.gecontroleerd_door or c.eigenaar
    dag = taal.datum(c.gecontroleerd_op)
    return _("gecontroleerd op %(dag)s door %(wie)s") % {"dag": dag, "wie": door} if door else dag


def as_csv(regels: Sequence[Lijstregel]) -> str:
    """Return the list as CSV: one line for each kind of case and each team to call; safe to open in a spreadsheet."""
    uit = StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(CSV_KOP)
    for r in regels:
        zaak = _case(r)
        for b in r.naar or (None,):
            beeld, c = (call_line(b), b.contact) if b else (None, None)
            cellen = (
                r.gemeente.naam, zaak.naam, zaak.als, words(r.zaak.besluit), zaak.van, zaak.naar,
                beeld.team if beeld else "", beeld.telefoon if beeld else "", beeld.contact if beeld else "",
                beeld.vervanger if beeld else "",
                c.gecontroleerd_op.isoformat() if c and c.gecontroleerd_op else "", c.gecontroleerd_door if c else "",
                beeld.stand[1] if beeld else "", zaak.afspraak,
            )  # fmt: skip
            schrijver.writerow([_harmless(str(cel)) for cel in cellen])
    return "\ufeff" + uit.getvalue()


def _harmless(cel: str) -> str:
    """A cell that a spreadsheet would run as a formula becomes text."""
    return f"'{cel}" if cel[:1] in {"=", "+", "-", "@", "\t", "\r"} else cel


def upkeep_page(werk: Bijhoudwerk) -> Bijhoudpagina:
    """Return what a team has to keep true, what is late first."""
    regels = [
        (
            call_line(r),
            r.contact.code if r.contact else "",
            r.team.code,
            _("uiterlijk %(dag)s") % {"dag": taal.datum(r.uiterlijk)} if r.uiterlijk else "",
        )
        for r in werk.regels
    ]
    return Bijhoudpagina(
        regels=regels,
        voorstellen=[_proposal(w, c, naam) for w, c, naam in werk.voorstellen],
        eigen=[_own(w) for w in werk.eigen],
        te_laat=sum(r.stand is Bijhoudstand.VERLOPEN for r in werk.regels),
    )


def _proposal(w: Contactwijziging, c: Contactpersoon | None, naam: str) -> Voorstelregel:
    nu = {"naam": c.naam, "functie": c.functie, "telefoon": c.telefoon} if c else {}
    nu["geldig_tot"] = c.geldig_tot.isoformat() if c and c.geldig_tot else ""
    return Voorstelregel(
        publiek_id=w.publiek_id,
        wie=c.naam if c else w.code,
        team=w.team.naam,
        anders=[(str(VELDNAMEN[v]), nu.get(v, "") or _("leeg"), tekst or _("leeg")) for v, tekst in w.velden.items()],
        reden=w.reden,
        gevraagd=_("voorgesteld door %(wie)s op %(dag)s")
        % {"wie": naam or _("iemand"), "dag": taal.datum(w.gevraagd_op)},
    )


def _own(w: Contactwijziging) -> tuple[str, str, str]:
    if w.besloten_op is None:
        return w.team.naam, "neutraal", _("wacht op de eigenaar")
    if w.akkoord:
        return w.team.naam, "veilig", _("overgenomen")
    return w.team.naam, "let-op", _("niet overgenomen: %(reden)s") % {"reden": w.afwijsreden}
