// Signing in and out with a key, and who is signed in. What that lets one see is decided by the server, here it is only shown.
(() => {
  "use strict";
  const SESSION = "/api/v1/session";
  const words = window.lotseTexts;
  const dialogue = () => document.getElementById("anmeldung");

  function arrive() {
    const who = document.querySelector(".angemeldet");
    if (!who || "bereit" in who.dataset) return;
    who.dataset.bereit = "";
    const known = window.lotseCaller.role !== "public";
    who.hidden = !known;
    who.textContent = words.signedIn.replace("{role}", window.lotseCaller.name);
    document.querySelector(".anmelden").hidden = known;
    document.querySelector(".abmelden").hidden = !known;
  }

  async function signIn(form) {
    const field = form.querySelector("input");
    const told = form.querySelector(".fehler");
    const given = await fetch(SESSION, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ key: field.value }),
    }).catch(() => null);
    if (given?.ok) {
      location.reload();
      return;
    }
    told.textContent = given?.status === 401 ? words.refused : words.problems[given?.status] ?? words.failed;
    told.hidden = false;
    field.select();
  }

  Object.assign(window.lotse.acts, {
    anmelden: () => { dialogue().showModal(); dialogue().querySelector("input").focus(); },
    abbrechen: () => dialogue().close(),
    abmelden: async () => { await fetch(SESSION, { method: "DELETE" }).catch(() => null); location.reload(); },
  });
  document.addEventListener("submit", (event) => {
    if (event.target.closest?.("#anmeldung") === null) return;
    event.preventDefault();
    signIn(event.target);
  });
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(arrive).observe(document.body, { childList: true, subtree: true }));
})();
