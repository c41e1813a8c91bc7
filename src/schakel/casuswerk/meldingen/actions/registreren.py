"""From a report at the door to a melding with a dossier, people and running clocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from schakel.basis.kluis import actions as kluis
from schakel.basis.kluis.rules import Vak
from schakel.basis.organisaties.models import Team
from schakel.casuswerk.dossiers import actions as dossiers
from schakel.casuswerk.dossiers.models import Dossier
from schakel.casuswerk.dossiers.rules import BetrokkenheidRol, DossierSoort
from schakel.casuswerk.meldingen import permissions, queries, rules
from schakel.casuswerk.meldingen.models import Melderbewijs, Melding
from schakel.casuswerk.meldingen.rules import Acuut, MelderSoort, Meldingbericht, MeldingStatus
from schakel.casuswerk.personen import actions as personen
from schakel.casuswerk.personen.models import Huishouden
from schakel.casuswerk.personen.rules import PersoonRol, normaliseer_postcode
from schakel.kernel.errors import NotPossible
from schakel.kernel.handeling import Handeling
from schakel.kernel.ids import maak_ontvangstcode, normaliseer_bsn
from schakel.toolkit.versleuteling import zoeksleutel

GRONDSLAG = "wmo_taak_vt"


@dataclass(frozen=True, slots=True)
class Ontvangers:
    """Which team of Veilig Thuis receives, which one judges, and which region holds the dossier."""

    team: int
    triage: int | None
    regio: str


@transaction.atomic
def register_melding(handeling: Handeling, *, bericht: Meldingbericht) -> Melding:
    """
    Register a report as a melding; the clocks start with its events. A repeat returns the melding that was made.

    What was typed wrong never holds a report up: a BSN that is none is left out and said so, a ground that does not fit
    counts for nothing.

    :raises NotAllowed: if the actor may not register meldingen
    :raises NotPossible: if no team of Veilig Thuis receives it
    """
    permissions.check_can_register(handeling)
    eerder = Melding.objects.filter(sleutel=bericht.sleutel).first()
    if eerder is not None:
        return eerder
    ontvangers, bericht = _receivers(handeling, bericht), _with_gemeente(handeling, bericht)
    dossier = _open(handeling, bericht, ontvangers)
    huishouden, verleden = _record_people(handeling, bericht, dossier.pk)
    melding = Melding(
        dossier=dossier,
        huishouden=huishouden,
        ontvangstcode=maak_ontvangstcode(bericht.sleutel.bytes),
        eerdere_betrokkenheid=rules.classify(verleden, iemand=bool(bericht.betrokkenen)),
        bron_open=rules.is_open(bericht.melder.soort, bericht.melder.grond),
        **_fields(handeling, bericht),
    )
    melding.save(force_insert=True)
    if not bericht.melder.is_leeg:
        _store_melder(handeling, melding, bericht)
    _keep_bewijs(handeling, melding, bericht)
    _note_receipt(handeling, melding, bericht, ontvangers)
    handeling.spoor.noteer("melding", dossier=dossier.pk, actie="C")
    return melding


def _with_gemeente(handeling: Handeling, bericht: Meldingbericht) -> Meldingbericht:
    """Agreements are made by municipality; who typed a postcode without script or database, gets it too."""
    if bericht.waar.gemeente or not bericht.waar.postcode:
        return bericht
    gemeente, _naam = queries.gemeente_of(handeling, postcode=bericht.waar.postcode)
    return replace(bericht, waar=replace(bericht.waar, gemeente=gemeente))


def _receivers(handeling: Handeling, bericht: Meldingbericht) -> Ontvangers:
    """The team that received it answers; the triage team of the same organisation may look at once."""
    eigen = bericht.team or handeling.team
    teams = list(Team.objects.filter(organisatie__teams=eigen).only("soort", "herkomst").order_by("code"))
    ontvanger = next((team for team in teams if team.pk == eigen), None)
    if ontvanger is not None and not ontvanger.soort.startswith(queries.VEILIG_THUIS):
        ontvanger = queries.desk_for(handeling, postcode=bericht.waar.postcode, regio=ontvanger.herkomst)
        teams = list(Team.objects.filter(organisatie=ontvanger.organisatie_id).order_by("code")) if ontvanger else []
    if ontvanger is None:
        raise NotPossible("Deze melding noemt geen team van Veilig Thuis dat haar ontvangt.")
    triage = next((team.pk for team in teams if team.soort == "vt_triage"), None)
    return Ontvangers(team=ontvanger.pk, triage=triage, regio=bericht.regio or ontvanger.herkomst)


def _open(handeling: Handeling, bericht: Meldingbericht, ontvangers: Ontvangers) -> Dossier:
    dossier = dossiers.open_dossier(
        handeling,
        soort=DossierSoort.MELDING,
        regio=ontvangers.regio,
        team=ontvangers.team,
        geopend_op=min(bericht.ontvangen_op, handeling.moment),
        grondslag=GRONDSLAG,
        reden="melding_ontvangen",
    )
    if ontvangers.triage is not None and ontvangers.triage not in (ontvangers.team, handeling.team):
        dossiers.grant_betrokkenheid(
            handeling,
            dossier=dossier.pk,
            team=ontvangers.triage,
            rol=BetrokkenheidRol.UITVOERING,
            grondslag=GRONDSLAG,
            fase="veiligheidsbeoordeling",
        )
    if rules.GEVAAR[bericht.acuut]:
        dossiers.set_gevaar(handeling, dossier=dossier.pk, gevaar=rules.GEVAAR[bericht.acuut])
    return dossier


def _record_people(
    handeling: Handeling, bericht: Meldingbericht, dossier: int
) -> tuple[Huishouden | None, Sequence[rules.Bekend]]:
    huishouden = _record_household(handeling, bericht, dossier)
    nieuwe = [
        personen.Nieuw(
            rol=PersoonRol(b.rol),
            roepnaam=b.roepnaam,
            voornamen=b.voornamen,
            tussenvoegsel=b.tussenvoegsel,
            achternaam=b.achternaam,
            omschrijving=rules.describe(b),
            geboortedatum=b.geboortedatum,
            leeftijd=b.leeftijd,
            geslacht=b.geslacht,
            bsn=b.bsn if normaliseer_bsn(b.bsn) else "",
            ongeboren=b.ongeboren,
            huishouden=huishouden if b.in_huishouden else None,
        )
        for b in bericht.betrokkenen
    ]
    gemaakt = personen.add_personen(handeling, dossier=dossier, nieuwe=nieuwe)
    bekend = {p.pk: b.bekend_als for p, b in zip(gemaakt, bericht.betrokkenen, strict=True) if b.bekend_als is not None}
    # Who may not say that people are known, cannot hold a report up by saying so; triage looks again.
    if not bekend or not permissions.may_recognise(handeling):
        return huishouden, []
    verleden = personen.confirm_bekenden(handeling, dossier=dossier, bekend=bekend)
    return huishouden, [rules.Bekend(v.eerdere, v.in_beoordeling, v.in_casus, v.in_monitoring) for v in verleden]


def _record_household(handeling: Handeling, bericht: Meldingbericht, dossier: int) -> Huishouden | None:
    waar = bericht.waar
    if not (waar.postcode or waar.gemeente or bericht.betrokkenen):
        return None
    return personen.create_huishouden(
        handeling,
        dossier=dossier,
        postcode=waar.postcode,
        huisnummer=waar.huisnummer,
        toevoeging=waar.toevoeging,
        straat=waar.straat,
        plaats=waar.plaats,
        gemeente=waar.gemeente,
        geheim=waar.geheim,
    )


def _fields(handeling: Handeling, bericht: Meldingbericht) -> dict[str, object]:
    bekend = bericht.acuut is not Acuut.ONBEKEND
    gelijk = (
        "sleutel", "kanaal", "ontvangen_op", "gebeurd_op", "toelichting", "acuut", "iedereen_daar", "voor_politie",
        "hoedanigheid", "rol_melder", "organisatie_melder", "uit_advies",
    )  # fmt: skip
    lijsten = ("direct_gedaan", "vormen", "aarden", "aanvullend", "verteld")
    return {
        "aanleidingen": rules.aanleidingen_of(bericht.vormen),
        "vormen_2019": rules.vormen_2019_of(bericht.vormen),
        "status": MeldingStatus.ONTVANGEN,
        "ingevoerd_op": max(handeling.moment, bericht.ontvangen_op),
        "acuut_op": (bericht.acuut_op or bericht.ontvangen_op) if bekend else None,
        "acuut_door": handeling.wie if bekend else None,
        "gemeente": bericht.waar.gemeente,
        "postcode4": "" if bericht.waar.geheim else normaliseer_postcode(bericht.waar.postcode)[:4],
        "melder_soort": bericht.melder.soort,
        "bron_grond": bericht.melder.grond or "",
        **{naam: getattr(bericht, naam) for naam in gelijk},
        **{naam: list(getattr(bericht, naam)) for naam in lijsten},
    }


def _store_melder(handeling: Handeling, melding: Melding, bericht: Meldingbericht) -> None:
    velden = ("naam", "telefoon", "email", "organisatie", "functie", "relatie", "bereikbaar")
    kluis.store_geheim(
        handeling,
        vak=Vak.MELDER,
        onderwerp=melding.publiek_id,
        dossier=melding.dossier_id,
        inhoud={veld: getattr(bericht.melder, veld) for veld in velden},
    )


def _keep_bewijs(handeling: Handeling, melding: Melding, bericht: Meldingbericht) -> None:
    """
    Keep with what a professional asks later what was done: for the own team, or by the code and a way to be reached.

    Not for a citizen: who reports to hear where somebody is, may not be answered by a page (security.md T9).
    """
    van = bericht.afzender or (handeling.team if not _is_veilig_thuis(handeling.team) else None)
    sleutels: list[str] = []
    if melding.melder_soort == MelderSoort.BEROEP:
        sleutels = rules.receipt_keys(melding.ontvangstcode, bericht.melder.telefoon, bericht.melder.email)
    if van is None and not sleutels:
        return
    Melderbewijs.objects.create(
        dossier=melding.dossier,
        melding=melding,
        sleutel=melding.sleutel,
        ontvangstcode=melding.ontvangstcode,
        team_id=van,
        zegels=[zoeksleutel(queries.VAK_NAVRAAG, sleutel) for sleutel in sleutels],
        ontvangen_op=melding.ontvangen_op,
    )


def _is_veilig_thuis(team: int | None) -> bool:
    return Team.objects.filter(pk=team or 0, soort__startswith=queries.VEILIG_THUIS).exists()


def _note_receipt(handeling: Handeling, melding: Melding, bericht: Meldingbericht, ontvangers: Ontvangers) -> None:
    """The clocks run from the receipt, also when the typing came later; judging stands on the list of who judges."""
    codes = {
        "kanaal": str(melding.kanaal),
        "acuut": str(melding.acuut),
        "eerdere_betrokkenheid": str(melding.eerdere_betrokkenheid),
        "melder": str(melding.melder_soort),
        "gemeente": melding.gemeente,
    }
    if bericht.naast is not None:
        codes["naast"] = str(bericht.naast)
    onderwerp = ("melding", melding.pk)
    dossiers.note(
        handeling, "melding.ontvangen", dossier=melding.dossier_id, onderwerp=onderwerp,
        gebeurd_op=bericht.ontvangen_op, codes=codes, teams={"ontvanger": ontvangers.triage or ontvangers.team},
    )  # fmt: skip
    if melding.acuut_op is not None:
        dossiers.note(
            handeling, "acuut.beoordeeld", dossier=melding.dossier_id, onderwerp=onderwerp,
            gebeurd_op=melding.acuut_op, codes={"uitkomst": str(melding.acuut)},
        )  # fmt: skip
    if melding.verteld:
        codes_verteld = dict.fromkeys(melding.verteld, True)
        dossiers.note(
            handeling, "melder.ingelicht", dossier=melding.dossier_id, onderwerp=onderwerp, codes=codes_verteld
        )
