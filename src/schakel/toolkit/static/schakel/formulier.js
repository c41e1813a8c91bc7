/* Small manners of forms: focus on the faults, a greyed button stays still, one send at a time, menus close. */
(() => {
  "use strict";
  const zetFocus = (wortel) => {
    const fouten = wortel.querySelector("[data-krijgt-focus]");
    if (fouten) fouten.focus();
  };
  const grijs = (element) => element && element.closest("[aria-disabled='true']");

  document.addEventListener("click", (event) => {
    if (grijs(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.target.closest("[data-druk-af]")) window.print();
    document.querySelectorAll("details.menu[open], details.wie-ben-ik[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open], details.wie-ben-ik[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  document.addEventListener("submit", (event) => {
    const formulier = event.target;
    if (formulier.matches("[hx-post], [data-hx-post]")) return;
    if (formulier.dataset.verzonden === "ja") {
      event.preventDefault();
      return;
    }
    formulier.dataset.verzonden = "ja";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
  });
  /* Back in the browser: the form may be sent again. */
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-verzonden]").forEach((formulier) => delete formulier.dataset.verzonden);
    document.querySelectorAll("[aria-busy='true'].button").forEach((knop) => knop.removeAttribute("aria-busy"));
  });

  /* A part of the page that could not be fetched says so; nothing that was typed is touched. */
  const verbinding = document.querySelector("[data-verbinding]");
  const toonVerbinding = (weg) => {
    if (verbinding) verbinding.hidden = !weg;
  };
  ["htmx:sendError", "htmx:timeout"].forEach((naam) => {
    document.addEventListener(naam, () => toonVerbinding(true));
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    if (status) toonVerbinding(status >= 500);
  });

  /*
   * What is typed while an answer is on its way is newer than that answer: its fields stay untouched. The change that
   * was typed sends the form again, and asks for every field, since the page now shows those of before.
   */
  const verstuurd = new WeakMap();
  const verouderd = new WeakSet();
  const inhoud = (formulier) => new URLSearchParams(new FormData(formulier)).toString();
  document.addEventListener("htmx:configRequest", (event) => {
    if (verouderd.has(event.target)) event.detail.parameters.set("alle-velden", "ja");
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches("form")) verstuurd.set(event.target, inhoud(event.target));
  });
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const formulier = event.target.closest("form");
    if (!formulier || !verstuurd.has(formulier)) return;
    event.detail.shouldSwap = verstuurd.get(formulier) === inhoud(formulier);
    if (event.detail.shouldSwap) verouderd.delete(formulier);
    else verouderd.add(formulier);
  });

  document.addEventListener("htmx:afterSwap", (event) => zetFocus(event.target));
  zetFocus(document);
})();
