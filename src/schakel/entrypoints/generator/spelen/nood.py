"""Somebody of the crisis team stands at a door at night and may not wait; afterwards the privacy officer looks."""

from schakel.casuswerk.noodtoegang import actions as noodtoegang
from schakel.casuswerk.noodtoegang.models import Noodtoegang
from schakel.casuswerk.noodtoegang.rules import Noodoordeel, Noodreden
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.spelen.toneel import Toneel, daad
from schakel.entrypoints.generator.teksten import schrijf


@daad("noodtoegang")
def open_door(toneel: Toneel, stap: plan.Stap) -> None:
    """The crisis team opens this one dossier by the receipt code, and says why."""
    spoor, teams = toneel.sporen[stap.melding], toneel.ploeg.soort("cit")
    if not teams:
        return
    reden = Noodreden.KIND_IN_GEVAAR if toneel.huishouden.gezin.kinderen else Noodreden.LEVENSGEVAAR
    with toneel.acting(toneel.lid(teams[0], "cit"), stap.moment) as handeling:
        spoor.noodtoegang = noodtoegang.open_noodtoegang(
            handeling,
            nummer=spoor.melding.ontvangstcode,
            reden=toneel.toeval.choice((reden, Noodreden.HULPDIENST)),
            toelichting=schrijf("noodtoegang", {}, toneel.toeval),
            zeker=True,
        )


@daad("noodtoegang_stop")
def close_door(toneel: Toneel, stap: plan.Stap) -> None:
    """Whoever opened it closes it before its time."""
    rij = toneel.sporen[stap.melding].noodtoegang
    if rij is None:
        return
    with toneel.acting(toneel.lid(rij.team_id, "cit"), stap.moment) as handeling:
        noodtoegang.end_noodtoegang(handeling, rij=rij)


@daad("noodtoegang_nakijken")
def look_at_it(toneel: Toneel, stap: plan.Stap) -> None:
    """The privacy officer looks at it the next working day."""
    rij, teams = toneel.sporen[stap.melding].noodtoegang, toneel.ploeg.soort("vt_voordeur")
    wie = toneel.ploeg.rol(teams[0], "fg")
    if rij is None or not wie:
        return
    navraag = bool(stap.keuze["navraag"])
    with toneel.acting(wie[0], stap.moment) as handeling:
        noodtoegang.review_noodtoegang(
            handeling,
            rij=Noodtoegang.objects.visible_to(handeling).get(pk=rij.pk),
            oordeel=Noodoordeel.NAVRAAG if navraag else Noodoordeel.TERECHT,
            bevinding=schrijf("noodtoegang_navraag", {}, toneel.toeval) if navraag else "",
        )
