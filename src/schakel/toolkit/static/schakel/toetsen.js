/* Keys: Alt+1..9 jump to [data-toets="Alt 1"], Ctrl+Enter sends, G goes to the danger button. Never while typing. */
(() => {
  "use strict";
  const zoek = (toets) => document.querySelector(`[data-toets="${toets}"]:not([aria-disabled="true"])`);
  const typt = (element) => element.matches("input, textarea, select, [contenteditable]");
  const eersteVeld = "input:not([type=hidden]), select, textarea, button, a[href]";

  const spring = (doel) => {
    const veld = doel.matches(eersteVeld) ? doel : doel.querySelector(eersteVeld) || doel;
    veld.focus();
    doel.scrollIntoView({ block: "nearest" });
  };

  const metAlt = (event) => {
    const cijfer = /^Digit([1-9])$/.exec(event.code);
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
    } else if (event.key.toLowerCase() === "g" && !event.ctrlKey && !event.metaKey && !typt(event.target)) {
      const gevaar = zoek("G");
      if (gevaar) gevaar.focus();
    }
  });
})();
