// What only some see: fields of other tabs, and the tab of the staff with its sections, uploads and questions before something goes.
(() => {
  "use strict";
  const TAB = "verwaltung";
  const BASE = "seite/verwaltung";
  const place = (name) => document.getElementById(name);
  const form = () => place("aufnahme");
  let asker = null;

  function arrive() {
    for (const one of document.querySelectorAll("[data-recht]:not([role=tab])")) {
      one.hidden = !window.lotseCaller.scopes.includes(one.dataset.recht);
    }
    const nav = document.querySelector(".faecher");
    if (!nav || "bereit" in nav.dataset) return;
    nav.dataset.bereit = "";
    const asked = new URLSearchParams(location.search).get("fach");
    if (asked && asked !== "aufnehmen" && place(`fach-${asked}`)) open(asked);
  }
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(arrive).observe(document.body, { childList: true, subtree: true }));

  // ---- sections: each is fetched anew when it is opened, but for the one that takes documents in
  async function open(name, fetched = true) {
    for (const button of document.querySelectorAll(".faecher [data-fach]")) {
      button.setAttribute("aria-current", String(button.dataset.fach === name));
      const section = place(`fach-${button.dataset.fach}`);
      section.hidden = button.dataset.fach !== name;
    }
    window.lotse.address(TAB, name === "aufnehmen" ? "" : { fach: name });
    const section = place(`fach-${name}`);
    if (fetched && section.dataset.adresse) await window.lotse.load(section, section.dataset.adresse);
  }

  // ---- work that tells how it goes: a stream of `schritt` and at its end `html`
  async function follow(address, body, told, result) {
    result.setAttribute("aria-busy", "true");
    let given;
    try {
      given = await fetch(address, { method: "POST", body });
      if (!given.ok) throw new Error(String(given.status));
      const reader = given.body.pipeThrough(new TextDecoderStream()).getReader();
      let waiting = "";
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        waiting += part.value;
        const events = waiting.split("\n\n");
        waiting = events.pop();
        for (const event of events) {
          const data = event.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n");
          if (!data) continue;
          const said = JSON.parse(data);
          if (said.html === undefined && said.text === undefined) throw new Error("problem");
          if (said.text) told.say(said.text);
          if (said.html !== undefined) result.innerHTML = said.html;
        }
      }
    } catch {
      window.lotse.refuse(result, given?.ok === false ? given.status : 0);
    }
    told.end();
    settle(result);
  }

  function settle(result) {
    result.removeAttribute("aria-busy");
    result.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
    result.scrollIntoView({ block: "nearest" });
    document.dispatchEvent(new CustomEvent("lotse:geladen", { detail: result }));
  }

  // A line that says what is being done and for how long already; the seconds are for the eye only.
  function teller(line) {
    const begun = Date.now();
    line.innerHTML = `<span></span> <span aria-hidden="true"></span>`;
    const [words, clock] = line.children;
    line.hidden = false;
    const tick = () => { clock.textContent = `… ${Math.round((Date.now() - begun) / 1000)} s`; };
    tick();
    const timer = setInterval(tick, 1000);
    return {
      say: (text) => { if (words.textContent !== text) words.textContent = text; },
      end: () => { clearInterval(timer); line.hidden = true; },
    };
  }

  // ---- taking in
  const result = () => place("aufnahme-ergebnis");
  const line = () => place("aufnahme-stand");

  function fault(text) {
    result().innerHTML = `<p class="fehler" role="alert" tabindex="-1"></p>`;
    result().firstChild.textContent = text;
    result().firstChild.focus();
  }

  async function look() {
    const [file] = form().datei.files;
    if (!file && !form().adresse.value.trim()) return fault(form().dataset.leer);
    if (file && file.size > Number(form().dataset.hoechstens)) return fault(form().dataset.zuGross);
    const told = teller(line());
    told.say(line().dataset.liest);
    busy(true);
    result().setAttribute("aria-busy", "true");
    let given;
    try {
      given = await fetch(`${BASE}/vorschau`, { method: "POST", body: new FormData(form()) });
      if (!given.ok) throw new Error(String(given.status));
      result().innerHTML = await given.text();
    } catch {
      window.lotse.refuse(result(), given?.status);
    }
    told.end();
    busy(false);
    return settle(result());
  }

  async function take() {
    const body = new FormData(form());
    busy(true);
    result().replaceChildren();
    await follow(`${BASE}/uebernehmen`, body, teller(line()), result());
    busy(false);
    if (!result().querySelector(".fehler")) empty();
  }

  // The browser's own words beside a file field follow its language, not the page's: the name is shown by us.
  function changed() {
    result().replaceChildren();
    form().querySelector(".gewaehlt").textContent = form().datei.files[0]?.name ?? "";
  }

  function busy(state) {
    for (const button of form().querySelectorAll("button")) button.disabled = state;
  }

  function empty() {
    form().reset();
    form().querySelector(".gewaehlt").textContent = "";
    replace("", "");
  }

  function replace(id, name) {
    const said = form().querySelector(".ersetzt-wird");
    form().ersetzt.value = id;
    said.hidden = !id;
    said.firstElementChild.textContent = said.dataset.satz.replace("{name}", name);
    form().querySelector(".adresse").hidden = Boolean(id);
    if (id) form().adresse.value = "";
  }

  document.addEventListener("submit", (event) => {
    if (event.target.id === "aufnahme") {
      event.preventDefault();
      look();
    }
  });
  // What was looked at is what is taken over: a change of the form takes the look back.
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => { if (event.target.closest?.("#aufnahme")) changed(); });
  }
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const target = event.target.closest?.(".ablage");
      if (!target) return;
      event.preventDefault();
      target.classList.toggle("ablage--bereit", kind === "dragover");
      if (kind !== "drop" || !event.dataTransfer.files.length) return;
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      form().datei.files = one.files;
      changed();
    });
  }

  // ---- asking before something goes, and doing it
  async function act(button) {
    const shown = place(button.dataset.ziel);
    const body = new URLSearchParams(button.dataset.werte);
    const filter = document.querySelector(`form[data-ergebnis="${shown.id}"]`);
    if (filter) for (const [name, value] of new FormData(filter)) if (!body.has(name)) body.append(name, value);
    if ("strom" in button.dataset) {
      const said = document.createElement("p");
      said.className = "stand";
      said.setAttribute("role", "status");
      shown.prepend(said);
      await follow(button.dataset.aktion, body, teller(said), shown);
      return;
    }
    let given;
    try {
      given = await fetch(button.dataset.aktion, { method: "POST", body });
      if (!given.ok) throw new Error(String(given.status));
      shown.innerHTML = await given.text();
    } catch {
      window.lotse.refuse(shown, given?.status);
    }
    settle(shown);
  }

  document.addEventListener("submit", (event) => {
    const dialogue = event.target.closest?.("#nachfrage");
    if (!dialogue) return;
    event.preventDefault();
    dialogue.close();
    if (event.submitter?.value === "ja") act(asker);
    else asker.focus();
  });

  Object.assign(window.lotse.acts, {
    fach: (button) => open(button.dataset.fach),
    holen: (button) => window.lotse.load(place(button.dataset.ziel), button.dataset.adresse, true),
    oeffnen: async (button) => {
      await open("dokumente");
      window.lotse.load(place("dokumente-liste"), button.dataset.adresse, true);
    },
    sichergehen: (button) => {
      asker = button;
      place("nachfrage-titel").textContent = button.dataset.titel;
      place("nachfrage-frage").textContent = button.dataset.frage;
      place("nachfrage").querySelector("[value=ja]").textContent = button.dataset.ja;
      place("nachfrage").showModal();
      place("nachfrage").querySelector("[value=nein]").focus();
    },
    annehmen: take,
    verwerfen: () => { empty(); result().replaceChildren(); form().datei.focus(); },
    ersetzen: (button) => {
      open("aufnehmen");
      result().replaceChildren();
      replace(button.dataset.id, button.dataset.name);
      form().datei.focus();
    },
    "nicht-ersetzen": () => { replace("", ""); form().datei.focus(); },
    suchen: (button) => {
      const search = place("suche");
      search.reset();
      search.q.value = button.dataset.worte;
      window.lotse.show("suche", true);
      search.requestSubmit();
    },
    kopieren: async (button) => {
      await navigator.clipboard?.writeText(place(button.dataset.von).value).catch(() => place(button.dataset.von).select());
      button.textContent = button.dataset.gesagt;
    },
  });
})();
