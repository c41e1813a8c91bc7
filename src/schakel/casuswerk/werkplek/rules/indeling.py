"""Under which heading of the work list does a term stand?  Acute danger above all, and danger first under each."""

from datetime import datetime, timedelta
from enum import StrEnum

from schakel.kernel.errors import InvalidInput
from schakel.kernel.tijd import begin_van_dag, lokale_datum

GEVAAR_VANAF = 3
"""From this level on (acute) a term stands above everything, also under a filter."""
ACUUT_TITEL = "acuut_screenen"
"""The term that asks whether somebody is in danger at this moment."""

# Under this key a region lays down, dated, how many weeks ahead a follow-up moment stands on the work list.
MONITORING_HORIZON_SLEUTEL = "werkvoorraad_monitoring_weken"
# An example, for a region that laid down nothing.
MONITORING_HORIZON = 4
ERVARINGSMOMENT = "ervaring_vragen"
"""The moment at which a family is asked about the help: nobody can ask before its day."""


class Groep(StrEnum):
    """The headings of the work list under danger, in this order; what others do for us stands last."""

    TE_LAAT = "te_laat"
    VANDAAG = "vandaag"
    DEZE_WEEK = "deze_week"
    LATER = "later"


def einde_van_vandaag(moment: datetime) -> datetime:
    """Return midnight after the day in Amsterdam on which the moment falls."""
    return begin_van_dag(lokale_datum(moment) + timedelta(days=1))


def einde_van_de_week(moment: datetime) -> datetime:
    """Return midnight after the Sunday of the week in which the moment falls."""
    dag = lokale_datum(moment)
    return begin_van_dag(dag + timedelta(days=8 - dag.isoweekday()))


def groep_van(*, uiterlijk: datetime, moment: datetime) -> Groep:
    """Return under which heading a term stands; a term that ends at 24:00 is due that day."""
    if uiterlijk < moment:
        return Groep.TE_LAAT
    if uiterlijk <= einde_van_vandaag(moment):
        return Groep.VANDAAG
    return Groep.DEZE_WEEK if uiterlijk <= einde_van_de_week(moment) else Groep.LATER


def check_geweest(gevraagd: datetime, nu: datetime) -> None:
    """
    Check that a moment about which is asked is no future: nobody knows who will answer then.

    :raises InvalidInput: if it still has to come
    """
    if gevraagd > nu:
        raise InvalidInput({"moment": ["Dit moment moet nog komen. Vraag een moment dat is geweest."]})
