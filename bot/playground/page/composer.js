/** The box that messages and commands are typed into. */

import { Refused } from "./api.js";
import { Completion } from "./completion.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { complain } from "./notices.js";

const KEYSTROKE = 14;

export class Composer {
  /**
   * @param {string} label
   * @param {function(string): Promise} send - rejects with `Refused` when the text could not be sent.
   * @param {HTMLElement[]} tools - further buttons for its foot.
   */
  constructor(label, send, tools = []) {
    this.send = send;
    this.sent = "";
    const id = freshId("composer");
    this.box = h("textarea", {
      id, class: "composer-box", rows: "1", "aria-label": label, placeholder: label, maxlength: "40000", spellcheck: "false",
      oninput: () => this.#changed(), onkeydown: (event) => this.#key(event), onblur: () => this.completion.hide(),
      onclick: () => this.completion.update(),
    });
    this.button = h("button", { class: "send", type: "submit", "aria-label": "Send", disabled: true }, icon("send"));
    const frame = h("div", { class: "composer-frame" }, this.box, h("div", { class: "composer-foot" }, tools, this.#keys(), this.button));
    this.completion = new Completion(this.box, frame, () => this.#fit());
    this.node = h("form", { class: "composer", onsubmit: (event) => this.#submit(event) }, this.completion.usage, frame);
  }

  #keys() {
    return h("span", { class: "composer-keys", "aria-hidden": "true" }, h("kbd", {}, "/"), " command ", h("kbd", {}, "@"), " mention ", h("kbd", {}, "Enter"), " send");
  }

  rename(label) {
    this.box.setAttribute("aria-label", label);
    this.box.placeholder = label;
  }

  /** Begin anew, e.g. in another thread. */
  clear() {
    this.box.value = "";
    this.#changed();
  }

  /** Type a text as a person would; at once where motion is not wanted. */
  async type(text) {
    this.box.focus();
    this.box.value = "";
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.box.value = text;
    for (const letter of text.slice(this.box.value.length)) {
      this.box.value += letter;
      this.#fit();
      await new Promise((resume) => setTimeout(resume, KEYSTROKE));
    }
    this.#changed();
  }

  #changed() {
    this.#fit();
    this.completion.update();
  }

  #fit() {
    this.button.disabled = !this.box.value.trim();
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 220)}px`;
  }

  #key(event) {
    if (event.isComposing || this.completion.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) this.#submit(event);
    else if (event.key === "ArrowUp" && !this.box.value && this.sent) this.#recall(event);
  }

  #recall(event) {
    event.preventDefault();
    this.box.value = this.sent;
    this.#changed();
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.box.value.trim();
    if (!text) return;
    this.sent = text;
    this.box.value = "";
    this.#changed();
    try {
      await this.send(text);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      complain(error.message);
      if (!this.box.value) this.#recall(event);
    }
  }
}
