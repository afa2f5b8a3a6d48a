/** The `markdown` block: a small, safe part of standard Markdown. */

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link } from "./mrkdwn.js";

const INLINE = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "\\[(?<label>[^\\]\\n]*)\\]\\((?<url>[^()\\s]+)\\)",
    "\\*\\*(?=\\S)(?<bold>[^\\n]*?\\S)\\*\\*",
    "(?<![\\w*])[*_](?=\\S)(?<italic>[^*_\\n]*?\\S)[*_](?![\\w*])",
    "~~(?=\\S)(?<strike>[^\\n]*?\\S)~~",
    ":(?<emoji>[a-z0-9_+-]+):",
  ].join("|"),
  "g",
);
const ITEM = /^\s*(?:[-*+]|(?<number>\d+)[.)])\s+/;
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const DASHES = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Each kind of block: what its first line looks like (with the next one), which lines follow it, how it is built. */
const KINDS = [
  { starts: (line) => line.startsWith("```"), goesOn: (line) => !line.startsWith("```"), build: fence, closes: true },
  { starts: (line) => HEADING.test(line), goesOn: () => false, build: heading },
  { starts: (line) => RULE.test(line), goesOn: () => false, build: () => h("hr") },
  { starts: (line, next) => line.includes("|") && DASHES.test(next ?? ""), goesOn: (line) => line.includes("|"), build: table },
  { starts: (line) => line.startsWith(">"), goesOn: (line) => line.startsWith(">"), build: quote },
  { starts: (line) => ITEM.test(line), goesOn: (line) => ITEM.test(line), build: list },
];
const PARAGRAPH = { goesOn: (line, next) => line.trim() && !kindOf(line, next), build: paragraph };

/** Markdown as nodes. */
export function markdown(text) {
  const lines = text.split("\n");
  const nodes = [];
  for (let at = 0; at < lines.length; ) {
    const kind = kindOf(lines[at], lines[at + 1]) ?? PARAGRAPH;
    let end = at + 1;
    while (end < lines.length && kind.goesOn(lines[end], lines[end + 1])) end += 1;
    const taken = lines.slice(at, end);
    if (taken.join("").trim()) nodes.push(kind.build(taken));
    at = kind.closes ? end + 1 : end;
  }
  return nodes;
}

function kindOf(line, next) {
  return KINDS.find((kind) => kind.starts(line, next));
}

function fence([, ...lines]) {
  return h("pre", {}, lines.join("\n"));
}

function heading([line]) {
  const [, signs, title] = HEADING.exec(line);
  // A message has the page's h1 and its author above it, so its own headings begin at the third level.
  return h(`h${Math.min(signs.length + 2, 6)}`, {}, inline(title));
}

function quote(lines) {
  return h("blockquote", {}, markdown(lines.map((line) => line.replace(/^> ?/, "")).join("\n")));
}

function list(lines) {
  const isOrdered = ITEM.exec(lines[0]).groups.number !== undefined;
  return h(isOrdered ? "ol" : "ul", { class: "rich-list" }, lines.map((line) => h("li", {}, inline(line.replace(ITEM, "")))));
}

function paragraph(lines) {
  return h("p", {}, lines.flatMap((line, index) => [index > 0 && h("br"), ...inline(line)]));
}

function table([head, dashes, ...body]) {
  const ends = cells(dashes).map((dash) => (dash.endsWith(":") ? (dash.startsWith(":") ? "center" : "right") : "left"));
  const row = (line, tag, attributes) =>
    h("tr", {}, cells(line).map((cell, at) => h(tag, { ...attributes, class: `align-${ends[at] ?? "left"}` }, inline(cell))));
  return h(
    "div",
    { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Table" },
    h("table", { class: "data" }, h("thead", {}, row(head, "th", { scope: "col" })), h("tbody", {}, body.map((line) => row(line, "td", {})))),
  );
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
}

function inline(text) {
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(done, match.index), styled(match.groups));
    done = match.index + match[0].length;
  }
  return [...nodes, text.slice(done)];
}

function styled(groups) {
  if (groups.code !== undefined) return h("code", {}, groups.code);
  if (groups.url !== undefined) return link(groups.url, inline(groups.label));
  if (groups.bold !== undefined) return h("strong", {}, inline(groups.bold));
  if (groups.italic !== undefined) return h("em", {}, inline(groups.italic));
  if (groups.strike !== undefined) return h("s", {}, inline(groups.strike));
  return emoji(groups.emoji);
}
