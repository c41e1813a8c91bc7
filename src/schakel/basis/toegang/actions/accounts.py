"""The deeds on accounts: make and end them and their memberships, hand over a first code, choose a team."""

import secrets
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties.models import Organisatie, Team
from schakel.basis.toegang import permissions, queries, rules
from schakel.basis.toegang.models import Aanmeldcode, Medewerker, Teamlid, Voorkeur
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit.versleuteling import zoeksleutel

# Letters and digits that nobody mixes up when they are read aloud.
TEKENS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


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


@transaction.atomic
def create_account(
    handeling: Handeling, *, gebruikersnaam: str, naam: str, organisatie: Organisatie, vog_datum: date
) -> Medewerker:
    """
    Let an administrator give a new employee an account.

    :raises NotAllowed: if the actor is no administrator
    :raises InvalidInput: if the name is taken, or the certificate is older than three months (Wmo 2015, art. 4.2.4)
    """
    permissions.check_can(handeling, "accounts", "maken", relatie="geen")
    fouten: dict[str, list[str]] = {}
    if Medewerker.objects.filter(gebruikersnaam__iexact=gebruikersnaam).exists():
        fouten["gebruikersnaam"] = [_("Deze gebruikersnaam is al in gebruik. Kies een andere.")]
    if not rules.is_vog_fresh(vog_datum, lokale_datum(handeling.moment)):
        fouten["vog_datum"] = [_("De VOG mag op de eerste dag niet ouder zijn dan drie maanden en niet van later.")]
    if fouten:
        raise InvalidInput(fouten)
    return create_medewerker(
        handeling, gebruikersnaam=gebruikersnaam, naam=naam, organisatie=organisatie, vog_datum=vog_datum
    )


@transaction.atomic
def issue_aanmeldcode(handeling: Handeling, *, medewerker: Medewerker, op: datetime) -> str:
    """
    Return a code for one use, to be handed over in person; every way in which this person could sign in ends with it.

    `op` is time on the wall. Sessions that run end as well: the password on which they rest is another.

    :raises NotAllowed: if the actor is no administrator, or asks a code for himself
    :raises NotPossible: if the account has ended
    """
    permissions.check_can(handeling, "accounts", "wijzigen", relatie="geen")
    permissions.check_other(handeling, medewerker.pk)
    if not medewerker.is_active:
        raise NotPossible(_("Dit account is beëindigd. Er kan geen code voor worden gemaakt."))
    code = "-".join("".join(secrets.choice(TEKENS) for _n in range(4)) for _m in range(3))
    Authenticator.objects.filter(user_id=medewerker.pk).delete()
    Aanmeldcode.objects.filter(medewerker=medewerker, gebruikt_op=None).delete()
    Aanmeldcode.objects.create(
        medewerker=medewerker,
        zegel=zoeksleutel("aanmeldcode", rules.code_key(medewerker.gebruikersnaam, code)),
        gemaakt_op=op,
        gemaakt_door=handeling.wie,
        verloopt_op=op + rules.CODE_GELDIG,
    )
    medewerker.set_unusable_password()
    medewerker.save(update_fields=["password"])
    handeling.spoor.noteer("aanmeldcode", actie="C")
    return code


@transaction.atomic
def give_role(handeling: Handeling, *, medewerker: Medewerker, team: Team, rol: str, vanaf: date) -> Teamlid:
    """
    Let an administrator add a membership, in a role that is in use.

    :raises NotAllowed: if the actor is no administrator, or gives himself a role
    :raises InvalidInput: if the role is unknown or not in use yet
    :raises NotPossible: if the account has ended, or this person acts for the team already
    """
    permissions.check_can(handeling, "accounts", "wijzigen", relatie="geen")
    permissions.check_other(handeling, medewerker.pk)
    gekozen = rules.rollen().get(rol)
    if gekozen is None or not gekozen.in_gebruik:
        raise InvalidInput({"rol": [_("Deze rol is nog niet in gebruik. Kies een andere.")]})
    if not medewerker.is_active:
        raise NotPossible(_("Dit account is beëindigd. Het kan geen rol meer krijgen."))
    try:
        with transaction.atomic():
            return add_teamlid(handeling, medewerker=medewerker, team=team, rol=rol, vanaf=vanaf)
    except IntegrityError as fout:
        raise NotPossible(_("Deze collega werkt dan al voor dit team. Beëindig dat eerst.")) from fout


