"""Where does somebody begin: who steers, a team, or an attention officer?"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.sturing.deskundigheid.queries import Samenvatting
from schakel.toolkit.bladen import Blad, Blok, Regel


def _short(zin: str, aantal: int, geheel: int) -> tuple[str, str] | None:
    return ("let-op", zin % {"n": aantal, "totaal": geheel}) if aantal else None


def present_begin(blokken: Sequence[Blok], *, stand: Samenvatting | None, bewaakt: bool, vraagt: bool) -> Blad:
    """Return the first page of this room; who steers reads beside each part what falls short there."""
    plekken = _short(_("%(n)d van %(totaal)d plekken leeg"), stand.lege_plekken, stand.plekken) if stand else None
    regels = [
        Regel(
            _("Aandachtsfunctionarissen"),
            reverse("deskundigheid:functionarissen"),
            _("Waar iemand de meldcode bewaakt"),
            plekken,
        ),
        Regel(_("Voorlichting, training en ontmoeting"), reverse("deskundigheid:verzoeken"), _("Vraag iets aan")),
        Regel(_("Communicatieplan"), reverse("deskundigheid:communicatie"), _("De kalender, met bereik en kosten")),
        Regel(_("Expertise en samen op bezoek"), reverse("deskundigheid:expertise"), _("Is zeldzame kennis geborgd?")),
    ]
    if stand is not None:
        tekort = _short(_("bij %(n)d van %(totaal)d ontbreekt iets"), stand.organisaties_met_tekort, stand.organisaties)
        url = reverse("deskundigheid:meldcode")
        regels.insert(1, Regel(_("Meldcode per organisatie"), url, _("Wat er ontbreekt"), tekort))
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
