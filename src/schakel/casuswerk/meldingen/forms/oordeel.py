"""What somebody decides about a message that was flagged."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from schakel.casuswerk.meldingen.rules import OORDEELWOORDEN, AanleveringStatus, Paaroordeel
from schakel.toolkit.formulier import Formulier, KeuzeVeld

PAREN = (Paaroordeel.AANVULLING, Paaroordeel.VERBETERING, Paaroordeel.ANDER_GEZIN)


class OordeelForm(Formulier):
    """Of two messages: what the second is; of one that went nowhere: that somebody asked after it."""

    oordeel = KeuzeVeld(label=_("Wat is hier aan de hand?"))

    def __init__(self, data: QueryDict | None = None, *, status: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        alleen = status in (AanleveringStatus.ONLEESBAAR, AanleveringStatus.ZONDER_ADRES)
        keuzes = (Paaroordeel.AFGEHANDELD,) if alleen else PAREN
        self.fields["oordeel"].choices = [(o.value, OORDEELWOORDEN[o]) for o in keuzes]  # type: ignore[attr-defined]
