"""Handovers walked through by the deeds, so that no impossible state can be made."""

from collections.abc import Callable
from datetime import datetime, timedelta

from schakel.basis.toegang.tests.builders import Ploeg
from schakel.casuswerk.casussen.models import Casus
from schakel.casuswerk.casussen.tests.builders import een_casus
from schakel.casuswerk.overdrachten import actions
from schakel.casuswerk.overdrachten.models import Overdracht
from schakel.casuswerk.overdrachten.rules import Aanwezig, Intrekreden, OverdrachtStatus, Weigerreden
from schakel.kernel.handeling import Handeling
from schakel.toolkit.transactie import transactie

S = OverdrachtStatus
SAMENVATTING = {
    "waarom_u": "Er zijn kinderen en het gezin woont in uw wijk.",
    "gebeurd": "Vader duwde moeder in de gang. De kinderen waren thuis.",
    "veiligheid_nu": "Geen gevaar op dit moment. Wel langdurig onveilig.",
    "let_op": "Vader slaapt tot vrijdag bij zijn broer.",
}
AFSPRAAK = "Vader slaapt bij zijn broer. Oma kijkt elke avond."
ALLEN = [Aanwezig.ZENDER.value, Aanwezig.ONTVANGER.value, Aanwezig.GEZIN.value]
WEG = [
    S.AANGEBODEN,
    S.ONTVANGEN,
    S.GEACCEPTEERD,
    S.GESPREK_GEPLAND,
    S.GESPREK_GEVOERD,
    S.REGIE_OVERGENOMEN,
    S.EERSTE_CONTACT,
    S.GESTART,
]


class Verloop:
    """One handover with its two sides and a clock that moves an hour with every deed."""

    def __init__(self, ploeg: Ploeg, overdracht: Overdracht, zender: str, ontvanger: str) -> None:
        self.ploeg, self.overdracht, self.zender, self.ontvanger = ploeg, overdracht, zender, ontvanger
        self.moment: datetime = ploeg.moment + timedelta(hours=1)

    def doe(self, naam: str, deed: Callable[..., Overdracht], **waarden: object) -> Overdracht:
        """Let a member of the cast do this, an hour later."""
        self.moment += timedelta(hours=1)
        wie = self.wie(naam)
        with transactie(wie, wat="toets"):
            self.overdracht = deed(wie, overdracht=self.overdracht, **waarden)
        return self.overdracht

    def wie(self, naam: str) -> Handeling:
        """Return this member of the cast at the present moment of the story."""
        return self.ploeg.handeling(naam, self.moment)

    def stap(self, naar: OverdrachtStatus) -> None:
        """Take the step that leads to this state."""
        regisseur = self.ploeg.mensen[self.ontvanger].pk
        stappen: dict[OverdrachtStatus, Callable[[], Overdracht]] = {
            S.AANGEBODEN: lambda: self.doe(self.zender, actions.offer),
            S.ONTVANGEN: lambda: self.doe(self.ontvanger, actions.confirm_receipt),
            S.GEACCEPTEERD: lambda: self.doe(self.ontvanger, actions.accept, regisseur=regisseur),
            S.GESPREK_GEPLAND: lambda: self.doe(
                self.ontvanger, actions.plan_gesprek, op=self.moment + timedelta(days=2)
            ),
            S.GESPREK_GEVOERD: lambda: self.doe(self.ontvanger, actions.record_gesprek, op=self.moment, aanwezig=ALLEN),
            S.REGIE_OVERGENOMEN: lambda: self.doe(self.ontvanger, actions.take_regie),
            S.EERSTE_CONTACT: lambda: self.doe(
                self.ontvanger, actions.record_first_contact, op=self.moment, door=regisseur, met_wie="moeder"
            ),
            S.GESTART: lambda: self.doe(self.ontvanger, actions.start, veiligheidsafspraak=AFSPRAAK),
            S.GEWEIGERD: lambda: self.doe(
                self.ontvanger, actions.refuse, reden=Weigerreden.GEEN_PLAATS.value, toelichting="Te druk."
            ),
            S.GEESCALEERD: lambda: self.doe(self.zender, actions.escalate),
            S.INGETROKKEN: lambda: self.doe(self.zender, actions.withdraw, reden=Intrekreden.ANDER_TEAM.value),
        }
        stappen[naar]()

    def tot(self, status: OverdrachtStatus) -> "Verloop":
        """Walk to this state."""
        pad = {S.GEWEIGERD: [S.AANGEBODEN, S.ONTVANGEN, S.GEWEIGERD], S.INGETROKKEN: [S.AANGEBODEN, S.INGETROKKEN]}
        pad[S.GEESCALEERD] = [*pad[S.GEWEIGERD], S.GEESCALEERD]
        pad[S.VOORBEREID] = []
        for naar in pad.get(status) or WEG[: WEG.index(status) + 1] if status in WEG else pad[status]:
            self.stap(naar)
        return self


def een_overdracht(
    ploeg: Ploeg,
    status: OverdrachtStatus = S.VOORBEREID,
    *,
    casus: Casus | None = None,
    zender: str = "Fatima",
    ontvanger: str = "Jamila",
    is_hoofd: bool = True,
) -> Verloop:
    """Prepare a handover of a casus and walk it to this state."""
    casus = casus or een_casus(ploeg, zender)
    wie = ploeg.handeling(zender, ploeg.moment + timedelta(hours=1))
    with transactie(wie, wat="toets"):
        overdracht = actions.prepare(
            wie,
            casus=casus,
            ontvanger_team=ploeg.team_van(ontvanger).pk,
            samenvatting=SAMENVATTING,
            is_hoofd=is_hoofd,
        )
    return Verloop(ploeg, overdracht, zender, ontvanger).tot(status)
