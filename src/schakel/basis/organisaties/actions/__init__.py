"""How the ketenkaart changes: described again from a region folder, never by hand in a screen."""

from schakel.basis.organisaties.actions.gebieden import (
    begin_clock,
    store_gebieden,
    store_postcodes,
    store_regio,
    store_verzamelingen,
)
from schakel.basis.organisaties.actions.instellingen import store_diensten, store_instellingen, store_regelingen
from schakel.basis.organisaties.actions.teams import store_organisaties, store_team, store_teams
from schakel.basis.organisaties.actions.vertrek import end_organisatie, end_team

__all__ = [
    "begin_clock",
    "end_organisatie",
    "end_team",
    "store_diensten",
    "store_gebieden",
    "store_instellingen",
    "store_organisaties",
    "store_postcodes",
    "store_regelingen",
    "store_regio",
    "store_team",
    "store_teams",
    "store_verzamelingen",
]
