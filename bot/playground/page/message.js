/** One message: who, when, its blocks, and what can be done with it. */

import { post, Refused } from "./api.js";
import { renderBlocks } from "./blocks.js";
import { clockTime } from "./dates.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menus.js";
import { mrkdwn } from "./mrkdwn.js";
import { complain } from "./notices.js";
import { Surface } from "./surface.js";
import { userName, workspace } from "./workspace.js";

/** What tells one message of a channel from another; an ephemeral one may share its `ts` with a posted one. */
export function keyOf({ ts, ephemeral }) {
  return `${ts}${ephemeral ? " ephemeral" : ""}`;
}

/** Who a message is from. */
export function authorOf(message) {
  const known = userName(message.user);
  return known === message.user || message.is_bot ? message.username || known : known;
}

/**
 * A message as a list item.
 * @param {Object} message - as the API gives it.
 * @param {{openThread?: function(string), replies?: number, dismiss?: function(Object)}} ways - what the list offers;
 *   without `openThread` the message stands in a thread already.
 */
export function renderMessage(message, ways) {
  const isApp = message.is_bot;
  const blocks = h("pre", { class: "blocks-json", hidden: true, tabindex: "0", "aria-label": "The message as JSON" });
  const look = `message${message.ephemeral ? " ephemeral" : ""}`;
  return h(
    "li",
    { class: look, tabindex: "-1", "data-key-of-message": keyOf(message), "aria-label": `${authorOf(message)} at ${clockTime(message.ts)}` },
    avatar(message),
    h(
      "div",
      { class: "message-main" },
      message.ephemeral && privately(message, ways),
      h("div", { class: "message-head" }, h("span", { class: "author" }, authorOf(message)), isApp && h("span", { class: "badge" }, "APP"),
        h("time", { class: "when" }, clockTime(message.ts))),
      h("div", { class: "message-body" }, bodyOf(message)),
      message.edited && h("span", { class: "edited" }, "(edited)"),
      blocks,
      ways.replies > 0 && h("button", { class: "replies link-button", type: "button", onclick: () => ways.openThread(message.ts) },
        ways.replies === 1 ? "1 reply" : `${ways.replies} replies`),
    ),
    toolbar(message, ways, blocks),
  );
}

function avatar(message) {
  if (message.is_bot) return h("span", { class: "avatar avatar-app", "aria-hidden": "true" }, icon("coin"));
  const tone = [...message.user].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 4;
  return h("span", { class: `avatar tone-${tone}`, "aria-hidden": "true" }, (authorOf(message)[0] ?? "?").toUpperCase());
}

function privately(message, { dismiss }) {
  return h(
    "div",
    { class: "privately" },
    icon("eye"),
    "Only visible to you",
    dismiss && h("button", { class: "link-button", type: "button", onclick: () => dismiss(message) }, "Dismiss"),
  );
}

function bodyOf(message) {
  if (!message.blocks?.length) return h("div", { class: "prose" }, mrkdwn(message.text));
  return renderBlocks(message.blocks, new Surface({ channel: message.channel, message_ts: message.ts, ephemeral: message.ephemeral }));
}

function toolbar(message, { openThread }, blocks) {
  const offersThread = openThread && !message.ephemeral;
  const offersShortcuts = workspace.shortcuts.length > 0 && !message.ephemeral;
  return h(
    "div",
    { class: "message-tools", role: "toolbar", "aria-label": "Message actions" },
    offersThread && tool("reply", "Reply in thread", () => openThread(message.ts)),
    tool("braces", "View blocks", (button) => showJson(message, blocks, button)),
    offersShortcuts && tool("more", "More actions", (button) => openMenu(button, shortcutsFor(message)), { "aria-haspopup": "menu" }),
  );
}

function tool(sign, label, act, attributes = {}) {
  const onclick = () => act(node);
  const node = h("button", { class: "icon-button", type: "button", title: label, "aria-label": label, onclick, ...attributes }, icon(sign));
  return node;
}

function showJson({ text, blocks }, panel, button) {
  panel.textContent = JSON.stringify({ text, blocks: blocks ?? [] }, null, 2);
  panel.hidden = !panel.hidden;
  button.setAttribute("aria-pressed", String(!panel.hidden));
}

function shortcutsFor({ channel, ts }) {
  return workspace.shortcuts.map(({ callback_id: callback, name, description }) => ({
    label: `${name} in ${workspace.bot.name}`,
    description,
    choose: () => post("shortcut", { callback_id: callback, channel, message_ts: ts }).catch(refused),
  }));
}

function refused(error) {
  if (!(error instanceof Refused)) throw error;
  complain(error.message);
}
