"""The questions of an instrument as a form, with those that the agreements ask beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.basis.afspraken.rules import Feit, FeitSoort
from schakel.basis.vragenlijsten.rules import (
    Antwoorden,
    AntwoordSoort,
    Blok,
    Definitie,
    Reden,
    Vraag,
    ZichtbareVraag,
    toon_antwoord,
    zichtbare_vragen,
)
from schakel.toolkit.formulier import Formulier, KeuzeVeld, MeerkeuzeVeld

REDEN = "reden."
FEIT = "feit."
# How the facts of agreements are asked; one that is not named here is asked by its own name.
FEITVRAGEN: Mapping[str, object] = {
    "geweld_staat_vast": gettext_lazy("Staat vast dat er geweld is?"),
    "meewerken": gettext_lazy("Wie in het gezin werkt mee?"),
    "al_betrokken_team": gettext_lazy("Helpt er al een team?"),
    "gi_maatregel": gettext_lazy("Loopt er een kinderbeschermingsmaatregel?"),
    "eer": gettext_lazy("Speelt familie-eer mee?"),
    "plaatsing": gettext_lazy("Denkt u aan opvang of uithuisplaatsing?"),
    "plaats": gettext_lazy("Waar is het gezin nu?"),
}
JA_NEE = (("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee")), ("weet_niet", gettext_lazy("Weet niet")))


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One question on the page with its field, and the field for its reason where one may be given."""

    veld: BoundField
    reden: BoundField | None
    reden_open: bool
    antwoord: str
    redentekst: str


@dataclass(frozen=True, slots=True)
class Vragengroep:
    """The questions of a block about one person, or about nobody in particular; closed when all have an answer."""

    persoon: str
    vragen: Sequence[Gevraagd]
    klaar: bool


@dataclass(frozen=True, slots=True)
class Vragenblok:
    """Questions that belong together."""

    code: str
    titel: str
    groepen: Sequence[Vragengroep]


