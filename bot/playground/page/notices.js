/** Short notices at the foot of the page, and what screen readers are told. */

import { h } from "./dom.js";

const SHOWN_FOR = 8000;

/** Say that something did not work. */
export function complain(text) {
  const notice = h("div", { class: "notice", role: "alert" }, h("span", {}, text));
  notice.append(h("button", { class: "notice-close", type: "button", "aria-label": "Dismiss", onclick: () => notice.remove() }, "×"));
  const notices = document.getElementById("notices");
  notices.append(notice);
  // Shown again, it lies above a dialog that was opened meanwhile.
  notices.hidePopover();
  notices.showPopover();
  setTimeout(() => notice.remove(), SHOWN_FOR);
}

/** Tell screen readers, without moving the focus. */
export function announce(text) {
  document.getElementById("live").textContent = text;
}
