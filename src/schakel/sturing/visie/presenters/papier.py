"""How does an evaluation read on paper?  A letter, the principles, the plan of actions and the partners: PDF/UA."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from schakel.sturing.visie.presenters.tekening import MAAND_KORT, axis_top
from schakel.sturing.visie.rules.brief import list_words
from schakel.toolkit.pdf import make_pdf

# A line through the months that are known; a month that is not known breaks it.
TEKENING = """#let kleurvlak = (
  VASTHOUDEN: (rgb("#eaf4ee"), rgb("#1f6238"), "●"),
  AANDACHT: (rgb("#fdf4e1"), rgb("#774800"), "▲"),
  EXTRA_INZET: (rgb("#fcefee"), rgb("#a31621"), "■"),
)
#let klein(tekst) = text(size: 7.5pt, fill: rgb("#4a5254"), tekst)
#let lijnbeeld(reeks, doel, top, alt) = {
  let hoog = 3.4cm
  let breed = 15.6cm
  let stappen = if calc.rem(top, 4) == 0 { 4 } else { 5 }
  let x(n) = 1cm + (breed - 1.4cm) * n / calc.max(reeks.len() - 1, 1)
  let y(w) = hoog - 0.7cm - (hoog - 1.1cm) * w / top
  figure(outlined: false, alt: alt, box(width: breed, height: hoog)[
    #for stap in range(stappen + 1) {
      let w = top * stap / stappen
      place(dx: 1cm, dy: y(w), line(length: breed - 1.4cm, stroke: 0.4pt + rgb("#dcdcd6")))
      place(dx: 0cm, dy: y(w) - 0.12cm, box(width: 0.85cm, align(right, klein(str(calc.round(w))))))
    }
    #if doel != none {
      let streep = (paint: rgb("#4a5254"), thickness: 0.8pt, dash: "dashed")
      place(dx: 1cm, dy: y(doel), line(length: breed - 1.4cm, stroke: streep))
      place(dx: breed - 2.4cm, dy: y(doel) - 0.32cm, box(width: 2cm, align(right, klein("doel " + str(doel)))))
    }
    #for n in range(reeks.len()) {
      let w = reeks.at(n).waarde
      if w != none {
        if n > 0 and reeks.at(n - 1).waarde != none {
          place(line(start: (x(n - 1), y(reeks.at(n - 1).waarde)), end: (x(n), y(w)), stroke: 1.4pt + rgb("#0f5a6b")))
        }
        place(dx: x(n) - 1.6pt, dy: y(w) - 1.6pt, circle(radius: 1.6pt, fill: rgb("#0f5a6b")))
      }
      if calc.rem(n, calc.max(1, calc.floor(reeks.len() / 12))) == 0 {
        place(dx: x(n) - 0.5cm, dy: hoog - 0.45cm, box(width: 1cm, align(center, klein(reeks.at(n).maand))))
      }
    }
  ])
}
"""
BRON = """#set page(paper: "a4", margin: (x: 2.4cm, top: 2.4cm, bottom: 2.2cm), numbering: "1",
  footer: context [#set text(size: 8.5pt, fill: rgb("#4a5254")); #gegevens.voet #h(1fr) #counter(page).display("1")])
#set text(font: "Libertinus Serif", size: 11pt)
#set par(leading: 0.68em, spacing: 1em)
#show heading: set block(above: 1.6em, below: 0.7em, sticky: true)
#show heading.where(level: 1): set text(size: 1.55em)
#show heading.where(level: 2): set text(size: 1.2em)
#show heading.where(level: 3): set text(size: 1em)
#let g = gegevens
#let lap(tekst) = for alinea in tekst { par(alinea) }
#let rijen(lijst) = grid(columns: (3.6cm, 1fr), row-gutter: 0.55em, column-gutter: 0.6cm,
  ..lijst.map(r => (text(fill: rgb("#4a5254"), r.at(0)), r.at(1))).flatten())