class Vragenform(Formulier):
    """The questions that are asked now, with a reason beside each where the instrument knows one."""

    def __init__(
        self,
        *args: Any,
        definitie: Definitie,
        antwoorden: Antwoorden,
        variant: str,
        personen: Mapping[str, str],
        naast: Sequence[Feit],
        **kwargs: Any,
    ) -> None:
        self.definitie, self.personen, self.eerder = definitie, personen, antwoorden
        self.gevraagd = zichtbare_vragen(definitie, antwoorden, variant=variant, personen=list(personen))
        self.naast = naast
        super().__init__(*args, **kwargs)
        for vraag in self.gevraagd:
            antwoord = antwoorden.get(vraag.sleutel, {})
            self.fields[vraag.sleutel] = _field(vraag.vraag, antwoord.get("waarde"))
            if vraag.vraag.reden is not Reden.NOOIT:
                self.fields[REDEN + vraag.sleutel] = forms.CharField(
                    label=_("Reden"), required=False, initial=antwoord.get("reden", ""), widget=forms.Textarea
                )
        for feit in naast:
            self.fields[FEIT + feit.code] = _fact_field(feit, antwoorden.get(FEIT + feit.code, {}).get("waarde"))

    def blokken(self) -> list[Vragenblok]:
        """Return the blocks of the instrument, and last the questions that stand beside it."""
        blokken = [Vragenblok(b.code, b.titel, groepen) for b in self.definitie.blokken if (groepen := self._groups(b))]
        naast = [self._beside(feit) for feit in self.naast]
        if naast:
            blokken.append(Vragenblok("naast", _("Voor de keuze van het vervolg"), [Vragengroep("", naast, False)]))
        return blokken

    def _groups(self, blok: Blok) -> list[Vragengroep]:
        gevraagd = [vraag for vraag in self.gevraagd if vraag.blok == blok.code]
        groepen = []
        for persoon in dict.fromkeys(vraag.persoon for vraag in gevraagd):
            vragen = [vraag for vraag in gevraagd if vraag.persoon == persoon]
            klaar = all(self._is_answered(vraag.sleutel) for vraag in vragen)
            groepen.append(Vragengroep(self.personen.get(persoon or "", ""), [self._asked(v) for v in vragen], klaar))
        return groepen

    def _is_answered(self, sleutel: str) -> bool:
        return self.eerder.get(sleutel, {}).get("waarde") not in (None, "", [])

    def _asked(self, vraag: ZichtbareVraag) -> Gevraagd:
        antwoord = self.eerder.get(vraag.sleutel, {})
        waarde, reden = antwoord.get("waarde"), str(antwoord.get("reden") or "")
        positief = bool(vraag.vraag.positief & set(map(str, waarde if isinstance(waarde, list) else [waarde])))
        veld = self[REDEN + vraag.sleutel] if REDEN + vraag.sleutel in self.fields else None
        moet = vraag.vraag.reden is Reden.ALTIJD or positief
        return Gevraagd(self[vraag.sleutel], veld, bool(reden) or moet, toon_antwoord(vraag.vraag, waarde), reden)

    def _beside(self, feit: Feit) -> Gevraagd:
        waarde = str(self.eerder.get(FEIT + feit.code, {}).get("waarde") or "")
        teksten = {**dict(JA_NEE), **feit.waarden}
        return Gevraagd(self[FEIT + feit.code], None, False, str(teksten.get(waarde, _("niet beantwoord"))), "")

    def stand(self) -> set[tuple[str, bool]]:
        """Return which questions are asked and which reasons are open: when this changes, the list is drawn again."""
        return {
            (vraag.veld.html_name, vraag.reden_open and vraag.reden is not None)
            for blok in self.blokken()
            for groep in blok.groepen
            for vraag in groep.vragen
        }

    def aantallen(self) -> tuple[int, int]:
        """Return how many of the obliged questions have an answer, and how many there are."""
        verplicht = [vraag.sleutel for vraag in self.gevraagd if vraag.vraag.verplicht]
        return sum(self._is_answered(sleutel) for sleutel in verplicht), len(verplicht)

    def antwoorden(self) -> dict[str, dict[str, object]]:
        """Return all answers: what was sent now over what was there; what is not asked at the moment stays."""
        samen: dict[str, dict[str, object]] = {sleutel: dict(waarde) for sleutel, waarde in self.eerder.items()}
        for sleutel in [v.sleutel for v in self.gevraagd] + [FEIT + f.code for f in self.naast]:
            waarde = self.cleaned_data.get(sleutel)
            reden = str(self.cleaned_data.get(REDEN + sleutel) or "").strip()
            if waarde in (None, "", []) and not reden:
                samen.pop(sleutel, None)
            else:
                samen[sleutel] = {"waarde": waarde, **({"reden": reden} if reden else {})}
        return samen


def _field(vraag: Vraag, waarde: object) -> forms.Field:
    basis: dict[str, Any] = {
        "label": vraag.tekst, "help_text": vraag.toelichting, "required": False, "initial": waarde
    }  # fmt: skip
    if vraag.soort is AntwoordSoort.TEKST:
        return forms.CharField(widget=forms.Textarea, **basis)
    if vraag.soort is AntwoordSoort.SCHAAL:
        return forms.TypedChoiceField(
            choices=[("", _("kies")), *((n, str(n)) for n in range(vraag.van, vraag.tot + 1))],
            coerce=int,
            empty_value=None,
            **basis,
        )
    opties = [(code, tekst[:1].upper() + tekst[1:]) for code, tekst in vraag.opties.items()]
    if vraag.soort is AntwoordSoort.MEERVOUD:
        return MeerkeuzeVeld(choices=opties, **basis)
    return KeuzeVeld(choices=opties, **basis)


def _fact_field(feit: Feit, waarde: object) -> forms.Field:
    label = str(FEITVRAGEN.get(feit.code) or f"{feit.naam[:1].upper()}{feit.naam[1:]}?")
    if feit.soort is FeitSoort.JA_NEE:
        return KeuzeVeld(label=label, choices=JA_NEE, required=False, initial=waarde)
    opties = [(code, naam[:1].upper() + naam[1:]) for code, naam in feit.waarden.items()]
    return KeuzeVeld(label=label, choices=[*opties, ("weet_niet", _("Weet niet"))], required=False, initial=waarde)
