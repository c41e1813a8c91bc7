"""The shape of a report as it is typed on the phone: nothing blocks but an empty sheet or a date that is none."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui

from schakel.casuswerk.meldingen.forms.betrokkene import BetrokkeneForm
from schakel.casuswerk.meldingen.forms.velden import Momentveld, Verborgenmoment, is_uuid, repair
from schakel.casuswerk.meldingen.rules import (
    LANGST_OPEN,
    LANGSTE_TOELICHTING,
    VERTELD,
    Acuut,
    Betrokkene,
    Brongrond,
    Kanaal,
    Keuzes,
    Melder,
    MelderSoort,
    Meldingbericht,
    check_grond,
    why_not_then,
)
from schakel.casuswerk.personen.rules import Adres
from schakel.kernel.errors import InvalidInput
from schakel.kernel.tijd import AMSTERDAM, lokale_datum
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld

ACUUT: tuple[tuple[str, Any], ...] = (
    (Acuut.JA, _lui("Ja, nu")),
    (Acuut.DREIGT, _lui("Het dreigt")),
    (Acuut.NEE, _lui("Nee")),
    (Acuut.ONBEKEND, _lui("Nog niet duidelijk")),
)
DIRECT_GEDAAN: tuple[tuple[str, Any], ...] = (
    ("112_gebeld", _lui("112 is gebeld")),
    ("politie_onderweg", _lui("Politie is onderweg")),
    ("kinderen_veilig", _lui("Kinderen zijn bij een veilige volwassene")),
)
GRONDEN: tuple[tuple[str, Any], ...] = (
    ("", _lui("Geen bijzondere reden")),
    (Brongrond.BEDREIGT_GEZIN, _lui("Naam noemen is gevaarlijk voor het gezin")),
    (Brongrond.BEDREIGT_MELDER, _lui("Naam noemen is gevaarlijk voor de melder")),
    (Brongrond.VERTROUWEN, _lui("Naam noemen verstoort de vertrouwensband")),
    (Brongrond.TOESTEMMING, _lui("De melder vindt het goed dat het gezin de naam hoort")),
)
MINSTE_RIJEN = 1
# How the sheet speaks to who reports what they saw themselves, and not what somebody tells on the phone.
EIGEN_WOORDEN = {
    "toelichting": _lui("Wat ziet of hoort u?"),
    "melder_naam": _lui("Naam van wie meldt"),
    "melder_soort": _lui("Wie meldt er?"),
    "melder_bereikbaar": _lui("Wanneer mag Veilig Thuis terugbellen?"),
    "verteld": _lui("Dit is aan de melder verteld"),
}


class MeldingForm(Formulier):
    """The whole screen. Give `keuzes` (the lists of today); persons are rows named p0-, p1-, ..."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    gestart = Verborgenmoment(required=False, widget=forms.HiddenInput)
    uit_advies = forms.UUIDField(required=False, widget=forms.HiddenInput)
    advies_reden = forms.CharField(required=False, max_length=300, label=_lui("Waarom wordt het advies een melding?"))
    acuut = KeuzeVeld(
        required=False, choices=ACUUT, gevaar=["JA"], initial=Acuut.ONBEKEND, label=_lui("Is er nu gevaar?"),
        help_text=_lui("Vraag dit altijd als eerste. Twijfelt u? Kies ‘Ja’."),
    )  # fmt: skip
    direct_gedaan = MeerkeuzeVeld(required=False, choices=DIRECT_GEDAAN, label=_lui("Dit is nu geregeld"))
    postcode = forms.CharField(required=False, max_length=10, label=_lui("Postcode"))
    huisnummer = forms.CharField(required=False, max_length=6, label=_lui("Huisnummer"))
    toevoeging = forms.CharField(required=False, max_length=10, label=_lui("Toevoeging"))
    straat = forms.CharField(required=False, max_length=120, label=_lui("Straat"))
    plaats = forms.CharField(required=False, max_length=80, label=_lui("Plaats"))
    gemeente = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    geheim = forms.BooleanField(required=False, label=_lui("Dit adres is geheim"))
    iedereen_daar = KeuzeVeld(
        required=False, label=_lui("Is iedereen daar nu?"),
        choices=(("ja", _lui("Ja")), ("nee", _lui("Nee")), ("onbekend", _lui("Weet niet"))),
    )  # fmt: skip
    voor_politie = forms.CharField(
        required=False, max_length=300, label=_lui("Wat moet de politie weten?"),
        help_text=_lui("Wapens, honden, sleutel, taal"),
    )  # fmt: skip
    toelichting = forms.CharField(
        required=False,
        max_length=LANGSTE_TOELICHTING,
        widget=forms.Textarea(attrs={"rows": 7}),
        label=_lui("Wat ziet of hoort de beller?"),
    )
    gebeurd_op = Momentveld(required=False, label=_lui("Wanneer gebeurde het?"))
    ontvangen_op = Momentveld(
        required=False, label=_lui("Kwam dit eerder binnen? Wanneer?"),
        help_text=_lui("Alleen als u dit later invoert, na een storing of van papier."),
    )  # fmt: skip
    vormen = MeerkeuzeVeld(required=False, label=_lui("Soort geweld"))
    aarden = MeerkeuzeVeld(required=False, label=_lui("Aard van het geweld"))
    aanvullend = MeerkeuzeVeld(required=False, label=_lui("Aanvullend"))
    melder_soort = KeuzeVeld(
        required=False, initial=MelderSoort.BURGER, label=_lui("Wie belt er?"),
        choices=(
            (MelderSoort.BURGER, _lui("Burger")),
            (MelderSoort.BEROEP, _lui("Beroepskracht")),
            (MelderSoort.DUBBEL_ANONIEM, _lui("Wil ook voor ons onbekend blijven")),
        ),
    )  # fmt: skip
    melder_naam = forms.CharField(required=False, max_length=120, label=_lui("Naam van de beller"))
    melder_telefoon = forms.CharField(
        required=False, max_length=40, label=_lui("Telefoon"), widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    melder_relatie = forms.CharField(required=False, max_length=120, label=_lui("Relatie of functie"))
    melder_organisatie = forms.CharField(required=False, max_length=160, label=_lui("Organisatie"))
    melder_bereikbaar = forms.CharField(required=False, max_length=160, label=_lui("Wanneer mogen wij u terugbellen?"))
    hoedanigheid = forms.ChoiceField(required=False, label=_lui("Hoedanigheid"))
    rol_melder = forms.ChoiceField(required=False, label=_lui("Rol of functie (CBS)"))
    organisatie_melder = forms.ChoiceField(required=False, label=_lui("Soort organisatie (CBS)"))
    bron_grond = forms.ChoiceField(required=False, choices=GRONDEN, label=_lui("Mag het gezin de naam horen?"))
    verteld = MeerkeuzeVeld(required=False, choices=VERTELD, label=_lui("Dit heeft u de beller verteld"))

    LIJSTEN = {
        "vormen": "vormen",
        "aarden": "aard",
        "aanvullend": "aanvullende_informatie_2019",
        "hoedanigheid": "hoedanigheid",
        "rol_melder": "rol_melder_2019",
        "organisatie_melder": "organisatie_melder_2019",
    }

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        keuzes: Mapping[str, Keuzes],
        nu: datetime,
        concept: Mapping[str, list[str]] | None = None,
        advies: str = "",
        eigen: bool = False,
    ) -> None:
        getypt = dict(concept or {})
        soort = {"melder_soort": MelderSoort.BEROEP} if eigen else {}
        begin = {
            **soort,
            "sleutel": uuid4(),
            "gestart": nu.isoformat(),
            "uit_advies": advies,
            **self._typed_before(getypt),
        }
        super().__init__(repair(data), initial=begin)
        self.nu, self.is_vervolg = nu, bool(getypt)
        self.kaartkeuzes = [(naam, waarden[-1]) for naam, waarden in getypt.items() if naam.startswith("kaart-")]
        self.eigen = eigen
        for veld, woorden in EIGEN_WOORDEN.items() if eigen else ():
            self.fields[veld].label = woorden
        for veld, lijst in self.LIJSTEN.items():
            if lijst not in keuzes:
                del self.fields[veld]
                continue
            kiest_een = not isinstance(self.fields[veld], MeerkeuzeVeld)
            self.fields[veld].choices = [*([("", _("Maak een keuze"))] if kiest_een else []), *keuzes[lijst]]  # type: ignore[attr-defined]
        aantal = max(MINSTE_RIJEN, rows_in(data or getypt))
        self.personen = [_row(data, getypt, nr, lokale_datum(nu)) for nr in range(aantal)]

    @classmethod
    def _typed_before(cls, getypt: Mapping[str, list[str]]) -> dict[str, object]:
        return {
            naam: waarden if isinstance(veld, MeerkeuzeVeld) else waarden[-1]
            for naam, veld in cls.base_fields.items()
            if (waarden := getypt.get(naam))
        }

    @property
    def begonnen(self) -> datetime:
        """Return when the call began, as far as it can be read: for the running clock."""
        try:
            return datetime.fromisoformat(str(self["gestart"].value()))
        except ValueError:
            return self.nu

    def is_valid(self) -> bool:
        """Answer whether the sheet and every row can be used."""
        # Each row is asked, so that all faults are told at once.
        rijen = [rij.is_valid() for rij in self.personen]
        return super().is_valid() and all(rijen)

    def clean(self) -> dict[str, Any]:
        """Refuse an empty sheet, and a ground that does not fit."""
        schoon = super().clean() or self.cleaned_data
        if not (
            schoon.get("toelichting")
            or schoon.get("melder_telefoon")
            or any(not r.is_valid() or not r.is_leeg for r in self.personen)
        ):
            self.add_error("toelichting", self._asks())
        if schoon.get("uit_advies") and not schoon.get("advies_reden"):
            self.add_error("advies_reden", _("Schrijf in een zin waarom dit een melding wordt."))
        grond = Brongrond(schoon["bron_grond"]) if schoon.get("bron_grond") else None
        try:
            check_grond(MelderSoort(schoon.get("melder_soort") or MelderSoort.BURGER), grond)
        except InvalidInput as fout:
            for veld, teksten in fout.fouten.items():
                self.add_error(veld, teksten)
        return schoon

    def _asks(self) -> str:
        if self.eigen:
            return _("Schrijf in een zin wat u ziet of hoort. De rest mag later.")
        return _("Schrijf in een zin wat de beller vertelt. De rest mag later.")

    def clean_gestart(self) -> datetime:
        """The call began when the sheet was opened, never later than now and never long ago."""
        gestart: datetime | None = self.cleaned_data["gestart"]
        return gestart if gestart and self.nu - LANGST_OPEN < gestart < self.nu else self.nu

    def clean_gebeurd_op(self) -> datetime | None:
        """What is reported happened before now."""
        return self._past("gebeurd_op")

    def clean_ontvangen_op(self) -> datetime | None:
        """What comes in late came in before now."""
        return self._past("ontvangen_op")

    def _past(self, veld: str) -> datetime | None:
        moment: datetime | None = self.cleaned_data[veld]
        reden = why_not_then(moment, self.nu) if moment else ""
        if reden:
            raise forms.ValidationError(reden)
        return moment

    def bericht(self) -> Meldingbericht:
        """Return the report as the door takes it in."""
        s = self.cleaned_data
        gebeurd = s["gebeurd_op"]
        gekozen: dict[str, Any] = {
            veld: tuple(s.get(veld, ())) for veld in ("vormen", "aarden", "aanvullend", "verteld")
        }
        return Meldingbericht(
            sleutel=s["sleutel"],
            ontvangen_op=(s["ontvangen_op"] or s["gestart"]).astimezone(AMSTERDAM),
            toelichting=s["toelichting"],
            kanaal=Kanaal.TELEFOON,
            gebeurd_op=gebeurd.astimezone(AMSTERDAM) if gebeurd else None,
            acuut=Acuut(s["acuut"] or Acuut.ONBEKEND),
            acuut_op=self.nu,
            iedereen_daar=s["iedereen_daar"],
            voor_politie=s["voor_politie"],
            direct_gedaan=tuple(s["direct_gedaan"]),
            waar=Adres(
                **{
                    veld: s[veld]
                    for veld in ("postcode", "huisnummer", "toevoeging", "straat", "plaats", "gemeente", "geheim")
                }
            ),
            betrokkenen=self._betrokkenen(),
            melder=self._melder(),
            hoedanigheid=s.get("hoedanigheid", ""),
            rol_melder=s.get("rol_melder", ""),
            organisatie_melder=s.get("organisatie_melder", ""),
            uit_advies=s["uit_advies"],
            advies_reden=s["advies_reden"],
            **gekozen,
        )

    def _betrokkenen(self) -> tuple[Betrokkene, ...]:
        gekozen = chosen_cards(self.data)
        return tuple(
            rij.betrokkene(gekozen.get(nr)) for nr, rij in enumerate(self.personen) if not rij.is_leeg or nr in gekozen
        )

    def _melder(self) -> Melder:
        s = self.cleaned_data
        soort = MelderSoort(s["melder_soort"] or MelderSoort.BURGER)
        velden = ("naam", "telefoon", "organisatie", "relatie", "bereikbaar")
        # Who wants to stay unknown to us as well, is not kept at all.
        anoniem = soort is MelderSoort.DUBBEL_ANONIEM
        return Melder(
            soort=soort,
            grond=Brongrond(s["bron_grond"]) if s["bron_grond"] else None,
            **{veld: "" if anoniem else s[f"melder_{veld}"] for veld in velden},
        )


def _row(data: QueryDict | None, getypt: Mapping[str, list[str]], nr: int, vandaag: date) -> BetrokkeneForm:
    voor = f"p{nr}-"
    begin = {
        naam.removeprefix(voor): waarden[-1] for naam, waarden in getypt.items() if naam.startswith(voor) and waarden
    }
    return BetrokkeneForm(data, vandaag=vandaag, prefix=f"p{nr}", initial=begin)


def rows_in(data: Iterable[str]) -> int:
    nummers = [int(treffer.group(1)) for naam in data if (treffer := re.match(r"p(\d{1,2})-", naam))]
    return max(nummers, default=-1) + 1


def chosen_cards(data: Mapping[str, Any]) -> dict[int, UUID]:
    """Return which row was said to be who on a card: a field kaart-<uuid> holds a row, "nee" or "later"."""
    gekozen: dict[int, UUID] = {}
    for naam in data:
        waarde = str(data[naam])
        if naam.startswith("kaart-") and waarde.isdecimal() and is_uuid(naam.removeprefix("kaart-")):
            gekozen[int(waarde)] = UUID(naam.removeprefix("kaart-"))
    return gekozen
