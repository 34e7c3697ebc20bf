// Under each answer: thumbs with a reason, and the link to its question. On arrival over such a link the question is asked, once.
(() => {
  "use strict";
  const words = window.lotseTexts;
  const shown = new Map(); // turn -> what stands in the place of its thumbs, put back when the log is drawn anew
  let order = "";
  let handled = "";

  function carryOut(task) {
    order = JSON.stringify(task);
    document.getElementById("auftrag").click();
  }

  // What the server has done comes back in a hidden place, each time with another number so that equal answers are seen.
  function takeDone() {
    const done = document.querySelector("#erledigt [data-nummer]");
    if (!done || done.dataset.nummer === handled) return;
    handled = done.dataset.nummer;
    if (done.dataset.datei) {
      const bytes = Uint8Array.from(atob(done.dataset.inhalt), (one) => one.charCodeAt(0));
      delete done.dataset.inhalt;
      window.lotse.save(done.dataset.datei, bytes, "application/pdf");
      return;
    }
    const html = done.innerHTML;
    done.replaceChildren(); // no id twice
    const place = document.querySelector(`.bewertung[data-turn="${done.dataset.turn}"]`);
    if (!place) return;
    shown.set(done.dataset.turn, html);
    place.innerHTML = html;
    place.dataset.gezeigt = "";
    place.querySelector("[tabindex='-1']")?.focus();
  }

  function putBack() {
    for (const [turn, html] of shown) {
      const place = document.querySelector(`.bewertung[data-turn="${turn}"]`);
      if (!place || "gezeigt" in place.dataset) continue;
      place.dataset.gezeigt = "";
      place.innerHTML = html;
    }
  }

  function criticise(button) {
    const box = button.closest(".bewertung");
    const form = box.querySelector(".kritik");
    const opener = box.querySelector("[aria-controls]");
    form.hidden = !form.hidden;
    opener.setAttribute("aria-expanded", String(!form.hidden));
    (form.hidden ? opener : form.querySelector("select")).focus({ preventScroll: true });
    (form.hidden ? opener : form).scrollIntoView({ block: "nearest" });
  }

  function linkTo(question) {
    return `${location.origin}${location.pathname}?${new URLSearchParams({ frage: question })}`;
  }

  async function copyLink(button) {
    const told = button.parentElement.querySelector(".getan");
    const link = linkTo(button.dataset.frage);
    try {
      await navigator.clipboard.writeText(link);
      told.textContent = words.copied;
    } catch { // no clipboard here (no https, or not allowed): the link is shown, chosen, to be copied by hand
      const field = document.createElement("input");
      Object.assign(field, { value: link, readOnly: true });
      field.setAttribute("aria-label", words.linkShown);
      told.replaceChildren(field);
      field.select();
      if (document.execCommand("copy")) told.textContent = words.copied;
    }
  }

  Object.assign(window.lotse.acts, {
    daumen: (button) => carryOut({ tun: "bewerten", turn: Number(button.dataset.turn), thumb: "up" }),
    zuruecknehmen: (button) => carryOut({ tun: "zuruecknehmen", turn: Number(button.dataset.turn) }),
    kritik: criticise,
    drucken: () => carryOut({ tun: "pdf" }),
    verweis: copyLink,
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.classList.contains("kritik")) return;
    event.preventDefault();
    const given = new FormData(form);
    carryOut({
      tun: "bewerten", turn: Number(form.dataset.turn), thumb: "down", reason: given.get("reason") || null,
      comment: given.get("comment"), consent: given.has("consent"),
    });
  });

  // ---- a link to a question: of our own form only, nothing else in the address; the address forgets it, so that it is asked once
  let linked = (() => {
    const given = new URLSearchParams(location.search);
    return given.size === 1 ? (given.get("frage") ?? "").trim() : "";
  })();

  function askLinked() {
    const foot = document.querySelector(".seitenfuss");
    const field = document.querySelector("#frage textarea");
    const send = document.getElementById("fragen");
    if (!linked || !foot || !field || !send) return;
    const question = linked;
    linked = "";
    history.replaceState(null, "", location.pathname);
    if (question.length > Number(foot.dataset.frageZeichen)) return;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, question);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    setTimeout(() => send.click(), 0); // once Gradio has taken the value over
  }

  function tend() {
    askLinked();
    takeDone();
    putBack();
  }
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(tend).observe(document.body, { childList: true, subtree: true }));

  const before = window.lotse.reset;
  window.lotse.reset = () => { shown.clear(); before(); };
  window.lotse.order = () => order;
})();
