"""How does the list of agreements read?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.afspraken import queries
from schakel.basis.afspraken.models import AfspraakVersie
from schakel.basis.afspraken.rules import VersieStatus
from schakel.basis.afspraken.rules.versie import STATUS_NAMEN
from schakel.basis.organisaties.queries import names_of_codes
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal

SOORTEN = {
    VersieStatus.CONCEPT: "neutraal",
    VersieStatus.GOEDGEKEURD: "accent",
    VersieStatus.VAN_KRACHT: "veilig",
    VersieStatus.IN_HERZIENING: "let-op",
    VersieStatus.VERVANGEN: "neutraal",
}


@dataclass(frozen=True, slots=True)
class Versieregel:
    """One version in the list."""

    versie: str
    url: str
    stand: tuple[str, str]
    geldig: str
    goedgekeurd: str
    herziening: str
    herziening_te_laat: bool
    eigenaar: str
    ondertekenaars: str
    ondertekenaars_namen: str
    voorbeeld: bool


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """One agreement with its versions, the newest first."""

    titel: str
    voor: str
    versies: Sequence[Versieregel]


@dataclass(frozen=True, slots=True)
class Lijst:
    """The agreements of the region, and those of its municipalities."""

    regio: Sequence[Afspraakregel]
    gemeenten: Sequence[Afspraakregel]


def versie_url(versie: AfspraakVersie, naam: str = "versie") -> str:
    """Return the address of a version."""
    return reverse(f"afspraken:{naam}", args=[versie.afspraak.code, versie.versie])


def standing(versie: AfspraakVersie) -> tuple[str, str]:
    """Return the state as sign and word."""
    status = VersieStatus(versie.status)
    return SOORTEN[status], STATUS_NAMEN[status].capitalize()


def validity(versie: AfspraakVersie, dag: date) -> str:
    """Return in which period a version holds, held or will hold."""
    if versie.geldig_tot is not None and versie.geldig_tot <= versie.geldig_van:
        return _("gold op geen enkele dag")
    van = taal.datum(versie.geldig_van)
    if versie.geldig_tot is None:
        return (_("sinds %(van)s") if versie.geldig_van <= dag else _("vanaf %(van)s")) % {"van": van}
    return _("van %(van)s tot %(tot)s") % {"van": van, "tot": taal.datum(versie.geldig_tot)}


def approval(versie: AfspraakVersie) -> str:
    """Return which body approved and when."""
    if versie.goedgekeurd_op is None:
        return _("nog niet goedgekeurd")
    return _("%(orgaan)s, %(dag)s") % {
        "orgaan": versie.goedgekeurd_door_orgaan, "dag": taal.datum(versie.goedgekeurd_op)
    }  # fmt: skip


def present_list(handeling: Handeling, versies: Sequence[AfspraakVersie]) -> Lijst:
    """Return the agreements in two groups."""
    dag = lokale_datum(handeling.moment)
    namen = names_of_codes({o.organisatie for v in versies for o in v.ondertekenaars.all()})
    gemeenten = queries.names_of_gemeenten("")
    groepen: dict[int, list[AfspraakVersie]] = {}
    for versie in versies:
        groepen.setdefault(versie.afspraak_id, []).append(versie)
    regels = [(rijen[0].afspraak, [_line(v, namen, dag) for v in rijen]) for rijen in groepen.values()]
    return Lijst(
        regio=[
            Afspraakregel(a.titel, _("hele regio") if a.regio else _("heel Nederland"), v)
            for a, v in regels
            if not a.gemeente
        ],
        gemeenten=[Afspraakregel(a.titel, gemeenten.get(a.gemeente, a.gemeente), v) for a, v in regels if a.gemeente],
    )


def _line(versie: AfspraakVersie, namen: dict[str, str], dag: date) -> Versieregel:
    tekens = [namen[o.organisatie] for o in versie.ondertekenaars.all()]
    aantal = ngettext("%(n)d organisatie", "%(n)d organisaties", len(tekens)) % {"n": len(tekens)}
    return Versieregel(
        versie=versie.versie,
        url=versie_url(versie),
        stand=standing(versie),
        geldig=validity(versie, dag),
        goedgekeurd=approval(versie),
        herziening=taal.datum(versie.herzien_voor) if versie.herzien_voor else "",
        herziening_te_laat=_review_is_late(versie, dag),
        eigenaar=versie.eigenaar,
        ondertekenaars=aantal if tekens else _("nog niemand"),
        ondertekenaars_namen=", ".join(tekens),
        voorbeeld=versie.voorbeeld,
    )


def _review_is_late(versie: AfspraakVersie, dag: date) -> bool:
    loopt = versie.status in (VersieStatus.VAN_KRACHT, VersieStatus.IN_HERZIENING)
    return loopt and versie.herzien_voor is not None and versie.herzien_voor < dag
