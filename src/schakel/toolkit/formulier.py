"""How does a plain Django form become our markup?  Label, description, error, then the field."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lui


class SchakelRenderer(DjangoTemplates):
    """Lets `{{ form }}` and `{{ veld.as_field_group }}` use our templates; set as FORM_RENDERER."""

    form_template_name = "onderdelen/formulier.html"
    field_template_name = "onderdelen/veldgroep.html"


@dataclass(frozen=True, slots=True)
class Keuzebeeld:
    id: str
    html: SafeString
    tekst: str
    toelichting: str
    gevaar: bool


@dataclass(frozen=True, slots=True)
class Veldbeeld:
    """One field, ready to draw."""

    soort: str
    id: str
    label: str
    uitleg: str
    fouten: Sequence[str]
    verplicht: bool
    beschreven_door: str
    toets: str
    html: SafeString
    keuzes: Sequence[Keuzebeeld] = ()
    # A long list that need not be filled in stands folded, unless something in it was chosen.
    uitklap: bool = False
    gekozen: bool = False


class Formulier(forms.Form):
    """A form that never leaves checking to the browser and says in its own words what is missing."""

    use_required_attribute = False
    default_renderer = SchakelRenderer()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*(_without_nulls(deel) for deel in args), **kwargs)
        for naam, veld in self.fields.items():
            self._say_what_is_missing(naam, veld)
            self._say_what_does_not_fit(veld)

    def _say_what_does_not_fit(self, veld: forms.Field) -> None:
        for keuring in veld.validators:
            if isinstance(keuring, MaxLengthValidator):
                keuring.message = _lui("Dit is te lang: %(show_value)d tekens. Er passen er %(limit_value)d.")
        standaard = getattr(type(veld), "default_error_messages", {})
        for soort in ("invalid_choice", "invalid_list"):
            if soort in standaard and veld.error_messages.get(soort) == standaard[soort]:
                veld.error_messages[soort] = _("Kies iets uit de lijst.")

    def _say_what_is_missing(self, naam: str, veld: forms.Field) -> None:
        standaard = forms.Field.default_error_messages["required"]
        if veld.error_messages.get("required") != standaard:
            return
        label = veld.label or naam.replace("_", " ").capitalize()
        kiest = isinstance(veld, forms.ChoiceField | forms.BooleanField)
        zin = _("Maak een keuze: %(label)s") if kiest else _("Vul in: %(label)s")
        veld.error_messages["required"] = zin % {"label": str(label).rstrip("?:. ")}


def _without_nulls(data: Any) -> Any:
    """Take out the one character that no text can hold: nobody sees it, so nobody can repair it."""
    if not isinstance(data, QueryDict) or not any("\x00" in deel for _naam, delen in data.lists() for deel in delen):
        return data
    schoon = data.copy()
    for naam, delen in data.lists():
        schoon.setlist(naam, [deel.replace("\x00", "") for deel in delen])
    return schoon


class KeuzeVeld(forms.ChoiceField):
    """One choice as whole-surface radios, each with a line of its own when given; `gevaar` names the red ones."""

    widget = forms.RadioSelect

    def __init__(
        self, *, toelichtingen: Mapping[str, str] | None = None, gevaar: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.toelichtingen = dict(toelichtingen or {})
        self.gevaar = frozenset(gevaar)


Rij = tuple[UUID | str, int, str]
"""What a row is called outside, its own number, and its name."""


class RijVeld(forms.ChoiceField):
    """One row out of a list: the page holds what each is called outside, the deed gets its own number (ADR-0014)."""

    def __init__(self, *, leeg: object, rijen: Iterable[Rij] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.leeg = leeg
        self.offer(rijen)

    def offer(self, rijen: Iterable[Rij]) -> None:
        """Let one of these be chosen."""
        lijst = list(rijen)
        self.nummers = {str(buiten): nummer for buiten, nummer, _naam in lijst}
        self.choices = [("", self.leeg), *((str(buiten), naam) for buiten, _nummer, naam in lijst)]

    def clean(self, value: Any) -> int | None:
        """Return the number of the row that was chosen."""
        return self.nummers.get(super().clean(value))


class MeerkeuzeVeld(forms.MultipleChoiceField):
    """Several choices as whole-surface checkboxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self, *, toelichtingen: Mapping[str, str] | None = None, gevaar: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.toelichtingen = dict(toelichtingen or {})
        self.gevaar = frozenset(gevaar)


class RijenVeld(MeerkeuzeVeld):
    """Several rows out of a list, as whole-surface checkboxes; see RijVeld."""

    def __init__(self, *, rijen: Iterable[Rij] = (), **kwargs: Any) -> None:
        lijst = list(rijen)
        super().__init__(choices=[(str(buiten), naam) for buiten, _nummer, naam in lijst], **kwargs)
        self.nummers = {str(buiten): nummer for buiten, nummer, _naam in lijst}

    def clean(self, value: Any) -> list[int]:
        """Return the numbers of the rows that were chosen."""
        return [self.nummers[gekozen] for gekozen in super().clean(value)]


# So many choices are a list to fold away.
LANG = 15

_KLASSEN: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.RadioSelect, "keuzes", ""),
    (forms.CheckboxSelectMultiple, "keuzes", ""),
    (forms.CheckboxInput, "vinkje", ""),
    (forms.Select, "tekst", "select"),
    (forms.Textarea, "tekst", "textarea"),
    (forms.FileInput, "tekst", "textbox textbox--bestand"),
    (forms.widgets.Input, "tekst", "textbox"),
)


