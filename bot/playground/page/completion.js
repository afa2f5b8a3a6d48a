/** What the message box offers while one types: commands after "/", names after "@". */

import { h } from "./dom.js";
import { Listbox } from "./listbox.js";
import { workspace } from "./workspace.js";

const MENTION = /(^|\s)@(\w*)$/;

export class Completion {
  /**
   * @param {HTMLTextAreaElement} box
   * @param {HTMLElement} anchor - what the list opens above.
   * @param {function()} changed - runs after the completion wrote into the box.
   */
  constructor(box, anchor, changed) {
    this.box = box;
    this.changed = changed;
    this.list = new Listbox(box, { label: "Completions", anchor, above: true, pick: (insert) => insert() });
    this.usage = h("div", { class: "usage", id: `${box.id}-usage`, role: "status" });
    box.setAttribute("aria-describedby", this.usage.id);
  }

  /** Look at what was typed. */
  update() {
    const entries = this.#entries();
    if (entries.length) this.list.show([{ entries }]);
    else this.list.hide();
    this.#showUsage();
  }

  /** Handle a key; true when it was the list's. A command that is typed out in full is sent by Enter, not completed. */
  key(event) {
    const isWhole = workspace.commands.some(({ command }) => command === this.box.value);
    return !(isWhole && event.key === "Enter") && this.list.key(event);
  }

  hide() {
    this.list.hide();
  }

  #entries() {
    const text = this.box.value;
    if (/^\/\S*$/.test(text)) return this.#commands(text);
    const mention = MENTION.exec(text.slice(0, this.box.selectionStart));
    return mention ? this.#names(mention[2]) : [];
  }

  #commands(typed) {
    return workspace.commands
      .filter(({ command }) => command.startsWith(typed))
      .map(({ command, description, usage_hint: hint }) => ({
        label: hint ? `${command} ${hint}` : command, description, data: () => this.#write(`${command} `, 0),
      }));
  }

  #names(typed) {
    const bot = { name: workspace.bot.name, description: "App" };
    const people = workspace.users.map(({ name, real_name: description }) => ({ name, description }));
    const start = this.box.selectionStart - typed.length - 1;
    return [bot, ...people.filter(({ name }) => name !== bot.name)]
      .filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))
      .map(({ name, description }) => ({ label: `@${name}`, description, data: () => this.#write(`@${name} `, start) }));
  }

  #write(text, start) {
    this.box.setRangeText(text, start, this.box.selectionStart, "end");
    this.list.hide();
    this.#showUsage();
    this.changed();
  }

  #showUsage() {
    const command = workspace.commands.find((each) => this.box.value.startsWith(`${each.command} `));
    this.usage.replaceChildren(...(command ? [h("strong", {}, command.command), ` ${command.usage_hint ?? ""}`] : []));
  }
}
