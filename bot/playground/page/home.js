/** The app's home tab. */

import { post, Refused } from "./api.js";
import { renderBlocks } from "./blocks.js";
import { fill, h } from "./dom.js";
import { complain } from "./notices.js";
import { Surface } from "./surface.js";
import { workspace } from "./workspace.js";

const PATIENCE = 4000;

export class Home {
  constructor() {
    this.node = h("section", { class: "home", "aria-label": "Home" });
    this.view = null;
  }

  /** The person opens the tab: the bot is told, and publishes. */
  async open() {
    this.#draw();
    setTimeout(() => this.view || this.#say(`${workspace.bot.name} has not published a home tab.`), PATIENCE);
    await post("open", { tab: "home" }).catch((error) => {
      if (!(error instanceof Refused)) throw error;
      complain(error.message);
    });
  }

  /** `home`: the bot published a view. */
  publish(view) {
    this.view = view;
    this.#draw();
  }

  #draw() {
    if (!this.view) return this.#say("Loading…");
    fill(this.node, h("div", { class: "home-page" }, renderBlocks(this.view.blocks ?? [], new Surface({ view_id: this.view.id }))));
  }

  #say(text) {
    fill(this.node, h("p", { class: "home-empty" }, text));
  }
}
