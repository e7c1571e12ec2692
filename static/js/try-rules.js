// The simulator answers while answers are changed. Without a script its buttons do the same.
(function () {
  "use strict";

  const answer = document.getElementById("answer");
  const live = document.getElementById("announcements");
  let asked = null;
  if (!answer || !window.fetch) return;

  function swap(text, form) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const open = [...answer.querySelectorAll("details[open]")].map((part) => part.querySelector("summary").textContent);
    answer.replaceChildren(...page.getElementById("answer").childNodes);
    answer.querySelectorAll("details").forEach((part) => {
      if (open.includes(part.querySelector("summary").textContent)) part.open = true;
    });
    const before = page.querySelector("[name=before][type=hidden]");
    if (before) form.elements.before.value = before.value;
    const told = answer.querySelector("[data-announce]");
    if (told) live.textContent = told.dataset.announce;
  }

  async function ask(form) {
    if (asked) asked.abort();
    const mine = (asked = new AbortController());
    answer.setAttribute("aria-busy", "true");
    try {
      const reply = await fetch(form.action, { method: "POST", body: new FormData(form), signal: mine.signal });
      if (reply.ok) swap(await reply.text(), form); // refused: the button shows what is wrong, beside its field
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
    if (asked === mine) answer.removeAttribute("aria-busy");
  }

  function isChanged(field) {
    const options = [...(field.options || [])];
    if (options.length) return !(options.find((option) => option.defaultSelected) || options[0]).selected;
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  }

  document.querySelectorAll("[data-try-rules]").forEach((form) => {
    form.addEventListener("change", () => ask(form));
    // What was changed before this script came, or before a page that the browser brings back, is answered too.
    if ([...form.elements].some((field) => field.matches("input, select, textarea") && isChanged(field))) ask(form);
  });
})();
