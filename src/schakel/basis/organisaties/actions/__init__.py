"""How the ketenkaart changes: described again from a region folder; contacts also by what their owner agrees to."""

from schakel.basis.organisaties.actions.gebieden import (
    begin_clock,
    store_gebieden,
    store_postcodes,
    store_regio,
    store_verzamelingen,
)
from schakel.basis.organisaties.actions.instellingen import store_diensten, store_instellingen, store_regelingen
from schakel.basis.organisaties.actions.lijsten import (
    Ketenalarm,
    confirm_rol,
    decide_wijziging,
    follow_ketentermijnen,
    propose_wijziging,
    store_signaalkaarten,
    verify_contact,
)
from schakel.basis.organisaties.actions.teams import store_organisaties, store_team, store_teams
from schakel.basis.organisaties.actions.vertrek import end_organisatie, end_team

__all__ = [
    "Ketenalarm",
    "begin_clock",
    "confirm_rol",
    "decide_wijziging",
    "end_organisatie",
    "end_team",
    "follow_ketentermijnen",
    "propose_wijziging",
    "store_diensten",
    "store_gebieden",
    "store_instellingen",
    "store_organisaties",
    "store_postcodes",
    "store_regelingen",
    "store_regio",
    "store_signaalkaarten",
    "store_team",
    "store_teams",
    "store_verzamelingen",
    "verify_contact",
]
