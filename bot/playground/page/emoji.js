/** The few emoji that a cost bot and the people around it use, by their Slack names. */

const EMOJI = new Map(
  Object.entries({
    "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", tada: "🎉", warning: "⚠️", bulb: "💡", eyes: "👀",
    moneybag: "💰", dollar: "💵", heavy_dollar_sign: "💲", chart_with_upwards_trend: "📈", bar_chart: "📊",
    chart_with_downwards_trend: "📉", calendar: "📆", date: "📅", alarm_clock: "⏰", hourglass: "⌛", bell: "🔔",
    no_bell: "🔕", rotating_light: "🚨", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", question: "❓",
    information_source: "ℹ️", robot_face: "🤖", wave: "👋", point_right: "👉", arrow_right: "➡️", arrow_up: "⬆️",
    arrow_down: "⬇️", mag: "🔍", gear: "⚙️", wrench: "🔧", link: "🔗", pushpin: "📌", memo: "📝", bookmark: "🔖",
    large_green_circle: "🟢", large_yellow_circle: "🟡", red_circle: "🔴", sparkles: "✨", rocket: "🚀", zap: "⚡",
    lock: "🔒", smile: "😄", thinking_face: "🤔", raised_hands: "🙌", fire: "🔥", hash: "#️⃣", coin: "🪙",
  }),
);

/** The character for an emoji name, or the `:name:` itself where it is not one of ours. */
export function emoji(name) {
  return EMOJI.get(name) ?? `:${name}:`;
}

/** Plain text with its `:names:` replaced. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}
