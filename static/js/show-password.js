// "Show" and "Hide" for a password. The button is in the page, hidden until it can do something.
(function () {
  "use strict";
  document.querySelectorAll("[data-reveal]").forEach((button) => {
    const input = document.getElementById(button.dataset.reveal);
    if (!input) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = input.type === "password";
      input.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", String(shown));
      button.querySelectorAll("[data-when]").forEach((part) => { part.hidden = (part.dataset.when === "shown") !== shown; });
    });
    if (input.form) input.form.addEventListener("submit", () => { input.type = "password"; });
  });
})();
