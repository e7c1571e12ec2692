// After a failed form the summary takes focus, and its links lead to the field itself.
(function () {
  "use strict";

  const CONTROLS = "input:not([type=hidden]), select, textarea";

  function controls(field) {
    return field.matches(CONTROLS) ? [field] : Array.from(field.querySelectorAll(CONTROLS));
  }

  function start(root) {
    const summary = root.querySelector("[data-error-summary]");
    if (!summary) return;
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      field.scrollIntoView({ block: "center" });
      const control = controls(field).find((one) => one.offsetParent); // radios may lie hidden behind a slider
      if (control) control.focus({ preventScroll: true });
    });
  }

  start(document);
  document.addEventListener("htmx:load", (event) => start(event.target));
})();
