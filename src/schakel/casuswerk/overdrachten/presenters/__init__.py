"""What the pages of handovers show, as ready Dutch text."""

from schakel.casuswerk.overdrachten.presenters.buiten import Bevestigd, confirmations
from schakel.casuswerk.overdrachten.presenters.lijst import Lijst, boxes
from schakel.casuswerk.overdrachten.presenters.pagina import Pagina, page
from schakel.casuswerk.overdrachten.presenters.panelen import Groep, Paneel, groups, panels

__all__ = ["Bevestigd", "Groep", "Lijst", "Pagina", "Paneel", "boxes", "confirmations", "groups", "page", "panels"]
