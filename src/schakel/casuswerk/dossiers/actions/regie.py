"""Who directs the plan: asked, accepted, ended, handed over."""

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.dossiers.actions.dossier import note
from schakel.casuswerk.dossiers.models import Regie
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum


@transaction.atomic
def offer_regie(handeling: Handeling, *, dossier: int, team: int, medewerker: int) -> Regie:
    """
    Ask an employee of a team to direct; nothing changes until that employee accepts.

    :raises NotPossible: if that employee directs already, or was asked and did not answer yet
    """
    for een in _hold_regies(handeling, dossier):
        if een.medewerker_id == medewerker and een.geeindigd_op is None:
            al = _("Deze collega heeft de regie al.") if een.aanvaard_op else _("Deze collega is al gevraagd.")
            raise NotPossible(al)
    regie = Regie.objects.create(
        dossier_id=dossier, team_id=team, medewerker_id=medewerker, aangeboden_op=handeling.moment
    )
    note(
        handeling, "regie.aangeboden", dossier=dossier, onderwerp=("regie", regie.pk), codes={"medewerker": medewerker}
    )
    return regie


@transaction.atomic
def accept_regie(handeling: Handeling, *, regie: Regie) -> None:
    """
    Direct from now on; who directed before, does so no longer.

    :raises NotPossible: if it was not offered to this person, or is not open any more
    """
    if regie.medewerker_id != handeling.wie:
        raise NotPossible(_("Alleen wie gevraagd is, kan de regie aanvaarden."))
    regies = _hold_regies(handeling, regie.dossier_id)
    gevraagd = next((een for een in regies if een.pk == regie.pk), None)
    if gevraagd is None:
        raise NotFound
    if gevraagd.aanvaard_op or gevraagd.geeindigd_op:
        raise NotPossible(_("Deze vraag om regie is al beantwoord."))
    for vorige in (een for een in regies if een.pk != regie.pk and not een.geeindigd_op):
        _end(handeling, vorige, reden="overgenomen")
        if vorige.aanvaard_op is None:
            # Somebody else who was asked, is not to take it over unawares later.
            note(handeling, "regie.ingetrokken", dossier=regie.dossier_id, onderwerp=("regie", vorige.pk))
    regie.aanvaard_op = handeling.moment
    regie.periode = (handeling.moment, None)
    regie.save(update_fields=["aanvaard_op", "periode"])
    note(
        handeling,
        "regie.aanvaard",
        dossier=regie.dossier_id,
        onderwerp=("regie", regie.pk),
        codes={"medewerker": regie.medewerker_id, "team": regie.team_id},
    )


@transaction.atomic
def decline_regie(handeling: Handeling, *, regie: Regie) -> None:
    """
    Say no to the question to direct; whoever answers for the casus keeps the clock of finding somebody.

    :raises NotPossible: if it was not asked of this person, or was answered
    """
    if regie.medewerker_id != handeling.wie:
        raise NotPossible(_("Alleen wie gevraagd is, kan nee zeggen."))
    gevraagd = next((een for een in _hold_regies(handeling, regie.dossier_id) if een.pk == regie.pk), None)
    if gevraagd is None:
        raise NotFound
    if gevraagd.aanvaard_op or gevraagd.geeindigd_op:
        raise NotPossible(_("Deze vraag om regie is al beantwoord."))
    _end(handeling, gevraagd, reden="afgewezen")
    note(handeling, "regie.afgewezen", dossier=regie.dossier_id, onderwerp=("regie", regie.pk))


@transaction.atomic
def end_regie(handeling: Handeling, *, regie: Regie, reden: str) -> None:
    """
    Stop directing without a successor; the vacancy becomes a clock with an owner.

    :raises NotPossible: if this person does not direct
    """
    nu = next((een for een in _hold_regies(handeling, regie.dossier_id) if een.pk == regie.pk), None)
    if nu is None:
        raise NotFound
    if nu.aanvaard_op is None or nu.geeindigd_op:
        raise NotPossible(_("Deze regie loopt niet."))
    regie.aanvaard_op = nu.aanvaard_op
    _end(handeling, regie, reden=reden)
    note(handeling, "regie.beeindigd", dossier=regie.dossier_id, onderwerp=("regie", regie.pk), codes={"reden": reden})


@transaction.atomic
def end_regies(handeling: Handeling, *, dossier: int, reden: str) -> None:
    """End who directs and every open question to direct, because nothing is left to direct; that is no vacancy."""
    for regie in _hold_regies(handeling, dossier):
        if regie.geeindigd_op is None:
            _end(handeling, regie, reden=reden)


def _hold_regies(handeling: Handeling, dossier: int) -> list[Regie]:
    """Return every regie of a dossier as it is now, held until the end: two deeds at once become two in a row."""
    return list(
        Regie.objects.visible_to(handeling).filter(dossier_id=dossier).order_by("id").select_for_update(of=("self",))
    )


@transaction.atomic
def hand_over_regie(handeling: Handeling, *, van_medewerker: int, naar_medewerker: int) -> int:
    """
    Let a colleague who leaves direct nothing for the acting team any more, and ask another; return how many.

    Until the other accepts, each is a vacancy with a clock and an owner.

    :raises NotPossible: if the other does not work in the team, or is the one who leaves
    """
    leden = toegang.members_of(handeling.team or 0, lokale_datum(handeling.moment))
    if naar_medewerker == van_medewerker or not leden.filter(medewerker_id=naar_medewerker).exists():
        raise NotPossible(_("Kies een andere collega uit uw team voor de regie."))
    rijen = list(
        Regie.objects.visible_to(handeling).filter(
            medewerker_id=van_medewerker, team_id=handeling.team or 0, periode__contains=handeling.moment
        )
    )
    for regie in rijen:
        end_regie(handeling, regie=regie, reden="vertrek")
        offer_regie(handeling, dossier=regie.dossier_id, team=regie.team_id, medewerker=naar_medewerker)
    return len(rijen)


def _end(handeling: Handeling, regie: Regie, *, reden: str) -> None:
    if regie.aanvaard_op and regie.aanvaard_op > handeling.moment:
        raise NotPossible(_("Iemand anders heeft de regie intussen aanvaard."))
    # A question that was never answered has no stretch of time in which it counted.
    regie.periode = (regie.aanvaard_op, handeling.moment) if regie.aanvaard_op else None
    regie.geeindigd_op = handeling.moment
    regie.eindreden = reden
    regie.save(update_fields=["periode", "geeindigd_op", "eindreden"])
