/** Modals: a stack of views of which the uppermost is shown. */

import { post, Refused } from "./api.js";
import { renderBlocks } from "./blocks.js";
import { openDialog } from "./dialog.js";
import { fill, focusable, h } from "./dom.js";
import { icon } from "./icons.js";
import { mistakes } from "./mistakes.js";
import { complain } from "./notices.js";
import { Surface } from "./surface.js";

export class Modals {
  constructor() {
    this.stack = [];
    this.dialog = null;
    /** View id → its surface: what was filled in stays while another view lies on top. */
    this.surfaces = new Map();
  }

  /** `view_opened`: a view in place of any that are open. */
  open(view) {
    this.stack = [view];
    this.#draw();
  }

  /** `view_pushed`: a view on top of those that are open. */
  push(view) {
    this.stack = [...this.stack, view];
    this.#draw();
  }

  /** `view_updated`: a view in place of its earlier version; what was filled in stays where ids stay. */
  update(view) {
    const isTop = this.stack.at(-1)?.id === view.id;
    this.stack = this.stack.map((each) => (each.id === view.id ? view : each));
    if (isTop) this.#draw();
  }

  /** `view_closed`: a view, or all of them where none is named. */
  closed(view) {
    const before = this.stack.length;
    this.stack = view ? this.stack.filter((each) => each.id !== view.id) : [];
    if (this.stack.length !== before) this.#draw();
  }

  /** `view_errors`: what the bot did not accept, by block id. */
  refuse(viewId, errors) {
    if (this.stack.at(-1)?.id !== viewId) return;
    for (const slot of this.dialog.node.querySelectorAll("[data-error-of]")) {
      const text = errors[slot.dataset.errorOf] ?? "";
      slot.textContent = text;
      slot.parentElement.classList.toggle("has-error", Boolean(text));
    }
    const first = this.dialog.node.querySelector(".has-error");
    if (first) focusable(first)[0]?.focus();
  }

  #draw() {
    const view = this.stack.at(-1);
    this.surfaces = new Map([...this.surfaces].filter(([id]) => this.stack.some((each) => each.id === id)));
    if (!view) {
      this.dialog?.close();
      this.dialog = null;
      return;
    }
    this.dialog ??= openDialog("", { className: "modal", cancel: () => this.#leave() });
    const focused = document.activeElement?.dataset?.key;
    const surface = new Surface({ view_id: view.id }, this.surfaces.get(view.id)?.values);
    this.surfaces.set(view.id, surface);
    this.dialog.heading.textContent = view.title?.text ?? "";
    fill(this.dialog.body, renderBlocks(view.blocks ?? [], surface));
    this.#frame(view);
    this.#focus(focused);
  }

  #frame(view) {
    const { node, heading } = this.dialog;
    const close = h("button", { class: "icon-button modal-close", type: "button", "aria-label": "Close", onclick: () => this.#leave() }, icon("close"));
    const back = h("button", { class: "icon-button", type: "button", "aria-label": "Back", onclick: () => this.#leave() }, icon("back"));
    fill(node.querySelector(".dialog-header"), this.stack.length > 1 && back, heading, close);
    node.querySelector(".dialog-footer")?.remove();
    if (view.submit || view.close) node.append(this.#footer(view));
    node.onkeydown = (event) => this.#key(event, view);
  }

  #footer(view) {
    const submit = () => this.#submit(view);
    return h(
      "footer",
      { class: "dialog-footer" },
      h("button", { class: "button", type: "button", onclick: () => this.#leave() }, view.close?.text ?? "Cancel"),
      view.submit && h("button", { class: "button primary modal-submit", type: "button", onclick: submit }, view.submit.text),
    );
  }

  #key(event, view) {
    const isField = event.target instanceof HTMLInputElement && !event.defaultPrevented;
    if (event.key === "Enter" && isField && view.submit) this.#submit(view);
  }

  #focus(key) {
    const { body } = this.dialog;
    const same = key && body.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const first = body.querySelector("[autofocus]") || focusable(body).find((each) => each !== body && !each.matches("a"));
    // What is only to be read takes the keyboard itself, so that it scrolls, and begins at its beginning.
    if (first) body.removeAttribute("tabindex");
    else body.tabIndex = 0;
    (same || first || body).focus();
  }

  async #submit(view) {
    const { values } = this.surfaces.get(view.id);
    const found = mistakes(view.blocks, values);
    this.refuse(view.id, found);
    if (Object.keys(found).length) return;
    const { errors = {} } = await this.#wait(post("view_submit", { view_id: view.id, values }));
    if (Object.keys(errors).length) this.refuse(view.id, errors);
  }

  async #leave() {
    const view = this.stack.at(-1);
    this.closed(view);
    await post("view_close", { view_id: view.id }).catch(refused);
  }

  /** The whole modal waits with its submit button turning, as Slack's does. */
  async #wait(promise) {
    const { node } = this.dialog;
    node.classList.add("waiting");
    node.setAttribute("aria-busy", "true");
    try {
      return await promise.catch(refused);
    } finally {
      node.classList.remove("waiting");
      node.removeAttribute("aria-busy");
    }
  }
}

function refused(error) {
  if (!(error instanceof Refused)) throw error;
  complain(error.message);
  return {};
}
