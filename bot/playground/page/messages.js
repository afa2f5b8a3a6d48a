/** A list of messages that is kept in order while they come, change and go. */

import { day } from "./dates.js";
import { h } from "./dom.js";
import { keyOf, renderMessage } from "./message.js";

const SAME_BREATH = 300;
const NEAR_THE_END = 160;
const ABOVE = 8;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export class MessageList {
  /** @param {string} label - what the list is called. */
  constructor(label) {
    this.start = h("div", { class: "start" });
    this.list = h("ol", { class: "messages", "aria-label": label, onkeydown: (event) => this.#walk(event) });
    this.node = h("div", { class: "scroller", onwheel: () => this.#release(), onpointerdown: () => this.#release(), onkeydown: () => this.#release() }, this.start, this.list);
    this.messages = new Map();
    this.revealed = null;
    // Charts are drawn after their message stands in the page, and push it out of sight again.
    new ResizeObserver(() => this.#settle()).observe(this.list);
  }

  /** Forget everything, e.g. for another channel. */
  clear() {
    this.messages.clear();
    this.list.replaceChildren();
  }

  /**
   * Show a message, or the new version of one.
   * @param {Object} message
   * @param {Object} ways - as `renderMessage` takes them.
   */
  put(message, ways) {
    const isAtEnd = this.revealed !== null || this.#isAtEnd();
    const before = this.#itemOf(message);
    const item = renderMessage(message, ways);
    this.messages.set(keyOf(message), message);
    if (before) replaceKeepingFocus(before, item);
    else this.list.insertBefore(item, this.#after(message));
    this.#arrange();
    if (before && this.revealed === before) this.revealed = item;
    if (isAtEnd && !before) this.reveal();
  }

  drop(message) {
    this.messages.delete(keyOf(message));
    this.#itemOf(message)?.remove();
    this.#arrange();
  }

  /** Bring the last message into sight: its end, but never at the price of its headline. */
  reveal() {
    this.revealed = this.#items().at(-1) ?? null;
    this.#settle();
  }

  #settle() {
    if (!this.revealed) return;
    const { node, revealed } = this;
    const top = revealed.getBoundingClientRect().top - node.getBoundingClientRect().top + node.scrollTop;
    node.scrollTop = Math.min(node.scrollHeight - node.clientHeight, top - ABOVE);
  }

  #release() {
    this.revealed = null;
  }

  #isAtEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.node;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
  }

  #itemOf(message) {
    return this.#items().find((item) => item.dataset.keyOfMessage === keyOf(message));
  }

  #items() {
    return [...this.list.querySelectorAll(":scope > .message")];
  }

  #after(message) {
    const isLater = (item) => Number(this.messages.get(item.dataset.keyOfMessage).ts) > Number(message.ts);
    return this.#items().find(isLater) ?? null;
  }

  /** Days get a heading, and messages in the same breath share one author line. */
  #arrange() {
    for (const heading of this.list.querySelectorAll(":scope > .day")) heading.remove();
    let before = null;
    for (const item of this.#items()) {
      const message = this.messages.get(item.dataset.keyOfMessage);
      const isNewDay = !before || day(before.ts) !== day(message.ts);
      if (isNewDay) item.before(h("li", { class: "day" }, day(message.ts)));
      item.classList.toggle("follows", !isNewDay && sameBreath(before, message));
      before = message;
    }
    const items = this.#items();
    if (items.length && !items.some((item) => item.tabIndex === 0)) items.at(-1).tabIndex = 0;
  }

  /** One message takes Tab; the arrow keys go on from there. */
  #walk(event) {
    const items = this.#items();
    const at = items.indexOf(event.target);
    const next = items[at + STEPS[event.key]];
    if (at < 0 || !next) return;
    event.preventDefault();
    items[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}

function sameBreath(before, message) {
  const isSameAuthor = before.user === message.user && before.username === message.username;
  return isSameAuthor && !before.ephemeral && !message.ephemeral && Number(message.ts) - Number(before.ts) < SAME_BREATH;
}

function replaceKeepingFocus(before, item) {
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  item.tabIndex = before.tabIndex;
  before.replaceWith(item);
  if (!focused) return;
  const key = focused.dataset.key;
  (key ? item.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? item : item).focus();
}
