"""From receipt to telling the reporter: what Veilig Thuis does with a report."""

from datetime import timedelta

from schakel.casuswerk.adviezen import actions as adviezen
from schakel.casuswerk.beoordelingen.queries import antwoorden as antwoordzicht
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.meldingen import actions as meldingen
from schakel.casuswerk.meldingen.rules import (
    Acuut,
    Betrokkene,
    Brongrond,
    Kanaal,
    Melder,
    MelderSoort,
    Meldingbericht,
)
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen import queries as personenzicht
from schakel.casuswerk.personen.models import Dossierpersoon
from schakel.casuswerk.personen.rules import Adres, Relatiesoort
from schakel.entrypoints.generator import plan
from schakel.entrypoints.generator.inhoud import BURGERS
from schakel.entrypoints.generator.namen import achternaam, herkomst, voornaam
from schakel.entrypoints.generator.spelen.toneel import Spoor, Toneel, daad
from schakel.entrypoints.generator.spelen.volgen import hear_elsewhere
from schakel.entrypoints.generator.teksten import schrijf
from schakel.entrypoints.generator.toeval import kans, na_werkdagen
from schakel.kernel.handeling import Handeling

# Who reports, as the statutory list of 2015 knows it.
HOEDANIGHEID = {
    "politie": "01",
    "huisarts": "02",
    "jeugdgezondheidszorg": "03",
    "ggz": "04",
    "ziekenhuis": "05",
    "wijkteam": "08",
    "gi": "09",
    "jeugdhulp": "10",
    "thuiszorg": "11",
    "maatschappelijk_werk": "12",
    "vrouwenopvang": "13",
    "school": "15",
    "gemeente": "17",
    "kinderopvang": "18",
    "andere_beroepskracht": "20",
    "pleger": "30",
    "slachtoffer": "31",
    "familie": "33",
    "sociaal_netwerk": "34",
    "buurt": "35",
    "onbekend": "41",
}
SPREEKBAAR_VANAF = 6
KINDROLLEN = ("vt_triage", "vt_onderzoeker", "vt_intake", "jeugdteam", "lokaal_team", "gi", "cit")


@daad("advies")
def give_advice(toneel: Toneel, stap: plan.Stap) -> None:
    """Somebody asked first what to do, before it became a report."""
    melding = toneel.huishouden.meldingen[stap.melding]
    with toneel.acting(toneel.voordeur(), stap.moment) as handeling:
        toneel.adviezen[stap.melding] = adviezen.give_advies(
            handeling,
            hoedanigheid=HOEDANIGHEID[melding.melder],
            gegeven_op=stap.moment,
            tekst=schrijf("advies_vraag", {}, toneel.toeval),
            gegeven_advies=schrijf("advies_antwoord", {}, toneel.toeval),
            vormen=[melding.vorm],
            reden="melden_of_niet",
            gemeente=toneel.huishouden.gemeente,
            schoonmaken=True,
        )


@daad("registreer")
def register(toneel: Toneel, stap: plan.Stap) -> None:
    """A report comes in: by phone, letter or from the police."""
    melding = toneel.huishouden.meldingen[stap.melding]
    with toneel.acting(toneel.voordeur(), stap.moment) as handeling:
        bericht = _bericht(toneel, melding)
        advies = toneel.adviezen.get(stap.melding)
        if advies is None:
            gemaakt = meldingen.register_melding(handeling, bericht=bericht)
        else:
            reden = "De zorgen werden groter na het advies."
            gemaakt = meldingen.register_from_advies(handeling, advies=advies, bericht=bericht, reden=reden)
        rijen = Dossierpersoon.objects.visible_to(handeling).filter(dossier_id=gemaakt.dossier_id)
        mensen = [rij.persoon for rij in rijen.select_related("persoon").order_by("persoon_id")]
    if toneel.dossiers:
        hear_elsewhere(toneel, stap, gemaakt.dossier_id)
    toneel.sporen[stap.melding] = Spoor(gemaakt, mensen)
    toneel.dossiers.append(gemaakt.dossier_id)
    for plaats, persoon in enumerate(mensen):
        if plaats < melding.bekenden:
            toneel.bekend.setdefault(plaats, persoon.publiek_id)
        else:
            # Nobody said who this was: whoever is recognised next, is recognised as the one that was met last.
            toneel.bekend[plaats] = persoon.publiek_id


def _bericht(toneel: Toneel, melding: plan.Melding) -> Meldingbericht:
    huis = toneel.huishouden
    kaal = not huis.gezin.mensen
    return Meldingbericht(
        sleutel=melding.sleutel,
        ontvangen_op=melding.ontvangen_op,
        toelichting=melding.toelichting,
        kanaal=_channel(toneel, melding),
        gebeurd_op=melding.ontvangen_op - timedelta(hours=toneel.toeval.randrange(1, 30)),
        acuut=Acuut(melding.acuut),
        waar=Adres(gemeente=huis.gemeente, postcode=huis.postcode4) if kaal else _waar(huis),
        betrokkenen=_betrokkenen(toneel, melding),
        melder=_melder(toneel, melding),
        vormen=(melding.vorm,),
        aarden=melding.aarden,
        hoedanigheid=HOEDANIGHEID[melding.melder],
        verteld=("werkwijze", "naam") if melding.melder != "politie" else (),
        regio=toneel.ploeg.regio,
    )


