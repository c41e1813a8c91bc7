"""Every way in which layouts, deliveries and their clocks can change."""

from schakel.sturing.leveringen.actions.inrichten import describe_leveraar, load_definitie
from schakel.sturing.leveringen.actions.leveren import order_levering, release_levering, send_released
from schakel.sturing.leveringen.actions.maken import build_levering, build_waiting
from schakel.sturing.leveringen.actions.termijnen import follow_termijnen

__all__ = [
    "build_levering",
    "build_waiting",
    "describe_leveraar",
    "follow_termijnen",
    "load_definitie",
    "order_levering",
    "release_levering",
    "send_released",
]
