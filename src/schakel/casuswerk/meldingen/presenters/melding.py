"""What do the screens of the door and of one melding say?  Ready Dutch text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.basis.gebeurtenissen.models import Gebeurtenis
from schakel.basis.toegang.permissions import may
from schakel.casuswerk.meldingen import permissions, rules
from schakel.casuswerk.meldingen.models import Concept, Melding
from schakel.casuswerk.meldingen.presenters.woorden import (
    ACUUTSOORT,
    ACUUTWOORDEN,
    BEKENDWOORDEN,
    GEBEURD,
    GRONDWOORDEN,
    ROLWOORDEN,
    name_of,
)
from schakel.casuswerk.meldingen.queries import recognised_in
from schakel.casuswerk.meldingen.rules import Acuut, Brongrond, EerdereBetrokkenheid, MelderSoort, MeldingStatus
from schakel.casuswerk.personen import queries as personen
from schakel.casuswerk.personen.models import Dossierhuishouden, Dossierpersoon
from schakel.casuswerk.personen.rules import is_kind
from schakel.kernel.handeling import Handeling
from schakel.toolkit import taal
from schakel.toolkit.beelden import Tijdlijnregel, VolgendeStap


def next_step(*, eigen: bool = False) -> VolgendeStap:
    """Return the one thing to do on the sheet: put it where it cannot get lost. `eigen`: nobody is on the phone."""
    if eigen:
        return VolgendeStap(_("Verstuur de melding"), _("Verstuur"), formulier="melding", toets="Ctrl ↵")
    return VolgendeStap(
        _("Leg vast en lees het nummer voor"), _("Rond gesprek af"), formulier="melding", toets="Ctrl ↵"
    )


@dataclass(frozen=True, slots=True)
class Conceptbeeld:
    """A draft to go on with."""

    tekst: str
    url: str


def concepten(rijen: Sequence[Concept], nu: datetime, nu_open: UUID | None = None) -> list[Conceptbeeld]:
    """Draw the drafts of this employee, but for the one that is open."""
    return [
        Conceptbeeld(
            _("Begonnen %(op)s, bijgewerkt %(bij)s")
            % {"op": taal.kort_moment(rij.begonnen_op, nu), "bij": taal.kort_moment(rij.bijgewerkt_op, nu)},
            reverse("meldingen:verder", args=[rij.publiek_id]),
        )
        for rij in rijen
        if rij.publiek_id != nu_open
    ]


@dataclass(frozen=True, slots=True)
class Persoonbeeld:
    """One person of the melding."""

    publiek_id: UUID
    naam: str
    regel: str
    bsn: str
    bsn_url: str
    informeer_url: str
    is_kind: bool
    contact: str
    bekend: bool
    ontkoppel_url: str


@dataclass(frozen=True, slots=True)
class Knopbeeld:
    """A button, with the reason when it cannot be pressed now."""

    tekst: str
    url: str
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Meldingbeeld:
    """One melding on a page."""

    titel: str
    nummer: str
    status: str
    ontvangen: str
    acuut: str
    acuut_soort: str
    acuut_wie: str
    indeling: str
    gegevens: Sequence[tuple[str, str]]
    toelichting: str
    voor_politie: str
    personen: Sequence[Persoonbeeld]
    adres: str
    melder: str
    melder_uitleg: str
    melder_url: str
    tijdlijn: Sequence[Tijdlijnregel]
    knoppen: Sequence[Knopbeeld] = field(default_factory=tuple)


def melding_page(
    handeling: Handeling,
    melding: Melding,
    rijen: Sequence[Dossierpersoon],
    huizen: Sequence[Dossierhuishouden],
    gebeurd: Sequence[Gebeurtenis],
    labels: Mapping[str, Mapping[str, str]],
    *,
    omgezet_door: str = "",
) -> Meldingbeeld:
    """Draw one melding for this reader: what they may not do says why."""
    nu, acuut = handeling.moment, Acuut(melding.acuut)
    bekend = recognised_in(handeling, melding=melding)
    achternamen = list(dict.fromkeys(_surname(r) for r in rijen if r.persoon.achternaam))
    return Meldingbeeld(
        titel=_("Melding %(naam)s") % {"naam": " en ".join(achternamen[:2])}
        if achternamen
        else _("Melding zonder naam"),
        nummer=melding.ontvangstcode,
        status=rules.STATUSWOORDEN[MeldingStatus(melding.status)],
        ontvangen=taal.tijdstip(melding.ontvangen_op),
        acuut=ACUUTWOORDEN[acuut],
        acuut_soort=ACUUTSOORT[acuut],
        acuut_wie=taal.kort_moment(melding.acuut_op, nu) if melding.acuut_op else "",
        indeling=BEKENDWOORDEN[EerdereBetrokkenheid(melding.eerdere_betrokkenheid)],
        gegevens=[*_rows(melding, labels), *_origin(melding, omgezet_door)],
        toelichting=melding.toelichting,
        voor_politie=melding.voor_politie,
        personen=[_persoon(handeling, melding, rij, rij.persoon_id in bekend) for rij in rijen],
        adres=_address(huizen),
        melder=_melder_kind(melding),
        melder_uitleg=_melder_shown(melding),
        melder_url=_melder_url(handeling, melding),
        tijdlijn=_timeline(gebeurd, nu),
        knoppen=_buttons(handeling, melding),
    )


def _rows(melding: Melding, labels: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    def words(lijst: str, codes: Sequence[str]) -> str:
        return ", ".join(labels.get(lijst, {}).get(code, code) for code in codes)

    return [
        (_("Ontvangen op"), taal.tijdstip(melding.ontvangen_op)),
        (_("Ingevoerd op"), taal.tijdstip(melding.ingevoerd_op)),
        (_("Gebeurd op"), taal.tijdstip(melding.gebeurd_op) if melding.gebeurd_op else _("niet bekend")),
        (_("Soort geweld"), words("vormen", melding.vormen)),
        (_("Aanleiding, lijst 2015"), words("aanleiding", melding.aanleidingen)),
        (_("Vorm, indeling sinds 2019"), words("vorm_2019", melding.vormen_2019)),
        (_("Aard van het geweld"), words("aard", melding.aarden)),
        (_("Aanvullend"), words("aanvullende_informatie_2019", melding.aanvullend)),
        (_("Verteld aan de melder"), ", ".join(dict(rules.VERTELD).get(c, c) for c in melding.verteld)),
        (_("Besluit"), _(rules.BESLUITWOORDEN.get(melding.besluit, melding.besluit)) if melding.besluit else ""),
    ]


def _origin(melding: Melding, door: str) -> list[tuple[str, str]]:
    """Tell where a melding came from, and who made an advies of it, when and why."""
    rijen = [(_("Herkomst"), _("begonnen als advies"))] if melding.uit_advies else []
    if melding.omgezet_op:
        wat = {"wie": door, "op": taal.tijdstip(melding.omgezet_op), "reden": melding.omgezet_reden}
        rijen.append((_("Omgezet in een advies"), _("%(wie)s, %(op)s. Reden: %(reden)s") % wat))
    return rijen


def _persoon(handeling: Handeling, melding: Melding, rij: Dossierpersoon, bekend: bool) -> Persoonbeeld:
    leeftijd = personen.age_of(handeling, rij=rij)
    oud = _("ongeveer %(n)s jaar") if rij.persoon.geboortedatum is None else _("%(n)s jaar")
    naam, omschrijving = name_of(rij), rij.persoon.omschrijving
    delen = [
        oud % {"n": leeftijd} if leeftijd is not None else "",
        ROLWOORDEN[rij.rol],
        omschrijving if naam != omschrijving else "",
    ]
    kind = is_kind(rij.rol, leeftijd)
    adres = [melding.publiek_id, rij.persoon.publiek_id]
    mag = permissions.may_do(handeling, "persoon", "wijzigen")
    return Persoonbeeld(
        publiek_id=rij.persoon.publiek_id,
        naam=naam,
        regel=", ".join(deel for deel in delen if deel),
        bsn=personen.masked_bsn(handeling, rij=rij),
        bsn_url=reverse("meldingen:bsn", args=adres),
        informeer_url="" if rij.geinformeerd_op or not mag else reverse("meldingen:informeren", args=adres),
        is_kind=kind,
        contact=_contact(rij) if kind else "",
        bekend=bekend,
        ontkoppel_url=reverse("meldingen:ontkoppelen", args=adres)
        if bekend and may(handeling, "herkennen", "bevestigen")
        else "",
    )


def _contact(rij: Dossierpersoon) -> str:
    if rij.gesproken_op:
        return _("Gesproken op %(op)s") % {"op": taal.datum(rij.gesproken_op)}
    if rij.gezien_op:
        return _("Gezien op %(op)s, nog niet gesproken") % {"op": taal.datum(rij.gezien_op)}
    return _("Nog niet gezien en nog niet gesproken")


def _address(huizen: Sequence[Dossierhuishouden]) -> str:
    if not huizen:
        return ""
    huis = huizen[0].huishouden
    if huis.is_geheim:
        return _("Geheim adres. Alleen de gemeente is bekend.")
    straat = " ".join(deel for deel in (huis.straat, huis.huisnummer, huis.toevoeging) if deel)
    return ", ".join(
        deel
        for deel in (straat, " ".join(d for d in (huis.postcode[:4], huis.postcode[4:].strip(), huis.plaats) if d))
        if deel
    )


def _melder_kind(melding: Melding) -> str:
    soorten = {MelderSoort.BEROEP: _("Beroepskracht"), MelderSoort.BURGER: _("Burger")}
    return soorten.get(MelderSoort(melding.melder_soort), _("Onbekend, ook voor ons"))


def _melder_shown(melding: Melding) -> str:
    if melding.melder_soort == MelderSoort.DUBBEL_ANONIEM:
        return _("Deze melding alleen is niet genoeg voor een onderzoek. Zoek een tweede bron.")
    zin = _("Het gezin mag de naam horen") if melding.bron_open else _("Verborgen voor het gezin")
    return f"{zin}: {GRONDWOORDEN[Brongrond(melding.bron_grond)]}" if melding.bron_grond else zin


def _melder_url(handeling: Handeling, melding: Melding) -> str:
    # Of an author unknown even to us nothing is kept: there is nothing to look at.
    bekend = melding.melder_soort != MelderSoort.DUBBEL_ANONIEM
    mag = bekend and permissions.may_do(handeling, "melder", "zien_met_reden")
    return reverse("meldingen:melder", args=[melding.publiek_id]) if mag else ""


def _surname(rij: Dossierpersoon) -> str:
    tussen = rij.persoon.tussenvoegsel
    return f"{tussen[:1].upper()}{tussen[1:]} {rij.persoon.achternaam}".strip()


def _timeline(gebeurd: Sequence[Gebeurtenis], nu: datetime) -> list[Tijdlijnregel]:
    """Draw what happened; the same thing at the same moment is one line with a number."""
    groepen: dict[tuple[str, datetime], list[Gebeurtenis]] = {}
    # An alarm tells about our clock, not about the family; it stands on the work list.
    for gebeurtenis in (g for g in gebeurd if g.soort != "termijn.alarm"):
        groepen.setdefault((gebeurtenis.soort, gebeurtenis.gebeurd_op), []).append(gebeurtenis)
    return [
        Tijdlijnregel(
            moment=moment,
            tijd=taal.kort_moment(moment, nu),
            titel=_happened(soort, groep),
            gevaar=soort == "acuut.beoordeeld" and groep[0].codes.get("uitkomst") == "JA",
        )
        for (soort, moment), groep in groepen.items()
    ]


def _happened(soort: str, groep: Sequence[Gebeurtenis]) -> str:
    titel = str(GEBEURD.get(soort, _("Er is iets vastgelegd")))
    naar = str(groep[-1].codes.get("naar", "")) if soort == "melding.heringedeeld" else ""
    if naar in set(EerdereBetrokkenheid):
        return f"{titel}: {BEKENDWOORDEN[EerdereBetrokkenheid(naar)]}"
    return titel + (f" ({len(groep)}x)" if len(groep) > 1 else "")


def at_the_phone(handeling: Handeling) -> bool:
    """Answer whether somebody tells this to Veilig Thuis; else who types it, saw it."""
    return handeling.rol.startswith("vt_")


def judge_step(handeling: Handeling, melding: Melding) -> VolgendeStap | None:
    """Return the step to the judgement, for who may judge: begin it, or go on with it."""
    if not permissions.may_do(handeling, "beoordeling", "maken"):
        open_, mag = melding.acuut == Acuut.ONBEKEND, permissions.may_do(handeling, "beoordeling", "acuut_beoordelen")
        if not (open_ and mag and melding.status == MeldingStatus.ONTVANGEN):
            return None
        adres = reverse("meldingen:acuut", args=[melding.publiek_id])
        return VolgendeStap(_("Zeg of er nu gevaar is"), _("Beoordeel gevaar"), adres, "gevaar", "G", gevaar=True)
    if melding.status == MeldingStatus.ONTVANGEN:
        return VolgendeStap(_("Beoordeel de veiligheid"), _("Begin de beoordeling"), formulier="beoordelen")
    if melding.status in (MeldingStatus.IN_BEOORDELING, MeldingStatus.BEOORDEELD):
        verder = reverse("beoordelingen:begin", args=[melding.publiek_id])
        return VolgendeStap(_("De beoordeling van deze melding"), _("Naar de beoordeling"), url=verder)
    return None


def _buttons(handeling: Handeling, melding: Melding) -> list[Knopbeeld]:
    knoppen = []
    if permissions.may_do(handeling, "beoordeling", "zien"):
        knoppen.append(
            Knopbeeld(_("Veiligheidsbeoordeling"), reverse("beoordelingen:beoordeling", args=[melding.publiek_id]), "")
        )
    if permissions.may_do(handeling, "beoordeling", "acuut_beoordelen"):
        dicht = melding.status in (MeldingStatus.GESLOTEN, MeldingStatus.OMGEZET)
        reden = _("Deze melding is gesloten.") if dicht else ""
        knoppen.append(
            Knopbeeld(_("Gevaar opnieuw beoordelen"), reverse("meldingen:acuut", args=[melding.publiek_id]), reden)
        )
    if permissions.may_do(handeling, "melding", "omzetten"):
        knoppen.append(
            Knopbeeld(
                _("Maak er een advies van"),
                reverse("meldingen:omzetten", args=[melding.publiek_id]),
                rules.why_not(melding.status, MeldingStatus.OMGEZET),
            )
        )
    return knoppen
