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

  document.addEventListener("htmx:afterSwap", (event) => zetFocus(event.target));
  zetFocus(document);
})();
