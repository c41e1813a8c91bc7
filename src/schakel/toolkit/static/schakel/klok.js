/* Clocks that run on: <span data-loopt-sinds="ISO"> counts up as 02.51; <time data-loopt-vanaf="ISO"> tells the
   region's own time on from the moment the server gave. Without this file the text of the server stays. */
(() => {
  "use strict";
  const start = performance.now();
  const twee = (getal) => String(getal).padStart(2, "0");
  const verstreken = () => performance.now() - start;
  const tijd = new Intl.DateTimeFormat("nl-NL", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Amsterdam" });

  const zet = (element, tekst) => {
    if (element.textContent !== tekst) element.textContent = tekst;
  };
  const tel = (element) => {
    const begin = Date.parse(element.dataset.looptSinds);
    const nu = Date.parse(element.dataset.nu || element.dataset.looptSinds);
    const seconden = Math.max(0, Math.floor((nu - begin + verstreken()) / 1000));
    zet(element, `${twee(Math.floor(seconden / 60))}.${twee(seconden % 60)}`);
  };
  const toon = (element) => {
    const moment = new Date(Date.parse(element.dataset.looptVanaf) + verstreken());
    zet(element, tijd.format(moment).replace(":", ".").replace(/^0/, ""));
  };
  const tik = () => {
    document.querySelectorAll("[data-loopt-sinds]").forEach(tel);
    document.querySelectorAll("[data-loopt-vanaf]").forEach(toon);
  };
  if (!document.querySelector("[data-loopt-sinds], [data-loopt-vanaf]")) return;
  tik();
  window.setInterval(tik, 1000);
})();
