"""People and households made by the deeds of this room and lower ones."""

from datetime import date

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.personen import actions
from schakel.casuswerk.personen.models import Huishouden, Persoon
from schakel.casuswerk.personen.rules import PersoonRol
from schakel.toolkit.transactie import transactie


def een_gezin(ploeg: Ploeg, dossier: Dossier, naam: str = "Fatima") -> tuple[Huishouden, list[Persoon]]:
    """Record a household of mother, father and two children in a dossier."""
    handeling = ploeg.handeling(naam)
    with transactie(handeling, wat="toets"):
        huis = actions.create_huishouden(
            handeling, dossier=dossier.pk, postcode="2532 CX", huisnummer="118", straat="Veenbesstraat",
            plaats="Den Haag", gemeente="0518",
        )  # fmt: skip
        gezin = actions.add_personen(
            handeling,
            dossier=dossier.pk,
            nieuwe=[
                actions.Nieuw(rol=PersoonRol.SLACHTOFFER, roepnaam="Marloes", achternaam="Terpstra", geslacht="V",
                              geboortedatum=date(1982, 5, 4), bsn="999990007", huishouden=huis),
                actions.Nieuw(rol=PersoonRol.PLEGER, roepnaam="Joris", tussenvoegsel="van", achternaam="Dalen",
                              geslacht="M", leeftijd=38, huishouden=huis),
                actions.Nieuw(rol=PersoonRol.KIND, roepnaam="Fenna", tussenvoegsel="van", achternaam="Dalen",
                              geslacht="V", geboortedatum=date(2007, 1, 9), huishouden=huis),
                actions.Nieuw(rol=PersoonRol.KIND, omschrijving="jongetje, ongeveer 4", leeftijd=4, geslacht="M",
                              huishouden=huis),
            ],
        )  # fmt: skip
    return huis, gezin
