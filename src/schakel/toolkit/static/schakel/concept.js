/*
 * Saves what is typed while typing: <form data-concept-url="/…/concept/" data-concept-status="opgeslagen">.
 * One second after the last key the whole form is POSTed. Until the server said yes, the status says so in words
 * and leaving the page asks first; failed attempts are repeated. Nothing is kept on the device.
 */
(() => {
  "use strict";
  const RUST = 1000;
  const OPNIEUW = [2000, 5000, 10000, 30000];
  const STANDEN = {
    klaar: { icoon: "vink-rond", klasse: "" },
    bezig: { icoon: "wacht", klasse: "opgeslagen--bezig" },
    weg: { icoon: "wolk", klasse: "opgeslagen--weg" },
  };

  const maakStatus = (formulier) => {
    const vak = document.getElementById(formulier.dataset.conceptStatus || "opgeslagen");
    return (stand, tekst) => {
      if (!vak) return;
      vak.className = `opgeslagen ${STANDEN[stand].klasse}`.trim();
      const icoon = vak.querySelector(".icoon");
      const woorden = vak.querySelector("span:not(.icoon)");
      if (icoon) icoon.className = `icoon icoon--${STANDEN[stand].icoon}`;
      if (woorden && woorden.textContent !== tekst) woorden.textContent = tekst;
    };
  };

  const teksten = (formulier) => ({
    bezig: formulier.dataset.tekstBezig || "Bezig met opslaan",
    klaar: formulier.dataset.tekstKlaar || "Alles opgeslagen om",
    weg: formulier.dataset.tekstWeg || "Nog niet opgeslagen, blijf op deze pagina",
  });

  const klokslag = () => {
    const nu = new Date();
    return `${nu.getHours()}.${String(nu.getMinutes()).padStart(2, "0")} uur`;
  };

  const stuur = async (formulier) => {
    const antwoord = await fetch(formulier.dataset.conceptUrl, {
      method: "POST",
      body: new FormData(formulier),
      credentials: "same-origin",
      redirect: "manual",
      headers: { "X-Requested-With": "concept", Accept: "application/json" },
    });
    if (!antwoord.ok) throw new Error(String(antwoord.status));
    const soort = antwoord.headers.get("Content-Type") || "";
    return soort.includes("json") ? antwoord.json() : {};
  };

  const bewaak = (formulier) => {
    const status = maakStatus(formulier);
    const woorden = teksten(formulier);
    let wekker = 0;
    let versie = 0;
    let bewaard = 0;
    let loopt = false;
    let poging = 0;

    const plan = (over) => {
      window.clearTimeout(wekker);
      wekker = window.setTimeout(probeer, over);
    };
    const probeer = async () => {
      if (loopt || bewaard === versie) return;
      loopt = true;
      const deze = versie;
      status(poging ? "weg" : "bezig", poging ? woorden.weg : woorden.bezig);
      try {
        const antwoord = await stuur(formulier);
        bewaard = deze;
        poging = 0;
        status("klaar", antwoord.tekst || `${woorden.klaar} ${klokslag()}`);
      } catch {
        status("weg", woorden.weg);
        plan(OPNIEUW[Math.min(poging, OPNIEUW.length - 1)]);
        poging += 1;
      } finally {
        loopt = false;
      }
      if (bewaard !== versie && poging === 0) plan(RUST);
    };
    const gewijzigd = () => {
      versie += 1;
      plan(RUST);
    };

    formulier.addEventListener("input", gewijzigd);
    formulier.addEventListener("change", gewijzigd);
    window.addEventListener("online", () => plan(0));
    formulier.addEventListener("submit", () => {
      window.clearTimeout(wekker);
      bewaard = versie;
    });
    window.addEventListener("beforeunload", (event) => {
      if (bewaard !== versie) event.preventDefault();
    });
  };

  document.querySelectorAll("form[data-concept-url]").forEach(bewaak);
})();