def _soort_en_klasse(widget: forms.Widget) -> tuple[str, str]:
    # RadioSelect is a subclass of Select in spirit only; order decides, first match wins.
    for type_, soort, klasse in _KLASSEN:
        if isinstance(widget, type_):
            return soort, klasse
    return "samengesteld", ""


def _keuzes(veld: BoundField) -> list[Keuzebeeld]:
    toelichtingen: Mapping[str, str] = getattr(veld.field, "toelichtingen", {})
    gevaar: Collection[str] = getattr(veld.field, "gevaar", ())
    beelden = []
    for deel in veld.subwidgets:
        waarde = str(deel.data["value"])
        for attribuut in ("aria-invalid", "required"):
            # ARIA knows neither on a single radio; the fault is tied to the fieldset.
            deel.data["attrs"].pop(attribuut, None)
        beelden.append(
            Keuzebeeld(
                id=deel.id_for_label,
                html=deel.tag(),
                tekst=str(deel.choice_label),
                toelichting=str(toelichtingen.get(waarde, "")),
                gevaar=waarde in gevaar,
            )
        )
    return beelden


def _beschreven_door(veld: BoundField) -> str:
    delen = [f"{veld.auto_id}_helptext"] if veld.help_text else []
    if veld.errors:
        delen.append(f"{veld.auto_id}_error")
    return " ".join(delen)


def veldbeeld(veld: BoundField, *, toets: str = "", rijen: int | None = None, klasse: str = "") -> Veldbeeld:
    """This function will prepare one field of a form for our markup."""
    soort, basisklasse = _soort_en_klasse(veld.field.widget)
    beschreven_door = _beschreven_door(veld)
    attrs: dict[str, Any] = {"aria-invalid": "true"} if veld.errors else {}
    keuzes = _keuzes(veld) if soort == "keuzes" else []
    if soort != "keuzes":
        attrs.update(_attributen_van_een_veld(veld, basisklasse, beschreven_door, klasse))
        attrs.update({"rows": str(rijen)} if rijen is not None else {})
        attrs.update({"data-toets": toets} if toets else {})
    return Veldbeeld(
        soort=soort,
        id=veld.auto_id or veld.html_name,
        label=str(veld.label),
        uitleg=str(veld.help_text),
        fouten=[str(fout) for fout in veld.errors],
        verplicht=veld.field.required,
        beschreven_door=beschreven_door,
        toets=toets,
        html=veld.as_widget(attrs=attrs) if soort != "keuzes" else SafeString(""),
        keuzes=keuzes,
        uitklap=len(keuzes) > LANG and not veld.field.required,
        gekozen=bool(veld.value() or veld.errors),
    )


def _attributen_van_een_veld(veld: BoundField, basisklasse: str, beschreven_door: str, klasse: str) -> dict[str, Any]:
    namen = [basisklasse, klasse, str(veld.field.widget.attrs.get("class", ""))]
    if veld.errors and basisklasse:
        namen.append("textbox--fout")
    attrs: dict[str, Any] = {"class": " ".join(filter(None, namen)) or False}
    if beschreven_door:
        attrs["aria-describedby"] = beschreven_door
    if veld.field.required:
        attrs["aria-required"] = "true"
    return attrs


@dataclass(frozen=True, slots=True)
class Foutregel:
    tekst: str
    doel: str


def _doel_van(veld: BoundField) -> str:
    doel = veld.id_for_label or veld.auto_id
    if _soort_en_klasse(veld.field.widget)[0] == "keuzes":
        return next((deel.id_for_label for deel in veld.subwidgets), doel)
    return doel


def foutregels(form: forms.BaseForm) -> list[Foutregel]:
    """This function will list every fault of a form with the id of the field it belongs to."""
    regels = [Foutregel(str(fout), "") for fout in form.non_field_errors()]
    for veld in form:
        regels.extend(Foutregel(str(fout), _doel_van(veld)) for fout in veld.errors)
    return regels


def foutregels_met_plek(form: forms.BaseForm, rijen: Sequence[forms.BaseForm], rijnaam: str) -> list[Foutregel]:
    """This function will list the faults of a form and its rows together, each with the name of its field."""
    gevonden = [(form, "")] + [(rij, f"{rijnaam} {nr}, ") for nr, rij in enumerate(rijen, start=1)]
    regels = []
    for deel, voor in gevonden:
        labels = {_doel_van(veld): str(veld.label).rstrip("?:. ") for veld in deel}
        for regel in foutregels(deel):
            plek = f"{voor}{labels[regel.doel]}" if regel.doel in labels else voor.rstrip(", ")
            zegt_plek = not plek or (not voor and plek in regel.tekst)
            regels.append(regel if zegt_plek else Foutregel(f"{plek}: {regel.tekst}", regel.doel))
    return regels


def getypt(form: forms.BaseForm) -> list[tuple[str, str]]:
    """This function will list what was typed, by label, in the words of the page: nothing typed is ever lost."""
    rijen = []
    for veld in form:
        gekozen = veld.value()
        waarden = [str(w) for w in (gekozen if isinstance(gekozen, list | tuple) else [gekozen]) if w not in (None, "")]
        namen = {str(code): str(naam) for code, naam in getattr(veld.field, "choices", ()) if code != ""}
        if waarden and not veld.is_hidden:
            rijen.append((str(veld.label), ", ".join(namen.get(w, w) for w in waarden)))
    return rijen
