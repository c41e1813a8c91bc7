"""Which forms stand on the page of one handover, and what do they say?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.overdrachten.presenters.pagina import Pagina
from schakel.toolkit.formulier import Formulier

PANELEN: Mapping[str, tuple[str, str, str]] = {
    "aanbieden": ("Aanbieden", "Het andere team ziet alleen de samenvatting. U blijft verantwoordelijk.", "Bied aan"),
    "ontvangen": ("Ontvangst", "Laat weten dat u het aanbod heeft gezien.", "Bevestig de ontvangst"),
    "aannemen": ("Aannemen", "Uw team start na het warme gesprek. Na het aannemen ziet u de hele casus.", "Neem aan"),
    "weigeren": (
        "Weigeren",
        "Met een reden. Iemand anders beslist of die klopt. De zender blijft verantwoordelijk.",
        "Weiger deze overdracht",
    ),
    "gesprek-plannen": ("Warm gesprek plannen", "Het gezin kiest de plek.", "Plan het gesprek"),
    "gesprek": ("Warm gesprek vastleggen", "Het andere team bevestigt dit.", "Leg het gesprek vast"),
    "gesprek-bevestigen": ("Gesprek bevestigen", "Was het gesprek zoals het hier staat?", "Ja, dat klopt"),
    "geen-gesprek": (
        "Een gesprek met het gezin kan niet",
        "Dit telt als koude overdracht.",
        "Ga verder zonder gesprek",
    ),
    "regie": (
        "Regie overnemen",
        "U stuurt vanaf nu het plan aan. Dit kan alleen wie gevraagd is.",
        "Neem de regie over",
    ),
    "eerste-contact": ("Eerste contact", "Wanneer, met wie en door wie.", "Leg het contact vast"),
    "starten": (
        "De hulp is gestart",
        "Vanaf dit moment is uw team verantwoordelijk voor de veiligheid.",
        "Start en word verantwoordelijk",
    ),
    "intrekken": ("Overdracht intrekken", "Het andere team ziet hierna niets meer.", "Trek in"),
    "opschalen": ("Opschalen", "Wie op de volgende trede staat, hakt de knoop door.", "Schaal op"),
    "beoordelen": ("Uw besluit", "De zender blijft verantwoordelijk tot de hulp is gestart.", "Leg uw besluit vast"),
    "betwisten": ("Start betwisten", "Iemand anders kijkt ernaar. Er verschuift niets vanzelf.", "Betwist de start"),
    "start-bevestigen": ("Start bevestigen", "U ziet dat de hulp echt is begonnen.", "Bevestig de start"),
    "betwisting": ("Uw besluit over de start", "Er verschuift niets vanzelf.", "Leg uw besluit vast"),
    "buiten": (
        "Bevestiging van buiten het systeem",
        "Dit team heeft geen toegang. Leg vast wie wat bevestigde. Een collega controleert het.",
        "Leg vast",
    ),
}
# What is done seldom stays folded in until it is asked.
INGEKLAPT = frozenset({"weigeren", "geen-gesprek", "intrekken", "opschalen", "betwisten"})


@dataclass(frozen=True, slots=True)
class Paneel:
    """One thing that can be done now, with its form."""

    stap: str
    kop: str
    toelichting: str
    knop: str
    url: str
    form: Formulier
    ingeklapt: bool
    open: bool
    eerste: bool
    bovenaan: bool = False
    """Whether the next step at the top of the page sends this form as well."""


def panels(pagina: Pagina, vormen: Mapping[str, Formulier]) -> list[Paneel]:
    """Return the forms of this page in order; one with faults is open."""
    uuid = pagina.overdracht.publiek_id
    volgorde = [*pagina.stappen_nu, *(stap for stap in vormen if stap not in pagina.stappen_nu)]
    beelden = []
    for nummer, stap in enumerate(volgorde):
        kop, toelichting, knop = PANELEN[stap]
        form = vormen[stap]
        beelden.append(
            Paneel(
                stap=stap,
                kop=_(kop),
                toelichting=_(toelichting),
                knop=_(knop),
                url=reverse(f"overdrachten:{stap}", args=[uuid]),
                form=form,
                ingeklapt=stap in INGEKLAPT,
                open=form.is_bound,
                eerste=nummer == 0,
                bovenaan=pagina.volgende is not None and pagina.volgende.formulier == f"stap-{stap}",
            )
        )
    return beelden
