"""How does an account look to an administrator?  People and teams, never a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.basis.toegang import queries, rules
from schakel.basis.toegang.models import Medewerker, Teamlid
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Accountregel:
    """One line of the list."""

    url: str
    naam: str
    organisatie: str
    teams: str
    stand: str
    actief: bool


@dataclass(frozen=True, slots=True)
class Lidregel:
    """One membership."""

    team: str
    team_id: str
    rol: str
    uitleg: str
    periode: str
    loopt: bool


@dataclass(frozen=True, slots=True)
class Accountbeeld:
    """One account."""

    url: str
    naam: str
    gebruikersnaam: str
    organisatie: str
    actief: bool
    vog: str
    middelen: str
    leden: Sequence[Lidregel]
    eerst_overdragen: Sequence[str]
    is_eigen: bool


def account_list(rijen: Sequence[Medewerker]) -> list[Accountregel]:
    """Return the lines of the list."""
    return [
        Accountregel(
            url=f"/beheer/accounts/{mens.publiek_id}",
            naam=mens.naam,
            organisatie=mens.organisatie.naam,
            teams=", ".join(f"{lid.team.naam} ({rules.rolnaam(lid.rol)})" for lid in getattr(mens, "nu_lid", [])),
            stand=_("Actief") if mens.is_active else _("Beëindigd"),
            actief=mens.is_active,
        )
        for mens in rijen
    ]


def account_view(handeling: Handeling, mens: Medewerker) -> Accountbeeld:
    """Return one account with its memberships, its ways of signing in and what must be handed over first."""
    dag = lokale_datum(handeling.moment)
    return Accountbeeld(
        url=f"/beheer/accounts/{mens.publiek_id}",
        naam=mens.naam,
        gebruikersnaam=mens.gebruikersnaam,
        organisatie=mens.organisatie.naam,
        actief=mens.is_active,
        vog=taal.datum(mens.vog_datum) if mens.vog_datum else _("Geen: een verzonnen medewerker van het voorbeeld"),
        middelen=_means(mens.pk),
        leden=[_lid(lid, dag) for lid in queries.all_memberships(mens.pk)],
        eerst_overdragen=rules.reasons_to_stay(queries.carried_by(mens.pk)),
        is_eigen=handeling.wie == mens.pk,
    )


def _means(medewerker: int) -> str:
    aantal = len(queries.means_of(medewerker))
    if not aantal:
        return _("Nog niets ingesteld. Maak een code en geef die persoonlijk.")
    return ngettext("%(n)d manier van aanmelden", "%(n)d manieren van aanmelden", aantal) % {"n": aantal}


def _lid(lid: Teamlid, dag: date) -> Lidregel:
    rol = rules.rollen().get(lid.rol)
    tot = lid.periode.upper
    periode = _("vanaf %(dag)s") % {"dag": taal.datum(lid.periode.lower)}
    if tot is not None:
        periode = _("%(van)s tot %(tot)s") % {"van": taal.datum(lid.periode.lower), "tot": taal.datum(tot)}
    return Lidregel(
        team=f"{lid.team.naam}, {lid.team.organisatie.naam}",
        team_id=str(lid.team.publiek_id),
        rol=rol.naam if rol else lid.rol,
        uitleg=rol.uitleg if rol else "",
        periode=periode,
        loopt=lid.periode.lower <= dag and (tot is None or tot > dag),
    )


def roles_of_later() -> list[rules.Rol]:
    """Return the roles that exist and cannot be given yet: they may do nothing."""
    return [rol for rol in rules.rollen().values() if not rol.in_gebruik]
