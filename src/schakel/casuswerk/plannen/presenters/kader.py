"""How do frames and casemanager read: who, in which frame, from when until when, and what the agreement says?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.plannen.models import Kader
from schakel.casuswerk.plannen.presenters.plannen import call
from schakel.casuswerk.plannen.queries.kader import Kaderzicht, Keuzezicht
from schakel.casuswerk.plannen.rules.kader import KADERNAMEN, MAATREGELNAMEN
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal
from schakel.toolkit.formulier import Rij

SOORTEN = {"VRIJWILLIG": "veilig", "DRANG": "let-op", "DWANG": "gevaar"}
ICONEN = {"VRIJWILLIG": "vink-rond", "DRANG": "oog", "DWANG": "slot"}


@dataclass(frozen=True, slots=True)
class Kaderregel:
    """One frame of one person, as a line."""

    wie: str
    soort: str
    woord: str
    icoon: str
    bij: str
    bron: str
    einde_url: str
    publiek_id: UUID


@dataclass(frozen=True, slots=True)
class Kaderbeeld:
    """The page of frames and casemanager."""

    naam: str
    casus_url: str
    plannen_url: str
    nu: Sequence[Kaderregel]
    eerder: Sequence[Kaderregel]
    zonder: str
    zinnen: Sequence[str]
    artikel: str
    casemanager: str
    keuzes: Sequence[tuple[str, str, str]]
    wijkt_af: bool
    regisseur: str
    regie_elders: bool
    mag_regie_vragen: bool
    gevraagd: bool
    overdragen_url: str
    regie_url: str


def present_kader(handeling: Handeling, zicht: Kaderzicht) -> Kaderbeeld:
    """Draw the frames of a casus, and who is casemanager."""
    vandaag, dossier = lokale_datum(handeling.moment), zicht.casus.dossier.publiek_id
    namen = {rij.persoon_id: call(rij.persoon) for rij in zicht.personen}
    regels = [(rij, _line(rij, bron, namen)) for rij, bron in zicht.kaders]
    nu = [regel for rij, regel in regels if rij.periode.upper is None or rij.periode.upper > vandaag]
    met = {rij.persoon_id for rij, _bron in zicht.kaders if rij.periode.upper is None or rij.periode.upper > vandaag}
    team, b = zicht.casemanager, zicht.voorstel.beslissing
    regieteam = zicht.regie.team_id if zicht.regie else None
    elders = team is not None and regieteam != team.pk
    return Kaderbeeld(
        naam=zicht.casus.naam,
        casus_url=reverse("werkplek:casus", args=[dossier]),
        plannen_url=reverse("plannen:plannen", args=[dossier]),
        nu=nu,
        eerder=[regel for _rij, regel in regels if regel not in nu],
        zonder=", ".join(naam for pk, naam in namen.items() if pk not in met),
        zinnen=b.zinnen() if b else (),
        artikel=b.uitkomst.artikel if b else "",
        casemanager=team.naam if team else "",
        keuzes=[_choice(een) for een in zicht.keuzes],
        wijkt_af=bool(zicht.keuzes and zicht.voorstel.team and zicht.keuzes[0].rij.team_id != zicht.voorstel.team.pk),
        regisseur=zicht.regie.medewerker.naam if zicht.regie else "",
        regie_elders=elders,
        mag_regie_vragen=elders and bool(zicht.kandidaten) and not zicht.gevraagd,
        gevraagd=zicht.gevraagd,
        overdragen_url=reverse("overdrachten:voorbereiden", args=[zicht.casus.publiek_id])
        if elders and team is not None and team.pk not in zicht.betrokken
        else "",
        regie_url=reverse("werkplek:regie", args=[dossier]),
    )


def _line(rij: Kader, bron: str, namen: dict[int, str]) -> Kaderregel:
    van, tot = rij.periode.lower, rij.periode.upper
    bij = (
        _("van %(van)s tot %(tot)s") % {"van": taal.datum(van), "tot": taal.datum(tot)}
        if tot
        else _("sinds %(van)s") % {"van": taal.datum(van)}
    )
    woord = KADERNAMEN[rij.kader].capitalize()
    if rij.maatregel:
        woord = f"{woord}: {MAATREGELNAMEN[rij.maatregel]}"
    return Kaderregel(
        wie=namen.get(rij.persoon_id, call(rij.persoon)),
        soort=SOORTEN[rij.kader],
        woord=woord,
        icoon=ICONEN[rij.kader],
        bij=bij,
        bron=bron,
        einde_url="" if tot else reverse("plannen:kader-einde", args=[rij.publiek_id]),
        publiek_id=rij.publiek_id,
    )


def _choice(een: Keuzezicht) -> tuple[str, str, str]:
    rij = een.rij
    bij = _("%(wie)s, %(op)s") % {"wie": rij.door.naam, "op": taal.datum(rij.op)}
    if rij.afwijkend:
        bij = _("%(bij)s. Anders dan artikel %(artikel)s.") % {"bij": bij, "artikel": rij.artikel}
    return rij.team.naam, bij, een.reden


def people(rijen: Sequence[Dossierpersoon]) -> list[Rij]:
    """Return the persons of a casus as rows of a choice."""
    return [(rij.persoon.publiek_id, rij.persoon_id, call(rij.persoon)) for rij in rijen]


def teams(zicht: Kaderzicht) -> list[Rij]:
    """Return the teams that can be casemanager as rows of a choice, the proposed one first."""
    return [(team.publiek_id, team.pk, f"{team.naam}, {team.organisatie.naam}") for team in zicht.teams]


def colleagues(zicht: Kaderzicht) -> list[Rij]:
    """Return who could direct as rows of a choice."""
    return [(een.publiek_id, een.pk, een.naam) for een in zicht.kandidaten]
