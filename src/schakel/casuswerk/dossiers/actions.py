"""The deeds on dossiers: open, involve, answer, direct, close, and note what happened."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import actions as termijnen
from schakel.basis.toegang import queries as toegang
from schakel.casuswerk.dossiers.models import Dossier, Regie
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol, DossierSoort, DossierStatus
from schakel.kernel.errors import NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

Code = str | int | bool


def _call(functie: str, *waarden: Any) -> tuple[Any, ...]:
    """Run one of the guarded database functions; it checks again that the acting team may see the dossier."""
    plekken = ", ".join(["%s"] * len(waarden))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {functie}({plekken})", waarden)  # noqa: S608 - the name is ours, never input
        rij: tuple[Any, ...] = cursor.fetchone()
    return rij


@transaction.atomic
def open_dossier(
    handeling: Handeling,
    *,
    soort: DossierSoort,
    regio: str,
    team: int,
    geopend_op: datetime,
    grondslag: str,
    categorieen: Sequence[str] = ("alles",),
    reden: str,
) -> Dossier:
    """Open a dossier for which this team answers from that moment on: its involvement and the first ledger row."""
    publiek = uuid4()
    (pk,) = _call(
        "dossier_open", publiek, soort.value, regio, team, grondslag, list(categorieen), geopend_op, reden
    )  # fmt: skip
    handeling.spoor.noteer("dossier", dossier=pk, actie="C")
    handeling.spoor.grondslagen.add(grondslag)
    return Dossier(
        pk=pk,
        publiek_id=publiek,
        soort=soort.value,
        regio=regio,
        status=DossierStatus.OPEN.value,
        geopend_op=geopend_op,
        nummer="",
    )


@transaction.atomic
def grant_betrokkenheid(
    handeling: Handeling,
    *,
    dossier: int,
    team: int,
    rol: BetrokkenheidRol,
    grondslag: str,
    categorieen: Sequence[str] = ("alles",),
    tot: datetime | None = None,
    fase: str = "",
    alleen: Sequence[int] | None = None,
) -> None:
    """
    Give a team the right to be in a dossier from now on, with its ground; changes the involvement that it has.

    `alleen` narrows it to named employees.
    """
    _call(
        "betrokkenheid_verleen", dossier, team, rol.value, grondslag, list(categorieen), handeling.moment, tot, fase,
        list(alleen) if alleen is not None else None,
    )  # fmt: skip
    handeling.spoor.noteer("betrokkenheid", dossier=dossier, actie="C")


@transaction.atomic
def end_betrokkenheid(handeling: Handeling, *, dossier: int, team: int) -> None:
    """
    End the right of a team to be in a dossier, now.

    :raises NotPossible: if it has none
    """
    (aantal,) = _call("betrokkenheid_eindig", dossier, team, handeling.moment)
    if not aantal:
        raise NotPossible(_("Dit team is nu niet bij dit dossier betrokken."))
    handeling.spoor.noteer("betrokkenheid", dossier=dossier, actie="D")


@transaction.atomic
def invite_team(
    handeling: Handeling, *, dossier: int, team: int, onderwerp: tuple[str, int], tot: datetime | None = None
) -> None:
    """Let a team outside the dossier see and answer this one subject of it, and nothing else."""
    _call("uitnodiging_verleen", dossier, team, onderwerp[0], onderwerp[1], handeling.moment, tot)
    handeling.spoor.noteer("uitnodiging", dossier=dossier, actie="C")


@transaction.atomic
def end_invitation(handeling: Handeling, *, dossier: int, onderwerp: tuple[str, int], team: int | None = None) -> None:
    """End the invitation of this team to this subject now; without a team, of every team."""
    _call("uitnodiging_eindig", dossier, onderwerp[0], onderwerp[1], team, handeling.moment)
    handeling.spoor.noteer("uitnodiging", dossier=dossier, actie="D")


@transaction.atomic
def enter_by_invitation(
    handeling: Handeling,
    *,
    dossier: int,
    onderwerp: tuple[str, int],
    rol: BetrokkenheidRol,
    grondslag: str,
    categorieen: Sequence[str] = ("alles",),
) -> None:
    """
    Turn the invitation of the acting team into involvement: from now on it sees the dossier.

    :raises NotPossible: if it was not invited
    """
    (binnen,) = _call(
        "uitnodiging_aanvaard", dossier, onderwerp[0], onderwerp[1], rol.value, grondslag, list(categorieen)
    )
    if not binnen:
        raise NotPossible(_("Uw team is hiervoor niet uitgenodigd."))
    handeling.spoor.noteer("betrokkenheid", dossier=dossier, actie="C")
    handeling.spoor.grondslagen.add(grondslag)


@transaction.atomic
def exclude_medewerker(handeling: Handeling, *, dossier: int, medewerker: int, reden: str) -> None:
    """Keep one employee out of a dossier, whatever the team may see; the reason is a code, never a story."""
    _call("uitsluiting_leg_op", dossier, medewerker, reden, handeling.moment)
    handeling.spoor.noteer("uitsluiting", dossier=dossier, actie="C")


@transaction.atomic
def pass_on(handeling: Handeling, *, dossier: int, naar_team: int, reden: str, bron: str) -> None:
    """
    Let another team answer for the dossier from now on; the ledger shows neither gap nor overlap.

    `reden` is a code, `bron` what it follows from ("overdracht:12"). The clocks of the sender move along.

    :raises NotPossible: if nobody answers for it, this team does already or has ended, or it was passed on just now
    """
    try:
        with transaction.atomic():
            (van,) = _call("verantwoordelijkheid_over", dossier, naar_team, handeling.moment, reden, bron)
    except IntegrityError as fout:
        if "is gestopt" in str(fout):
            raise NotPossible(_("Dit team is gestopt en kan niets meer overnemen. Kies een ander team.")) from fout
        raise NotPossible(_("De verantwoordelijkheid is intussen veranderd. Kijk wie er nu antwoordt.")) from fout
    termijnen.move_owner(handeling, dossier=dossier, van_team=van, naar_team=naar_team)
    note(handeling, "verantwoordelijkheid.overgegaan", dossier=dossier, codes={"naar": naar_team, "reden": reden})


@transaction.atomic
def close_dossier(handeling: Handeling, *, dossier: int, soort: str, codes: Mapping[str, Code] | None = None) -> None:
    """
    Close a dossier and note it as this kind of event: from now on nobody answers for safety in it.

    Clocks that name the event stop with it; a duty that outlives the dossier, such as telling people what is kept
    about them, runs on with the team that had it.

    :raises NotPossible: if it is closed already
    """
    note(handeling, soort, dossier=dossier, codes=codes)
    (gesloten,) = _call("dossier_sluit", dossier, handeling.moment)
    if not gesloten:
        raise NotPossible(_("Dit dossier is al gesloten."))


@transaction.atomic
def reopen_dossier(handeling: Handeling, *, dossier: int, team: int, reden: str) -> None:
    """
    Open a closed dossier again; this team answers from now on.

    :raises NotPossible: if it is open
    """
    (open_,) = _call("dossier_heropen", dossier, team, handeling.moment, reden)
    if not open_:
        raise NotPossible(_("Dit dossier is al open."))
    note(handeling, "dossier.heropend", dossier=dossier, codes={"reden": reden})


@transaction.atomic
def hold(handeling: Handeling, *, dossier: int) -> None:
    """Keep every other deed on this dossier waiting until the end of the transaction."""
    _call("dossier_eis_zicht", dossier)


@transaction.atomic
def set_gevaar(handeling: Handeling, *, dossier: int, gevaar: int) -> None:
    """Set how dangerous the situation is held to be, 0 (not) to 3 (acute): it orders every list."""
    with connection.cursor() as cursor:
        # A plain number is an integer to the database, and no function is found for that by itself.
        cursor.execute("SELECT dossier_zet_gevaar(%s, %s::smallint)", [dossier, gevaar])


def note(
    handeling: Handeling,
    soort: str,
    *,
    dossier: int,
    onderwerp: tuple[str, int] | None = None,
    gebeurd_op: datetime | None = None,
    codes: Mapping[str, Code] | None = None,
    teams: Mapping[str, int] | None = None,
) -> int:
    """
    Write what happened and let it start, stop or reset the clocks that name it; return the id of the event.

    `codes` holds ids, codes and numbers only, never a name or free text. `teams` names further owners of clocks
    ("ontvanger", "zender"); who is responsible and who directs is known.
    """
    onderwerp_soort, onderwerp_id = onderwerp or ("", None)
    gebeurd = gebeurd_op or handeling.moment
    rij = _call(
        "dossier_noteer", dossier, soort, gebeurd, onderwerp_soort, onderwerp_id, json.dumps(dict(codes or {})),
        handeling.namens or "",
    )  # fmt: skip
    gebeurtenis, regio, gevaar, verantwoordelijk, regie = rij
    eigenaren = {"verantwoordelijk": verantwoordelijk, "regie": regie or verantwoordelijk, **(teams or {})}
    termijnen.apply_event(
        handeling,
        soort=soort,
        dossier=dossier,
        regio=regio,
        onderwerp=onderwerp,
        gebeurd_op=gebeurd,
        codes=dict(codes or {}),
        teams={naam: team for naam, team in eigenaren.items() if team is not None},
        gevaar=gevaar,
    )
    handeling.spoor.noteer(soort, dossier=dossier, actie="C")
    return int(gebeurtenis)


@transaction.atomic
def offer_regie(handeling: Handeling, *, dossier: int, team: int, medewerker: int) -> Regie:
    """Ask an employee of a team to direct; nothing changes until that employee accepts."""
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
    for vorige in (een for een in regies if een.aanvaard_op and not een.geeindigd_op):
        _end(handeling, vorige, reden="overgenomen")
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
    regie.periode = (regie.aanvaard_op, handeling.moment)
    regie.geeindigd_op = handeling.moment
    regie.eindreden = reden
    regie.save(update_fields=["periode", "geeindigd_op", "eindreden"])
