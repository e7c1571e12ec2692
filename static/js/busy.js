// While a form is on its way its button says so and cannot be pressed twice. Coming back with "Back" wakes it again.
(function () {
  "use strict";
  const resting = new Map();

  function work(button) {
    const spinner = document.createElement("span");
    spinner.className = "spinner";
    spinner.setAttribute("aria-hidden", "true");
    resting.set(button, Array.from(button.childNodes));
    button.setAttribute("aria-disabled", "true");
    button.replaceChildren(spinner, ` ${button.dataset.busy}`);
  }

  function rest(label, button) {
    button.removeAttribute("aria-disabled");
    button.replaceChildren(...label);
    resting.delete(button);
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.defaultPrevented || !button || !button.dataset.busy) return;
    if (resting.has(button)) event.preventDefault();
    else work(button);
  });
  window.addEventListener("pageshow", () => resting.forEach(rest));
})();
