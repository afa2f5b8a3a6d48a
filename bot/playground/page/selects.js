/** Selects: one choice or many, from a list the bot sent, from its answers to what is typed, or from the workspace. */

import { Refused } from "./api.js";
import { confirmed } from "./dialog.js";
import { busy, fill, h, isBusy } from "./dom.js";
import { icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { workspace } from "./workspace.js";

const TYPED_PAUSE = 180;
const EXTERNAL_MINIMUM = 3;
const KINDS = ["static", "external", "users", "channels", "conversations"];

/** Every type of select. */
export const selectTypes = KINDS.flatMap((kind) => [`${kind}_select`, `multi_${kind}_select`]);

/** A select element as a node. */
export function select(element, place) {
  return new Select(element, place).node;
}

class Select {
  constructor(element, place) {
    this.element = element;
    this.place = place;
    this.isMulti = element.type.startsWith("multi_");
    this.kind = element.type.replace("multi_", "").replace("_select", "");
    this.chosen = this.#initial();
    this.chips = h("span", { class: "chips" });
    this.input = this.#input();
    this.node = h("div", { class: this.isMulti ? "select multi" : "select" }, this.chips, this.input, icon("chevron"));
    this.node.addEventListener("click", () => this.input.focus());
    this.list = new Listbox(this.input, {
      label: element.placeholder?.text ?? "Options", anchor: this.node, multiple: this.isMulti,
      pick: (option) => this.#pick(option), closed: () => this.#show(),
    });
    this.place.hold(this.element, this.#value());
    this.#show();
  }

  #input() {
    const { element, place } = this;
    return h("input", {
      class: "select-input", role: "combobox", type: "text", autocomplete: "off", "aria-expanded": "false", "aria-haspopup": "listbox",
      placeholder: element.placeholder?.text ?? "Choose an option", "data-key": element.action_id,
      "aria-labelledby": place.labelledBy, "aria-label": place.labelledBy ? null : element.placeholder?.text ?? element.action_id,
      onclick: () => this.#open(),
      oninput: () => this.#typed(),
      onblur: () => this.#left(),
      onkeydown: (event) => this.#key(event),
    });
  }

  #key(event) {
    if (this.list.key(event)) return;
    const last = this.chosen.at(-1);
    if (["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) {
      event.preventDefault();
      this.#open();
    } else if (event.key === "Backspace" && this.isMulti && last && !this.input.value) this.#change(this.chosen.slice(0, -1));
  }

  #open() {
    if (this.list.isOpen || isBusy(this.input)) return;
    this.input.select();
    this.#search("");
  }

  #left() {
    this.list.hide();
    this.#show();
  }

  #typed() {
    clearTimeout(this.timer);
    const wait = this.kind === "external" ? TYPED_PAUSE : 0;
    this.timer = setTimeout(() => this.#search(this.input.value.trim()), wait);
  }

  async #search(query) {
    const groups = this.kind === "external" ? await this.#asked(query) : matching(this.#ownGroups(), query);
    if (document.activeElement !== this.input || groups === null) return;
    const taken = this.chosen.map((option) => option.value);
    this.list.show(groups.map(({ label, options }) => ({
      label: label?.text,
      entries: options.map((option) => ({
        label: option.text.text, description: option.description?.text, selected: taken.includes(option.value), data: option,
      })),
    })));
  }

  /** The bot's own suggestions, or null when the answer came too late to be of use. */
  async #asked(query) {
    const minimum = this.element.min_query_length ?? EXTERNAL_MINIMUM;
    if (query.length < minimum) {
      this.list.show([], minimum === 1 ? "Type to search" : `Type ${minimum} characters or more to search`);
      return null;
    }
    this.latest = query;
    this.list.show([], "Searching…");
    const groups = await this.place.surface.suggest(this.place.blockId, this.element.action_id, query).catch((error) => {
      if (!(error instanceof Refused)) throw error;
      this.list.show([], error.message);
      return null;
    });
    return this.latest === query ? groups : null;
  }

  #ownGroups() {
    if (this.kind === "static") return this.element.option_groups ?? [{ options: this.element.options ?? [] }];
    return [{ options: workspaceOptions(this.kind) }];
  }

  async #pick(option) {
    const isTaken = this.chosen.some((each) => each.value === option.value);
    const others = this.isMulti ? this.chosen.filter((each) => each.value !== option.value) : [];
    const limit = this.element.max_selected_items ?? Infinity;
    this.input.value = "";
    this.list.hide();
    if (this.isMulti && isTaken) await this.#change(others);
    else if (others.length < limit) await this.#change([...others, option]);
  }

  async #change(options) {
    if (!(await confirmed(this.element.confirm))) return;
    this.chosen = options;
    this.#show();
    const told = this.place.choose(this.element, this.#value());
    if (this.place.tells) await busy(this.input, told);
  }

  #show() {
    if (!this.isMulti) {
      this.input.value = this.chosen[0]?.text.text ?? "";
      this.input.size = Math.min(40, Math.max(8, (this.input.value || this.input.placeholder).length));
      return;
    }
    if (document.activeElement !== this.input) this.input.value = "";
    this.input.placeholder = this.chosen.length ? "" : this.element.placeholder?.text ?? "Choose options";
    fill(this.chips, this.chosen.map((option) => h(
      "span",
      { class: "chip" },
      option.text.text,
      h("button", { type: "button", "aria-label": `Remove ${option.text.text}`, onclick: (event) => this.#remove(event, option) }, "×"),
    )));
  }

  #remove(event, option) {
    event.stopPropagation();
    this.#change(this.chosen.filter((each) => each !== option));
    this.input.focus();
  }

  #initial() {
    const { element, kind, isMulti } = this;
    const held = this.place.remembered(element);
    const key = valueKey(kind, isMulti);
    const initial = element[`initial_${key.replace("selected_", "")}`];
    const value = held ? held[key] : initial;
    const values = [value ?? []].flat();
    if (typeof values[0] !== "string") return values;
    return workspaceOptions(kind).filter((option) => values.includes(option.value));
  }

  #value() {
    const key = valueKey(this.kind, this.isMulti);
    const values = ["static", "external"].includes(this.kind) ? this.chosen : this.chosen.map((option) => option.value);
    return { [key]: this.isMulti ? values : values[0] ?? null };
  }
}

function valueKey(kind, isMulti) {
  const noun = { users: "user", channels: "channel", conversations: "conversation" }[kind] ?? "option";
  return `selected_${noun}${isMulti ? "s" : ""}`;
}

function workspaceOptions(kind) {
  const people = workspace.users.map(({ id, name, real_name: realName }) => [id, `@${realName || name}`]);
  const channels = workspace.channels
    .filter((channel) => kind === "conversations" || channel.kind === "channel")
    .map(({ id, name, kind: sort }) => [id, sort === "im" ? name : `#${name}`]);
  return (kind === "users" ? people : channels).map(([value, text]) => ({ value, text: { type: "plain_text", text } }));
}

function matching(groups, query) {
  const wanted = query.toLowerCase();
  return groups
    .map(({ label, options }) => ({ label, options: options.filter((option) => option.text.text.toLowerCase().includes(wanted)) }))
    .filter(({ options }) => options.length);
}
