"""How do the contact lists stay true: a change proposed by anyone, decided by the owner; clocks; the role of a team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import permissions, queries, rules
from schakel.basis.organisaties.models import (
    Contactpersoon,
    Contactwijziging,
    Ketentermijn,
    Rolbevestiging,
    Signaalkaart,
    Team,
)
from schakel.basis.organisaties.rules import Ketentermijnsoort, Signaalbeschrijving, Wijzigingsoort
from schakel.kernel.errors import InvalidInput
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@dataclass(frozen=True, slots=True)
class Ketenalarm:
    """A clock of the ketenkaart of which its owner must hear now."""

    termijn: int
    team: int
    stand: int


@transaction.atomic
def propose_wijziging(
    handeling: Handeling, *, contact: Contactpersoon, velden: Mapping[str, str], reden: str = ""
) -> Contactwijziging:
    """
    Propose other words for a contact person; the list stays as it is until its owner agrees.

    :raises InvalidInput: if nothing is another, or a name lacks
    """
    permissions.check_can_propose(handeling)
    anders = rules.check_wijziging(dict(velden), queries.words_of(contact))
    rij = Contactwijziging.objects.create(
        team_id=contact.team_id,
        code=contact.code,
        soort=Wijzigingsoort.WIJZIGING,
        velden=anders,
        reden=reden.strip(),
        gevraagd_op=handeling.moment,
        gevraagd_door=handeling.wie,
        gevraagd_team=handeling.team,
    )
    handeling.spoor.noteer("contactwijziging", actie="C")
    return rij


@transaction.atomic
def decide_wijziging(
    handeling: Handeling, *, wijziging: Contactwijziging, akkoord: bool, naam: str = "", afwijsreden: str = ""
) -> None:
    """
    Take a proposed change over, or say why not; `naam` is who decides, as the list shows it.

    :raises NotAllowed: if the actor does not keep this list
    :raises NotPossible: if somebody decided already
    :raises InvalidInput: if a refusal has no reason
    """
    rij = Contactwijziging.objects.select_for_update().select_related("team").get(pk=wijziging.pk)
    permissions.check_can_keep(handeling, rij.team)
    rules.check_open(rij.besloten_op is not None)
    if not akkoord and not afwijsreden.strip():
        raise InvalidInput({"afwijsreden": [_("Schrijf waarom dit niet klopt. Wie het voorstelde, leest dat.")]})
    rij.besloten_op, rij.besloten_door, rij.akkoord = handeling.moment, handeling.wie, akkoord
    rij.afwijsreden = "" if akkoord else afwijsreden.strip()
    rij.besloten_naam = naam
    rij.save(update_fields=["besloten_op", "besloten_door", "besloten_naam", "akkoord", "afwijsreden"])
    if akkoord:
        _apply(rij)
        _settle(Ketentermijnsoort.CONTACT, rij.team_id, rij.code, lokale_datum(handeling.moment))
    handeling.spoor.noteer("contactwijziging", actie="U")


@transaction.atomic
def verify_contact(handeling: Handeling, *, contact: Contactpersoon, naam: str = "") -> None:
    """
    Note that a contact person is still the one to call; the clock begins anew. `naam` is who says so.

    :raises NotAllowed: if the actor does not keep this list
    """
    permissions.check_can_keep(handeling, contact.team)
    rij = Contactwijziging.objects.create(
        team_id=contact.team_id,
        code=contact.code,
        soort=Wijzigingsoort.CONTROLE,
        gevraagd_op=handeling.moment,
        gevraagd_door=handeling.wie,
        gevraagd_team=handeling.team,
        besloten_op=handeling.moment,
        besloten_door=handeling.wie,
        besloten_naam=naam,
        akkoord=True,
    )
    _apply(rij)
    _settle(Ketentermijnsoort.CONTACT, rij.team_id, rij.code, lokale_datum(handeling.moment))
    handeling.spoor.noteer("contactwijziging", actie="U")


def _apply(rij: Contactwijziging) -> None:
    """Write an agreed change into the list; whoever is past the last day begins a new period with it."""
    dag = lokale_datum(rij.besloten_op or rij.gevraagd_op)
    contact = (
        Contactpersoon.objects.filter(team_id=rij.team_id, code=rij.code, geldig_van__lte=dag)
        .order_by("-geldig_van")
        .first()
    )
    if contact is None:
        return
    for veld, waarde in rij.velden.items():
        setattr(contact, veld, date.fromisoformat(waarde) if veld == "geldig_tot" and waarde else waarde or None)
    contact.telefoon, contact.functie = contact.telefoon or "", contact.functie or ""
    if contact.geldig_tot is not None and contact.geldig_tot <= dag:
        contact.geldig_tot = None
    contact.gecontroleerd_op, contact.gecontroleerd_door = dag, rij.besloten_naam
    contact.save()


def reapply(contacten: Sequence[Contactpersoon]) -> None:
    """Write what owners agreed to into a list that was read again, unless the file was checked later than that."""
    per = {(c.team_id, c.code): c.gecontroleerd_op for c in contacten}
    rijen = Contactwijziging.objects.filter(akkoord=True, team__in={team for team, _code in per})
    for rij in rijen.order_by("besloten_op", "pk"):
        gezien = per.get((rij.team_id, rij.code))
        if (rij.team_id, rij.code) in per and (
            gezien is None or gezien <= lokale_datum(rij.besloten_op or rij.gevraagd_op)
        ):
            _apply(rij)


def _settle(soort: Ketentermijnsoort, team: int, code: str, dag: date) -> None:
    Ketentermijn.objects.filter(soort=soort, team_id=team, code=code, afgedaan_op=None).update(afgedaan_op=dag)


@transaction.atomic
def confirm_rol(handeling: Handeling, *, team: Team, vingerafdruk: str, namens_team: bool) -> None:
    """
    Note that the actor read the role of the own team in these words, and confirms it for the team or only read it.

    :raises NotAllowed: if it is not the own team
    """
    permissions.check_is_own(handeling, team)
    dag = lokale_datum(handeling.moment)
    Rolbevestiging.objects.create(
        team=team, vingerafdruk=vingerafdruk, op=handeling.moment, door=handeling.wie, namens_team=namens_team
    )
    if namens_team:
        _settle(Ketentermijnsoort.ROL, team.pk, "", dag)
    handeling.spoor.noteer("rolbevestiging", actie="C")


@transaction.atomic
def follow_ketentermijnen(handeling: Handeling, *, regio: str, rollen: Mapping[int, date]) -> list[Ketenalarm]:
    """
    Let the clocks of the ketenkaart begin and end, and return those of which their owner must hear.

    `rollen` holds until when each team confirmed its role; called by the worker, as often as it likes.
    """
    permissions.check_can_follow(handeling)
    dag = lokale_datum(handeling.moment)
    gevraagd = {(Ketentermijnsoort.ROL, team, ""): uiterlijk for team, uiterlijk in rollen.items()}
    for contact, uiterlijk in queries.contacts_with_limit(regio, dag):
        gevraagd[Ketentermijnsoort.CONTACT, contact.team_id, contact.code] = uiterlijk
    lopend = {
        (Ketentermijnsoort(t.soort), t.team_id, t.code): t
        for t in Ketentermijn.objects.filter(afgedaan_op=None, team__in=queries.teams_in_region(regio, dag))
    }
    for sleutel, termijn in lopend.items():
        if sleutel not in gevraagd or rules.alarm_op(dag, gevraagd[sleutel]) == 0:
            Ketentermijn.objects.filter(pk=termijn.pk).update(afgedaan_op=dag)
    alarmen = []
    for sleutel, uiterlijk in gevraagd.items():
        if rules.alarm_op(dag, uiterlijk):
            alarmen += _alarm(lopend.get(sleutel), sleutel, uiterlijk, dag)
    return alarmen


def _alarm(
    termijn: Ketentermijn | None, sleutel: tuple[Ketentermijnsoort, int, str], uiterlijk: date, dag: date
) -> list[Ketenalarm]:
    soort, team, code = sleutel
    stand = rules.alarm_op(dag, uiterlijk)
    if termijn is None:
        termijn = Ketentermijn.objects.create(soort=soort, team_id=team, code=code, gestart_op=dag, uiterlijk=uiterlijk)
    if termijn.alarm != stand or termijn.uiterlijk != uiterlijk:
        Ketentermijn.objects.filter(pk=termijn.pk).update(alarm=stand, uiterlijk=uiterlijk)
    return [Ketenalarm(termijn.pk, team, stand)] if stand > termijn.alarm else []


@transaction.atomic
def store_signaalkaarten(handeling: Handeling, *, regio: str, beschrijvingen: Sequence[Signaalbeschrijving]) -> None:
    """
    Replace the signal cards of a region, or of the country, by these.

    :raises NotAllowed: if the actor is not a functional administrator
    """
    permissions.check_can_store(handeling)
    Signaalkaart.objects.filter(regio=regio).delete()
    Signaalkaart.objects.bulk_create(
        Signaalkaart(
            regio=regio, code=b.code, thema=b.thema, titel=b.titel, voor_wie=b.voor_wie, leeftijd_van=b.leeftijd_van,
            leeftijd_tot=b.leeftijd_tot, signalen=list(b.signalen), let_op=list(b.let_op), voorbeeld=b.voorbeeld,
            geldig_van=b.periode.van, geldig_tot=b.periode.tot, bron=b.bron,
        )
        for b in beschrijvingen
    )  # fmt: skip
    handeling.spoor.noteer("signaalkaart", actie="U")