@transaction.atomic
def set_afwezig(handeling: Handeling, *, teamlid: Teamlid, tot: date | None) -> None:
    """
    Keep until which day a colleague of the actor's team is away; None: is there.

    :raises NotAllowed: if the actor does not lead this team
    :raises InvalidInput: if that day has passed
    """
    permissions.check_can_lead(handeling, teamlid.team_id)
    if tot is not None and tot <= lokale_datum(handeling.moment):
        raise InvalidInput({"tot": [_("Kies een dag na vandaag: de eerste dag dat de collega er weer is.")]})
    teamlid.afwezig_tot = tot
    teamlid.save(update_fields=["afwezig_tot"])
    handeling.spoor.noteer("afwezigheid", actie="U")


@transaction.atomic
def end_teamlid(handeling: Handeling, *, teamlid: Teamlid) -> None:
    """
    Let a person act for a team no longer, from today on.

    :raises NotAllowed: if the actor neither administers accounts nor leads that team
    :raises NotPossible: if this person still directs a casus for the team, or does not act for it
    """
    permissions.check_can_end(handeling, teamlid.team_id)
    dag = lokale_datum(handeling.moment)
    if teamlid.periode.upper is not None and teamlid.periode.upper <= dag:
        raise NotPossible(_("Deze collega werkt al niet meer voor dit team."))
    draagt = queries.carried_by(teamlid.medewerker_id, team=teamlid.team_id)
    _check_leaves_nothing(draagt)
    Voorkeur.objects.filter(teamlid=teamlid).delete()
    try:
        with transaction.atomic():
            _end(teamlid, dag)
    except IntegrityError as fout:
        _check_not_the_last(fout)
        raise
    handeling.spoor.noteer("account", actie="U")


def _end(teamlid: Teamlid, dag: date) -> None:
    if teamlid.periode.lower >= dag:
        # A membership of which no day has passed leaves no trace of work: it is taken back.
        teamlid.delete()
        return
    teamlid.periode = (teamlid.periode.lower, dag)
    teamlid.save(update_fields=["periode"])


@transaction.atomic
def deactivate_medewerker(handeling: Handeling, *, medewerker: Medewerker) -> None:
    """
    End an account: nobody signs in with it any more, and the next request of a session that runs is refused.

    :raises NotAllowed: if the actor is no administrator, or ends his own account
    :raises NotPossible: if something must be handed over first; says how many of what, never which
    """
    permissions.check_can(handeling, "accounts", "beeindigen", relatie="geen")
    permissions.check_other(handeling, medewerker.pk)
    if not medewerker.is_active:
        raise NotPossible(_("Dit account is al beëindigd."))
    _check_leaves_nothing(queries.carried_by(medewerker.pk))
    medewerker.is_active = False
    try:
        with transaction.atomic():
            medewerker.save(update_fields=["is_active"])
    except IntegrityError as fout:
        # Between looking and writing somebody accepted to direct: the guard of the database has the last word.
        _check_not_the_last(fout)
        raise NotPossible(_("Deze collega heeft net de regie over een casus gekregen. Draag die eerst over.")) from fout
    Authenticator.objects.filter(user_id=medewerker.pk).delete()
    handeling.spoor.noteer("account", actie="D")


def _check_not_the_last(fout: IntegrityError) -> None:
    if "is de laatste" in str(fout):
        raise NotPossible(
            _("Deze collega is de laatste van een team die een dossier mag zien. Laat eerst een ander toe.")
        ) from fout


def _check_leaves_nothing(draagt: rules.Draagt) -> None:
    if redenen := rules.reasons_to_stay(draagt):
        tekst = _("Dit kan pas als het werk is overgedragen. Er staat nog open: %(wat)s.")
        raise NotPossible(tekst % {"wat": "; ".join(redenen)})
