/** Block Kit blocks as nodes. */

import { renderChart } from "./chart.js";
import { freshId, h } from "./dom.js";
import { renderElement } from "./elements.js";
import { icon } from "./icons.js";
import { markdown } from "./markdown.js";
import { link, textObject } from "./mrkdwn.js";
import { picture } from "./picture.js";
import { richText } from "./rich_text.js";
import { Place } from "./surface.js";
import { renderDataTable, renderTable } from "./table.js";

const FOLDED_AT = 700;
const BLOCKS = {
  actions: (block, seat) => h("div", { class: "actions" }, elementsOf(block, seat)),
  alert: ({ text, level = "default" }) =>
    h("div", { class: `alert alert-${level}` }, icon(level === "success" ? "check" : level === "info" ? "info" : "alert"), h("div", {}, textObject(text))),
  card,
  carousel: ({ elements }, seat) =>
    h("div", { class: "carousel", tabindex: "0", role: "region", "aria-label": "Cards" }, elements.map((each) => card(each, seat))),
  container,
  context: (block, seat) => h("div", { class: "context" }, block.elements.map((each) => contextPart(each, seat))),
  context_actions: (block, seat) => h("div", { class: "actions context-actions" }, elementsOf(block, seat)),
  data_table: renderDataTable,
  data_visualization: renderChart,
  divider: () => h("hr"),
  header: ({ text, level = 2 }) => h(`h${Math.min(level + 1, 6)}`, { class: `headline level-${level}` }, textObject(text)),
  image: imageBlock,
  input: inputBlock,
  markdown: ({ text }) => h("div", { class: "prose" }, markdown(text)),
  rich_text: (block) => h("div", { class: "prose" }, richText(block)),
  section,
  table: renderTable,
  video: ({ title, title_url: url }) => h("p", {}, link(url ?? "", title.text)),
};

/**
 * Blocks as nodes, in order.
 * @param {Object[]} blocks
 * @param {import("./surface.js").Surface} surface
 */
export function renderBlocks(blocks, surface) {
  return blocks.map((block, at) => renderBlock(block, { surface, id: block.block_id ?? `block-${at}` }));
}

function renderBlock(block, seat) {
  const build = BLOCKS[block.type];
  const inside = build ? build(block, seat) : h("p", { class: "unknown" }, `A ${block.type} block, which is not drawn here`);
  return h("div", { class: `block block-${block.type}`, "data-block": seat.id }, inside);
}

function elementsOf({ elements }, seat) {
  return elements.map((element) => renderElement(element, new Place(seat.surface, seat.id)));
}

function contextPart(part, seat) {
  if (part.type === "image") return renderElement(part, new Place(seat.surface, seat.id));
  return h("span", { class: "context-text" }, textObject(part));
}

function section({ text, fields, accessory, expand }, seat) {
  const words = text && h("div", { class: "prose" }, textObject(text));
  const isLong = text && !expand && text.text.length > FOLDED_AT;
  return h(
    "div",
    { class: "section" },
    h("div", { class: "section-main" }, isLong ? folded(words) : words,
      fields && h("div", { class: "fields" }, fields.map((each) => h("div", { class: "prose" }, textObject(each))))),
    accessory && h("div", { class: "accessory" }, renderElement(accessory, new Place(seat.surface, seat.id))),
  );
}

/** Slack folds a long section behind "See more" unless its `expand` says otherwise. */
function folded(words) {
  words.classList.add("folded");
  const onclick = () => {
    const isFolded = words.classList.toggle("folded");
    toggle.textContent = isFolded ? "See more" : "See less";
    toggle.setAttribute("aria-expanded", String(!isFolded));
  };
  const toggle = h("button", { class: "link-button", type: "button", "aria-expanded": "false", onclick }, "See more");
  return [words, toggle];
}

function imageBlock({ title, ...image }) {
  return h("figure", { class: "picture" }, title && h("figcaption", {}, textObject(title)), picture(image, "picture-image"));
}

function card({ hero_image: hero, icon: sign, title, subtitle, body, actions, block_id: id }, seat) {
  const place = new Place(seat.surface, id ?? seat.id);
  return h(
    "article",
    { class: "card" },
    hero && picture(hero, "card-hero"),
    h("div", { class: "card-head" }, sign && picture(sign, "thumbnail"),
      h("div", {}, title && h("div", { class: "card-title" }, textObject(title)), subtitle && h("div", { class: "card-subtitle" }, textObject(subtitle)))),
    body && h("div", { class: "prose" }, textObject(body)),
    actions && h("div", { class: "actions" }, actions.map((element) => renderElement(element, place))),
  );
}

function container(block, { surface, id }) {
  const heading = [
    block.icon && picture(block.icon, "thumbnail"),
    h("span", { class: "container-title" }, block.rich_text_title ? richText(block.rich_text_title) : textObject(block.title)),
    block.subtitle && h("span", { class: "container-subtitle" }, textObject(block.subtitle)),
  ];
  const children = block.child_blocks.map((child, at) => renderBlock(child, { surface, id: child.block_id ?? `${id}-${at}` }));
  const look = `container container-${block.width ?? "standard"}`;
  if (!block.is_collapsible) {
    return h("section", { class: look }, h("div", { class: `container-head${block.has_header_divider ? " ruled" : ""}` }, heading), children);
  }
  return h("details", { class: look, open: !block.default_collapsed }, h("summary", { class: "container-head" }, icon("chevron"), heading), children);
}

function inputBlock({ label, hint, optional, element, dispatch_action: tells = false }, { surface, id }) {
  const labelId = freshId("label");
  const control = renderElement(element, new Place(surface, id, { tells, labelledBy: labelId }));
  return [
    h("div", { class: "label", id: labelId, onclick: () => (control.querySelector("input") ?? control).focus() },
      textObject(label), optional && h("span", { class: "optional" }, " (optional)")),
    control,
    hint && h("div", { class: "hint" }, textObject(hint)),
    h("div", { class: "field-error", role: "alert", "data-error-of": id }),
  ];
}
