// Turns eleven radio buttons into a slider that has no value until it is touched: a default would log false data.
// The radios stay the value; the slider has no name and is never sent.
(function () {
  "use strict";
  const REMEMBER = "kneeapp-pain-by-number";

  class Scale {
    constructor(box) {
      this.numbers = box.querySelector("[data-numbers]");
      this.radios = Array.from(this.numbers.querySelectorAll("input"));
      this.slider = document.createElement("div");
      this.slider.append(box.querySelector("template").content.cloneNode(true));
      this.button = this.slider.querySelector("[data-switch]");
      this.words = [this.button.textContent, this.button.dataset.other];
      box.prepend(this.slider);
      box.append(this.button);
      this.range = this.slider.querySelector("input");
      this.listen(box);
      this.arrange(remembered());
      this.show();
    }

    listen(box) {
      this.range.addEventListener("input", () => this.choose(this.range.value));
      // A tap on nought moves nothing, yet it is an answer.
      this.range.addEventListener("click", () => this.choose(this.range.value));
      this.range.addEventListener("keydown", (event) => this.type(event));
      this.button.addEventListener("click", () => this.change());
      box.addEventListener("change", () => this.show());
      if (this.range.form) this.range.form.addEventListener("reset", () => setTimeout(() => this.show()));
    }

    chosen() {
      return this.radios.find((radio) => radio.checked);
    }

    choose(value) {
      const radio = this.radios[Number(value)];
      if (radio.checked) return;
      radio.checked = true;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    }

    // A digit is that number; left, down, home or space at nought choose nought, which the slider itself cannot say.
    type(event) {
      const isDigit = /^[0-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
      const isNought = ["ArrowLeft", "ArrowDown", "Home", " "].includes(event.key) && this.range.value === "0";
      if (!isDigit && !isNought) return;
      event.preventDefault();
      this.choose(isDigit ? event.key : 0);
    }

    show() {
      const radio = this.chosen();
      const zone = radio ? radio.dataset.zone : "";
      const each = (selector, act) => this.slider.querySelectorAll(selector).forEach(act);
      this.range.value = radio ? radio.value : "0";
      this.slider.style.setProperty("--value", this.range.value);
      each("[data-thumb]", (thumb) => { thumb.textContent = radio ? radio.value : "–"; });
      each("[data-score]", (score) => { score.textContent = radio ? radio.value : ""; });
      each("[data-zone-word]", (word) => { word.hidden = word.dataset.zoneWord !== zone; });
      each("[data-zone-label]", (label) => label.toggleAttribute("data-on", label.dataset.zoneLabel === zone));
      if (radio) this.range.setAttribute("aria-valuetext", this.spoken(zone));
    }

    spoken(zone) {
      const word = this.slider.querySelector(`[data-zone-word="${zone}"]`).textContent;
      return word.replace(/\s+/g, " ").replace(" ·", ",").trim();
    }

    change() {
      const byNumber = !this.slider.hidden;
      remember(byNumber);
      this.arrange(byNumber);
      (byNumber ? this.chosen() || this.radios[0] : this.range).focus();
    }

    arrange(byNumber) {
      this.numbers.hidden = !byNumber;
      this.slider.hidden = byNumber;
      this.button.textContent = this.words[byNumber ? 1 : 0];
    }
  }

  function remembered() {
    try { return localStorage.getItem(REMEMBER) === "1"; } catch { return false; }
  }

  function remember(byNumber) {
    try { localStorage.setItem(REMEMBER, byNumber ? "1" : "0"); } catch { /* private mode: asked again next time */ }
  }

  function start(root) {
    root.querySelectorAll("[data-pain-scale]:not([data-ready])").forEach((box) => {
      box.dataset.ready = "";
      new Scale(box);
    });
  }

  start(document);
  document.addEventListener("htmx:load", (event) => start(event.target));
})();
