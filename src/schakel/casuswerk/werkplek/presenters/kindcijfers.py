"""How does the figure of children without an own offer read on the page of figures?"""

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.casuswerk.kinderen.queries.cijfers import Hulpcijfer
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal


def present_children(handeling: Handeling, cijfer: Hulpcijfer) -> dict[str, object]:
    """Return the figure of now, with its principle, numerator, denominator and moment in words."""
    zonder = reverse("kinderen:zonder-hulp")
    deel = f", {round(100 * cijfer.zonder / cijfer.kinderen)}%" if cijfer.kinderen else ""
    return {
        "kop": _("Kinderen zonder eigen aanbod: %(n)d van %(alle)d%(deel)s")
        % {"n": cijfer.zonder, "alle": cijfer.kinderen, "deel": deel},
        "regels": [
            (_("Zonder eigen aanbod"), cijfer.zonder, zonder if cijfer.zonder else ""),
            (_("Gevraagd of toegezegd, nog niet begonnen"), cijfer.gevraagd, ""),
            (_("Eigen hulp begonnen"), cijfer.gestart, ""),
            (_("Besloten dat geen eigen hulp nodig is"), cijfer.niet_nodig, ""),
        ],
        "definitie": [
            (_("Uitgangspunt"), _("5: kinderen krijgen de zorg die ze nodig hebben")),
            (_("Teller"), _("kinderen voor wie niemand eigen hulp vroeg, en niemand besloot dat het niet nodig is")),
            (
                _("Noemer"),
                _("alle kinderen in casussen die nu lopen en die u mag openen: %(n)d") % {"n": cijfer.kinderen},
            ),
            (_("Periode"), _("geen: de stand van nu, ook als u een andere maand kiest")),
            (_("Gemeten op"), taal.tijdstip(handeling.moment)),
        ],
    }
