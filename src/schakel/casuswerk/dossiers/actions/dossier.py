"""The deeds on dossiers: open, involve, answer, close, and note what happened."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from schakel.basis.termijnen import actions as termijnen
from schakel.casuswerk.dossiers import queries
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol, DossierSoort, DossierStatus
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling

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
def end_invitation(
    handeling: Handeling,
    *,
    dossier: int,
    onderwerp: tuple[str, int],
    team: int | None = None,
    behalve: Sequence[int] = (),
) -> None:
    """End the invitation of this team to this subject now; without a team, of every team but these."""
    _call("uitnodiging_eindig", dossier, *onderwerp, team, handeling.moment, list(behalve))
    handeling.spoor.noteer("uitnodiging", dossier=dossier, actie="D")


@transaction.atomic
def let_read_until(handeling: Handeling, *, dossier: int, onderwerp: tuple[str, int], team: int, tot: datetime) -> None:
    """Let a team see this one subject until a moment and no longer, whether it was invited already or not."""
    invite_team(handeling, dossier=dossier, team=team, onderwerp=onderwerp, tot=tot)
    _call("uitnodiging_eindig", dossier, *onderwerp, team, tot, [])


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


@transaction.atomic
def judge_gevaar_again(handeling: Handeling, *, dossier: Dossier, gevaar: int) -> None:
    """Set how dangerous it is held to be now, on the dossier and on the work that runs: else a list cries for ever."""
    set_gevaar(handeling, dossier=dossier.pk, gevaar=gevaar)
    termijnen.set_gevaar(handeling, dossier=dossier.pk, regio=dossier.regio, gevaar=gevaar)


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
    ("ontvanger", "zender"); who is responsible and who directs is known. What happens after closing is for the team
    that answered last: nothing that somebody waits for may be nobody's.
    """
    onderwerp_soort, onderwerp_id = onderwerp or ("", None)
    gebeurd = gebeurd_op or handeling.moment
    rij = _call(
        "dossier_noteer", dossier, soort, gebeurd, onderwerp_soort, onderwerp_id, json.dumps(dict(codes or {})),
        handeling.namens or "",
    )  # fmt: skip
    gebeurtenis, regio, gevaar, verantwoordelijk, regie = rij
    if verantwoordelijk is None:
        verantwoordelijk = queries.last_answering(handeling, dossier=dossier)
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