def _waar(huis: plan.Huishouden) -> Adres:
    letters = "ABCDEFGHJKLMNPRSTVWXZ"
    staart = letters[huis.huisnummer % 20] + letters[len(huis.straat) * 7 % 20]
    return Adres(
        postcode=f"{huis.postcode4}{staart}",
        huisnummer=str(huis.huisnummer),
        straat=huis.straat,
        plaats=huis.woonplaats,
        gemeente=huis.gemeente,
        geheim=huis.geheim,
    )


def _channel(toneel: Toneel, melding: plan.Melding) -> Kanaal:
    if melding.melder == "politie":
        return Kanaal.POLITIE
    if melding.melder in BURGERS:
        return Kanaal.TELEFOON
    return toneel.toeval.choice((Kanaal.TELEFOON, Kanaal.TELEFOON, Kanaal.WEB, Kanaal.BRIEF))


def _betrokkenen(toneel: Toneel, melding: plan.Melding) -> tuple[Betrokkene, ...]:
    """In the thin history only the adults stand; who was there before is recognised."""
    mensen = [m for m in toneel.huishouden.gezin.mensen if melding.telt or not m.is_kind]
    return tuple(
        Betrokkene(
            rol=mens.rol,
            roepnaam=mens.roepnaam,
            voornamen=mens.roepnaam,
            tussenvoegsel=mens.tussenvoegsel,
            achternaam=mens.achternaam,
            geboortedatum=mens.geboortedatum,
            geslacht=mens.geslacht,
            bsn=mens.bsn,
            in_huishouden=mens.huis == 0,
            bekend_als=toneel.bekend.get(plaats) if plaats < melding.bekenden else None,
        )
        for plaats, mens in enumerate(mensen)
    )


def _melder(toneel: Toneel, melding: plan.Melding) -> Melder:
    toeval = toneel.toeval
    waar = herkomst(toeval)
    achter = achternaam(toeval, waar)
    naam = " ".join(d for d in (voornaam(toeval, waar, toeval.choice("VM")), achter.tussenvoegsel, achter.naam) if d)
    if melding.melder == "onbekend" or (not toneel.huishouden.gezin.mensen and melding.melder in BURGERS):
        return Melder(soort=MelderSoort.DUBBEL_ANONIEM)
    telefoon = f"06 555 {toeval.randrange(10, 99)} {toeval.randrange(10, 99)} {toeval.randrange(0, 9)}"
    if melding.melder in BURGERS:
        grond = Brongrond.TOESTEMMING if kans(toeval, 35) else None
        return Melder(soort=MelderSoort.BURGER, naam=naam, telefoon=telefoon, relatie=melding.melder, grond=grond)
    functie = "agent" if melding.melder == "politie" else melding.melder.replace("_", " ")
    return Melder(soort=MelderSoort.BEROEP, naam=naam, telefoon=telefoon, organisatie=melding.melder, functie=functie)


@daad("relaties")
def relate_people(toneel: Toneel, stap: plan.Stap) -> None:
    """The front desk writes down what people are to one another, while the reporter is on the line."""
    spoor, banden = toneel.sporen[stap.melding], toneel.huishouden.gezin.banden
    with toneel.acting(toneel.voordeur(), stap.moment) as handeling:
        for band in banden:
            if band.van < len(spoor.personen) and band.naar < len(spoor.personen):
                personen.relate(
                    handeling,
                    dossier=spoor.melding.dossier_id,
                    van=spoor.personen[band.van].pk,
                    naar=spoor.personen[band.naar].pk,
                    soort=Relatiesoort(band.soort),
                )


@daad("acuut_beoordelen")
def judge_danger(toneel: Toneel, stap: plan.Stap) -> None:
    """Whoever took the report asks again: is there danger now?"""
    with toneel.acting(toneel.voordeur(), stap.moment) as handeling:
        meldingen.judge_acuut(handeling, melding=toneel.sporen[stap.melding].melding, uitkomst=Acuut.NEE)


@daad("contact")
def keep_sight(toneel: Toneel, stap: plan.Stap) -> None:
    """Somebody asks how it goes with a family that waits, and says when they ask again."""
    spoor = toneel.sporen[stap.melding]
    with toneel.acting(toneel.voordeur() if spoor.beoordeling is None else toneel.triage(), stap.moment) as handeling:
        dossiers.record_contact(
            handeling,
            dossier=spoor.melding.dossier_id,
            contact_op=stap.moment - timedelta(minutes=15),
            volgende_check_op=na_werkdagen(stap.moment, 4, toneel.toeval),
        )


