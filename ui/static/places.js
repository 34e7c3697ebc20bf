// Networks and practice: a tile or a link chooses a place, an entry's text is fetched when it is opened, a question goes to the conversation.
(() => {
  "use strict";
  const lotse = window.lotse;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-ort]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const form = document.getElementById("netzwerke");
    form.elements.ort.value = link.dataset.ort;
    form.requestSubmit();
  });

  document.addEventListener("toggle", (event) => {
    const place = event.target.open && event.target.querySelector(":scope > [data-quelle]");
    if (!place || "geholt" in place.dataset) return;
    place.dataset.geholt = "";
    lotse.load(place, place.dataset.quelle);
  }, true);

  Object.assign(lotse.acts, {
    nachfragen: (button) => {
      const box = document.querySelector("#frage textarea");
      box.value = button.dataset.frage;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      lotse.show("gespraech");
      lotse.address("gespraech");
      box.focus();
    },
    springen: (button) => {
      const target = document.getElementById(button.dataset.ziel);
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "start" });
    },
  });
})();
