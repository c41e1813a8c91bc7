"""The deeds of access: accounts, memberships, and for which team one acts."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.basis.toegang import rules
from schakel.basis.toegang.models import Medewerker, Teamlid, Voorkeur
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling


@transaction.atomic
def create_medewerker(
    handeling: Handeling,
    *,
    gebruikersnaam: str,
    naam: str,
    organisatie: Organisatie,
    vog_datum: date | None = None,
    is_voorbeeld: bool = False,
) -> Medewerker:
    """
    Give a person an account, without a password: signing in takes a passkey, a federation or, in the demo, a persona.

    :raises InvalidInput: if an active account is asked without a certificate of conduct (Wmo 2015, art. 4.2.4)
    """
    if vog_datum is None and not is_voorbeeld:
        raise InvalidInput({"vog_datum": [_("Een account kan pas met een geldige VOG. Vul de datum van de VOG in.")]})
    medewerker = Medewerker(
        gebruikersnaam=gebruikersnaam,
        naam=naam,
        organisatie=organisatie,
        vog_datum=vog_datum,
        is_voorbeeld=is_voorbeeld,
    )
    medewerker.set_unusable_password()
    medewerker.save(force_insert=True)
    handeling.spoor.noteer("account", actie="C")
    return medewerker


@transaction.atomic
def add_teamlid(handeling: Handeling, *, medewerker: Medewerker, team: Team, rol: str, vanaf: date) -> Teamlid:
    """
    Let a person act for a team in a role, from this day on.

    :raises InvalidInput: if the role is not in the matrix
    """
    if rol not in {r.rol for r in rules.matrix()}:
        raise InvalidInput({"rol": [_("Deze rol staat niet in de matrix.")]})
    lid = Teamlid.objects.create(medewerker=medewerker, team=team, rol=rol, periode=(vanaf, None))
    handeling.spoor.noteer("account", actie="U")
    return lid


@transaction.atomic
def switch_team(handeling: Handeling, *, teamlid: Teamlid) -> None:
    """Remember for which team this person acts from now on; the switch itself stands in the log."""
    Voorkeur.objects.update_or_create(medewerker_id=teamlid.medewerker_id, defaults={"teamlid": teamlid})
    handeling.spoor.noteer("team_wisselen", actie="E")
