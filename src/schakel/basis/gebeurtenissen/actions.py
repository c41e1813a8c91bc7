"""The deeds of the event log that are nobody's but its own: who listens to what."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from schakel.basis.gebeurtenissen.models import Abonnement


@transaction.atomic
def store_subscriptions(abonnementen: Mapping[str, Sequence[str]]) -> None:
    """Make the stored table equal to this one: listener -> kinds of event; earlier events are not heard again."""
    gewenst = {(luisteraar, soort) for luisteraar, soorten in abonnementen.items() for soort in soorten}
    for rij in Abonnement.objects.all():
        if (rij.luisteraar, rij.soort) in gewenst:
            gewenst.discard((rij.luisteraar, rij.soort))
        else:
            rij.delete()
    Abonnement.objects.bulk_create([Abonnement(luisteraar=l, soort=s) for l, s in sorted(gewenst)])
