"""The shape of what comes in about the safety plan: a situation, its address, the arrangement and copies."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.casuswerk.plannen.forms.kaart import DAG
from schakel.casuswerk.plannen.forms.velden import Veldenform, Veldregel
from schakel.casuswerk.plannen.rules.cijfers import Wie
from schakel.casuswerk.plannen.rules.situaties import BELLEN, STAPLENGTE, STAPPEN
from schakel.toolkit.formulier import Formulier

# So many steps and numbers stand open; the others are a button away, so that the form fits a telephone.
ZICHTBAAR = 3


def _kort(label: Any, uitleg: Any = "", *, hoogstens: int = 200) -> forms.CharField:
    return forms.CharField(label=label, help_text=uitleg, required=False, max_length=hoogstens)


def _lang(label: Any, uitleg: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=uitleg, required=False, max_length=4000, widget=forms.Textarea)


class Situatieform(Veldenform):
    """One unsafe situation, concrete enough to help at night."""

    RIJEN: ClassVar[Mapping[str, int]] = {"gebeurt": 3, "signalen": 3, "waarheen": 3, "gevolg": 2, "kindwoorden": 2}

    titel = _kort(gettext_lazy("Welke situatie is gevaarlijk?"), gettext_lazy("Bijvoorbeeld: als hij heeft gedronken."))
    gebeurt = _lang(gettext_lazy("Wat gebeurt er dan?"))
    signalen = _lang(gettext_lazy("Waaraan ziet u het aankomen?"))
    waarheen = _lang(
        gettext_lazy("Waar gaat wie naartoe?"), gettext_lazy("Nooit een geheim adres: dat gaat in de kluis.")
    )
    controle_wie = _kort(gettext_lazy("Wie gaat na of dit werkt?"))
    controle_hoe_vaak = _kort(gettext_lazy("Hoe vaak?"))
    gevolg = _lang(gettext_lazy("Wat gebeurt er als iemand zich er niet aan houdt?"))
    geldig_tot = forms.DateField(label=gettext_lazy("Geldt tot en met"), required=False, widget=DAG)
    kindversie = forms.BooleanField(label=gettext_lazy("Er is een versie voor de kinderen"), required=False)
    kindwoorden = _lang(gettext_lazy("Welk woord of welke zin kennen de kinderen?"))

    def __init__(self, data: Any = None, *, nu: Mapping[str, str], mensen: Sequence[tuple[str, Wie, str]]) -> None:
        super().__init__(data, nu=nu)
        keuzes = [("", _("iemand anders")), *((code, naam) for code, _wie, naam in mensen)]
        for n in range(STAPPEN):
            self._add(f"stap{n}_wie", _kort(_("Wie? (stap %(n)s)") % {"n": n + 1}))
            self._add(f"stap{n}_wat", _kort(_("Wat doet die? (stap %(n)s)") % {"n": n + 1}, hoogstens=STAPLENGTE))
        for n in range(BELLEN):
            wie = forms.ChoiceField(
                label=_("Wie bellen? (nummer %(n)s)") % {"n": n + 1}, choices=keuzes, required=False
            )
            self._add(f"bel{n}_wie", wie)
            self._add(f"bel{n}_naam", _kort(_("Naam (nummer %(n)s)") % {"n": n + 1}))
            self._add(f"bel{n}_telefoon", _kort(_("Telefoon (nummer %(n)s)") % {"n": n + 1}, hoogstens=40))

    def _add(self, naam: str, veld: forms.Field) -> None:
        self.fields[naam] = veld
        self.initial.setdefault(naam, self._nu.get(naam, ""))

    def stappen(self) -> list[tuple[Veldregel, Veldregel]]:
        """Return the fields of the steps that are always in sight, in order."""
        return [self._step(n) for n in range(ZICHTBAAR)]

    def meer_stappen(self) -> list[tuple[Veldregel, Veldregel]]:
        """Return the fields of the steps that open when somebody needs them."""
        return [self._step(n) for n in range(ZICHTBAAR, STAPPEN)]

    def bellen(self) -> list[tuple[Veldregel, Veldregel, Veldregel]]:
        """Return the fields of whom to call that are always in sight, in order."""
        return [self._call(n) for n in range(ZICHTBAAR)]

    def meer_bellen(self) -> list[tuple[Veldregel, Veldregel, Veldregel]]:
        """Return the fields of whom to call that open when somebody needs them."""
        return [self._call(n) for n in range(ZICHTBAAR, BELLEN)]

    @property
    def stappen_open(self) -> bool:
        """Answer whether one of the further steps holds something, or a fault."""
        return any(self._in_use(f"stap{n}_{deel}") for n in range(ZICHTBAAR, STAPPEN) for deel in ("wie", "wat"))

    @property
    def bellen_open(self) -> bool:
        """Answer whether one of the further numbers holds something, or a fault."""
        delen = ("wie", "naam", "telefoon")
        return any(self._in_use(f"bel{n}_{deel}") for n in range(ZICHTBAAR, BELLEN) for deel in delen)

    def _step(self, n: int) -> tuple[Veldregel, Veldregel]:
        return self._line(f"stap{n}_wie"), self._line(f"stap{n}_wat")

    def _call(self, n: int) -> tuple[Veldregel, Veldregel, Veldregel]:
        return self._line(f"bel{n}_wie"), self._line(f"bel{n}_naam"), self._line(f"bel{n}_telefoon")

    def _in_use(self, naam: str) -> bool:
        return bool(self[naam].value() or self.errors.get(naam))


class Omgangform(Veldenform):
    """The arrangement about the children."""

    waar = _lang(gettext_lazy("Waar worden de kinderen overgedragen?"), gettext_lazy("Nooit een geheim adres."))
    wanneer = _kort(gettext_lazy("Wanneer?"))
    wie_erbij = _kort(gettext_lazy("Wie is erbij?"))
    als_het_misgaat = _lang(
        gettext_lazy("Wat gebeurt er als het misgaat?"), gettext_lazy("Wie belt wie, en waar wachten de kinderen?")
    )


class Adresform(Formulier):
    """The address that goes into the vault."""

    adres = forms.CharField(label=gettext_lazy("Adres"), max_length=300)


class Inzageform(Formulier):
    """Why the address must be seen."""

    reden = forms.CharField(label=gettext_lazy("Waarom heeft u het adres nu nodig?"), max_length=300)


class Exemplaarform(Formulier):
    """To whom a copy was given, and when."""

    aan = forms.ChoiceField(label=gettext_lazy("Wie kreeg het plan?"))
    op = forms.DateField(label=gettext_lazy("Op welke dag?"), widget=DAG)
    kindversie = forms.BooleanField(label=gettext_lazy("Het was de versie voor kinderen"), required=False)

    def __init__(self, *args: Any, mensen: Sequence[tuple[str, Wie, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mensen = {code: wie for code, wie, _naam in mensen}
        _choose(self, "aan", mensen)

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        return {"aan": self._mensen[d["aan"]], "op": d["op"], "kindversie": d["kindversie"]}


class Belofteform(Formulier):
    """What is promised, by whom, until when, and who looks."""

    wat = forms.CharField(label=gettext_lazy("Wat wordt er beloofd?"), widget=forms.Textarea, max_length=1000)
    van = forms.ChoiceField(label=gettext_lazy("Wie belooft dit?"))
    uiterlijk = forms.DateField(label=gettext_lazy("Uiterlijk"), widget=DAG)
    controle = forms.ChoiceField(label=gettext_lazy("Wie gaat na of het is gebeurd?"))
    voor_veiligheid = forms.BooleanField(
        label=gettext_lazy("Dit is nodig voor de veiligheid: ieder betrokken team mag het zien"), required=False
    )
    veilig_herinneren = forms.BooleanField(
        label=gettext_lazy("Iemand zonder account: herinneren is veilig, en dat zei deze persoon zelf"), required=False
    )

    def __init__(self, *args: Any, mensen: Sequence[tuple[str, Wie, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mensen = {code: wie for code, wie, _naam in mensen}
        _choose(self, "van", mensen)
        _choose(self, "controle", mensen)

    def arguments(self) -> dict[str, Any]:
        """Return what the deed takes."""
        d = self.cleaned_data
        wie = {naam: self._mensen[d[naam]] for naam in ("van", "controle")}
        vlaggen = {naam: bool(d[naam]) for naam in ("voor_veiligheid", "veilig_herinneren")}
        return {"wat": d["wat"], "uiterlijk": d["uiterlijk"], **wie, **vlaggen}


class Antwoordform(Formulier):
    """Yes or no to a promise, with the reason of a no."""

    ja = forms.ChoiceField(
        label=gettext_lazy("Is het antwoord ja?"),
        widget=forms.RadioSelect,
        choices=(("ja", gettext_lazy("Ja, dit wordt beloofd")), ("nee", gettext_lazy("Nee"))),
    )
    reden = forms.CharField(label=gettext_lazy("Waarom niet?"), required=False, max_length=1000, widget=forms.Textarea)


class Oordeelform(Formulier):
    """Kept or broken, with what was found."""

    gedaan = forms.ChoiceField(
        label=gettext_lazy("Is het gebeurd?"),
        widget=forms.RadioSelect,
        choices=(("ja", gettext_lazy("Ja, gedaan")), ("nee", gettext_lazy("Nee, niet gedaan"))),
    )
    bevinding = forms.CharField(
        label=gettext_lazy("Wat zag of hoorde u?"), required=False, max_length=1000, widget=forms.Textarea
    )


def _choose(form: Formulier, naam: str, mensen: Sequence[tuple[str, Wie, str]]) -> None:
    veld = form.fields[naam]
    if isinstance(veld, forms.ChoiceField):
        veld.choices = [("", _("Kies iemand")), *((code, tekst) for code, _wie, tekst in mensen)]
