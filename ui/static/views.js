// The tabs, the form beside the conversation, quick replies, and the forms of check and search, which our own addresses answer.
(() => {
  "use strict";
  const WIDE = window.matchMedia("(min-width: 901px)");
  const root = document.documentElement;
  const words = window.lotseTexts;
  const encoded = (form) => new URLSearchParams(new FormData(form));
  const told = (form) => new URLSearchParams([...encoded(form)].filter(([, value]) => value.trim()));
  let reply = "";

  const tabs = () => [...document.querySelectorAll("[role=tab]:not([hidden])")];
  const viewOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

  root.dataset.ansicht = new URLSearchParams(location.search).get("ansicht") || "gespraech";

  function show(name, focus = false) {
    const chosen = tabs().find((tab) => tab.dataset.ansicht === name) ?? tabs()[0];
    root.dataset.ansicht = chosen.dataset.ansicht;
    for (const tab of tabs()) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      const view = viewOf(tab);
      if (view) view.toggleAttribute("data-offen", tab === chosen);
    }
    if (focus) chosen.focus();
    const waiting = viewOf(chosen)?.querySelector("[data-laden]");
    if (waiting) load(waiting, asAddressed(waiting.dataset.laden, chosen.dataset.ansicht));
  }

  // A tab that is fetched is told what the address says of it.
  function asAddressed(source, name) {
    const given = new URLSearchParams(location.search);
    if (given.get("ansicht") !== name) return source;
    given.delete("ansicht");
    return given.size ? `${source}?${given}` : source;
  }

  // A form with data-adresse is the address of its tab.
  const addressOf = (name) => {
    const form = name === "suche" ? document.getElementById("suche") : document.querySelector(`[data-adresse="${name}"]`);
    return form ? told(form) : "";
  };

  // A refusal in words: those of its status, where there are any.
  function refuse(place, status) {
    place.innerHTML = `<p class="fehler" role="alert" tabindex="-1"></p>`;
    place.firstChild.textContent = words.problems[status] ?? words.failed;
  }

  // ---- content that is fetched: a whole tab when it is first opened, a part of one at a press
  async function load(place, source = place?.dataset.laden, focus = false) {
    if (!place || !source) return;
    place.removeAttribute("data-laden");
    place.setAttribute("aria-busy", "true");
    let given;
    try {
      given = await fetch(source);
      if (!given.ok) throw new Error(String(given.status));
      place.innerHTML = await given.text();
    } catch {
      refuse(place, given?.status);
      place.dataset.laden = source;
    }
    place.removeAttribute("aria-busy");
    if (focus) place.querySelector("[tabindex='-1']")?.focus();
    document.dispatchEvent(new CustomEvent("lotse:geladen", { detail: place }));
  }

  function address(name, params) {
    const given = new URLSearchParams(params);
    if (name !== "gespraech") given.set("ansicht", name);
    history.replaceState(null, "", `${location.pathname}${given.size ? `?${given}` : ""}`);
  }

  // ---- forms that our own addresses answer
  async function answer(form, order) {
    const result = document.getElementById(form.dataset.ergebnis);
    result.setAttribute("aria-busy", "true");
    let given;
    try {
      given = await order();
      if (!given.ok) throw new Error(String(given.status));
      result.innerHTML = await given.text();
    } catch {
      refuse(result, given?.status);
    }
    result.removeAttribute("aria-busy");
    return result;
  }

  async function search(form, offset = 0, focus = false) {
    const params = told(form);
    if (offset) params.set("offset", offset);
    address("suche", params);
    const result = await answer(form, () => fetch(`seite/suche?${params}`));
    if (focus) result.querySelector("[tabindex='-1']")?.focus();
  }

  // A form says by its attributes where it goes: action, method, enctype (multipart for files), and where the answer is shown.
  async function send(form) {
    const action = form.getAttribute("action");
    if (form.dataset.adresse) address(form.dataset.adresse, told(form));
    const order = form.method === "get" ? () => fetch(`${action}?${told(form)}`)
      : () => fetch(action, { method: "POST", body: form.enctype === "multipart/form-data" ? new FormData(form) : encoded(form) });
    const result = await answer(form, order);
    result.querySelector("[tabindex='-1']")?.focus();
    result.scrollIntoView({ block: "start" });
    document.dispatchEvent(new CustomEvent("lotse:geladen", { detail: result }));
  }

  function fill(form, values) {
    form.reset();
    for (const [name, given] of Object.entries(values)) {
      for (const field of form.querySelectorAll(`[name="${name}"]`)) {
        if (field.type === "checkbox") field.checked = given.includes(field.value);
        else field.value = given[0] ?? "";
      }
    }
    for (const more of form.querySelectorAll("details")) {
      more.open ||= [...more.querySelectorAll("[name]")].some((field) => field.name in values);
    }
  }

  // ---- what leaves the page as a file
  function save(name, content, type = "text/markdown;charset=utf-8") {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function keep() {
    const parts = [...document.querySelectorAll("#verlauf .mitschrift")].map((one) => one.textContent);
    const now = new Date();
    const day = new Intl.DateTimeFormat(words.language === "de" ? "de-DE" : "en-GB", { dateStyle: "long", timeStyle: "short" }).format(now);
    const stamp = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
    save(`foerderlotse-${stamp}.md`, `# ${words.record}\n\n${day}\n\n${parts.join("\n")}`);
  }

  const acts = {
    sichern: keep,
    vergessen: () => document.getElementById("vergessen").click(),
    pruefen: () => {
      fill(document.getElementById("check"), JSON.parse(document.querySelector(".profil").dataset.angaben));
      show("check");
      address("check");
      send(document.getElementById("check"));
    },
    weiter: (button) => search(document.getElementById("suche"), Number(button.dataset.ab), true),
    feld: (button) => {
      const field = document.getElementById(button.dataset.formular)
        .querySelector(`[name="${button.dataset.feld}"], [name^="${button.dataset.feld}."]`);
      field?.closest("details")?.setAttribute("open", "");
      field?.focus();
      field?.scrollIntoView({ block: "center" });
    },
    leeren: (button) => { button.form.reset(); document.getElementById(button.form.dataset.ergebnis).replaceChildren(); address(root.dataset.ansicht); },
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    const tab = target.closest?.("[role=tab]");
    const quick = target.closest?.("[data-antwort]");
    const act = target.closest?.("[data-tun]");
    if (tab) { show(tab.dataset.ansicht); address(tab.dataset.ansicht, addressOf(tab.dataset.ansicht)); }
    else if (quick) { reply = quick.dataset.antwort; document.getElementById("antworten").click(); }
    else if (act) acts[act.dataset.tun](act);
  });

  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("[role=tab]");
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !step) return;
    const names = tabs().map((one) => one.dataset.ansicht);
    const next = names[(names.indexOf(tab.dataset.ansicht) + step + names.length) % names.length];
    show(next, true);
    address(next);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.submitter?.hasAttribute("formaction") || !(form.id === "angaben" || form.dataset.ergebnis)) return;
    event.preventDefault();
    if (form.id === "angaben") document.getElementById("uebernehmen").click();
    else if (form.id === "suche") search(form);
    else send(form);
  });

  // ---- what Gradio draws late: panels' roles, the state of the address, the panel opened where there is room
  function arrive() {
    const form = document.getElementById("suche");
    for (const tab of document.querySelectorAll("[role=tab]")) {
      if (tab.dataset.recht) tab.hidden = !window.lotseCaller.scopes.includes(tab.dataset.recht);
      const view = viewOf(tab);
      if (!view || view.hasAttribute("role")) continue;
      view.setAttribute("role", "tabpanel");
      view.setAttribute("aria-labelledby", tab.id);
    }
    if (!form || "bereit" in form.dataset) return;
    form.dataset.bereit = "";
    show(root.dataset.ansicht);
    const facets = form.querySelector(".eingrenzen");
    facets.open = WIDE.matches;
    if (root.dataset.ansicht !== "suche") return;
    const given = new URLSearchParams(location.search);
    fill(form, Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)])));
    if ([...told(form)].length) search(form, Number(given.get("offset") ?? 0));
  }

  function tend() {
    arrive();
    const known = document.querySelector(".profil");
    if (known && !known.dataset.gesehen) {
      known.dataset.gesehen = "";
      known.open = Boolean(known.querySelector(".meldung, .fehler")) || (WIDE.matches && !document.querySelector("#beleg .beleg"));
    }
    const nothing = !document.querySelector("#verlauf .mitschrift");
    for (const keeper of document.querySelectorAll(".sichern")) keeper.hidden = nothing;
  }
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(tend).observe(document.body, { childList: true, subtree: true }));

  Object.assign(window.lotse, { acts, load, refuse, show, address, save });
  window.lotse.form = () => { const form = document.getElementById("angaben"); return form ? encoded(form).toString() : ""; };
  window.lotse.said = () => reply;
})();
