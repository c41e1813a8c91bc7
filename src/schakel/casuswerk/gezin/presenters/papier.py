"""How does a copy read on paper?  Large type, short sentences; for a child few words and drawings of our own."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from schakel.casuswerk.gezin.rules.antwoorden import BOODSCHAPPEN
from schakel.casuswerk.gezin.rules.delen import Deel, is_child, parts_in
from schakel.toolkit.pdf import make_pdf

# Drawings of simple shapes; each says in words what it shows.
TEKENINGEN = """#let teken(naam) = {
  let lijn = 2.5pt + rgb("#1f3a5f")
  let vlak = rgb("#dbe9f6")
  let beelden = (
    huis: (gegevens.alt.huis, [#box(width: 3.2cm, height: 3cm)[
      #place(dx: 0.5cm, dy: 1.3cm, rect(width: 2.2cm, height: 1.6cm, fill: vlak, stroke: lijn))
      #place(dx: 0.1cm, dy: 0.1cm, polygon(fill: vlak, stroke: lijn, (0cm, 1.3cm), (1.5cm, 0cm), (3cm, 1.3cm)))
      #place(dx: 1.3cm, dy: 2cm, rect(width: 0.6cm, height: 0.9cm, stroke: lijn))]]),
    telefoon: (gegevens.alt.telefoon, [#box(width: 2cm, height: 3cm)[
      #place(dx: 0.3cm, dy: 0.1cm, rect(width: 1.4cm, height: 2.7cm, radius: 0.25cm, fill: vlak, stroke: lijn))
      #place(dx: 0.55cm, dy: 0.45cm, rect(width: 0.9cm, height: 1.5cm, fill: white, stroke: 1pt + rgb("#1f3a5f")))
      #place(dx: 0.82cm, dy: 2.2cm, circle(radius: 0.18cm, stroke: lijn))]]),
    wolk: (gegevens.alt.wolk, [#box(width: 3.6cm, height: 3cm)[
      #place(dx: 0.1cm, dy: 0.1cm, rect(width: 3.3cm, height: 1.8cm, radius: 0.7cm, fill: vlak, stroke: lijn))
      #place(dx: 0.7cm, dy: 1.88cm, polygon(fill: vlak, stroke: lijn, (0cm, 0cm), (0.7cm, 0cm), (0.1cm, 0.9cm)))]]),
    voeten: (gegevens.alt.voeten, [#box(width: 3cm, height: 3cm)[
      #place(dx: 0.2cm, dy: 1cm, ellipse(width: 0.9cm, height: 1.8cm, fill: vlak, stroke: lijn))
      #place(dx: 1.6cm, dy: 0.2cm, ellipse(width: 0.9cm, height: 1.8cm, fill: vlak, stroke: lijn))]]),
    gezicht: (gegevens.alt.gezicht, [#box(width: 3cm, height: 3cm)[
      #place(dx: 0.1cm, dy: 0.1cm, circle(radius: 1.35cm, fill: vlak, stroke: lijn))
      #place(dx: 0.75cm, dy: 0.9cm, circle(radius: 0.13cm, fill: rgb("#1f3a5f")))
      #place(dx: 1.9cm, dy: 0.9cm, circle(radius: 0.13cm, fill: rgb("#1f3a5f")))
      #place(dx: 0.75cm, dy: 1.65cm, curve(stroke: lijn, curve.move((0cm, 0cm)),
        curve.quad((0.7cm, 0.75cm), (1.4cm, 0cm))))]]),
  )
  let (woorden, beeld) = beelden.at(naam)
  figure(beeld, alt: woorden, outlined: false)
}
"""
BRON = """#set page(paper: "a4", margin: 2cm)
#set text(font: "Libertinus Serif", size: gegevens.grootte * 1pt)
#set par(leading: 0.75em, spacing: 1.1em)
#show heading: set block(above: 1.5em, below: 0.7em, sticky: true)
#show heading.where(level: 1): set text(size: 1.6em)
#show heading.where(level: 2): set text(size: 1.15em)
#let buitenkant() = {
  heading(level: 1, gegevens.buitenkant.titel)
  list(..gegevens.buitenkant.regels)
}
#if gegevens.buitenkant != none {
  buitenkant()
  pagebreak()
  pagebreak(weak: false)
}
#heading(level: 1, gegevens.kop)
#for zin in gegevens.intro { par(zin) }
#for deel in gegevens.delen {
  let inhoud = {
    heading(level: 2, deel.kop)
    for zin in deel.zinnen { par(zin) }
    if deel.regels.len() > 0 and deel.op_volgorde { enum(..deel.regels) }
    if deel.regels.len() > 0 and not deel.op_volgorde { list(..deel.regels) }
  }
  if deel.tekening == "" { inhoud } else {
    block(breakable: false, above: 1.2em, below: 1.2em, grid(columns: (4.2cm, 1fr), align: (center + horizon, left),
      teken(deel.tekening), inhoud))
  }
}
#if gegevens.buitenkant != none {
  pagebreak()
  buitenkant()
}
"""


def make_paper(inhoud: Mapping[str, object], *, buitenkant: str = "") -> bytes:
    """Return the PDF of a copy; with a disguise, also what the file says of itself is neutral."""
    kind = is_child(inhoud)
    naam = str(inhoud.get("naam", ""))
    kop = _("Voor %(naam)s") % {"naam": naam} if kind else _("Uw plan, %(naam)s") % {"naam": naam}
    intro = (
        [_("Zo blijf je veilig.")] if kind else [_("Dit is uw deel van het plan. Bewaar dit blad op een veilige plek.")]
    )
    gegevens = {
        "kop": kop,
        "intro": intro,
        "grootte": 19 if kind else 15,
        "delen": [_plain(deel, tekening=kind) for deel in parts_in(inhoud)],
        "buitenkant": {"titel": buitenkant, "regels": list(BOODSCHAPPEN)} if buitenkant else None,
        "alt": _alternatives(),
    }
    titel = buitenkant or (_("Voor jou") if kind else _("Uw plan"))
    return make_pdf(TEKENINGEN + BRON, titel=titel, gegevens=gegevens)


def _plain(deel: Deel, *, tekening: bool) -> dict[str, object]:
    return {
        "kop": deel.kop,
        "zinnen": list(deel.zinnen),
        "regels": list(deel.regels),
        "op_volgorde": deel.op_volgorde,
        "tekening": deel.tekening if tekening else "",
    }


def _alternatives() -> dict[str, str]:
    return {
        "huis": _("Een tekening van een huis"),
        "telefoon": _("Een tekening van een telefoon"),
        "wolk": _("Een tekening van een praatwolk"),
        "voeten": _("Een tekening van twee voetstappen"),
        "gezicht": _("Een tekening van een blij gezicht"),
    }
