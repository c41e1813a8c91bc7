"""In which dossiers is a birthday near on which rights change?"""

from datetime import timedelta

from django.db import connection

from schakel.casuswerk.kinderen.rules.rechten import STAPPEN
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum

# Further ahead than any region tells of it; each region says for itself how many weeks.
HOOGSTENS = timedelta(weeks=26)


def dossiers_with_birthday(handeling: Handeling) -> list[int]:
    """Return the running casussen in which a child is twelve, sixteen or eighteen soon: numbers alone."""
    dag = lokale_datum(handeling.moment)
    leeftijden = [stap.vanaf for stap in STAPPEN if stap.vanaf]
    with connection.cursor() as cursor:
        cursor.execute("SELECT kinderen_jarig(%s, %s, %s)", [dag - timedelta(days=2), dag + HOOGSTENS, leeftijden])
        return [int(rij[0]) for rij in cursor.fetchall()]
