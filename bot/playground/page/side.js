/** The pane beside the conversation: a thread, or what Slack sees. */

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

export class Side {
  constructor() {
    this.node = document.getElementById("side");
    this.closed = () => {};
    this.before = null;
  }

  /** Show something; `closed` runs when it goes. */
  open(title, content, closed) {
    this.#settle(closed);
    if (this.node.hidden) this.before = document.activeElement;
    const close = h("button", { class: "icon-button", type: "button", "aria-label": `Close ${title}`, onclick: () => this.close() }, icon("close"));
    fill(this.node, h("header", { class: "place" }, h("h2", {}, title), close), content);
    this.node.setAttribute("aria-label", title);
    this.node.hidden = false;
    document.body.classList.add("has-side");
  }

  close() {
    if (this.node.hidden) return;
    this.#settle(() => {});
    const hadFocus = this.node.contains(document.activeElement);
    this.node.hidden = true;
    this.node.replaceChildren();
    document.body.classList.remove("has-side");
    if (hadFocus && this.before?.isConnected) this.before.focus();
  }

  /** Whether this content is what the pane shows. */
  shows(content) {
    return this.node.contains(content);
  }

  #settle(next) {
    const before = this.closed;
    this.closed = next;
    before();
  }
}
