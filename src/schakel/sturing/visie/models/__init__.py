"""The tables of the vision of a region and of the work on it.  No row is about a family."""

from schakel.sturing.visie.models.evaluatie import Bijdrage, Evaluatie, Evaluatiedeel, Evaluatieronde, Rondegenodigde
from schakel.sturing.visie.models.oordeel import Actie, Actienotitie, Focuspunt, Kleuroordeel, Raadsvraag
from schakel.sturing.visie.models.proef import Pilot, Uitrol, Uitrolstand
from schakel.sturing.visie.models.tafel import Agendapunt, Overlegbesluit, Stuuroverleg
from schakel.sturing.visie.models.visie import Regiovisie, Vaststelling, Visieversie
from schakel.sturing.visie.models.werk import (
    Afspraakgebruik,
    Bevinding,
    Geldstroom,
    Taak,
    Taakdeel,
    Toets,
    Voorziening,
)

__all__ = [
    "Actie",
    "Actienotitie",
    "Afspraakgebruik",
    "Agendapunt",
    "Bevinding",
    "Bijdrage",
    "Evaluatie",
    "Evaluatiedeel",
    "Evaluatieronde",
    "Focuspunt",
    "Geldstroom",
    "Kleuroordeel",
    "Overlegbesluit",
    "Pilot",
    "Raadsvraag",
    "Regiovisie",
    "Rondegenodigde",
    "Stuuroverleg",
    "Taak",
    "Taakdeel",
    "Toets",
    "Uitrol",
    "Uitrolstand",
    "Vaststelling",
    "Visieversie",
    "Voorziening",
]
