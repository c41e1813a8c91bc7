"""When is a safety plan concrete?  What happens, who does what, whom to call, where to go, and who checks."""

from collections.abc import Mapping
from datetime import date

from schakel.kernel.errors import InvalidInput

STAPPEN = 6
BELLEN = 5
STAPLENGTE = 400
TEKSTVELDEN = (
    "titel", "gebeurt", "signalen", "waarheen", "controle_wie", "controle_hoe_vaak", "gevolg", "kindwoorden",
)  # fmt: skip
VERPLICHT: Mapping[str, str] = {
    "titel": "Geef deze situatie een korte naam.",
    "gebeurt": "Schrijf wat er dan gebeurt.",
    "signalen": "Schrijf waaraan iemand het ziet aankomen.",
    "waarheen": "Schrijf waar iemand naartoe gaat. Een geheim adres gaat in de kluis.",
    "controle_wie": "Schrijf wie nagaat of dit werkt.",
}
STAPVELDEN = tuple(f"stap{n}_{deel}" for n in range(STAPPEN) for deel in ("wie", "wat"))
BELVELDEN = tuple(f"bel{n}_{deel}" for n in range(BELLEN) for deel in ("wie", "naam", "telefoon"))
SITUATIEVELDEN = (*TEKSTVELDEN, *STAPVELDEN, *BELVELDEN, "geldig_tot", "kindversie")


def steps_of(teksten: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return who does what, in order; empty lines are left out."""
    rijen = [(teksten.get(f"stap{n}_wie", ""), teksten.get(f"stap{n}_wat", "")) for n in range(STAPPEN)]
    return [(wie, wat) for wie, wat in rijen if wat]


def calls_of(teksten: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return whom to call, in order: who was chosen, name and telephone; empty lines are left out."""
    delen = ("wie", "naam", "telefoon")
    rijen = [tuple(teksten.get(f"bel{n}_{deel}", "") for deel in delen) for n in range(BELLEN)]
    return [(wie, naam, telefoon) for wie, naam, telefoon in rijen if wie or naam]


def check_situatie(teksten: Mapping[str, str], *, geldig_tot: date | None, vandaag: date) -> None:
    """
    Check that a situation is concrete enough to help at night.

    :raises InvalidInput: with each fault at its field
    """
    fouten = {veld: [zin] for veld, zin in VERPLICHT.items() if not teksten.get(veld, "").strip()}
    if not steps_of(teksten):
        fouten["stap0_wat"] = ["Schrijf ten minste een stap: wie doet wat?"]
    if not calls_of(teksten):
        fouten["bel0_naam"] = ["Kies of schrijf wie als eerste wordt gebeld."]
    fouten |= _nobody_answers(teksten)
    if geldig_tot is None or geldig_tot < vandaag:
        fouten["geldig_tot"] = ["Kies een dag die nog komt. Dan wordt opnieuw gekeken of dit klopt."]
    if teksten.get("kindversie") == "ja" and not teksten.get("kindwoorden", "").strip():
        fouten["kindwoorden"] = ["Schrijf het woord of de zin die de kinderen kennen."]
    if fouten:
        raise InvalidInput(fouten)


def _nobody_answers(teksten: Mapping[str, str]) -> dict[str, list[str]]:
    """Return who is to be called without a number: a name alone does not ring."""
    return {
        f"bel{n}_telefoon": ["Vul een telefoonnummer in."]
        for n in range(BELLEN)
        if teksten.get(f"bel{n}_naam", "")
        and not teksten.get(f"bel{n}_telefoon", "")
        and not teksten.get(f"bel{n}_wie")
    }


def columns_of(*, geldig_tot: date, kindversie: bool) -> dict[str, str]:
    """Return what of a situation stands in columns, as the form has it."""
    return {"geldig_tot": geldig_tot.isoformat(), "kindversie": "ja" if kindversie else ""}
