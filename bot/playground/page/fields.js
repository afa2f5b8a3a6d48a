/** Text, number, date and time fields. */

import { h } from "./dom.js";

const SETTLED_AFTER = 400;

/** Element type → builder. */
export const fieldTypes = {
  plain_text_input: (element, place) => text(element, place, element.multiline ? "textarea" : "text"),
  email_text_input: (element, place) => text(element, place, "email"),
  url_text_input: (element, place) => text(element, place, "url"),
  number_input: (element, place) => text(element, place, "number"),
  rich_text_input: richText,
  datepicker: (element, place) => moment(element, place, "date", "selected_date", "initial_date"),
  timepicker: (element, place) => moment(element, place, "time", "selected_time", "initial_time"),
  datetimepicker: dateAndTime,
};

function field(element, place, type, attributes) {
  const shared = {
    class: "field", placeholder: element.placeholder?.text, "data-key": element.action_id,
    "aria-labelledby": place.labelledBy, "aria-label": place.labelledBy ? null : element.placeholder?.text ?? element.action_id,
    autofocus: element.focus_on_load, ...attributes,
  };
  return type === "textarea" ? h("textarea", { ...shared, rows: "4" }) : h("input", { ...shared, type });
}

function text(element, place, type) {
  const isNumber = type === "number";
  const node = field(element, place, isNumber ? "text" : type, {
    inputmode: isNumber ? "decimal" : null,
    maxlength: element.max_length ?? null,
    oninput: () => place.hold(element, { value: node.value || null }),
    onkeydown: (event) => {
      if (event.key === "Enter" && asks(element, "on_enter_pressed")) place.choose(element, { value: node.value || null });
    },
  });
  if (asks(element, "on_character_entered")) tellWhenSettled(node, element, place);
  node.value = place.remembered(element)?.value ?? element.initial_value ?? "";
  place.hold(element, { value: node.value || null });
  return node;
}

function asks(element, trigger) {
  return element.dispatch_action_config?.trigger_actions_on?.includes(trigger);
}

function tellWhenSettled(node, element, place) {
  let timer = 0;
  node.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => place.choose(element, { value: node.value || null }), SETTLED_AFTER);
  });
}

function moment(element, place, type, key, initial) {
  const node = field(element, place, type, { onchange: () => place.choose(element, { [key]: node.value || null }) });
  node.value = place.remembered(element)?.[key] ?? element[initial] ?? "";
  place.hold(element, { [key]: node.value || null });
  return node;
}

function dateAndTime(element, place) {
  const seconds = () => (node.value ? Math.floor(new Date(node.value).getTime() / 1000) : null);
  const node = field(element, place, "datetime-local", { onchange: () => place.choose(element, { selected_date_time: seconds() }) });
  const start = place.remembered(element)?.selected_date_time ?? element.initial_date_time;
  if (start) node.value = localMinutes(start);
  place.hold(element, { selected_date_time: seconds() });
  return node;
}

function localMinutes(seconds) {
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function richText(element, place) {
  const value = () => ({
    rich_text_value: node.value
      ? { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: node.value }] }] }
      : null,
  });
  const node = field(element, place, "textarea", { oninput: () => place.hold(element, value()) });
  place.hold(element, value());
  return node;
}
