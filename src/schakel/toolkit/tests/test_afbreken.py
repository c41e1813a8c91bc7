"""Do long words of headings break between their parts, and does nothing else change?"""

import pytest
from django.template import Context, Template
from django.template.loader import get_template

from schakel.toolkit.afbreken import ZACHT, breekbaar


@pytest.mark.parametrize(
    ("kop", "gebroken"),
    [
        (
            "<h1>Samenwerkingsafspraken Veilig Thuis</h1>",
            f"<h1>Samen{ZACHT}werkings{ZACHT}af{ZACHT}spraken Veilig Thuis</h1>",
        ),
        ("handelingsverantwoordelijkheid", f"han{ZACHT}delings{ZACHT}verant{ZACHT}woordelijk{ZACHT}heid"),
        ("Verantwoordelijkheden", f"Verant{ZACHT}woordelijkheden"),
        ('<a href="/veiligheidsplan" title="Veiligheidsplan">plan</a>', None),
        ("Kort woord &amp; meer", None),
    ],
)
def test_a_long_word_breaks_between_its_parts_and_never_in_a_tag(kop: str, gebroken: str | None) -> None:
    assert breekbaar(kop) == (gebroken or kop)
    assert breekbaar(kop).replace(ZACHT, "") == kop


def test_the_filter_keeps_markup_and_escapes_nothing_twice() -> None:
    tekst = Template("{% load schakel %}{% filter breekbaar %}<h1>{{ naam }} Dienstoverdracht</h1>{% endfilter %}")
    assert tekst.render(Context({"naam": "<b>"})) == f"<h1>&lt;b&gt; Dienst{ZACHT}over{ZACHT}dracht</h1>"


def test_every_page_head_is_breakable() -> None:
    bron = str(get_template("basis.html").template.source)  # type: ignore[attr-defined]
    assert "{% filter breekbaar %}{% block paginakop %}" in bron
