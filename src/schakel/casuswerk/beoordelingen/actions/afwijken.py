"""People chose otherwise than the agreement: kept with its sentence, told as an event, and counted."""

from collections.abc import Sequence

from schakel.basis.afspraken.queries import Beslissing
from schakel.basis.kluis import actions as kluis
from schakel.casuswerk.beoordelingen.models import Besluit, Routeafwijking
from schakel.casuswerk.beoordelingen.queries.voorstel import Blik
from schakel.casuswerk.beoordelingen.rules.afwijkingen import Afwijkingsoort, Gevonden
from schakel.casuswerk.beoordelingen.rules.inhoud import words
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.kernel.handeling import Handeling


def _store_afwijkingen(
    handeling: Handeling,
    *,
    blik: Blik,
    besluit: Besluit,
    gevonden: Sequence[Gevonden],
    reden: str,
    herkomst: Beslissing | None,
) -> None:
    """Keep each deviation; `herkomst` is the table that was not followed, but for the casemanager's own table."""
    if not gevonden:
        return
    bevroren = kluis.freeze(
        handeling, dossier=besluit.dossier_id, onderwerp=blik.beoordeling.dossier.publiek_id, inhoud=words(reden)
    )
    for afwijking in gevonden:
        bron = blik.casemanager if afwijking.soort is Afwijkingsoort.KINDEREN_ZONDER_JEUGDTEAM else herkomst
        rij = Routeafwijking.objects.create(
            dossier_id=besluit.dossier_id,
            besluit=besluit,
            soort=afwijking.soort.value,
            artikel=bron.uitkomst.artikel if bron else "",
            afspraakversie=bron.versie if bron else None,
            voorgesteld=afwijking.voorgesteld,
            gekozen=afwijking.gekozen,
            reden=bevroren,
            op=handeling.moment,
            door=handeling.wie,
        )
        _note(handeling, blik, rij)


def _note(handeling: Handeling, blik: Blik, rij: Routeafwijking) -> None:
    dossiers.note(
        handeling,
        "afwijking.vastgelegd",
        dossier=rij.dossier_id,
        onderwerp=("routeafwijking", rij.pk),
        codes={
            "soort": rij.soort,
            "artikel": rij.artikel,
            "voorgesteld": rij.voorgesteld,
            "gekozen": rij.gekozen,
            "kinderen": blik.kinderen,
            "gemeente": blik.beoordeling.melding.gemeente,
        },
    )
