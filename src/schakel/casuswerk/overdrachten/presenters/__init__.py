"""What the pages of handovers show, as ready Dutch text."""

from schakel.casuswerk.overdrachten.presenters.lijst import Lijst, boxes
from schakel.casuswerk.overdrachten.presenters.pagina import Pagina, page
from schakel.casuswerk.overdrachten.presenters.panelen import Paneel, panels

__all__ = ["Lijst", "Pagina", "Paneel", "boxes", "page", "panels"]
