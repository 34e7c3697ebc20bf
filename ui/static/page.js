// Opens citations without asking the server: each answer carries the panels of its citations, hidden.
// Everything is delegated from the document, as Gradio replaces the log's HTML with every event.
(() => {
  "use strict";
  // Gradio's own few words follow the browser's language; the page speaks its own, whatever the browser speaks.
  const spoken = window.lotseTexts.language;
  for (const [name, value] of [["language", spoken], ["languages", [spoken]]]) {
    Object.defineProperty(Navigator.prototype, name, { get: () => value, configurable: true });
  }
  const root = document.documentElement;
  new MutationObserver(() => { if (root.lang !== spoken) root.lang = spoken; })
    .observe(root, { attributes: true, attributeFilter: ["lang"] });

  const NARROW = window.matchMedia("(max-width: 900px)");
  let opener = null;
  let empty = null;

  const panel = () => document.querySelector("#beleg .prose, #beleg .html-container, #beleg");
  const find = (key) => document.getElementById(`beleg-${key}`);

  function mark(key) {
    document.querySelectorAll("[data-beleg]").forEach((one) => {
      if (one.dataset.beleg === key) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
  }

  function open(button) {
    const found = find(button.dataset.beleg);
    const target = panel();
    if (!found || !target) return;
    empty ??= [...target.childNodes];
    opener = button;
    const shown = document.createElement("div");
    shown.className = "beleg";
    shown.append(...[...found.childNodes].map((node) => node.cloneNode(true)));
    target.replaceChildren(shown);
    mark(button.dataset.beleg);
    const known = document.querySelector(".profil");
    if (known) known.open = false;
    const context = shown.querySelector(".kontext");
    const quote = context?.querySelector("mark");
    if (context && quote) {
      context.tabIndex = 0;
      const offset = quote.getBoundingClientRect().top - context.getBoundingClientRect().top;
      context.scrollTop = Math.max(0, offset - context.clientHeight / 4);
    }
    if (NARROW.matches) document.getElementById("belegspalte").scrollIntoView({ block: "start" });
    shown.querySelector("h2")?.focus({ preventScroll: true });
  }

  function back() {
    const key = opener?.dataset.beleg;
    const there = opener?.isConnected ? opener : key && document.querySelector(`[data-beleg="${key}"]`);
    there?.focus({ preventScroll: !NARROW.matches });
    if (NARROW.matches) there?.scrollIntoView({ block: "center" });
  }

  function reset() {
    const target = panel();
    if (empty && target) target.replaceChildren(...empty);
    empty = null;
    opener = null;
    mark("");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-beleg]");
    if (button) open(button);
    else if (event.target.closest?.(".zurueck")) back();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest?.("#beleg")) back();
  });

  // Gradio tells of a lost connection in English, in a corner: page.css hides that, this says it where one looks.
  function trouble() {
    const told = document.querySelector(".toast-wrap .toast-body");
    if (told === trouble.told) return;
    trouble.told = told;
    if (!told) return;
    const box = document.getElementById("stoerung") ?? document.createElement("div");
    box.id = "stoerung";
    box.className = "antwort antwort--fehler";
    box.setAttribute("role", "alert");
    box.innerHTML = "<p></p>";
    box.firstChild.textContent = window.lotseTexts.lost;
    document.getElementById("eingabe")?.before(box);
    document.documentElement.dataset.stoerung = "";
    box.scrollIntoView({ block: "nearest" });
  }

  function recovered() {
    document.getElementById("stoerung")?.remove();
    delete document.documentElement.dataset.stoerung;
  }

  // What Gradio leaves without a name or role, and scrolling to a new answer.
  function tend() {
    trouble();
    const log = document.getElementById("verlauf");
    if (!log) return;
    if (!log.hasAttribute("role")) {
      log.setAttribute("role", "log");
      log.setAttribute("aria-live", "polite");
      log.setAttribute("aria-label", window.lotseTexts.log);
      document.getElementById("belegspalte")?.setAttribute("role", "complementary");
      document.getElementById("belegspalte")?.setAttribute("aria-label", window.lotseTexts.panel);
    }
    const question = [...log.querySelectorAll(".frage")].pop();
    const waiting = Boolean(log.querySelector(".antwort--wartet"));
    const state = `${log.querySelectorAll(".frage").length} ${waiting}`;
    if (state === tend.state) return;
    tend.state = state;
    recovered();
    question?.scrollIntoView({ block: "start", behavior: waiting ? "auto" : "smooth" });
  }
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(tend).observe(document.body, { childList: true, subtree: true }));

  window.lotse = { reset };
})();
