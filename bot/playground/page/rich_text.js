/** Rich text: formatting that arrives as structure instead of marks. */

import { dateText } from "./dates.js";
import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link, pill, userPill } from "./mrkdwn.js";
import { channelName } from "./workspace.js";

/** A `rich_text` block, or a cell that is one, as nodes. */
export function richText(block) {
  return lists(block.elements ?? []).map(part);
}

function part(element) {
  const inside = (element.elements ?? []).map(run);
  switch (element.type) {
    case "rich_text_preformatted":
      return h("pre", {}, inside);
    case "rich_text_quote":
      return h("blockquote", {}, inside);
    case "rich_text_list":
      return list(element);
    default:
      return h("div", { class: "rich-line" }, inside);
  }
}

/** Slack sends nested lists as neighbours with an indent; here the deeper one becomes a child of the last item. */
function lists(elements) {
  const whole = [];
  for (const element of elements) {
    const before = whole.at(-1);
    const isDeeper = element.type === "rich_text_list" && (element.indent ?? 0) > (before?.indent ?? 0);
    if (isDeeper && before?.type === "rich_text_list") before.nested = [...(before.nested ?? []), element];
    else whole.push({ ...element });
  }
  return whole;
}

function list({ elements, style, nested = [] }) {
  const items = elements.map((item) => h("li", {}, (item.elements ?? []).map(run)));
  items.at(-1)?.append(...lists(nested).map(list));
  return h(style === "ordered" ? "ol" : "ul", { class: "rich-list" }, items);
}

function run(element) {
  const style = element.style ?? {};
  let node = bare(element);
  for (const [name, tag] of [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"]]) {
    if (style[name]) node = h(tag, {}, node);
  }
  return node;
}

function bare(element) {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return link(element.url, element.text || element.url);
    case "user":
      return userPill(element.user_id);
    case "channel":
      return pill(`#${channelName(element.channel_id)}`);
    case "broadcast":
      return pill(`@${element.range}`, true);
    case "usergroup":
      return pill("@group");
    case "emoji":
      return emoji(element.name);
    case "date":
      return h("time", {}, dateText(element.timestamp, element.format));
    default:
      return element.value ?? element.fallback ?? "";
  }
}