@daad("omzetten")
def convert(toneel: Toneel, stap: plan.Stap) -> None:
    """It turned out to be a question: the report ends as an advies."""
    spoor = toneel.sporen[stap.melding]
    with toneel.acting(toneel.voordeur(), stap.moment) as handeling:
        meldingen.convert_to_advies(
            handeling,
            melding=spoor.melding,
            reden="De melder zoekt advies en blijft zelf verantwoordelijk.",
            tekst=schrijf("advies_vraag", {}, toneel.toeval),
            gegeven_advies=schrijf("advies_antwoord", {}, toneel.toeval),
            gegeven_op=stap.moment,
            schoonmaken=True,
        )


@daad("stemmen")
def hear_people(toneel: Toneel, stap: plan.Stap) -> None:
    """Each person concerned says what happened and what they want, or it is written down why that could not be."""
    spoor = toneel.sporen[stap.melding]
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        rijen = antwoordzicht.personen_in(handeling, dossier=spoor.melding.dossier_id)
        for rij in sorted(rijen, key=lambda r: r.persoon_id):
            tekst, reden = _voice(toneel, stap, rij, handeling)
            personen.record_stem(
                handeling,
                dossier=spoor.melding.dossier_id,
                persoon=rij.persoon_id,
                tekst=tekst,
                niet_gesproken_reden=reden,
            )
            # Whose words are written down was spoken: the page would else say both.
            if tekst and rij.rol == "KIND":
                personen.record_kindcontact(
                    handeling,
                    dossier=spoor.melding.dossier_id,
                    persoon=rij.persoon_id,
                    gezien=True,
                    gesproken=True,
                    op=stap.moment,
                    door=handeling.wie or 0,
                    met_wie="alleen",
                )


def _voice(toneel: Toneel, stap: plan.Stap, rij: Dossierpersoon, handeling: Handeling) -> tuple[str, str]:
    melding = toneel.huishouden.meldingen[stap.melding]
    leeftijd = personenzicht.age_of(handeling, rij=rij)
    if leeftijd is not None and leeftijd < SPREEKBAAR_VANAF:
        return "", "te_jong"
    if kans(toneel.toeval, 45 if melding.telt else 30):
        return schrijf("stem_kind" if rij.rol == "KIND" else "stem_volwassen", {}, toneel.toeval), ""
    if melding.vorm in ("eergerelateerd", "huwelijksdwang_en_achterlating"):
        return "", "eer"
    return "", toneel.toeval.choice(("niet_bereikt", "niet_bereikt", "gevaar", "wil_niet"))


@daad("kinderen_zien")
def see_children(toneel: Toneel, stap: plan.Stap) -> None:
    """Whoever answers sees the children and speaks those who are old enough; the second time, who was not spoken."""
    spoor, weer = toneel.sporen[stap.melding], bool(stap.keuze.get("weer"))
    dossier = spoor.casus.dossier_id if spoor.casus else spoor.melding.dossier_id
    team = toneel.responsible(dossier, stap.moment)
    if team is None:
        return
    if not toneel.ploeg.has_accounts(team):
        # A team without accounts tells it by phone.
        team = toneel.triageteam
    if not toneel.ploeg.rol(team, *KINDROLLEN):
        return
    sinds = toneel.huishouden.meldingen[stap.melding].ontvangen_op
    with toneel.acting(toneel.lid(team, *KINDROLLEN), stap.moment) as handeling:
        vanaf = personenzicht.speaking_age(handeling, dossier=dossier)
        for rij in personenzicht.kinderen_of(handeling, dossier=dossier, moment=stap.moment):
            leeftijd = personenzicht.age_of(handeling, rij=rij)
            spreekbaar = leeftijd is None or leeftijd >= vanaf
            # With each report a child is seen anew.
            gezien, gesproken_op = (op is not None and op >= sinds for op in (rij.gezien_op, rij.gesproken_op))
            if gesproken_op or (gezien and not spreekbaar):
                continue
            gesproken = spreekbaar and (weer or kans(toneel.toeval, 82))
            personen.record_kindcontact(
                handeling,
                dossier=dossier,
                persoon=rij.persoon_id,
                gezien=True,
                gesproken=gesproken,
                op=stap.moment - timedelta(minutes=1 if weer else 2),
                door=handeling.wie or 0,
                met_wie=toneel.toeval.choice(
                    ("alleen", "met een ouder erbij", "op school, met de leerkracht", "thuis")
                ),
                toestemming=toneel.toeval.choice(("", "ouder", "jongere zelf")) if spreekbaar else "",
                reden_niet="" if spreekbaar else "te_jong",
            )


@daad("informeren")
def inform(toneel: Toneel, stap: plan.Stap) -> None:
    """Everyone of whom something is kept hears that, from whoever judged (Wmo 2015, art. 5.3.1)."""
    spoor = toneel.sporen[stap.melding]
    hoe = toneel.toeval.choice(("gesprek", "gesprek", "telefoon", "brief"))
    with toneel.acting(toneel.triage(), stap.moment) as handeling:
        for persoon in spoor.personen:
            personen.inform_persoon(handeling, dossier=spoor.melding.dossier_id, persoon=persoon.pk, hoe=hoe)
