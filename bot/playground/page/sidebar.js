/** Where one can go: channels, the conversation with the app, and the app's home. */

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { directMessage, workspace } from "./workspace.js";

export class Sidebar {
  constructor() {
    this.node = document.getElementById("sidebar");
    this.unread = new Map();
    this.current = "";
  }

  /** Mark where the person is; what was unread there is read. */
  show(place) {
    this.current = place;
    this.unread.delete(place);
    this.draw();
  }

  /** Count a message in a place that is not looked at. */
  count(place) {
    if (place === this.current) return;
    this.unread.set(place, (this.unread.get(place) ?? 0) + 1);
    this.draw();
  }

  draw() {
    const focused = this.node.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const channels = workspace.channels.filter((channel) => channel.kind === "channel");
    const direct = directMessage();
    fill(
      this.node,
      this.#group("Channels", channels.map(({ id, name }) => this.#way(id, name, "hash"))),
      direct && this.#group("Direct messages", [this.#way(direct.id, workspace.bot.name, "message", "APP")]),
      this.#group("Apps", [this.#way("home", `${workspace.bot.name} home`, "home")]),
      h("p", { class: "sidebar-note" }, "A local stand-in for Slack. Nothing is posted anywhere else."),
    );
    if (focused) this.node.querySelector(`[href="${focused}"]`)?.focus();
  }

  #group(title, ways) {
    return h("div", { class: "sidebar-group" }, h("h2", {}, title), h("ul", {}, ways));
  }

  #way(place, label, sign, badge = "") {
    const unread = this.unread.get(place);
    return h("li", {}, h(
      "a",
      { class: unread ? "way unread" : "way", href: `#/${place}`, "aria-current": place === this.current ? "page" : null },
      icon(sign),
      h("span", { class: "way-label" }, label),
      badge && h("span", { class: "badge" }, badge),
      unread && h("span", { class: "count", "aria-label": `${unread} unread` }, unread),
    ));
  }
}
