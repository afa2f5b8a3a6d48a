/** What Slack itself finds wrong with a modal before the bot gets to see it. */

const HELD = ["value", "selected_option", "selected_options", "selected_date", "selected_time", "selected_date_time", "selected_user",
  "selected_users", "selected_channel", "selected_channels", "selected_conversation", "selected_conversations", "rich_text_value"];

/**
 * Check a view's input blocks.
 * @param {Object[]} blocks
 * @param {Object<string, Object<string, Object>>} values - block id → action id → state.
 * @returns {Object<string, string>} block id → what to say.
 */
export function mistakes(blocks, values) {
  const found = blocks.map((block, at) => [block.block_id ?? `block-${at}`, block])
    .filter(([, block]) => block.type === "input")
    .map(([id, block]) => [id, mistake(block, values[id]?.[block.element.action_id] ?? {})]);
  return Object.fromEntries(found.filter(([, text]) => text));
}

function mistake({ element, optional }, state) {
  const held = HELD.map((key) => state[key]).find((value) => value !== undefined && value !== null);
  const isEmpty = held === undefined || held.length === 0;
  if (isEmpty) return optional ? "" : "Please complete this required field.";
  if (element.type === "number_input") return numberMistake(element, held);
  if (element.min_length > held.length) return `Please enter ${element.min_length} characters or more.`;
  return "";
}

function numberMistake({ is_decimal_allowed: isDecimal, min_value: least, max_value: most }, text) {
  const isNumber = (isDecimal ? /^[+-]?\d*\.?\d+$/ : /^[+-]?\d+$/).test(text);
  if (!isNumber) return isDecimal ? "Please enter a number." : "Please enter a whole number.";
  if (least !== undefined && Number(text) < Number(least)) return `Please enter ${least} or more.`;
  if (most !== undefined && Number(text) > Number(most)) return `Please enter ${most} or less.`;
  return "";
}
