"""How are arrangements judged, tasks kept, money counted and findings answered?"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.afspraken import queries as afspraken
from schakel.basis.organisaties.models import Organisatie
from schakel.kernel.errors import InvalidInput, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.sturing.visie import permissions
from schakel.sturing.visie.models import Afspraakgebruik, Bevinding, Geldstroom, Taak, Taakdeel, Toets, Voorziening
from schakel.sturing.visie.queries.kern import (
    check_principle,
    lock_row,
    municipality_names,
    need_version,
    own_party,
    text_of_version,
    visie_of,
)
from schakel.sturing.visie.rules.standen import Partijsoort, Taakstatus, Toetsoordeel


@transaction.atomic
def add_arrangement(
    handeling: Handeling, *, naam: str, wie: str, fasen: list[str], bron: str = "", gemeente: str = ""
) -> Voorziening:
    """
    This function will add an arrangement of the chain, or of one municipality.

    :raises NotAllowed: if the actor keeps neither the vision nor what is of this municipality
    :raises InvalidInput: if a phase or the municipality is not of this vision
    """
    permissions.check_can_keep(handeling, gemeente)
    if gemeente and gemeente not in municipality_names(handeling):
        raise InvalidInput({"gemeente": [_("Deze gemeente hoort niet bij de visie.")]})
    if not set(fasen) <= {f.code for f in text_of_version(need_version(handeling)).fasen}:
        raise InvalidInput({"fasen": [_("Kies fasen van deze visie.")]})
    handeling.spoor.noteer("visie", actie="C")
    visie = visie_of(handeling)
    return Voorziening.objects.create(visie=visie, naam=naam, wie=wie, fasen=fasen, bron=bron, gemeente=gemeente)


@transaction.atomic
def hold_against(handeling: Handeling, *, voorziening: UUID, uitgangspunt: int, oordeel: str, reden: str) -> Toets:
    """
    This function will hold an arrangement against a principle: a verdict with its reason.

    :raises NotAllowed: if the actor keeps neither the vision nor what is of the municipality of the arrangement
    :raises InvalidInput: if there is no reason
    """
    rij = lock_row(handeling, Voorziening, voorziening)
    permissions.check_can_keep(handeling, rij.gemeente)
    check_principle(handeling, uitgangspunt)
    if not reden.strip():
        raise InvalidInput({"reden": [_("Schrijf op waarom.")]})
    handeling.spoor.noteer("visie", actie="C")
    return Toets.objects.create(
        voorziening=rij,
        uitgangspunt=uitgangspunt,
        oordeel=Toetsoordeel(oordeel),
        reden=reden.strip(),
        op=handeling.moment,
        door_id=handeling.wie,
    )


@transaction.atomic
def add_task(
    handeling: Handeling, *, titel: str, uitgangspunt: int, prioriteit: int | None = None, eigenaar: str = "",
    volgende_stap: str = "", voor: date | None = None,
) -> Taak:  # fmt: skip
    """
    This function will add a task to the Uitwerkingsplan.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if a priority has no owner or no next step
    """
    permissions.check_can_steer(handeling)
    check_principle(handeling, uitgangspunt)
    _check_priority(prioriteit, eigenaar, volgende_stap)
    handeling.spoor.noteer("visie", actie="C")
    return Taak.objects.create(
        visie=visie_of(handeling), titel=titel, uitgangspunt=uitgangspunt, prioriteit=prioriteit,
        eigenaar=eigenaar, volgende_stap=volgende_stap, voor=voor,
    )  # fmt: skip


@transaction.atomic
def change_task(
    handeling: Handeling, *, taak: UUID, prioriteit: int | None, eigenaar: str, volgende_stap: str, voor: date | None
) -> None:
    """
    This function will change the priority, the owner and the next step of a task.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if a priority has no owner or no next step
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Taak, taak)
    _check_priority(prioriteit, eigenaar, volgende_stap)
    rij.prioriteit, rij.eigenaar, rij.volgende_stap, rij.voor = prioriteit, eigenaar, volgende_stap, voor
    rij.save(update_fields=["prioriteit", "eigenaar", "volgende_stap", "voor"])
    handeling.spoor.noteer("visie", actie="U")


def _check_priority(prioriteit: int | None, eigenaar: str, volgende_stap: str) -> None:
    if prioriteit is None:
        return
    fouten = {}
    if not eigenaar.strip():
        fouten["eigenaar"] = [_("Een prioriteit heeft een eigenaar.")]
    if not volgende_stap.strip():
        fouten["volgende_stap"] = [_("Een prioriteit heeft een volgende stap.")]
    if fouten:
        raise InvalidInput(fouten)