#if g.concept != "" { block(fill: rgb("#fdf4e1"), inset: 8pt, width: 100%, g.concept) }
#heading(level: 1, g.onderwerp)
#rijen(g.kop)
#v(0.8em)
#lap(g.brief)
#v(1.2em)
#par(g.groet)
#v(2.2em)
#par(g.ondertekening)
#pagebreak()
#heading(level: 1, g.bijlage_een)
#par(g.gebied)
#lap(g.inleiding)
#heading(level: 2, g.uitleg_kop)
#list(..g.kleuren.map(k => {
  let (vlak, inkt, teken) = kleurvlak.at(k.kleur)
  [#text(fill: inkt)[#teken #strong(k.woord)]: #k.uitleg]
}))
#for deel in g.delen {
  heading(level: 2, deel.kop)
  if deel.kleur != "" {
    let (vlak, inkt, teken) = kleurvlak.at(deel.kleur)
    block(fill: vlak, inset: (x: 9pt, y: 7pt), width: 100%, radius: 3pt, breakable: false)[
      #text(fill: inkt)[#teken #strong(deel.kleurwoord)]#deel.bij. #deel.reden
    ]
  } else { block(fill: rgb("#f5f5f2"), inset: (x: 9pt, y: 7pt), width: 100%, radius: 3pt, deel.kleurwoord) }
  lap(deel.tekst)
  if deel.indicatoren.len() > 0 {
    heading(level: 3, g.cijfers_kop)
    for i in deel.indicatoren {
      par[#strong(i.titel): #i.zin #i.norm]
      if i.reeks.len() > 1 { lijnbeeld(i.reeks, i.doel, i.top, i.alt) }
      if i.bepaling != "" { par(text(size: 9pt, fill: rgb("#4a5254"), i.bepaling)) }
    }
  }
  if deel.focuspunten.len() > 0 { heading(level: 3, g.focus_kop); list(..deel.focuspunten) }
}
#pagebreak()
#heading(level: 1, g.bijlage_twee)
#if g.acties.len() == 0 { par(g.geen_acties) } else {
  table(columns: (1cm, 1fr, 2.8cm, 3.4cm), inset: 5pt, stroke: 0.4pt + rgb("#b8b8b0"),
    table.header(..g.actiekoppen.map(k => strong(k))), ..g.acties.flatten())
}
#heading(level: 1, g.bijlage_drie)
#for groep in g.partners {
  heading(level: 2, groep.kop)
  table(columns: (6cm, 1fr), inset: 5pt, stroke: 0.4pt + rgb("#b8b8b0"),
    table.header(..g.partnerkoppen.map(k => strong(k))), ..groep.rijen.flatten())
}
#if g.ronde.len() > 0 {
  heading(level: 1, g.bijlage_vier)
  par(g.ronde_uitleg)
  for b in g.ronde {
    block(breakable: false, above: 1em)[
      #strong(b.kop) \\
      “#b.tekst” \\
      #emph(g.antwoord_woord): #b.antwoord
    ]
  }
}
"""


def make_paper(inhoud: Mapping[str, Any]) -> bytes:
    """Return the PDF of an evaluation."""
    titel = inhoud["onderwerp"] or inhoud["titel"]
    return make_pdf(TEKENING + BRON, titel=titel, gegevens={**_words(), **_letter(inhoud), **_annexes(inhoud)})


def _words() -> dict[str, object]:
    return {
        "bijlage_twee": _("Bijlage 2: actieplan"),
        "bijlage_drie": _("Bijlage 3: ketenpartners"),
        "bijlage_vier": _("Bijlage 4: wat anderen ervan vonden"),
        "uitleg_kop": _("Zo leest u de kleuren"),
        "cijfers_kop": _("Cijfers"),
        "focus_kop": _("Focuspunten"),
        "geen_acties": _("Er zijn nog geen acties."),
        "actiekoppen": [_("Nr."), _("Actie"), _("Wie"), _("Voor")],
        "partnerkoppen": [_("Naam"), _("Rol")],
        "antwoord_woord": _("Antwoord"),
        "ronde_uitleg": _(
            "Voordat deze evaluatie werd vastgesteld, konden professionals en ervaringsdeskundigen reageren. Wie niet "
            "bij naam genoemd wilde worden, staat hier zonder naam."
        ),
    }


def _letter(inhoud: Mapping[str, Any]) -> dict[str, object]:
    kop = [
        (_("Aan"), inhoud["aan"]),
        (_("Datum"), inhoud["datum"]),
        (_("Onderwerp"), inhoud["onderwerp"]),
        (_("Ons kenmerk"), inhoud["kenmerk"]),
        (_("RIS-nummer"), inhoud["ris"]),
        (_("Contact"), inhoud["contact"]),
    ]
    wie = ", ".join(filter(None, [inhoud["functie"], inhoud["ondertekenaar"]]))
    return {
        "concept": "" if inhoud["vastgesteld"] else _("Concept: deze evaluatie is nog niet vastgesteld."),
        "onderwerp": inhoud["onderwerp"] or inhoud["titel"],
        "kop": [list(rij) for rij in kop if rij[1]],
        "brief": paragraphs(inhoud["brief"]),
        "groet": _("Met vriendelijke groet,"),
        "ondertekening": wie or "–",
        "voet": " · ".join(filter(None, [inhoud["titel"], inhoud["periode"], inhoud["kenmerk"], inhoud["ris"]])),
    }


def _annexes(inhoud: Mapping[str, Any]) -> dict[str, object]:
    soorten = dict.fromkeys(p["soort"] for p in inhoud["partners"])
    koppen = {"ketenpartner": _("Ketenpartners"), "incidenteel": _("Partners voor specifieke doelgroepen")}
    return {
        "bijlage_een": _("Bijlage 1: %(titel)s %(periode)s") % inhoud,
        "gebied": _("De visie is van %(aantal)d gemeenten: %(alle)s. Deze evaluatie gaat over %(deel)s.")
        % {
            "aantal": len(inhoud["gemeenten_visie"]),
            "alle": list_words(inhoud["gemeenten_visie"]),
            "deel": list_words(inhoud["gemeenten"]),
        },
        "inleiding": paragraphs(inhoud["inleiding"]),
        "kleuren": inhoud["kleuren"],
        "delen": [_part(deel) for deel in inhoud["delen"]],
        "acties": [
            [str(a["nummer"] or n), a["titel"], a["eigenaar"] or _("nog niemand"), a["termijn"]]
            for n, a in enumerate(inhoud["acties"], start=1)
        ],
        "partners": [
            {
                "kop": koppen.get(soort, soort),
                "rijen": [[p["naam"], p["rol"]] for p in inhoud["partners"] if p["soort"] == soort],
            }
            for soort in soorten
        ],
        "ronde": [
            {
                "kop": _("Uitgangspunt %(n)d, %(wie)s") % {"n": b["uitgangspunt"], "wie": b["wie"]},
                "tekst": b["tekst"],
                "antwoord": b["antwoord"] or _("nog geen antwoord"),
            }
            for b in inhoud["ronde"]
        ],
    }


def _part(deel: Mapping[str, Any]) -> dict[str, object]:
    bij = [_(" (vraagt altijd aandacht)")] if deel["constante_aandacht"] else []
    if deel["voorstel"] and deel["voorstel"] != deel["kleurwoord"]:
        bij.append(_("; de cijfers wezen op ‘%(voorstel)s’") % deel)
    return {
        "kop": f"{deel['nummer']}. {deel['titel']}",
        "kleur": deel["kleur"],
        "kleurwoord": deel["kleurwoord"] or _("Nog geen oordeel"),
        "bij": "".join(bij),
        "reden": deel["reden"],
        "tekst": paragraphs(deel["tekst"]),
        "indicatoren": [_indicator(i) for i in deel["indicatoren"]],
        "focuspunten": deel["focuspunten"],
    }


def _indicator(indicator: Mapping[str, Any]) -> dict[str, object]:
    reeks = indicator["reeks"] if any(p["waarde"] is not None for p in indicator["reeks"]) else []
    norm, bepaling = figure_words(indicator)
    return {
        "titel": indicator["titel"],
        "zin": indicator["zin"],
        "norm": norm,
        "doel": indicator["doel"],
        "top": axis_top([p["waarde"] for p in reeks if p["waarde"] is not None] + [indicator["doel"] or 0]),
        "reeks": [{"maand": MAAND_KORT[int(p["maand"][5:7]) - 1], "waarde": p["waarde"]} for p in reeks],
        "alt": _alternative(indicator["titel"], reeks),
        "bepaling": bepaling,
    }


def figure_words(indicator: Mapping[str, Any]) -> tuple[str, str]:
    """Return the norm of a frozen figure and its definition, in words."""
    norm = "" if indicator["doel"] is None else _("Doel: %(n)g.") % {"n": indicator["doel"]}
    if indicator["voorbeeldnorm"]:
        norm += " " + _("Dit doel is een voorbeeld en niet vastgesteld.")
    delen = [indicator["omschrijving"], indicator["van_tot"] and _("Van en tot: %s.") % indicator["van_tot"],
             indicator["noemer"] and _("Noemer: %s.") % indicator["noemer"]]  # fmt: skip
    return norm, " ".join(filter(None, delen))


def _alternative(titel: str, reeks: Sequence[Mapping[str, Any]]) -> str:
    return f"{titel}: " + "; ".join(f"{p['maand']} {p['tekst']}" for p in reeks)


def paragraphs(tekst: str) -> list[str]:
    """Return a text as its paragraphs."""
    return [alinea.strip() for alinea in tekst.replace("\r\n", "\n").split("\n\n") if alinea.strip()]
