/* Leave at once, without a way back: the link itself works without this file. */
(() => {
  "use strict";
  const knop = document.querySelector("[data-snel-weg]");
  if (!knop) return;
  /* What was open behind a code is closed at the server too: who takes this browser back finds nothing. */
  const sluit = () => {
    const formulier = document.querySelector("form[data-sluiten]");
    if (!formulier) return;
    fetch(formulier.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(formulier)),
      keepalive: true,
      redirect: "manual",
    }).catch(() => {});
  };
  const gaWeg = () => {
    document.documentElement.hidden = true;
    sluit();
    window.location.replace(knop.href);
  };
  knop.addEventListener("click", (event) => {
    event.preventDefault();
    gaWeg();
  });
  let keren = 0;
  let laatste = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      keren = 0;
      return;
    }
    const nu = event.timeStamp;
    keren = nu - laatste < 1500 ? keren + 1 : 1;
    laatste = nu;
    if (keren === 3) gaWeg();
  });
  /* A page brought back by the browser's own memory must not show what stood there. */
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
})();
