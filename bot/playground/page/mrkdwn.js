/** Slack's mrkdwn as elements of the page. Whatever is not mrkdwn stays the text it is. */

import { dateText } from "./dates.js";
import { h } from "./dom.js";
import { emoji, withEmoji } from "./emoji.js";
import { channelName, userName, workspace } from "./workspace.js";

const INLINE = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "<(?<entity>[^<>\\n]+)>",
    "(?<![\\w*])\\*(?=\\S)(?<bold>[^*\\n]*?\\S)\\*(?![\\w*])",
    "(?<![\\w_])_(?=\\S)(?<italic>[^_\\n]*?\\S)_(?![\\w_])",
    "(?<![\\w~])~(?=\\S)(?<strike>[^~\\n]*?\\S)~(?![\\w~])",
    ":(?<emoji>[a-z0-9_+-]+):",
    "(?<url>https?://[^\\s<>|]+[^\\s<>|.,;:!?)\"'])",
  ].join("|"),
  "g",
);
const BROADCASTS = ["channel", "here", "everyone"];
const QUOTE = /^(?:&gt;|>) ?/;
const BULLET = /^[•◦-] /;

/** Mrkdwn as nodes. */
export function mrkdwn(text) {
  const parts = text.split("```");
  // A fence that is never closed is text.
  if (parts.length % 2 === 0) parts.push(parts.splice(-2).join("```"));
  return parts.flatMap((part, at) => (at % 2 ? preformatted(part) : paragraphs(besideFences(part, at, parts.length))));
}

/** A text object of either kind, as nodes. */
export function textObject(object) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text);
  return [object.emoji === false ? object.text : withEmoji(object.text)];
}

/** A link that can only lead to the web or a mailbox; anything else is shown as text. */
export function link(url, label) {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (!target || !["http:", "https:", "mailto:"].includes(target.protocol)) return h("span", {}, label);
  return h("a", { href: target.href, target: "_blank", rel: "noopener noreferrer" }, label);
}

/** A name that stands out: a person, a channel or everyone. */
export function pill(label, isLoud = false) {
  return h("span", { class: isLoud ? "pill pill-loud" : "pill" }, label);
}

/** How a mention of a person looks: it stands out more when it is the reader. */
export function userPill(id) {
  return pill(`@${userName(id)}`, id === workspace.me.id);
}

/** A fence is a block of its own: the line breaks next to it would only be gaps. */
function besideFences(text, at, count) {
  return text.replace(at ? /^\n/ : "", "").replace(at < count - 1 ? /\n$/ : "", "");
}

function preformatted(part) {
  return h("pre", {}, unescaped(part.replace(/^\n|\n$/g, "")));
}

function paragraphs(part) {
  const nodes = [];
  let quoted = null;
  for (const [index, line] of part.split("\n").entries()) {
    if (QUOTE.test(line)) {
      quoted = quoted ?? nodes[nodes.push(h("blockquote")) - 1];
      if (quoted.hasChildNodes()) quoted.append(h("br"));
      quoted.append(...inline(line.replace(QUOTE, "")));
    } else {
      if (index && !quoted && !isBlock(nodes.at(-1))) nodes.push(h("br"));
      nodes.push(...plainLine(line, nodes.at(-1)));
      quoted = null;
    }
  }
  return nodes;
}

function isBlock(node) {
  return node instanceof Element && ["bullet", "gap"].includes(node.className);
}

function plainLine(line, before) {
  if (!line && isBlock(before)) return [h("span", { class: "gap" })];
  if (!BULLET.test(line)) return inline(line);
  return [h("span", { class: "bullet" }, h("span", { class: "bullet-dot" }, line[0]), h("span", {}, inline(line.slice(2))))];
}

function inline(text) {
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(unescaped(text.slice(done, match.index)), styled(match));
    done = match.index + match[0].length;
  }
  return [...nodes, unescaped(text.slice(done))].filter((node) => node !== "");
}

function styled({ 0: raw, groups }) {
  if (groups.code !== undefined) return h("code", {}, unescaped(groups.code));
  if (groups.entity !== undefined) return entity(groups.entity) ?? raw;
  if (groups.bold !== undefined) return h("strong", {}, inline(groups.bold));
  if (groups.italic !== undefined) return h("em", {}, inline(groups.italic));
  if (groups.strike !== undefined) return h("s", {}, inline(groups.strike));
  if (groups.emoji !== undefined) return emoji(groups.emoji);
  return link(unescaped(groups.url), unescaped(groups.url));
}

function entity(inside) {
  const [target, label] = inside.split(/\|(.*)/s);
  if (/^@[UW]\w*$/.test(target)) return userPill(target.slice(1));
  if (/^#[CDG]\w*$/.test(target)) return pill(`#${label || channelName(target.slice(1))}`);
  if (BROADCASTS.includes(target.slice(1)) && target[0] === "!") return pill(`@${target.slice(1)}`, true);
  if (target.startsWith("!subteam^")) return pill(label || "@group");
  if (target.startsWith("!date^")) return date(target, label);
  return /^(https?:\/\/|mailto:)/.test(target) ? link(unescaped(target), unescaped(label || target)) : null;
}

function date(target, fallback = "") {
  const [, seconds, template = "", url] = target.split("^");
  const text = /^\d+$/.test(seconds) ? dateText(Number(seconds), template) : unescaped(fallback);
  return url ? link(url, text) : h("time", {}, text);
}

function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
