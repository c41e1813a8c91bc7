/*
 * What is typed stays, also when the line drops: kept on this device, encrypted, until the server said yes (ADR-0019).
 * The key comes from the server for this person on this device, lives in this page's memory and is never stored.
 * A form under [data-apparaat] is watched when it has an id and a field for text. Without this file the page works too.
 */
(() => {
  "use strict";
  const balk = document.querySelector("[data-apparaat]");
  if (!balk || !window.crypto || !window.crypto.subtle || !window.indexedDB) return;
  const OPNIEUW = 5000;
  const BEWAARD = 14 * 24 * 60 * 60 * 1000;
  const NOOIT = ["csrfmiddlewaretoken", "concept-nummer"];
  const wortel = document.querySelector("main");
  /* Where this sheet can be found again: a refused one may stand at an address that only takes answers. */
  const PAD = balk.dataset.pad || window.location.pathname;
  /* The number of the sheet that the server refused just now: its text is still nowhere but here. */
  const GEWEIGERD = balk.dataset.geweigerd || "";
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, "0")).join("");
  const bytes = (tekst) => new TextEncoder().encode(tekst);

  /* The device's drawer. */
  const open = () => new Promise((klaar, mis) => {
    const vraag = indexedDB.open("schakel", 1);
    vraag.onupgradeneeded = () => vraag.result.createObjectStore("concepten", { keyPath: "plek" });
    vraag.onsuccess = () => klaar(vraag.result);
    vraag.onerror = () => mis(vraag.error);
  });
  const la = async (soort, werk) => {
    const bak = await open();
    return new Promise((klaar, mis) => {
      const handel = bak.transaction("concepten", soort);
      const vraag = werk(handel.objectStore("concepten"));
      handel.oncomplete = () => { bak.close(); klaar(vraag.result); };
      handel.onerror = () => { bak.close(); mis(handel.error); };
    });
  };
  const gooiWeg = (plek) => la("readwrite", (s) => s.delete(plek));
  const liggend = () => la("readonly", (s) => s.getAll());

  /* The lock on it. */
  let sleutel = null;
  let van = "";
  const haalSleutel = async () => {
    const antwoord = await fetch(balk.dataset.sleutelUrl, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
    if (!antwoord.ok) throw new Error(String(antwoord.status));
    const gegeven = await antwoord.json();
    const ruw = Uint8Array.from(atob(gegeven.sleutel), (teken) => teken.charCodeAt(0));
    sleutel = await crypto.subtle.importKey("raw", ruw, "AES-GCM", false, ["encrypt", "decrypt"]);
    van = gegeven.van;
  };
  /* Each opening of a sheet has a place of its own: neither another tab nor a later visit writes over what lies there. */
  const bladVan = async (formulier) =>
    hex(await crypto.subtle.digest("SHA-256", bytes(`${van}|${PAD}|${formulier.id}`)));
  const sluit = async (plek, inhoud) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const opties = { name: "AES-GCM", iv, additionalData: bytes(plek) };
    return { iv, inhoud: await crypto.subtle.encrypt(opties, sleutel, bytes(JSON.stringify(inhoud))) };
  };
  const lees = async (rij) => {
    const opties = { name: "AES-GCM", iv: rij.iv, additionalData: bytes(rij.plek) };
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(opties, sleutel, rij.inhoud)));
  };

  /* The words on the page. */
  const zeg = (stand, ...delen) => {
    balk.className = `apparaat alert alert--${stand}`;
    const vak = balk.querySelector("[data-woorden]");
    vak.replaceChildren(...delen);
    balk.hidden = false;
  };
  const zwijg = () => { balk.hidden = true; };
  const zin = (tekst) => {
    const alinea = document.createElement("p");
    alinea.textContent = tekst;
    return alinea;
  };
  const knop = (tekst, doe) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "button button--secondary-action";
    element.textContent = tekst;
    element.addEventListener("click", doe);
    return element;
  };
  const rij = (...delen) => {
    const alinea = document.createElement("p");
    alinea.className = "rij boven-klein";
    alinea.append(...delen);
    return alinea;
  };
  const klokslag = (op) => `${op.getHours()}.${String(op.getMinutes()).padStart(2, "0")} uur`;
  const wanneer = (op) =>
    `${new Date(op).toLocaleDateString("nl-NL", { weekday: "long" })} om ${klokslag(new Date(op))}`;

  /* The fields of a form, and back again. */
  const velden = (formulier) => [...new FormData(formulier)].filter(([naam, waarde]) =>
    !NOOIT.includes(naam) && typeof waarde === "string" && formulier.elements[naam]?.type !== "password");
  const zelfde = (een, ander) => JSON.stringify(een) === JSON.stringify(ander);
  const zetTerug = (formulier, bewaard) => {
    const over = new Map();
    bewaard.forEach(([naam, waarde]) => over.set(naam, [...(over.get(naam) || []), waarde]));
    [...formulier.elements].forEach((element) => {
      if (!element.name || NOOIT.includes(element.name) || ["submit", "button", "password"].includes(element.type)) return;
      const waarden = over.get(element.name) || [];
      if (element.type === "checkbox" || element.type === "radio") element.checked = waarden.includes(element.value);
      else if (waarden.length) element.value = waarden.shift();
    });
  };

  const isBereikbaar = async () => {
    try {
      const grens = AbortSignal.timeout(4000);
      return (await fetch(balk.dataset.gezondUrl, { cache: "no-store", signal: grens })).ok;
    } catch {
      return false;
    }
  };

  const isOver = (rij, blad) => rij.plek.split(":")[0] === blad;

  const bewaak = async (formulier) => {
    const blad = await bladVan(formulier);
    const rijen = (await liggend()).filter((r) => r.van === van && isOver(r, blad)).sort((a, b) => a.op - b.op);
    const geweigerd = rijen.find((r) => GEWEIGERD && r.nummer === GEWEIGERD);
    const begin = velden(formulier);
    let nummer = geweigerd ? GEWEIGERD : crypto.randomUUID();
    let plek = geweigerd ? geweigerd.plek : `${blad}:${nummer}`;
    /* What was refused, counts as not sent from the start. */
    let onveranderd = geweigerd || (GEWEIGERD && formulier.querySelector("[aria-invalid='true']")) ? null : begin;
    let wacht = false;
    let laatste = Promise.resolve();
    let beurt = 0;

    const merk = document.createElement("input");
    merk.type = "hidden";
    merk.name = "concept-nummer";
    merk.value = nummer;
    formulier.append(merk);

    /* One after the other, each with what stands there at its turn; a turn that was overtaken has nothing to do. */
    const legWeg = async (mijn) => {
      const nu = velden(formulier);
      if (mijn !== beurt || zelfde(nu, onveranderd)) return;
      const dicht = await sluit(plek, { velden: nu, pad: PAD, titel: document.title });
      await la("readwrite", (s) => s.put({ plek, van, op: Date.now(), nummer, ...dicht }));
      balk.dataset.bewaard = "ja";
    };
    const bewaar = () => {
      beurt += 1;
      const mijn = beurt;
      laatste = laatste.then(() => legWeg(mijn)).then(() => true, () => { balk.dataset.bewaard = "nee"; return false; });
      return laatste;
    };
    formulier.addEventListener("input", bewaar);
    formulier.addEventListener("change", bewaar);

    const verstuur = async (afzender) => {
      if (!(await isBereikbaar())) return false;
      wacht = false;
      formulier.dataset.mag = "ja";
      formulier.requestSubmit(afzender || undefined);
      delete formulier.dataset.mag;
      return true;
    };
    const houdVast = (afzender) => {
      wacht = true;
      zeg("let-op", zin(balk.dataset.tekstWeg), rij(knop(balk.dataset.tekstNu, () => verstuur(afzender))));
      const nogEens = async () => {
        if (wacht && !(await verstuur(afzender))) window.setTimeout(nogEens, OPNIEUW);
      };
      window.setTimeout(nogEens, OPNIEUW);
      window.addEventListener("online", () => wacht && verstuur(afzender), { once: true });
    };
    formulier.addEventListener("submit", async (event) => {
      if (formulier.dataset.mag === "ja" || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      const afzender = event.submitter;
      await bewaar();
      if (!(await verstuur(afzender))) houdVast(afzender);
    });

    if (!onveranderd && !geweigerd) await bewaar();

    /* What lies here from before stays, until its writer put it back or threw it away; a page shows one at a time. */
    const eerder = [];
    for (const r of rijen.filter((een) => een !== geweigerd)) {
      const oud = { plek: r.plek, op: r.op, ...(await lees(r)) };
      if (zelfde(oud.velden, begin) && onveranderd) await gooiWeg(r.plek);
      else eerder.push(oud);
    }
    const bied = () => {
      const oud = eerder.pop();
      if (!oud) return false;
      const terug = knop(balk.dataset.tekstTerug, () => { terug.disabled = true; zetOver(oud); });
      const weg = knop(balk.dataset.tekstGooiWeg, async () => {
        weg.disabled = true;
        await gooiWeg(oud.plek);
        if (!bied()) zwijg();
      });
      zeg("let-op", zin(balk.dataset.tekstEerder.replace("{wanneer}", wanneer(oud.op))), rij(terug, weg));
      return true;
    };
    const zetOver = async (oud) => {
      await bewaar();
      const nu = velden(formulier);
      if (!zelfde(nu, onveranderd)) {
        /* What was typed here meanwhile keeps its own place. */
        eerder.push({ plek, op: Date.now(), velden: nu });
        nummer = crypto.randomUUID();
        plek = `${blad}:${nummer}`;
        merk.value = nummer;
        onveranderd = null;
      }
      zetTerug(formulier, oud.velden);
      if (await bewaar()) await gooiWeg(oud.plek);
      if (!bied()) zeg("veilig", zin(balk.dataset.tekstTeruggezet));
      formulier.querySelector("textarea, input:not([type=hidden]), select")?.focus();
    };
    bied();
  };

  /* What the server took in, is gone from the device; so is what nobody sent in two weeks. The server's word is only
     struck out once it was followed: who leaves the page meanwhile, does not hear later that something was not sent. */
  const ingenomen = () => (/(?:^|; )schakel-concept-klaar=([0-9a-f.-]+)/.exec(document.cookie) || ["", ""])[1].split(".").filter(Boolean);
  const ruimOp = async () => {
    const klaar = ingenomen();
    const alles = await liggend();
    const oud = alles.filter((r) => klaar.includes(r.nummer) || r.op < Date.now() - BEWAARD);
    await Promise.all(oud.map((r) => gooiWeg(r.plek)));
    const rest = ingenomen().filter((nummer) => !klaar.includes(nummer));
    if (klaar.length) document.cookie = `schakel-concept-klaar=${rest.join(".")}; path=/; max-age=${rest.length ? 86400 : 0}; samesite=strict`;
    return alles.filter((r) => !oud.includes(r));
  };

  /* On another page: where did something stay behind? */
  const noemAndere = async (rijen) => {
    const gelezen = await Promise.all(rijen.map(lees));
    const andere = [...new Map(gelezen.filter((r) => r.pad.startsWith("/") && r.pad !== PAD).map((r) => [r.pad, r])).values()];
    if (!andere.length || !balk.hidden) return;
    const lijst = document.createElement("ul");
    andere.forEach((r) => {
      const regel = document.createElement("li");
      const link = document.createElement("a");
      link.className = "link";
      link.href = r.pad;
      link.textContent = r.titel.replace(/ – Schakel$/, "");
      regel.append(link);
      lijst.append(regel);
    });
    zeg("let-op", zin(balk.dataset.tekstElders), lijst);
  };

  const begin = async () => {
    const alles = await ruimOp();
    const formulieren = [...wortel.querySelectorAll("form[method='post'][id]:not([data-niet-op-apparaat], [hx-post])")]
      .filter((f) => f.querySelector("textarea, select, input:not([type='hidden'])"));
    if (!formulieren.length && !alles.length) return;
    await haalSleutel();
    const rijen = alles.filter((r) => r.van === van);
    for (const formulier of formulieren) await bewaak(formulier);
    await noemAndere(rijen);
  };
  /* Without a key, without room on the device or in a private window: the page works as it did without this. */
  begin().then(() => { balk.dataset.klaar = "ja"; }, () => { balk.dataset.klaar = "nee"; });
})();
