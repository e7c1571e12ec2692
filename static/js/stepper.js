// Minus and plus beside a number. The input stays a text input that takes a comma or a full stop.
(function () {
  "use strict";

  function enhance(box) {
    const input = box.querySelector("input");
    const step = Number(box.dataset.step) || 1;
    const low = box.dataset.low === undefined ? -Infinity : Number(box.dataset.low);
    const high = box.dataset.high === undefined ? Infinity : Number(box.dataset.high);
    const decimals = (String(step).split(".")[1] || "").length;

    function move(direction) {
      const now = parseFloat(input.value.replace(",", "."));
      const next = Number.isNaN(now) ? Math.max(low, 0) : now + direction * step;
      input.value = Math.min(high, Math.max(low, next)).toFixed(decimals).replace(/\.0+$/, "");
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    [["[data-less]", -1], ["[data-more]", 1]].forEach(([selector, direction]) => {
      const button = box.querySelector(selector);
      button.hidden = false;
      button.addEventListener("click", () => move(direction));
    });
    input.addEventListener("keydown", (event) => {
      const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!direction) return;
      event.preventDefault();
      move(direction);
    });
    box.querySelector(".stepper-value").addEventListener("click", () => input.focus());
    box.classList.add("is-enhanced");
  }

  function start(root) {
    root.querySelectorAll("[data-stepper]:not(.is-enhanced)").forEach(enhance);
  }

  start(document);
  document.addEventListener("htmx:load", (event) => start(event.target));
})();