@transaction.atomic
def set_part(
    handeling: Handeling, *, taak: UUID, soort: str, partij: str, verwacht: str, budget: Decimal | None, stand: str
) -> Taakdeel:
    """
    This function will set what one party does of a task; a party has one part of a task.

    A municipality keeps its own part.

    :raises NotAllowed: if the actor keeps neither the vision nor the part of this party
    """
    if not (permissions.own_part(handeling) and partij == own_party(handeling)):
        permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Taak, taak)
    handeling.spoor.noteer("visie", actie="U")
    deel, _nieuw = Taakdeel.objects.update_or_create(
        taak=rij,
        partij=partij,
        defaults={
            "soort": Partijsoort(soort),
            "verwacht": verwacht,
            "budget": budget,
            "stand": Taakstatus(stand),
        },
    )
    return deel


@transaction.atomic
def set_money(
    handeling: Handeling, *, naam: str, doel: str, uitgangspunt: int | None, ontvangen: Decimal | None,
    besteed: Decimal | None, bereik: str, geldstroom: UUID | None = None, bron: str = "",
) -> Geldstroom:  # fmt: skip
    """
    This function will keep earmarked money: what it is for, what came in and was spent, and whom it reached.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if more was spent than came in
    """
    permissions.check_can_steer(handeling)
    if uitgangspunt is not None:
        check_principle(handeling, uitgangspunt)
    if ontvangen is not None and besteed is not None and besteed > ontvangen:
        raise InvalidInput({"besteed": [_("Er is meer besteed dan ontvangen. Controleer beide bedragen.")]})
    rij = lock_row(handeling, Geldstroom, geldstroom) if geldstroom else Geldstroom(visie=visie_of(handeling))
    rij.naam, rij.doel, rij.uitgangspunt = naam, doel, uitgangspunt
    rij.ontvangen, rij.besteed, rij.bereik = ontvangen, besteed, bereik
    rij.bron = bron or rij.bron
    rij.save()
    handeling.spoor.noteer("visie", actie="U")
    return rij


@transaction.atomic
def add_finding(
    handeling: Handeling, *, wie: str, op: date, tekst: str, uitgangspunt: int | None = None, bron: str = ""
) -> Bevinding:
    """
    This function will keep what an outside body found.

    :raises NotAllowed: if the actor does not keep the vision
    """
    permissions.check_can_steer(handeling)
    if uitgangspunt is not None:
        check_principle(handeling, uitgangspunt)
    handeling.spoor.noteer("visie", actie="C")
    return Bevinding.objects.create(
        visie=visie_of(handeling), wie=wie, op=op, tekst=tekst, uitgangspunt=uitgangspunt, bron=bron
    )


@transaction.atomic
def answer_finding(
    handeling: Handeling, *, bevinding: UUID, antwoord: str, actie: str, uiterlijk: date | None, afgedaan: bool = False
) -> None:
    """
    This function will answer a finding: with what follows, until when, and whether it is done.

    :raises NotAllowed: if the actor does not keep the vision
    :raises NotPossible: if it was closed
    :raises InvalidInput: if an action has no term
    """
    permissions.check_can_steer(handeling)
    rij = lock_row(handeling, Bevinding, bevinding)
    if rij.afgedaan_op is not None:
        raise NotPossible(_("Deze bevinding is al afgedaan."))
    if actie and uiterlijk is None:
        raise InvalidInput({"uiterlijk": [_("Vul in wanneer de actie klaar is.")]})
    rij.antwoord, rij.actie, rij.uiterlijk = antwoord, actie, uiterlijk
    rij.afgedaan_op = handeling.moment if afgedaan else None
    rij.save(update_fields=["antwoord", "actie", "uiterlijk", "afgedaan_op"])
    handeling.spoor.noteer("visie", actie="U")


@transaction.atomic
def record_use(
    handeling: Handeling, *, code: str, versie: str, organisatie: str, bekend: bool, getraind: bool, in_gebruik: bool,
    toelichting: str = "",
) -> Afspraakgebruik:  # fmt: skip
    """
    This function will record whether an organisation knows an agreement, trained its people, and uses it.

    :raises NotAllowed: if the actor does not keep the vision
    :raises InvalidInput: if it uses what it does not know, or nobody bears the code
    """
    permissions.check_can_steer(handeling)
    afspraak = afspraken.access_versie(handeling, code=code, versie=versie).afspraak
    if not Organisatie.objects.filter(code=organisatie).exists():
        raise InvalidInput({"organisatie": [_("Kies een organisatie.")]})
    if (getraind or in_gebruik) and not bekend:
        raise InvalidInput({"bekend": [_("Wie de afspraak gebruikt of erin geschoold is, kent haar ook.")]})
    handeling.spoor.noteer("visie", actie="C")
    return Afspraakgebruik.objects.create(
        afspraak=afspraak, organisatie=organisatie, bekend=bekend, getraind=getraind, in_gebruik=in_gebruik,
        toelichting=toelichting, op=handeling.moment, door_id=handeling.wie,
    )  # fmt: skip
