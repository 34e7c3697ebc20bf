// The shortlist: ids of programmes in the browser's session, buttons that keep them, and a dialogue that the server fills.
(() => {
  "use strict";
  const KEY = "lotse-merkliste";
  const words = window.lotseTexts;

  function ids() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
    } catch {
      return [];
    }
  }

  function keep(list) {
    try { sessionStorage.setItem(KEY, JSON.stringify(list)); } catch { /* a browser that keeps nothing: the list is empty again */ }
    show();
  }

  // Sets only what differs, as each change of the page leads here again.
  function show() {
    const list = ids();
    for (const button of document.querySelectorAll(".merken")) {
      const pressed = String(list.includes(button.dataset.eintrag));
      if (button.getAttribute("aria-pressed") === pressed) continue;
      button.setAttribute("aria-pressed", pressed);
      button.querySelector("span").textContent = pressed === "true" ? words.kept : words.keep;
    }
    const count = document.querySelector(".merkliste-auf .anzahl");
    const said = list.length ? `(${list.length})` : "";
    if (count && count.textContent !== said) count.textContent = said;
  }

  function fill(focus) {
    const params = new URLSearchParams(ids().map((one) => ["id", one]));
    return window.lotse.load(document.getElementById("merkliste-inhalt"), `seite/merkliste.html?${params}`, focus);
  }

  Object.assign(window.lotse.acts, {
    merken: (button) => {
      const list = ids();
      const one = button.dataset.eintrag;
      keep(list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
    },
    entmerken: (button) => { keep(ids().filter((one) => one !== button.dataset.eintrag)); fill(true); },
    merkliste: () => { document.getElementById("merkliste").showModal(); fill(true); },
    "merkliste-zu": () => document.getElementById("merkliste").close(),
  });
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(show).observe(document.body, { childList: true, subtree: true }));
})();
