/** Three questions to begin with; each types itself into the message box. */

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { workspace } from "./workspace.js";

const EXAMPLES = ["/llmcost gpt-5.1 vs gpt-4.1-mini 100M", "we use gpt-4.1-mini for about 100M tokens a month", "should we upgrade?"];
const SEEN = "llmcost.examples.seen";

export class Examples {
  /** @param {function(string)} type - writes into the message box. */
  constructor(type) {
    this.type = type;
    this.node = h("section", { class: "examples", "aria-label": "Examples", hidden: localStorage.getItem(SEEN) !== null });
    this.button = h("button", { class: "icon-button", type: "button", title: "Examples", "aria-label": "Show examples", onclick: () => this.toggle() }, icon("bulb"));
  }

  /** Offer what works here: in a channel the bot hears only commands and mentions, in its own conversation everything. */
  offer(channel) {
    const isDirect = channel.kind === "im";
    const prompts = isDirect ? workspace.prompts.map(({ title, message }) => ({ title, text: message })) : [];
    const texts = EXAMPLES.map((text) => (isDirect || text.startsWith("/") ? text : `@${workspace.bot.name} ${text}`));
    const chips = [...texts.map((text) => ({ title: text, text })), ...prompts];
    fill(
      this.node,
      h("div", { class: "examples-head" }, icon("bulb"), h("span", {}, "Try one of these"),
        h("button", { class: "icon-button", type: "button", "aria-label": "Hide examples", onclick: () => this.hide() }, icon("close"))),
      h("div", { class: "example-chips" }, chips.map(({ title, text }) =>
        h("button", { class: "example", type: "button", onclick: () => this.type(text) }, title))),
    );
  }

  toggle() {
    this.node.hidden = !this.node.hidden;
  }

  /** Put them away for good; the bulb brings them back. */
  hide() {
    this.node.hidden = true;
    localStorage.setItem(SEEN, "yes");
  }
}
