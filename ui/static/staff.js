// What only some see: fields of other tabs, and the tab of the staff.
(() => {
  "use strict";

  function arrive() {
    for (const one of document.querySelectorAll("[data-recht]:not([role=tab])")) {
      one.hidden = !window.lotseCaller.scopes.includes(one.dataset.recht);
    }
  }
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(arrive).observe(document.body, { childList: true, subtree: true }));
})();
