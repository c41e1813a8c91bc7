"""How does the page of one child read?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schakel.casuswerk.kinderen.models import Kindhulp, Kindverhaal, Rechtenwissel
from schakel.casuswerk.kinderen.presenters.gezichten import call, present_face, with_age
from schakel.casuswerk.kinderen.presenters.welzijn import lines_of, present_moment
from schakel.casuswerk.kinderen.queries.kind import Kindzicht, Schoolzicht
from schakel.casuswerk.kinderen.queries.lezen import Inhoud
from schakel.casuswerk.kinderen.rules.aanbod import KINDHULP_OVERGANGEN, KindhulpStatus, waiting_days
from schakel.casuswerk.kinderen.rules.rechten import VOLWASSEN, ZINNEN
from schakel.casuswerk.kinderen.rules.school import SCHOOL_ZINNEN, Grond, last_day
from schakel.casuswerk.kinderen.rules.verhalen import VELDEN, Verhaalsoort, Zicht, text
from schakel.casuswerk.kinderen.rules.welzijn import MetingStatus
from schakel.casuswerk.personen.models import Kindcontact
from schakel.kernel.handeling import Handeling
from schakel.kernel.tijd import lokale_datum
from schakel.toolkit import taal

SOORTEN: Mapping[str, Any] = {
    Verhaalsoort.DRIE_HUIZEN: gettext_lazy("Drie huizen"),
    Verhaalsoort.VEILIGE_HUIS: gettext_lazy("Veilige huis"),
    Verhaalsoort.WOORD_EN_BEELD: gettext_lazy("Woord en beeld"),
}
HULPMIDDELEN: Mapping[str, Any] = {
    "drie_huizen": gettext_lazy("met de drie huizen"),
    "woorden_en_plaatjes": gettext_lazy("met woorden en plaatjes"),
    "tekenen": gettext_lazy("met tekenen of spelen"),
    "vragenlijst": gettext_lazy("met een vragenlijst voor kinderen"),
    "anders": gettext_lazy("met een ander hulpmiddel"),
}
REDENEN: Mapping[str, Any] = {
    "te_gevaarlijk": gettext_lazy("het was te gevaarlijk"),
    "geen_toestemming": gettext_lazy("er was geen toestemming"),
    "niet_bereikt": gettext_lazy("niet bereikt"),
    "wilde_niet": gettext_lazy("het kind wilde niet"),
}
STANDEN: Mapping[KindhulpStatus, tuple[str, Any, str]] = {
    KindhulpStatus.GEWENST: ("let-op", gettext_lazy("Gewenst, nog niet gevraagd"), "wacht"),
    KindhulpStatus.GEVRAAGD: ("accent", gettext_lazy("Gevraagd"), "klok"),
    KindhulpStatus.AANVAARD: ("accent", gettext_lazy("Aangenomen, nog niet begonnen"), "kalender"),
    KindhulpStatus.GESTART: ("veilig", gettext_lazy("Begonnen"), "vink"),
    KindhulpStatus.GESTOPT: ("neutraal", gettext_lazy("Gestopt"), "kruis"),
    KindhulpStatus.NIET_NODIG: ("neutraal", gettext_lazy("Geen eigen hulp nodig"), "info"),
}
STAPNAMEN: Mapping[KindhulpStatus, Any] = {
    KindhulpStatus.GEVRAAGD: gettext_lazy("Hulp gevraagd"),
    KindhulpStatus.AANVAARD: gettext_lazy("Hulp toegezegd"),
    KindhulpStatus.GESTART: gettext_lazy("Hulp begonnen"),
    KindhulpStatus.GESTOPT: gettext_lazy("Hulp gestopt, of niet meer nodig"),
}


@dataclass(frozen=True, slots=True)
class Verhaalbeeld:
    """What a child told, and who may read it."""

    titel: str
    bij: str
    woorden: Sequence[tuple[str, str]]
    wie_leest: str
    soort: str
    url: str
    tekening_url: str
    publiek_id: UUID


@dataclass(frozen=True, slots=True)
class Hulpbeeld:
    """The own help of a child, with how long it waited."""

    titel: str
    bij: str
    soort: str
    stand: str
    icoon: str
    woorden: str
    wacht: str
    url: str


@dataclass(frozen=True, slots=True)
class Schoolbeeld:
    """One contact at a school."""

    publiek_id: UUID
    titel: str
    bij: str
    grond: str
    stand: str
    soort: str
    loopt: bool
    geeft: Sequence[str]
    antwoorden: Sequence[tuple[str, Sequence[str], str, UUID | None]]


def present_kop(zicht: Kindzicht) -> dict[str, Any]:
    """Return the head of every page about one child."""
    dossier, persoon = zicht.casus.dossier.publiek_id, zicht.gezicht.rij.persoon.publiek_id
    return {
        "naam": call(zicht.gezicht),
        "titel": with_age(zicht.gezicht),
        "gezin": zicht.casus.naam,
        "dossier": dossier,
        "persoon": persoon,
        "casus_url": reverse("werkplek:casus", args=[dossier]),
        "kinderen_url": reverse("kinderen:kinderen", args=[dossier]),
        "url": reverse("kinderen:kind", args=[dossier, persoon]),
        "contact_url": reverse("werkplek:kind", args=[dossier, persoon]),
    }


def present_kind(
    handeling: Handeling, zicht: Kindzicht, woorden: tuple[Mapping[str, str], Mapping[str, str]]
) -> dict[str, Any]:
    """Return everything on the page of one child."""
    dag = lokale_datum(handeling.moment)
    return {
        "kop": present_kop(zicht),
        "gezicht": present_face(zicht.gezicht, zicht.casus.dossier.publiek_id),
        "anderen": [present_face(een, zicht.casus.dossier.publiek_id) for een in zicht.anderen],
        "spreken": _speaking(zicht),
        "contacten": [_contact(een, zicht.namen) for een in zicht.contacten],
        "verhalen": [_story(handeling, rij, inhoud) for rij, inhoud in zicht.verhalen],
        "hulp": [_help(rij, inhoud, dag) for rij, inhoud in zicht.hulp],
        "momenten": [present_moment(rij, inhoud, dag) for rij, inhoud in zicht.metingen],
        "lijnen": lines_of(zicht),
        "scholen": [_school(handeling, een, woorden) for een in zicht.scholen],
        "rechten": rights_of(zicht),
        "wissels": [_change(rij, dag) for rij in zicht.wissels],
        "stap": _next(zicht, dag),
    }


def _next(zicht: Kindzicht, dag: date) -> tuple[str, str, str]:
    """Return the one thing to do next: what, the words on the button, where."""
    kop, nu = present_kop(zicht), zicht.gezicht
    args = [kop["dossier"], kop["persoon"]]
    if not nu.rij.gezien_op and not nu.rij.persoon.ongeboren:
        return _("Dit kind is nog niet gezien"), _("Leg contact vast"), kop["contact_url"]
    open_ = next((rij for rij, _inhoud in zicht.metingen if rij.status == MetingStatus.GEPLAND), None)
    if nu.hulp in (None, KindhulpStatus.GESTOPT):
        return _("Kies eigen hulp voor dit kind"), _("Kies hulp"), reverse("kinderen:hulp", args=args)
    if open_ is not None and (open_.gepland_op <= dag or not open_.maanden):
        url = reverse("kinderen:welzijn", args=[open_.publiek_id])
        return _("Vraag hoe het met dit kind gaat"), _("Vraag het nu"), url
    verder = next((rij for rij, _inhoud in zicht.hulp if rij.status in ("GEWENST", "GEVRAAGD", "AANVAARD")), None)
    if verder is not None:
        url = reverse("kinderen:hulpstap", args=[verder.publiek_id])
        return _("Breng de eigen hulp een stap verder"), _("Leg de stap vast"), url
    return (
        _("Praat met dit kind, in eigen woorden"),
        _("Drie huizen"),
        reverse("kinderen:verhaal", args=[*args, "drie-huizen"]),
    )


def _speaking(zicht: Kindzicht) -> str:
    jaren, vanaf = zicht.gezicht.leeftijd, zicht.spreekleeftijd
    if zicht.gezicht.rij.persoon.ongeboren:
        return _("Dit kind is nog niet geboren.")
    if jaren is not None and jaren < vanaf:
        return _("Dit kind wordt gezien. In deze regio wordt een kind vanaf %(n)s jaar ook gesproken.") % {"n": vanaf}
    return _("Dit kind wordt gezien en gesproken: in deze regio vanaf %(n)s jaar.") % {"n": vanaf}


def _contact(een: Kindcontact, namen: Mapping[int, str]) -> tuple[str, str]:
    wat = _("Gesproken") if een.gesproken else _("Gezien") if een.gezien else _("Nog niet gezien")
    titel = _("%(wat)s op %(op)s") % {"wat": wat, "op": taal.datum(een.op)}
    delen = [_("door %(wie)s") % {"wie": namen.get(een.door, _("een collega"))}]
    if een.met_wie:
        delen.append(_("erbij: %(wie)s") % {"wie": een.met_wie})
    if een.hulpmiddel:
        delen.append(str(HULPMIDDELEN.get(een.hulpmiddel, een.hulpmiddel.replace("_", " "))))
    if een.reden_niet:
        delen.append(str(REDENEN.get(een.reden_niet, een.reden_niet.replace("_", " "))))
    return titel, ", ".join(delen)


def _story(handeling: Handeling, rij: Kindverhaal, inhoud: Inhoud) -> Verhaalbeeld:
    soort = Verhaalsoort(rij.soort)
    eigen = rij.gemaakt_team_id == handeling.team
    bij = _("%(op)s, met %(wie)s van %(team)s") % {
        "op": taal.datum(rij.op), "wie": rij.gemaakt_door.naam, "team": rij.gemaakt_team.naam,
    }  # fmt: skip
    wie, badge = reads(rij, handeling)
    return Verhaalbeeld(
        titel=str(SOORTEN[soort]),
        bij=bij,
        woorden=[(naam, text(inhoud, veld)) for veld, naam in VELDEN[soort].items() if text(inhoud, veld)],
        wie_leest=wie,
        soort=badge,
        url=reverse("kinderen:toestemming", args=[rij.publiek_id]) if eigen else "",
        tekening_url=reverse("kinderen:tekening", args=[rij.publiek_id]) if rij.tekening_soort else "",
        publiek_id=rij.publiek_id,
    )


def reads(rij: Kindverhaal, handeling: Handeling) -> tuple[str, str]:
    """Return in words who may read a story now, and how the badge looks."""
    loopt = rij.zicht_vanaf is not None and (rij.zicht_tot is None or rij.zicht_tot > handeling.moment)
    if rij.zicht == Zicht.NIEMAND or not loopt:
        return _("Alleen %(team)s leest dit") % {"team": rij.gemaakt_team.naam}, "let-op"
    wie = _("De regisseur mag dit lezen") if rij.zicht == Zicht.REGISSEUR else _("Iedereen in de casus mag dit lezen")
    return f"{wie}, {_('tot %(op)s') % {'op': taal.datum(rij.zicht_tot)}}" if rij.zicht_tot else wie, "veilig"


def _help(rij: Kindhulp, inhoud: Inhoud, vandaag: date) -> Hulpbeeld:
    status = KindhulpStatus(rij.status)
    soort, stand, icoon = STANDEN[status]
    dagen = waiting_days(gevraagd=rij.gevraagd_op, gestart=rij.gestart_op, gestopt=rij.gestopt_op, vandaag=vandaag)
    wacht = ""
    if dagen is not None and rij.gestart_op:
        wacht = ngettext("wachtte %(n)s dag", "wachtte %(n)s dagen", dagen) % {"n": dagen}
    elif dagen is not None and status is not KindhulpStatus.GESTOPT:
        wacht = ngettext("wacht %(n)s dag", "wacht %(n)s dagen", dagen) % {"n": dagen}
    stappen = (
        (rij.gewenst_op, _("gewenst")), (rij.gevraagd_op, _("gevraagd")), (rij.aanvaard_op, _("toegezegd")),
        (rij.gestart_op, _("begonnen")), (rij.gestopt_op, _("gestopt")),
    )  # fmt: skip
    bij = ", ".join(f"{wat} {taal.datum(op)}" for op, wat in stappen if op)
    verder = bool(KINDHULP_OVERGANGEN[status])
    return Hulpbeeld(
        titel=f"{rij.aanbod.naam}, {rij.aanbod.team.naam}" if rij.aanbod else _("Geen eigen hulp nodig"),
        bij=bij
        or _("besloten door %(wie)s, %(op)s") % {"wie": rij.vastgelegd_door.naam, "op": taal.datum(rij.vastgelegd_op)},
        soort=soort,
        stand=str(stand),
        icoon=icoon,
        woorden=text(inhoud, "reden") or text(inhoud, "wens"),
        wacht=wacht,
        url=reverse("kinderen:hulpstap", args=[rij.publiek_id]) if verder else "",
    )


def _school(
    handeling: Handeling, een: Schoolzicht, woorden: tuple[Mapping[str, str], Mapping[str, str]]
) -> Schoolbeeld:
    rij, behoeften, signalen = een.rij, *woorden
    loopt = een.open_ and rij.ingetrokken_op is None and rij.vanaf <= handeling.moment < rij.tot
    wie = ", ".join(
        deel for deel in (text(een.inhoud, "naam"), text(een.inhoud, "functie"), text(een.inhoud, "school")) if deel
    )
    if rij.ingetrokken_op:
        stand, soort = _("Ingetrokken op %(op)s") % {"op": taal.datum(rij.ingetrokken_op)}, "neutraal"
    elif not een.open_ and rij.tot > handeling.moment:
        stand, soort = _("Gestopt, want de casus werd gesloten"), "neutraal"
    elif not loopt:
        stand, soort = _("Afgelopen op %(op)s") % {"op": taal.datum(rij.tot)}, "neutraal"
    elif rij.geopend_op is None:
        stand, soort = _("Code verstuurd, nog niet geopend"), "let-op"
    else:
        stand, soort = _("Geopend op %(op)s") % {"op": taal.datum(rij.geopend_op)}, "veilig"
    gegeven = [behoeften.get(code, code) for code in _list(een.blad, "behoeften")]
    gegeven += [signalen.get(code, code) for code in _list(een.blad, "signalen")]
    return Schoolbeeld(
        publiek_id=rij.publiek_id,
        titel=wie,
        bij=_("Van %(van)s tot en met %(tot)s, door %(wie)s")
        % {"van": taal.datum(rij.vanaf), "tot": taal.datum(last_day(rij.tot)), "wie": rij.gemaakt_door.naam},
        grond=_ground(rij.grond, rij.toestemming, text(een.inhoud, "reden")),
        stand=stand,
        soort=soort,
        loopt=loopt,
        geeft=gegeven,
        antwoorden=[
            (
                taal.tijdstip(antwoord.gegeven_op),
                [SCHOOL_ZINNEN.get(code, code) for code in _list(inhoud, "keuzes")],
                text(inhoud, "tekst"),
                None if antwoord.gelezen_op else antwoord.publiek_id,
            )
            for antwoord, inhoud in een.antwoorden
        ],
    )


def _ground(grond: str, ja: Sequence[str], reden: str) -> str:
    if grond == Grond.NOODZAAK:
        return _("Noodzaak: %(reden)s") % {"reden": reden}
    wie = {"KIND": _("het kind"), "OUDERS": _("de ouders")}
    return _("Toestemming van %(wie)s") % {"wie": _(" en ").join(wie.get(een, een) for een in sorted(ja, reverse=True))}


def _list(inhoud: Inhoud, veld: str) -> list[str]:
    waarde = inhoud.get(veld, [])
    return [str(een) for een in waarde] if isinstance(waarde, list) else []


def rights_of(zicht: Kindzicht) -> list[tuple[str, str]]:
    """Return who decides about this child now and soon, with the source."""
    rijen = [(_("Nu"), ZINNEN[zicht.stap.beslist]), (_("Bron"), zicht.stap.bron)]
    wissel = zicht.gezicht.wissel
    if wissel is not None:
        wat = _("%(op)s wordt dit kind %(n)s. Om middernacht verandert wie beslist.")
        if wissel.leeftijd == VOLWASSEN:
            wat = _("%(op)s wordt dit kind %(n)s en is het volwassen. Om middernacht beslist niemand anders meer mee.")
        rijen.insert(1, (_("Straks"), (wat % {"op": taal.datum(wissel.op), "n": wissel.leeftijd})))
    elif zicht.gezicht.rij.persoon.geboortedatum is None:
        rijen.insert(1, (_("Straks"), _("De geboortedatum is niet bekend. Daarom vraagt u nu kind en ouders.")))
    return rijen


def _change(rij: Rechtenwissel, vandaag: date) -> dict[str, Any]:
    zin = _("%(op)s: %(n)s jaar") % {"op": taal.datum(rij.op), "n": rij.leeftijd}
    if rij.besproken_op and rij.besproken_door:
        bij = _("Besproken op %(op)s door %(wie)s.") % {
            "op": taal.datum(rij.besproken_op),
            "wie": rij.besproken_door.naam,
        }
    else:
        bij = (
            _("Vertel kind en ouders wat er verandert.")
            if rij.op > vandaag
            else _("Al jarig. Vertel alsnog wat er is veranderd.")
        )
    return {"zin": zin, "bij": bij, "open": rij.besproken_op is None, "publiek_id": rij.publiek_id}


def step_choices(rij: Kindhulp) -> list[tuple[str, str]]:
    """Return which steps can be recorded now, in order."""
    kan = KINDHULP_OVERGANGEN[KindhulpStatus(rij.status)]
    return [(stap.value, str(naam)) for stap, naam in STAPNAMEN.items() if stap in kan]


def help_of(handeling: Handeling, zicht: Kindzicht, rij: Kindhulp) -> Hulpbeeld:
    """Return one help of a child, as its page has it."""
    inhoud = next((inhoud for een, inhoud in zicht.hulp if een.pk == rij.pk), {})
    return _help(rij, inhoud, lokale_datum(handeling.moment))
