"""Where does somebody begin: who steers, a team, or an attention officer?"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.toolkit.bladen import Blad, Blok, Regel


def present_begin(blokken: Sequence[Blok], *, stuurt: bool, bewaakt: bool, vraagt: bool) -> Blad:
    """Return the first page of this room."""
    regels = [
        Regel(
            _("Aandachtsfunctionarissen"),
            reverse("deskundigheid:functionarissen"),
            _("Waar iemand de meldcode bewaakt"),
        ),
        Regel(_("Voorlichting, training en ontmoeting"), reverse("deskundigheid:verzoeken"), _("Vraag iets aan")),
        Regel(_("Communicatieplan"), reverse("deskundigheid:communicatie"), _("De kalender, met bereik en kosten")),
        Regel(_("Expertise en samen op bezoek"), reverse("deskundigheid:expertise"), _("Is zeldzame kennis geborgd?")),
    ]
    if stuurt:
        regels.insert(1, Regel(_("Meldcode per organisatie"), reverse("deskundigheid:meldcode"), _("Wat er ontbreekt")))
    if bewaakt:
        regels.insert(
            0, Regel(_("Meldcode in uw organisatie"), reverse("deskundigheid:mijn_meldcode"), _("Zaken en vragen"))
        )
    if vraagt:
        regels.append(
            Regel(_("Vraag het de aandachtsfunctionaris"), reverse("deskundigheid:vraag"), _("Over de meldcode"))
        )
    meer = Blok(kop=_("Meer"), id="meer", regels=regels)
    return Blad(
        titel=_("Deskundigheid"),
        blokken=blokken,
        zij=[meer],
        meta=[_("Wat teams kunnen, wie de meldcode bewaakt, en wie wij bereiken.")],
    )
