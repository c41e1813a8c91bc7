"""Who hears of what?  The one table; a listener bears a repeat (ADR-0009)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from schakel.basis.berichten import actions as berichten
from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.casuswerk.monitoring import actions as monitoring
from schakel.kernel.handeling import Handeling

Horen = Callable[[Handeling, Gebeurtenis], None]


@dataclass(frozen=True, slots=True)
class Luisteraar:
    """A function and the kinds of event that it hears."""

    hoort: Horen
    soorten: tuple[str, ...]


def notify_receiver(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Tell the team that something was offered to it; the notice says nothing more."""
    team = gebeurtenis.codes.get("ontvanger")
    if team:
        berichten.queue_bericht(handeling, team=int(team), aanleiding=f"{gebeurtenis.soort}:{gebeurtenis.pk}")


def plan_monitoring(handeling: Handeling, gebeurtenis: Gebeurtenis) -> None:
    """Let whoever handed over follow the household from the start on; a helper's start plans nothing."""
    if not gebeurtenis.codes.get("is_hoofd") or gebeurtenis.onderwerp_id is None:
        return
    monitoring.plan_checks(
        handeling,
        dossier=gebeurtenis.dossier_id,
        overdracht=gebeurtenis.onderwerp_id,
        team=int(gebeurtenis.codes["zender"]),
        gestart_op=gebeurtenis.gebeurd_op,
    )


LUISTERAARS: Mapping[str, Luisteraar] = {
    "bericht_aan_ontvanger": Luisteraar(notify_receiver, ("overdracht.aangeboden", "consult.gevraagd")),
    "monitoring_na_start": Luisteraar(plan_monitoring, ("overdracht.gestart",)),
}
