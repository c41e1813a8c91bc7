"""Who can be given a copy of a plan, and which parts of it are there to choose from?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.basis.organisaties import queries as organisaties
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.gezin.rules.samenstellen import (
    Beloftedeel,
    Lezer,
    Lezersoort,
    Plandelen,
    Situatiedeel,
    Woorddeel,
    kind_of_reader,
)
from schakel.casuswerk.kinderen.rules.school import RELAIS_SLEUTEL, relay_of
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import is_kind
from schakel.casuswerk.plannen.queries.blad import Deelnemer, Drieluikzicht, Planzicht, Situatiezicht
from schakel.casuswerk.plannen.rules.beloften import LOPEND, BelofteStatus
from schakel.casuswerk.plannen.rules.cijfers import Deelnemersoort, Wie
from schakel.casuswerk.plannen.rules.situaties import calls_of, steps_of
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal


@dataclass(frozen=True, slots=True)
class Lezerzicht:
    """Somebody who can be given a copy, and what the plan would mean for this one."""

    wie: Wie
    lezer: Lezer

    @property
    def is_kind(self) -> bool:
        """Answer whether this one gets the version for children."""
        return self.lezer.soort is Lezersoort.KIND


def readers_of(handeling: Handeling, *, zicht: Planzicht, alleen_eigen: bool = False) -> list[Lezerzicht]:
    """Return who of the family and the network can be given a copy, in the order of the plan."""
    rijen = {r.persoon_id: r for r in personen.personen_of(handeling, dossier=zicht.plan.dossier_id)}
    thuis = _members(handeling, zicht)
    gevonden = []
    for een in zicht.deelnemers:
        soort, nummer = een.wie
        if soort is Deelnemersoort.PERSOON:
            gevonden.append(_person(handeling, een, rijen[nummer], in_huis=nummer in thuis, alleen_eigen=alleen_eigen))
        elif soort is Deelnemersoort.NETWERK and een.doet_mee:
            kring = Lezersoort.EIGEN if alleen_eigen else Lezersoort.NETWERK
            gevonden.append(Lezerzicht(een.wie, Lezer(_mark(een), een.naam.split(",")[0], kring)))
    return gevonden


def _members(handeling: Handeling, zicht: Planzicht) -> set[int]:
    for rij in personen.huishoudens_of(handeling, dossier=zicht.plan.dossier_id):
        if rij.huishouden_id == zicht.plan.huishouden_id:
            return {lid.persoon_id for lid in rij.huishouden.lidmaatschappen.all()}
    return set()


def _person(
    handeling: Handeling, een: Deelnemer, rij: Dossierpersoon, *, in_huis: bool, alleen_eigen: bool
) -> Lezerzicht:
    p = rij.persoon
    kind = is_kind(rij.rol, personen.age_of(handeling, rij=rij))
    soort = kind_of_reader(rol=rij.rol, in_huis=in_huis, is_kind=kind, alleen_eigen=alleen_eigen)
    omgang = rij.rol in {"OUDER", "PLEGER", "SLACHTOFFER"} and not kind
    return Lezerzicht(een.wie, Lezer(_mark(een), p.roepnaam or p.voornamen or p.omschrijving, soort, omgang=omgang))


def _mark(een: Deelnemer) -> str:
    return f"{een.wie[0].value}-{een.publiek_id}"


def parts_for(handeling: Handeling, *, zicht: Planzicht) -> Plandelen:
    """Return the parts of a plan of which copies are made; a look at a whole plan that the actor sees."""
    bekend = {_mark(een): een for een in zicht.deelnemers}
    merken = {een.wie: _mark(een) for een in zicht.deelnemers}
    vandaag = lokale_datum(handeling.moment)
    regie = zicht.regie
    team = regie.team if regie else Team.objects.filter(pk=handeling.team or 0).first()
    return Plandelen(
        situaties=[_situation(een, bekend) for een in zicht.situaties if een.rij.geldig_tot >= vandaag],
        beloften=[
            Beloftedeel(merken.get(b.van, ""), b.teksten.get("wat", ""), taal.datum(b.rij.uiterlijk))
            for b in zicht.beloften
            if BelofteStatus(b.rij.status) in LOPEND
        ],
        omgang=zicht.omgang,
        woorden=_words(zicht.drieluiken, merken),
        contact=regie.medewerker.naam if regie else "",
        telefoon=team.telefoon if team else "",
        relais=relay_of(organisaties.setting(zicht.plan.dossier.regio, RELAIS_SLEUTEL, vandaag), "gezin"),
    )


def _situation(een: Situatiezicht, bekend: Mapping[str, Deelnemer]) -> Situatiedeel:
    """Return what of a situation can stand in a copy; where an address lies in the vault, no place is named at all."""
    t = een.teksten
    return Situatiedeel(
        titel=t.get("titel", ""),
        signalen=t.get("signalen", ""),
        stappen=steps_of(t),
        bellen=[_call(wie, naam, telefoon, bekend.get(wie)) for wie, naam, telefoon in calls_of(t)],
        waarheen="" if een.rij.adres_in_kluis else t.get("waarheen", ""),
        gevolg=t.get("gevolg", ""),
        kindwoorden=t.get("kindwoorden", "") if een.rij.kindversie else "",
    )


def _call(wie: str, naam: str, telefoon: str, een: Deelnemer | None) -> tuple[str, str, str]:
    return wie, naam or (een.naam if een else ""), telefoon or (een.telefoon if een else "")


def _words(luiken: Sequence[Drieluikzicht], merken: Mapping[Wie, str]) -> list[Woorddeel]:
    return [
        Woorddeel(merken.get(wie, ""), cijfer, taal.datum(op), luik.woorden.get((wie, op), ""))
        for luik in luiken
        for wie, reeks in luik.reeksen.items()
        for op, cijfer in reeks[-1:]
    ]
