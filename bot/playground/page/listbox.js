/** A list of options under the keyboard's control while the focus stays in a text field. */

import { fill, freshId, h } from "./dom.js";
import { float } from "./popup.js";

/**
 * @typedef {{label: string, description?: string, selected?: boolean, data: unknown}} Entry
 * @typedef {{label?: string, entries: Entry[]}} Group
 */
export class Listbox {
  /**
   * @param {HTMLElement} field - keeps the focus.
   * @param {{label: string, anchor?: HTMLElement, above?: boolean, multiple?: boolean, pick: function(unknown), closed?: function()}} options
   */
  constructor(field, { label, anchor = field, above = false, multiple = false, pick, closed = () => {} }) {
    this.field = field;
    this.float = { anchor, above };
    this.pick = pick;
    this.closed = closed;
    this.panel = h("div", {
      class: "listbox", role: "listbox", id: freshId("list"), "aria-label": label, "aria-multiselectable": multiple || null,
    });
    this.stop = null;
    field.setAttribute("aria-controls", this.panel.id);
    field.setAttribute("aria-autocomplete", "list");
  }

  get isOpen() {
    return this.stop !== null;
  }

  /** Show groups of entries, or a line that says why there are none. */
  show(groups, emptyText = "No results") {
    this.options = [];
    const parts = groups.map((group) => this.#group(group));
    fill(this.panel, this.options.length ? parts : h("div", { class: "listbox-empty" }, emptyText));
    this.stop ??= float(this.panel, this.float.anchor, { above: this.float.above, wide: true, away: () => this.hide() });
    this.#expanded(true);
    this.#activate(Math.max(0, this.options.findIndex(({ entry }) => entry.selected)));
  }

  hide() {
    if (!this.isOpen) return;
    this.stop();
    this.stop = null;
    this.#expanded(false);
    this.field.removeAttribute("aria-activedescendant");
    this.closed();
  }

  /** Handle a key of the field; true when it was the list's. */
  key(event) {
    if (!this.isOpen) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) this.#activate(this.active + moves[event.key]);
    else if (event.key === "Escape") this.hide();
    else if (["Enter", "Tab"].includes(event.key) && this.options.length) this.pick(this.options[this.active].entry.data);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #expanded(isOpen) {
    if (this.field.getAttribute("role") === "combobox") this.field.setAttribute("aria-expanded", String(isOpen));
  }

  #group({ label, entries }) {
    const nodes = entries.map((entry) => this.#option(entry));
    if (!label) return nodes;
    const id = freshId("group");
    return h("div", { role: "group", "aria-labelledby": id }, h("div", { class: "listbox-group", id }, label), nodes);
  }

  #option(entry) {
    const node = h(
      "div",
      {
        class: "option", role: "option", id: freshId("option"), "aria-selected": String(Boolean(entry.selected)),
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => this.pick(entry.data),
      },
      h("span", { class: "option-label" }, entry.label),
      entry.description && h("span", { class: "option-description" }, entry.description),
    );
    this.options.push({ entry, node });
    return node;
  }

  #activate(index) {
    if (!this.options.length) return;
    this.active = (index + this.options.length) % this.options.length;
    for (const [at, { node }] of this.options.entries()) node.classList.toggle("active", at === this.active);
    const { node } = this.options[this.active];
    this.field.setAttribute("aria-activedescendant", node.id);
    node.scrollIntoView({ block: "nearest" });
  }
}
