/** Menus that open from a button: a message's shortcuts, and the overflow element. */

import { h } from "./dom.js";
import { float } from "./popup.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1, Tab: 1 };

/**
 * Open a menu beside a button.
 * @param {HTMLElement} button
 * @param {{label: string, description?: string, choose: function()}[]} items
 */
export function openMenu(button, items) {
  const buttons = items.map(({ label, description, choose }) =>
    h(
      "button",
      { class: "menu-item", role: "menuitem", type: "button", tabindex: "-1", onclick: () => close(choose) },
      h("span", {}, label),
      description && h("span", { class: "option-description" }, description),
    ),
  );
  const panel = h("div", { class: "menu", role: "menu", "aria-label": button.getAttribute("aria-label"), onkeydown: key }, buttons);
  const stop = float(panel, button, { away: () => close() });

  function close(then = () => {}) {
    stop();
    button.setAttribute("aria-expanded", "false");
    button.focus();
    then();
  }

  function key(event) {
    const at = buttons.indexOf(document.activeElement);
    if (event.key in STEPS) buttons.at((at + STEPS[event.key]) % buttons.length).focus();
    else if (event.key === "Home") buttons[0].focus();
    else if (event.key === "End") buttons.at(-1).focus();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  button.setAttribute("aria-expanded", "true");
  buttons[0].focus();
}
