// A session that was typed and not saved is asked about before the page is left. Nothing is kept in the browser:
// what stands here is health data.
(function () {
  "use strict";
  const form = document.querySelector("[data-session-form]");
  if (!form) return;
  let isTyped = Boolean(document.querySelector("[data-error-summary]"));
  form.addEventListener("change", () => { isTyped = true; });
  form.addEventListener("submit", () => { isTyped = false; });
  window.addEventListener("beforeunload", (event) => {
    if (isTyped) event.preventDefault();
  });
})();
