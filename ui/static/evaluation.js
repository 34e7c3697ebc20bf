// The tab for evaluators: pieces of it take the place of its content, with the browser's way back; a run's progress is asked for.
(() => {
  "use strict";
  const ASK_AGAIN_MS = 1000;
  const place = () => document.querySelector("#ansicht-auswertung .blatt");

  async function go(target) {
    await window.lotse.load(place(), target, true);
    place().scrollIntoView({ block: "start" });
  }

  window.lotse.acts.auswertung = (button) => {
    history.pushState({ auswertung: button.dataset.ziel }, "", location.href);
    go(button.dataset.ziel);
  };
  window.addEventListener("popstate", (event) => {
    if (document.documentElement.dataset.ansicht === "auswertung") go(event.state?.auswertung ?? "seite/auswertung");
  });

  // Where the page was loaded anew, what was seen last is seen again.
  function arrive(event) {
    if (arrive.done || event.detail !== place()) return;
    arrive.done = true;
    if (history.state?.auswertung) go(history.state.auswertung);
  }

  async function fetched(source) {
    const given = await fetch(source).catch(() => null);
    return given?.ok ? given.text() : null;
  }

  async function follow() {
    const box = document.getElementById("auswertung-job");
    const source = box?.querySelector("[data-verlauf]")?.dataset.verlauf;
    if (!source || follow.asking) return;
    follow.asking = true;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    const html = await fetched(source);
    follow.asking = false;
    if (html === null || !box.isConnected) return follow();
    if (!box.contains(document.activeElement) || !html.includes("data-verlauf")) box.innerHTML = html;
    else update(box, html);
    const after = box.querySelector("[data-danach]")?.dataset.danach;
    const runs = after && await fetched(after);
    if (runs) document.getElementById("auswertung-laeufe").innerHTML = runs;
    return follow();
  }

  // While the button that stops has the focus, only what stands above it changes.
  function update(box, html) {
    const fresh = document.createElement("div");
    fresh.innerHTML = html;
    for (const part of ["[role=status]", ".schritt", "progress"]) box.querySelector(part)?.replaceWith(fresh.querySelector(part));
  }

  document.addEventListener("lotse:geladen", arrive);
  document.addEventListener("lotse:geladen", follow);
})();
