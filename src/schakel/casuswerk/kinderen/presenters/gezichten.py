"""How does the row of faces read: initial, name, age, and in words what still has to happen?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.kinderen.models import Scheidingsvlag
from schakel.casuswerk.kinderen.queries.cijfers import PER_BLAD, Hulpcijfer, Zonderhulp
from schakel.casuswerk.kinderen.queries.kind import Gezicht, Kinderenzicht
from schakel.casuswerk.kinderen.queries.lezen import Inhoud
from schakel.casuswerk.kinderen.rules.aanbod import KindhulpStatus
from schakel.casuswerk.kinderen.rules.verhalen import text
from schakel.casuswerk.personen.models import Dossierhuishouden
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.formulier import Rij

HULPWOORDEN: Mapping[KindhulpStatus | None, tuple[Any, bool]] = {
    None: (gettext_lazy("nog geen eigen hulp"), True),
    KindhulpStatus.GEWENST: (gettext_lazy("hulp gewenst, nog niet gevraagd"), True),
    KindhulpStatus.GEVRAAGD: (gettext_lazy("hulp gevraagd"), False),
    KindhulpStatus.AANVAARD: (gettext_lazy("hulp komt"), False),
    KindhulpStatus.GESTART: (gettext_lazy("eigen hulp loopt"), False),
    KindhulpStatus.NIET_NODIG: (gettext_lazy("geen eigen hulp nodig"), False),
    KindhulpStatus.GESTOPT: (gettext_lazy("nog geen eigen hulp"), True),
}


@dataclass(frozen=True, slots=True)
class Gezichtbeeld:
    """One face: what stands in the circle, the name with age, and two lines."""

    letter: str
    naam: str
    contact: str
    contact_open: bool
    hulp: str
    hulp_open: bool
    url: str


@dataclass(frozen=True, slots=True)
class Rijgezichten:
    """The children of one household."""

    kop: str
    gezichten: Sequence[Gezichtbeeld]


@dataclass(frozen=True, slots=True)
class Vlagbeeld:
    """A complex divorce, and how far its help is."""

    publiek_id: UUID
    toelichting: str
    bij: str
    hulp: str
    soort: str
    loopt: bool
    kan_vragen: bool
    kan_starten: bool


def call(een: Gezicht) -> str:
    """Return how a child is called."""
    p = een.rij.persoon
    return p.roepnaam or p.voornamen or p.omschrijving or _("kind zonder naam")


def with_age(een: Gezicht) -> str:
    """Return the name of a child with its age."""
    if een.rij.persoon.ongeboren:
        return _("%(naam)s, nog niet geboren") % {"naam": call(een)}
    return f"{call(een)}, {een.leeftijd}" if een.leeftijd is not None else call(een)


def present_face(een: Gezicht, dossier: UUID) -> Gezichtbeeld:
    """Draw one face."""
    rij, (hulp, open_) = een.rij, HULPWOORDEN[een.hulp]
    if rij.gesproken_op:
        contact = _("gesproken op %(op)s") % {"op": taal.datum(rij.gesproken_op)}
    elif rij.gezien_op:
        contact = _("gezien op %(op)s") % {"op": taal.datum(rij.gezien_op)}
    else:
        contact = _("nog niet gezien")
    return Gezichtbeeld(
        letter=call(een)[:1].upper(),
        naam=with_age(een),
        contact=contact,
        contact_open=not rij.gezien_op,
        hulp=str(hulp),
        hulp_open=open_,
        url=reverse("kinderen:kind", args=[dossier, rij.persoon.publiek_id]),
    )


def rows_of_faces(
    gezichten: Sequence[Gezicht], huishoudens: Sequence[Dossierhuishouden], dossier: UUID
) -> list[Rijgezichten]:
    """Return one row of faces for each household; who lives in none that is known, stands in a row of its own."""
    per: dict[int | None, list[Gezichtbeeld]] = {}
    for een in gezichten:
        per.setdefault(een.huishouden, []).append(present_face(een, dossier))
    rijen = []
    for huis in huishoudens:
        if huis.huishouden_id in per:
            grote = [
                lid.persoon.roepnaam or lid.persoon.voornamen
                for lid in huis.huishouden.lidmaatschappen.all()
                if lid.persoon_id not in {een.rij.persoon_id for een in gezichten}
            ]
            met = [naam for naam in grote if naam]
            kop = _("Wonen bij %(wie)s") % {"wie": " en ".join(met)} if met else _("Huishouden")
            rijen.append(Rijgezichten(kop, per[huis.huishouden_id]))
    bekend = {huis.huishouden_id for huis in huishoudens}
    rest = [beeld for sleutel, beelden in per.items() if sleutel not in bekend for beeld in beelden]
    return [*rijen, Rijgezichten(_("Woonplek niet bekend"), rest)] if rest else rijen


def present_kinderen(handeling: Handeling, zicht: Kinderenzicht) -> dict[str, Any]:
    """Return the page of the children of a casus."""
    dossier = zicht.casus.dossier.publiek_id
    waar = {nummer: naam for _publiek, nummer, naam in households(zicht.huishoudens)}
    vlaggen = [
        _flag(vlag, inhoud, lokale_datum(handeling.moment), waar.get(vlag.huishouden_id or 0, ""))
        for vlag, inhoud in zicht.vlaggen
    ]
    return {
        "naam": zicht.casus.naam,
        "dossier": dossier,
        "casus_url": reverse("werkplek:casus", args=[dossier]),
        "rijen": rows_of_faces(zicht.gezichten, zicht.huishoudens, dossier),
        "vlaggen": [vlag for vlag in vlaggen if vlag.loopt],
        "eerder": [vlag for vlag in vlaggen if not vlag.loopt],
        "kan_vlag": len([vlag for vlag in vlaggen if vlag.loopt]) <= len(zicht.huishoudens),
    }


def households(huishoudens: Sequence[Dossierhuishouden]) -> list[Rij]:
    """Return the households to choose from, each by who lives there."""
    rijen: list[Rij] = []
    for huis in huishoudens:
        namen = [lid.persoon.roepnaam or lid.persoon.voornamen for lid in huis.huishouden.lidmaatschappen.all()]
        wie = " en ".join(naam for naam in namen if naam) or _("niemand bekend")
        rijen.append((huis.huishouden.publiek_id, huis.huishouden_id, _("Het huishouden van %(wie)s") % {"wie": wie}))
    return rijen


def _flag(vlag: Scheidingsvlag, inhoud: Inhoud, vandaag: date, waar: str) -> Vlagbeeld:
    loopt, aanbod = vlag.gestopt_op is None, vlag.aanbod
    bij = _("Sinds %(op)s, vastgelegd door %(wie)s.") % {"op": taal.datum(vlag.sinds), "wie": vlag.gezet_door.naam}
    if vlag.gestopt_op:
        bij = _("Van %(van)s tot %(tot)s.") % {"van": taal.datum(vlag.sinds), "tot": taal.datum(vlag.gestopt_op)}
    bij = f"{waar}. {bij}" if waar else bij
    if aanbod is None or vlag.gevraagd_op is None:
        hulp, soort = _("Er is nog geen hulp gevraagd"), "let-op"
    elif vlag.gestart_op:
        hulp = _("%(wat)s begon op %(op)s") % {"wat": aanbod.naam, "op": taal.datum(vlag.gestart_op)}
        soort = "veilig"
    else:
        dagen = (vandaag - vlag.gevraagd_op).days
        hulp = _("%(wat)s gevraagd, wacht %(n)s dagen") % {"wat": aanbod.naam, "n": dagen}
        soort = "accent"
    return Vlagbeeld(
        vlag.publiek_id, text(inhoud, "toelichting"), bij, hulp, soort, loopt,
        kan_vragen=loopt and aanbod is None, kan_starten=loopt and aanbod is not None and vlag.gestart_op is None,
    )  # fmt: skip


def present_without(
    handeling: Handeling, cijfer: Hulpcijfer, kinderen: Sequence[Zonderhulp], aantal: int, bladzijde: int
) -> dict[str, Any]:
    """Return the children without an own offer, with the figure and its definition."""
    url, eerste = reverse("kinderen:zonder-hulp"), (bladzijde - 1) * PER_BLAD
    laatste = eerste + len(kinderen)
    return {
        "kinderen": [
            (een.naam or _("kind zonder naam"), een.casus.replace(" / ", " – "),
             reverse("kinderen:kind", args=[een.dossier, een.persoon]))
            for een in kinderen
        ],
        "cijfer": figure_of(cijfer),
        "definitie": definition_of(handeling, cijfer),
        "blader": _("%(van)d tot en met %(tot)d van %(alle)d")
        % {"van": min(eerste + 1, laatste), "tot": laatste, "alle": aantal},
        "vorige_url": f"{url}?bladzijde={bladzijde - 1}" if bladzijde > 1 else "",
        "volgende_url": f"{url}?bladzijde={bladzijde + 1}" if laatste < aantal else "",
    }  # fmt: skip


def figure_of(cijfer: Hulpcijfer) -> list[tuple[str, int, str]]:
    """Return the figure as lines: what, how many, and where the children stand who are counted."""
    zonder = reverse("kinderen:zonder-hulp")
    return [
        (_("Zonder eigen aanbod"), cijfer.zonder, zonder if cijfer.zonder else ""),
        (_("Hulp gevraagd of toegezegd, nog niet begonnen"), cijfer.gevraagd, ""),
        (_("Eigen hulp begonnen"), cijfer.gestart, ""),
        (_("Besloten dat geen eigen hulp nodig is"), cijfer.niet_nodig, ""),
    ]


def definition_of(handeling: Handeling, cijfer: Hulpcijfer) -> list[tuple[str, str]]:
    """Return what the figure counts: principle, numerator, denominator and moment, in words."""
    return [
        (_("Uitgangspunt"), _("5: kinderen krijgen de zorg die ze nodig hebben")),
        (_("Teller"), _("kinderen voor wie niemand eigen hulp vroeg, en niemand besloot dat het niet nodig is: %(n)d")
         % {"n": cijfer.zonder}),
        (_("Noemer"), _("alle kinderen in casussen die nu lopen en die u mag openen: %(n)d") % {"n": cijfer.kinderen}),
        (_("Aandeel"), share_of(cijfer)),
        (_("Telt niet als aanbod"), _("een wens waarvoor nog niemand is gevraagd, en hulp die is gestopt")),
        (_("Gemeten op"), taal.tijdstip(handeling.moment)),
    ]  # fmt: skip


def share_of(cijfer: Hulpcijfer) -> str:
    """Return which share of the children has no own offer, in words."""
    if not cijfer.kinderen:
        return _("geen kinderen om te tellen")
    deel = round(100 * cijfer.zonder / cijfer.kinderen)
    return _("%(n)d van %(alle)d, dat is %(deel)d%%") % {"n": cijfer.zonder, "alle": cijfer.kinderen, "deel": deel}
