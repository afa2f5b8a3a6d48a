/** Block Kit's interactive elements. Selects and fields have files of their own; here are the rest, and the way to all. */

import { confirmed } from "./dialog.js";
import { busy, freshId, h, isBusy } from "./dom.js";
import { fieldTypes } from "./fields.js";
import { icon } from "./icons.js";
import { openMenu } from "./menus.js";
import { textObject } from "./mrkdwn.js";
import { picture } from "./picture.js";
import { select, selectTypes } from "./selects.js";

const TYPES = {
  ...Object.fromEntries(selectTypes.map((type) => [type, select])),
  ...fieldTypes,
  button,
  overflow,
  radio_buttons: choices("radio"),
  checkboxes: choices("checkbox"),
  feedback_buttons: feedback,
  icon_button: iconButton,
  image: (element) => picture(element, "thumbnail"),
};

/**
 * An element of a block as a node.
 * @param {Object} element - as the bot sent it.
 * @param {import("./surface.js").Place} place
 */
export function renderElement(element, place) {
  const build = TYPES[element.type];
  return build ? build(element, place) : h("span", { class: "unknown" }, `${element.type} is not drawn here`);
}

/** Press something: ask first where it has to be confirmed, then wait for the bot with the control disabled. */
async function press(control, element, place, value) {
  if (isBusy(control) || !(await confirmed(element.confirm))) return;
  await busy(control, place.tell(element, value));
}

function button(element, place) {
  const look = `button ${element.style ?? ""}`;
  const value = { text: element.text, ...(element.value !== undefined && { value: element.value }) };
  const label = element.accessibility_label;
  const onclick = () => press(node, element, place, value);
  const node = element.url && /^https?:/.test(element.url)
    ? h("a", { class: look, href: element.url, target: "_blank", rel: "noopener noreferrer", "aria-label": label, onclick: () => place.tell(element, value) })
    : h("button", { class: look, type: "button", "aria-label": label, "data-key": element.action_id, onclick });
  node.append(h("span", { class: "button-label" }, textObject(element.text)));
  return node;
}

function iconButton(element, place) {
  const label = element.accessibility_label ?? element.text.text;
  const onclick = () => press(node, element, place, { value: element.value });
  const node = h("button", { class: "icon-button", type: "button", title: element.text.text, "aria-label": label, onclick }, icon(element.icon));
  return node;
}

function feedback(element, place) {
  const sides = [["positive_button", "thumbs-up"], ["negative_button", "thumbs-down"]].map(([side, sign]) => {
    const { text, accessibility_label: label, value } = element[side];
    const onclick = async () => {
      for (const each of sides) each.setAttribute("aria-pressed", String(each === node));
      await press(node, element, place, { text, value });
    };
    const node = h(
      "button",
      { class: "icon-button", type: "button", title: text.text, "aria-label": label ?? text.text, "aria-pressed": "false", onclick },
      icon(sign),
    );
    return node;
  });
  return h("span", { class: "feedback", role: "group", "aria-label": "Feedback" }, sides);
}

function overflow(element, place) {
  const items = element.options.map((option) => ({
    label: option.text.text,
    description: option.description?.text,
    choose: async () => {
      if (option.url && /^https?:/.test(option.url)) window.open(option.url, "_blank", "noopener");
      await press(node, element, place, { selected_option: option });
    },
  }));
  const onclick = () => openMenu(node, items);
  const node = h(
    "button",
    { class: "icon-button bordered", type: "button", "aria-label": "More actions", "aria-haspopup": "menu", "aria-expanded": "false", onclick },
    icon("more"),
  );
  return node;
}

/** Radio buttons and checkboxes: the same list of labelled boxes, with one or with many answers. */
function choices(kind) {
  return (element, place) => {
    const name = freshId(kind);
    const isOne = kind === "radio";
    const before = place.remembered(element) ?? { selected_option: element.initial_option, selected_options: element.initial_options };
    const chosen = (isOne ? [before.selected_option] : before.selected_options ?? []).map((option) => option?.value);
    const boxes = element.options.map((option) => h("input", { type: kind, name, checked: chosen.includes(option.value), onchange }));
    const held = () => {
      const options = element.options.filter((_, at) => boxes[at].checked);
      return isOne ? { selected_option: options[0] ?? null } : { selected_options: options };
    };
    async function onchange() {
      if (await confirmed(element.confirm)) await place.choose(element, held());
    }
    place.hold(element, held());
    const rows = element.options.map((option, at) => h("label", { class: "choice" }, boxes[at], h("span", {}, textObject(option.text),
      option.description && h("span", { class: "choice-description" }, textObject(option.description)))));
    return h("div", { class: "choices", role: isOne ? "radiogroup" : "group", "aria-labelledby": place.labelledBy }, rows);
  };
}
