"""Definitions as the regions ship them, and dossiers for clocks to run on."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml
from django.db import connection

from schakel.basis.termijnen import actions
from schakel.basis.termijnen.models import Termijn
from schakel.basis.toegang.tests.builders import MOMENT, Ploeg
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import set_actor

REGIOS = Path(__file__).resolve().parents[5] / "regios"
MACHINE = Handeling(None, None, "beheer", None, MOMENT, namens="toets")


def inhoud_van(map_: str) -> dict[str, Any]:
    """Return the file with terms of a region folder."""
    inhoud: dict[str, Any] = yaml.safe_load((REGIOS / map_ / "termijnen.yaml").read_text(encoding="utf-8"))
    return inhoud


def laad_termijnen() -> None:
    """Load the national definitions and those of a region, as the region of the cast."""
    actions.load_termijnen(MACHINE, regio="", inhoud=inhoud_van("landelijk"))
    actions.load_termijnen(MACHINE, regio="toetsregio", inhoud=inhoud_van("den-haag"))


def een_dossiernummer(ploeg: Ploeg, naam: str, *teams: str) -> int:
    """
    Open a dossier by the function of the database, since the room of dossiers stands above this one.

    The named member of the cast acts from here on; teams of the others are involved too.
    """
    handeling = ploeg.handeling(naam)
    set_actor(handeling)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT dossier_open(%s, 'MELDING', 'toetsregio', %s, 'wmo-4.1.1-2', '{}', %s, 'toets')",
            [uuid4(), handeling.team, ploeg.moment],
        )
        nummer = int(cursor.fetchone()[0])
        for ander in teams:
            cursor.execute(
                "SELECT betrokkenheid_verleen(%s, %s, 'ONTVANGER', 'wmo-4.1.1-2', '{}', %s, NULL, '', NULL)",
                [nummer, ploeg.team_van(ander).pk, ploeg.moment],
            )
    return nummer


def gebeurt(
    ploeg: Ploeg,
    naam: str,
    soort: str,
    dossier: int,
    *,
    onderwerp: tuple[str, int] | None = None,
    op: datetime | None = None,
    codes: dict[str, str | int | bool] | None = None,
    ontvanger: str = "Jamila",
) -> list[Termijn]:
    """
    Let an event happen and return the terms that it started.

    A melding is received for the team that judges it: the cast's first team is both front desk and judge.
    """
    if soort.startswith("melding."):
        ontvanger = "Fatima"
    handeling = ploeg.handeling(naam)
    ids = actions.apply_event(
        handeling,
        soort=soort,
        dossier=dossier,
        regio="toetsregio",
        onderwerp=onderwerp,
        gebeurd_op=op or ploeg.moment,
        teams={
            "verantwoordelijk": ploeg.team_van("Fatima").pk,
            "zender": ploeg.team_van("Fatima").pk,
            "ontvanger": ploeg.team_van(ontvanger).pk,
        },
        codes=codes or {},
    )
    return list(Termijn.objects.filter(pk__in=ids).order_by("definitie"))
