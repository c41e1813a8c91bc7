"""What the pages of handovers show, as ready Dutch text."""

from schakel.casuswerk.overdrachten.presenters.lijst import Lijst, boxes
from schakel.casuswerk.overdrachten.presenters.pagina import Pagina, page
from schakel.casuswerk.overdrachten.presenters.panelen import Groep, Paneel, begin_with, groups, panels

__all__ = ["Groep", "Lijst", "Pagina", "Paneel", "begin_with", "boxes", "groups", "page", "panels"]
