"""The deeds of the event log that are nobody's but its own: who listens to what."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from schakel.basis.gebeurtenissen.models import Abonnement, TeHoren

# After so many attempts a person must look; what comes after it in the dossier waits.
POGINGEN = 8

# In order per dossier and listener: what is younger waits until what is older is heard, also when another process
# holds the older one at this moment. The oldest is asked as one number, so that no planner can join the whole table
# with itself: with forty thousand waiting, the next one costs as much as with ten.
NEXT = """SELECT t.* FROM gebeurtenissen_tehoren t
    WHERE t.pogingen < %s AND t.gebeurtenis_id = (SELECT e.gebeurtenis_id FROM gebeurtenissen_tehoren e
        WHERE e.luisteraar = t.luisteraar AND e.dossier_id = t.dossier_id ORDER BY e.gebeurtenis_id LIMIT 1)
    ORDER BY t.pogingen, t.gebeurtenis_id LIMIT 1 FOR UPDATE OF t SKIP LOCKED"""


@transaction.atomic
def store_subscriptions(abonnementen: Mapping[str, Sequence[str]], *, op_verzoek: Collection[str] = ()) -> None:
    """
    Make the stored table equal to this one: listener -> kinds of event; earlier events are not heard again.

    Listeners on request (`op_verzoek`) are left as they are: somebody's deed lets them listen.
    """
    gewenst = {(luisteraar, soort) for luisteraar, soorten in abonnementen.items() for soort in soorten}
    for rij in Abonnement.objects.exclude(luisteraar__in=list(op_verzoek)):
        if (rij.luisteraar, rij.soort) in gewenst:
            gewenst.discard((rij.luisteraar, rij.soort))
        else:
            rij.delete()
    Abonnement.objects.bulk_create(
        [Abonnement(luisteraar=luisteraar, soort=soort) for luisteraar, soort in sorted(gewenst)]
    )


@transaction.atomic
def let_listen(luisteraar: str, soort: str) -> None:
    """Let a listener on request hear this kind of event from now on; once is enough."""
    Abonnement.objects.get_or_create(luisteraar=luisteraar, soort=soort)


def take_next() -> TeHoren | None:
    """Hold the next event that a listener must hear, until this transaction ends; None when none waits."""
    return next(iter(TeHoren.objects.raw(NEXT, [POGINGEN])), None)


def mark_heard(rij: TeHoren) -> None:
    """Strike out what a listener has heard, in the transaction in which it heard it."""
    rij.delete()


@transaction.atomic
def mark_failed(rij: TeHoren, *, fout: str) -> None:
    """Remember that a listener could not hear this now; it is tried again after the others."""
    TeHoren.objects.filter(pk=rij.pk).update(pogingen=rij.pogingen + 1, fout=fout)
