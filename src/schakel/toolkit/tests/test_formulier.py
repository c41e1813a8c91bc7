"""Does a plain form come out as label, description, error, field?"""

from django import forms
from django.http import QueryDict
from django.template import Context, Template

from schakel.toolkit.formulier import Formulier, RijenVeld, RijVeld
from schakel.toolkit.tests.voorbeelden import Voorbeeldformulier


def _draw(bron: str, form: Formulier) -> str:
    return str(Template("{% load schakel %}" + bron).render(Context({"f": form})))


def test_description_and_error_come_before_the_field_and_are_tied_to_it() -> None:
    html = _draw("{% veld f.reden %}", Voorbeeldformulier({}))
    plekken = [html.index(deel) for deel in ("<label", "id_reden_helptext", "id_reden_error", "<textarea")]
    assert plekken == sorted(plekken)
    assert 'aria-describedby="id_reden_helptext id_reden_error"' in html
    assert 'aria-invalid="true"' in html
    assert " required" not in html


def test_what_was_typed_stays() -> None:
    html = _draw("{% veld f.postcode %}{% veld f.gevaar %}", Voorbeeldformulier({"postcode": "<b>", "gevaar": "ja"}))
    assert 'value="&lt;b&gt;"' in html
    assert html.count("checked") == 1


def test_the_summary_links_to_every_fault_in_its_own_words() -> None:
    html = _draw("{% form_fouten f %}", Voorbeeldformulier({}))
    assert '<a class="link link--blok" href="#id_postcode">Vul in: Postcode</a>' in html
    assert 'href="#id_gevaar_0">Maak een keuze: Is er nu gevaar</a>' in html
    assert "verplicht" not in html


def test_an_untouched_form_has_no_summary() -> None:
    assert _draw("{% form_fouten f %}", Voorbeeldformulier()).strip() == ""


def test_radios_are_a_fieldset_with_explained_choices() -> None:
    html = _draw("{% veld f.besluit onder=True %}{% veld f.gevaar %}", Voorbeeldformulier())
    assert "<legend" in html
    assert "<small>Uw team start na het gesprek.</small>" in html
    assert html.count("keuze--gevaar") == 1


def test_optional_is_said_and_can_be_left_out() -> None:
    assert "(niet verplicht)" in _draw("{% veld f.vormen %}", Voorbeeldformulier())
    assert "(niet verplicht)" not in _draw("{% veld f.vormen optioneel=False %}", Voorbeeldformulier())


def test_the_whole_form_renders_by_itself() -> None:
    html = str(Voorbeeldformulier({}))
    assert html.count('class="form-field"') == 7
    assert "form-fouten" in html


def test_a_row_is_chosen_by_its_name_outside_and_never_shown_by_its_number() -> None:
    class Kies(Formulier):
        een = RijVeld(label="Een", leeg="Kies", rijen=[("buiten-1", 7001, "Triage"), ("buiten-2", 7002, "Onderzoek")])
        meer = RijenVeld(label="Meer", rijen=[("buiten-1", 7001, "Triage"), ("buiten-2", 7002, "Onderzoek")])

    getypt = Kies({"een": "buiten-2", "meer": ["buiten-1", "buiten-2"]})
    assert getypt.is_valid()
    assert getypt.cleaned_data == {"een": 7002, "meer": [7001, 7002]}
    assert "700" not in str(Kies()["een"]) + str(Kies()["meer"])
    assert set(Kies({"een": "7001", "meer": ["7002"]}).errors) == {"een", "meer"}


def test_a_long_list_that_may_stay_empty_is_folded_until_something_in_it_is_chosen() -> None:
    rijen = [(f"buiten-{n}", n, f"Team {n}") for n in range(20)]

    class Lang(Formulier):
        teams = RijenVeld(label="Teams", rijen=rijen, required=False)
        kort = RijenVeld(label="Kort", rijen=rijen[:3], required=False)

    leeg = _draw("{% veld f.teams %}", Lang())
    assert '<details class="accordion"><summary>Kies uit 20</summary>' in leeg and leeg.count("checkbox") == 20
    assert '<details class="accordion" open>' in _draw("{% veld f.teams %}", Lang({"teams": ["buiten-3"]}))
    assert "<details" not in _draw("{% veld f.kort %}", Lang())


def test_only_what_is_done_gets_a_tick_and_not_what_is_not_there_yet() -> None:
    klaar, nog_niet = (
        Template("{% load schakel %}{% leeg tekst %}").render(Context({"tekst": tekst}))
        for tekst in ("Niets is te laat.", "Er is nog geen activiteit vastgelegd.")
    )
    assert "vink-rond" in klaar and "vink-rond" not in nog_niet


class Krapformulier(Formulier):
    straat = forms.CharField(max_length=5)
    rol = forms.ChoiceField(choices=[("KIND", "kind")])
    soorten = forms.MultipleChoiceField(choices=[("a", "a")])


def test_what_does_not_fit_is_said_in_plain_words() -> None:
    form = Krapformulier(QueryDict("straat=Langestraat&rol=ONZIN&soorten=z"))
    assert form.errors["straat"] == ["Dit is te lang: 11 tekens. Er passen er 5."]
    assert form.errors["rol"] == form.errors["soorten"] == ["Kies iets uit de lijst."]


def test_a_fault_inside_what_is_folded_opens_it() -> None:
    bron = "{% uitklap 'Straat' %}{% veld f.straat %}{% einduitklap %}"
    assert "<details" in _draw(bron, Krapformulier()) and " open" not in _draw(bron, Krapformulier())
    fout = _draw(bron, Krapformulier(QueryDict("straat=Langestraat")))
    assert '<details class="accordion" open>' in fout
