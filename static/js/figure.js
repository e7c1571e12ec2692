// Lets a picture move between its poses. Without script the poster shows start and end of the movement.
// The moving drawing is fetched when it is first played; its clock (SMIL) is set by hand, so that it goes there and
// back from the first pose, rests at both ends, stops at a tap and out of sight, and can be moved by the slider. Where it stands still in
// the poster's own pose, the poster is there again, with its arrow and the ghost of the start (figures.css).
(function () {
  "use strict";
  const REST_MS = 700;

  class Figure {
    constructor(box) {
      this.box = box;
      this.stage = box.querySelector("[data-stage]");
      this.steps = [...box.nextElementSibling.querySelectorAll("li > span")].map((step) => step.textContent);
      this.isPlaying = false;
      this.rest = Number(box.dataset.rest); // the poster's place: 0 the first pose, 1 the last
      this.place = this.rest;
      this.way = 1;
      this.addControls();
      new IntersectionObserver((seen) => {
        if (seen[0].isIntersecting || !this.isPlaying) return;
        this.pause();
        if (this.seconds) this.show(this.rest);
      }, { threshold: 0.6 }).observe(box);
    }

    addControls() {
      const bar = document.createElement("div");
      bar.className = "picture-controls";
      this.button = document.createElement("button");
      this.button.type = "button";
      this.button.className = "picture-play";
      this.button.addEventListener("click", () => {
        if (this.isPlaying) this.pause(); else this.play();
      });
      this.slider = document.createElement("input");
      Object.assign(this.slider, { type: "range", min: 0, max: 100, value: Math.round(this.rest * 100), className: "picture-place" });
      this.slider.setAttribute("aria-label", this.box.dataset.place);
      this.slider.addEventListener("input", async () => {
        this.pause();
        if (await this.load()) this.show(Number(this.slider.value) / 100);
        else this.slider.value = Math.round(this.place * 100);
      });
      this.told = document.createElement("span");
      this.told.setAttribute("role", "status");
      bar.append(this.button, this.slider, this.told);
      this.box.querySelector("svg").after(bar);
      this.name();
      this.say();
    }

    name() {
      this.button.setAttribute("aria-label", this.box.dataset[this.isPlaying ? "pause" : "play"]);
      this.button.toggleAttribute("data-playing", this.isPlaying);
    }

    // The drawing that moves comes beside the poster. Its own clock is stopped: we set the time.
    async load() {
      if (this.seconds) return true;
      this.told.textContent = "";
      this.loading ??= fetch(this.box.dataset.figure).then(async (reply) => {
        if (!reply.ok) throw new Error(String(reply.status));
        const drawing = new DOMParser().parseFromString(await reply.text(), "image/svg+xml").getElementById("figure");
        this.seconds = Number(drawing.dataset.seconds);
        drawing.removeAttribute("id");
        this.clock = this.stage.ownerSVGElement;
        this.clock.pauseAnimations();
        this.stage.append(document.importNode(drawing, true));
        return true;
      }).catch(() => {
        this.loading = null;
        this.told.textContent = this.box.dataset.failed;
        return false;
      });
      return this.loading;
    }

    show(place) {
      this.place = Math.min(1, Math.max(0, place));
      // The very end of a repeating clock is its beginning again.
      this.clock.setCurrentTime(Math.min(this.place, 0.9999) * this.seconds);
      this.slider.value = Math.round(this.place * 100);
      this.say();
      this.pose();
    }

    pose() {
      this.stage.toggleAttribute("data-moved", this.isPlaying || this.place !== this.rest);
    }

    // The way between two key poses is as long for each.
    say() {
      const nearest = this.steps[Math.round(this.place * (this.steps.length - 1))];
      this.slider.setAttribute("aria-valuetext", `${Math.round(this.place * 100)} ${this.box.dataset.percent}: ${nearest}`);
    }

    async play() {
      this.isPlaying = true;
      this.name();
      if (!(await this.load())) { this.pause(); return; }
      if (this.place === this.rest || this.place === 1) { this.show(0); this.way = 1; }
      let before = null, rest = 0;
      const step = (now) => {
        if (!this.isPlaying) return;
        const passed = before === null ? 0 : now - before;
        before = now;
        if (rest > 0) rest -= passed;
        else {
          this.show(this.place + this.way * passed / 1000 / this.seconds);
          if (this.place === 0 || this.place === 1) { this.way = this.place === 0 ? 1 : -1; rest = REST_MS; }
        }
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    }

    pause() {
      this.isPlaying = false;
      this.name();
      this.pose();
    }
  }

  document.querySelectorAll("[data-figure]").forEach((box) => new Figure(box));
})();
