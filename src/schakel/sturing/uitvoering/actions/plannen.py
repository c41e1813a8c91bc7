"""How do a master and the copies of it change?"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.basis.organisaties import queries as organisaties
from schakel.kernel.errors import InvalidInput, NotFound, NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.sturing.uitvoering import permissions
from schakel.sturing.uitvoering.models import (
    Gemeenteplan,
    Plandeel,
    Planvaststelling,
    Sjabloon,
    SjabloonDeel,
    SjabloonVersie,
)
from schakel.sturing.uitvoering.queries import plannen as queries
from schakel.sturing.uitvoering.rules import sjabloon as rules


@transaction.atomic
def load_sjabloon(handeling: Handeling, *, regio: str, inhoud: Mapping[str, object]) -> Sjabloon:
    """
    This function will load a master with its versions; loading the same file again changes nothing.

    :raises NotAllowed: if the actor may not load
    :raises InvalidInput: with every fault, keyed by place
    :raises NotPossible: if the file changes a version that was loaded before
    """
    permissions.check_can_load(handeling)
    fouten = {".".join(map(str, pad)): [tekst] for pad, tekst, _wat in rules.objections(inhoud, regio=regio)}
    if fouten:
        raise InvalidInput(fouten)
    kop = rules.head_of(inhoud)
    gegevens = {"titel": str(kop["titel"]), "soort": str(kop["soort"])}
    rij, _nieuw = Sjabloon.objects.update_or_create(regio=regio, code=str(kop["code"]), defaults=gegevens)
    for _pad, versie in rules.versions_in(inhoud):
        _load_versie(rij, versie)
    handeling.spoor.noteer("uitvoeringsplan", actie="U")
    return rij


def _load_versie(rij: Sjabloon, ruw: Mapping[str, object]) -> None:
    delen = rules.sections_in(ruw)
    afdruk = rules.fingerprint(delen)
    bestaand = rij.versies.filter(versie=str(ruw["versie"])).first()
    if bestaand is not None and bestaand.vingerafdruk != afdruk:
        raise NotPossible(
            f"Versie {bestaand.versie} van ‘{rij.titel}’ is al geladen en verandert niet meer. "
            "Geef de gewijzigde tekst een nieuw versienummer."
        )
    if bestaand is None:
        van = rules.day_in(ruw, "geldig_van")
        if van is None:
            raise InvalidInput({"geldig_van": ["Vul `geldig_van` in."]})
        bron, voorbeeld = str(ruw.get("bron", "")), ruw.get("voorbeeld") is True
        _store_versie(rij, str(ruw["versie"]), van, delen, bron=bron, voorbeeld=voorbeeld)


def _store_versie(
    rij: Sjabloon, naam: str, van: date, delen: tuple[rules.Modeldeel, ...], *, bron: str, voorbeeld: bool
) -> None:
    versie = SjabloonVersie.objects.create(
        sjabloon=rij, versie=naam, geldig_van=van, bron=bron, voorbeeld=voorbeeld, vingerafdruk=rules.fingerprint(delen)
    )
    SjabloonDeel.objects.bulk_create(
        SjabloonDeel(
            versie=versie,
            volgorde=nummer,
            code=d.code,
            titel=d.titel,
            tekst=d.tekst,
            opgave=d.opgave,
            verplicht=d.verplicht,
            vorm=d.vorm,
            doelgroepen=list(d.doelgroepen),
            fasen=list(d.fasen),
            beleidsvelden=list(d.beleidsvelden),
        )
        for nummer, d in enumerate(delen)
    )


@transaction.atomic
def begin_plan(handeling: Handeling, *, sjabloon: str, gemeente: str) -> Gemeenteplan:
    """
    This function will begin the copy of a municipality; every section still says what the master says.

    :raises NotAllowed: if the actor does not write plans of this municipality
    :raises NotFound: if the region has no such master or municipality
    :raises NotPossible: if the copy was begun before
    """
    model = queries.access_model(handeling, code=sjabloon)
    dag = lokale_datum(handeling.moment)
    if not organisaties.gemeenten(model.sjabloon.regio, dag).filter(code=gemeente).exists():
        raise NotFound
    wie = permissions.check_can_write_plan(handeling, gemeente)
    plan, nieuw = Gemeenteplan.objects.get_or_create(
        sjabloon=model.sjabloon,
        gemeente=gemeente,
        defaults={"begonnen_op": handeling.moment, "begonnen_door_id": wie, "team_id": handeling.team or 0},
    )
    if not nieuw:
        raise NotPossible(_("Deze gemeente is al begonnen. Ga verder in haar plan."))
    handeling.spoor.noteer("uitvoeringsplan", actie="C")
    return plan


@transaction.atomic
def write_section(
    handeling: Handeling, *, sjabloon: str, gemeente: str, deel: str, keuze: str, tekst: str = "", reden: str = ""
) -> Plandeel:
    """
    This function will keep what a municipality does with one section, and what the master said at that moment.

    :raises NotAllowed: if the actor does not write plans of this municipality
    :raises NotFound: if the plan was not begun, or the master has no such section
    :raises InvalidInput: if a deviation has no text or no reason
    """
    stand = _writable(handeling, sjabloon, gemeente)
    gekozen = next((d.model for d in stand.delen if d.model.code == deel), None)
    if gekozen is None or stand.plan is None:
        raise NotFound
    keus = rules.Deelkeuze(keuze)
    if fouten := rules.check_section(keus, tekst=tekst, reden=reden):
        raise InvalidInput(fouten)
    eigen = keus in (rules.Deelkeuze.AANVULLEN, rules.Deelkeuze.AFWIJKEN)
    anders = keus in (rules.Deelkeuze.AFWIJKEN, rules.Deelkeuze.NIET_VAN_TOEPASSING)
    waarden = {
        "keuze": keus.value,
        "tekst": tekst.strip() if eigen else "",
        "reden": reden.strip() if anders else "",
        "gezien": gekozen.afdruk,
        "gewijzigd_op": handeling.moment,
        "gewijzigd_door_id": handeling.wie,
    }
    rij, _nieuw = Plandeel.objects.update_or_create(plan=stand.plan, code=deel, defaults=waarden)
    handeling.spoor.noteer("uitvoeringsplan", actie="U")
    return rij


@transaction.atomic
def adopt_plan(handeling: Handeling, *, sjabloon: str, gemeente: str, op: date, orgaan: str) -> Planvaststelling:
    """
    This function will keep that a body adopted the plan of a municipality, with the text as it is now.

    :raises NotAllowed: if the actor does not write plans of this municipality
    :raises NotPossible: if an obligatory section is missing, or nothing changed since the last adoption
    :raises InvalidInput: if no body is named, or the day has not been yet
    """
    stand = _writable(handeling, sjabloon, gemeente)
    if stand.plan is None:
        raise NotFound
    if not stand.volledig.is_heel:
        rest = stand.volledig.nodig - stand.volledig.ingevuld
        raise NotPossible(_("Vul eerst alle verplichte delen in: er ontbreken er nog %(n)d.") % {"n": rest})
    if stand.stand is rules.Planstand.VASTGESTELD:
        raise NotPossible(_("Dit plan is al vastgesteld, en sindsdien niet veranderd."))
    if not orgaan.strip():
        raise InvalidInput({"orgaan": [_("Noem het orgaan dat het plan heeft vastgesteld.")]})
    if op > lokale_datum(handeling.moment):
        raise InvalidInput({"op": [_("Deze dag is nog niet geweest.")]})
    rij = Planvaststelling.objects.create(
        plan=stand.plan,
        op=op,
        orgaan=orgaan.strip(),
        inhoud=queries.frozen_text(stand.delen),
        vastgelegd_op=handeling.moment,
        vastgelegd_door_id=handeling.wie or 0,
    )
    handeling.spoor.noteer("uitvoeringsplan", actie="U")
    return rij


def _writable(handeling: Handeling, sjabloon: str, gemeente: str) -> queries.Gemeentestand:
    model = queries.access_model(handeling, code=sjabloon)
    stand = queries.standing_of(handeling, model=model, gemeente=gemeente)
    permissions.check_can_write_plan(handeling, gemeente)
    if stand.plan is None:
        raise NotFound
    return stand
