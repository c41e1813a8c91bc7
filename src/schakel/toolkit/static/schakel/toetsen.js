/* Keys: Alt+0..9 jump to [data-toets="Alt 1"], Ctrl+Enter sends, G goes to the danger button. Never while typing. */
(() => {
  "use strict";
  const zoek = (toets) => document.querySelector(`[data-toets="${toets}"]:not([aria-disabled="true"])`);
  const typt = (element) => element.matches("input, textarea, select, [contenteditable]");
  const eersteVeld = "input:not([type=hidden]), select, textarea, button, a[href]";

  /* A key of one letter can be switched off (WCAG 2.1.4); the choice is kept in this browser only. */
  const BEWAARD = "schakel-toets-g";
  const lees = () => {
    try {
      return window.localStorage.getItem(BEWAARD) !== "uit";
    } catch {
      return true;
    }
  };
  let metG = lees();
  const toonSchakelaars = () => {
    document.querySelectorAll("[data-toets-schakelaar]").forEach((knop) => {
      knop.hidden = false;
      knop.querySelector("span:not(.icoon)").textContent = metG ? knop.dataset.tekstUit : knop.dataset.tekstAan;
    });
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-toets-schakelaar]")) return;
    metG = !metG;
    try {
      window.localStorage.setItem(BEWAARD, metG ? "aan" : "uit");
    } catch {
      /* The choice then holds for this page. */
    }
    toonSchakelaars();
  });
  toonSchakelaars();

  const spring = (doel) => {
    const veld = doel.matches(eersteVeld) ? doel : doel.querySelector(eersteVeld) || doel;
    veld.focus();
    doel.scrollIntoView({ block: "nearest" });
  };

  const metAlt = (event) => {
    const cijfer = /^Digit([0-9])$/.exec(event.code);
    const doel = cijfer && zoek(`Alt ${cijfer[1]}`);
    if (!doel) return;
    event.preventDefault();
    spring(doel);
  };

  const verzend = (event) => {
    const knop = zoek("Ctrl ↵");
    if (knop) {
      event.preventDefault();
      knop.click();
      return;
    }
    const formulier = event.target.closest("form");
    if (!formulier) return;
    event.preventDefault();
    formulier.requestSubmit();
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat) return;
    if (event.altKey && !event.ctrlKey && !event.metaKey) {
      metAlt(event);
    } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      verzend(event);
    } else if (metG && event.key.toLowerCase() === "g" && !event.ctrlKey && !event.metaKey && !typt(event.target)) {
      const gevaar = zoek("G");
      if (gevaar) gevaar.focus();
    }
  });
})();
