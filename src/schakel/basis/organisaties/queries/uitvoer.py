"""What of the ketenkaart may stand outside the chain?"""

from collections import defaultdict
from datetime import date

from schakel.basis.organisaties.models import Aanbod, Alias, Dienst
from schakel.basis.organisaties.queries.aanbod import all_offers
from schakel.basis.organisaties.rules import is_valid_on
from schakel.basis.organisaties.rules.hsds import Dienstverlening, Stuk, Uurregel, export


def hsds(regio: str, dag: date) -> Stuk:
    """Return the ketenkaart of a region as Open Referral HSDS 3.0, without anything that is not public."""
    uren: dict[int, list[Uurregel]] = defaultdict(list)
    for d in Dienst.objects.valid_on(dag).filter(regio__code=regio, team__isnull=False).order_by("volgorde", "code"):
        nummer = d.telefoon if d.openbaar else ""
        uren[d.team_id or 0].append(Uurregel(d.code, tuple(d.weekdagen), d.van_uur, d.tot_uur, nummer))
    aanbod = list(all_offers(regio, dag))
    namen = _other_names(aanbod, dag)
    return export(_offer(a, uren[a.team_id], namen.get(a.team.organisatie_id, ""), dag) for a in aanbod)


def _other_names(aanbod: list[Aanbod], dag: date) -> dict[int, str]:
    rijen = Alias.objects.valid_on(dag).filter(organisatie__in={a.team.organisatie_id for a in aanbod})
    return dict(rijen.order_by("-naam").values_list("organisatie_id", "naam"))


def _offer(a: Aanbod, uren: list[Uurregel], alias: str, dag: date) -> Dienstverlening:
    team, organisatie = a.team, a.team.organisatie
    functies = [c.functie for c in team.contactpersonen.all() if is_valid_on(c.geldig_van, c.geldig_tot, dag)]
    return Dienstverlening(
        organisatie=organisatie.code, organisatie_naam=organisatie.naam, organisatie_rol=organisatie.rol_omschrijving,
        alias=alias, team=team.code, team_naam=team.naam, telefoon=team.telefoon if team.telefoon_openbaar else "",
        code=a.code, naam=a.naam, fase=a.fase, doelgroep=a.doelgroep, leeftijd_van=a.leeftijd_van,
        leeftijd_tot=a.leeftijd_tot, wachttijd_dagen=a.wachttijd_dagen, wachttijd_op=a.wachttijd_op,
        gecontroleerd_op=a.gecontroleerd_op,
        gebieden=tuple(dict.fromkeys((w.gebied.code, w.gebied.naam) for w in team.werkgebieden.all())),
        functies=tuple(dict.fromkeys(functies)), uren=tuple(uren),
    )  # fmt: skip
