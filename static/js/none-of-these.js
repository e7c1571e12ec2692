// "None of these" and "Not sure" clear the other answers of their list, and an answer clears them.
(function () {
  "use strict";
  document.addEventListener("change", (event) => {
    const changed = event.target;
    if (!changed.matches(".choices input[type=checkbox]") || !changed.checked) return;
    changed.closest(".choices").querySelectorAll("input[type=checkbox]").forEach((other) => {
      if (other === changed) return;
      if (changed.hasAttribute("data-apart") || other.hasAttribute("data-apart")) other.checked = false;
    });
  });
})();
